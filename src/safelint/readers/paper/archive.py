"""Parts of a zip archive, as Word and OpenDocument files are, unpacked within limits.

What an archive says of its own sizes is not trusted: every limit is counted while unpacking.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from safelint.values.errors import Unreadable

MOST_UNPACKED = 64_000_000
"""Bytes of all parts that are read of one file; a book of 1,500 pages has some 40 million."""

_MOST_MARKS = 2_000_000
"""Elements and attributes of XML in all parts that are read of one file. One of 396 pages has 82,000 to 308,000, as
pandoc and LibreOffice write it."""

_MOST_GROWTH = 200  # times the packed size; words in XML grow by 10 to 40
_ALWAYS_ALLOWED = 2_000_000  # bytes, whatever the growth: a table of empty cells packs well
_MOST_PARTS = 20_000
_CHUNK = 256 * 1024
_DAMAGES = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def unpacked_size(data: bytes) -> int:
    """How many bytes the XML in an archive unpacks to at most, 0 for what is none: no part gives more than it says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return sum(each.file_size for each in packed.infolist() if each.filename.endswith((".xml", ".rels")))
    except (*_DAMAGES, NotImplementedError):
        return 0


class Archive:
    """The parts of a file by their names. `what` is how people call the file ("a Word file").

    Raises `Unreadable` for what is no archive, has a password or was cut off.
    """

    def __init__(self, data: bytes, what: str) -> None:
        self._what = what
        self._left = MOST_UNPACKED
        self._marks_left = _MOST_MARKS
        if data.startswith(_OLD_OFFICE):
            raise Unreadable(f"it has a password, or is an old Office file: save it without one as {what}")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as problem:
            raise Unreadable(f"it is damaged or cut off, or is no {what}") from problem
        names = self._zip.namelist()
        if len(names) > _MOST_PARTS:
            raise Unreadable(f"it has {len(names):,} parts, and no {what} needs so many")
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise Unreadable(f"it is damaged: the part {twice} is there twice")
        self._names = frozenset(names)

    @property
    def names(self) -> frozenset[str]:
        return self._names

    def holds(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """A part, unpacked. Raises `Unreadable` where it is missing, damaged, encrypted or far too large, or holds more
        elements of XML than any file does."""
        if name not in self._names:
            raise Unreadable(f"it is damaged: the part {name} is missing")
        info = self._zip.getinfo(name)
        most = min(self._left, max(_ALWAYS_ALLOWED, _MOST_GROWTH * info.compress_size))
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_CHUNK):
                    size += len(piece)
                    if size > most:
                        raise Unreadable(f"the part {name} unpacks to more than any {self._what} holds")
                    pieces.append(piece)
        except _DAMAGES as problem:
            raise Unreadable(f"it is damaged: the part {name} cannot be unpacked") from problem
        except (RuntimeError, NotImplementedError) as problem:  # a password, or a method of packing nobody uses
            raise Unreadable(f"the part {name} is encrypted: save it without a password") from problem
        self._left -= size
        return self._counted(name, b"".join(pieces))

    def _counted(self, name: str, part: bytes) -> bytes:
        """`part`, if it has no more elements and attributes than are left; a few other characters count as some."""
        self._marks_left -= part.count(b"<") - part.count(b"</") + part.count(b"=")
        if self._marks_left < 0:
            raise Unreadable(f"with the part {name} it has more elements than any {self._what} has")
        return part


class ArchivedFile:
    """A file of a format that is an archive of parts; `what` and the errors are those of `Archive`."""

    def __init__(self, data: bytes, what: str) -> None:
        self._archive = Archive(data, what)

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return self._archive.names

    def part(self, name: str) -> bytes:
        """A part as it stands in the archive."""
        return self._archive.read(name)
