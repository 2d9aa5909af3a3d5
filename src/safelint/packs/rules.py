"""rules/*.toml: the rules that code checks."""

from __future__ import annotations

from safelint.packs.entry import EXAMPLES, ID, JUDGED, SOURCED, Entry, EntryKind, FileKind, check_examples, sources
from safelint.packs.schema import date, table, tables, text
from safelint.values.entries import Rule

FAMILIES = ("helpline", "signposting", "terminology", "readability", "accessibility", "document")

RULE = {
    "id": text(match=r"(?:" + "|".join(FAMILIES) + r")/[a-z0-9]+(?:-[a-z0-9]+)*", about="family/name"),
    "kind": ID,
    "title": text(),
    **JUDGED,
    "message": text("", empty=True),
    "why": text(),
    "standard": text("", empty=True, about='what the rule rests on: "WCAG 2.2 1.1.1 A", or "house style"'),
    **SOURCED,
    **EXAMPLES,
}


def _rule(entry: Entry) -> Rule:
    needed = not entry.values["standard"]  # a criterion is a source of its own
    check_examples(entry, needed=False)  # a finding about a whole document has no words to mark
    # Without a source of its own, a coded rule rests on the facts that each finding names; these cap its severity.
    return Rule(**{**entry.values, "sources": sources(entry, needed=needed)})


FILE = FileKind(
    "rules/*.toml",
    "rules",
    table({"checked": date("", about="left out: the day in pack.toml"), "rule": tables(RULE)}),
)
RULES = EntryKind("rule", "rules", _rule)
