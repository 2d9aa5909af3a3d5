"""What is written after the bytes of a PDF file so that some objects in it are others: an incremental update, as ISO
32000-1 has it in 7.5.6. No byte of the file changes, and what was signed in it stays as it was.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from safelint.values.errors import Unreadable

_LAST_TABLE = re.compile(rb"startxref\s{1,9}(\d{1,10})\s{1,9}%%EOF")
_TABLE = re.compile(rb"\s{0,9}xref\b")
_STREAM = re.compile(rb"\s{0,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_IN_USE, _OFFSET, _GENERATION = 1, 4, 2  # bytes of an entry in a table that is a stream


class _LastTable(NamedTuple):
    """Where the last table of a file says that it stands; where offsets count from; the number of the object that it
    is, -1 where it is none."""

    at: int
    base: int
    number: int


class PdfUpdate:
    """An update of the file `data`. Raises `Unreadable` where its end does not say where its objects are."""

    def __init__(self, data: bytes) -> None:
        self._table = _last_table(data)
        self._written = bytearray(b"" if data.endswith((b"\n", b"\r")) else b"\n")
        self._at = len(data) - self._table.base
        self._places: dict[tuple[int, int], int] = {}

    @property
    def least_new(self) -> int:
        """The least number that a new object may have, as far as the last table tells."""
        return self._table.number + 1

    def add(self, number: int, generation: int, content: bytes) -> None:
        """The object of this number and generation is `content` from now on. Each may be added once."""
        self._places[number, generation] = self._here()
        self._written += b"%d %d obj\n%s\nendobj\n" % (number, generation, content)

    def ended(self, trailer: Mapping[str, bytes], size: int) -> bytes:
        """The bytes of the update. `trailer` is what the file's own says of the document, `size` more than the number
        of any object."""
        here = self._here()
        held = b"".join(b"/%s %s\n" % (key.encode(), value) for key, value in trailer.items())
        held += b"/Prev %d\n" % self._table.at
        if self._table.number < 0:
            self._written += b"xref\n" + self._rows() + b"trailer\n<<\n/Size %d\n%s>>" % (size, held)
        else:
            self._places[size, 0] = here
            self._written += b"%d 0 obj\n%s\nendobj" % (size, self._stream(held, size + 1))
        self._written += b"\nstartxref\n%d\n%%%%EOF\n" % here
        return bytes(self._written)

    def _here(self) -> int:
        return self._at + len(self._written)

    def _sections(self) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """The objects whose numbers follow each other: the first of these, and the place and generation of each."""
        places = sorted(self._places.items())
        for _, each in groupby(enumerate(places), lambda pair: pair[1][0][0] - pair[0]):
            section = [place for _, place in each]
            yield section[0][0][0], [(at, generation) for (_, generation), at in section]

    def _rows(self) -> bytes:
        return b"".join(
            b"%d %d\n" % (first, len(section)) + b"".join(b"%010d %05d n \n" % each for each in section)
            for first, section in self._sections()
        )

    def _stream(self, held: bytes, size: int) -> bytes:
        index = b" ".join(b"%d %d" % (first, len(section)) for first, section in self._sections())
        entries = b"".join(
            struct.pack(">BIH", _IN_USE, at, generation)
            for _, section in self._sections()
            for at, generation in section
        )
        form = b"/Type /XRef\n/Size %d\n/W [1 %d %d]\n/Index [%s]\n" % (size, _OFFSET, _GENERATION, index)
        return b"<<\n%s%s/Length %d\n>>\nstream\n%s\nendstream" % (form, held, len(entries), entries)


def _last_table(data: bytes) -> _LastTable:
    places = _LAST_TABLE.findall(data, max(len(data) - 2_048, 0))
    at = int(places[-1]) if places else len(data)
    for base in (0, max(data.find(b"%PDF-", 0, 1_024), 0)):  # something may stand before the file begins
        if _TABLE.match(data, base + at):
            return _LastTable(at, base, -1)
        stream = _STREAM.match(data, base + at)
        if stream is not None:
            return _LastTable(at, base, int(stream[1]))
    raise Unreadable("its end is damaged, so nothing can be written after it: make it anew from its document")
