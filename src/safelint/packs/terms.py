"""terms/*.toml, names.toml and near-names.toml: words to avoid, and names as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safelint.packs.entry import (
    EXPLAINED,
    FILE_RECORDED,
    ID,
    JUDGED,
    Entry,
    EntryKind,
    FileKind,
    FileOfEntries,
    check_examples,
    check_patterns,
    judged,
    sources,
    without,
)
from safelint.packs.schema import (
    choice,
    choices,
    either,
    flag,
    items,
    mapping,
    regex,
    table,
    tables,
    text,
    texts,
)
from safelint.values.entries import Term
from safelint.values.finding import SEVERITIES
from safelint.values.settings import NATIONS
from safelint.words.contexts import SCOPES
from safelint.words.instead import advice, faults

if TYPE_CHECKING:
    from safelint.values.tables.terms import NearNamesTable

_EXCUSED = choices(
    ("denied", "blame", "insult", "pleaded"),
    (),
    about="what else excuses a hit: a sentence that denies the words, one that denies that they lay blame, one that "
    "tells that somebody was called so, one that reports what is said in court for whoever is accused; left out: what "
    "the file says",
)
TERM = {
    "id": ID,
    **JUDGED,
    "case_sensitive": flag(False),
    "phrases": texts((), about="what to flag, as phrases; a word in its base form stands for all its forms"),
    "unless": texts((), about="phrases: what stands inside one of them is not flagged"),
    "avoid": texts((), about="words to flag as they stand, their forms included but for names and spellings"),
    "too_broad_alone": texts((), about="words that count only with the context or through the patterns"),
    "patterns_only": flag(False, about="true: the forms only illustrate the patterns"),
    "patterns": items(regex(), (), about="for forms that no phrase can say"),
    "reason": text("", about="why this entry has patterns or exception_patterns: what no phrase can say"),
    "context": text("", about="a list of the lexicon's contexts, or a pattern of contexts.toml: it must be there"),
    "not_context": text("", about="the same: it must not be there"),
    "context_in": choice(SCOPES, "sentence", about="where both are looked for"),
    "not_context_in": choices(SCOPES, (), about="where `not_context` is looked for, if elsewhere: in all these places"),
    "speaker": choice(
        ("anyone", "house", "others"),
        "anyone",
        about="whose words it is found in: house is who publishes, in the text or a quotation; others are those quoted",
    ),
    "weighed": text(
        "",
        match=r"[a-z-]+\.[a-z-]+",
        about="in place of phrases: a file of weights and a meaning in it; sentences that have it are found",
    ),
    "topics": items(ID, (), about="ids in topics.toml: it counts only in a text whose subject is one of them"),
    "needs_wrong_on": items(
        ID, (), about="ids in topics.toml: in a text on one of them it counts only where somebody's wrong is told, too"
    ),
    "in_heading": choice(("", *SEVERITIES), "", about="how loud it is in a heading; left out: as elsewhere"),
    "in_opening": choice(("", *SEVERITIES), "", about="the same in the first paragraph"),
    "lowered": items(ID, (), about="names in policy.toml: reasons for which a finding is milder"),
    "excused": _EXCUSED,
    "prefer": texts((), about="what to write instead of any form that `instead` does not name, the best first"),
    "instead": mapping(
        either(text(), texts(least=1)),
        {},
        about="form, or words that stand in forms: what to write for that one; … in it for the other words found",
    ),
    "leave_out": flag(False, about="true: the sentence that holds the words can be left out as a whole"),
    "fix": flag(True, about="false: a person must read the sentence before the words are replaced"),
    "masked": flag(False, about="true: no report repeats the words, such as how somebody died"),
    "nations": choices(NATIONS, (), about="where the entry applies; left out: everywhere"),
    **EXPLAINED,
}


def _term(entry: Entry) -> Term:
    return _made(entry, "spelling" if entry.values.get("spelling") else "term")


def _name(entry: Entry) -> Term:
    return _made(entry, "name")


def _made(entry: Entry, kind: str) -> Term:
    values = entry.values
    theme = re.sub(r"^terms/|\.toml$", "", entry.file)
    if not any(values[each] for each in ("phrases", "avoid", "patterns", "weighed")):
        raise entry.place.at("phrases").error("missing: give phrases, words, patterns or what is weighed")
    if values["weighed"] and not values["context"]:
        raise entry.place.at("context").error("missing: what is weighed needs it")
    if values["case_sensitive"] and values["phrases"]:
        raise entry.place.at("case_sensitive").error("phrases say themselves where a capital counts")
    if values["patterns_only"] and not values["patterns"]:
        raise entry.place.at("patterns").error("missing: patterns_only is set")
    if entry.file.startswith("terms/") and not entry.house:
        _check_reason(entry)
    if values["too_broad_alone"] and not values["patterns"] and not values["context"]:
        raise entry.place.at("too_broad_alone").error(
            "needs a context or patterns: by themselves these forms never count"
        )
    check_patterns(values["patterns"], entry.place)
    check_examples(entry)
    instead = {form: (each,) if isinstance(each, str) else each for form, each in values["instead"].items()}
    made = {**judged(entry), "theme": theme, "kind": kind, "instead": instead, "sources": sources(entry)}
    of_people = kind == "term" and not values.get("plain_words")
    term = Term(**{**without(values, "reason", "spelling", "plain_words"), **made}, of_people=of_people)
    for key, problem in faults(term):
        raise entry.place.at(key).error(problem)
    return term._replace(advice=advice(term))


def _check_reason(entry: Entry) -> None:
    """Expressions are for what no phrase can say, and an entry of the pack that has some says what that is."""
    expressions = bool(entry.values["patterns"] or entry.values["exception_patterns"])
    if expressions and not entry.values["reason"]:
        raise entry.place.at("reason").error("missing: say it with phrases and unless, or say why that cannot be")
    if entry.values["reason"] and not expressions:
        raise entry.place.at("reason").error("stands for no pattern")


FILE: FileOfEntries = FileKind(
    "terms/*.toml",
    "terms",
    table(
        {
            "title": text(),
            **FILE_RECORDED,
            "excused": _EXCUSED,
            "spelling": flag(False, about="true: its entries are on how words are spelt, not on which to choose"),
            "plain_words": flag(False, about="true: its entries are on plain words, not on how it speaks of people"),
            "term": tables(TERM),
        }
    ),
)
NAMES_FILE: FileOfEntries = FileKind("names.toml", "names", table({**FILE_RECORDED, "name": tables(TERM)}))
NEAR_NAMES_FILE: FileKind[NearNamesTable] = FileKind(
    "near-names.toml",
    "near-names",
    table(
        {
            **FILE_RECORDED,
            "ordinary": texts((), about="lower case words that are near a name and mean what they say"),
            "alike": texts((), about="words, parted by spaces, of which writers take one for another in a name"),
            "generic": texts((), about="words that writers add to a name, and that many a body has in its own"),
        }
    ),
)
TERMS = EntryKind("term", "terms", _term)
NAMES = EntryKind("name", "names", _name)
