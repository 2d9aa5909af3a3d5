"""What kind of block a paragraph of a Word file is: by its own properties, else by its style."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.readers.docx.styles import Styles, WordStyle, heading_level
from safelint.readers.paper.xml import whole
from safelint.readers.prose.build import Context
from safelint.values.document import BlockKind

_NO_LIST = ("", "0")
_QUOTED = frozenset(("quote", "intense quote"))


class Properties:
    """What a paragraph says of itself."""

    def __init__(self) -> None:
        self.style = ""
        self.outline = -1
        self.list_id = ""
        self.list_level = -1
        self.goes_on = False  # in the next one: a tracked change takes its end away, or it is a large first letter

    def note(self, name: str, attrs: Mapping[str, str]) -> None:
        """An element among the properties."""
        value = attrs.get("w:val", "")
        if name == "w:pStyle":
            self.style = value
        elif name == "w:numId":
            self.list_id = value
        elif name == "w:outlineLvl" and (level := whole(value)) is not None:
            self.outline = level
        elif name == "w:ilvl" and (level := whole(value)) is not None:
            self.list_level = level
        elif name in ("w:del", "w:moveFrom") or attrs.get("w:dropCap", "none") != "none":
            self.goes_on = True


class Groups:
    """The numbers of groups of blocks: lists, and tables."""

    def __init__(self) -> None:
        self._groups = 0
        self._list_id = ""
        self._group = self._row = -1

    def next_group(self) -> int:
        self._groups += 1
        return self._groups - 1

    def item(self, list_id: str) -> tuple[int, int]:
        """The group and the row of the next item, which goes on with the list before it if that is the same."""
        if self._list_id != list_id:
            self._list_id, self._group, self._row = list_id, self.next_group(), -1
        self._row += 1
        return self._group, self._row

    def end_list(self) -> None:
        """What comes now is no item."""
        self._list_id = ""


def settled(context: Context, own: Properties, styles: Styles, groups: Groups, *, is_empty: bool) -> Context:
    """The block that a paragraph makes which stands where `context` says."""
    if is_empty:
        return context
    style = styles.of(own.style)
    if style.name.startswith("toc"):  # a table of contents
        return context._replace(landmark=context.landmark or "nav")
    if context.kind != "paragraph":
        return context
    level = heading_level(style, own.outline)
    if level:
        groups.end_list()
        return context._replace(kind="heading", level=level)
    list_id = own.list_id or style.list_id
    if list_id not in _NO_LIST:
        group, row = groups.item(list_id)
        depth = own.list_level if own.list_level >= 0 else max(style.list_level, 0)
        return context._replace(kind="item", level=depth + 1, group=group, row=row)
    groups.end_list()
    return context._replace(kind=_kind(style), quoted=style.name in _QUOTED)


def _kind(style: WordStyle) -> BlockKind:
    return "caption" if style.name == "caption" else "paragraph"
