"""Where what markdown-it-py finds stands: its tokens know their lines at most, ours know their characters.

Its rules are used as they are. Each is watched while it runs: where it begins and ends in the text of a block is where
its tokens stand, and how that text was cut from the source says where in the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, MutableMapping
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from safelint.values.errors import Unreadable

_DEEPEST = 100  # blocks one in the other, of which a list has two for each item; what is deeper would be left out

AT = "at"
"""In the `meta` of an inline token: its range in the text of its block."""

SKIPPED = "skipped"
"""In the `meta` of a token that holds a text: how many characters stand before it in that which was cut."""

NOTED = "noted"
"""In the surroundings of a text: its `Noted`."""


class CutPlaces:
    """Where in the source each character of a text stands that was cut from it piece by piece."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._shifts: list[int] = []

    @classmethod
    def at(cls, source: int) -> CutPlaces:
        """Of a text in one piece."""
        found = cls()
        found.add(0, source)
        return found

    def add(self, start: int, source: int) -> None:
        """From `start` on, a text stands in the source from `source` on, until the next piece."""
        self._starts.append(start)
        self._shifts.append(source - start)

    def source(self, at: int) -> int:
        """The offset in the source of the character at `at`."""
        return at + self._shifts[max(bisect_right(self._starts, at) - 1, 0)]

    def after(self, at: int) -> int:
        """The offset in the source after the character before `at`."""
        return self.source(at - 1) + 1 if at else self.source(0)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The ranges of the text between `start` and `end`, each of one piece."""
        inside = self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
        yield from pairwise((start, *inside, end))


class Cut(NamedTuple):
    """A text that was cut from the source, and where it stands."""

    places: CutPlaces
    text: str


class Noted(NamedTuple):
    """By the identity of a token: where its block begins, and what its text was made of."""

    begins: dict[int, int]
    cuts: dict[int, Cut]


class PlacedInline(StateInline):
    """Notes for each token the range of the rule that made it."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._began = -1  # where the text begins that waits
        self.has_noted_links = "][^" in src  # a footnote may stand behind a link
        self.made: list[list[Token]] = [[]]  # by the rules that run, one in the other

    def append_pending(self, text: str) -> None:
        if self._began < 0:
            self._began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta[AT] = (self._began, self._began + len(token.content))
        self._began = -1
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if not self.pending:
            self._began = -1  # what waited was white space, and taken away
        self.made[-1].append(token)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """As it is, but that one tilde within a word is no mark."""
        lone = self.src.startswith("~", start) and not self.src.startswith("~~", start)
        return super().scanDelims(start, canSplitWord and not lone)


class PlacedInlines(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = PlacedInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


_LATER = ("list_item_open", "dt_open")
"""Tokens that begin blocks within the block of their rule."""

BlockRule = Callable[[StateBlock, int, int, bool], bool]


def watched_block(rule: BlockRule) -> BlockRule:
    """A rule of blocks that tells where it began."""

    def run(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        if silent or not isinstance(state, PlacedBlock):
            return rule(state, first, last, silent)
        state.began.append(state.begin(first))
        found = rule(state, first, last, silent)
        state.began.pop()
        return found

    return run


Rule = Callable[[StateInline, bool], bool]


def watched(rule: Rule) -> Rule:
    """An inline rule whose tokens are noted."""

    def run(state: StateInline, silent: bool) -> bool:
        if silent or not isinstance(state, PlacedInline):
            return rule(state, silent)
        start = state.pos
        state.made.append([])
        found = rule(state, silent)
        made = state.made.pop()
        if found:
            each_apart = len(made) > 1 and all(token.type == "text" for token in made)
            for number, token in enumerate(made):
                token.meta[AT] = (start + number, start + number + 1) if each_apart else (start, state.pos)
        return found

    return run


class PlacedBlock(StateBlock):
    """Notes in its surroundings where each block begins, and how its text was cut from the source."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._cut = Cut(CutPlaces(), "")
        self._noted: Noted = env.setdefault(NOTED, Noted({}, {}))
        self.began = [0]  # where the blocks begin whose rules run, one in the other

    def begin(self, line: int) -> int:
        """Where the text of a line begins, in the block that it is looked at for."""
        line = min(line, self.lineMax)
        return self.bMarks[line] + self.tShift[line]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        self._noted.begins[id(token)] = self.begin(self.line) if ttype in _LATER else self.began[-1]
        if ttype == "inline":
            self._noted.cuts[id(token)] = self._cut
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:
        text = super().getLines(begin, end, indent, keepLastLF)
        places, at = CutPlaces(), 0
        self._cut = Cut(places, text)
        for line, said in zip(range(begin, end), text.split("\n"), strict=False):
            places.add(at, self.eMarks[line] - len(said))
            at += len(said) + 1
        if self.tokens and (self.tokens[-1].type == "inline" or keepLastLF):
            self._noted.cuts[id(self.tokens[-1])] = self._cut
        return text


class PlacedBlocks(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        if state.level >= _DEEPEST:
            most = f"at most {_DEEPEST // 2 - 1}, fewer in quotations"
            raise Unreadable(f"its lists are nested too deep ({most}): take marks away")
        super().tokenize(state, startLine, endLine)

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], outTokens: list[Token]
    ) -> list[Token] | None:
        if not src:
            return None
        state = PlacedBlock(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
