"""contexts.toml: patterns that entries name, for where their words count and where they are excused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from safelint.packs.entry import ID, FileKind, FileOfEntries
from safelint.packs.schema import flag, items, mapping, regex, table, tables, text

if TYPE_CHECKING:
    from safelint.values.tables.contexts import ExceptionSetRow

FILE: FileOfEntries = FileKind(
    "contexts.toml",
    "contexts",
    table(
        {
            "contexts": mapping(regex(), {}, about="patterns, case ignored, that entries name"),
            "exception_set": tables(
                {
                    "id": ID,
                    "says": text(),
                    "ignore_case": flag(False),
                    "shows_no_topic": flag(False, about="true: words in a match do not show what a text is about"),
                    "patterns": items(regex(), ()),
                }
            ),
        }
    ),
)


def patterns_and_sets(read: Mapping[str, Any]) -> tuple[Mapping[str, str], dict[str, ExceptionSetRow]]:
    """The patterns and the sets of exceptions of a pack, of whose files (path in the pack: values) this one may be
    missing."""
    found = FILE.of_any(read, {"contexts": {}, "exception_set": ()})
    sets: dict[str, ExceptionSetRow] = {
        each["id"]: {
            "says": each["says"],
            "ignore_case": each["ignore_case"],
            "shows_no_topic": each["shows_no_topic"],
            "patterns": each["patterns"],
        }
        for each in found["exception_set"]
    }
    return found["contexts"], sets
