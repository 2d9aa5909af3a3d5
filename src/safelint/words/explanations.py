"""What explains letters or a hard word in a document, wherever it stands: a full form beside it in brackets, after a
dash or "stands for", the title of an <abbr>, a line of a glossary, a name with these initials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.values.source import Range
from safelint.words.guarded import Guarded, Window
from safelint.words.letters import Initials, parts

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.values.entries import Abbreviation, Needs

NEAR = 160  # characters that are looked at before and after the letters
_BEGUN = 2  # words, small ones not counted
_MOST_PLACES = 50  # of the same letters that are looked at
_LONGEST_CELL = 300  # characters of a cell or a definition that are read

_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\n": " "})
_WORD_SHOWN = regex(r"['\"*]{0,2} \([^)]{8,}")  # a bracket that is long enough to explain a word
_MOST_CAPITALS, _MOST_SMALL = 10, 2  # words of a name with capitals, and small ones between two of them


class Explanations:
    """The explanations of one document; what several letters need of it is made once."""

    def __init__(self, view: NamedText) -> None:
        self._view = view
        self._document = view.document
        self._initials = Initials(view.knowledge.lexicon.words("letters.small"))

    def around(self, place: Range) -> tuple[str, str]:
        """What stands before and after in the same block, with plain quotation marks, cut to `NEAR`."""
        block = self._document.block_at(place[0])
        text = self._document.text
        before = text[max(block.start, place[0] - NEAR) : place[0]]
        return before.translate(_PLAIN), text[place[1] : min(block.end, place[1] + NEAR)].translate(_PLAIN)

    def of_letters(self, letters: str, entry: Abbreviation | None, places: list[Range]) -> bool:
        """Whether the document explains `letters`, which stand at `places`, anywhere.

        A full form of the entry counts wherever it stands, but for two letters, which stand for too much; its first
        words do in the same line. Letters that no entry knows may be somebody's name: any longer name beside them in
        brackets counts, whether it fits or not.
        """
        if entry is None:
            if self._is_of_a_name(letters):
                return True
        elif len(letters) > 2 and any(fold(full).text in self._view.fold.text for full in entry.expansions):
            return True
        if entry is not None and any(self._is_begun_in_line(entry, place) for place in places[:_MOST_PLACES]):
            return True
        return any(self._initials.fit(letters, words) for words in self._tooltips) or any(
            self._is_beside(letters, place, known=entry is not None) for place in places[:_MOST_PLACES]
        )

    def of_word(self, entry: Abbreviation, place: Range, needed: Mapping[str, Needs]) -> bool:
        """Whether the word of an entry is explained where it stands."""
        matches = self._view.matches
        if matches.after("letters.shown", place[1]) or matches.before("letters.word-called", place[0]):
            return True
        if _WORD_SHOWN.match(self.around(place)[1]):
            return True
        if self._document.block_at(place[0]).kind == "term":
            return True
        window = Window.around(self._view, *map(self._view.fold.fold, place))
        guards = (Guarded(text, needed[text], ignore_case=False) for text in entry.exception_patterns)
        return any(guard.overlaps(window) for guard in guards)

    @cached_property
    def _tooltips(self) -> list[str]:
        """Titles of <abbr> and of links."""
        text = self._document.text
        return [text[block.start : block.end] for block in self._document.blocks if block.kind == "tooltip"]

    @cached_property
    def _initials_of_names(self) -> str:
        """The first letters of each name with several capitals, small words left out, and once more with them."""
        found = []
        for words in self._names():
            found.append("".join(word[0] for word in words if word[0].isupper()))
            found.append("".join(word[0].upper() for word in words if word[0].isalpha()))
        return " ".join(found)

    def _names(self) -> Iterator[list[str]]:
        """The words of each run of words with capitals, with the small ones between them."""
        tokens, in_names = self._view.tokens, self._view.knowledge.lexicon.words("letters.in-names")
        name: list[str] = []
        small: list[str] = []
        capitals = 0
        for at, word in enumerate(tokens.words):
            cased = tokens.cased(at)
            if cased[0].isupper() and capitals < _MOST_CAPITALS:
                name += [*small, cased]
                small, capitals = [], capitals + 1
            elif name and word in in_names and len(small) < _MOST_SMALL:
                small.append(cased)
            elif not word.startswith("'"):
                if capitals > 1:
                    yield name
                begun = cased[0].isupper()
                name, small, capitals = [cased] if begun else [], [], int(begun)
        if capitals > 1:
            yield name

    def _is_begun_in_line(self, entry: Abbreviation, place: Range) -> bool:
        """Whether a full form begins in the line of the letters: "CEOP ... Child Exploitation"."""
        before, after = self.around(place)
        line = fold(f"{before}\0{after}").text
        small = self._view.knowledge.lexicon.words("letters.in-names")
        for full in entry.expansions:
            words = fold(full).text.split()
            weighty = [at for at, word in enumerate(words) if word not in small]
            if len(weighty) >= _BEGUN and " ".join(words[: weighty[_BEGUN - 1] + 1]) in line:
                return True
        return False

    def _is_of_a_name(self, letters: str) -> bool:
        # Two letters stand within the initials of nearly any long name.
        names = self._initials_of_names
        return letters.upper() in (names if len(letters) > _BEGUN else names.split())

    def _is_beside(self, letters: str, place: Range, *, known: bool) -> bool:
        before, after = self.around(place)
        first = place[0] - len(before)
        opens = self._view.matches.before("letters.opens", place[0])
        if opens:
            full = before[: max(0, opens.start - first)]
            if self._initials.fit_end(letters, full) or not (known or len(_capitals(full)) < 2):
                return True
        if after.lstrip("'\"").startswith(" ("):
            full = after.partition("(")[2].partition(")")[0]
            if self._initials.fit_start(letters, full) or not (known or len(parts(full)) < 2):
                return True
        follows = self._view.matches.after("letters.to-full", place[1])
        if follows and self._initials.fit_start(letters, after[follows.end - place[1] :]):
            return True
        precedes = self._view.matches.before("letters.from-full", place[0])
        if precedes and self._initials.fit_end(letters, before[: max(0, precedes.start - first)]):
            return True
        return not before.strip("( ") and not after.strip(") :.") and self._is_in_glossary(letters, place)

    def _is_in_glossary(self, letters: str, place: Range) -> bool:
        """Whether the whole block is a term, or a cell beside one that gives the full form."""
        blocks, text = self._document.blocks, self._document.text
        number = self._document.block_index(place[0])
        block = blocks[number]
        near = blocks[max(0, number - 4) : number + 5]
        beside = [each for each in near if each.shares_row(block)]
        cells = (text[each.start : min(each.end, each.start + _LONGEST_CELL)] for each in beside)
        return block.kind == "term" or any(self._initials.fit_start(letters, cell) for cell in cells)


def _capitals(before: str) -> list[str]:
    """Those of the last four words that have a capital: two of them are a name, whatever letters it goes by."""
    return [word for word in parts(before)[-4:] if word[0].isupper()]
