"""PDF files: text in the order in which people read it, with the structure that the file tells.

Headings, lists, tables, links and alternative texts come from its tags. Without those, columns, running heads,
paragraphs and words that a line cuts are told by where the words stand, and nothing is a heading. It is read in a
process of its own; see `pdf/process.py`. As with Word files, what is read is written out as a text of one line a
paragraph; see `paper/paragraphs.py`.
"""

from __future__ import annotations

import json
from typing import Any

from safelint.readers import Reader
from safelint.readers.paper.paragraphs import Image, LinkTo, Paragraph, Run, Typeface, document
from safelint.readers.pdf.answers import PLACES
from safelint.readers.pdf.process import asked
from safelint.readers.pdf.words import TextAt
from safelint.readers.prose.build import Context
from safelint.values.document import Document, Meta
from safelint.values.errors import Unreadable

_NOBODY_READS = "safelint cannot read pictures of text either"


def read(path: str, data: bytes) -> Document:
    """The document in a PDF file. Raises `Unreadable` for one that is damaged, has a password, holds no text or is a
    bomb."""
    return _read(path, data, b"")[0]


def read_with_places(path: str, data: bytes) -> tuple[Document, list[TextAt]]:
    """The same, with where on the pages its text stands."""
    document, places = _read(path, data, PLACES)
    return document.of(document.source.of_file(data)), [TextAt(*each) for each in places]


def _read(path: str, data: bytes, more: bytes) -> tuple[Document, list[list[int]]]:
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("it is damaged or cut off, or is no PDF file")
    told, tables, title, language, tagged, scanned, places = json.loads(asked("read", data, more))
    paragraphs = [_paragraph(*each) for each in told]
    has_words = any(not each.is_empty for each in paragraphs)
    if not has_words and not scanned:
        raise Unreadable("no words stand on its pages")
    meta = Meta(title, language, is_file=True, untagged=not tagged, pictured=tuple(scanned))
    unread = () if has_words else (_NOBODY_READS,)
    return document(path, READER.name, paragraphs, meta, tables, unread), places


def _paragraph(context: list[Any], place: str, runs: list[Any]) -> Paragraph:
    paragraph = Paragraph(Context(*context), place)
    paragraph.runs = [_run(*each) for each in runs]
    return paragraph


def _run(text: str, look: list[Any], link: list[Any] | None, image: list[Any] | None, *more: Any) -> Run:
    return Run(text, Typeface(*look), LinkTo(*link) if link else None, Image(*image) if image else None, *more)


READER = Reader("pdf", (".pdf",), read)
