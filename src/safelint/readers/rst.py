"""reStructuredText, as docutils and Sphinx read it."""

from __future__ import annotations

from safelint.readers import Reader, _rst_directives
from safelint.readers._build import Builder
from safelint.readers._flow import Flow
from safelint.readers._frontmatter import read_front_matter
from safelint.readers._lines import split_lines
from safelint.readers._mask import mask_templates
from safelint.readers._rst_blocks import RstBlocks
from safelint.readers.decode import decode
from safelint.values.document import Document
from safelint.values.source import Source


def read(path: str, data: bytes) -> Document:
    """The prose of a file; markup that is malformed is text.

    Raises `Unreadable` where the bytes are no text or the front matter's `safelint` settings are wrong.
    """
    text, encoding, bom = decode(data)
    masked, masks = mask_templates(text)
    builder = Builder(text, masked, masks)
    front = read_front_matter(masked)
    front.add_to(builder)
    flow = Flow(builder, front.meta.language)
    RstBlocks(flow, masked, split_lines(masked, front.end), _rst_directives).run()
    flow.finish(len(masked))
    meta = flow.meta(front.meta)
    return builder.document(Source(path, READER.name, text, encoding=encoding, bom=bom), meta)


READER = Reader("restructuredtext", (".rst", ".rest"), read)
