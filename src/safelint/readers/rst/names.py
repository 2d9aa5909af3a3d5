"""What reStructuredText refers to by name: the targets of links, and what stands for a substitution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.prose.lines import MarkedLine

_TARGET = regex(r"\.\.[ \t]+_(?:`([^`]+)`|((?:[^:\\]|\\.|:(?!\s|\Z))+)):(?:\s+|\Z)")
_ANONYMOUS = regex(r"(?:__|\.\.[ \t]+__:)[ \t]+")
_SUBSTITUTION = regex(r"\.\.[ \t]+\|([^|\s][^|]*)\|[ \t]+([\w-]+)::(?:\s+|\Z)")
_EMBEDDED = regex(r"`([^`<>]++)<([^`<>]++)>`_(?![\w_])")
_OPTION = regex(r":([\w-]+):(?:[ \t]+|\Z)")
_CODE_POINT = regex(r"(?:0x|x|\\x|U\+?|u|\\u)?([0-9A-Fa-f]{2,6})")
_MOST_LINES = 20  # of a definition
_LONGEST = 200  # characters that stand for a name each time
_MOST_STEPS = 5  # from a target that names another


class Substitution(NamedTuple):
    """What stands for `|name|`: `text`, or the image at `target`; its `alt` is None where none is given."""

    text: str = ""
    target: str = ""
    alt: str | None = None


class RstNames:
    """The names that one text defines."""

    def __init__(self, text: str, lines: Sequence[MarkedLine]) -> None:
        self.substitutions: dict[str, Substitution] = {}
        self._targets: dict[str, str] = {}
        self._anonymous: list[str] = []
        self._asked = 0
        for number, line in enumerate(lines):
            if text.startswith((".. ", ".. \t", "..\t", "__ "), line.start):
                self._define(text, lines, number)
        for match in _EMBEDDED.finditer(text):
            self._targets.setdefault(normal(match[1]), "".join(match[2].split()))

    def target(self, name: str) -> str:
        """Where a link by that name leads; to a place in the text where nothing else is said."""
        name = normal(name)
        for _ in range(_MOST_STEPS):
            found = self._targets.get(name, "")
            if not found.endswith("_") or found.endswith("\\_"):
                break
            name = normal(found.rstrip("_").strip("`"))
        return found or "#" + "-".join(name.split())

    def anonymous(self) -> str:
        """Where the next link without a name leads."""
        self._asked += 1
        return self._anonymous[self._asked - 1] if self._asked <= len(self._anonymous) else "#"

    def _define(self, text: str, lines: Sequence[MarkedLine], number: int) -> None:
        line = lines[number]
        words = text[line.start : line.end]
        if match := _ANONYMOUS.match(words):
            self._anonymous.append("".join(self._value(text, lines, number, match.end()).split()))
        elif match := _TARGET.match(words):
            value = "".join(self._value(text, lines, number, match.end()).split())
            self._targets.setdefault(normal(match[1] or match[2]), value)
        elif match := _SUBSTITUTION.match(words):
            found = self._substitution(match[2], text, lines, number, match.end())
            if found is not None:
                self.substitutions.setdefault(normal(match[1]), found)

    def _substitution(
        self, kind: str, text: str, lines: Sequence[MarkedLine], number: int, at: int
    ) -> Substitution | None:
        value = self._value(text, lines, number, at)
        if kind == "image":
            options = dict(self._options(text, lines, number))
            return Substitution(target="".join(value.split()), alt=options.get("alt"))
        if kind == "unicode":
            value = "".join(map(_character, value.split()))
        elif kind != "replace":
            return None
        value = " ".join(value.split())
        return Substitution(text=value) if len(value) <= _LONGEST else None

    def _value(self, text: str, lines: Sequence[MarkedLine], number: int, at: int) -> str:
        """What is defined on the line, from its character `at` on, and on the lines that go on with it."""
        parts = [text[lines[number].start + at : lines[number].end]]
        for line in _following(lines, number):
            words = text[line.start : line.end]
            if _OPTION.match(words):
                break
            parts.append(words)
        return "\n".join(parts)

    def _options(self, text: str, lines: Sequence[MarkedLine], number: int) -> Iterator[tuple[str, str]]:
        for line in _following(lines, number):
            words = text[line.start : line.end]
            match = _OPTION.match(words)
            if match is not None:
                yield match[1], words[match.end() :]


def _following(lines: Sequence[MarkedLine], number: int) -> Iterator[MarkedLine]:
    indent = lines[number].indent
    for line in lines[number + 1 : number + 1 + _MOST_LINES]:
        if line.empty or line.indent <= indent:
            return
        yield line


def _character(word: str) -> str:
    match = _CODE_POINT.fullmatch(word)
    code = int(match[1], 16) if match else 0
    return chr(code) if 32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else word


def normal(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.replace("\\", "").split()).lower()
