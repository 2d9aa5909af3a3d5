"""Names of which a text has the words otherwise: "Quality Care Commission", "National Reference Mechanism".

A run of words with capitals is held against each known name that has some of its words (`likeness`). What counts is
how many of them tell something, and whether another body may be called so: a name that is only shorter is none of
these, nor is one beside which a word stands that no known name has, as that of a town.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.words.likeness import SAME, LikeName, Likeness, compare, root
from safelint.words.namewords import NameWord, stem, words_from, words_of

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.words.right_names import NearTables

# The letter comes first, so that the search leaps from capital to capital.
_CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)[\w'-]*(?= \w| &)")
_LETTERS_BEHIND = regex(r",? \(?([A-Z][A-Za-z]*[A-Z])\b")
_LETTERS_BEFORE = regex(r"\b([A-Z][A-Za-z]*[A-Z]),? ?\(?(?:the |a |an )?$")
_MOST_COMPARED = 6  # names that share most with a run
_MOST_KEPT = 20_000  # runs of which is kept what they are like
_REACH = 24  # characters before a run in which letters stand
_LONG = 3  # telling words of a name that nobody has by chance
_LONGER = 4  # the same where one word is another
_CLEAR = 4  # hundredths by which a name must be more like than others
_EACH = 5  # hundredths that each word more of a name counts
_OWN = 10  # tenths that a word weighs which hardly any other name has


class Garbled(NamedTuple):
    """`cased[start:end]` is meant as `name`. `kind` is "form" where it has all words, in another order or other forms;
    "word" where one is another or too many, or where others may be called so."""

    start: int
    end: int
    name: LikeName
    kind: str


class GarbledNames:
    """Finds them. Which words stand before a name, join words to it or make it another one is told by the lists `slips`
    of the lexicon."""

    def __init__(self, tables: NearTables, lexicon: Lexicon) -> None:
        self._tables, self._right, self._known_words, self._small = (
            tables.like,
            tables.right,
            tables.words,
            tables.small,
        )
        self._before, self._joining = lexicon.words("slips.before-name"), lexicon.words("slips.joins-a-name")
        self._nations = frozenset(map(stem, lexicon.words("slips.nation-of-law")))
        self._names: dict[int, LikeName] = {}
        self._kept: dict[str, tuple[int, int, LikeName, str] | None] = {}  # by the characters of a run

    def find(self, cased: str) -> Iterator[Garbled]:
        """Every such name in a folded text with its capitals, in order."""
        behind = 0  # what was read
        for match in _CAPITAL.finditer(cased):
            start = match.start()
            words = words_from(cased, start, self._small) if start >= behind else ()
            if len(words) < 2:
                continue
            behind = words[-1].end
            letters = self._letters_beside(cased, start, behind)
            found = self._judged(words, letters) if letters else self._known(cased[start:behind], words)
            if found is not None:
                first, last, name, kind = found
                yield Garbled(start + first, start + last, name, kind)

    def _known(self, run: str, words: Sequence[NameWord]) -> tuple[int, int, LikeName, str] | None:
        if run not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[run] = self._judged(words, ())
        return self._kept[run]

    def _letters_beside(self, cased: str, start: int, end: int) -> Sequence[int]:
        """The places of the names for which letters right before or behind stand."""
        by_letters = self._tables.by_letters
        behind = _LETTERS_BEHIND.match(cased, end)
        before = _LETTERS_BEFORE.search(cased, max(0, start - _REACH), start)
        return next((by_letters[each[1]] for each in (behind, before) if each and each[1] in by_letters), ())

    def _judged(self, words: Sequence[NameWord], letters: Sequence[int]) -> tuple[int, int, LikeName, str] | None:
        """The name that a run is meant as, with the range of its words, counted from the start of the run."""
        tell = [word for word in words if word.key not in self._small]
        right = self._longest_right(words)
        if len(tell) < 2 or right == len(tell):
            return None
        ranked: list[tuple[int, Likeness, LikeName]] = []
        for place in self._candidates(tell, letters):
            name = self._name(place)
            like = compare(tell, name, self._tables)
            if like is not None and (letters or len(like.pairs) > right):
                ranked.append((like.score + _EACH * like.strong, like, name))
        ranked.sort(key=lambda row: (-row[0], len(row[2].words)))
        if not ranked:
            return None
        rank, like, name = ranked[0]
        if any(rank - other < _CLEAR and not rival.is_same(name) for other, _, rival in ranked[1:]):
            return None
        kind = self._kind(tell, words, like, name, is_told=bool(letters))
        if not kind:
            return None
        first, last, start = tell[like.first], tell[like.last], words[0].start
        end = last.end - 2 if last.text.endswith("'s") and not name.words[-1].text.endswith("s") else last.end
        return first.start - start, end - start, name, kind

    def _candidates(self, tell: Sequence[NameWord], letters: Sequence[int]) -> Sequence[int]:
        """The places of the names that share most with a run."""
        if letters:
            return letters
        tables, shared = self._tables, Counter[int]()
        for beginning, weight in {root(word.stem): tables.weight(word.stem) for word in tell}.items():
            for place in tables.by_root.get(beginning, ()):
                shared[place] += weight
        return [place for place, _ in shared.most_common(_MOST_COMPARED)]

    def _name(self, place: int) -> LikeName:
        if place not in self._names:
            self._names[place] = self._tables.name(place, self._small)
        return self._names[place]

    def _kind(
        self, tell: Sequence[NameWord], words: Sequence[NameWord], like: Likeness, name: LikeName, *, is_told: bool
    ) -> str:
        """What is otherwise, "" where nothing shows that the name is meant."""
        likes, places = [each for _, each in like.pairs], [place for place, _ in like.pairs]
        size, extra, missing = len(name.words), like.extra, len(name.words) - len(places)
        others, is_same = len(likes) - like.strong, set(likes) == {SAME}
        is_whole = not (missing or others or extra)
        if is_whole and is_same and places == sorted(places) and not self._has_other_small(words, name):
            return ""  # at most the s of a plural differs
        if is_told:
            whole = "form" if is_whole else "word"
            return whole if len(likes) > 1 and sum(likes) * 2 >= size * SAME else ""
        outside = self._outside(tell, words, like)
        if outside is None or like.strong < 2 or (name.is_term and (is_same or size < _LONG)):
            return ""
        if is_whole and not outside:
            own = is_same and max(name.weights) >= _OWN
            return "form" if size >= _LONG and not name.is_term else "word" if size >= _LONG or own else ""
        if others + max(len(extra) + outside, missing) > 1:
            return ""
        if missing:
            return "word" if len(extra) == 1 and size >= _LONGER and self._may_replace(tell[extra[0]], name) else ""
        return "word" if size >= _LONG and all(self._may_be_extra(tell[at]) for at in extra) else ""

    def _has_other_small(self, words: Sequence[NameWord], name: LikeName) -> bool:
        """Whether small words stand between those of a short name in a text, and others or none in the name: "Court
        for Protection"."""
        small = [word.key for word in words if word.key in self._small]
        return len(name.words) < _LONG and small != [w.key for w in words_of(name.surface) if w.key in self._small]

    def _may_replace(self, word: NameWord, name: LikeName) -> bool:
        """Whether a word in the place of one of a name may be a slip."""
        return self._may_be_extra(word) or len(name.words) > _LONGER

    def _may_be_extra(self, word: NameWord) -> bool:
        """Whether a word between those of a name may be a slip: another makes it the name of another body."""
        return word.stem not in self._nations and (word.stem in self._tables.generic or word.key in self._known_words)

    def _outside(self, tell: Sequence[NameWord], words: Sequence[NameWord], like: Likeness) -> int | None:
        """How many words with a capital stand right before or behind that bodies add to their names; None where others
        do, that belong to another name."""
        gaps = {tell[at].end: tell[at + 1].start for at in range(len(tell) - 1)}
        small = {end: {word.key for word in words if end <= word.start < start} for end, start in gaps.items()}
        own: list[NameWord] = []
        for at in range(like.last + 1, len(tell)):
            if not small[tell[at - 1].end] <= self._joining:
                break
            own.append(tell[at])
        for at in reversed(range(like.first)):
            if tell[at].key in self._before or small[tell[at].end]:
                break
            own.append(tell[at])
        return len(own) if all(word.stem in self._tables.generic for word in own) else None

    def _longest_right(self, words: Sequence[NameWord]) -> int:
        """How many telling words of a run are a name that is right as it stands."""
        keys, small = [word.key for word in words], self._small
        return max(
            (
                sum(key not in small for key in keys[first:last])
                for first in range(len(keys) - 1)
                for last in range(first + 2, len(keys) + 1)
                if " ".join(keys[first:last]) in self._right
            ),
            default=0,
        )
