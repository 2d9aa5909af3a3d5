"""Lines of a PDF file joined to paragraphs of runs: words that a line cuts made whole, and what cannot be told kept in
mind.

A line that ends though the next word had room was ended by somebody. Digits at both sides of a break that may be either
are not surely one number, nor two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.paper.paragraphs import INNER_BREAK, Image, LinkTo, Run, Typeface
from safelint.readers.pdf.lines import PdfLine, begins_with_digits, ends_in_digits, is_of_number
from safelint.readers.pdf.words import PdfWord

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_LONGEST_NUMBER = 6  # pieces of one
_PLAIN = Typeface()
_LOOKS = {(bold, slanted): Typeface(bold, slanted) for bold in (False, True) for slanted in (False, True)}
_ADDRESS = regex(r"\w[@./]\w")
_EDGES = regex(r"^\W+|\W+$")


class PieceOfText(NamedTuple):
    """A word as it goes into a text, with what stands between it and the one before."""

    word: PdfWord
    line: PdfLine
    text: str
    between: str = ""
    unsure: bool = False


class Vocabulary:
    """The words that stand whole in the lines of a file: they tell what a hyphen at the end of a line means.

    Where they show that the file cuts words, any other word with such a hyphen is taken for one that is cut.
    """

    def __init__(self, lines: Sequence[PdfLine]) -> None:
        self._words = {_bare(word.text) for line in lines for word in (*line.words[1:-1], *line.words[:1])}
        ends = ((before.words[-1].text, after.words[0].text) for before, after in pairwise(lines))
        self._cuts = any(_bare(end[:-1]) + _bare(start) in self._words for end, start in ends if end.endswith(_HYPHENS))

    def joined(self, first: str, second: str) -> str:
        """A word whose first part, with its hyphen, ends a line, made whole with the next."""
        start, end = first[:-1], second
        if not (start[-1:].isalpha() and end[:1].islower()):
            return f"{start}-{end}"
        left, right = _bare(start), _bare(end)
        is_compound = f"{left}-{right}" in self._words or (left in self._words and right in self._words)
        is_cut = left + right in self._words or (self._cuts and not is_compound)
        return start + end if is_cut else f"{start}-{end}"


def _bare(text: str) -> str:
    return _EDGES.sub("", text).lower()


def joined(lines: Sequence[PdfLine], vocabulary: Vocabulary) -> list[PieceOfText]:
    """The words of the lines of one paragraph, in order."""
    found: list[PieceOfText] = []
    before: PdfLine | None = None
    for line in lines:
        pieces = [PieceOfText(word, line, word.text, " " if word.spaced else "") for word in line.words]
        unsure = {at for at, word in enumerate(line.words) if word.look.unseen or word.garbled}
        if before is not None:
            unsure |= _join(found, before, line, pieces, vocabulary)
        else:
            pieces[0] = pieces[0]._replace(between="")
        if line.is_by_digits:
            unsure |= {*_leading(line.words), *(len(pieces) - back for back in _trailing(line.words))}
        for at in unsure:
            pieces[at] = pieces[at]._replace(unsure=True)
        found += pieces
        before = line
    last = found[-1]
    found[-1] = last._replace(text=last.text.replace(SOFT_HYPHEN, "-"))
    return found


def _join(
    found: list[PieceOfText], before: PdfLine, line: PdfLine, pieces: list[PieceOfText], vocabulary: Vocabulary
) -> set[int]:
    """Ties a line to the one before; the places in it of words that may not be whole."""
    first, last = pieces[0], found[-1]
    ended = before.would_have_fitted(line)
    if last.text.endswith(_HYPHENS) and len(last.text) > 1 and not (ended and last.text[-1] != SOFT_HYPHEN):
        whole = vocabulary.joined(last.text, first.text)
        kept = len(last.text) if whole.startswith(last.text[:-1] + "-") else len(last.text) - 1
        found[-1] = last._replace(text=whole[:kept])
        pieces[0] = first._replace(between="")
    else:
        pieces[0] = first._replace(between=INNER_BREAK if ended and before.edge_is_sure else " ")
    if _ADDRESS.search(last.word.text) and not ended and first.text[:1].isalnum():  # which may go on
        found[-1] = found[-1]._replace(unsure=True)
        return {0}
    if not ends_in_digits(before) or not begins_with_digits(line):
        return set()
    if before.edge_is_sure and before.page == line.page and line.is_under(before):
        return set()
    doubt(found)
    return set(_leading(line.words))


def doubt(pieces: list[PieceOfText]) -> None:
    """Marks the digits that end a text as not surely whole."""
    for back in _trailing([piece.word for piece in pieces[-_LONGEST_NUMBER:]]):
        pieces[-back] = pieces[-back]._replace(unsure=True)


def doubt_first(pieces: list[PieceOfText]) -> None:
    """Marks the digits that begin a text as not surely whole."""
    for at in _leading([piece.word for piece in pieces[:_LONGEST_NUMBER]]):
        pieces[at] = pieces[at]._replace(unsure=True)


def _leading(words: Sequence[PdfWord]) -> Iterator[int]:
    """The places of the words at the start that may be of one number."""
    return (at for at, _ in enumerate(takewhile(is_of_number, words[:_LONGEST_NUMBER])))


def _trailing(words: Sequence[PdfWord]) -> Iterator[int]:
    """How far from the end, from 1, each word is of those there that may be of one number."""
    return (back for back, _ in enumerate(takewhile(is_of_number, reversed(words[-_LONGEST_NUMBER:])), 1))


class RunMaker:
    """Makes runs of the words of paragraphs. With `tagged`, bold and slanted letters are told."""

    def __init__(self, *, tagged: bool) -> None:
        self._tagged = tagged
        self._links = 0
        self._target = ""

    def runs(self, pieces: Iterable[PieceOfText]) -> Iterator[Run]:
        """A run for each word; what stands between two words goes with the second, or is of the plain text."""
        self._target = ""
        line: PdfLine | None = None
        place = part = ""
        for piece in pieces:
            word = piece.word
            if piece.line is not line:
                line = piece.line
                place, part = line.place, str(line.page)
            before = self._target
            link = self._link(word.link)
            if piece.between:
                yield Run(piece.between, _PLAIN, link if before == word.link else None, place=place)
            look = _LOOKS[word.look.bold, word.look.italic] if self._tagged else _PLAIN
            yield Run(piece.text, look, link, None, part, word.first, place, piece.unsure)

    def _link(self, target: str) -> LinkTo | None:
        if target != self._target:
            self._links += 1
            self._target = target
        return LinkTo(target, self._links) if target else None


def merged(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, those that differ in nothing joined: where in the file each word stands is not told any more."""
    for (look, link, place, unsure, image), same in groupby(_with_spaces(runs), itemgetter(0)):
        if image is not None:
            yield Run("", look, link, image, place=place)
        else:
            yield Run("".join(text for _, text in same), look, link, place=place, unsure=unsure)


def _with_spaces(runs: Iterable[Run]) -> Iterator[tuple[tuple[Typeface, LinkTo | None, str, bool, Image | None], str]]:
    """What tells a run from others, and its text. White space goes with the run before it."""
    last: tuple[Typeface, LinkTo | None, str, bool, Image | None] | None = None
    for run in runs:
        if last is None or last[1] != run.link or not run.text.isspace():
            last = run.look, run.link, run.place, run.unsure, run.image
        yield last, run.text
