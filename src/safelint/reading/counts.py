"""Which sentences of a document are scored, and what is counted in them, once for all who ask.

A clause before a colon or semicolon is no sentence of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from safelint.reading import syllables
from safelint.reading.words import LOOK, evened, without_contacts
from safelint.text.languages import is_english
from safelint.text.prose import Sentence
from safelint.values.document import Document
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.text.view import TextData

_KINDS = frozenset(("paragraph", "item"))
_SHORTEST = 3  # words in a scored sentence
_SHORTEST_ITEM = 4  # words in a list item of one sentence
_SHORTEST_LINE = 6  # words in a paragraph's sentence without an end mark: shorter ones are names, places, dates
_END_MARKS = ".!?…:;"
_CLOSERS = "\"'”’»)]"


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


def measure(
    document: Document,
    sentences: Sequence[Sentence],
    knowledge: TextData,
    excluded: Sequence[Range] = (),
    quotations: Sequence[Range] = (),
    short_numbers: Collection[str] = (),
    *,
    quoted: bool = False,
) -> Prose:
    """Counts the sentences of running prose: those of paragraphs and list items, in the writer's own words.

    Left out are headings, tables and all other blocks, blocks in another language than English, sentences in Welsh
    that nobody marked as such, navigation and page footers, contact lines, sentences of which at least half lies in
    `excluded` (the signposting block) and what is too short to be a sentence. Numbers, addresses and left-out pieces
    inside a sentence are no words; `short_numbers` are those to call that other digits look like. Each list item is
    read by itself, never joined to another.

    A sentence that stands in a block quotation, or of which at least half lies in `quotations`, is somebody else's:
    it is left out too; with `quoted`, these are the ones that count. Both lists hold sorted, disjoint ranges of
    `Document.text`.
    """
    if quoted and not quotations and not any(block.quoted for block in document.blocks):
        return _counted([], [])
    text, languages = document.text, knowledge.languages
    even = evened(text)
    has_welsh = languages.may_hold_welsh(text)
    scored: list[int] = []
    counted: list[list[str]] = []
    for index in _candidates(document, sentences, excluded, quotations, quoted):
        start, end, block = sentences[index]
        plain = even[start:end]
        if LOOK in plain:
            contact, found = without_contacts(text[start:end], knowledge.addresses, short_numbers)
        else:
            contact, found = False, plain.split()
        number = len(found)
        if contact or number < _SHORTEST_LINE:
            kind, alone = document.blocks[block].kind, _is_alone(sentences, index)
            if not _is_long_enough(number, text[start:end], kind, alone, contact):
                continue
        if has_welsh and languages.welsh.is_welsh(text[start:end]):
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
    english = is_english(document.meta.language)
    open_blocks = [
        block.kind in _KINDS and not block.is_of_site and (is_english(block.language) if block.language else english)
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


def _is_long_enough(words: int, sentence: str, kind: str, alone: bool, contact: bool) -> bool:
    """Whether so many words are a sentence to score."""
    last = sentence[-1]
    ended = last in _END_MARKS or (last in _CLOSERS and sentence.rstrip(_CLOSERS)[-1:] in tuple(_END_MARKS))
    if contact:
        return ended and words >= _SHORTEST_ITEM
    if kind == "paragraph" and not ended:
        return words >= _SHORTEST_LINE
    return words >= (_SHORTEST_ITEM if kind == "item" and alone else _SHORTEST)


def _letters(lines: Iterable[str]) -> int:
    words = "".join(lines).replace("’", "'")
    if words.isascii():
        return len(words) - sum(map(words.count, " '-"))
    return sum(map(str.isalpha, words))
