"""HTML, a whole page or a fragment."""

from __future__ import annotations

from safelint.model import Document, Meta, Source
from safelint.plugins import Reader
from safelint.readers._build import Builder
from safelint.readers._flow import Flow
from safelint.readers._mask import mask_templates
from safelint.readers._tags import feed
from safelint.readers.decode import decode


def read(path: str, data: bytes) -> Document:
    """The prose of a page. Raises `Unreadable` where the bytes are no text."""
    text, encoding, bom = decode(data, html=True)
    masked, masks = mask_templates(text)
    builder = Builder(text, masked, masks)
    flow = Flow(builder)
    feed(flow, masked, 0, len(masked))
    flow.finish(len(masked))
    meta = Meta(title=flow.title, language=flow.page_language, whole_page=flow.whole_page)
    return builder.document(Source(path, READER.name, text, encoding=encoding, bom=bom), meta)


READER = Reader("html", (".html", ".htm", ".xhtml"), read)
