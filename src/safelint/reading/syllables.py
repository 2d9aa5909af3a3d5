"""How many syllables a word has.

A rule by vowel groups with corrections for English, then tables of the words that the rule gets wrong: one derived
from the CMU Pronouncing Dictionary, first pronunciations (`data/syllables.txt`, see NOTICE), and our own words
(`data/syllables-uk.txt`, made from `tools/syllables-uk.toml`), which win. `tools/make_syllables.py` writes both.
"""

# pathlib costs start-up time

from __future__ import annotations

import os

from safelint.lazy import regex

DATA = os.path.join(os.path.dirname(__file__), "data")
FILES = ("syllables.txt", "syllables-uk.txt")

_GROUP = regex("[aeiouy]+")
_SIBILANT = regex("(?:[szx]|[cs]h|[cgsz]e|[^aeiou]che)$")

# Every expression begins with a letter and looks back after it: that is several times as fast.
# One vowel group that holds two syllables: ra-di-al, vi-o-lin, sci-ence, bru-tal-i-ty has none.
_SPLIT = regex(
    r"i(?=a)(?<![ctsg]i)|i(?<=[cts]i)(?=a(?!n|l|$|'s?$))"
    r"|i(?=o)(?<![ctsgxln]i)|i(?<=[ln]i)(?=o(?!n))|i(?=o(?:s|'s)?$)"
    r"|i(?=um|us$)|i(?=e(?:r|rs|st|nce|nt|nts|ncy|t|ty)$)(?<![cs]i)"
    r"|y(?<=[aeou]y)(?=[aeiou](?!$|s$|d$))|y(?=ing|ist)(?<![aeou]y)|y(?<=[^aeiouyln]y)(?=[ao]|er)(?<!^y)"
    r"|u(?<![qg]u)(?=al|ou)|e(?=ing|um|ous|us$)|e(?=o(?!u|n$|ns$|ple|v))"
    r"|e(?=a(?:$|t(?:e|ed|es|ing|ion|ions|or|ors|ive|ivity)$))"
)
# A syllable without a vowel letter: -ism, gig-gling, McK-, had-n't, -dl.
_PLUS = regex(r"m(?<=[st]m)(?=s?$)|l(?<=[bgt]l)(?=ings?$)|l(?<=[bs]l)(?=ers?$)|^mc|n(?<=[ds]n)'t$|l(?<=[bdgktpzf]l)$")
_PLUS_ENDS = ("m", "ms", "ling", "lings", "ler", "lers", "n't", "l")
# An e (or ue, or the a of -ically) that is not heard. The first line is for compounds and suffixes: safe-ly.
_SILENT = regex(
    r"e(?<=[^aeiouy]e)(?=(?:ly|less|ful|fully|lessly|lessness|fulness|ness|ments?|mental|some|m[ae]n|wom[ae]n|town"
    r"|ford|b[eu]rg|burgh|land|wood|fields?|stone|ports?|workers?|works?|houses?|lines?|times?|days?|ways?|more|bury"
    r"|by|berry|backs?|boards?|books?|walk|wide|keepers?|holders?|makers?|heads?|rooms?|mates?|shops?|worth|side|point"
    r"|stead|wright|hart|hardt|hood|yard|ville|mann|sters?|sm[ae]n|smith|guard|guards|guarding|guarded)$)"
    r"(?<![bdgpt]le)"
    r"|e(?<=[^aeiouytd]e)(?=d$)(?<![^aeiouyrlw]le)"
    r"|e(?<=[^aeiouylgszcx]e)(?=s$)(?<![cs]he)|e(?<=[aeiouyrnl]le)(?=s$)"
    r"|e(?<=[^aeiouyl]e)$(?<![tbkdg]re)(?<!tke)(?<!nte)|e(?<=[aeiouylh]le)$"
    r"|u(?<=[gq]u)e(?=s?$)|a(?<=ica)(?=lly$)"
)

_lines: dict[str, list[list[str]]] = {}
_tables: dict[str, dict[str, int]] = {}


def by_rule(word: str) -> int:
    """Syllables of a lower-case word by the rule alone, at least 1. A word without vowels is spelt out (NHS is 3)."""
    groups = _GROUP.findall(word)
    heard = len(groups)
    if not heard:
        return sum(3 if letter == "w" else 1 for letter in word if letter.isalpha()) or 1
    if len("".join(groups)) > heard:  # two vowels side by side
        heard += len(_SPLIT.findall(word))
    if word.endswith(_PLUS_ENDS) or word.startswith("mc"):
        heard += len(_PLUS.findall(word))
    if "e" in word or word.endswith("ically"):
        heard -= len(_SILENT.findall(word))
    return max(heard, 1)


def count(word: str) -> int:
    """Syllables of a word, at least 1. Case, accents and the form of the apostrophe do not matter.

    A hyphenated compound has the sum of its parts; a possessive that is in no table has its noun's, and one more
    where the noun ends in a hissing sound.
    """
    word = word.lower()
    if not word.isascii():
        word = _plain(word)
    if "-" in word:
        return sum(count(part) for part in word.split("-") if part) or 1
    hissing = 0
    while (known := _table(word[:1]).get(word)) is None and word.endswith(("'s", "'")):
        noun = word.removesuffix("s").removesuffix("'")
        hissing += word.endswith("s") and _SIBILANT.search(noun) is not None
        word = noun
    return hissing + (by_rule(word) if known is None else known)


def _plain(word: str) -> str:
    """Without accents, and with the typewriter's apostrophe and hyphen."""
    word = word.replace("’", "'").replace("\u02bc", "'").replace("\u2010", "-").replace("\u2011", "-")
    if word.isascii():
        return word
    from unicodedata import combining, normalize  # few texts need it

    return "".join(char for char in normalize("NFD", word) if not combining(char))


def _table(initial: str) -> dict[str, int]:
    """The exceptions that begin with one letter. Only letters that a text uses are ever unpacked."""
    table = _tables.get(initial)
    if table is None:
        if not _lines:
            _open()
        table = {}
        for _, number, *words in _lines.get(initial, ()):
            table.update(dict.fromkeys(words, int(number)))
        if len(_tables) < 64:  # initials of every alphabet there is are not worth keeping
            _tables[initial] = table
    return table


def _open() -> None:
    """Each line of a table is: an initial, a number of syllables, and the words that have it."""
    for name in FILES:
        with open(os.path.join(DATA, name), encoding="utf-8") as file:
            for line in file.read().splitlines():
                if not line.startswith("#"):
                    _lines.setdefault(line[0], []).append(line.split())


class Known(dict[str, int]):
    """Word -> syllables, so that a repeated word is one look-up. It forgets everything at `SIZE` words."""

    SIZE = 50_000

    def __missing__(self, word: str) -> int:
        if len(self) >= self.SIZE:
            self.clear()
        number = self[word] = count(word)
        return number


known = Known()
