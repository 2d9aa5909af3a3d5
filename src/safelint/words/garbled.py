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
from safelint.words.likeness import LIKE, SAME, LikeName, Likeness, compare, root
from safelint.words.namewords import NameWord, stem, telling, words_from, words_of

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.words.right_names import NearTables

# The letter comes first, so that the search leaps from capital to capital.
_CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)[\w'-]*(?=(?: [a-z]{1,7}){0,2} [A-Z&])")
_LETTERS_BEHIND = regex(r",? \(?([A-Z][A-Za-z]*[A-Z])\b")
_LETTERS_BEFORE = regex(r"\b([A-Z][A-Za-z]*[A-Z]),? \(?([a-z]{0,3}) ?$")
_MOST_COMPARED = 6  # names that share most with a run
_MOST_KEPT = 20_000  # runs of which is kept what they are like
_LEAST_SHARED = 2  # roots of a name that a run has
_REACH = 24  # characters before a run in which letters stand
_LONG = 3  # telling words of a name that nobody has by chance
_LONGER = 4  # the same where one word is another
_CLEAR = 4  # hundredths by which a name must be more like than others
_EACH = (
    10  # hundredths that each word of a name counts in its favour, and each word beside it that it has not, against it
)
_OWN = 10  # tenths that a word weighs which hardly any other name has


class Garbled(NamedTuple):
    """`cased[start:end]` is meant as `name`. `kind` is "form" where it has all words, in another order or other forms;
    "word" where one is another or too many, or where others may be called so."""

    start: int
    end: int
    name: LikeName
    kind: str

    def moved(self, by: int) -> Garbled:
        """The same, so many characters further on."""
        return self._replace(start=self.start + by, end=self.end + by)


class GarbledNames:
    """Finds them. Which words stand before a name, join words to it or make it another one is told by the lists `slips`
    of the lexicon."""

    def __init__(self, tables: NearTables, lexicon: Lexicon) -> None:
        self._like, self._around = tables.like, _Around.of(tables, lexicon)
        self._names: dict[int, LikeName] = {}
        self._kept: dict[str, Garbled | None] = {}  # by the characters of a run; counted from its start

    def find(self, cased: str) -> Iterator[Garbled]:
        """Every such name in a folded text with its capitals, in order."""
        behind = 0  # what was read
        for match in _CAPITAL.finditer(cased):
            start = match.start()
            words = words_from(cased, start, self._around.small) if start >= behind else ()
            if len(words) < 2:
                continue
            behind = words[-1].end
            places = self._letters_beside(cased, start, behind)
            found = self._judged(words, places) if places else self._known(cased[start:behind], words)
            if found is not None:
                yield found.moved(start)

    def _known(self, characters: str, words: Sequence[NameWord]) -> Garbled | None:
        if characters not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[characters] = self._judged(words, ())
        return self._kept[characters]

    def _letters_beside(self, cased: str, start: int, end: int) -> Sequence[int]:
        """The places of the names for which letters right before or behind stand."""
        by_letters = self._like.by_letters
        behind = _LETTERS_BEHIND.match(cased, end)
        before = _LETTERS_BEFORE.search(cased, max(0, start - _REACH), start)
        if before and before[2] and before[2] not in self._around.between:
            before = None
        return next((by_letters[each[1]] for each in (behind, before) if each and each[1] in by_letters), ())

    def _judged(self, words: Sequence[NameWord], told: Sequence[int]) -> Garbled | None:
        """The name that a run is meant as, counted from its start; letters beside it stand for the names at `told`."""
        run = _CapitalWords(words, self._around)
        places = told or self._candidates(run.tell)
        right = run.longest_right() if places else 0
        if not places or right == len(run.tell):
            return None
        ranked: list[tuple[int, Likeness, LikeName]] = []
        for name in map(self._name, places):
            like = compare(run.tell, name, self._like)
            if like is not None and (told or len(like.pairs) > right):
                ranked.append((like.score + _EACH * (like.strong - len(run.beside(like))), like, name))
        ranked.sort(key=lambda row: (-row[0], len(row[2].words)))
        if not ranked:
            return None
        rank, like, name = ranked[0]
        if any(rank - other < _CLEAR and not rival.is_same(name) for other, _, rival in ranked[1:]):
            return None
        kind = run.kind(like, name, is_told=bool(told))
        return Garbled(*run.range_of(like, name), name, kind) if kind else None

    def _candidates(self, tell: Sequence[NameWord]) -> Sequence[int]:
        """The places of the names that share most with the telling words of a run."""
        roots: dict[str, int] = {}
        for word in tell:
            beginning = root(word.stem)
            if beginning in self._like.by_root:
                roots[beginning] = max(roots.get(beginning, 0), self._like.weight(word.stem))
        if len(roots) < _LEAST_SHARED:
            return ()
        shared, weights = Counter[int](), Counter[int]()
        for beginning, weight in roots.items():
            for place in self._like.by_root[beginning]:
                shared[place] += 1
                weights[place] += weight
        several = Counter({place: weights[place] for place, count in shared.items() if count >= _LEAST_SHARED})
        return [place for place, _ in several.most_common(_MOST_COMPARED)]

    def _name(self, place: int) -> LikeName:
        if place not in self._names:
            self._names[place] = self._like.name(place, self._around.small)
        return self._names[place]


class _Around(NamedTuple):
    """Words that say how far a name reaches.

    `small` ones stand in names, those `before` one are no part of it, `joining` ones join others to it, `articles`
    begin another; `between` are those between letters and what they mean. `generic` ones are in many names; one more of
    `nations` makes it another name. `known` are the keys of all words of names, `right` those of all names that are
    right as they stand, parted by spaces.
    """

    small: frozenset[str]
    before: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    between: frozenset[str]
    generic: frozenset[str]
    nations: frozenset[str]
    known: frozenset[str]
    right: frozenset[str]

    @classmethod
    def of(cls, tables: NearTables, lexicon: Lexicon) -> _Around:
        words = lexicon.words
        return cls(
            small=tables.small,
            before=words("slips.before-name"),
            joining=words("slips.joins-a-name"),
            articles=words("slips.begins-a-name"),
            between=words("slips.after-letters"),
            generic=tables.like.generic,
            nations=frozenset(map(stem, words("slips.nation-of-law"))),
            known=tables.words,
            right=tables.right,
        )


class _CapitalWords:
    """Words with a capital, and the small ones between them. `tell` are those that tell something."""

    def __init__(self, words: Sequence[NameWord], around: _Around) -> None:
        self.words, self.tell = words, telling(words, around.small)
        self._around = around

    def range_of(self, like: Likeness, name: LikeName) -> tuple[int, int]:
        """The characters of the words that stand for a name, counted from the start of the run."""
        first, last, start = self.tell[like.first], self.tell[like.last], self.words[0].start
        end = last.end - 2 if last.text.endswith("'s") and not name.words[-1].text.endswith("s") else last.end
        return first.start - start, end - start

    def longest_right(self) -> int:
        """How many telling words are a name that is right as it stands."""
        keys, small = [word.key for word in self.words], self._around.small
        return max(
            (
                sum(key not in small for key in keys[first:last])
                for first in range(len(keys) - 1)
                for last in range(first + 2, len(keys) + 1)
                if " ".join(keys[first:last]) in self._around.right
            ),
            default=0,
        )

    def beside(self, like: Likeness) -> list[NameWord]:
        """The words with a capital that stand right before or behind, as if they belonged to the same name."""
        found: list[NameWord] = []
        for at in range(like.last + 1, len(self.tell)):
            if not self._small(at - 1, at) <= self._around.joining:
                break
            found.append(self.tell[at])
        for at in reversed(range(like.first)):
            if self.tell[at].key in self._around.before or self._small(at, at + 1):
                break
            found.append(self.tell[at])
        return found

    def _small(self, first: int, last: int) -> set[str]:
        """The small words between two telling ones."""
        start, end = self.tell[first].end, self.tell[last].start
        return {word.key for word in self.words if start <= word.start < end} & self._around.small

    def kind(self, like: Likeness, name: LikeName, *, is_told: bool) -> str:
        """What is otherwise than in a name, "" where nothing shows that it is meant."""
        likes, places = [each for _, each in like.pairs], [place for place, _ in like.pairs]
        size, extra, missing = len(name.words), like.extra, len(name.words) - len(places)
        others, is_same = len(likes) - like.strong, set(likes) == {SAME}
        is_whole = not (missing or others or extra)
        small, own = self._small(like.first, like.last), {word.key for word in words_of(name.surface)}
        has_same_small = size >= _LONG or small == own & self._around.small
        if is_whole and is_same and places == sorted(places) and has_same_small:
            return ""  # at most the s of a plural or, in a long name, a small word differs
        if not small & self._around.articles <= own:
            return ""
        if is_told:
            enough = len(likes) > 1 and sum(likes) * 2 >= size * SAME
            return "" if not enough else "form" if is_whole else "word"
        beside = self.beside(like)
        if like.strong < _LEAST_SHARED or any(word.stem not in self._around.generic for word in beside):
            return ""
        if name.is_term and (is_same or size < _LONG):
            return ""  # "designated person for safeguarding"
        if is_whole and not beside:
            tells = size >= _LONG or (is_same and max(name.weights) >= _OWN)
            return "form" if size >= _LONG and not name.is_term else "word" if tells else ""
        changes = others + max(len(extra) + len(beside), missing)
        if changes > (2 if changes == others and size >= _LONGER else 1):
            return ""
        if name.is_term and others and size < _LONGER:
            return ""  # "designated safeguarding officer"
        if sum(self._tells(name.words[place]) for place, each in like.pairs if each > LIKE) < _LEAST_SHARED:
            return ""
        may_be_slips = all(self._may_be_slip(self.tell[at]) for at in extra)
        if missing:
            return "word" if len(extra) == 1 and (size > _LONGER or (size == _LONGER and may_be_slips)) else ""
        return "word" if size >= _LONG and may_be_slips else ""

    def _tells(self, word: NameWord) -> bool:
        """Whether a word of a name is one that many others have not."""
        return word.stem not in self._around.generic and word.stem not in self._around.nations

    def _may_be_slip(self, word: NameWord) -> bool:
        """Whether a word among those of a name may be a slip: others make it the name of another body."""
        around = self._around
        return word.stem not in around.nations and (word.stem in around.generic or word.key in around.known)
