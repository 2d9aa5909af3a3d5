"""Word files: paragraphs, headings, lists, tables, links, pictures, text boxes, notes, headers and footers.

Tracked insertions are text and deletions are not; comments, hidden text and codes of fields are not read. What safelint
reads is written out as a text of one line a paragraph, in which findings count; see `paper/paragraphs.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from safelint.readers import Reader
from safelint.readers.docx.body import gather
from safelint.readers.docx.file import WordFile
from safelint.readers.docx.text import Gathered
from safelint.readers.paper.paragraphs import document
from safelint.readers.paper.typed_items import tell_items
from safelint.readers.prose.build import PLAIN, Context
from safelint.values.document import Document, Meta


def read(path: str, data: bytes) -> Document:
    """The document in a Word file. Raises `Unreadable` for one that is damaged, has a password or is a bomb."""
    return gathered_from(data).document(path)


class WordRead(NamedTuple):
    """The parts of a Word file and what stands in them."""

    file: WordFile
    gathered: Gathered

    def document(self, path: str) -> Document:
        """The document that it makes, for a file at `path`."""
        meta = Meta(title=self.file.title(), language=self.gathered.styles.language, is_file=True)
        found = self.gathered
        return document(path, READER.name, found.paragraphs, meta, found.tables, found.unread)


def gathered_from(data: bytes) -> WordRead:
    """What stands in a Word file. Raises `Unreadable` as `read`."""
    file = WordFile(data)
    gathered = Gathered(file.styles())
    for part, context, place in _in_order(file):
        gather(gathered, file, part, context, place)
    _add_diagrams(gathered, file)
    tell_items(gathered.paragraphs)
    return WordRead(file, gathered)


def _add_diagrams(gathered: Gathered, file: WordFile) -> None:
    """Adds the words of diagrams, which stand in parts of their own as on slides."""
    if not gathered.diagrams:
        return
    from safelint.readers.pptx.shapes import SlidesGathered
    from safelint.readers.pptx.slide import Slide

    found = SlidesGathered()
    for number, part in enumerate(filter(file.names.__contains__, dict.fromkeys(gathered.diagrams)), 1):
        file.parse(part, Slide(found, {}, f"diagram {number}"))
    for paragraph in found.paragraphs:
        paragraph.runs = [run._replace(look=run.look._replace(language="")) for run in paragraph.runs]
        paragraph.context = PLAIN
    gathered.paragraphs += found.paragraphs


def _in_order(file: WordFile) -> Iterator[tuple[str, Context, str]]:
    """The parts that hold words, as people read them: each with what a paragraph of it is, and where it stands."""
    for part in file.parts("header"):
        yield part, PLAIN._replace(landmark="header"), "header"
    yield file.main, PLAIN, "paragraph {}"
    for kind, place in (("footnotes", "footnote {}"), ("endnotes", "endnote {}")):
        for part in file.parts(kind):
            yield part, PLAIN._replace(kind="footnote"), place
    for part in file.parts("footer"):
        yield part, PLAIN._replace(landmark="footer"), "footer"


READER = Reader("docx", (".docx", ".dotx", ".docm"), read)
