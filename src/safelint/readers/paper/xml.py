"""XML of parts of documents, read as a flow of elements within limits: no entities, no depth without end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from safelint.values.errors import Unreadable

_DEEPEST = 400  # elements one in the other; Word itself nests a few dozen
_PIECE = 64 * 1024  # bytes handed to the parser at once
_LONGEST_TAG = 1_000_000  # bytes
_FORMS = "mc:AlternateContent"
_FORM = ("mc:Choice", "mc:Fallback")
_DIGITS = 10  # of a number: one with more is larger than any that counts
_LEVEL = 999  # more than any level
_MOST_NAMES = 20_000  # different ones, of elements and attributes; Word knows some 2,000


class Handler(Protocol):
    """What takes the flow. Names are `prefix:name`, with the prefixes of the table given to `parse`."""

    def start(self, name: str, attrs: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def words(self, text: str) -> None: ...


class PartFlow:
    """A handler that passes over some elements, with all that stands in them, and numbers the tags of its part. Of what
    is there in several forms the first is read: the others are for programs that do not know it.

    `tag` is the number, from 0, of the last one that began or ended; an empty element counts twice, and what is passed
    over counts too, so that whoever writes into the part finds the same numbers.
    """

    def __init__(self) -> None:
        self.tag = -1
        self._passed = 0  # elements that are open inside what is passed over
        self._chosen: list[bool] = []  # of each place with several forms that is open: whether one was read

    def passes_over(self, name: str, attrs: Mapping[str, str]) -> bool:
        """Whether an element is not read."""
        raise NotImplementedError

    def begin(self, name: str, attrs: Mapping[str, str]) -> None:
        """An element that is read begins."""
        raise NotImplementedError

    def finish(self, name: str) -> None:
        """An element that is read ends."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Words that are read."""
        raise NotImplementedError

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        self.tag += 1
        if self._passed or self._is_other_form(name) or self.passes_over(name, attrs):
            self._passed += 1
            return
        if name == _FORMS:
            self._chosen.append(False)
        self.begin(name, attrs)

    def end(self, name: str) -> None:
        self.tag += 1
        if self._passed:
            self._passed -= 1
            return
        if name == _FORMS:
            self._chosen.pop()
        self.finish(name)

    def _is_other_form(self, name: str) -> bool:
        if name not in _FORM or not self._chosen:
            return False
        known, self._chosen[-1] = self._chosen[-1], True
        return known

    def words(self, text: str) -> None:
        if not self._passed:
            self.say(text)


class Names:
    """Full names to short ones: "uri local" to "w:p"; a name of no known vocabulary keeps its own."""

    SEPARATOR = " "
    """Stands between the address of a vocabulary and a name in it."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._known: dict[str, str] = {}

    def short(self, name: str) -> str:
        found = self._known.get(name)
        if found is None:
            space, _, local = name.rpartition(self.SEPARATOR)
            if len(self._known) >= _MOST_NAMES:
                raise Unreadable("its XML has more names than any document knows")
            prefix = self._prefixes.get(space, "") if space else ""
            found = self._known[name] = f"{prefix}:{local}" if prefix else local if not space else name
        return found


def whole(value: str, most: int = _LEVEL) -> int | None:
    """The number that an attribute gives in digits, or `most` where it is larger; None where it is none."""
    if not value.isdecimal():
        return None
    return min(int(value), most) if len(value) <= _DIGITS else most


def parse(data: bytes, part: str, handler: Handler, prefixes: Mapping[str, str]) -> None:
    """Hands the elements of `data` to `handler`; `part` is its name in the archive, for messages.

    `prefixes` gives the short form of a vocabulary's address. Raises `Unreadable` for XML that is not well formed, that
    declares a document type (the way to bombs and to files of others), or that goes beyond the limits.
    """
    parser = expat.ParserCreate(namespace_separator=Names.SEPARATOR)
    short = Names(prefixes).short
    depth = 0
    begun = False

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal depth, begun
        depth, begun = depth + 1, True
        if depth > _DEEPEST:
            raise Unreadable(f"the part {part} is nested more than any document is")
        handler.start(short(name), {short(key): value for key, value in attrs.items()} if attrs else attrs)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(short(name))

    def doctype(*_: object) -> None:
        raise Unreadable(f"the part {part} declares a document type, which no document needs")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.words
    parser.StartDoctypeDeclHandler = doctype
    try:
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
            if at - parser.CurrentByteIndex > _LONGEST_TAG:  # it waits for the end of what began there
                raise Unreadable(f"the part {part} has a tag longer than any document has")
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as problem:
        if begun and not isinstance(problem, expat.ExpatError):  # a fault of the handler, not of the encoding
            raise
        raise Unreadable(f"it is damaged: the part {part} is no well-formed XML ({problem})") from problem


def title_in(data: bytes, part: str, prefixes: Mapping[str, str]) -> str:
    """The title among the properties of a file, "" where it has none. Raises `Unreadable` as `parse`."""
    handler = _TitleOfFile()
    parse(data, part, handler, prefixes)
    return " ".join(handler.title.split())


class _TitleOfFile:
    def __init__(self) -> None:
        self.title = ""
        self._in_title = False

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        self._in_title = name == "dc:title"

    def end(self, name: str) -> None:
        self._in_title = False

    def words(self, text: str) -> None:
        if self._in_title:
            self.title += text
