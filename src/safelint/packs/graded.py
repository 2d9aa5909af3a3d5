"""graded-words.toml and easy-words.toml: words by how common they are, and what was put right by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from safelint.packs.entry import FILE_RECORDED, FileKind, FileOfEntries
from safelint.packs.schema import Kind, Place, items, mapping, table, tables, text, texts
from safelint.reading.graded import GRADES

if TYPE_CHECKING:
    from safelint.values.tables.graded import GradedTable

GRADED_PATH, EASY_PATH = "graded-words.toml", "easy-words.toml"

_WORDS: Kind = mapping(text(), about="words, parted by white space, by their first letter")
_HARD: Kind = mapping(
    mapping(text(empty=True), about="hard words in their base form, with what is easier"),
    about="lists of hard words; `also_hard` in readability.toml names those that count for an audience",
)

GRADED_FILE: FileOfEntries = FileKind(GRADED_PATH, "graded-words", table(dict.fromkeys(GRADES, _WORDS)))
EASY_FILE: FileOfEntries = FileKind(
    EASY_PATH,
    "easy-words",
    table(
        {
            **FILE_RECORDED,
            "beginnings": texts((), about="what may stand before a word without making it harder"),
            "endings": mapping(
                items(text(empty=True), least=1), about="what stands in the base in place of each ending"
            ),
            "accepted": tables({"reason": text(), "words": texts(least=1)}, about="words that are never hard, and why"),
            "hard": _HARD,
        }
    ),
)


def joined(name: str, read: Mapping[str, Any]) -> GradedTable:
    """What a pack keeps of both files (path in the pack: values), words as one text each; {} where one is missing.

    Raises:
        SafelintError: a word is both accepted and hard; the message names the file and the word.
    """
    if GRADED_PATH not in read or EASY_PATH not in read:
        return {}
    by_hand = read[EASY_PATH]
    accepted = [word for each in by_hand["accepted"] for word in each["words"]]
    for title, words in by_hand["hard"].items():
        both = sorted(words.keys() & accepted)
        if both:
            raise Place(f"{name}/{EASY_PATH}", title).error(f'"{both[0]}" is accepted and hard')
    graded = read[GRADED_PATH]
    return {
        "everyday": " ".join(graded["everyday"].values()),
        "common": " ".join(graded["common"].values()),
        "accepted": " ".join(accepted),
        "hard": by_hand["hard"],
        "endings": by_hand["endings"],
        "beginnings": by_hand["beginnings"],
    }
