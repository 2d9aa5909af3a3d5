"""abbreviations.toml and letters.toml: letters and words to explain, and letters that need no explaining."""

from __future__ import annotations

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
    judged,
    sources,
)
from safelint.packs.schema import choice, flag, table, tables, text, texts
from safelint.values.entries import Abbreviation

if TYPE_CHECKING:
    from safelint.values.tables.abbreviations import LettersTable

ABBREVIATION = {
    "id": ID,
    "kind": choice(("letters", "word"), "letters"),
    **JUDGED,
    "case_sensitive": flag(True),
    "forms": texts(least=1, about="the letters or the word as met in texts"),
    "expansions": texts((), about="full forms, the one to suggest first"),
    "known": choice(("yes", "partly", "no"), "no", about="may a general reader be expected to know it?"),
    "prefer": texts((), about="what to write at the first use"),
    "clues": texts(
        (),
        about="for letters with several meanings: lower-case words of which one, for two letters two, must stand near",
    ),
    "other_meaning": texts((), about="lower-case words of which none may stand in the text"),
    "notes": text("", empty=True),
    **EXPLAINED,
}


def _abbreviation(entry: Entry) -> Abbreviation:
    if entry.values["kind"] == "letters" and not entry.values["expansions"]:
        raise entry.place.at("expansions").error("missing: letters need at least one full form")
    check_examples(entry)
    return Abbreviation(**{**entry.values, **judged(entry), "sources": sources(entry)})


FILE: FileOfEntries = FileKind(
    "abbreviations.toml", "abbreviations", table({**FILE_RECORDED, "abbreviation": tables(ABBREVIATION)})
)
LETTERS_FILE: FileKind[LettersTable] = FileKind(
    "letters.toml",
    "letters",
    table(
        {
            "known": texts((), about="letters that need no explaining"),
            "told": texts((), about="letters that need it, though they are two or can be read as a word"),
            "known_news": texts((), about="for readers of the news"),
            "known_professional": texts((), about="for people who work in the field"),
            "begins": texts((), about="three consonants in capitals with which a word may begin"),
            "ends": texts((), about="three or four consonants in capitals with which a word may end"),
            "words": texts((), about="words that writers set in capitals, in small letters"),
        }
    ),
)
ABBREVIATIONS = EntryKind("abbreviation", "abbreviations", _abbreviation)
