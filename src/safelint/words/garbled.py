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
from safelint.words.capital_runs import AroundNames, CapitalRun
from safelint.words.likeness import LIKE, SAME, LikeName, Likeness, LikeTables, compare, root
from safelint.words.namewords import NameWord, words_from, words_of

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.values.tables.compiled import RightNamesTable

# The letter comes first, so that the search leaps from capital to capital.
_CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)[\w'-]*(?=(?: [a-z]{1,7}){0,2} [A-Z&])")
_LETTERS_BEHIND = regex(r"(?:,? \(|, )([A-Z][A-Za-z]*[A-Z])\b")
_LETTERS_BEFORE = regex(r"\b([A-Z][A-Za-z]*[A-Z])(?:,? \(|, )(?:([a-z]{1,3}) )?$")
_MOST_COMPARED = 6  # names that share most with a run
_MOST_JUDGED = 4_000  # runs of one text, far more than megabytes of news have that are no names
_MOST_KEPT = 20_000  # runs of which is kept what they are like
_LEAST_SHARED = 2  # roots of a name that a run has
_REACH = 24  # characters before a run in which letters stand
_LONG = 3  # telling words of a name that nobody has by chance
_LONGER = 4  # the same where one word is another
_CLEAR = 4  # hundredths by which a name must be more like than others
_EACH = 10  # hundredths: for a word of a name that is there, against one beside it that it has not
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

    def __init__(self, tables: RightNamesTable, lexicon: Lexicon) -> None:
        self._like, self._around = LikeTables(**tables["like"]), AroundNames.of(tables, lexicon)
        self._names: dict[int, LikeName] = {}
        self._kept: dict[str, list[Garbled]] = {}  # by the characters of a run, and counted from its start

    def find(self, cased: str) -> Iterator[Garbled]:
        """Every such name in a folded text with its capitals, in order."""
        behind, left = 0, _MOST_JUDGED  # what was read, and how many runs more are judged
        for match in _CAPITAL.finditer(cased):
            start = match.start()
            words = words_from(cased, start, self._around.small) if start >= behind else ()
            if len(words) < 2:
                continue
            behind, left = words[-1].end, left - 1
            places = self._letters_beside(cased, start, behind)
            found = self._judged(words, places) if places else None
            yield from (found,) if found is not None else self._known(cased[start:behind], words)
            if not left:
                break

    def _known(self, characters: str, words: Sequence[NameWord]) -> Sequence[Garbled]:
        """The names that a run is meant as, or its parts are."""
        if characters not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            whole = self._judged(words, ())
            parts = CapitalRun(words, self._around).parts() if whole is None else ()
            found = [whole, *(self._judged(part, ()) for part in parts)]
            self._kept[characters] = [each.moved(-words[0].start) for each in found if each is not None]
        return [each.moved(words[0].start) for each in self._kept[characters]]

    def _letters_beside(self, cased: str, start: int, end: int) -> Sequence[int]:
        """The places of the names for which letters right before or behind stand."""
        by_letters = self._like.by_letters
        behind = _LETTERS_BEHIND.match(cased, end)
        before = _LETTERS_BEFORE.search(cased, max(0, start - _REACH), start)
        if before and before[2] and before[2] not in self._around.between:
            before = None
        return next((by_letters[each[1]] for each in (behind, before) if each and each[1] in by_letters), ())

    def _judged(self, words: Sequence[NameWord], told: Sequence[int]) -> Garbled | None:
        """The name that a run is meant as; letters beside it stand for the names at `told`."""
        run = CapitalRun(words, self._around)
        places = told or self._candidates(run.tell)
        right = run.longest_right() if places else 0
        if not places or right == len(run.tell) or run.is_of_right_names():
            return None
        ranked: list[tuple[int, Likeness, LikeName]] = []
        for name in map(self._name, places):
            like = compare(run.tell, name, self._like)
            if like is not None and (told or (like.strong if right >= _LONG else len(like.pairs)) > right):
                ranked.append((like.score + _EACH * (like.strong - len(run.beside(like))), like, name))
        ranked.sort(key=lambda row: (-row[0], len(row[2].words)))
        if not ranked:
            return None
        rank, like, name = ranked[0]
        if any(rank - other < _CLEAR and not rival.is_same(name) for other, _, rival in ranked[1:]):
            return None
        kind = _HeldAgainst(run, like, name).kind(told=bool(told))
        if told:
            like = like._replace(last=len(run.tell) - 1)  # the letters are for all of it
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


class _HeldAgainst:
    """A run held against a name with which it shares words."""

    def __init__(self, run: CapitalRun, like: Likeness, name: LikeName) -> None:
        self._run, self._like, self._name = run, like, name
        self._likes, self._places = [each for _, each in like.pairs], [place for place, _ in like.pairs]
        self._size, self._others = len(name.words), len(like.pairs) - like.strong
        self._missing = self._size - len(like.pairs)
        self._is_whole = not (self._missing or self._others or like.extra)
        self._in_order = self._places == sorted(self._places)
        self._is_same = set(self._likes) == {SAME}

    def kind(self, *, told: bool) -> str:
        """What is otherwise in the run, "" where nothing shows that the name is meant. `told`: letters beside do."""
        if self._is_right() or self._begins_anew() or self._ends_otherwise():
            return ""
        if told:
            return self._kind_told()
        beside = self._run.beside(self._like)
        if self._like.strong < _LEAST_SHARED or not all(self._is_generic(word) for word in beside):
            return ""
        if self._name.is_term and (self._is_same or self._size < (_LONGER if self._others else _LONG)):
            return ""  # "designated person for safeguarding", "designated safeguarding officer"
        if self._is_whole and not beside:
            return self._kind_of_whole()
        return "word" if self._has_a_slip(len(beside)) else ""

    def _is_right(self) -> bool:
        """Whether at most the s of a plural or, in a long name, a small word differs."""
        if not (self._is_whole and self._is_same and self._in_order):
            return False
        around = self._run.around.small
        own = {word.key for word in words_of(self._name.surface)} & around
        return self._size >= _LONG or self._run.small(self._like.first, self._like.last) == own

    def _begins_anew(self) -> bool:
        """Whether another name begins among the words, with an article that this one does not have."""
        articles = self._run.small(self._like.first, self._like.last) & self._run.around.articles
        return not articles <= {word.key for word in words_of(self._name.surface)}

    def _ends_otherwise(self) -> bool:
        """Whether the last word says that it is a body of another kind: "Ombudsman" is no department."""
        last = self._run.tell[self._like.last]
        place = self._places[-1]
        return self._is_generic(last) and not self._is_generic(self._name.words[place]) and self._missing > 0

    def _kind_told(self) -> str:
        """The same where letters that stand for the name are beside the run."""
        if not self._others and not self._like.extra and self._is_same and self._in_order:
            return ""  # only shorter
        if self._name.is_term and self._is_whole and self._is_same:
            return ""  # "sexual exploitation of children"
        enough = len(self._likes) > 1 and 2 * sum(self._likes) >= self._size * SAME
        reaches = self._size - 1 in self._places and not self._run.beside(self._like)
        if not enough or not (reaches or (self._like.strong >= _LONG and any(map(self._tells, self._places)))):
            return ""
        return "form" if self._is_whole else "word"

    def _kind_of_whole(self) -> str:
        """The same where all words of the name are there in some way."""
        changed = sum(each != SAME for each in self._likes)
        if self._size >= _LONG and not self._name.is_term and (not changed or (changed == 1 and self._in_order)):
            return "form"
        tells = self._size >= _LONG or (self._is_same and max(self._name.weights) >= _OWN)
        return "word" if tells else ""

    def _has_a_slip(self, beside: int) -> bool:
        """Whether one word is another, too many or in the place of another, and the others tell the name; in a long
        name two may be others of like meaning."""
        extra, words = self._like.extra, self._run.tell
        changes = self._others + max(len(extra) + beside, self._missing)
        if changes > (2 if changes == self._others and self._size >= _LONGER else 1):
            return False
        if sum(self._tells(place) for place, each in self._like.pairs if each > LIKE) < _LEAST_SHARED:
            return False
        may_be_slips = all(self._may_be_slip(words[at]) for at in extra)
        if self._missing:
            return len(extra) == 1 and (self._size > _LONGER or (self._size == _LONGER and may_be_slips))
        return self._size >= _LONG and may_be_slips

    def _is_generic(self, word: NameWord) -> bool:
        return word.stem in self._run.around.generic

    def _tells(self, place: int) -> bool:
        """Whether a word of the name is one that many others have not."""
        word = self._name.words[place]
        return not self._is_generic(word) and word.stem not in self._run.around.nations

    def _may_be_slip(self, word: NameWord) -> bool:
        """Whether a word among those of the name may be a slip: others make it the name of another body."""
        around = self._run.around
        return word.stem not in around.nations and (self._is_generic(word) or word.key in around.known)
