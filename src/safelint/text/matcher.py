"""Many phrases at once over folded text."""

from __future__ import annotations

import marshal  # a group of a compiled pack stays closed until a text holds its word
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from safelint.lazy import regex
from safelint.lexicon.folding import fold, is_plain

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """`value` was found as whole words in `Fold.text[start:end]`."""

    start: int
    end: int
    value: T


Group = dict[str, tuple[tuple[Any, bool], ...]]
"""Phrases that are told apart by the same letters, each with its values and whether each is for whole words only."""

Kept = tuple[dict[str, bytes], dict[str, bytes]]
"""What a matcher looks for, for a pack to keep: groups by the first word of their phrases, and by some letters of a
word for phrases that may begin inside one. A group stays bytes until a text holds its word: most never do."""

_MOST_WORDS = 20_000  # of which it is known whether phrases may begin inside them
_LETTERS = 4  # by which phrases that may begin inside a word are told apart
_WORD = regex(r"\w+")
_place = itemgetter(0, 1)

if TYPE_CHECKING:
    from typing import Protocol

    class Finder(Protocol[T]):
        """What finds the phrases of one list."""

        def find(self, folded: str) -> list[Hit[T]]:
            """Every hit in a folded text, in order of its end, then of its start; hits may overlap."""


class Matcher(Generic[T]):
    """Finds thousands of phrases at once. A phrase matches whole words only, unless added with `whole=False`.

    The words of the text are looked up in a table of the first words of phrases; only where one stands are the phrases
    that begin with it tried. The time grows with the text, and little with the number of phrases.
    """

    def __init__(self, kept: Kept | None = None) -> None:
        self._by_word: dict[str, Any] = dict(kept[0]) if kept else {}
        self._inside: dict[str, Any] = dict(kept[1]) if kept else {}
        self._letters = lru_cache(_MOST_WORDS)(self._letters_in)

    def add(self, phrase: str, value: T, *, whole: bool = True) -> None:
        """Adds a phrase, which is folded first. The same phrase may carry several values.

        Raises:
            ValueError: the phrase is empty.
        """
        # Thousands of phrases are added where a pack is compiled, and nearly all are plain.
        key = phrase.lower() if is_plain(phrase) else fold(phrase).text
        if not key.strip():
            raise ValueError("an empty phrase matches everywhere")
        first = _WORD.match(key)
        if whole and first:
            group = _opened(self._by_word, first.group())
        else:
            longest = max(_WORD.findall(key), key=len, default="")
            group = _opened(self._inside, longest[:_LETTERS] if len(longest) >= _LETTERS else "")
        group[key] = (*group.get(key, ()), (value, whole))
        self._letters.cache_clear()

    @property
    def kept(self) -> Kept:
        """What `Matcher(kept)` finds the same with."""
        by_word, inside = ({begins: _closed(group) for begins, group in sorted(groups.items())} for groups in self._all)
        return by_word, inside

    @property
    def _all(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return self._by_word, self._inside

    def _holding(self, words: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        """The letters of phrases that may begin inside a word which these words hold, with those that do, and where."""
        found: dict[str, list[tuple[str, int]]] = {}
        if not self._inside:
            return found
        for word in words:
            for letters, at in self._letters(word):
                found.setdefault(letters, []).append((word, at))
        return found

    def _letters_in(self, word: str) -> tuple[tuple[str, int], ...]:
        runs = ((word[at : at + _LETTERS], at) for at in range(len(word) - _LETTERS + 1))
        return tuple(each for each in runs if each[0] in self._inside)

    def find(self, folded: str) -> list[Hit[T]]:
        """Every hit in a folded text, in order of its end, then of its start; hits may overlap."""
        return [Hit(start, end, value) for end, start, values in self.found(folded) for value in values]

    def found(self, folded: str) -> list[tuple[int, int, tuple[T, ...]]]:
        """The same as (end, start, values)."""
        starts = _starts(folded)
        found: list[tuple[int, int, tuple[T, ...]]] = []
        for word in self._by_word.keys() & starts.keys():
            group, places = _opened(self._by_word, word), starts[word]
            for length in {len(key) for key in group}:  # far fewer than phrases: "the" begins hundreds
                for start in places:
                    pairs = group.get(folded[start : start + length])
                    if pairs is not None:
                        end = start + length
                        if end <= len(folded) and not _goes_on(folded, start, end):
                            found.append((end, start, tuple([value for value, _ in pairs])))
        for letters, words in self._holding(starts).items():
            places = [start + at for word, at in words for start in starts[word]]
            for key, pairs in _opened(self._inside, letters).items():
                before = key.find(letters)
                for place in places:
                    if folded.startswith(key, place - before) and place >= before:
                        _add_inside(found, folded, place - before, key, pairs)
        if "" in self._inside:
            for key, pairs in _opened(self._inside, "").items():
                start = folded.find(key)
                while start >= 0:
                    _add_inside(found, folded, start, key, pairs)
                    start = folded.find(key, start + 1)
        found.sort(key=_place)
        return found


class Lists:
    """Several lists of phrases that are looked for together, in one pass over a text."""

    def __init__(self, kept: Kept) -> None:
        self._matcher: Matcher[tuple[str, Any]] = Matcher(kept)
        self._known: dict[str, dict[str, list[Hit[Any]]]] = {}  # what the last few texts hold, by list
        self._ahead: dict[str, dict[str, list[Hit[Any]]]] = {}  # and those that are read ahead

    @staticmethod
    def kept(lists: Mapping[str, Matcher[Any]]) -> Kept:
        """What `Lists` is made of: all phrases of the lists, each value with the name of its list."""
        joined: Matcher[tuple[str, Any]] = Matcher()
        for name, matcher in lists.items():
            for mine, theirs in zip(joined._all, matcher._all, strict=True):
                for begins in theirs:
                    group = _opened(mine, begins)
                    for key, pairs in _opened(theirs, begins).items():
                        named = tuple(((name, value), whole) for value, whole in pairs)
                        group[key] = group.get(key, ()) + named
        return joined.kept

    def named(self, name: str) -> Finder[Any]:
        """What finds the phrases of one of the lists."""
        return _Named(self, name)

    def find(self, name: str, folded: str) -> list[Hit[Any]]:
        """What `Matcher.find` gives for one list."""
        known = self._ahead.get(folded, self._known.get(folded))
        if known is None:
            if len(self._known) >= _TEXTS:
                self._known.clear()
            self._known |= self._looked_through([folded])
            known = self._known[folded]
        return known.get(name, [])

    def read_ahead(self, folded: Sequence[str]) -> None:
        """Looks through texts together that are to be asked for next; those that were read ahead before are given
        up."""
        self._ahead = self._looked_through(folded)

    def _looked_through(self, texts: Sequence[str]) -> dict[str, dict[str, list[Hit[Any]]]]:
        """What each of some texts holds, by list."""
        found: list[dict[str, list[Hit[Any]]]] = [{} for _ in texts]
        firsts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
        for end, start, values in self._matcher.found("\0".join(texts)):
            place = bisect_right(firsts, start) - 1
            first = firsts[place]
            for which, value in values:
                found[place].setdefault(which, []).append(Hit(start - first, end - first, value))
        return dict(zip(texts, found, strict=True))


_TEXTS = 4  # a document, and the pieces that the site adds to each


class _Named(NamedTuple):
    lists: Lists
    name: str

    def find(self, folded: str) -> list[Hit[Any]]:
        return self.lists.find(self.name, folded)


def _opened(groups: dict[str, Any], begins: str) -> Group:
    """The group of these letters, to be added to where there is none."""
    group = groups.get(begins)
    if group is None or isinstance(group, bytes):
        group = groups[begins] = marshal.loads(group) if group else {}  # noqa: S302 - from a pack that was checked when it was read
    found: Group = group
    return found


def _closed(group: Any) -> bytes:
    return group if isinstance(group, bytes) else marshal.dumps(group)


def _goes_on(folded: str, start: int, end: int) -> bool:
    """Whether a word goes on at an edge of `folded[start:end]`."""
    before = start > 0 and _is_word(folded[start - 1]) and _is_word(folded[start])
    return before or (end < len(folded) and _is_word(folded[end - 1]) and _is_word(folded[end]))


def _add_inside(
    found: list[tuple[int, int, tuple[Any, ...]]], folded: str, start: int, key: str, pairs: Iterable[tuple[Any, bool]]
) -> None:
    """Adds the values of a phrase that stands at `start`, those for whole words only where it is such."""
    end = start + len(key)
    inside = _goes_on(folded, start, end)
    values = tuple([value for value, whole in pairs if not (whole and inside)])
    if values:
        found.append((end, start, values))


def _starts(folded: str) -> dict[str, list[int]]:
    """Each word of a text with the places where it begins."""
    starts: dict[str, list[int]] = {}
    for match in _WORD.finditer(folded):
        starts.setdefault(match.group(), []).append(match.start())
    return starts


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
