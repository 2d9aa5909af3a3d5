"""nation-names.toml: bodies and laws of one nation that are named for another, and what that one has instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.entry import FILE_RECORDED, FileKind
from safelint.packs.schema import choices, flag, table, tables, text, texts, url
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.values.tables.nation_names import NationNamesTable

BODY = {
    "forms": texts(about="as they are printed, with their capitals"),
    "certain": flag(False, about="true: in a text for another nation it is hardly meant"),
    "nations": choices(NATIONS, least=1, about="where there is such a body or law"),
    "does": text(about="what it is or does there; stands after its name"),
    "unless": texts((), about="words in lower case of a sentence in which it is right elsewhere, too"),
    "instead": table(
        {nation: texts((), about="the names of what this nation has: any of them may be meant") for nation in NATIONS}
    ),
    "url": url(about="a page that says so"),
}

FILE: FileKind[NationNamesTable] = FileKind(
    "nation-names.toml", "nation-names", table({**FILE_RECORDED, "body": tables(BODY, about="one body or law")})
)
