"""PowerPoint files: slides in their order with titles, text, tables and pictures, and the notes to each.

Slides that are hidden, numbers of slides and comments are not read. As with Word files, what is read is written out as
a text of one line a paragraph; see `paper/paragraphs.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from safelint.readers import Reader
from safelint.readers.paper.office import OfficeFile
from safelint.readers.paper.paragraphs import Paragraph, document
from safelint.readers.paper.typed_items import tell_items
from safelint.readers.pptx.shapes import SlidesGathered
from safelint.readers.pptx.slide import Slide
from safelint.values.document import Document, Meta
from safelint.values.errors import Unreadable


def read(path: str, data: bytes) -> Document:
    """The document in a PowerPoint file. Raises `Unreadable` for one that is damaged, has a password or is a bomb."""
    file = OfficeFile(data, "PowerPoint file")
    order = _SlideOrder()
    file.parse(file.main, order)
    if not order.is_presentation:
        raise Unreadable("it is no PowerPoint file: its main part is no presentation")
    gathered = SlidesGathered()
    relations = file.relations(file.main)
    named = [relations[each].target for each in order.slides if each in relations]
    for number, part in enumerate(dict.fromkeys(named), 1):
        _read_slide(file, gathered, part, number)
    tell_items(gathered.paragraphs)
    meta = Meta(title=file.title(), language=_in_one_language(gathered.paragraphs) or order.language, is_file=True)
    return document(path, READER.name, gathered.paragraphs, meta, gathered.tables)


def _read_slide(file: OfficeFile, gathered: SlidesGathered, part: str, number: int) -> None:
    relations = file.relations(part)
    slide = Slide(gathered, relations, f"slide {number}")
    file.parse(part, slide)
    if slide.is_hidden:
        return
    for diagram in dict.fromkeys(slide.diagrams):
        file.parse(diagram, Slide(gathered, file.relations(diagram), f"slide {number}"))
    for relation in relations.values():
        if relation.kind == "notesSlide" and not relation.outside and relation.target in file.names:
            of_notes = file.relations(relation.target)
            file.parse(relation.target, Slide(gathered, of_notes, f"notes of slide {number}", is_notes=True))


class _SlideOrder:
    """Takes the slides of a presentation: the ids of their relationships, in order, and the language of what names
    none."""

    def __init__(self) -> None:
        self.slides: list[str] = []
        self.language = ""
        self.is_presentation = False

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        self.is_presentation = self.is_presentation or name == "p:presentation"
        if name == "p:sldId":
            self.slides.append(attrs.get("r:id", ""))
        elif name == "a:defRPr":
            self.language = self.language or attrs.get("lang", "")

    def end(self, name: str) -> None:
        """Nothing is known only then."""

    def words(self, text: str) -> None:
        """There are none."""


def _in_one_language(paragraphs: list[Paragraph]) -> str:
    """The language that most words are in, which their typefaces name no longer then; "" where none is named."""
    sizes: Counter[str] = Counter()
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.look.language and run.text.strip():
                sizes[run.look.language] += len(run.text)
    if not sizes:
        return ""
    language = max(sizes, key=lambda tag: (sizes[tag], tag))
    plain = _primary(language)
    for paragraph in paragraphs:
        paragraph.runs = [
            run._replace(look=run.look._replace(language="")) if _primary(run.look.language) == plain else run
            for run in paragraph.runs
        ]
    return language


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


READER = Reader("pptx", (".pptx", ".ppsx", ".potx", ".pptm"), read)
