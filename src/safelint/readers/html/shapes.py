"""What a block would be: the kind, level, row and landmark that an element of HTML gives to what stands in it."""

from __future__ import annotations

from safelint.readers.html.attributes import Attributes
from safelint.readers.html.landmarks import Landmarks
from safelint.readers.prose.build import Context
from safelint.readers.prose.elements import HEADINGS, KINDS, LISTS, NO_ROLES
from safelint.readers.prose.flow import Flow
from safelint.readers.prose.open import OpenElement
from safelint.values.document import BlockKind, Landmark

_GROUPED = LISTS | {"li", "dt", "dd", "tr", "td", "th", "table", "caption"}


class Shapes:
    """Tells the context inside each block of one page."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._landmarks = Landmarks(flow.open.stack)

    def placed(self, name: str, element: OpenElement, attrs: Attributes, context: Context) -> Context:
        """`context` with the language, the landmark and the kind that attributes tell."""
        language, role = attrs.language(self._flow.page_language), attrs.role()
        if language is not None:
            context = context._replace(language=language)
        if role in ("doc-footnote", "doc-endnotes", "doc-endnote"):
            context = context._replace(kind="footnote")
        names = " ".join(attrs.value(each) for each in ("class", "id") if each in attrs)
        if name == "noscript" or (name == "dialog" and "open" not in attrs):
            landmark: Landmark = "nav"
        else:
            landmark = self._landmarks.around(name, element, role, names, context.landmark)
        return context if landmark == context.landmark else context._replace(landmark=landmark)

    def shaped(self, name: str, element: OpenElement, context: Context) -> Context:
        """`context` with what the name of the element tells."""
        if name in ("p", "div", "section"):
            return context
        if name in HEADINGS:
            return context._replace(kind="heading", level=HEADINGS[name])
        if name == "blockquote":
            return context._replace(quoted=True)
        if name in _GROUPED:
            return self._grouped(name, element, context)
        if name in KINDS:
            return context._replace(kind=KINDS[name])
        return context

    def _grouped(self, name: str, element: OpenElement, context: Context) -> Context:
        flow = self._flow
        flow.context = context
        if name == "table" or name in LISTS:
            flow.enter_group(element, level=0 if name == "table" else flow.open.list_depth())
            return flow.context
        if name in ("td", "th"):
            return flow.next_cell(header=name == "th")
        if name == "tr":
            return context._replace(row=flow.next_row())
        if name == "caption":
            return context._replace(kind="caption")
        if name == "li":
            kind: BlockKind = context.kind if context.kind == "footnote" else "item"
            return context._replace(kind=kind, row=flow.next_row(), level=max(context.level, 1))
        row = flow.next_row() if name == "dt" else max(flow.row(), 0)
        return context._replace(kind=KINDS[name], row=row)

    def in_role(self, name: str, attrs: Attributes, context: Context) -> Context:
        """`context` with a role that makes something else of an element than its name says."""
        role = attrs.role()
        if role == "heading":
            given = attrs.trimmed("aria-level")
            level = int(given) if given in ("1", "2", "3", "4", "5", "6") else HEADINGS.get(name, 2)
            return context._replace(kind="heading", level=level)
        if role in NO_ROLES and name in HEADINGS and "aria-label" not in attrs:
            return context._replace(kind="paragraph", level=0)
        if role in ("columnheader", "rowheader"):
            return context._replace(header=True)
        return context
