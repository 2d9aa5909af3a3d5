"""OpenDocument texts, as LibreOffice writes them: paragraphs, headings, lists, tables, links, pictures, text boxes,
notes, headers and footers.

Tracked insertions are text and deletions are not; comments and hidden text are not read. As with Word files, what is
read is written out as a text of one line a paragraph; see `_paper.py`.
"""

from __future__ import annotations

from safelint.readers import Reader
from safelint.readers._odt_body import OdtPart
from safelint.readers._odt_file import CONTENT, STYLES, OdtFile
from safelint.readers._odt_styles import OdtStyle, OdtStyles
from safelint.readers._odt_text import OdtGathered
from safelint.readers._paper import document
from safelint.values.document import Document, Meta


def read(path: str, data: bytes) -> Document:
    """The document in such a text. Raises `Unreadable` for one that is damaged, has a password or is a bomb."""
    file = OdtFile(data)
    gathered = OdtGathered()
    common: dict[tuple[str, str], OdtStyle] = {}
    for part in (STYLES, CONTENT):
        styles = OdtStyles(common)
        file.parse(part, OdtPart(gathered, styles))
    meta = Meta(title=file.title(), language=styles.language, is_file=True)
    return document(path, READER.name, gathered.paragraphs, meta, gathered.tables)


READER = Reader("odt", (".odt", ".ott"), read)
