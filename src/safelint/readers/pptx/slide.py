"""The words of a slide, or of the notes to one: shapes, tables, pictures, in the order in which they are read out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safelint.lazy import regex
from safelint.readers.paper.office import Relation
from safelint.readers.paper.paragraphs import (
    INNER_BREAK,
    LinkTo,
    Paragraph,
    Run,
    Typeface,
    must_be_few,
    without_symbols,
)
from safelint.readers.paper.xml import PartFlow
from safelint.readers.pptx.shapes import SlidesGathered, SlideShape, SlideTable
from safelint.readers.prose.build import PLAIN

_NOT_READ = frozenset(("m:oMath", "m:oMathPara", "p:extLst"))
_SHAPES = frozenset(("p:sp", "p:cxnSp", "p:pic", "p:graphicFrame", "dgm:t"))
_SHOWN = frozenset(("p:pic", "c:chart"))
"""What needs something to be said for it; text and tables are read."""

_ESCAPED = regex(r"_x000[BbDd]_")  # breaks, as PowerPoint writes them among words
_NUMBERS = ("slidenum", "datetime")  # fields of which the text is another on each slide, or on each day


class Slide(PartFlow):
    """Takes the flow of elements of a slide; `place` is where it stands ("slide 5"). Of notes, only the notes are
    read."""

    def __init__(
        self, gathered: SlidesGathered, relations: Mapping[str, Relation], place: str, *, is_notes: bool = False
    ) -> None:
        super().__init__()
        self._gathered = gathered
        self._relations = relations
        self._place = place
        self._is_notes = is_notes
        self.is_hidden = False
        self.diagrams: list[str] = []  # the parts that hold the text of those that stand in it
        self._shapes: list[SlideShape] = []
        self._table: SlideTable | None = None
        self._paragraph: Paragraph | None = None
        self._typeface = Typeface()
        self._link: LinkTo | None = None
        self._in_run = self._in_text = False
        self._is_number = False  # in a field with the number of the slide, or the day
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "p:sld": self._begin_slide,
            "p:cNvPr": self._named,
            "p:ph": self._placed,
            "adec:decorative": self._decorative,
            "a:blip": self._blip,
            "dgm:relIds": self._diagram,
            "a:p": lambda _: self._begin_paragraph(),
            "a:pPr": self._level,
            "a:buNone": lambda _: self._bullet(has_one=False),
            "a:buChar": lambda _: self._bullet(has_one=True),
            "a:buAutoNum": lambda _: self._bullet(has_one=True),
            "a:r": lambda _: self._begin_run(is_number=False),
            "a:fld": lambda attrs: self._begin_run(is_number=attrs.get("type", "").startswith(_NUMBERS)),
            "a:rPr": self._set,
            "a:hlinkClick": self._linked,
            "a:t": lambda _: self._in_words(is_open=True),
            "a:br": lambda _: self._add(INNER_BREAK),
            "a:tbl": lambda _: self._begin_table(),
            "a:tblPr": self._table_set,
            "a:tr": lambda _: self._begin_row(),
            "a:tc": lambda _: self._begin_cell(),
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "a:p": self._end_paragraph,
            "a:r": self._end_run,
            "a:fld": self._end_run,
            "a:t": lambda: self._in_words(is_open=False),
            "a:tbl": self._end_table,
            **dict.fromkeys(_SHAPES, self._end_shape),
        }

    def passes_over(self, name: str, attrs: Mapping[str, str]) -> bool:
        return self.is_hidden or name in _NOT_READ

    def begin(self, name: str, attrs: Mapping[str, str]) -> None:
        if name in _SHAPES:
            self._shapes.append(SlideShape())
        if name in _SHOWN and self._shapes:
            self._shapes[-1].is_shown = True
        begin = self._starts.get(name)
        if begin is not None:
            begin(attrs)

    def finish(self, name: str) -> None:
        finish = self._ends.get(name)
        if finish is not None:
            finish()

    def say(self, text: str) -> None:
        if self._in_text:
            self._add(_ESCAPED.sub(INNER_BREAK, text))

    # Shapes

    def _begin_slide(self, attrs: Mapping[str, str]) -> None:
        self.is_hidden = attrs.get("show") in ("0", "false")

    def _named(self, attrs: Mapping[str, str]) -> None:
        if self._shapes:
            self._shapes[-1].alt = attrs.get("descr") or attrs.get("title") or None

    def _placed(self, attrs: Mapping[str, str]) -> None:
        if self._shapes:
            self._shapes[-1].kind = attrs.get("type", "")

    def _decorative(self, attrs: Mapping[str, str]) -> None:
        if self._shapes:
            self._shapes[-1].is_decorative = attrs.get("val", "1") in ("1", "true")

    def _blip(self, attrs: Mapping[str, str]) -> None:
        relation = self._relations.get(attrs.get("r:embed") or attrs.get("r:link") or "")
        if self._shapes and relation is not None:
            self._shapes[-1].target = relation.target

    def _diagram(self, attrs: Mapping[str, str]) -> None:
        relation = self._relations.get(attrs.get("r:dm", ""))
        if relation is not None and not relation.outside:
            self.diagrams.append(relation.target)

    def _end_shape(self) -> None:
        self._shapes.pop().add_to(self._gathered, self._place, is_notes=self._is_notes)

    # Paragraphs

    def _begin_paragraph(self) -> None:
        table = self._table
        self._paragraph = Paragraph(PLAIN, self._place) if table is None else table.paragraph(self._place)
        if self._shapes:
            self._shapes[-1].paragraphs.append(self._paragraph)
            must_be_few(self._shapes[-1].paragraphs)

    def _end_paragraph(self) -> None:
        self._paragraph = None

    def _level(self, attrs: Mapping[str, str]) -> None:
        if self._shapes and self._paragraph is not None:
            self._shapes[-1].level(attrs)

    def _bullet(self, *, has_one: bool) -> None:
        if self._shapes and self._paragraph is not None:
            self._shapes[-1].bullet(has_one=has_one)

    # Runs

    def _begin_run(self, *, is_number: bool) -> None:
        self._in_run, self._is_number = True, is_number
        self._typeface, self._link = Typeface(), None

    def _end_run(self) -> None:
        self._in_run = self._is_number = False
        self._link = None

    def _set(self, attrs: Mapping[str, str]) -> None:
        self._typeface = Typeface(
            attrs.get("b") in ("1", "true"),
            attrs.get("i") in ("1", "true"),
            attrs.get("strike", "noStrike") != "noStrike",
            attrs.get("lang", ""),
        )

    def _linked(self, attrs: Mapping[str, str]) -> None:
        relation = self._relations.get(attrs.get("r:id", ""))
        if relation is None:
            return
        self._gathered.links += 1
        link = LinkTo(relation.target, self._gathered.links)
        if self._in_run:
            self._link = link
        elif self._shapes and self._paragraph is None:
            self._shapes[-1].link = link

    def _in_words(self, *, is_open: bool) -> None:
        self._in_text = is_open

    def _add(self, text: str) -> None:
        if self._paragraph is not None and not self._is_number:
            self._paragraph.runs.append(Run(without_symbols(text), self._typeface, self._link))

    # Tables

    def _begin_table(self) -> None:
        group = self._gathered.next_group()
        self._gathered.tables.append(group)
        self._table = SlideTable(group)

    def _end_table(self) -> None:
        self._table = None

    def _table_set(self, attrs: Mapping[str, str]) -> None:
        if self._table is not None:
            self._table.has_header = attrs.get("firstRow") in ("1", "true")

    def _begin_row(self) -> None:
        if self._table is not None:
            self._table.begin_row()

    def _begin_cell(self) -> None:
        if self._table is not None:
            self._table.begin_cell()
