"""Regular expressions, read: the part of Python's that a pattern of a pack may hold, as a tree.

A pattern becomes a row of nodes, one after the other. The tree tells what a match can hold, and no more: a group of any
kind is the row inside it, flags leave no trace, and a repeat is the same whether it takes much or little at first.
Whatever `parse` takes, `re` takes too. Not supported are comments, conditions, verbose patterns, flags other than i, m
and s, references by name or to a group beyond the ninth, and characters by octal number or by name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from safelint.lazy import regex

ENDLESS = sys.maxsize
"""How often at most what has no bound is repeated."""
_MOST_REPEATS = 9_999
_FURTHEST_BEHIND = 1_000  # characters

_HEX = "[0-9a-fA-F]"
_GLOBAL_FLAGS = regex(r"(?:\(\?[ims]+\))*")
_GROUP = regex(
    r"\((?:\?(?:(?P<look><?[=!])|(?P<atomic>>)|P<(?P<name>\w+)>|(?P<on>[ims]*)(?:-(?P<off>[ims]+))?:)|(?!\?))"
)
_REPEAT = regex(r"(?:(?P<sign>[*+?])|\{(?!\})(?P<least>[0-9]*)(?:(?P<to>,)(?P<most>[0-9]*))?\})(?P<how>[?+]?)")
_CODED = regex(rf"\\(?:x({_HEX}{{2}})|u({_HEX}{{4}})|U(00(?:0{_HEX}|10){_HEX}{{4}}))")
_REFERENCE = regex(r"\\([1-9])(?![0-9])")
_REPEATS = frozenset("*+?{")
_CATEGORIES = "dDsSwW"
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_PLACES = "bBAZ"
_SIGNS = {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}


class ExpressionError(ValueError):
    """No regular expression, or one that holds what is not supported; the message says what, after "the pattern"."""


class Category(NamedTuple):
    r"""What a letter after a backslash stands for: `d` for the digits of \d, `D` for all but them; also s, S, w, W."""

    letter: str


class CharacterRange(NamedTuple):
    low: str
    high: str


Member = str | Category | CharacterRange


class Character(NamedTuple):
    """One character: one of some, or, where `negated`, any but these. A literal is one of one, a dot any but none."""

    members: tuple[Member, ...]
    negated: bool = False


class Anchor(NamedTuple):
    r"""A place between characters: "^", "$", or the letter of \b, \B, \A or \Z."""

    sign: str


class Look(NamedTuple):
    """What must stand, or where `negated` must not, ahead of a place or behind it."""

    row: Row
    ahead: bool
    negated: bool


class Alternation(NamedTuple):
    """One of several rows; what all of them begin with stands before the choice."""

    rows: tuple[Row, ...]


class Repeat(NamedTuple):
    """A row, so often; `possessive` if what it took is never given back."""

    row: Row
    least: int
    most: int
    possessive: bool


class BackReference(NamedTuple):
    """What the group of a number has matched."""

    number: int


Node = Character | Anchor | Look | Alternation | Repeat | BackReference
Row = tuple[Node, ...]


def parse(pattern: str) -> Row:
    """The tree of a pattern.

    Raises:
        ExpressionError: see the class.
        RecursionError: groups stand in groups hundreds deep.
    """
    return _Scan(pattern).whole()


class _Scan:
    """Reads a pattern from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.groups = 0
        self.closed: set[int] = set()
        self.names: set[str] = set()
        self.behind = False  # inside what must stand behind a place

    def whole(self) -> Row:
        flags = _GLOBAL_FLAGS.match(self.text)
        self.at = flags.end() if flags else 0
        row = self.choice()
        if self.at < len(self.text):
            raise ExpressionError("has a closing bracket too many")
        return row

    def choice(self) -> Row:
        rows = [self.row()]
        while self.takes("|"):
            rows.append(self.row())
        return _joined(rows) if len(rows) > 1 else rows[0]

    def row(self) -> Row:
        found: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            begins = self.text[self.at]
            if self.repeat():
                raise ExpressionError(f'repeats nothing with "{begins}"')
            item = self.item()
            found += self.repeated(item, may_be=begins == "(" or not isinstance(item[0], Anchor))
        return tuple(found)

    def takes(self, sign: str) -> bool:
        """Goes past a sign, if it is what comes next."""
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def item(self) -> Row:
        """What a repeat after it would repeat."""
        sign = self.text[self.at]
        if sign == "(":
            return self.group()
        if sign == "\\":
            return (self.escape(),)
        self.at += 1
        if sign == "[":
            return (self.character_class(),)
        if sign == ".":
            return (Character((), True),)
        return (Anchor(sign) if sign in "^$" else Character((sign,)),)

    def repeat(self) -> re.Match[str] | None:
        """How often, if that is what comes next."""
        return _REPEAT.match(self.text, self.at) if self.text[self.at : self.at + 1] in _REPEATS else None

    def repeated(self, row: Row, *, may_be: bool) -> Row:
        """The row, or its repeat, if one comes next."""
        match = self.repeat()
        if match is None:
            return row
        if not may_be:
            raise ExpressionError(f'repeats a place with "{match.group()}"')
        self.at = match.end()
        if self.repeat():
            raise ExpressionError(f'repeats a repeat with "{self.text[self.at]}"')
        least, most = _SIGNS[match["sign"]] if match["sign"] else _bounds(match["least"], match["to"], match["most"])
        return (Repeat(row, least, most, match["how"] == "+"),)

    def group(self) -> Row:
        opened = _GROUP.match(self.text, self.at)
        if opened is None:
            raise _unsupported(f'"{self.text[self.at : self.at + 3]}"')
        if set(opened["on"] or "") & set(opened["off"] or ""):
            raise ExpressionError(f'sets a flag and takes it away with "{opened.group()}"')
        number = self.number(opened["name"]) if opened["name"] or opened.group() == "(" else 0
        self.at = opened.end()
        look = opened["look"] or ""
        around, self.behind = self.behind, self.behind or "<" in look
        row = self.choice()
        self.behind = around
        if not self.takes(")"):
            raise ExpressionError("has an opening bracket too many")
        if number:
            self.closed.add(number)
        if not look:
            return row
        if "<" in look:
            _check_behind(row)
        return (Look(row, "<" not in look, "!" in look),)

    def number(self, name: str | None) -> int:
        """The number of a group that opens here."""
        if name is not None:
            if not name.isidentifier() or name in self.names:
                raise ExpressionError(f'cannot call a group "{name}"')
            self.names.add(name)
        self.groups += 1
        return self.groups

    def escape(self) -> Node:
        """What stands after a backslash outside a class."""
        following = self.text[self.at + 1 : self.at + 2]
        if following and following in _PLACES:
            self.at += 2
            return Anchor(following)
        reference = _REFERENCE.match(self.text, self.at)
        if reference is None:
            return Character((self.escaped(),))
        if self.behind or int(reference[1]) not in self.closed:
            raise _unsupported(f'the reference "{reference.group()}" where it stands')
        self.at = reference.end()
        return BackReference(int(reference[1]))

    def escaped(self) -> str | Category:
        """What a backslash and what follows it stand for inside a class, and mostly outside."""
        coded = _CODED.match(self.text, self.at)
        if coded is not None:
            self.at = coded.end()
            return chr(int(coded.group()[2:], 16))
        following = self.text[self.at + 1 : self.at + 2]
        self.at += 2
        if following and following in _CATEGORIES:
            return Category(following)
        if following in _CONTROLS:
            return _CONTROLS[following]
        if not following or (following.isascii() and following.isalnum()):
            raise _unsupported(f'"\\{following}"')
        return following

    def character_class(self) -> Character:
        """What stands in square brackets, of which the first is read."""
        negated = self.takes("^")
        members: list[Member] = []
        while not (members and self.takes("]")):
            low = self.member()
            if not self.takes("-"):
                members.append(low)
            elif self.takes("]"):
                members += [low, "-"]
                break
            else:
                high = self.member()
                if not isinstance(low, str) or not isinstance(high, str) or high < low:
                    raise ExpressionError("has a range in square brackets that does not go up")
                members.append(CharacterRange(low, high))
        return Character(tuple(dict.fromkeys(members)), negated)

    def member(self) -> str | Category:
        """The next character of a class, or category of characters."""
        if self.at >= len(self.text):
            raise ExpressionError("has a square bracket that nothing closes")
        if self.text[self.at] == "\\":
            return self.escaped()
        self.at += 1
        return self.text[self.at - 1]


def _unsupported(what: str) -> ExpressionError:
    return ExpressionError(f"holds {what}, which is not supported")


def _bounds(least: str, to: str | None, most: str) -> tuple[int, int]:
    low = int(least or 0)
    high = low if to is None else int(most) if most else ENDLESS
    if low > _MOST_REPEATS or _MOST_REPEATS < high < ENDLESS:
        raise _unsupported(f"a repeat of more than {_MOST_REPEATS:,} times")
    if high < low:
        raise ExpressionError("has a repeat whose bounds do not go up")
    return low, high


def _joined(rows: list[Row]) -> Row:
    """A choice of rows: first what all begin with; where each is one character, that is one of them all."""
    begins = 0
    for nodes in zip(*rows, strict=False):
        if not isinstance(nodes[0], Character | Anchor | BackReference) or any(node != nodes[0] for node in nodes):
            break
        begins += 1
    common, rests = rows[0][:begins], tuple(row[begins:] for row in rows)
    alone = list(_alone(rests))
    if len(alone) == len(rests):
        members = (member for character in alone for member in character.members)
        return (*common, Character(tuple(dict.fromkeys(members))))
    return (*common, Alternation(rests))


def _alone(rows: tuple[Row, ...]) -> Iterator[Character]:
    """Of each row that is one character, and not any but some, that character."""
    for row in rows:
        if len(row) == 1 and isinstance(row[0], Character) and not row[0].negated:
            yield row[0]


def _check_behind(row: Row) -> None:
    least, most = _width(row)
    if least != most:
        raise ExpressionError("looks back over what has no fixed length")
    if most > _FURTHEST_BEHIND:
        raise _unsupported(f"a look back over more than {_FURTHEST_BEHIND:,} characters")


def _width(row: Row) -> tuple[int, int]:
    """The fewest and the most characters of a row that holds no reference."""
    least = most = 0
    for node in row:
        if isinstance(node, Alternation):
            widths = [_width(each) for each in node.rows]
            low, high = min(low for low, _ in widths), max(high for _, high in widths)
        elif isinstance(node, Repeat):
            low, high = _width(node.row)
            low, high = low * node.least, high * node.most
        else:
            low = high = int(isinstance(node, Character))
        least, most = least + low, most + high
    return least, most
