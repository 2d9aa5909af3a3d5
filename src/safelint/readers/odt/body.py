"""A part of an OpenDocument text: its body, or the headers and footers of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safelint.readers.odt.styles import OdtStyles
from safelint.readers.odt.tables import OdtTables
from safelint.readers.odt.text import OdtGathered, OdtText, Region
from safelint.readers.paper.paragraphs import INNER_BREAK, Image, Paragraph
from safelint.readers.paper.xml import PartFlow
from safelint.readers.prose.build import PLAIN
from safelint.values.document import Landmark

_NOT_READ = frozenset(
    (
        *("text:tracked-changes", "office:annotation", "office:annotation-end"),
        *("office:forms", "office:scripts", "office:settings", "office:font-face-decls"),
        *("text:page-number", "text:page-count", "text:page-continuation", "text:note-citation"),
        *("text:page-variable-get", "text:ruby-text", "text:placeholder", "text:script"),
        *("text:table-of-content-source", "text:alphabetical-index-source", "text:illustration-index-source"),
        *("text:table-index-source", "text:object-index-source", "text:user-index-source", "text:bibliography-source"),
    )
)
_HIDDEN_BY = {
    "text:section": (("text:display", "none"), ("text:is-hidden", "true")),
    "text:variable-set": (("text:display", "none"),),
    "text:hidden-text": (("text:is-hidden", "true"),),
    "text:hidden-paragraph": (("text:is-hidden", "true"),),
    "table:table-row": (("table:visibility", "collapse"), ("table:visibility", "filter")),
    **dict.fromkeys(("style:header", "style:header-left", "style:header-first"), (("style:display", "false"),)),
    **dict.fromkeys(("style:footer", "style:footer-left", "style:footer-first"), (("style:display", "false"),)),
}
"""Elements that are not shown where one of these attributes of theirs has this value."""

_INDEXES = frozenset(
    ("text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index")
)
_BOXES = frozenset(
    (
        *("draw:text-box", "draw:custom-shape", "draw:g", "draw:rect", "draw:ellipse", "draw:circle"),
        *("draw:line", "draw:polygon", "draw:path", "draw:caption"),
    )
)
_SHOWN = frozenset(("draw:image", "draw:object", "draw:object-ole", "draw:plugin"))


class _DrawFrame:
    """A picture, or what holds a text box; `told` is what is said of it, by the name of the element."""

    def __init__(self, piece: int, *, decorative: bool) -> None:
        self.piece = piece
        self.decorative = decorative
        self.told: dict[str, str] = {}
        self.target = ""
        self.is_shown = False

    def image(self) -> Image:
        alt = self.told.get("svg:desc") or self.told.get("svg:title")
        return Image(alt, self.decorative, self.target)


class OdtPart(PartFlow):
    """Takes the flow of elements of the part of this name: styles first, then text."""

    def __init__(self, gathered: OdtGathered, styles: OdtStyles, part: str) -> None:
        super().__init__()
        self._gathered = gathered
        self._styles = styles
        self._text = text = OdtText(gathered, styles, part)
        self._tables = tables = OdtTables(gathered.next_group, gathered.tables)
        self._frames: list[_DrawFrame] = []
        self._told: list[str] | None = None  # the words for a picture, while their element is open
        self._is_endnote = False
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "text:p": text.begin_paragraph,
            "text:h": text.begin_heading,
            "text:span": text.begin_span,
            "text:a": text.begin_link,
            "draw:a": text.begin_link,
            "text:s": text.spaces,
            "text:tab": lambda _: text.put("\t"),
            "text:line-break": lambda _: text.put(INNER_BREAK),
            "text:list": lambda _: text.region.begin_list(gathered.next_group),
            "text:list-item": lambda _: text.region.begin_item(),
            "text:note": self._begin_note,
            "text:note-body": lambda _: self._begin_note_body(),
            "table:table": lambda _: tables.begin(),
            "table:table-header-rows": lambda _: tables.header_rows(begin=True),
            "table:table-row": tables.row,
            "table:table-cell": self._begin_cell,
            "table:covered-table-cell": self._begin_cell,
            "draw:frame": self._begin_frame,
            "svg:title": lambda _: self._begin_told(),
            "svg:desc": lambda _: self._begin_told(),
            "office:text": lambda _: self._begin_text(),
            "office:master-styles": lambda _: self._begin_text(),
            **dict.fromkeys(_BOXES, lambda _: self._begin_box()),
            **dict.fromkeys(_INDEXES, lambda _: self._begin_index()),
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "text:p": text.end,
            "text:h": text.end,
            "text:span": text.end_span,
            "text:a": text.end_link,
            "draw:a": text.end_link,
            "text:list": lambda: text.region.end_list(),
            "text:list-item": lambda: text.region.end_item(),
            "text:note": text.end,
            "text:note-body": text.leave,
            "table:table": tables.end,
            "table:table-header-rows": lambda: tables.header_rows(begin=False),
            "table:table-cell": text.leave,
            "table:covered-table-cell": text.leave,
            "draw:frame": self._end_frame,
            "svg:title": lambda: self._end_told("svg:title"),
            "svg:desc": lambda: self._end_told("svg:desc"),
            **dict.fromkeys(_BOXES, self._end_box),
            **dict.fromkeys(_INDEXES, text.leave),
        }

    def passes_over(self, name: str, attrs: Mapping[str, str]) -> bool:
        hidden = self._is_hidden(name, attrs)
        if hidden and name == "text:hidden-paragraph":  # which stands in what it hides
            self._text.hide()
        return hidden or name in _NOT_READ

    def begin(self, name: str, attrs: Mapping[str, str]) -> None:
        self._text.piece = self.tag
        begin = self._starts.get(name)
        if begin is not None:
            begin(attrs)
        elif name.startswith("style:header"):
            self._begin_margin(name, self._gathered.headers, "header")
        elif name.startswith("style:footer"):
            self._begin_margin(name, self._gathered.footers, "footer")
        elif name.startswith(("style:", "office:")):
            self._styles.start(name, attrs)
        elif name in _SHOWN and self._frames:
            self._frames[-1].is_shown = True
            self._frames[-1].target = self._frames[-1].target or attrs.get("xlink:href", "")

    def finish(self, name: str) -> None:
        finish = self._ends.get(name)
        if finish is not None:
            finish()
        elif name in _HIDDEN_BY and name.startswith("style:"):
            self._text.leave()
        elif name.startswith("style:"):
            self._styles.end(name)

    def say(self, text: str) -> None:
        if self._told is not None:
            self._told.append(text)
        else:
            self._text.piece = self.tag
            self._text.words(text)

    def _is_hidden(self, name: str, attrs: Mapping[str, str]) -> bool:
        return any(attrs.get(key) == value for key, value in _HIDDEN_BY.get(name, ()))

    def _begin_text(self) -> None:
        """The styles are known now."""
        self._text.language = self._styles.language

    def _begin_margin(self, name: str, into: list[Paragraph], landmark: Landmark) -> None:
        if name in _HIDDEN_BY:  # others say how it is set
            self._text.enter(Region(into, PLAIN._replace(landmark=landmark), landmark))

    def _begin_index(self) -> None:
        outer = self._text.region
        self._text.enter(
            Region(outer.into, outer.context._replace(landmark=outer.context.landmark or "nav"), outer.place)
        )

    def _begin_box(self) -> None:
        """A text box or a shape: what stands in it comes after the paragraph that it hangs on."""
        outer, landmark = self._text.region, self._text.region.context.landmark
        self._frames.append(_DrawFrame(self.tag, decorative=False))
        self._text.enter(Region(outer.into, PLAIN._replace(landmark=landmark), outer.place if landmark else "text box"))

    def _end_box(self) -> None:
        self._text.leave()
        self._frames.pop()

    def _begin_cell(self, attrs: Mapping[str, str]) -> None:
        outer = self._text.region
        context, place = self._tables.cell(attrs) or (PLAIN, outer.place)
        self._text.enter(Region(outer.into, context._replace(landmark=outer.context.landmark), place))

    def _begin_note(self, attrs: Mapping[str, str]) -> None:
        self._is_endnote = attrs.get("text:note-class") == "endnote"
        self._text.begin_other()

    def _begin_note_body(self) -> None:
        into = self._gathered.endnotes if self._is_endnote else self._gathered.footnotes
        place = "endnote {}" if self._is_endnote else "footnote {}"
        self._text.enter(Region(into, PLAIN._replace(kind="footnote"), place))

    # Pictures

    def _begin_frame(self, attrs: Mapping[str, str]) -> None:
        style = self._styles.of("graphic", attrs.get("draw:style-name", ""))
        decorative = style.decorative or attrs.get("loext:decorative") == "true"
        self._frames.append(_DrawFrame(self.tag, decorative=decorative))
        self._text.begin_other()

    def _end_frame(self) -> None:
        self._text.end()
        frame = self._frames.pop()
        if frame.is_shown:
            self._text.piece = frame.piece
            self._text.image(frame.image())

    def _begin_told(self) -> None:
        self._told = []

    def _end_told(self, name: str) -> None:
        if self._frames and self._told is not None:
            self._frames[-1].told[name] = "".join(self._told)
        self._told = None
