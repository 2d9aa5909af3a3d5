"""Rows as tables of Arrow, and these as the bytes of Parquet files; and one batch function for whoever has a table of
pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from safelint.audit.page import crawled
from safelint.audit.rows import PageRows, Row, rows_of
from safelint.audit.schema import CHECKED, arrow

if TYPE_CHECKING:
    from safelint.run.checker import Checker

Tables = dict[str, pa.Table]
"""A table by each name of `schema.CHECKED`."""


def checked(checker: Checker, pages: pa.Table) -> Tables:
    """What there is to say of a table of pages, with the columns `url` and `html`: the tables of findings, numbers,
    failures and pages."""
    urls, texts = (pages.column(name).to_pylist() for name in ("url", "html"))
    each = (
        (record, crawled("", record, url, "html")._replace(content=_bytes(words)))
        for record, (url, words) in enumerate(zip(urls, texts, strict=True))
    )
    return made(rows for _, rows in rows_of(checker, each))


def _bytes(words: str | bytes) -> bytes:
    return words if isinstance(words, bytes) else words.encode("utf-8", "replace")


def made(found: Iterable[PageRows]) -> Tables:
    """The tables of the rows of some pages, in order."""
    rows: dict[str, list[Row]] = {name: [] for name in CHECKED}
    for page in found:
        for name, of_table in rows.items():
            of_table += getattr(page, name)
    return {name: table(name, of_table) for name, of_table in rows.items()}


def table(name: str, rows: Sequence[Row]) -> pa.Table:
    """The table `name` of some rows."""
    schema = arrow(name)
    columns: Iterable[Sequence[object]] = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(values, each.type) for values, each in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def without_text(tables: Tables, titles: Mapping[str, str]) -> Tables:
    """The tables with no word of a page but its address: for a message stands what its rule is called."""
    findings, numbers = tables["findings"], tables["numbers"]
    said = [titles.get(rule, rule) for rule in findings.column("rule").to_pylist()]
    findings = _with(_with(findings, "message", said), "text", [None] * len(findings))
    return {**tables, "findings": findings, "numbers": _with(numbers, "text", [None] * len(numbers))}


def _with(of: pa.Table, column: str, values: Sequence[str | None]) -> pa.Table:
    at = of.schema.get_field_index(column)
    return of.set_column(at, of.schema.field(at), pa.array(values, pa.string()))


def as_parquet(made: pa.Table) -> bytes:
    """The bytes of a Parquet file; the same table gives the same bytes."""
    out = pa.BufferOutputStream()
    parquet.write_table(made, out, compression="zstd")
    return out.getvalue().to_pybytes()  # type: ignore[no-any-return]
