"""What the entries of all files have in common: how a list of them is described, where one stands, which fields many
have, and what must hold in any.

Every mistake is a `SafelintError` that names file, entry and key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from safelint.numbers.plan import NumberingPlan
from safelint.packs.schema import (
    Kind,
    Place,
    choice,
    choices,
    date,
    flag,
    items,
    period,
    regex,
    tables,
    text,
    texts,
    url,
)
from safelint.text.patterns import UnsafePatternError, needs
from safelint.values.finding import ERROR, SEVERITIES, SUGGESTION, Severity
from safelint.values.references import Reference
from safelint.values.settings import CONFIDENCES, NATIONS, Confidence

Read = TypeVar("Read", bound=Mapping[str, Any])


class FileKind(NamedTuple, Generic[Read]):
    """Files of a pack: the pattern of their names, the name of their JSON schema, what they hold, and what must hold in
    one of them (its values, its name for messages).

    One whose values a pack keeps as they are read says in its annotation which table of `values/tables` they are.
    """

    pattern: str
    schema: str
    holds: Kind
    check: Callable[[Read, str], None] | None = None

    def of(self, files: Mapping[str, Any]) -> Read:
        """What the one file of this kind holds, of all that were read, by their paths in the pack. It must be there."""
        found: Read = files[self.pattern]
        return found

    def of_any(self, files: Mapping[str, Any], default: Read) -> Read:
        """The same of a file that a pack may be without; then `default`."""
        found: Read = files.get(self.pattern, default)
        return found


FileOfEntries = FileKind[Mapping[str, Any]]
"""Files that a pack does not keep as they are: values are made of what stands in them."""


class Entry(NamedTuple):
    """One table of a list, as read, with the file it stands in and its place in it for messages.

    `plan` is what the pack knows of numbers. One that a house added to the pack (`house`) needs no sources and no
    examples.
    """

    values: dict[str, Any]
    file: str
    place: Place
    plan: NumberingPlan
    house: bool = False


Lists = Mapping[str, list[Entry]]
"""Entries by the key of their list."""


class EntryKind(NamedTuple):
    """A list of entries: its `key` in a file, the `field` of `Pack` that holds it, what makes a value of one entry."""

    key: str
    field: str
    read: Callable[[Entry], Any]


_ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID = text(match=_ID_FORM, about="lower case letters, digits and hyphens")
OTHER_ID = text("", match=_ID_FORM, about="the id of another entry")
WHERE = choices(("uk", *NATIONS), least=1, about='England, Wales, Scotland, Northern Ireland, or only "uk" for all')
SOURCE = {
    "url": url(),
    "says": text("", empty=True, about="what the page says, in your own words"),
    "date": period("", about="the date that the page itself shows"),
    "seen": date("", about="the day on which somebody read the page, where that is known"),
    "cite": flag(True, about="false: a page that was read but is no authority; no finding shows it"),
}
SOURCES = tables(SOURCE, about="the pages that an entry rests on, the best first")
SOURCED = {
    "sourced": flag(True, about="false: no page was found; the entry is then a suggestion"),
    "sources": SOURCES,
    "recorded": date("", about="the day on which the entry was written down; left out: that of the file"),
}
EXAMPLES = {
    "bad": texts((), about="short texts; [[...]] marks exactly the words that are flagged"),
    "good": texts((), about="short texts in which nothing is flagged"),
}

JUDGED = {
    "severity": choice(SEVERITIES),
    "confidence": choice(CONFIDENCES, "medium"),
    "enabled": flag(True, about="false: switched off until a configuration selects it"),
}
EXPLAINED = {
    "message": text(about="what the writer should do, in one or two sentences"),
    "why": text("", empty=True, about="why, for people who ask"),
    "exceptions": texts((), about="when the words are right, for people"),
    "exception_sets": items(ID, (), about="names of sets in contexts.toml that excuse a hit"),
    "exception_patterns": items(regex(), (), about="a hit that overlaps one is excused; case counts"),
    **SOURCED,
    **EXAMPLES,
}
FILE_RECORDED = {"recorded": date(about="the day on which it was written down; an entry may give its own")}


def without(values: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """The table without these keys."""
    return {key: value for key, value in values.items() if key not in keys}


def sources(entry: Entry, *, needed: bool = True) -> tuple[Reference, ...]:
    """The sources of an entry. Where `needed`, one of a pack must have some, unless it says that there are none."""
    found = tuple(Reference(**each) for each in entry.values["sources"])
    if needed and not entry.house and not found and entry.values["sourced"] and not entry.values.get("corroborated"):
        raise entry.place.at("sources").error("missing: name a page, or write sourced = false")
    return found


def judged(entry: Entry) -> dict[str, str]:
    """Severity and confidence: without a source a suggestion, at most medium; only what is sure is an error."""
    severity, confidence = entry.values["severity"], entry.values["confidence"]
    if not entry.values["sourced"]:
        severity = SUGGESTION
        confidence = "medium" if confidence == "high" else confidence
    check_sure(severity, confidence, entry.place)
    sources = entry.values["sources"]
    if severity == ERROR and sources and not any(source["cite"] for source in sources):
        raise entry.place.at("sources").error("an error needs a page that a finding can show: none has cite = true")
    return {"severity": severity, "confidence": confidence}


def check_sure(severity: Severity, confidence: Confidence, place: Place) -> None:
    """An error is sure: no finding of less than high confidence is ever one, whatever its entry says."""
    if severity == ERROR and confidence != "high":
        raise place.at("severity").error("an error needs a confidence of high")


def check_examples(entry: Entry, *, needed: bool = True) -> None:
    """Examples are there, where `needed` in a pack, and marked as they should be."""
    needed = needed and not entry.house
    for key in ("bad", "good"):
        if needed and not entry.values[key]:
            raise entry.place.at(key).error("missing: an entry needs at least one example of each kind")
    for count, example in enumerate(entry.values["bad"], 1):
        place = entry.place.at(f"bad {count}")
        if example.count("[[") != example.count("]]") or (needed and "[[" not in example):
            raise place.error("mark the words that are flagged with [[ and ]]")
    for count, example in enumerate(entry.values["good"], 1):
        if "[[" in example or "]]" in example:
            raise entry.place.at(f"good {count}").error(
                "nothing is flagged in a good example, so nothing may be marked"
            )


def check_patterns(patterns: Iterable[str], place: Place) -> None:
    """A text that holds none of some words cannot match any of the patterns, as `needs` asks."""
    for count, pattern in enumerate(patterns, 1):
        try:
            needs(pattern)
        except UnsafePatternError as problem:
            raise place.at(f"patterns {count}").error(str(problem)) from None
