"""Parts of a file that is copied: their bytes, what is put into them, and the archive that they make."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from safelint.lazy import regex
from safelint.values.errors import Unreadable

_ENCODING = regex(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([\w-]+)")


class Letters:
    """The characters of a text with the bytes at which they begin; `length` is how many there are."""

    def __init__(self) -> None:
        self.length = 0
        self._texts: list[str] = []
        self._bytes: list[int] = []
        self._starts: list[int] = []

    def add(self, text: str, at: int) -> None:
        """Characters that stand in the part as they are, from byte `at`; one that is written as `&amp;` or `&#8217;`
        is added by itself."""
        self._texts.append(text)
        self._bytes.append(at)
        self._starts.append(self.length)
        self.length += len(text)

    def byte(self, offset: int, end: int) -> int:
        """Where the character at `offset` begins; `end` is where they all end."""
        if offset >= self.length:
            return end
        at = bisect_right(self._starts, offset) - 1
        return self._bytes[at] + len(self._texts[at][: offset - self._starts[at]].encode())

    @property
    def text(self) -> str:
        return "".join(self._texts)


class Splinter(NamedTuple):
    """Bytes that stand instead of those from `at` to `until`. At one place those of a lower `order` come first."""

    at: int
    until: int
    order: int
    new: bytes


REMOVED, ENDS, BEGINS, CHANGED = range(4)
"""The orders: what is taken away, the ends of comments, their beginnings, changes of the text."""


def spliced(data: bytes, splinters: Iterable[Splinter]) -> bytes:
    """A part with splinters put into it."""
    pieces: list[bytes] = []
    at = 0
    for each in sorted(splinters, key=lambda each: (each.at, each.order)):
        pieces += (data[at : each.at], each.new)
        at = max(at, each.until)
    return b"".join((*pieces, data[at:]))


def after_tag(data: bytes, at: int) -> int:
    """After the tag that begins at byte `at`. In a tag `>` may also stand in quotation marks."""
    end = data.find(b">", at)
    while data.count(b'"', at, end) % 2 or data.count(b"'", at, end) % 2:
        end = data.find(b">", end + 1)
    return end + 1


def is_empty(data: bytes, start: int) -> bool:
    """Whether the element that begins at byte `start` is one tag alone."""
    end = after_tag(data, start)
    return data[end - 2 : end] == b"/>"


def element_end(data: bytes, start: int, end_tag: int) -> int:
    """Where the element ends that begins at byte `start`; its end tag, if it has one, begins at `end_tag`."""
    return after_tag(data, start if is_empty(data, start) else end_tag)


def before_end(part: bytes, new: str) -> bytes:
    """A part with something put before the end of its root."""
    stripped = part.rstrip()
    if stripped.endswith(b"/>"):  # a root with nothing in it
        name = re.search(rb"<([\w.:-]+)[^<>?]*/>\Z", stripped)
        if name is not None:
            return stripped[:-2] + b">" + new.encode() + b"</" + name[1] + b">"
    at = part.rindex(b"</")
    return part[:at] + new.encode() + part[at:]


def writable(part: bytes) -> bytes:
    """`part`, if its bytes are those of its characters. Raises `Unreadable` for another encoding, or CDATA."""
    encoding = _ENCODING.match(part)
    has_wide = part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in part[:4]
    if has_wide or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")) or b"<![CDATA[" in part:
        raise unwritable()
    return part


def unwritable() -> Unreadable:
    """The failure of a part that no comment can be put into."""
    return Unreadable("its XML is written in a way that takes no comment: save it once with Word or LibreOffice")


def sayable(text: str) -> str:
    """`text` without what XML cannot hold, on one line."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


def packed(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The archive with some parts changed or added."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = changed.get(info.filename)
            new.writestr(info, old.read(info) if part is None else part, info.compress_type)
        for name in changed.keys() - set(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()
