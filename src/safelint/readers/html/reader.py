"""HTML, a whole page or a fragment."""

from __future__ import annotations

from safelint.readers import Reader
from safelint.readers.html.meaning import Markup
from safelint.readers.html.tags import feed
from safelint.readers.prose.flow import Flow, read_markup
from safelint.values.document import Document


def read(path: str, data: bytes) -> Document:
    """The prose of a page.

    Raises `Unreadable` where the bytes are no text or the front matter's `safelint` settings are wrong.
    """
    return read_markup(path, data, READER.name, _walk, html=True)


def _walk(flow: Flow, start: int) -> None:
    feed(Markup(flow), flow.masked, start, len(flow.masked))


READER = Reader("html", (".html", ".htm", ".xhtml"), read)
