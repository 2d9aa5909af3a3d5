"""Write the syllable tables that ship with safelint.

    python tools/make_syllables.py             our own words, from tools/syllables-uk.toml
    python tools/make_syllables.py CMUDICT     these, and the exceptions that the dictionary at CMUDICT shows

CMUDICT is the text form of the CMU Pronouncing Dictionary ("WORD  P H OW1 N Z" a line), or a JavaScript module that
maps words to such phones. The first pronunciation of a word counts. A word that the rule in `syllables.py` gets
right is left out, so the rule and the table belong together: after a change to the rule, run this again.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from safelint.reading import syllables  # noqa: E402

OWN = ROOT / "tools" / "syllables-uk.toml"
_ENTRY = re.compile(r"""^\s*"?([^\s":]+)"?:?\s+"?((?:[A-Z]+[0-2]? ?)+)"?,?\s*(?:#.*)?$""", re.MULTILINE)
_PLAIN = re.compile(r"[a-z]+(?:'[a-z]+)*'?")

CMU_HEAD = "# Derived from the CMU Pronouncing Dictionary; see NOTICE. Made by tools/make_syllables.py: do not edit.\n"
OWN_HEAD = "# From tools/syllables-uk.toml. Made by tools/make_syllables.py: do not edit.\n"


def dictionary(text: str) -> dict[str, int]:
    """Word -> syllables of the first pronunciation, for words that are letters and apostrophes only."""
    found: dict[str, int] = {}
    for word, phones in _ENTRY.findall(text):
        if _PLAIN.fullmatch(word.lower()):
            found.setdefault(word.lower(), sum(phone[-1].isdigit() for phone in phones.split()))
    return {word: number for word, number in found.items() if number}


def exceptions(words: dict[str, int]) -> dict[str, int]:
    """The words that `count` gets wrong, nouns before their possessives, since these are counted by their nouns."""
    wrong = {word: number for word, number in words.items() if "'" not in word and syllables.by_rule(word) != number}
    for word, number in words.items():
        if "'" in word and _with_table(word, wrong) != number:
            wrong[word] = number
    return wrong


def _with_table(word: str, table: dict[str, int]) -> int:
    syllables._tables.clear()
    syllables._tables[word[:1]] = table
    return syllables.count(word)


def own_words() -> dict[str, int]:
    tables = tomllib.loads(OWN.read_text(encoding="utf-8"))
    return {word.lower(): number for table in tables.values() for word, number in table.items()}


def render(head: str, words: dict[str, int]) -> str:
    groups: dict[tuple[str, int], list[str]] = {}
    for word, number in words.items():
        groups.setdefault((word[0], number), []).append(word)
    return head + "".join(
        f"{initial} {number} {' '.join(sorted(group))}\n" for (initial, number), group in sorted(groups.items())
    )


def write(name: str, text: str) -> None:
    path = Path(syllables.DATA) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> None:
    for path in arguments[:1]:
        words = dictionary(Path(path).read_text(encoding="utf-8", errors="replace"))
        write(syllables.FILES[0], render(CMU_HEAD, exceptions(words)))
    write(syllables.FILES[1], render(OWN_HEAD, own_words()))


if __name__ == "__main__":
    main(sys.argv[1:])
