"""How like the words of a text are to a known name: in another order, in other forms, one of them another.

Each telling word of the name is looked for among those of the text: the same, one of the same root ("Inspection" for
"Inspectorate") or one of like meaning ("Agency" for "Authority", as the pack has it). What a word weighs depends on how
many names have it: "Service" tells little, "Lamplugh" all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from safelint.words.namewords import NameWord, stem, telling, words_of

if TYPE_CHECKING:
    from safelint.values.tables.compiled import LikeTable

SAME, FORM, LIKE = 10, 9, 6
"""How like two words are, in tenths."""

_ROOT = 5  # letters with which words of one root begin
_LEAST_OF_ROOT = 4  # letters that such words share at least, and all but so many of the shorter one
_SHARE_OF_ROOT = 0.55  # of the longer one
_WEIGHTS = ((20, 4), (6, 6), (3, 8))  # of a word of so many names or more, in tenths
_MOST_WEIGHT = 10
_TOO_MANY, _GENERIC = 6, 3  # tenths that a word more costs; one that any body may have in its name


class LikeName(NamedTuple):
    """A name, its telling words and what they weigh, the ids of its helplines and the letters that stand for it.
    `is_term`: it is no name of one body, but only what letters stand for ("multi-agency safeguarding hub")."""

    surface: str
    words: Sequence[NameWord]
    weights: Sequence[int]
    ids: tuple[str, ...]
    letters: tuple[str, ...]
    is_term: bool

    def is_same(self, other: LikeName) -> bool:
        """Whether both are names of one thing, as far as helplines and letters tell."""
        shared = {*self.ids, *self.letters}.intersection((*other.ids, *other.letters))
        return bool(shared) or [word.stem for word in self.words] == [word.stem for word in other.words]


class LikeTables(NamedTuple):
    """What `GarbledNames` looks into, as a pack keeps it. `names` are those of two telling words or more; `by_root`
    leads from the root of a word to their places, `by_letters` from letters to those that these stand for."""

    names: tuple[tuple[str, tuple[str, ...], tuple[str, ...], bool], ...]
    weights: Mapping[str, int]
    by_root: Mapping[str, tuple[int, ...]]
    by_letters: Mapping[str, tuple[int, ...]]
    groups: Mapping[str, tuple[int, ...]]
    generic: frozenset[str]

    @classmethod
    def of(
        cls,
        names: Mapping[str, tuple[str, ...]],
        letters: Mapping[str, Sequence[str]],
        alike: Iterable[str],
        generic: Iterable[str],
        small: Collection[str],
    ) -> Self:
        """The tables for names with the ids of their helplines, and for what letters stand for, with these. `alike` are
        groups of words of which one may stand for another, `generic` words that any body may have in its name, parted
        by spaces."""
        listed = {surface: {word.stem for word in telling(words_of(surface), small)} for surface in (*names, *letters)}
        kept = {surface: stems for surface, stems in listed.items() if len(stems) > 1}
        counts = Counter(word for stems in kept.values() for word in stems)
        by_root: dict[str, tuple[int, ...]] = {}
        by_letters: dict[str, tuple[int, ...]] = {}
        for place, (surface, stems) in enumerate(kept.items()):
            for beginning in sorted(set(map(root, stems))):
                by_root[beginning] = (*by_root.get(beginning, ()), place)
            for form in letters.get(surface, ()):
                by_letters[form] = (*by_letters.get(form, ()), place)
        groups: dict[str, tuple[int, ...]] = {}
        for number, group in enumerate(alike):
            for word in group.split():
                groups[stem(word)] = (*groups.get(stem(word), ()), number)
        return cls(
            names=tuple(
                (surface, names.get(surface, ()), tuple(letters.get(surface, ())), surface not in names)
                for surface in kept
            ),
            weights={word: weight for word, count in counts.items() if (weight := _weight(count)) < _MOST_WEIGHT},
            by_root=by_root,
            by_letters=by_letters,
            groups=groups,
            generic=frozenset(stem(word) for each in generic for word in each.split()),
        )

    def values(self) -> LikeTable:
        """What a pack keeps of the tables."""
        return {
            "names": self.names,
            "weights": self.weights,
            "by_root": self.by_root,
            "by_letters": self.by_letters,
            "groups": self.groups,
            "generic": self.generic,
        }

    def name(self, place: int, small: Collection[str]) -> LikeName:
        """The name at a place, with its telling words."""
        surface, ids, letters, is_term = self.names[place]
        words = telling(words_of(surface), small)
        return LikeName(surface, words, [self.weight(word.stem) for word in words], ids, letters, is_term)

    def weight(self, letters: str) -> int:
        """What a word tells, in tenths."""
        return self.weights.get(letters, _MOST_WEIGHT)

    def likeness(self, one: NameWord, other: NameWord) -> int:
        """How like two words are, in tenths; 0 where they are not."""
        if one.stem == other.stem:
            return SAME
        if "-" in one.text and "-" not in other.text:
            return 0  # "National Crime Agency-led"
        if _is_of_one_root(one.key, other.key):
            return FORM
        groups = self.groups.get(other.stem, ())
        return LIKE if any(each in groups for each in self.groups.get(one.stem, ())) else 0


class Likeness(NamedTuple):
    """Words `first` to `last` of a text that are like a name, in hundredths, the words of it that they stand for in
    the order of the text, with how like each is. `extra` are words between them that the name does not have."""

    score: int
    first: int
    last: int
    pairs: Sequence[tuple[int, int]]
    extra: Sequence[int]

    @property
    def strong(self) -> int:
        """How many words are the same or of the same root."""
        return sum(like > LIKE for _, like in self.pairs)


def root(letters: str) -> str:
    """What the words of one root begin with, and some others."""
    return letters[:_ROOT]


def compare(words: Sequence[NameWord], name: LikeName, tables: LikeTables) -> Likeness | None:
    """How like the telling words of a text are to a name; None where none of them is in it."""
    found: dict[int, tuple[int, int]] = {}  # by the word of the text: that of the name, and how like
    left = set(range(len(name.words)))
    likes = {
        (at, place): like
        for at, one in enumerate(words)
        for place, other in enumerate(name.words)
        if (like := tables.likeness(one, other))
    }
    for (at, place), like in sorted(likes.items(), key=lambda row: (-row[1], abs(row[0][0] - row[0][1]))):
        if at not in found and place in left:
            found[at] = place, like
            left.discard(place)
    if not found:
        return None
    first, last = min(found), max(found)
    extra = [at for at in range(first, last + 1) if at not in found]
    cost = sum(_GENERIC if words[at].stem in tables.generic else _TOO_MANY for at in extra)
    got = sum(name.weights[place] * like for place, like in found.values())
    pairs = [found[at] for at in sorted(found)]
    return Likeness(100 * got // (SAME * (sum(name.weights) + cost)), first, last, pairs, extra)


def _weight(count: int) -> int:
    return next((weight for least, weight in _WEIGHTS if count >= least), _MOST_WEIGHT)


def _is_of_one_root(one: str, other: str) -> bool:
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    short, long = sorted((len(one), len(other)))
    return shared >= max(_LEAST_OF_ROOT, short - _LEAST_OF_ROOT) and shared >= _SHARE_OF_ROOT * long
