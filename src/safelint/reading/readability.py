"""How hard a document's prose is to read.

`measure` chooses the sentences that are scored and counts them once; everything else works on these counts.
Flesch-Kincaid grade and reading ease come from textstat, on the cleaned sentences (see `textstat.py` beside this). All
other figures are computed here, by the published formulas:

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

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from re import IGNORECASE
from typing import Any, NamedTuple

from safelint.lazy import regex
from safelint.reading import syllables, textstat
from safelint.text.prose import ASCII_WORD, INNER_STOP, INVISIBLE, WORD, Sentence
from safelint.text.welsh import is_welsh
from safelint.values.document import LEFT_OUT, Document
from safelint.values.report import Scores
from safelint.values.source import Range

_KINDS = frozenset(("paragraph", "item"))
_ASIDE = frozenset(("nav", "footer"))
_SHORTEST = 3  # words in a scored sentence
_SHORTEST_ITEM = 4  # words in a list item of one sentence
_SHORTEST_LINE = 6  # words in a paragraph's sentence without an end mark: shorter ones are names, places, dates

_LOOK = "\1"
"""Stands in an evened text for what asks for a closer look: a digit, an address, a letter that is not ASCII."""
_JOINERS = "'-`"  # joins the letters on its sides


def _made_even(char: str) -> str:
    """What an ASCII character becomes in an evened text, where "`" stands for ’ and "?" for all that is not ASCII."""
    if char.isalpha() or char in _JOINERS:
        return char.lower()
    return _LOOK if char in f"0123456789@?{_LOOK}" else " "


_PLAIN = "".join(map(_made_even, map(chr, range(128)))).encode().ljust(256)
_PARTING = "\u2018\u201c\u201d\u2013\u2014\u2026\u2022\u00a0\u00a3"
"""The most common characters that are not ASCII and no part of a word."""
_STOP_INSIDE = regex(r"\.(?=\w)")
_DIGIT = regex(r"\d")
_EMAIL = regex(r"(?<!\S)[^\s@]*+@\S+")
_URL = regex(r"(?:https?://|www\.)\S+")
_DOTTED = regex(r"(?<![\w.-])[\w-]++(?:\.[\w-]+)++(?:/\S*)?")
_DOMAIN = regex(r"\.(?:org|gov|com|co|net|uk|scot|wales|cymru|info|example)(?:[./]|$)")
_NUMBER = regex(r"\d\w*+(?:[.,:/]\w+)*+")
_THREE_DIGITS = regex(r"\d\d\d")
_PHONE = regex(r"\d{3,}[ \u00a0-]?\d[\d \u00a0-]*\d\d|\b(?:999|101|111|112|105|119)\b|\b116[ \u00a0]?\d{3}\b")
_END_MARKS = ".!?…:;"
_CLOSERS = "\"'”’»)]"


class Minimum(NamedTuple):
    """How much prose a score needs; see `[minimum_text]` in `readability.toml`."""

    words: int = 100
    sentences: int = 5
    words_normal: int = 300
    smog_sentences: int = 10


MINIMUM = Minimum()


class Prose(NamedTuple):
    """The scored sentences of a document, counted. The first four run in parallel, one value a sentence.

    `scored` holds indexes into the document's list of sentences; `lines` the words of each, lower case, joined by
    spaces. `uses` has every word with how often it stands there, `long` the syllables of those that have three or more.
    `letters` counts letters only.
    """

    scored: Sequence[int]
    lines: Sequence[str]
    words_in: Sequence[int]
    syllables_in: Sequence[int]
    uses: Counter[str]
    long: Mapping[str, int]
    words: int
    syllables: int
    letters: int

    @property
    def sentences(self) -> int:
        return len(self.scored)

    @property
    def polysyllables(self) -> int:
        """How often a word of three or more syllables is used."""
        return sum(map(self.uses.__getitem__, self.long))


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


def measure(
    document: Document,
    sentences: Sequence[Sentence],
    excluded: Sequence[Range] = (),
    quotations: Sequence[Range] = (),
    *,
    quoted: bool = False,
) -> Prose:
    """Count the sentences of running prose: those of paragraphs and list items, in the writer's own words.

    Left out are headings, tables and all other blocks, blocks in another language than English, sentences in Welsh
    that nobody marked as such, navigation and page footers, contact lines, sentences of which at least half lies in
    `excluded` (the signposting block) and what is too short to be a sentence. Numbers, addresses and left-out pieces
    inside a sentence are no words. Each list item is read by itself, never joined to another.

    A sentence that stands in a block quotation, or of which at least half lies in `quotations`, is somebody else's:
    it is left out too; with `quoted`, these are the ones that count. Both lists hold sorted, disjoint ranges of
    `Document.text`.
    """
    if quoted and not quotations and not any(block.quoted for block in document.blocks):
        return _counted([], [])
    text = document.text
    even = _evened(text)
    has_welsh = " yn " in text  # hardly a sentence of Welsh has none
    scored: list[int] = []
    counted: list[list[str]] = []
    for index in _candidates(document, sentences, excluded, quotations, quoted):
        start, end, block = sentences[index]
        plain = even[start:end]
        if _LOOK in plain:
            contact, found = _without_contacts(text[start:end])
        else:
            contact, found = False, plain.split()
        number = len(found)
        if contact or number < _SHORTEST_LINE:
            kind, alone = document.blocks[block].kind, _is_alone(sentences, index)
            if not _is_long_enough(number, text[start:end], kind, alone, contact):
                continue
        if has_welsh and is_welsh(text[start:end]):
            continue
        scored.append(index)
        counted.append(found)
    return _counted(scored, counted)


def part(prose: Prose, wanted: Iterable[int]) -> Prose:
    """The sentences of `prose` whose index in the document's sentences is `wanted`, counted by themselves."""
    found = ((bisect_left(prose.scored, index), index) for index in sorted(wanted))
    places = [place for place, index in found if prose.scored[place : place + 1] == [index]]
    return _counted([prose.scored[place] for place in places], [prose.lines[place].split() for place in places])


def _counted(scored: list[int], found: list[list[str]]) -> Prose:
    """The sentences `scored`, each of which has the words `found`."""
    uses = Counter(chain.from_iterable(found))
    # Each word is looked up once among all that were ever met; the few of a text are then at hand.
    syllables_of = dict(zip(uses, map(syllables.known.__getitem__, uses), strict=True))
    syllables_in = [sum(map(syllables_of.__getitem__, words)) for words in found]
    lines = list(map(" ".join, found))
    return Prose(
        scored,
        lines,
        list(map(len, found)),
        syllables_in,
        uses,
        long={word: number for word, number in syllables_of.items() if number >= 3},
        words=uses.total(),
        syllables=sum(syllables_in),
        letters=_letters(lines),
    )


def _candidates(
    document: Document,
    sentences: Sequence[Sentence],
    excluded: Sequence[Range],
    quotations: Sequence[Range],
    quoted: bool,
) -> Iterator[int]:
    """Indexes of the sentences in scored blocks and outside the excluded ranges: the quoted ones, or the others."""
    english = _is_english(document.meta.language)
    open_blocks = [
        block.kind in _KINDS
        and block.landmark not in _ASIDE
        and (_is_english(block.language) if block.language else english)
        for block in document.blocks
    ]
    out, said = 0, 0
    for index, (start, end, block) in enumerate(sentences):
        if not open_blocks[block]:
            continue
        while out < len(excluded) and excluded[out][1] <= start:
            out += 1
        if out < len(excluded) and excluded[out][0] < end and _covered(start, end, excluded, out):
            continue
        while said < len(quotations) and quotations[said][1] <= start:
            said += 1
        is_said = said < len(quotations) and quotations[said][0] < end and _covered(start, end, quotations, said)
        if quoted == (is_said or document.blocks[block].quoted):
            yield index


_NOTES = frozenset(("ends", "notes to editor", "notes to editors", "note to editors", "notes for editors"))
_NOTES_LENGTH = 40  # characters


def notes(document: Document) -> list[Range]:
    """What follows "ENDS" or "Notes to editors" in a release, to the end: no text for readers. Empty or one range."""
    text = document.text
    for block in document.blocks:
        if block.end - block.start <= _NOTES_LENGTH and block.kind in ("paragraph", "heading"):
            if text[block.start : block.end].strip(" \r\n\t-–—*#:.").lower() in _NOTES:
                return [(block.start, len(text))]
    return []


def _is_english(language: str) -> bool:
    return not language or language.lower().startswith("en")


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


def _evened(text: str) -> str:
    """A text of the same length whose words are parted by white space alone, in lower case.

    Most sentences can be cut from it and split. Where `_LOOK` stands in one, that would not do.
    """
    text = _STOP_INSIDE.sub(_LOOK, text)
    if "://" in text:
        text = text.replace("://", 3 * _LOOK)
    text = text.replace("?", " ").replace("`", " ")
    if not text.isascii():
        text = text.replace("’", "`")
        for mark in _PARTING:
            text = text.replace(mark, " ")
    plain = b" %b " % text.encode("ascii", "replace").translate(_PLAIN)
    joiners = [joiner.encode() for joiner in _JOINERS if joiner.encode() in plain]
    for pair in [first + second for first in joiners for second in joiners]:
        plain = plain.replace(pair, b"  ")  # joins nothing, as in the next two
    for joiner in joiners:
        plain = plain.replace(b" " + joiner, b"  ").replace(joiner + b" ", b"  ")
    return plain[1:-1].decode().replace("`", "’")


def _is_long_enough(words: int, sentence: str, kind: str, alone: bool, contact: bool) -> bool:
    """Whether so many words are a sentence to score."""
    last = sentence[-1]
    ended = last in _END_MARKS or (last in _CLOSERS and sentence.rstrip(_CLOSERS)[-1:] in tuple(_END_MARKS))
    if contact:
        return ended and words >= _SHORTEST_ITEM
    if kind == "paragraph" and not ended:
        return words >= _SHORTEST_LINE
    return words >= (_SHORTEST_ITEM if kind == "item" and alone else _SHORTEST)


def _without_contacts(sentence: str) -> tuple[bool, list[str]]:
    """Whether the sentence gives a contact, and its words without those of contacts and numbers."""
    contact = False
    if _DIGIT.search(sentence) or "@" in sentence or LEFT_OUT in sentence or _has_address(sentence):
        contact, sentence = _clean(sentence)
    sentence = sentence.lower()
    return contact, ASCII_WORD.findall(sentence) if sentence.isascii() else WORD.findall(INVISIBLE.sub("", sentence))


def _has_address(sentence: str) -> bool:
    """Whether there may be an address in the sentence, or anything else with a stop inside."""
    return "://" in sentence or _STOP_INSIDE.search(sentence) is not None


def _clean(sentence: str) -> tuple[bool, str]:
    """Whether the sentence gives a contact, and the sentence without contacts and numbers."""
    bare = _EMAIL.sub(" ", sentence) if "@" in sentence else sentence
    has_address = _has_address(bare)
    if has_address:
        bare = _URL.sub(" ", bare)
        bare = _DOTTED.sub(lambda match: " " if _DOMAIN.search(match[0]) else match[0], bare)
    contact = bare != sentence or _has_phone(bare)
    if has_address:
        bare = INNER_STOP.sub("", bare)
    return contact, _without_numbers(bare)


def _has_phone(sentence: str) -> bool:
    digits = _THREE_DIGITS.search(sentence)
    return digits is not None and _PHONE.search(sentence, digits.start()) is not None


def _without_numbers(sentence: str) -> str:
    """The sentence with a space for each word with a digit, and what hangs on it: "MP3", "10:30", "5/6"."""
    kept: list[str] = []
    last = 0
    for match in _NUMBER.finditer(sentence):
        start = match.start()
        while start > last and (sentence[start - 1].isalnum() or sentence[start - 1] == "_"):
            start -= 1
        kept.append(sentence[last:start])
        last = match.end()
    return " ".join([*kept, sentence[last:]]) if kept else sentence


def _rounded(score: float) -> float:
    """To one decimal: the same for sums that differ only in the order in which they were made."""
    return round(round(score, 9), 1)


def _letters(lines: Iterable[str]) -> int:
    words = "".join(lines).replace("’", "'")
    if words.isascii():
        return len(words) - sum(map(words.count, " '-"))
    return sum(map(str.isalpha, words))


def scores(prose: Prose, minimum: Minimum = MINIMUM, quoted: Prose | None = None) -> Scores:
    """Every score of a document, rounded to one decimal; the reading age is the grade plus 5, in whole years.

    `quoted` are the quotations, which have a grade of their own if they are long enough. `status` is "none" under
    `minimum.words` or `minimum.sentences`, with no scores; "indicative" under `minimum.words_normal`; else "normal".
    SMOG is None under `minimum.smog_sentences`.
    """
    n, s = prose.words, prose.sentences
    apart = _apart(quoted, minimum) if quoted else {}
    if not _is_enough(prose, minimum):
        return Scores(n, s, "none", **apart)
    grade, ease = textstat.grade_and_ease(prose.lines, n) or (
        flesch_kincaid_grade(n, s, prose.syllables),
        flesch_reading_ease(n, s, prose.syllables),
    )
    return Scores(
        words=n,
        sentences=s,
        status="normal" if n >= minimum.words_normal else "indicative",
        flesch_kincaid_grade=_rounded(grade),
        flesch_reading_ease=_rounded(ease),
        smog_index=round(smog_index(prose.polysyllables, s), 1) if s >= minimum.smog_sentences else None,
        gunning_fog=round(gunning_fog(n, s, prose.polysyllables), 1),
        coleman_liau_index=round(coleman_liau_index(n, s, prose.letters), 1),
        automated_readability_index=round(automated_readability_index(n, s, prose.letters), 1),
        reading_age=max(round(grade + 5), 5),
        average_sentence_words=round(n / s, 1),
        **apart,
    )


def _is_enough(prose: Prose, minimum: Minimum) -> bool:
    return prose.words >= max(minimum.words, 1) and prose.sentences >= max(minimum.sentences, 1)


def _apart(quoted: Prose, minimum: Minimum) -> dict[str, Any]:
    n, s = quoted.words, quoted.sentences
    grade = round(flesch_kincaid_grade(n, s, quoted.syllables), 1) if _is_enough(quoted, minimum) else None
    return {"quoted_words": n, "quoted_sentences": s, "quoted_flesch_kincaid_grade": grade}


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
    for fall, minus in sorted(falls, reverse=True)[:limit]:
        place = -minus
        if fall > 0:
            index = prose.scored[place]
            start, end, _ = sentences[index]
            hardest.append(Cost(index, start, end, prose.words_in[place], prose.syllables_in[place], fall))
    return hardest


def long_words(prose: Prose, limit: int = 5, known: Iterable[Collection[str]] = (), least: int = 1) -> list[LongWord]:
    """The at most `limit` words of three or more syllables that weigh most, without the `known` ones (lower case).

    A word weighs what all its uses together have beyond two syllables; `least` is the least weight.
    """
    uses, long = prose.uses, prose.long
    weights = {word: weight for word, number in long.items() if (weight := uses[word] * (number - 2)) >= least}
    heavy = sorted((-weights[word], word) for word in set(weights).difference(*known))
    return [LongWord(word, uses[word], long[word], 11.8 * -minus / prose.words) for minus, word in heavy[:limit]]


class Split(NamedTuple):
    """Where a long sentence could become two, or a list: `at` is the offset of the word that would begin the second.

    `kind` is `clause` (what follows has a subject and a verb), `verb` (it shares the subject), `reason` (a clause with
    "because", "if" and so on), `aside` (a clause that only adds something) or `list` (it names several things).
    """

    at: int
    kind: str


_PRONOUN = "he|she|it|they|we|you|i|this|there|nobody|no\\s+one|everyone|everybody|anyone"
_DETERMINER = "the|a|an|any|every|each|no|his|her|its|their|our|your|my|these|those|that"
_ADVERB = r"(?:then|also|sometimes|often|now|later|still|today)\s+"
_AUXILIARY = "is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|should|does|do|did"
_PAST = "said|told|went|took|gave|came|began|[a-z]{3,}ed"
_SHARED = (
    "then|also|is|are|was|were|has|have|had|will|would|can|cannot|may|must|should|did|found|said|told|took|went|gave|"
    "saw|began|admitted|pleaded"
)
_INNER = "and|so|because|if|unless|before|after|until|when|while"
_JOINT = regex(
    r"(?=[;,]|(?<!\s)\s)"  # nothing else is worth trying all of these
    r"(?:(?P<clause>;\s+(?:(?:and|but|or)\s+)?)"
    rf"|(?P<joined>,?\s+(?=(?:and|but|so|yet)\s+(?:{_ADVERB})?(?:{_PRONOUN})\s)"
    rf"|\s+[–—-]\s+(?=(?:{_PRONOUN})\s))"
    rf"|(?P<named>,\s+(?=(?:and|but|so)\s+(?:when|if|while|after|before|because|although)\s+(?:{_PRONOUN})\s)"
    rf"|,\s+(?=(?:and|but|so|yet)\s+(?:{_ADVERB})?(?:{_DETERMINER})(?:\s+(?!(?:{_INNER})\s)\S+){{1,9}}?"
    rf"\s+(?:{_AUXILIARY})\s)"
    rf"|,\s+(?=(?:and|but|so|yet)\s+(?:{_DETERMINER})(?:\s+(?!(?:{_INNER}|that|who|which)\s)[^\s,;]+){{1,4}}?"
    rf"\s+(?:{_PAST})\s)"
    rf"|\s+(?=(?:and|but)\s+(?:{_DETERMINER})(?:\s+(?!(?:{_INNER}|that|who|which)\s)[^\s,;]+){{1,5}}?"
    rf"\s+(?:{_AUXILIARY})\s))"
    rf"|(?P<verb>,?\s+(?=(?:and|but)\s+(?:{_SHARED})\s))"
    r"|(?P<aside>,\s+(?=(?:(?:of|in|for|to|with|from|by)\s+)?(?:which|whom|where|who|whose)\s))"
    r"|(?P<reason>,?\s+(?=(?:because(?!\s+of\s)|although|though|whereas|unless|so\s+that|even\s+if|even\s+though)\s)"
    r"|,\s+(?=(?:when|while|if|until|after|before|since)\s)))",
    IGNORECASE,
)
_CLOSED = regex(
    r"\([^()]{0,400}\)|\u201c[^\u201d]{0,800}\u201d|\"[^\"]{0,800}\"|\u2018[^\u2018\u2019]{0,400}\u2019(?!\w)"
)
_COLON = regex(r":(?<=[^\s\d]:)\s+(?![\"'\u201c\u2018])")
_LAST_ITEM = regex(r"\s(?:and|or)\s")
_LAST_OF_ROW = regex(r"(?:\S+\s+){0,8}(?:and|or)\s")
_COMMA = regex(r",\s+")
# What follows the comma at the end of an aside: "Marsh, a teacher, had given".
_GOES_ON = regex(
    rf"(?:{_AUXILIARY}|{_PRONOUN}|{_PAST}|who|which|where|because|but|having|please|namely|particularly"
    r"|especially|however)\s",
    IGNORECASE,
)
_COST = {"clause": 0.0, "joined": 0.05, "named": 0.1, "verb": 0.15, "aside": 0.2, "reason": 0.25}
_SIDE = 4
"""Words that must stand on each side of a split."""
_JOINED = regex(r"(?:and|or)\s")
_ITEMS = 3
"""Things that make a list."""
_LONG_ITEM = 8
"""Words in a thing that stands in a row with others."""
_MOST_SPLIT = 2_000
"""Characters of a sentence in which splits are looked for."""


def splits(text: str) -> list[Split]:
    """Where a sentence could be split, the best place first.

    A place near the middle is better than one near an end, and one before a whole clause better than one before an
    addition or a condition. Nothing inside brackets or quotation marks is split.
    """
    text = text[:_MOST_SPLIT]
    listed = _list(text)
    total = len(text.split())
    found: list[tuple[float, int, str]] = []
    closed = [match.span() for match in _CLOSED.finditer(text)]
    before, last, place = 0, 0, 0
    for match in _JOINT.finditer(text, 0, listed.at if listed else len(text)):
        at, kind = match.end(), str(match.lastgroup)
        before += len(text[last:at].split())
        last = at
        while place < len(closed) and closed[place][1] <= at:
            place += 1
        if place < len(closed) and closed[place][0] < at:
            continue
        if _is_paired(text, match.start(), at) or (kind == "named" and _is_pair(text, match.start(), at)):
            continue
        if before >= _SIDE and total - before >= _SIDE:
            found.append((abs(before / total - 0.5) + _COST[kind], at, kind))
    ranked = [Split(at, "clause" if kind in ("joined", "named") else kind) for _, at, kind in sorted(found)]
    if not listed and not ranked:
        listed = _row(text, closed)
    return [*([listed] if listed else ()), *ranked]


def _list(text: str) -> Split | None:
    """The list that a sentence holds after a colon or between semicolons, as a place to split."""
    for match in _COLON.finditer(text):
        rest = text[match.end() :]
        items = max(rest.count(", "), rest.count("; "))
        if items >= _ITEMS - 2 and _LAST_ITEM.search(rest):
            return Split(match.end(), "list")
    first = text.find("; ")
    return Split(first + 2, "list") if text.count("; ") >= _ITEMS - 1 else None


def _row(text: str, closed: Sequence[Range]) -> Split | None:
    """A row of at least three things in running words: two commas, and "and" or "or" before the last thing."""
    commas = [match.end() for match in _COMMA.finditer(text) if not any(a <= match.start() < b for a, b in closed)]
    if len(commas) < _ITEMS - 1 or not _LAST_OF_ROW.match(text, commas[-1]):
        return None
    items = [len(text[left:right].split()) for left, right in pairwise(commas)]
    if max(items) > _LONG_ITEM or (max(items) < _ITEMS and len(items) < _ITEMS):
        return None
    if any(_GOES_ON.match(text, at) for at in commas) or any(_JOINED.match(text, at) for at in commas[:-1]):
        return None
    if len(text[: commas[0]].split()) < _SIDE:
        return None
    return Split(commas[0], "list")


def _is_pair(text: str, start: int, end: int) -> bool:
    """Whether the "and" without a comma joins two things, as in "the child and her family may"."""
    words = text[max(start - 60, 0) : start].lower().split()[-3:]
    return "," not in text[start:end] and not set(_DETERMINER.split("|")).isdisjoint(words)


def _is_paired(text: str, start: int, end: int) -> bool:
    """Whether this is a dash with a partner, so that the words between the two are an aside inside the sentence."""
    mark = text[start:end].strip()
    return mark in ("–", "—", "-") and text.count(f" {mark} ") > 1
