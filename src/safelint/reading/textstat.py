"""Grade and reading ease by textstat, kept from the network: the only module that imports it.

At the first English word textstat asks nltk for a pronouncing dictionary, and nltk downloads it where it is missing. No
command of ours reaches a network, and our own count of syllables is the better one for British words. So while
textstat loads, modules of ours stand in `sys.modules` for nltk and pyphen, and after that it holds what it took from
them. Nowhere else does safelint put a module in the place of another: see
`docs/decisions/0005-textstat-loads-without-its-dictionary.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NamedTuple

from safelint.reading import syllables

_MOST_WORDS = 5_000
"""Words that textstat scores in one process. After them grade and reading ease come from our own formulas, which give
the same, as both count the same words and syllables: textstat takes 2 s for a million words, 3.5 % of a run."""
_given = [0]  # words that textstat has been given

_TO_TEXTSTAT = str.maketrans({"-": "_", "\u2010": "_", "\u2011": "_", "'": "\u02bc", "’": "\u02bc"})
"""textstat deletes hyphens and some apostrophes, and so would look up "selfharm"; these stand-ins are letters to it. No
word holds one by itself: `words.py` reads U+02BC as an apostrophe, and takes no underscore for a letter."""
_FROM_TEXTSTAT = str.maketrans({"_": "-", "\u02bc": "'"})


class _Phones(dict[str, list[tuple[str, ...]]]):
    """What textstat takes for a pronouncing dictionary: it counts the phones that end in a digit, a syllable each."""

    def __missing__(self, word: str) -> list[tuple[str, ...]]:
        if len(self) >= syllables.Known.SIZE:
            self.clear()
        phones = self[word] = [("1",) * syllables.known[word.translate(_FROM_TEXTSTAT)]]
        return phones


_phones = _Phones()


class _Pyphen:
    """textstat asks for a hyphenator beside the dictionary, which knows every word."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def positions(self, word: str) -> list[int]:
        return []


class _TextStat(NamedTuple):
    grade: Callable[[str], float]
    ease: Callable[[str], float]
    caches: list[Callable[[], None]]


def _stand_ins() -> dict[str, ModuleType]:
    """Modules that take the place of nltk, which would download its dictionary, and pyphen, while textstat loads."""
    nltk: Any = ModuleType("nltk")
    nltk.data, nltk.corpus = ModuleType("nltk.data"), ModuleType("nltk.corpus")
    nltk.data.find = nltk.download = lambda *_args, **_options: True
    nltk.corpus.cmudict = ModuleType("nltk.corpus.cmudict")
    nltk.corpus.cmudict.dict = lambda: _phones
    pyphen: Any = ModuleType("pyphen")
    pyphen.Pyphen = _Pyphen
    return {"nltk": nltk, "pyphen": pyphen}


@contextmanager
def _standing_in(modules: Mapping[str, ModuleType]) -> Iterator[None]:
    """Whoever imports one of these names inside gets our module for it; those outside get the real one, as before."""
    before = {name: sys.modules[name] for name in modules if name in sys.modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in modules:
            sys.modules.pop(name, None)
        sys.modules.update(before)


def _load() -> _TextStat | None:
    """textstat with our syllables, or None where that cannot be had, such as after somebody else's import of it."""
    if "textstat" in sys.modules:
        return None
    ours = _stand_ins()
    try:
        with _standing_in(ours):
            import textstat
    except Exception:  # whatever a package may raise while it loads: our own formulas do as well
        return None
    dictionary = sys.modules.get("textstat.backend.utils._get_cmudict")
    if getattr(dictionary, "nltk", None) is not ours["nltk"]:
        return None
    caches = {
        id(value): value.cache_clear
        for name, module in list(sys.modules.items())
        if name.startswith("textstat.backend")
        for value in vars(module).values()
        if callable(value) and hasattr(value, "cache_clear")
    }
    return _TextStat(textstat.flesch_kincaid_grade, textstat.flesch_reading_ease, list(caches.values()))


_textstat: list[_TextStat | None] = []


def grade_and_ease(lines: Sequence[str], words: int) -> tuple[float, float] | None:
    """Flesch-Kincaid grade and reading ease of cleaned sentences that have so many words; None where textstat cannot be
    used, or has had its share."""
    if _given[0] + words > _MOST_WORDS:
        return None
    if not _textstat:
        _textstat.append(_load())
    loaded = _textstat[0]
    if loaded is None:
        return None
    _given[0] += words
    text = for_textstat(lines)
    try:
        return loaded.grade(text), loaded.ease(text)
    except Exception:  # a release that works in another way
        return None
    finally:
        for clear in loaded.caches:  # they would hold whole texts
            clear()


def for_textstat(lines: Sequence[str]) -> str:
    """Cleaned sentences as textstat reads them right: one a line, one full stop each, each word one run of letters."""
    return "".join(f"{line}.\n" for line in lines).translate(_TO_TEXTSTAT)
