"""Tables of data without header cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.values.document import Block, Element
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_ROWS = regex(r"\|[^\n]+\|[ \t]*(?:\n\|[^\n]+\|[ \t]*)+")
_LAYOUT_CELL = 200  # characters of an average cell; whole paragraphs are no data


class _Table(NamedTuple):
    rows: int
    columns: int
    headers: int
    full_headers: int


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    if "|" in page.text:
        yield from _rows_of_no_table(page, rule)
    yield from _tables(page, rule)


def _rows_of_no_table(page: Page, rule: Rule) -> Iterator[Finding]:
    """Rows of Markdown that have no header row, and so make no table but a paragraph with bars."""
    for block in page.document.blocks:
        words = page.text[block.start : block.end]
        if block.kind == "paragraph" and words.startswith("|") and _ROWS.fullmatch(words.strip()):
            yield page.finding(rule, "no-table", (block.start, block.start + len(words.splitlines()[0].rstrip())))


def _tables(page: Page, rule: Rule) -> Iterator[Finding]:
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
        if table.rows < 2 or table.columns < 2 or first is None:  # what is empty needs no headers
            continue
        if table.full_headers:
            yield from _data_as_headers(page, rule, found)
            continue
        element = tagged.get(group)
        if element is not None and _is_layout(page, element, found, headings):
            continue
        if element is not None:
            yield page.finding(rule, "no-header-cells", element.span)
        elif table.headers:  # without them: columns of plain text
            yield page.finding(rule, "empty-headers", (first.start, first.end))


def _data_as_headers(page: Page, rule: Rule, cells: Sequence[Block]) -> Iterator[Finding]:
    """A first row with a number to call among its headers, below which others stand: it is a row like those."""
    headers = [cell for cell in cells if cell.header and cell.row == cells[0].row]
    for header in headers:
        below = (cell for cell in cells if cell.column == header.column and not cell.header)
        if _is_number(page, header) and any(_is_number(page, cell) for cell in below):
            yield page.finding(rule, "data-as-headers", (header.start, header.end))
            return


def _is_number(page: Page, cell: Block) -> bool:
    """Whether a cell holds a number to call."""
    return bool(page.analysis.numbers_near(cell.start, cell.end))


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
