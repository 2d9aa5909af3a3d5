"""sentences.toml: words by which the end of a sentence is told from what only looks like it. What each list is for
stands in that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.entry import FileKind
from safelint.packs.schema import table, texts

if TYPE_CHECKING:
    from safelint.values.tables.sentences import SentencesTable

FILE: FileKind[SentencesTable] = FileKind(
    "sentences.toml",
    "sentences",
    table(
        {
            "titles": texts((), about="before a name"),
            "before_numbers": texts((), about="before a number"),
            "continuing": texts((), about="before more of the same sentence"),
            "may_end": texts((), about="before an end where one of `starters` follows"),
            "also_words": texts(
                (), about="those of `may_end` that are words too: they end a sentence but before a number"
            ),
            "saints": texts((), about="before the name of a saint, and after that of a street"),
            "times": texts((), about="after the hour of a time"),
            "before_times": texts((), about="before a time"),
            "after_times": texts((), about="after a time in the same sentence, case as written"),
            "lettered": texts((), about="before a letter that is no initial"),
            "starters": texts((), about="words that begin a sentence and are no part of a name, case as written"),
            "refusing": texts((), about="before a list of what is refused"),
            "small_names": texts((), about="names that begin a sentence with a small letter"),
            "marked_names": texts((), about="names that end in a mark, case as written"),
            "after_marked_names": texts((), about="after these in the same sentence, case as written"),
            "run_on": texts((), about="at the end of a line that runs on"),
        }
    ),
)
