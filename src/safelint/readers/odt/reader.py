"""OpenDocument texts, as LibreOffice writes them: paragraphs, headings, lists, tables, links, pictures, text boxes,
notes, headers and footers.

Tracked insertions are text and deletions are not; comments and hidden text are not read. As with Word files, what is
read is written out as a text of one line a paragraph; see `paper/paragraphs.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from safelint.readers import Reader
from safelint.readers.odt.body import OdtPart
from safelint.readers.odt.file import CONTENT, STYLES, OdtFile
from safelint.readers.odt.styles import OdtStyle, OdtStyles
from safelint.readers.odt.text import OdtGathered
from safelint.readers.paper.paragraphs import document
from safelint.readers.paper.typed_items import tell_items
from safelint.values.document import Document, Meta


def read(path: str, data: bytes) -> Document:
    """The document in such a text. Raises `Unreadable` for one that is damaged, has a password or is a bomb."""
    return gathered_from(data).document(path)


class OdtRead(NamedTuple):
    """The parts of a text and what stands in them."""

    file: OdtFile
    gathered: OdtGathered
    language: str

    def document(self, path: str) -> Document:
        """The document that it makes, for a file at `path`."""
        meta = Meta(title=self.file.title(), language=self.language, is_file=True)
        return document(path, READER.name, self.gathered.paragraphs, meta, self.gathered.tables)


def gathered_from(data: bytes) -> OdtRead:
    """What stands in such a text. Raises `Unreadable` as `read`."""
    file = OdtFile(data)
    gathered = OdtGathered()
    common: dict[tuple[str, str], OdtStyle] = {}
    for part in (STYLES, CONTENT):
        styles = OdtStyles(common)
        file.parse(part, OdtPart(gathered, styles, part))
    tell_items(gathered.paragraphs)
    return OdtRead(file, gathered, styles.language)


READER = Reader("odt", (".odt", ".ott"), read)
