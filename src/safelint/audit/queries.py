"""DuckDB over the tables of an audit, within a bound of memory, and never over a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

Connection = duckdb.DuckDBPyConnection

_MEMORY = "120MB"
_SETTINGS = {
    "memory_limit": _MEMORY,
    "threads": "1",
    "preserve_insertion_order": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_MACROS = (
    "CREATE MACRO rank_of(level) AS CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END",
    "CREATE MACRO worst_of(level) AS (['error', 'warning', 'suggestion'])[1 + min(rank_of(level))]",
)


@contextmanager
def over(views: Mapping[str, Sequence[str]]) -> Iterator[Connection]:
    """Views by their names, each over some Parquet files. What has no room in memory goes to a temporary folder."""
    with TemporaryDirectory(prefix="safelint-") as folder:
        connection = duckdb.connect(config={**_SETTINGS, "temp_directory": folder})
        try:
            for macro in _MACROS:
                connection.execute(macro)
            for name, files in views.items():
                connection.read_parquet(list(files)).create_view(name)
            yield connection
        finally:
            connection.close()


def rows(connection: Connection, query: str, *values: object) -> list[dict[str, Any]]:
    """What a query gives, each row by its columns."""
    found = connection.execute(query, list(values))
    names = [each[0] for each in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
