"""The words of an OpenDocument text: paragraphs that are open, how their words are set, and where they are added."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safelint.lazy import regex
from safelint.readers.odt.styles import OdtStyle, OdtStyles
from safelint.readers.paper.looks import RunLook
from safelint.readers.paper.paragraphs import Image, LinkTo, Paragraph, Run, Typeface, must_be_few, without_symbols
from safelint.readers.paper.xml import whole
from safelint.readers.prose.build import PLAIN, Context

_SPACES = regex(r"[ \t\r\n]{2,}|[\t\r\n]")
_QUOTED = frozenset(("quotations", "quote", "intense_20_quote"))
_TITLE, _CAPTION, _TABLE_HEADING = "title", "caption", "table_20_heading"
_MOST_SPACES = 1_000
_DEEPEST_HEADING = 9


class OdtGathered:
    """What all parts add to. `groups` counts tables and lists; `tables` are those of them that are tables."""

    def __init__(self) -> None:
        self.headers: list[Paragraph] = []
        self.body: list[Paragraph] = []
        self.footnotes: list[Paragraph] = []
        self.endnotes: list[Paragraph] = []
        self.footers: list[Paragraph] = []
        self.tables: list[int] = []
        self.groups = 0

    def next_group(self) -> int:
        self.groups += 1
        return self.groups - 1

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All of them, as people read them."""
        return [*self.headers, *self.body, *self.footnotes, *self.endnotes, *self.footers]


class Region:
    """What paragraphs are added to, and what one there is: the body, a cell, a text box, a note."""

    def __init__(self, into: list[Paragraph], context: Context = PLAIN, place: str = "paragraph {}") -> None:
        self.into = into
        self.context = context
        self.place = place
        self._depth = 0  # of lists
        self._group = self._last_row = -1
        self._rows: list[int] = []  # of the items that are open

    def begin_list(self, next_group: Callable[[], int]) -> None:
        self._depth += 1
        if self._depth == 1:
            self._group, self._last_row = next_group(), -1

    def end_list(self) -> None:
        self._depth -= 1

    def begin_item(self) -> None:
        self._last_row += 1
        self._rows.append(self._last_row)

    def end_item(self) -> None:
        if self._rows:
            self._rows.pop()

    def block(self) -> Context:
        """What a paragraph would be here, but for its style."""
        if self._rows and self.context.kind == "paragraph":
            return self.context._replace(kind="item", level=self._depth, group=self._group, row=self._rows[-1])
        return self.context


class _SetAs:
    """How words are set from here on, until an element ends."""

    def __init__(self, own: RunLook, language: str) -> None:
        tag = own.language or ""
        other = tag.partition("-")[0].lower() != language.partition("-")[0].lower()
        self.own = own
        self.typeface = Typeface(bool(own.bold), bool(own.italic), bool(own.strike), tag if tag and other else "")
        self.hidden = bool(own.hidden)


class _OpenParagraph:
    def __init__(self, paragraph: Paragraph, first: _SetAs) -> None:
        self.paragraph = paragraph
        self.sets = [first]
        self.links: list[LinkTo] = []
        self.hidden = False
        self.ends_in_space = True  # so that white space at the start is none

    def add(self, text: str, part: str, piece: int, image: Image | None = None) -> None:
        now = self.sets[-1]
        if not now.hidden:
            link = self.links[-1] if self.links else None
            self.paragraph.runs.append(Run(text, now.typeface, link, image, part, piece))
            self.ends_in_space = False


class OdtText:
    """Takes words of a part and what they stand in. White space is as the format has it: a run of it is one space, and
    none at the start of a paragraph. `piece` is the number of what comes, see `Run`."""

    def __init__(self, gathered: OdtGathered, styles: OdtStyles, part: str) -> None:
        self.part = part
        self.piece = -1
        self.gathered = gathered
        self.styles = styles
        self.regions = [Region(gathered.body)]
        self.language = ""  # of the document
        self._open: list[_OpenParagraph | None] = [None]  # None: in what is no paragraph
        self._link_count = 0
        self._sets: dict[tuple[RunLook, str, str], _SetAs] = {}  # by what they are set in, and their style

    @property
    def region(self) -> Region:
        return self.regions[-1]

    # Paragraphs

    def begin_paragraph(self, attrs: Mapping[str, str]) -> None:
        self._begin(attrs.get("text:style-name", ""), 0)

    def begin_heading(self, attrs: Mapping[str, str]) -> None:
        level = whole(attrs.get("text:outline-level", ""))
        self._begin(attrs.get("text:style-name", ""), 1 if level is None else level)

    def _begin(self, name: str, level: int) -> None:
        paragraph = Paragraph(
            _settled(self.region.block(), self.styles.of("paragraph", name), level), self.region.place
        )
        self.region.into.append(paragraph)
        must_be_few(self.region.into)
        self._open.append(_OpenParagraph(paragraph, self._set(RunLook(), "paragraph", name)))

    def begin_other(self) -> None:
        """What comes stands in no paragraph, until one begins or this ends."""
        self._open.append(None)

    def end(self) -> None:
        """A paragraph ends, or what is none."""
        if len(self._open) > 1:
            ended = self._open.pop()
            if ended is not None and ended.hidden:
                ended.paragraph.runs.clear()

    def hide(self) -> None:
        """The paragraph that is open is not shown."""
        if (top := self._open[-1]) is not None:
            top.hidden = True

    def _set(self, above: RunLook, family: str, name: str) -> _SetAs:
        key = above, family, name
        found = self._sets.get(key)
        if found is None:
            own = self.styles.of(family, name).look
            found = self._sets[key] = _SetAs(own.over(above), self.language)
        return found

    # What stands in paragraphs

    def words(self, text: str) -> None:
        top = self._open[-1]
        if top is None:
            return
        if _SPACES.search(text):
            text = _SPACES.sub(" ", text)
        if top.ends_in_space and text[0] == " ":
            text = text[1:]
        if text:
            top.add(without_symbols(text), self.part, self.piece)
            top.ends_in_space = text[-1] == " "

    def put(self, text: str) -> None:
        """`text` as it is."""
        top = self._open[-1]
        if top is not None:
            top.add(text, self.part, self.piece)

    def spaces(self, attrs: Mapping[str, str]) -> None:
        count = whole(attrs.get("text:c", ""), _MOST_SPACES)
        self.put(" " * (1 if count is None else count))

    def image(self, image: Image) -> None:
        """A picture; where it hangs on the page and not on a paragraph, it gets one of its own."""
        top = self._open[-1]
        if top is None:
            self._begin("", 0)
            self.image(image)
            self.end()
        else:
            top.add("", self.part, self.piece, image)

    def begin_span(self, attrs: Mapping[str, str]) -> None:
        top = self._open[-1]
        if top is not None:
            top.sets.append(self._set(top.sets[-1].own, "text", attrs.get("text:style-name", "")))

    def end_span(self) -> None:
        top = self._open[-1]
        if top is not None and len(top.sets) > 1:
            top.sets.pop()

    def begin_link(self, attrs: Mapping[str, str]) -> None:
        top = self._open[-1]
        if top is not None:
            self._link_count += 1
            top.links.append(LinkTo(attrs.get("xlink:href", ""), self._link_count))

    def end_link(self) -> None:
        top = self._open[-1]
        if top is not None and top.links:
            top.links.pop()

    # Regions

    def enter(self, region: Region) -> None:
        self.begin_other()
        self.regions.append(region)

    def leave(self) -> None:
        if len(self.regions) > 1:
            self.regions.pop()
        self.end()


def _settled(context: Context, style: OdtStyle, level: int) -> Context:
    """The block that a paragraph makes; `level` is that of a heading, 0 for none."""
    if context.kind == "cell":
        return context if context.header or _TABLE_HEADING not in style.names else context._replace(header=True)
    if context.kind == "footnote":
        return context
    level = level or style.outline or (1 if _TITLE in style.names else 0)
    if level:
        return Context("heading", level=min(level, _DEEPEST_HEADING), landmark=context.landmark)
    if _QUOTED.intersection(style.names):
        return context._replace(quoted=True)
    return context._replace(kind="caption") if _CAPTION in style.names else context
