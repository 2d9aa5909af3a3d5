"""topics.toml and acts.toml: subjects, the words that show them and what a text on one must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.elements import ELEMENT_ID
from safelint.packs.entry import (
    FILE_RECORDED,
    ID,
    OTHER_ID,
    SOURCES,
    Entry,
    EntryKind,
    FileKind,
    FileOfEntries,
    without,
)
from safelint.packs.schema import Place, either, flag, integer, items, mapping, table, tables, text, texts
from safelint.values.entries import Topic

if TYPE_CHECKING:
    from safelint.values.tables.topics import ActsTable, ImagesTable

_ELEMENTS = items(
    either(ELEMENT_ID, items(ELEMENT_ID, least=2)), (), about="elements; a list in the list: any of them will do"
)

TOPIC = {
    "id": ID,
    "strong": texts((), about="phrases that show the topic by themselves"),
    "medium": texts((), about="phrases of which two different ones show it"),
    "weak": texts((), about="phrases that only add to others"),
    "never_alone": texts((), about="of the medium ones, those that show nothing without one that does not stand here"),
    "exclude": texts((), about="phrases that are about something else"),
    "minimum": _ELEMENTS,
    "core": _ELEMENTS,
    "full": _ELEMENTS,
    "best": _ELEMENTS,
    "services": mapping(items(ID, least=1), {}, about="ids of helplines by element, nation or another role"),
    "notes": texts(()),
    "called": items(ID, (), about="common words by which a person may name it, in lower case with hyphens"),
}


def _topic(entry: Entry) -> Topic:
    values = without(entry.values, "recorded")
    for word in values["strong"]:
        for other in ("medium", "weak"):
            if word in values[other]:
                raise entry.place.at(other).error(f'"{word}" is also strong')
    for word in values["never_alone"]:
        if word not in values["medium"]:
            raise entry.place.at("never_alone").error(f'"{word}" is not among `medium`')
    return Topic(**values)


_LISTS = texts((), about="names of lists of acts, people and what stands around them")
_GROUPS = items(either(text(), texts(least=2)), (), about="such names; a list in the list: any one of them will do")
RULE = {
    "topic": ID,
    "says": text(about="what the rule finds"),
    "act": _LISTS,
    "to": _LISTS,
    "by": _LISTS,
    "near": _GROUPS,
    "beside": _GROUPS,
    "not_near": _LISTS,
    "not_beside": _LISTS,
    "case": flag(False, about="true: only where somebody answers for the act"),
    "two_of": _LISTS,
    "least": integer(2, low=2, about="how many signs are needed"),
    "of_which": _LISTS,
}


ASIDE = {
    "topic": ID,
    "told_by": text(about="a list of the lexicon, of which two different wordings tell of something else"),
    "said_by": text("", about="a list of which one phrase must stand there: who speaks, or what is told", empty=True),
    "but_for": text(about="a list of which one phrase shows the subject all the same"),
    "instead": OTHER_ID,
}


IMAGES = {
    "of_adults": OTHER_ID,
    "of_children": OTHER_ID,
    "children": text("", about="a list of the lexicon that tells of children", empty=True),
    "adults": text("", about="a list that tells of images of adults", empty=True),
    "any_age": texts((), about="phrases of the topic of children that say nothing of age"),
}
_NO_IMAGES: ImagesTable = {"of_adults": "", "of_children": "", "children": "", "adults": "", "any_age": ()}


def _check_acts(acts: ActsTable, file: str) -> None:
    for count, rule in enumerate(acts["shows"], 1):
        if bool(rule["act"]) == bool(rule["two_of"]):
            raise Place(file, f"shows {count}", "act").error("has either an act or `two_of`")


FILE: FileOfEntries = FileKind(
    "topics.toml", "topics", table({**FILE_RECORDED, "sources": SOURCES, "topic": tables(TOPIC)})
)
ACTS_FILE: FileKind[ActsTable] = FileKind(
    "acts.toml",
    "acts",
    table(
        {
            "of_children": ID,
            "against_adults": ID,
            "acts": texts(least=1, about="phrases for acts that show a topic by whom they are done to"),
            "any_age": texts((), about="phrases of topics that say nothing of age"),
            "images": table(IMAGES, _NO_IMAGES, about="whose images they are that a text tells of"),
            "aside": tables(ASIDE, (), about="subjects that are none where a text tells of something else"),
            "needs_a_child": texts((), about="topics whose medium words fit adults as well"),
            "shows": tables(RULE, about="which act, done by whom to whom and near what, shows which topic"),
        }
    ),
    _check_acts,
)
TOPICS = EntryKind("topic", "topics", _topic)
