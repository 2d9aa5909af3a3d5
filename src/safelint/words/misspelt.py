"""Names that are a letter or two off: no wrong form is listed, each is measured against the right ones.

A word with a capital that is no word of any known name is held against them: alone, against the names of one word;
beside the exact other words of a longer name, against the one that is left. "Crime Stoppers" and "Victimsupport", in
which only a space is wrong, are found by their letters. Names of several words are then compared word by word
(`near_by_words`), as no letter may be wrong but a mark or a space: "Womens' Aid". `right_names` works out, when a pack
is compiled, what that needs; `garbled` finds names with another word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.text.leaps import Kinds
from safelint.words.namewords import NEXT_WORD, NameWord, key, stem
from safelint.words.near_by_words import MOST_COMPARED, Near, NearByWords
from safelint.words.neighbours import aligned, distance_of, piece_before, token_of
from safelint.words.right_names import SHORTEST

if TYPE_CHECKING:
    from safelint.values.tables.compiled import RightNamesTable

_MOST_KEPT = 20_000  # words of which is kept what does not change from one text to the next
# The letter comes first, so that the search leaps from capital to capital.
_CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)[\w'-]{2,40}(?![@/\w]|\.\w)")
# Where a word with a capital begins, what stands in it or right beside it, what ends it.
_KINDS = Kinds({"ABCDEFGHIJKLMNOPQRSTUVWXYZ": "A", "'@#/.-": "x"}, beyond="?")
# It looks ahead, as another such word may begin before a space: "Childline\u2014Samaratans".
_BEGUN = regex(r"A(?<![^ ?]A)(?=([^ ]{2,59}))")
_NO_END = frozenset('.,:;!?)"')  # what no word ends with
_REACH = 60  # characters that hold all of a word with a space before it and what may stand after it


def _make_room(kept: dict[str, Any] | set[str]) -> None:
    """Forgets all where enough is kept."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()


class _CapitalWord(NamedTuple):
    """A word with a capital: its key, whether a name holds it, what may follow it to make one word of two, the places
    of names that begin with it."""

    text: str
    own: str
    known: bool
    rests: tuple[tuple[str, int], ...]
    begins: tuple[int, ...]


class _Nearest(NamedTuple):
    """The place of the one name of one word that is nearest to some letters, None where there is no such name; how many
    letters off it is; how many names were compared."""

    place: int | None
    edits: int
    compared: int


class NearIndex:
    """Finds misspelt names.

    Of a text it keeps only what is the same in any other, so that no text changes what is found in the next.
    """

    def __init__(self, tables: RightNamesTable) -> None:
        self.tables = tables
        # What does not change from one text to the next, by the characters of which it is read.
        self._read: dict[str, _CapitalWord | None] = {}
        self._keys_after: dict[str, tuple[str, ...]] = {}
        self._key_before: dict[str, str] = {}
        self._nearest: dict[str, _Nearest] = {}
        self.wanted: dict[int, list[NameWord]] = {}

    def find(self, cased: str) -> Iterator[Near]:
        """Every misspelt name in a folded text with its capitals, in order; two may overlap."""
        return _NearSearch(self, cased).found()

    def capitals(self, cased: str) -> Iterator[tuple[int, _CapitalWord]]:
        """Each word with a capital that may lead somewhere, with its start."""
        read, kinds = self._read, _KINDS.of(cased)
        for match in _BEGUN.finditer(kinds):
            start = match.start()
            token = cased[start : match.end(1)]
            if token not in read:
                _make_room(read)
                read[token] = self._word(token)
            word = read[token]
            if word is not None and (kinds[start - 1 : start] != "?" or _CAPITAL.match(cased, start)):
                yield start, word

    def _word(self, token: str) -> _CapitalWord | None:
        """The word that a run of characters begins with; None for one that leads nowhere whatever stands beside it."""
        match = _CAPITAL.match(token)
        if match is None:
            return None
        own = key(match.group())
        known, rests = own in self.tables["words"], self.tables["split"].get(own, ())
        begins = self.tables["sequences"].get(stem(own), ())
        return _CapitalWord(match.group(), own, known, rests, begins) if rests or begins or not known else None

    def nearest(self, letters: str) -> _Nearest:
        """The one name of one word that is nearest to `letters`."""
        if letters not in self._nearest:
            _make_room(self._nearest)
            self._nearest[letters] = self._compared(letters)
        return self._nearest[letters]

    def _compared(self, letters: str) -> _Nearest:
        tables = self.tables
        places = {*tables["starts"].get(letters[:3], ()), *tables["ends"].get(letters[-4:], ())}
        hits: dict[int, int] = {}
        for place in places:
            _, keys, _, _ = tables["names"][place]
            distance = distance_of(letters, keys[0], tables["endings"])
            if distance:
                hits[place] = distance
        best = min(hits.values(), default=0)
        nearest = [place for place, distance in hits.items() if distance == best]
        return _Nearest(nearest[0] if len(nearest) == 1 else None, best, len(places))

    def following(self, cased: str, end: int) -> tuple[str, ...]:
        """The key of the word that one space parts from `end`; that without a possessive too."""
        if cased[end : end + 1] != " ":
            return ()
        stop = cased.find(" ", end + 1, end + _REACH)
        piece = cased[end : stop if stop >= 0 else end + _REACH]
        if piece not in self._keys_after:
            following = NEXT_WORD.match(piece)
            raw = following[1] if following else ""
            _make_room(self._keys_after)
            self._keys_after[piece] = (key(raw), key(raw[:-2])) if raw.endswith("'s") else (key(raw),) if raw else ()
        return self._keys_after[piece]

    def preceding(self, cased: str, start: int) -> str:
        """The key of the word that one space parts from `start`, or ""."""
        if start < 2 or cased[start - 2] in _NO_END:  # a sentence begins
            return ""
        piece = piece_before(cased, start)
        if piece not in self._key_before:
            token = token_of(piece)
            _make_room(self._key_before)
            self._key_before[piece] = key(token) if token else ""
        return self._key_before[piece]


class _NearSearch:
    """Looks for misspelt names in one text. What may be compared there is counted as if no text had been before it."""

    def __init__(self, index: NearIndex, cased: str) -> None:
        self._index, self._cased, self._tables = index, cased, index.tables
        self._by_words = NearByWords(index.tables, index.wanted)
        self._left = MOST_COMPARED
        self._lone: set[str] = set()  # words that are near no name of one word

    def found(self) -> Iterator[Near]:
        """Every misspelt name, in order."""
        cased = self._cased
        for start, word in self._index.capitals(cased):
            near = self._spaced(start, word) if word.rests else None
            if near is None and not word.known and self._left > 0:
                near = self._judged(start, word)
            if near is None and word.begins:
                near = self._by_words.longest(cased, start, word.begins)
            if near is not None and cased[near.start : near.end].lower() not in self._tables["also"]:
                yield near

    def _spaced(self, start: int, word: _CapitalWord) -> Near | None:
        """ "Crime Stoppers", "Child line": one word written as two."""
        following = NEXT_WORD.match(self._cased, start + len(word.text))
        if following is None:
            return None
        raw = following[1]
        for rest, place in word.rests:
            if key(raw) == rest or (raw.endswith("'s") and key(raw[:-2]) == rest):
                surface, _, ids, _ = self._tables["names"][place]
                end = following.end() - (2 if key(raw) != rest else 0)
                return Near(start, end, surface, ids, 0, 1)
        return None

    def _judged(self, start: int, word: _CapitalWord) -> Near | None:
        near = self._beside(start, word)
        if near is not None:
            return near
        if word.text in self._lone:
            return None
        own, end = word.own, start + len(word.text)
        for letters, last in ((own, end), (own[:-1], end - 2)):
            place = self._tables["joined"].get(letters)
            if place is not None:
                surface, _, ids, _ = self._tables["names"][place]
                return Near(start, last, surface, ids, 0, 2)
            place, edits = self._alone(letters)
            if place is not None:
                surface, _, ids, _ = self._tables["names"][place]
                return Near(start, last, surface, ids, edits, 1)
            if not word.text.endswith("'s"):
                break
        _make_room(self._lone)
        self._lone.add(word.text)
        return None

    def _alone(self, letters: str) -> tuple[int | None, int]:
        """The place of the one name of one word that is nearest to `letters`, and how many letters off they are."""
        if len(letters) < SHORTEST - 1 or self._left <= 0:
            return None, 0
        place, edits, compared = self._index.nearest(letters)
        self._left -= compared  # whether or not a text before has had them compared
        return place, edits

    def _beside(self, start: int, word: _CapitalWord) -> Near | None:
        """A word beside the exact other words of a name, near the one that belongs there."""
        cased, end, initial = self._cased, start + len(word.text), word.own[0]
        places: tuple[tuple[int, int], ...] = ()
        for following in self._index.following(cased, end):
            places = places or self._tables["before"].get(f"{initial} {following}", ())
        before = self._index.preceding(cased, start)
        if before:
            places += self._tables["after"].get(f"{before} {initial}", ())
        best: Near | None = None
        for place, position in places:
            if self._left <= 0:
                break
            surface, keys, ids, _ = self._tables["names"][place]
            if best is not None and len(keys) <= best.words:
                continue
            span = aligned(cased, (start, end), keys, position)
            if span is None:
                continue
            wrong = key(word.text[:-2]) if span[1] < end else word.own
            self._left -= 1
            distance = distance_of(wrong, keys[position], self._tables["endings"])
            if distance:
                best = Near(span[0], span[1], surface, ids, distance, len(keys))
        return best
