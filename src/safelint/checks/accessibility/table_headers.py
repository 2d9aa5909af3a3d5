"""Tables of data without header cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.accessibility.page import Page, page_check

if TYPE_CHECKING:
    from safelint.values.document import Block, Element
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_LAYOUT_CELL = 200  # characters of an average cell; whole paragraphs are no data


class _Table(NamedTuple):
    rows: int
    columns: int
    headers: int
    full_headers: int


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    cells: dict[int, list[Block]] = {}
    for block in page.document.blocks:
        if block.kind == "cell":
            cells.setdefault(block.group, []).append(block)
    if not cells:
        return
    tagged = {each.group: each for each in page.document.elements if each.name == "table"}
    headings = [each.start for each in page.document.blocks if each.kind == "heading"]
    for group, found in cells.items():
        table = _measured(page, found)
        first = next((cell for cell in found if cell.end > cell.start), None)
        if table.rows < 2 or table.columns < 2 or table.full_headers or first is None:  # what is empty needs no headers
            continue
        element = tagged.get(group)
        if element is not None and _is_layout(page, element, found, headings):
            continue
        if element is not None:
            yield page.finding(rule, "no-header-cells", element.span)
        elif table.headers:  # without them: columns of plain text
            yield page.finding(rule, "empty-headers", (first.start, first.end))


def _measured(page: Page, cells: Sequence[Block]) -> _Table:
    headers = [cell for cell in cells if cell.header]
    return _Table(
        len({cell.row for cell in cells}),
        1 + max(cell.column for cell in cells),
        len(headers),
        sum(page.text[cell.start : cell.end].strip() != "" for cell in headers),
    )


def _is_layout(page: Page, element: Element, cells: Sequence[Block], headings: Sequence[int]) -> bool:
    """Whether a table only places things on the page, as in e-mails."""
    attrs = element.attrs
    if attrs.get("role", "").strip().lower() in ("presentation", "none") or "nested" in attrs or "cellpadding" in attrs:
        return True
    if page.is_templated(element.span):
        return True
    start, end = element.offset, cells[-1].end
    at = bisect_left(headings, start)
    if at < len(headings) and headings[at] < end:
        return True
    full = [cell for cell in cells if cell.start < cell.end]
    return not full or sum(cell.end - cell.start for cell in full) > _LAYOUT_CELL * len(full)


CHECK = page_check("accessibility/table-headers", run)
