"""Archives of the web: WARC files, packed record by record or not at all, and WACZ files, which hold some."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from itertools import count
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, ZipFile
from zlib import decompressobj
from zlib import error as ZlibError  # noqa: N812 - a class

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from safelint import readers
from safelint.audit.page import CrawledPage, crawled, lost
from safelint.audit.sources.opened import opened

if TYPE_CHECKING:
    from safelint.audit.sources.intake import SourceIntake

_FORMS = {
    **readers.DOCUMENT_TYPES,
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/plain": "text",
}
"""The format by what the server says."""

_BLOCK = 1_000_000  # bytes in which the next record is looked for
_PACKED, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."  # how a packed record and a plain one begin
_END = b"\r\n\r\n"  # of a plain one
_GZIP = 31  # https://docs.python.org/3/library/zlib.html: with the head of gzip
_LATIN = ("utf-8", "ascii", "iso8859-1", "cp1252")  # what a page is read as anyway
_ROBOTS = "/robots.txt"


def pages(name: str, intake: SourceIntake) -> Iterator[CrawledPage]:
    with opened(name) as file:
        yield from _numbered(name, _in_stream(name, file, intake, 0, intake.size))


def in_wacz(name: str, intake: SourceIntake) -> Iterator[CrawledPage]:
    """The pages of all archives in a WACZ file: https://specs.webrecorder.net/wacz/1.1.1/."""
    with opened(name) as file:
        try:
            yield from _numbered(name, _in_zip(name, file, intake))
        except (BadZipFile, NotImplementedError) as error:
            raise OSError(f"no sound WACZ file: {error}") from error


def _in_zip(name: str, file: IO[bytes], intake: SourceIntake) -> Iterator[CrawledPage]:
    with ZipFile(file) as wacz:
        inner = sorted(each for each in wacz.namelist() if each.endswith((".warc", ".warc.gz")))
        sizes = [wacz.getinfo(each).file_size for each in inner]
        for place, each in enumerate(inner):
            try:
                with wacz.open(each) as stream:
                    yield from _in_stream(name, stream, intake, sum(sizes[:place]), sum(sizes))
            except (BadZipFile, ZlibError, RuntimeError) as error:  # the last for a password
                yield lost(name, 0, f"{each} in this file cannot be read to its end: {error}")
        if not inner:
            yield lost(name, 0, "there is no archive in this file")


def _numbered(name: str, found: Iterator[CrawledPage]) -> Iterator[CrawledPage]:
    numbers = count()
    empty = True
    for page in found:
        empty = False
        yield page._replace(record=next(numbers))
    if empty:
        yield lost(name, 0, "there is no page in this archive")


def _in_stream(name: str, stream: IO[bytes], intake: SourceIntake, before: int, whole: int) -> Iterator[CrawledPage]:
    """The pages of an archive. Behind what is damaged it goes on with the next record. It begins behind `before` of the
    `whole` bytes of all archives in its file."""
    at = 0  # where the record begins that is read
    damaged = -1  # where damage begins of which nothing is said yet
    while True:
        stream.seek(at)
        try:
            for record in ArchiveIterator(stream, record_types=_WANTED, parse_http=True, auto_decode="all"):
                if damaged >= 0:
                    yield lost(name, 0, f"the archive is damaged at byte {damaged:,}")
                    damaged = -1
                at = record.stream_pos
                intake.at(before + at, whole)
                page = _page(name, record, intake)
                if page is not None:
                    yield page
            if _ends_whole(stream, at):
                break
            raise OSError("the archive ends within a record")
        except _CutError as error:
            yield error.page
        except OSError:
            damaged = at if damaged < 0 else damaged
        at = _next(stream, at + 1)
        if at < 0:
            break
    if damaged >= 0:
        yield lost(name, 0, f"the archive is damaged at byte {damaged:,}")


_WANTED = WarcRecordType.response | WarcRecordType.resource


class _CutError(OSError):
    """A record ends before it should, and may have taken others in, or cannot be unpacked."""

    def __init__(self, page: CrawledPage) -> None:
        super().__init__(page.problem)
        self.page = page


def _ends_whole(stream: IO[bytes], at: int) -> bool:
    """Whether the archive ends where a record does; `at` is where the last one begins that was wanted."""
    stream.seek(0)
    if stream.read(len(_PACKED)) == _PACKED:
        stream.seek(at)
        return stream.read(len(_PACKED)) != _PACKED or _is_whole(stream, at)  # it may be packed as one
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - len(_END), 0))
    return size == 0 or stream.read() == _END


def _is_whole(stream: IO[bytes], at: int) -> bool:
    """Whether what is packed from `at` on is there to its end."""
    stream.seek(at)
    member = decompressobj(_GZIP)
    data = stream.read(_BLOCK)
    try:
        while data:
            member.decompress(data, _BLOCK)
            data = member.unconsumed_tail or member.unused_data or stream.read(_BLOCK)
            if member.eof and data:
                member = decompressobj(_GZIP)
    except ZlibError:
        return False
    return member.eof


def _next(stream: IO[bytes], start: int) -> int:
    """Where the next record may begin at or after `start`; -1 where none does."""
    overlap = len(_PLAIN) - 1
    while True:
        stream.seek(start)
        data = stream.read(_BLOCK)
        places = [place for mark in (_PACKED, _PLAIN) if (place := data.find(mark)) >= 0]
        if places:
            return start + min(places)
        if len(data) < _BLOCK:
            return -1
        start += _BLOCK - overlap


def _page(name: str, record: WarcRecord, intake: SourceIntake) -> CrawledPage | None:
    """The page of a record; None where it holds none. Raises OSError where it is damaged."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    headers = record.http_headers if record.is_http else None
    if not url.startswith(("http://", "https://")):
        return None
    status = headers.status_code if headers is not None else 200
    media = record.http_content_type if headers is not None else record.headers.get("Content-Type")
    media = (media or "").partition(";")[0].strip().lower()
    if status != 200:  # https://www.rfc-editor.org/rfc/rfc9110#status.200
        intake.over(f"status {status}")
        return None
    form = _FORMS.get(media) or ("" if media else readers.form_of(url.partition("?")[0]))
    if not form or url.endswith(_ROBOTS):
        intake.over(media or "no type")
        return None
    page = crawled(name, 0, url, form, record.headers.get("WARC-Date") or "")
    packed = headers is not None and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))
    try:
        content = record.reader.read(intake.limit + 1)
    except OSError as error:
        if packed:
            raise _CutError(page._replace(problem=f"cannot be unpacked, though the server says: {packed}")) from error
        raise
    if len(content) > intake.limit:
        return page._replace(problem=intake.too_large)
    if len(content) < record.content_length and not packed:
        had = f"{len(content):,} of the {record.content_length:,} bytes that it is said to have"
        raise _CutError(page._replace(problem=f"the page ends after {had}"))
    return _decoded(page, content, record.http_charset or "" if form in ("html", "text") else "")


def _decoded(page: CrawledPage, content: bytes, charset: str) -> CrawledPage:
    """The page with its bytes, in UTF-8 where the server names an encoding that pages do not tell of."""
    whole = page._replace(content=content)
    if not charset or content.startswith(b"\xef\xbb\xbf"):
        return whole
    try:
        is_known = codecs.lookup(charset).name in _LATIN
        return whole if is_known else page._replace(content=content.decode(charset).encode())
    except UnicodeError:
        return page._replace(problem=f"the server says that it is in {charset}, and it is not")
    except (LookupError, ValueError):  # no encoding of texts: as browsers do, which then ask the page
        return whole
