"""rules/*.toml: the rules that code checks."""

from __future__ import annotations

from typing import Any

from safelint.packs.entry import (
    EXAMPLES,
    ID,
    JUDGED,
    SOURCED,
    Entry,
    EntryKind,
    FileKind,
    FileOfEntries,
    check_examples,
    check_sure,
    sources,
)
from safelint.packs.schema import Kind, Place, choice, date, mapping, table, tables, text
from safelint.values.entries import Rule
from safelint.values.families import FAMILIES
from safelint.values.rulebook import NUMBER_VERDICTS

RULE = {
    "id": text(match=r"(?:" + "|".join(FAMILIES) + r")/[a-z0-9]+(?:-[a-z0-9]+)*", about="family/name"),
    "kind": ID,
    "title": text(),
    **JUDGED,
    "number": choice(NUMBER_VERDICTS, "", about="what a finding of it, unless a suggestion, tells of the number there"),
    "advice": text("", empty=True, about="what to do, for all findings of the rule"),
    "messages": mapping(
        text(), {}, about="what a finding prints, by name; {word} stands for what is found. Code names each"
    ),
    "why": text(),
    "standard": text("", empty=True, about='what the rule rests on: "WCAG 2.2 1.1.1 A", or "house style"'),
    **SOURCED,
    **EXAMPLES,
}


def _rule(entry: Entry) -> Rule:
    check_sure(entry.values["severity"], entry.values["confidence"], entry.place)
    needed = not entry.values["standard"]  # a criterion is a source of its own
    check_examples(entry, needed=False)  # a finding about a whole document has no words to mark
    # Without a source of its own, a coded rule rests on the facts that each finding names; these cap its severity.
    return Rule(**{**entry.values, "sources": sources(entry, needed=needed)})


def _with_shared_messages(kind: Kind) -> Kind:
    """A file of rules, each of which has the messages of the file besides its own."""

    def read(value: Any, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = kind.read(value, place)
        shared = found["messages"]
        rules = tuple({**rule, "messages": {**shared, **rule["messages"]}} for rule in found["rule"])
        return {**found, "rule": rules}

    return kind._replace(read=read)


FILE: FileOfEntries = FileKind(
    "rules/*.toml",
    "rules",
    _with_shared_messages(
        table(
            {
                "recorded": date("", about="left out: the day in pack.toml"),
                "messages": mapping(text(), {}, about="messages that the rules of the file share"),
                "rule": tables(RULE),
            }
        )
    ),
)
RULES = EntryKind("rule", "rules", _rule)
