"""Lists of phrases, made into the tables that matching looks into.

Every choice of words that a phrase has ("girl|girls|boy") is a set with a number. Of the sets of which a phrase needs a
word each, the rarest is its anchor: a phrase is looked at only where a text has all of them, and opened only where it
has the anchor. Tables are plain values, so that a pack can be kept with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lexicon.codes import (
    AHEAD,
    ANY,
    CAPITAL,
    CAPITALS,
    CLASS,
    DIGITS,
    END,
    FIGURE,
    LETTERS,
    NOT_AHEAD,
    ONE_OF,
    REPEAT,
    ROW,
    RUN,
    START,
    closed,
    opened,
)
from safelint.lexicon.forms import WordForms
from safelint.lexicon.notation import (
    Ahead,
    AnyWord,
    Capitals,
    Edge,
    Figure,
    Node,
    NotAhead,
    OfClass,
    OneOf,
    PhraseError,
    RepeatedPart,
    Row,
    Word,
    parsed,
)

if TYPE_CHECKING:
    from safelint.values.tables.compiled import FamilyTable, PhraseClassTable, WordSetsTable

_BUILT_IN = {"digits": (DIGITS,), "capital": (CAPITAL,)}

NO_SETS: WordSetsTable = {"count": 0, "by_letters": {}}


class PhraseList(NamedTuple):
    """A list as it stands in `rules/`: what is found where one of `phrases` matches and no phrase of `unless` holds the
    match. With `exact`, words stand for themselves only, not for their forms."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    exact: bool = False


class WordSet(NamedTuple):
    """Some words, and beginnings of words."""

    words: tuple[str, ...]
    beginnings: tuple[str, ...] = ()


_Compiled = tuple[tuple[Any, ...], tuple[int, ...]]
"""The compiled part of a phrase, and the sets of which it needs a word each, the rarest first."""

_Try = tuple[int, tuple[Any, ...], tuple[int, ...]]
"""The place of a list, and a compiled phrase of it."""


class WrongPhraseError(ValueError):
    """`phrase` of the list `name` cannot be compiled; the message says why."""

    def __init__(self, name: str, phrase: str, problem: str) -> None:
        super().__init__(f'{name}: "{phrase}": {problem}')
        self.list, self.phrase, self.problem = name, phrase, problem


def _set(word: Word, forms: WordForms, exact: bool) -> WordSet:
    if word.begins:
        return WordSet((), (word.text,))
    others = () if exact or word.exact else forms.of(word.text)
    return WordSet((word.text, *(form for form in others if form != word.text)))


class Compiler:
    """Makes tables of lists of phrases. `classes` gives the phrases of each class, which may name other classes;
    `counts` how often words stand in texts of the kind that will be looked at, so that anchors are rare there. `sets`
    are those of tables made before, to which these are added."""

    def __init__(
        self,
        classes: Mapping[str, Sequence[str]] | None = None,
        forms: WordForms | None = None,
        counts: Mapping[str, int] | None = None,
        sets: WordSetsTable = NO_SETS,
    ) -> None:
        self._forms = forms or WordForms()
        self._counts = counts or {}
        self._counts_of_beginnings: Counter[str] = Counter()
        for word, count in self._counts.items():
            self._counts_of_beginnings[word[:LETTERS]] += count
        self._classes: dict[str, PhraseClassTable] = {}
        self._firsts: dict[str, WordSet | None] = {}
        self._numbers: dict[WordSet, int] = {}
        self._sets = sets
        self._known: dict[tuple[str, bool], _Compiled] = {}
        self._notation = classes or {}
        self._begun: list[str] = []  # classes that are being compiled, each for the one before

    def every_class(self) -> dict[str, PhraseClassTable]:
        """For each class its tables, as of a list of phrases, and in `rest` the parts that have no anchor.

        Raises:
            WrongPhraseError: a phrase of a class cannot be compiled.
        """
        for name in self._notation:
            self._add_class(name)
        return self._classes

    def family(self, lists: Mapping[str, PhraseList]) -> FamilyTable:
        """The tables of lists that are looked for together. `tries` has by their anchor the phrases, closed: for each
        the place of its list in `names`, its part, and the sets that it needs. `unless` has for a list with exceptions
        these, closed, in the same form.

        Raises:
            WrongPhraseError: a phrase cannot be compiled.
        """
        named = [(name, made) for name, made in lists.items() if made.phrases]
        return {
            "names": tuple(name for name, _ in named),
            "tries": _by_anchor(
                each for place, (name, made) in enumerate(named) for each in self._tried(name, made, place)
            ),
            "unless": {
                name: closed(tuple(self._tried(name, made._replace(phrases=made.unless), 0)))
                for name, made in named
                if made.unless
            },
        }

    def sets(self) -> WordSetsTable:
        """The sets of words that all these tables name by their numbers: how many there are, and `by_letters`, closed,
        for the first letters of a word the words that begin so with the numbers of their sets, and the beginnings."""
        added: dict[str, tuple[dict[str, tuple[int, ...]], list[tuple[str, int]]]] = {}
        earlier = self._sets["by_letters"]
        for each, number in self._numbers.items():
            for word in (*each.words, *each.beginnings):
                letters = word[:LETTERS]
                if letters not in added:
                    words, beginnings = opened(earlier[letters]) if letters in earlier else ({}, ())
                    added[letters] = dict(words), list(beginnings)
            for word in each.words:
                numbers = added[word[:LETTERS]][0]
                numbers[word] = (*numbers.get(word, ()), number)
            for beginning in each.beginnings:
                added[beginning[:LETTERS]][1].append((beginning, number))
        found = {letters: closed((words, tuple(beginnings))) for letters, (words, beginnings) in added.items()}
        return {"count": self._sets["count"] + len(self._numbers), "by_letters": {**earlier, **found}}

    def _tried(self, name: str, made: PhraseList, place: int) -> Iterable[_Try]:
        """The phrases of a list."""
        for phrase in made.phrases:
            yield place, *self.compiled(name, phrase, exact=made.exact)

    def compiled(self, name: str, phrase: str, *, exact: bool = False) -> _Compiled:
        """A phrase of the list `name`; made once. Raises WrongPhraseError."""
        known = self._known.get((phrase, exact))
        if known is not None:
            return known
        part, needs = self._read(name, phrase, exact)[1:]
        if not needs:
            raise WrongPhraseError(name, phrase, "it must hold a word that cannot be missing")
        made = self._known[phrase, exact] = part, needs
        return made

    def _read(self, name: str, phrase: str, exact: bool) -> tuple[Node, tuple[Any, ...], tuple[int, ...]]:
        """The tree of a phrase, its compiled part, and the sets of which it needs a word each, the rarest first; of
        the others only those that some part is, as each set costs something wherever a text has a word of it."""
        try:
            tree = parsed(phrase)
            part = self._part(tree, exact)
        except PhraseError as problem:
            raise WrongPhraseError(name, phrase, str(problem)) from None
        needs = sorted(dict.fromkeys(self._needs(tree, exact)), key=self._rarity)
        kept = [each for place, each in enumerate(needs) if not place or each in self._numbers]
        return tree, part, tuple(map(self._number, kept))

    def _add_class(self, name: str) -> None:
        """Compiles a class when something first names it."""
        if name in self._classes:
            return
        if name in self._begun:
            raise WrongPhraseError(f"@{name}", " > ".join((*self._begun, name)), "a class cannot hold itself")
        self._begun.append(name)
        trees: list[Node] = []
        tries: list[_Try] = []
        rest: list[tuple[Any, ...]] = []
        for phrase in self._notation[name]:
            tree, part, needs = self._read(f"@{name}", phrase, exact=False)
            trees.append(tree)
            if needs:
                tries.append((0, part, needs))
            else:
                rest.append(part)
        self._firsts[name] = self._anchor(OneOf(tuple(trees)), exact=False)
        self._classes[name] = {"tries": _by_anchor(tries), "rest": tuple(rest)}
        self._begun.pop()

    def _number(self, words: WordSet) -> int:
        return self._numbers.setdefault(words, self._sets["count"] + len(self._numbers))

    # ------------------------------------------------------------------------------------------------------- parts

    def _part(self, node: Node, exact: bool) -> tuple[Any, ...]:
        match node:
            case Word():
                return (RUN, self._number(_set(node, self._forms, exact)))
            case Capitals(text):
                return (CAPITALS, self._number(WordSet((text.lower(),))), text)
            case AnyWord():
                return (ANY,)
            case Figure(unit):
                return (FIGURE, unit)
            case Edge(start):
                return (START,) if start else (END,)
            case OfClass(name):
                if name in _BUILT_IN:
                    return _BUILT_IN[name]
                if name not in self._notation:
                    raise PhraseError(1, f"there is no class @{name}")
                self._add_class(name)
                return (CLASS, name)
            case Row(parts):
                return _row([self._part(part, exact) for part in parts])
            case OneOf():
                return self._one_of(list(_choices(node)), exact)
            case RepeatedPart(part, least, most):
                return (REPEAT, least, most, self._part(part, exact))
            case Ahead(part):
                return (AHEAD, self._part(part, exact))
            case NotAhead(part):
                return (NOT_AHEAD, self._part(part, exact))

    def _one_of(self, choices: Sequence[Node], exact: bool) -> tuple[Any, ...]:
        """Choices that are single words become one part."""
        words = [_set(each, self._forms, exact) for each in choices if isinstance(each, Word)]
        parts = [(RUN, self._number(_joined(words)))] if words else []
        parts += [self._part(each, exact) for each in choices if not isinstance(each, Word)]
        return parts[0] if len(parts) == 1 else (ONE_OF, *parts)

    # ----------------------------------------------------------------------------------------------------- anchors

    def _anchor(self, node: Node, exact: bool) -> WordSet | None:
        """The rarest of the sets of which a tree needs a word, None where it needs none."""
        return min(self._needs(node, exact), key=self._rarity, default=None)

    def _rarity(self, words: WordSet) -> tuple[int, int]:
        """How often a text holds one of these, the rarest least; of equals those with the longest words."""
        met = sum(self._counts.get(word, 0) + 1 for word in words.words)
        met += sum(self._counts_of_beginnings[each[:LETTERS]] + 1 for each in words.beginnings)
        return met, -min(map(len, (*words.words, *words.beginnings)))

    def _needs(self, node: Node, exact: bool) -> Iterable[WordSet]:
        """Sets of words; every match of a tree holds a word of each."""
        match node:
            case Word():
                yield _set(node, self._forms, exact)
            case Capitals(text):
                yield WordSet((text.lower(),))
            case OfClass(name):
                first = self._firsts.get(name)
                if first:
                    yield first
            case RepeatedPart(part, least, _) if least:
                yield from self._needs(part, exact)
            case OneOf(parts):
                every = [self._anchor(part, exact) for part in parts]
                if all(every):
                    yield _joined([each for each in every if each])
            case Row(parts):
                for part in parts:
                    yield from self._needs(part, exact)


def _choices(node: Node) -> Iterable[Node]:
    """The choices of a tree; choices of choices are those of the whole."""
    if not isinstance(node, OneOf):
        yield node
        return
    for part in node.parts:
        yield from _choices(part)


def _row(parts: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Parts one after another; single words in a row become one part."""
    found: list[tuple[Any, ...]] = []
    for part in parts:
        if part[0] == RUN and found and found[-1][0] == RUN:
            found[-1] += part[1:]
        else:
            found.append(part)
    return found[0] if len(found) == 1 else (ROW, *found)


def _joined(sets: Sequence[WordSet]) -> WordSet:
    return WordSet(
        tuple(dict.fromkeys(word for each in sets for word in each.words)),
        tuple(dict.fromkeys(beginning for each in sets for beginning in each.beginnings)),
    )


def _by_anchor(tries: Iterable[_Try]) -> dict[int, bytes]:
    """Phrases by their anchor, closed."""
    found: dict[int, list[_Try]] = {}
    for each in tries:
        found.setdefault(each[2][0], []).append(each)
    return {anchor: closed(tuple(each)) for anchor, each in found.items()}
