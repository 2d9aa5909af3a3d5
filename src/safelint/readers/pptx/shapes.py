"""What stands on a slide: its shapes and tables, and the blocks that their paragraphs are."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.readers.paper.paragraphs import Image, LinkTo, Paragraph, Run, must_be_few
from safelint.readers.paper.xml import whole
from safelint.readers.prose.build import PLAIN, Context

_TITLES = ("title", "ctrTitle")
_LISTS = ("", "body", "obj")
_NUMBERS_AND_DAYS = ("sldNum", "dt")
_MARGINS = ("ftr", "hdr")
_SLIDE_ON_NOTES = "sldImg"
_MOST_COLUMNS = 1_000
_DEEPEST_LIST = 9


class SlidesGathered:
    """What all slides add to. Typefaces name the language of every run, the document's own too."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[int] = []
        self.margins: set[str] = set()  # headers and footers that were read already
        self.links = 0
        self._groups = 0

    def next_group(self) -> int:
        self._groups += 1
        return self._groups - 1


class SlideShape:
    """A shape: what it is by its place in the layout, what is said of it, and its paragraphs."""

    def __init__(self) -> None:
        self.kind = "shape"
        self.alt: str | None = None
        self.is_decorative = self.is_shown = False
        self.target = ""
        self.link: LinkTo | None = None
        self.paragraphs: list[Paragraph] = []
        self._has_bullet: dict[int, bool] = {}  # where a paragraph says so itself; by its number
        self._levels: dict[int, int] = {}

    def level(self, attrs: Mapping[str, str]) -> None:
        """How deep in a list the last paragraph stands."""
        level = whole(attrs.get("lvl", "0"), _DEEPEST_LIST)
        if self.paragraphs and level is not None:
            self._levels[len(self.paragraphs) - 1] = level

    def bullet(self, *, has_one: bool) -> None:
        """Whether the last paragraph has a bullet."""
        self._has_bullet[len(self.paragraphs) - 1] = has_one

    def add_to(self, gathered: SlidesGathered, place: str, *, is_notes: bool) -> None:
        """Adds what people read of it, as blocks. Of notes, that is only the notes."""
        if (self.kind != "body") if is_notes else (self.kind in _NUMBERS_AND_DAYS or self.kind == _SLIDE_ON_NOTES):
            return
        if self.kind in _MARGINS:
            words = "".join(run.text for each in self.paragraphs for run in each.runs)
            if words in gathered.margins:  # as nearly every slide has it
                return
            gathered.margins.add(words)
        self._settle(gathered, by_layout=self.kind in _LISTS and not is_notes)
        gathered.paragraphs += self.paragraphs
        must_be_few(gathered.paragraphs)
        if self.is_shown:
            picture = Paragraph(PLAIN, place)
            picture.runs.append(Run("", link=self.link, image=Image(self.alt, self.is_decorative, self.target)))
            gathered.paragraphs.append(picture)

    def _settle(self, gathered: SlidesGathered, *, by_layout: bool) -> None:
        """Makes headings of titles, and lists of paragraphs with bullets; several have them `by_layout`."""
        full = [at for at, each in enumerate(self.paragraphs) if not each.is_empty and each.context.kind == "paragraph"]
        items: list[int] = []
        if self.kind in _TITLES:
            self._become(full, PLAIN._replace(kind="heading", level=1))
        elif self.kind in _MARGINS:
            self._become(full, PLAIN._replace(landmark="footer"))
        else:
            items = [at for at in full if self._has_bullet.get(at, by_layout and len(full) > 1)]
        group = gathered.next_group() if items else -1
        for row, at in enumerate(items):
            level = 1 + self._levels.get(at, 0)
            self.paragraphs[at].context = PLAIN._replace(kind="item", level=level, group=group, row=row)

    def _become(self, numbers: list[int], context: Context) -> None:
        for at in numbers:
            self.paragraphs[at].context = context


class SlideTable:
    """A table that is open. Each column that a wide cell covers has a cell of its own in the file."""

    def __init__(self, group: int) -> None:
        self.has_header = False
        self._group = group
        self._row = self._column = -1

    def begin_row(self) -> None:
        self._row += 1
        self._column = -1

    def begin_cell(self) -> None:
        self._column = min(self._column + 1, _MOST_COLUMNS)

    def paragraph(self, place: str) -> Paragraph:
        """A paragraph in the cell that is open."""
        header = self.has_header and self._row == 0
        context = Context("cell", group=self._group, row=self._row, column=self._column, header=header)
        return Paragraph(context, f"{place}, row {self._row + 1} of the table")
