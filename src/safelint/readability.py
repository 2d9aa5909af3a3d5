"""How hard a document's prose is to read.

`measure` chooses the sentences that are scored and counts them once; everything else works on these counts.
Flesch-Kincaid grade and reading ease come from textstat, on the cleaned sentences; this is the only module that
imports it. All other figures are computed here, by the published formulas:

- Flesch reading ease: Flesch (1948), A new readability yardstick, Journal of Applied Psychology 32(3).
- Flesch-Kincaid grade: Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75.
- SMOG: McLaughlin (1969), SMOG grading, Journal of Reading 12(8).
- Gunning fog: Gunning (1952), The Technique of Clear Writing. Every word of three or more syllables is complex here.
- Coleman-Liau: Coleman and Liau (1975), Journal of Applied Psychology 60(2).
- ARI: Smith and Senter (1967), AMRL-TR-66-220.

Where textstat differs, for the same sentences and the same syllables: its fog leaves out about 3,000 easy words
whatever their length; its ARI counts punctuation as characters, ours letters only; its Coleman-Liau has 0.058 where the
paper has 0.0588. A clause before a colon or semicolon is no sentence of its own.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from heapq import nlargest
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from safelint import syllables
from safelint.lazy import regex
from safelint.model import Block, Document, Scores
from safelint.prose import ASCII_WORD, INNER_STOP, INVISIBLE, WORD, Sentence

Range = tuple[int, int]

_TEXTSTAT_WORDS = 100_000
"""Above, grade and reading ease come from our own formulas, which give the same: textstat takes 0.8 s for 5 MB."""

_KINDS = frozenset(("paragraph", "item"))
_ASIDE = frozenset(("nav", "footer"))
_SHORTEST = 3  # words in a scored sentence
_SHORTEST_ITEM = 4  # words in a list item of one sentence
_SHORTEST_LINE = 6  # words in a paragraph's sentence without an end mark: shorter ones are names, places, dates

# What makes a sentence worth cleaning at all.
_UNCLEAN = regex(r"[\d@\ufffc]|://|\.\w")
_INSIDE = regex(r"://|\.\w")
_EMAIL = regex(r"(?<!\S)[^\s@]*+@\S+")
_URL = regex(r"(?:https?://|www\.)\S+")
_DOTTED = regex(r"(?<![\w.-])[\w-]++(?:\.[\w-]+)++(?:/\S*)?")
_DOMAIN = regex(r"\.(?:org|gov|com|co|net|uk|scot|wales|cymru|info|example)(?:[./]|$)")
_WITH_DIGIT = regex(r"(?<!\w)[^\W\d]*+\d\w*+(?:[.,:/]\w+)*+")
_PHONE = regex(r"\d{3,}[ \u00a0-]?\d[\d \u00a0-]*\d\d|\b(?:999|101|111|112|105|119)\b|\b116[ \u00a0]?\d{3}\b")
_END_MARKS = ".!?…:;"
_CLOSERS = "\"'”’»)]"


class Minimum(NamedTuple):
    """How much prose a score needs; see `minimum_text` in the facts on readability."""

    words: int = 100
    sentences: int = 5
    words_normal: int = 300
    smog_sentences: int = 10


MINIMUM = Minimum()


class Prose(NamedTuple):
    """The scored sentences of a document, counted. The first four run in parallel, one value a sentence.

    `scored` holds indexes into the document's list of sentences; `lines` the words of each, lower case, joined by
    spaces. `uses` has every word with how often it stands there. `letters` counts letters only.
    """

    scored: Sequence[int]
    lines: Sequence[str]
    words_in: Sequence[int]
    syllables_in: Sequence[int]
    uses: Counter[str]
    words: int
    syllables: int
    polysyllables: int
    letters: int

    @property
    def sentences(self) -> int:
        return len(self.scored)


class Cost(NamedTuple):
    """A sentence that makes a document hard: `fall` is how far the Flesch-Kincaid grade would fall without it.

    `sentence` is its index in the document's sentences; `start` and `end` are its range of `Document.text`.
    """

    sentence: int
    start: int
    end: int
    words: int
    syllables: int
    fall: float


class LongWord(NamedTuple):
    """A word of three or more syllables: `fall` is how far the grade would fall if each use had two syllables."""

    word: str
    times: int
    syllables: int
    fall: float


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)


def smog_index(polysyllables: int, sentences: int) -> float:
    return float(1.0430 * (30 * polysyllables / sentences) ** 0.5 + 3.1291)


def gunning_fog(words: int, sentences: int, polysyllables: int) -> float:
    return 0.4 * (words / sentences + 100 * polysyllables / words)


def coleman_liau_index(words: int, sentences: int, letters: int) -> float:
    return 0.0588 * (100 * letters / words) - 0.296 * (100 * sentences / words) - 15.8


def automated_readability_index(words: int, sentences: int, letters: int) -> float:
    return 4.71 * (letters / words) + 0.5 * (words / sentences) - 21.43


class _Syllables(dict[str, int]):
    """Word -> syllables, so that a repeated word is one look-up. It forgets everything at `_SIZE` words."""

    _SIZE = 50_000

    def __missing__(self, word: str) -> int:
        if len(self) >= self._SIZE:
            self.clear()
        number = self[word] = syllables.count(word)
        return number


_syllables_of = _Syllables()


def measure(document: Document, sentences: Sequence[Sentence], excluded: Sequence[Range] = ()) -> Prose:
    """Count the sentences of running prose: those of paragraphs and list items that stand in no block quotation.

    Left out are blocks in another language than English, navigation and page footers, contact lines, sentences of
    which at least half lies in `excluded` (sorted, disjoint ranges of `Document.text`), and what is too short to be a
    sentence. Numbers, addresses and left-out pieces inside a sentence are no words.
    """
    text, of = document.text, _syllables_of.__getitem__
    uses: Counter[str] = Counter()
    scored, lines, words_in, syllables_in = [], [], [], []
    for index in _candidates(document, sentences, excluded):
        sentence = sentences[index]
        kind = document.blocks[sentence.block].kind
        found = _words_of(text[sentence.start : sentence.end], kind, _is_alone(sentences, index))
        if not found:
            continue
        scored.append(index)
        lines.append(" ".join(found))
        words_in.append(len(found))
        syllables_in.append(sum(map(of, found)))
        uses.update(found)
    return Prose(
        scored,
        lines,
        words_in,
        syllables_in,
        uses,
        words=sum(words_in),
        syllables=sum(syllables_in),
        polysyllables=sum(times for word, times in uses.items() if of(word) >= 3),
        letters=sum(times * _letters(word) for word, times in uses.items()),
    )


def _candidates(document: Document, sentences: Sequence[Sentence], excluded: Sequence[Range]) -> Iterator[int]:
    """Indexes of the sentences that stand in scored blocks and outside the excluded ranges."""
    language = document.meta.language
    open_blocks = [_is_scored(block, language) for block in document.blocks]
    place = 0
    for index, (start, end, block) in enumerate(sentences):
        if not open_blocks[block]:
            continue
        while place < len(excluded) and excluded[place][1] <= start:
            place += 1
        if place < len(excluded) and excluded[place][0] < end and _covered(start, end, excluded, place):
            continue
        yield index


def _is_scored(block: Block, language: str) -> bool:
    english = (block.language or language or "en").lower().startswith("en")
    return block.kind in _KINDS and not block.quoted and english and block.landmark not in _ASIDE


def _covered(start: int, end: int, ranges: Sequence[Range], place: int) -> bool:
    """Whether at least half of the sentence lies in the ranges from `place` on."""
    inside = 0
    while place < len(ranges) and ranges[place][0] < end:
        inside += min(end, ranges[place][1]) - max(start, ranges[place][0])
        place += 1
    return 2 * inside >= end - start


def _is_alone(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether the sentence is the only one of its block."""
    block = sentences[index].block
    return (index == 0 or sentences[index - 1].block != block) and (
        index + 1 == len(sentences) or sentences[index + 1].block != block
    )


def _words_of(sentence: str, kind: str, alone: bool) -> list[str]:
    """The words to count, lower case; none where this is no sentence to score."""
    last = sentence[-1]
    ended = last in _END_MARKS or (last in _CLOSERS and sentence.rstrip(_CLOSERS)[-1:] in tuple(_END_MARKS))
    contact = False
    if _UNCLEAN.search(sentence):
        contact, sentence = _clean(sentence)
    sentence = sentence.lower()
    found = ASCII_WORD.findall(sentence) if sentence.isascii() else WORD.findall(INVISIBLE.sub("", sentence))
    shortest = _SHORTEST_ITEM if contact or (kind == "item" and alone) else _SHORTEST
    if not ended and (contact or kind == "paragraph"):
        shortest = len(found) + 1 if contact else _SHORTEST_LINE
    return found if len(found) >= shortest else []


def _clean(sentence: str) -> tuple[bool, str]:
    """Whether the sentence gives a contact, and the sentence without contacts and numbers."""
    bare = _EMAIL.sub(" ", sentence) if "@" in sentence else sentence
    if _INSIDE.search(bare):
        bare = _URL.sub(" ", bare)
        bare = _DOTTED.sub(lambda match: " " if _DOMAIN.search(match[0]) else match[0], bare)
        contact = bare != sentence or _PHONE.search(bare) is not None
        bare = INNER_STOP.sub("", bare)
    else:
        contact = bare != sentence or _PHONE.search(bare) is not None
    return contact, _WITH_DIGIT.sub(" ", bare)


def _letters(word: str) -> int:
    return len(word) if word.isalpha() else sum(map(str.isalpha, word))


def scores(prose: Prose, minimum: Minimum = MINIMUM) -> Scores:
    """Every score of a document, rounded to one decimal; the reading age is the grade plus 5, in whole years.

    `status` is "none" under `minimum.words` or `minimum.sentences`, with no scores; "indicative" under
    `minimum.words_normal`; else "normal". SMOG is None under `minimum.smog_sentences`.
    """
    n, s = prose.words, prose.sentences
    if n < minimum.words or s < minimum.sentences or not n or not s:
        return Scores(n, s, "none")
    grade, ease = (_from_textstat(prose) if n <= _TEXTSTAT_WORDS else None) or (
        flesch_kincaid_grade(n, s, prose.syllables),
        flesch_reading_ease(n, s, prose.syllables),
    )
    return Scores(
        words=n,
        sentences=s,
        status="normal" if n >= minimum.words_normal else "indicative",
        flesch_kincaid_grade=round(grade, 1),
        flesch_reading_ease=round(ease, 1),
        smog_index=round(smog_index(prose.polysyllables, s), 1) if s >= minimum.smog_sentences else None,
        gunning_fog=round(gunning_fog(n, s, prose.polysyllables), 1),
        coleman_liau_index=round(coleman_liau_index(n, s, prose.letters), 1),
        automated_readability_index=round(automated_readability_index(n, s, prose.letters), 1),
        reading_age=max(round(grade + 5), 5),
        average_sentence_words=round(n / s, 1),
    )


def costs(prose: Prose, sentences: Sequence[Sentence], limit: int = 5) -> list[Cost]:
    """The at most `limit` sentences without which the grade would fall furthest, hardest first."""
    n, s, total = prose.words, prose.sentences, prose.syllables
    if s < 2:
        return []
    grade = flesch_kincaid_grade(n, s, total)
    falls = (
        (grade - flesch_kincaid_grade(n - w, s - 1, total - y), -place)
        for place, (w, y) in enumerate(zip(prose.words_in, prose.syllables_in, strict=True))
    )
    hardest = []
    for fall, minus in nlargest(limit, falls):
        place = -minus
        if fall > 0:
            index = prose.scored[place]
            start, end, _ = sentences[index]
            hardest.append(Cost(index, start, end, prose.words_in[place], prose.syllables_in[place], fall))
    return hardest


def long_words(prose: Prose, limit: int = 5, known: Collection[str] = ()) -> list[LongWord]:
    """The at most `limit` words of three or more syllables that weigh most; `known` words (lower case) are left out."""
    heavy = (
        (times * (_syllables_of[word] - 2), word)
        for word, times in prose.uses.items()
        if _syllables_of[word] >= 3 and word not in known
    )
    return [
        LongWord(word, prose.uses[word], _syllables_of[word], 11.8 * weight / prose.words)
        for weight, word in sorted(heavy, key=lambda pair: (-pair[0], pair[1]))[:limit]
    ]


_JOINTS = (
    "and|but|or|so|yet|nor|which|who|whose|whom|where|when|because|although|though|while|whereas|since|as|if|unless|"
    "until|after|before|including|then|however"
)
_SPLIT = regex(
    rf";\s+|\s[–—-]\s+|,\s+(?=(?:{_JOINTS})\s)|:\s+(?=[^.;:]{{0,200}}?,)"
    r"|\s(?=(?:because|although|whereas|but|which|so that|and (?:then|also|that|has|had|is|was|will)|who)\s)"
)
_SIDE = 4
"""Words that must stand on each side of a split."""


def split_points(text: str) -> list[int]:
    """Offsets in a sentence at which a second one, or a list, could begin: after a semicolon, dash or colon before a
    list, at a conjunction after a comma, at a relative clause. Each leaves at least four words on both sides."""
    total = len(text.split())
    points, before, last = [], 0, 0
    for match in _SPLIT.finditer(text):
        before += len(text[last : match.end()].split())
        last = match.end()
        if before >= _SIDE and total - before >= _SIDE:
            points.append(last)
    return points


# textstat ------------------------------------------------------------------------------------------------------------

_TO_TEXTSTAT = str.maketrans({"-": "_", "\u2010": "_", "\u2011": "_", "'": "\u02bc", "’": "\u02bc"})
"""textstat deletes hyphens and some apostrophes, and so would look up "selfharm"; these stand-ins are letters to it."""
_FROM_TEXTSTAT = str.maketrans({"_": "-", "\u02bc": "'"})


class _Phones(dict[str, list[tuple[str, ...]]]):
    """What textstat takes for a pronouncing dictionary: it counts the phones that end in a digit, a syllable each."""

    def __missing__(self, word: str) -> list[tuple[str, ...]]:
        if len(self) >= _Syllables._SIZE:
            self.clear()
        phones = self[word] = [("1",) * _syllables_of[word.translate(_FROM_TEXTSTAT)]]
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
    found: dict[str, ModuleType] = {"nltk": nltk, "pyphen": pyphen}
    if "importlib.resources" not in sys.modules:  # half the cost of importing textstat, for unused lists
        found["importlib.resources"] = _Later("importlib.resources")
    return found


class _Later(ModuleType):
    """A module that is imported when something is first asked of it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def _load() -> _TextStat | None:
    """textstat with our syllables, or None where that cannot be had, such as after somebody else's import of it."""
    if "textstat" in sys.modules:
        return None
    ours = _stand_ins()
    kept = {name: sys.modules.get(name) for name in ours}
    sys.modules.update(ours)
    try:
        import textstat
    except Exception:  # whatever a package may raise while it loads: our own formulas do as well
        return None
    finally:
        for name, module in kept.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
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


def _from_textstat(prose: Prose) -> tuple[float, float] | None:
    """Grade and reading ease by textstat, or None where it cannot be used."""
    if not _textstat:
        _textstat.append(_load())
    loaded = _textstat[0]
    if loaded is None:
        return None
    text = for_textstat(prose.lines)
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
