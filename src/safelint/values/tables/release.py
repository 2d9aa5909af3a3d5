"""What the tables of a release share, and what a release says of itself."""

from typing import TypedDict


class ReleaseTable(TypedDict):
    """What pack.toml says for whoever takes a copy of the data: the form of the files, the licence by its SPDX
    identifier, and how its makers are to be named."""

    schema: int
    licence: str
    attribution: str


class SourceRow(TypedDict):
    """A page that a table, or a row of one, rests on: the values of a `Reference`."""

    url: str
    says: str
    date: str
    seen: str
    cite: bool
