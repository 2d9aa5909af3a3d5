"""The text of a Word file as it is gathered: paragraphs and the runs in them, whether in the body or in a text box."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.readers.docx.fields import Fields
from safelint.readers.docx.paragraphs import Groups, Properties, settled
from safelint.readers.docx.styles import Styles
from safelint.readers.docx.tables import Tables
from safelint.readers.paper.looks import RunLook
from safelint.readers.paper.office import Relation
from safelint.readers.paper.paragraphs import Image, LinkTo, Paragraph, Run, Typeface, must_be_few
from safelint.readers.prose.build import Context


class Gathered:
    """What all parts add to: the paragraphs, the groups of blocks that are lists and tables, the links; `unread` says
    what cannot be read, and why."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.paragraphs: list[Paragraph] = []
        self.tables: list[int] = []
        self.groups = Groups()
        self.diagrams: list[str] = []  # the parts that hold their words
        self.unread: list[str] = []
        self._links = 0

    def next_link(self) -> int:
        self._links += 1
        return self._links

    def add_line(self, words: str, context: Context, place: str, part: str) -> None:
        """A paragraph of words that are all set alike."""
        paragraph = Paragraph(context, place)
        paragraph.runs.append(Run(words, part=part))
        self.paragraphs.append(paragraph)
        must_be_few(self.paragraphs)


class TextFlow:
    """The text that words are added to: a part's own, or that of a text box in it.

    A paragraph of it is a block like `context`, and stands at `place`. `part` is the name of the part.
    """

    def __init__(self, gathered: Gathered, part: str, context: Context, place: str) -> None:
        self.part = part
        self.context = context
        self.place = place
        self.tables = Tables(gathered.groups.next_group, gathered.tables)
        self.fields = Fields()
        self.properties = Properties()
        self.look = RunLook()  # of the run that is open, without what its style says
        self.run_style = ""
        self.in_properties = False  # of the paragraph
        self.in_text = False
        self._gathered = gathered
        self._paragraph: Paragraph | None = None
        self._links: list[LinkTo] = []

    # Paragraphs

    def begin_paragraph(self, attrs: Mapping[str, str]) -> None:
        context, place = self.context, self.place
        cell = self.tables.cell
        if cell is not None:
            context = Context(
                "cell",
                group=cell.group,
                row=cell.row,
                column=cell.column,
                header=cell.header,
                landmark=context.landmark,
            )
            place = cell.place
        goes_on = self._paragraph is not None and self.properties.goes_on and self._paragraph.place == place
        self.properties = Properties()
        if not goes_on:
            self._paragraph = Paragraph(context, place)
            self._gathered.paragraphs.append(self._paragraph)
            must_be_few(self._gathered.paragraphs)

    def end_paragraph(self) -> None:
        if self._paragraph is not None and not self.properties.goes_on:
            context, empty = self._paragraph.context, self._paragraph.is_empty
            styles, groups = self._gathered.styles, self._gathered.groups
            self._paragraph.context = settled(context, self.properties, styles, groups, is_empty=empty)
            self._paragraph = None

    # Runs

    def begin_run(self, attrs: Mapping[str, str]) -> None:
        self.look, self.run_style = RunLook(), ""

    def add(self, text: str, piece: int) -> None:
        """Text of the run that is open, which the element numbered `piece` holds."""
        if self._paragraph is None or not self.fields.shows:
            return
        styles = self._gathered.styles
        look = self.look
        if self.run_style:
            look = look.over(styles.of(self.run_style).look)
        look = look.over(styles.of(self.properties.style).look)
        if look.hidden:
            return
        tag = look.language or ""
        other = tag.partition("-")[0].lower() != styles.language.partition("-")[0].lower()
        set_as = Typeface(bool(look.bold), bool(look.italic), bool(look.strike), tag if tag and other else "")
        self._paragraph.runs.append(Run(text, set_as, self._link, part=self.part, piece=piece))

    def add_image(self, image: Image, piece: int) -> None:
        if self._paragraph is not None:
            self._paragraph.runs.append(Run("", link=self._link, image=image, part=self.part, piece=piece))

    # Links and fields

    @property
    def _link(self) -> LinkTo | None:
        return self._links[-1] if self._links else self.fields.link

    def begin_link(self, relation: Relation | None, anchor: str) -> None:
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        self._links.append(LinkTo(target, self._gathered.next_link()))

    def end_link(self) -> None:
        if self._links:
            self._links.pop()

    def begin_simple_field(self, attrs: Mapping[str, str]) -> None:
        self.fields.begin(self._gathered.next_link(), attrs.get("w:instr", ""))

    def field_mark(self, attrs: Mapping[str, str]) -> None:
        match attrs.get("w:fldCharType"):
            case "begin":
                self.fields.begin(self._gathered.next_link())
            case "separate":
                self.fields.separate()
            case "end":
                self.fields.end()
