"""The words of a part of a Word file: its body, its notes, a header or a footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safelint.readers._build import Context
from safelint.readers._paper import INNER_BREAK, Link, Look, Paragraph, Run
from safelint.readers._word_fields import Fields
from safelint.readers._word_file import Relation, WordFile
from safelint.readers._word_paragraphs import Lists, Properties, settled
from safelint.readers._word_pictures import DRAWINGS, Pictures
from safelint.readers._word_styles import Styles, WordLook, look_with
from safelint.readers._word_tables import Tables

_NOT_READ = frozenset(
    (
        *("w:del", "w:moveFrom"),  # what a tracked change takes away
        *("w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange"),
        "mc:Fallback",  # the same once more, for old programs
        *("w:rt", "m:oMath", "m:oMathPara"),
    )
)
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": INNER_BREAK,
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
PIECES = frozenset((*_CHARACTERS, *DRAWINGS, "w:t", "w:br", "w:sym"))
"""Elements that hold text or a picture; whoever writes into a file counts the same ones."""

_PRIVATE = 0xF000  # symbols of fonts of their own stand from here on, the first 256 as in the font


class Gathered:
    """What all parts add to: the paragraphs, the groups of cells that are tables, the lists."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.paragraphs: list[Paragraph] = []
        self.tables: list[int] = []
        self.lists = Lists()

    def read(self, file: WordFile, part: str, context: Context, place: str) -> None:
        """Adds what stands in a part; a paragraph of it is a block like `context`, and stands at `place`."""
        self.lists.end()
        file.parse(part, _Part(self, part, file.relations(part), context, place))


class _Frame:
    """The text that words are added to: the part's own, or that of a text box in it."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.fields = Fields()
        self.paragraph: Paragraph | None = None
        self.properties = Properties()
        self.links: list[Link | None] = []
        self.look = WordLook()  # of the run that is open, without what its style says
        self.run_style = ""
        self.in_properties = False  # of the paragraph
        self.in_text = False


class _Part:
    """Takes the flow of elements of one part."""

    def __init__(
        self, gathered: Gathered, part: str, relations: Mapping[str, Relation], context: Context, place: str
    ) -> None:
        self._gathered = gathered
        self._part = part
        self._piece = -1  # the number of the last one that began
        self._relations = relations
        self._context = context
        self._place = place
        self._skipped = 0  # elements open inside what is not read
        self._frames = [_Frame(Tables(gathered.lists.next_group, gathered.tables))]
        self._pictures = Pictures(relations)
        self._link_count = 0
        self._prompts: list[bool] = []  # of each content control that is open: whether it shows only its prompt
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "w:p": self._begin_paragraph,
            "w:pPr": self._begin_properties,
            "w:r": self._begin_run,
            "w:rStyle": self._run_style,
            "w:t": self._begin_text,
            "w:br": self._break,
            "w:sym": self._symbol,
            "w:hyperlink": self._begin_link,
            "w:fldSimple": self._begin_simple_field,
            "w:fldChar": self._field_mark,
            "w:sdt": self._begin_control,
            "w:showingPlcHdr": self._shows_prompt,
            "w:txbxContent": self._begin_box,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "w:p": self._end_paragraph,
            "w:pPr": self._end_properties,
            "w:t": self._end_text,
            "w:hyperlink": self._end_link,
            "w:fldSimple": self._end_simple_field,
            "w:sdt": self._end_control,
            "w:txbxContent": self._end_box,
        }

    @property
    def _frame(self) -> _Frame:
        return self._frames[-1]

    # The flow

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        if name in PIECES:
            self._piece += 1
        if self._skipped or name in _NOT_READ:
            self._skipped += 1
            return
        begin = self._starts.get(name)
        if begin is not None:
            begin(attrs)
        elif name in _CHARACTERS:
            if not self._frame.in_properties:  # a tab there is a tab stop
                self._add(_CHARACTERS[name])
        elif self._frame.in_properties:
            self._frame.properties.note(name, attrs)
        elif not self._frame.tables.start(name, attrs) and not self._pictures.start(name, attrs, self._piece):
            self._frame.look = look_with(self._frame.look, name, attrs)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        finish = self._ends.get(name)
        if finish is not None:
            finish()
            return
        self._frame.tables.end(name)
        shown = self._pictures.end(name)
        if shown is not None and self._frame.paragraph is not None:
            image, piece = shown
            run = Run("", link=self._link(), image=image, part=self._part, piece=piece)
            self._frame.paragraph.runs.append(run)

    def words(self, text: str) -> None:
        if self._skipped:
            return
        if self._frame.in_text:
            self._add(text)
        else:
            self._frame.fields.code(text)

    # Paragraphs

    def _begin_paragraph(self, attrs: Mapping[str, str]) -> None:
        frame = self._frame
        context, place = self._context, self._place
        if len(self._frames) > 1:
            place = "text box"
        cell = frame.tables.cell
        if cell is not None:
            context = context._replace(
                kind="cell", group=cell.group, row=cell.row, column=cell.column, header=cell.header
            )
            place = cell.place
        frame.paragraph = Paragraph(context, place)
        frame.properties = Properties()
        self._gathered.paragraphs.append(frame.paragraph)

    def _begin_properties(self, attrs: Mapping[str, str]) -> None:
        self._frame.in_properties = True

    def _end_properties(self) -> None:
        self._frame.in_properties = False

    def _end_paragraph(self) -> None:
        frame = self._frame
        if frame.paragraph is not None:
            context = frame.paragraph.context
            frame.paragraph.context = settled(
                context,
                frame.properties,
                self._gathered.styles,
                self._gathered.lists,
                is_empty=frame.paragraph.is_empty,
            )
        frame.paragraph = None

    # Runs

    def _begin_run(self, attrs: Mapping[str, str]) -> None:
        self._frame.look, self._frame.run_style = WordLook(), ""

    def _run_style(self, attrs: Mapping[str, str]) -> None:
        if not self._frame.in_properties:
            self._frame.run_style = attrs.get("w:val", "")

    def _begin_text(self, attrs: Mapping[str, str]) -> None:
        self._frame.in_text = True

    def _end_text(self) -> None:
        self._frame.in_text = False

    def _break(self, attrs: Mapping[str, str]) -> None:
        if attrs.get("w:type", "textWrapping") == "textWrapping":
            self._add(INNER_BREAK)

    def _symbol(self, attrs: Mapping[str, str]) -> None:
        try:
            code = int(attrs.get("w:char", ""), 16)
        except ValueError:
            return
        self._add("\u2022" if code >= _PRIVATE else chr(code))

    def _add(self, text: str) -> None:
        frame = self._frame
        if frame.paragraph is None or not frame.fields.shows or any(self._prompts):
            return
        styles = self._gathered.styles
        look = frame.look
        if frame.run_style:
            look = look.over(styles.of(frame.run_style).look)
        look = look.over(styles.of(frame.properties.style).look)
        if look.hidden:
            return
        tag = look.language or ""
        other = tag.partition("-")[0].lower() != styles.language.partition("-")[0].lower()
        set_as = Look(bool(look.bold), bool(look.italic), bool(look.strike), tag if tag and other else "")
        frame.paragraph.runs.append(Run(text, set_as, self._link(), part=self._part, piece=self._piece))

    # Links and fields

    def _link(self) -> Link | None:
        frame = self._frame
        return next((link for link in reversed(frame.links) if link is not None), None) or frame.fields.link

    def _begin_link(self, attrs: Mapping[str, str]) -> None:
        relation = self._relations.get(attrs.get("r:id", ""))
        anchor = attrs.get("w:anchor", "")
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        self._link_count += 1
        self._frame.links.append(Link(target, self._link_count))

    def _end_link(self) -> None:
        if self._frame.links:
            self._frame.links.pop()

    def _begin_simple_field(self, attrs: Mapping[str, str]) -> None:
        self._link_count += 1
        self._frame.fields.begin(self._link_count, attrs.get("w:instr", ""))

    def _end_simple_field(self) -> None:
        self._frame.fields.end()

    def _field_mark(self, attrs: Mapping[str, str]) -> None:
        fields = self._frame.fields
        match attrs.get("w:fldCharType"):
            case "begin":
                self._link_count += 1
                fields.begin(self._link_count)
            case "separate":
                fields.separate()
            case "end":
                fields.end()

    # What holds paragraphs

    def _begin_control(self, attrs: Mapping[str, str]) -> None:
        self._prompts.append(False)

    def _shows_prompt(self, attrs: Mapping[str, str]) -> None:
        if self._prompts:
            self._prompts[-1] = True

    def _end_control(self) -> None:
        if self._prompts:
            self._prompts.pop()

    def _begin_box(self, attrs: Mapping[str, str]) -> None:
        self._frames.append(_Frame(Tables(self._gathered.lists.next_group, self._gathered.tables)))

    def _end_box(self) -> None:
        if len(self._frames) > 1:
            self._frames.pop()
