"""elements.toml: what the help in a text can hold, who asks for it, the words that tie a way to it or not. What each
key is for stands in the head of that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.entry import ID, FileKind
from safelint.packs.schema import choice, choices, flag, items, mapping, regex, table, tables, text, texts, url
from safelint.values.roles import ElementRoles
from safelint.values.settings import AUDIENCES, NATIONS

if TYPE_CHECKING:
    from safelint.values.tables.elements import ElementsTable

_ID_FORM = r"[a-z0-9]+(?:_[a-z0-9]+)*"
ELEMENT_ID = text(match=_ID_FORM, about="the id of an element: lower case, with underscores")
ELEMENTS = items(ELEMENT_ID, (), about="ids of elements")
_SERVICES = items(ID, (), about="ids of helplines, the one to name first in front")
_TOPICS = items(ID, (), about="ids in topics.toml")
_SUBJECTS = items(ID, (), about="topics of helplines, in registry.toml")
LISTS_OF_TOPICS = choices(("minimum", "core", "full", "best"), (), about="lists of a topic")
_SAID_FOR = mapping(text(), {}, about="by topic, nation, audience, topic/nation or topic/audience: what it is there")

ELEMENT = {
    "id": ELEMENT_ID,
    "label": text(about="what it is, to the writer"),
    "label_for": _SAID_FOR,
    "suggest": text(about="the sentence to add"),
    "suggest_for": _SAID_FOR,
    "suggest_cy": text("", about="the same in Welsh"),
    "services": _SERVICES,
    "services_for": mapping(items(ID), {}, about="by topic: the services in their place"),
    "phrases": texts((), about="wordings that are it by themselves"),
    "cues": texts((), about="wordings that are it beside a number, an address or a link"),
    "cues_for": mapping(texts(least=1), {}, about="by topic: further ones"),
    "number_cues": texts((), about="wordings that are it beside a number"),
    "patterns": items(regex(), (), about="one must match where there are any, for a cue to count"),
    "own": choice(("", "any", "subject"), "", about="a service of the publisher's own, or in no list, that fills it"),
    "route": choice(("", "online", "text", "accessible"), "", about="the sort of way to any service that fills it"),
    "of_topic": flag(False, about="true: only services that the topic names for it count"),
    "by_nation": flag(False, about="true: asked for only where the text is for one of `nations`"),
    "with_number": flag(False, about="true: a service counts only with a number"),
    "wording": flag(False, about="true: the writer's own words fill it where no service does"),
    "of_some": flag(False, about="true: a line for some readers"),
    "no_line": flag(False, about="true: never named as the one way to help"),
    "open_line": flag(False, about="true: a line for the subject that is open to anyone fills it too"),
    "apart": flag(False, about="true: what fills it fills no broader element of a topic that asks for both"),
    "on_pages": flag(False, about="true: only a page can hold it, and no Word file, PDF or message"),
    "of_a_line": flag(False, about="true: its phrases count only where they are said of a way to get help"),
    "nations": choices(NATIONS, (), about="where it is for; left out: everywhere"),
    "only_on": _TOPICS,
    "not_for": choices(AUDIENCES, (), about="audiences that are not asked for it"),
}
_AUDIENCE = {
    "id": choice(AUDIENCES),
    "served": texts((), about="names in registry.toml: for whom a service must be to be named"),
    "instead": items(ELEMENT_ID, (), about="what is asked for in place of all else"),
    "required": LISTS_OF_TOPICS,
    "ask": ELEMENTS,
    "offer": ELEMENTS,
    "drop": items(ELEMENT_ID, (), about="what is never asked for"),
    "topics": _TOPICS,
}
_PERSON = {
    "id": text(match=_ID_FORM, about="a list of lexicon/en/groups.toml"),
    "pronoun": text("", about="that of one of them"),
    "unless": texts((), about="lists of lexicon/en/groups.toml: where one is found too, it stays open"),
    "element": ELEMENT_ID._replace(default=""),
    "alone": text("", about="a list of lexicon/en/groups.toml: such a text needs no other line for its subject"),
    "never": _SUBJECTS,
    "not_asked": ELEMENTS,
}
_SUBJECT = {
    "topic": ID,
    "label": text(about="the topic in words"),
    "sources": tables({"url": url(), "says": text()}),
    "helplines": _SUBJECTS,
    "not_helplines": _SERVICES,
    "also": _SUBJECTS,
    "not_asked": tables({"element": ELEMENT_ID, "nation": choice(("", *NATIONS), "", about="there alone")}),
    "general": flag(False, about="true: where several topics are found, it comes after those that are not"),
    "adults": flag(False, about="true: hardly ever one that a school writes home about"),
    "police": flag(False, about="true: who has news of it calls the police"),
    "lowered": text("", about="why the lack of help is told more quietly: a name of `lowered` in policy.toml"),
}

FILE: FileKind[ElementsTable] = FileKind(
    "elements.toml",
    "elements",
    table(
        {
            "roles": table(dict.fromkeys(ElementRoles._fields, ELEMENT_ID), about="what the program itself asks for"),
            "headings": texts((), about="how titles begin under which help stands, lower case"),
            "headings_whole": texts((), about="such titles, whole"),
            "help_words": texts((), about="words that tie a way to help by themselves"),
            "offer_words": texts((), about="words that tie it beside those for harm"),
            "harm_words": texts((), about="words for harm and for those whom it touches"),
            "desk_words": texts((), about="words that tell that it is for something else"),
            "help_with_words": texts((), about="words after which it is told what the help is with"),
            "condition_words": texts((), about="words that speak to somebody under a condition"),
            "menu_words": texts((), about="links of the menu of a site"),
            "told_words": texts((), about="reports of a call to 999 or 101, which advise none"),
            "desk_paths": texts((), about="openings of parts of addresses that lead to no help"),
            "help_paths": texts((), about="openings of last parts of addresses that lead to help"),
            "help_hosts": texts((), about="sites of public services, whose pages at such addresses are help, too"),
            "other_subjects": _SUBJECTS,
            "no_topic_line": _SUBJECTS,
            "few_readers": texts((), about="names in registry.toml: a service for these alone is no line for a topic"),
            "of_any_report": _SUBJECTS,
            "for_some": _SUBJECTS,
            "pointers": texts((), about="words that send readers to another page for help"),
            "at_least": items(ELEMENT_ID, (), about="what a text on no subject needs where somebody may be hurt"),
            "names_cy": mapping(text(), {}, about="id of a helpline: its name in a Welsh sentence"),
            "nations_cy": mapping(text(), {}, about="nation, or uk: its name in a Welsh sentence"),
            "element": tables(ELEMENT),
            "audience": tables(_AUDIENCE),
            "person": tables(_PERSON),
            "beside": mapping(ELEMENT_ID, {}, about="topic of a helpline for some: what stands beside it"),
            "subject": tables(_SUBJECT),
        }
    ),
)
