"""laws.toml and bodies.toml: titles of laws with their years, and names of bodies that no other file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.entry import FILE_RECORDED, FileKind
from safelint.packs.schema import choices, integer, items, table, tables, text, texts, url
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.values.tables.laws import BodiesTable, LawsTable

_YEAR = integer(low=1800)

LAW = {
    "title": text(match=r"[A-Z].*", about='as it is cited, with "Act" or "Order" and without the year'),
    "years": items(_YEAR, about="every year of a law of the United Kingdom with this title"),
    "elsewhere": items(_YEAR, (), about="years of laws with this title in other countries"),
    "url": url("", about="the page of the newest of them"),
}
BODY = {
    "name": text(match=r"[A-Z].*", about="as the body writes it, with its capitals and without an article"),
    "also": texts((), about="other ways to write it that are right"),
    "url": url(about="a page that has the name"),
}

LAWS_FILE: FileKind[LawsTable] = FileKind(
    "laws.toml",
    "laws",
    table(
        {
            **FILE_RECORDED,
            "first_year": integer(low=1800, about="of earlier years not every law is listed"),
            "last_year": integer(low=1800, about="of later years not every law is listed"),
            "bordering": choices(NATIONS, (), about="nations that border on another country, and name its laws too"),
            "law": tables(LAW, about="the laws of one title"),
        }
    ),
)
BODIES_FILE: FileKind[BodiesTable] = FileKind(
    "bodies.toml", "bodies", table({**FILE_RECORDED, "body": tables(BODY, about="one body")})
)
