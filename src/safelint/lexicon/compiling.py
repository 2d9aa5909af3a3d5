"""Lists of phrases, made into the tables that matching looks into.

A phrase is looked for only where a text holds its anchor: of the words without which it cannot match, those that are
rarest. Tables are plain values, so that a pack can be kept with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from safelint.lexicon.codes import (
    AHEAD,
    ANY,
    BEGINNINGS,
    CAPITAL,
    CAPITALS,
    CLASS,
    DIGITS,
    END,
    FIGURE,
    LETTERS,
    ONE_OF,
    REPEAT,
    ROW,
    START,
    WORDS,
    closed,
)
from safelint.lexicon.forms import WordForms
from safelint.lexicon.notation import (
    Ahead,
    AnyWord,
    Capitals,
    Edge,
    Figure,
    Node,
    OfClass,
    OneOf,
    PhraseError,
    RepeatedPart,
    Row,
    Word,
    parsed,
)

_BUILT_IN = {"digits": (DIGITS,), "capital": (CAPITAL,)}


class PhraseList(NamedTuple):
    """A list as it stands in `rules/`: what is found where one of `phrases` matches and no phrase of `unless` holds the
    match. With `exact`, words stand for themselves only, not for their forms."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    exact: bool = False


class PhraseAnchor(NamedTuple):
    """Words or beginnings one of which stands in every match, `least` to `most` tokens after its start."""

    words: tuple[str, ...]
    beginnings: tuple[str, ...]
    least: int
    most: int


_Compiled = tuple[tuple[Any, ...], PhraseAnchor, tuple[str, ...]]
"""The compiled part of a phrase, its anchor, and words one of which the text needs besides."""

_Try = tuple[PhraseAnchor, int, tuple[Any, ...], tuple[str, ...]]
"""An anchor, the place of its list, the compiled part, and words one of which the text needs besides."""


class WrongPhraseError(ValueError):
    """`phrase` of the list `name` cannot be compiled; the message says why."""

    def __init__(self, name: str, phrase: str, problem: str) -> None:
        super().__init__(f'{name}: "{phrase}": {problem}')
        self.list, self.phrase, self.problem = name, phrase, problem


class Compiler:
    """Makes tables of lists of phrases. `classes` gives the phrases of each class, which may name other classes;
    `counts` how often words stand in texts of the kind that will be looked at, so that anchors are rare there."""

    def __init__(
        self,
        classes: Mapping[str, Sequence[str]] | None = None,
        forms: WordForms | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        self._forms = forms or WordForms()
        self._counts = counts or {}
        self._counts_of_beginnings: Counter[str] = Counter()
        for word, count in self._counts.items():
            self._counts_of_beginnings[word[:LETTERS]] += count
        self._classes: dict[str, dict[str, Any]] = {}
        self._firsts: dict[str, PhraseAnchor | None] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._known: dict[tuple[str, bool], _Compiled] = {}
        self._notation = classes or {}
        self._begun: list[str] = []  # classes that are being compiled, each for the one before

    def every_class(self) -> dict[str, Any]:
        """For each class its tables, as of a list of phrases, and in `rest` the parts that have no anchor.

        Raises:
            WrongPhraseError: a phrase of a class cannot be compiled.
        """
        for name in self._notation:
            self._add_class(name)
        return self._classes

    def family(self, lists: Mapping[str, PhraseList]) -> dict[str, Any]:
        """The tables of lists that are looked for together: `tries` (least, most, place in `names`, part, needs), and
        in `words` and `beginnings` which of them stand at an anchor. A text without any of the words in `needs` has no
        match; it is empty where that is not asked. `unless` has for a list with exceptions the tables of
        these.

        Raises:
            WrongPhraseError: a phrase cannot be compiled.
        """
        named = [(name, made) for name, made in lists.items() if made.phrases]
        return {
            "names": tuple(name for name, _ in named),
            **_by_anchor(each for place, (name, made) in enumerate(named) for each in self._tried(name, made, place)),
            "unless": {
                name: _by_anchor(self._tried(name, made._replace(phrases=made.unless), 0))
                for name, made in named
                if made.unless
            },
        }

    def _tried(self, name: str, made: PhraseList, place: int) -> Iterable[_Try]:
        """The phrases of a list, each with its anchor, the place of the list and what it needs besides."""
        for phrase in made.phrases:
            part, anchor, needs = self.compiled(name, phrase, exact=made.exact)
            yield anchor, place, part, needs

    def compiled(self, name: str, phrase: str, *, exact: bool = False) -> _Compiled:
        """A phrase of the list `name`; made once. Raises WrongPhraseError."""
        known = self._known.get((phrase, exact))
        if known is not None:
            return known
        try:
            tree = parsed(phrase)
            part = self._part(tree, exact)
            anchor = self._anchor(tree, exact)
        except PhraseError as problem:
            raise WrongPhraseError(name, phrase, str(problem)) from None
        if anchor is None:
            raise WrongPhraseError(name, phrase, "it must hold a word that cannot be missing")
        made = self._known[phrase, exact] = part, anchor, self._needs(tree, anchor, exact)
        return made

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
            try:
                tree = parsed(phrase)
                part, anchor = self._part(tree, exact=False), self._anchor(tree, exact=False)
            except PhraseError as problem:
                raise WrongPhraseError(f"@{name}", phrase, str(problem)) from None
            trees.append(tree)
            if anchor:
                tries.append((anchor, 0, part, ()))
            else:
                rest.append(part)
        whole = OneOf(tuple(trees))
        self._firsts[name] = self._anchor(whole, exact=False)
        self._sizes[name] = self._size(whole)
        self._classes[name] = {**_by_anchor(tries), "rest": tuple(rest)}
        self._begun.pop()

    # ------------------------------------------------------------------------------------------------------- parts

    def _words(self, word: Word, exact: bool) -> tuple[str, ...]:
        forms = () if exact or word.exact else self._forms.of(word.text)
        return (word.text, *(form for form in forms if form != word.text))

    def _part(self, node: Node, exact: bool) -> tuple[Any, ...]:
        match node:
            case Word(text, _, True):
                return (BEGINNINGS, text)
            case Word():
                return (WORDS, *self._words(node, exact))
            case Capitals(text):
                return (CAPITALS, text)
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
                return (ROW, *(self._part(part, exact) for part in parts))
            case OneOf(parts):
                return _one_of([self._part(part, exact) for part in parts])
            case RepeatedPart(part, least, most):
                return (REPEAT, least, most, self._part(part, exact))
            case Ahead(part):
                return (AHEAD, self._part(part, exact))

    # ----------------------------------------------------------------------------------------------------- anchors

    def _needs(self, tree: Node, anchor: PhraseAnchor, exact: bool) -> tuple[str, ...]:
        """Of a phrase with a gap, which is dear to try: the rarest words beside its anchor one of which it needs."""
        if not isinstance(tree, Row) or not any(map(_has_gap, tree.parts)):
            return ()
        others = [each for each in (self._anchor(part, exact) for part in tree.parts) if each and not each.beginnings]
        others = [each for each in others if each.words != anchor.words]
        rarest = min(others, key=self._tries, default=None)
        return rarest.words if rarest else ()

    def _anchor(self, node: Node, exact: bool) -> PhraseAnchor | None:
        """The best of the anchors of a tree, None where it has none."""
        return min(self._anchors(node, exact), key=self._tries, default=None)

    def _tries(self, anchor: PhraseAnchor) -> tuple[int, int]:
        """How often an anchor calls for a try, the less the better; of equals the one with the longest words."""
        met = sum(self._counts.get(word, 0) + 1 for word in anchor.words)
        met += sum(self._counts_of_beginnings[each[:LETTERS]] + 1 for each in anchor.beginnings)
        return met * (1 + anchor.most - anchor.least), -min(map(len, (*anchor.words, *anchor.beginnings)))

    def _anchors(self, node: Node, exact: bool) -> Iterable[PhraseAnchor]:
        match node:
            case Word(text, _, True):
                yield PhraseAnchor((), (text,), 0, 0)
            case Word():
                yield PhraseAnchor(self._words(node, exact), (), 0, 0)
            case Capitals(text):
                yield PhraseAnchor((text.lower(),), (), 0, 0)
            case OfClass(name):
                first = self._firsts.get(name)
                if first:
                    yield first
            case RepeatedPart(part, least, _) if least:
                yield from self._anchors(part, exact)
            case OneOf(parts):
                every = [self._anchor(part, exact) for part in parts]
                if all(every):
                    found = [each for each in every if each]
                    yield _joined(found)
            case Row(parts):
                least = most = 0
                for part in parts:
                    for anchor in self._anchors(part, exact):
                        yield anchor._replace(least=anchor.least + least, most=anchor.most + most)
                    shortest, longest = self._size(part)
                    least, most = least + shortest, most + longest

    def _size(self, node: Node) -> tuple[int, int]:
        """The fewest and the most tokens that a tree matches."""
        match node:
            case Edge() | Ahead():
                return 0, 0
            case OfClass(name):
                return self._sizes.get(name, (1, 1))  # of those that are built in, one word
            case Row(parts):
                sizes = [self._size(part) for part in parts]
                return sum(least for least, _ in sizes), sum(most for _, most in sizes)
            case OneOf(parts):
                return _size_of_all(map(self._size, parts))
            case RepeatedPart(part, least, most):
                shortest, longest = self._size(part)
                return shortest * least, longest * most
            case _:
                return 1, 1


def _has_gap(node: Node) -> bool:
    """Whether a part stands for any words at all."""
    return isinstance(node, RepeatedPart) and isinstance(node.part, AnyWord)


def _by_anchor(tries: Iterable[_Try]) -> dict[str, Any]:
    """`tries`, each (least, most, place, part, needs) and closed, and which of them stand at the words of an anchor and
    at the first letters of beginnings."""
    words: dict[str, list[int]] = {}
    beginnings: dict[str, list[int]] = {}
    every: list[bytes] = []
    for number, (anchor, place, part, needs) in enumerate(tries):
        every.append(closed((anchor.least, anchor.most, place, part, needs)))
        for word in dict.fromkeys(anchor.words):
            words.setdefault(word, []).append(number)
        for start in dict.fromkeys(beginning[:LETTERS] for beginning in anchor.beginnings):
            beginnings.setdefault(start, []).append(number)
    tables = {"words": words, "beginnings": beginnings}
    return {
        "tries": tuple(every),
        **{key: {anchor: tuple(numbers) for anchor, numbers in table.items()} for key, table in tables.items()},
    }


def _size_of_all(sizes: Iterable[tuple[int, int]]) -> tuple[int, int]:
    every = list(sizes)
    return min(least for least, _ in every), max(most for _, most in every)


def _joined(anchors: Sequence[PhraseAnchor]) -> PhraseAnchor:
    return PhraseAnchor(
        tuple(word for each in anchors for word in each.words),
        tuple(beginning for each in anchors for beginning in each.beginnings),
        min(each.least for each in anchors),
        max(each.most for each in anchors),
    )


def _one_of(parts: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Choices that are single words become one part, and choices of choices those of the whole."""
    parts = [each for part in parts for each in (part[1:] if part[0] == ONE_OF else (part,))]
    words = [word for part in parts if part[0] == WORDS for word in part[1:]]
    others = [part for part in parts if part[0] != WORDS]
    if not others:
        return (WORDS, *words)
    return (ONE_OF, *([(WORDS, *words)] if words else []), *others)
