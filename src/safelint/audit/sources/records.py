"""Tables of pages, with the columns `url` and `html` or `text`, and `date` where there is one."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from json import JSONDecodeError, loads
from typing import IO, TYPE_CHECKING, Any

from safelint.audit.page import CrawledPage, crawled, lost
from safelint.audit.sources.opened import opened

if TYPE_CHECKING:
    from pyarrow import RecordBatch

    from safelint.audit.sources.intake import SourceIntake

_ROWS = 64  # that are read at once
_FORMS = {"html": "html", "text": "text"}  # column: format


def in_parquet(name: str, intake: SourceIntake) -> Iterator[CrawledPage]:
    """The pages in a Parquet file. Raises OSError where it is none."""
    from pyarrow.lib import ArrowException
    from pyarrow.parquet import ParquetFile

    with opened(name) as file:
        try:
            table = ParquetFile(file)
            columns = table.schema_arrow.names
            if "url" not in columns or not any(column in columns for column in _FORMS):
                raise OSError(f"it needs columns url and html or text, and has {', '.join(columns)}")
            wanted = [column for column in ("url", "date", *_FORMS) if column in columns]
            read = 0
            for batch in table.iter_batches(_ROWS, columns=wanted, use_threads=False):
                for at in range(batch.num_rows):
                    yield _row(name, read, batch.slice(at, 1))
                    read += 1
                intake.at(read, table.metadata.num_rows)
        except ArrowException as error:
            raise OSError(f"no sound Parquet file ({error})") from error


def _row(name: str, record: int, batch: RecordBatch) -> CrawledPage:
    """The page in a batch of one row."""
    try:
        return _page(name, record, batch.to_pylist()[0])
    except UnicodeDecodeError as error:
        return lost(name, record, f"row {record + 1:,} holds text that is not in UTF-8: {error.reason}")


def in_lines(name: str, intake: SourceIntake) -> Iterator[CrawledPage]:
    """The pages in a file of JSON Lines, which may be packed by gzip."""
    with opened(name) as packed:
        lines: IO[bytes] = gzip.GzipFile(fileobj=packed) if name.lower().endswith(".gz") else packed  # type: ignore[assignment]
        record = 0
        try:
            longest = 2 * intake.limit  # as JSON writes some characters with six
            while line := lines.readline(longest):
                if len(line) == longest:
                    yield lost(name, record, f"line {record + 1:,}: {intake.too_large}")
                    _skip_line(line, lines, longest)
                elif line.strip():
                    yield _line(name, record, line)
                record += 1
                intake.at(packed.tell(), intake.size)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise OSError(f"damaged after line {record:,}: {error}") from error


def _skip_line(begun: bytes, lines: IO[bytes], longest: int) -> None:
    """Goes to the end of the line that has `begun`."""
    while begun and not begun.endswith(b"\n"):
        begun = lines.readline(longest)


def _line(name: str, record: int, line: bytes) -> CrawledPage:
    try:
        row = loads(line)
    except (ValueError, RecursionError) as error:
        return lost(name, record, f"line {record + 1:,} {_no_json(error)}")
    if not isinstance(row, dict):
        return lost(name, record, f"line {record + 1:,} is no object with url and html or text")
    return _page(name, record, row)


def _no_json(error: Exception) -> str:
    if isinstance(error, JSONDecodeError):
        return f"is no JSON: {error.msg} (column {error.colno:,})"
    return "is not in UTF-8" if isinstance(error, UnicodeDecodeError) else "is no JSON that can be read"


def _page(name: str, record: int, row: Mapping[str, Any]) -> CrawledPage:
    url = row.get("url")
    if not isinstance(url, str) or not url:
        return lost(name, record, f"row {record + 1:,} has no url")
    page = crawled(name, record, url, date=_date(row.get("date")))
    for column, form in _FORMS.items():
        words = row.get(column)
        if isinstance(words, str | bytes):
            content = words.encode("utf-8", "replace") if isinstance(words, str) else words
            return page._replace(form=form, content=content)
    return page._replace(problem=f"row {record + 1:,} has neither html nor text")


def _date(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str) else ""
