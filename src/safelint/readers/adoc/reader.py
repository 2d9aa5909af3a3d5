"""AsciiDoc, as Asciidoctor reads it."""

from __future__ import annotations

from safelint.readers import Reader
from safelint.readers.adoc.blocks import AdocBlocks
from safelint.readers.prose.flow import Flow, read_markup
from safelint.readers.prose.lines import split_lines
from safelint.values.document import Document


def read(path: str, data: bytes) -> Document:
    """The prose of a file; markup that is malformed is text.

    Raises `Unreadable` where the bytes are no text or the front matter's `safelint` settings are wrong.
    """
    return read_markup(path, data, READER.name, _walk)


def _walk(flow: Flow, start: int) -> None:
    AdocBlocks(flow, flow.masked, split_lines(flow.masked, start)).run()


READER = Reader("asciidoc", (".adoc", ".asciidoc"), read)
