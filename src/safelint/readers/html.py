"""HTML, a whole page or a fragment."""

from __future__ import annotations

from safelint.readers import Reader
from safelint.readers._build import Builder
from safelint.readers._flow import Flow
from safelint.readers._frontmatter import read_front_matter
from safelint.readers._markup import Markup
from safelint.readers._mask import mask_templates
from safelint.readers._tags import feed
from safelint.readers.decode import decode
from safelint.values.document import Document
from safelint.values.source import Source


def read(path: str, data: bytes) -> Document:
    """The prose of a page.

    Raises `Unreadable` where the bytes are no text or the front matter's `safelint` settings are wrong.
    """
    text, encoding, bom = decode(data, html=True)
    masked, masks = mask_templates(text)
    builder = Builder(text, masked, masks)
    front = read_front_matter(masked)
    front.add_to(builder)
    flow = Flow(builder, front.meta.language)
    feed(Markup(flow), masked, front.end, len(masked))
    flow.finish(len(masked))
    meta = flow.meta(front.meta)
    return builder.document(Source(path, READER.name, text, encoding=encoding, bom=bom), meta)


READER = Reader("html", (".html", ".htm", ".xhtml"), read)
