"""Elements of HTML that hold no text, and what a tag leaves beside the text: values of attributes, a note of it."""

from __future__ import annotations

from safelint.readers.html.attributes import Attributes
from safelint.readers.prose.elements import PARTED
from safelint.readers.prose.flow import Flow
from safelint.values.document import BlockKind, Element
from safelint.values.source import Span


def tell(flow: Flow, name: str, attrs: Attributes, a: int, b: int, group: int = -1) -> None:
    """Note an element that leaves neither block nor inline."""
    flow.builder.elements.append(Element(name, Span(a, b), flow.builder.position(), group, attrs.told()))


def add_after(flow: Flow, attrs: Attributes, *named: tuple[str, BlockKind]) -> None:
    """For each pair of an attribute and a kind a block after the present one, where there is such an attribute. A value
    without quotes is not the source's own characters: nothing that ends it may be written there."""
    for name, kind in named:
        if name in attrs:
            a, b = attrs[name]
            flow.add_after(kind, a, b, None if attrs.is_quoted(name) else [(a, b, attrs.value(name))])


class Voids:
    """Hands elements without content on to `flow`."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._broken = -1  # where in the text the last <br> ended

    def start(self, name: str, attrs: Attributes, a: int, b: int) -> None:
        """The tag of an element that is one of `VOID`."""
        if name == "br":
            self.line_break(a, b)
        elif name == "img":
            if not attrs.is_for_nobody():
                self._flow.image(a, b, attrs.trimmed("src"), attrs.kept())
                add_after(self._flow, attrs, ("alt", "alt"), ("title", "tooltip"), ("aria-label", "alt"))
        elif name == "input":
            self._input(attrs, a, b)
        elif name == "meta":
            self._meta(attrs)
        elif name == "area":
            if "href" in attrs and not attrs.is_for_nobody():
                tell(self._flow, "area", attrs, a, b)
            add_after(self._flow, attrs, ("alt", "alt"))
        self._flow.flush_extras(b)

    def line_break(self, a: int, b: int) -> None:
        """A <br>; a second one with nothing between them makes an empty line, and so ends a paragraph."""
        flow = self._flow
        if flow.skip:
            return
        builder = flow.builder
        after_break = builder.is_open and self._broken >= builder.start
        if after_break and flow.context.kind in PARTED and not builder.text_after(self._broken).strip():
            flow.end_block(a)
        else:
            flow.put("\n", a, b)
            self._broken = builder.position()

    def _input(self, attrs: Attributes, a: int, b: int) -> None:
        if attrs.is_for_nobody():
            return
        kind = attrs.value("type").lower() if "type" in attrs else "text"
        if kind in ("submit", "button", "reset") and "value" in attrs:
            add_after(self._flow, attrs, ("value", "label"))
        elif kind == "image":
            tell(self._flow, "input", attrs, a, b)
            add_after(self._flow, attrs, ("alt", "alt"))
        elif kind != "hidden":
            add_after(self._flow, attrs, ("placeholder", "placeholder"))
        if kind != "hidden":
            add_after(self._flow, attrs, ("aria-label", "label"))

    def _meta(self, attrs: Attributes) -> None:
        if "content" not in attrs:
            return
        if attrs.trimmed("property").lower() == "article:section":
            self._flow.sections.append(attrs.trimmed("content").lower())
        if attrs.trimmed("name").lower() == "description":
            add_after(self._flow, attrs, ("content", "description"))
            self._flow.end_block(attrs["content"][1])
