"""contexts.toml: patterns that entries name, for where their words count and where they are excused."""

from __future__ import annotations

from safelint.packs.entry import ID, FileKind
from safelint.packs.schema import flag, items, mapping, regex, table, tables, text

FILE = FileKind(
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
