"""Tables of laws.toml and bodies.toml."""

from typing import TypedDict

from safelint.values.settings import Nation


class LawRow(TypedDict):
    """The laws of one title: the years of those of the United Kingdom and of other countries, and the page of the
    newest, or ""."""

    title: str
    years: tuple[int, ...]
    elsewhere: tuple[int, ...]
    url: str


class LawsTable(TypedDict):
    """laws.toml. Of years before `first_year` and after `last_year` not every law is listed; `bordering` are
    the nations whose texts may name laws of a country beside them."""

    recorded: str
    first_year: int
    last_year: int
    bordering: tuple[Nation, ...]
    law: tuple[LawRow, ...]


class BodyRow(TypedDict):
    """A body as it writes its name, and `also` right ways to write it."""

    name: str
    also: tuple[str, ...]
    url: str


class BodiesTable(TypedDict):
    """bodies.toml: bodies that no other file names."""

    recorded: str
    body: tuple[BodyRow, ...]
