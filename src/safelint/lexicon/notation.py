"""How phrases are written, and the trees that they are read into.

    anyone who saw              these words, one after another
    girl|girls|boy              one of several words
    call|describe [her as|it]   one of several phrases
    (the) victim                what stands in brackets may be missing
    _   _{0,3}                  any word; up to three of them, within the clause
    suicid*                     a word that begins so
    @child                      a word or phrase of the class `child`
    @digits  @capital           digits; a word with a capital letter
    #kg                         digits with these letters after them, in one word: 34kg
    =rose                       this form of the word only
    ^Dear   ends$               at the start of a block, at its end
    youth >was|who|.            what must follow, and is no part of what is found
    ~the|this @capital          what must not stand where the next part begins
    \\(                          the mark itself, where it has a meaning here

Letters stand for both cases, but a word that is written with a capital must have it. A phrase is found as whole words.
Every repeat has a bound, so that the cost of looking for a phrase has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import BREAK, Tokens

GENITIVE = "'s"
"""The token of a genitive, which is a word of its own after the one that it belongs to."""

MOST_REPEATS = 12
"""How often a part of a phrase may be repeated."""

SPECIAL = frozenset("=|()[]{}_@#*^$>~\\")
"""Marks that mean something in a phrase; a backslash before one makes it the mark itself."""

_TWICE = "this choice stands there twice"
_OF_MORE_WORDS = "choices of more than one word stand in square brackets"
_CLOSING = {"(": ")", "[": "]"}


class PhraseError(ValueError):
    """A phrase that cannot be read: `column` (from 1) is where, the message what was expected."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(f"column {column}: {message}")
        self.column = column


class Word(NamedTuple):
    """One word in lower case, or a mark; with `exact`, that form only. With `begins`, any word that begins so."""

    text: str
    exact: bool = False
    begins: bool = False


class Capitals(NamedTuple):
    """One word that has just these capitals."""

    text: str


class AnyWord(NamedTuple):
    """Any word or mark that ends no clause."""


class Figure(NamedTuple):
    """Digits and the letters of `unit`, in one word."""

    unit: str


class OfClass(NamedTuple):
    """A word or phrase of a class."""

    name: str


class Edge(NamedTuple):
    """The start of a block, or its end."""

    start: bool


class Row(NamedTuple):
    """Parts one after another."""

    parts: tuple[Node, ...]


class OneOf(NamedTuple):
    """One of several."""

    parts: tuple[Node, ...]


class RepeatedPart(NamedTuple):
    """A part that stands there `least` to `most` times."""

    part: Node
    least: int
    most: int


class Ahead(NamedTuple):
    """A part that must come next, and is no part of the match."""

    part: Node


class NotAhead(NamedTuple):
    """A part that must not come next."""

    part: Node


Node = Word | Capitals | AnyWord | Figure | OfClass | Edge | Row | OneOf | RepeatedPart | Ahead | NotAhead


def plain_words(node: Node) -> Iterator[str]:
    """The words of a tree that stand for their forms, as written."""
    match node:
        case Word(text, False, False):
            yield text
        case Row(parts) | OneOf(parts):
            for part in parts:
                yield from plain_words(part)
        case RepeatedPart(part, _, _) | Ahead(part) | NotAhead(part):
            yield from plain_words(part)


def parsed(phrase: str) -> Node:
    """The tree of a phrase.

    Raises:
        PhraseError: it is not written as phrases are.
    """
    parser = _Parser(phrase)
    tree = parser.row("")
    if parser.at < len(phrase):
        stray = parser.next() == "|"
        raise parser.wrong(_OF_MORE_WORDS if stray else "this bracket was not opened")
    return tree


class _Parser:
    """Reads one phrase from left to right; `at` is the place in it."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.at = 0

    def wrong(self, message: str) -> PhraseError:
        return PhraseError(self.at + 1, message)

    def next(self) -> str:
        """The next character, "" at the end."""
        return self.phrase[self.at : self.at + 1]

    def skip_spaces(self) -> None:
        while self.next().isspace():
            self.at += 1

    def row(self, closing: str) -> Node:
        """Parts up to the closing bracket, or up to a "|" inside brackets."""
        parts: list[Node] = []
        while True:
            self.skip_spaces()
            if self.next() in (closing, "|", ")", "]", ""):
                break
            parts.extend(self.part(inside=bool(closing)))
        if not parts:
            raise self.wrong("a word was expected")
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def part(self, *, inside: bool) -> list[Node]:
        """One part with its repeat; outside brackets "|" joins it to the next."""
        looks = self.next()
        if looks in (">", "~"):
            self.at += 1
            parts = self.part(inside=inside)
            ahead = parts[0] if len(parts) == 1 else Row(tuple(parts))
            return [Ahead(ahead) if looks == ">" else NotAhead(ahead)]
        found = self.atoms()
        while not inside and self.next() == "|":
            self.at += 1
            other = self.atoms()
            new = other[0] if len(other) == 1 else Row(tuple(other))
            before = found[0] if len(found) == 1 else Row(tuple(found))
            known = before.parts if isinstance(before, OneOf) else (before,)
            if new in known:  # "went|kept|kept going|came": the writer took "kept going" for one choice
                raise self.wrong(f"{_TWICE}; {_OF_MORE_WORDS}")
            found = [OneOf((*known, new))]
        return found

    def atoms(self) -> list[Node]:
        """One part; more than one where a word holds a hyphen or an apostrophe that parts it."""
        opening = self.next()
        if opening in _CLOSING:
            group = self.group(_CLOSING[opening])
            return [self.repeated(RepeatedPart(group, 0, 1) if opening == "(" else group)]
        if opening == "_":
            self.at += 1
            return [self.repeated(AnyWord())]
        if opening == "@":
            self.at += 1
            return [self.repeated(OfClass(self.name("the name of a class was expected")))]
        if opening == "#":
            self.at += 1
            return [Figure(self.name("the letters of a unit were expected").lower())]
        if opening in ("^", "$"):
            self.at += 1
            return [Edge(opening == "^")]
        return self.words()

    def group(self, closing: str) -> Node:
        self.at += 1
        choices = [self.row(closing)]
        while self.next() == "|":
            self.at += 1
            choices.append(self.row(closing))
        if self.next() != closing:
            raise self.wrong(f'"{closing}" was expected')
        self.at += 1
        return choices[0] if len(choices) == 1 else OneOf(tuple(choices))

    def repeated(self, part: Node) -> Node:
        if self.next() != "{":
            return part
        end = self.phrase.find("}", self.at)
        least, comma, most = self.phrase[self.at + 1 : max(end, self.at + 1)].partition(",")
        if end < 0 or not least.isdecimal() or not (most.isdecimal() if comma else not most):
            raise self.wrong("a repeat is written {2} or {0,3}")
        low, high = int(least), int(most or least)
        if not low <= high <= MOST_REPEATS or not high:
            raise self.wrong(f"a repeat goes from few to more, to {MOST_REPEATS} at most")
        self.at = end + 1
        return RepeatedPart(part, low, high)

    def name(self, expected: str) -> str:
        start = self.at
        while self.next().isalnum() or self.next() == "-":
            self.at += 1
        if start == self.at:
            raise self.wrong(expected)
        return self.phrase[start : self.at]

    def words(self) -> list[Node]:
        """A word as it stands in a text: one token, or several where a text would have several."""
        exact = self.next() == "="
        self.at += exact
        start, written, column = self.at, "", self.at
        while (char := self.next()) and not char.isspace():
            if char == "\\":
                self.at += 1
                char = self.next()
                if not char:
                    raise self.wrong("a mark was expected after the backslash")
                written, self.at = written + char, self.at + 1
                break
            if char in SPECIAL:
                break
            if not char.isalnum() and char not in "'’-":
                if self.at == start:
                    written, self.at = char, self.at + 1
                break
            written, self.at = written + char, self.at + 1
        if not written:
            raise PhraseError(column + 1, "a word was expected")
        begins = self.next() == "*"
        self.at += begins
        return self.pieces(written, exact=exact, begins=begins, column=column)

    @staticmethod
    def pieces(written: str, *, exact: bool, begins: bool, column: int) -> list[Node]:
        tokens = Tokens(fold(written))
        if not tokens.words or BREAK in tokens.words:  # such as a soft hyphen alone
            raise PhraseError(column + 1, "a word was expected")
        if tokens.fold.text == GENITIVE:  # apart from its word, as after a class: "@child 's"
            return [Word(GENITIVE)]
        found: list[Node] = []
        for at, word in enumerate(tokens.words):
            cased = tokens.cased(at)
            last = at == len(tokens) - 1
            if cased != word:
                if begins and last:
                    raise PhraseError(column + 1, "a beginning is written in small letters")
                found.append(Capitals(cased))
            else:
                found.append(Word(word, exact, begins and last))
        if begins and len(tokens.words[-1]) < 3:
            raise PhraseError(column + 1, "a beginning has three letters or more")
        return found
