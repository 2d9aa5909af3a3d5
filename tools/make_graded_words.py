"""Writes `rules/uk/graded-words.toml`: English words by how common they are.

    apt-get download scowl && dpkg-deb -x scowl_*.deb FOLDER
    python tools/make_graded_words.py FOLDER/usr/share/dict/scowl

SCOWL (Spell Checker Oriented Word Lists, Kevin Atkinson) gives each word a size: the smaller, the more common. Words
that the endings in `easy-words.toml` lead back to another of the same grade are left out, so that file and the table
belong together.
"""

from __future__ import annotations

import sys
import textwrap
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from safelint.reading.graded import GRADES, Endings  # noqa: E402

RULES = ROOT / "rules" / "uk"
TARGET = RULES / "graded-words.toml"
SIZES = (10, 20)  # of SCOWL, one for each grade
LIST = "english-words"  # what all kinds of English share; British spellings stand in easy-words.toml
HEAD = """\
#:schema ../schema/graded-words.json
# English words by how common they are: "everyday" are the english-words of size 10, "common" those of size 20 of SCOWL
# 2020.12.07, in their base form. Made by tools/make_graded_words.py; do not edit: what is wrong here is put right in
# easy-words.toml.
#
# SCOWL is Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists,
# the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty. Sizes 10 and 20
# rest on Moby Words II and on the UK English Wordlist with Frequency Classification by Brian Kelk, both in the public
# domain.

"""


def words(folder: Path, size: int) -> set[str]:
    """The plain words of a size, in small letters."""
    found = (folder / f"{LIST}.{size}").read_text(encoding="latin-1").split()
    return {word for word in found if word.isascii() and word.isalpha() and word.islower() and len(word) > 1}


def without_forms(found: set[str], easier: set[str], endings: Endings) -> set[str]:
    """Those that cannot be led back to another of them, nor to one of the grades before."""
    known = found | easier
    return {word for word in found - easier if not any(base != word and base in known for base in endings.bases(word))}


def rendered(grades: dict[str, set[str]]) -> str:
    """The tables as text: the words of a grade by their first letter."""
    text = HEAD
    for grade, found in grades.items():
        text += f"[{grade}]\n"
        for initial in sorted({word[0] for word in found}):
            line = " ".join(sorted(word for word in found if word[0] == initial))
            text += f'{initial} = """\n' + "\n".join(textwrap.wrap(line, 120)) + '"""\n'
        text += "\n"
    return text.rstrip("\n") + "\n"


def main(folder: Path) -> None:
    by_hand = tomllib.loads((RULES / "easy-words.toml").read_text(encoding="utf-8"))
    endings = Endings(by_hand["endings"], by_hand["beginnings"])
    grades: dict[str, set[str]] = {}
    easier: set[str] = set()
    for grade, size in zip(GRADES, SIZES, strict=True):
        grades[grade] = without_forms(words(folder, size), easier, endings)
        easier |= grades[grade]
    TARGET.write_text(rendered(grades), encoding="utf-8", newline="\n")
    print({grade: len(found) for grade, found in grades.items()}, TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
