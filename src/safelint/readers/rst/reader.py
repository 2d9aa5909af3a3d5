"""reStructuredText, as docutils and Sphinx read it."""

from __future__ import annotations

from safelint.readers import Reader
from safelint.readers.prose.flow import Flow, read_markup
from safelint.readers.prose.lines import split_lines
from safelint.readers.rst import directives
from safelint.readers.rst.blocks import RstBlocks
from safelint.values.document import Document


def read(path: str, data: bytes) -> Document:
    """The prose of a file; markup that is malformed is text.

    Raises `Unreadable` where the bytes are no text or the front matter's `safelint` settings are wrong.
    """
    return read_markup(path, data, READER.name, _walk)


def _walk(flow: Flow, start: int) -> None:
    RstBlocks(flow, flow.masked, split_lines(flow.masked, start), directives).run()


READER = Reader("restructuredtext", (".rst", ".rest"), read)
