"""The links of a page that are judged, with the place of their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Link, Page
from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.values.source import Span

NEAR = 60  # characters round a link in which its file type, or that it opens a tab, may be told


def links_with_words(page: Page, *, menus: bool = False) -> Iterator[tuple[Link, tuple[int, int] | Span]]:
    """The links that have a name, or may have one, each with its place; those in menus only where `menus`."""
    for link in page.links:
        if is_link(link) and not is_nameless(link) and (menus or link.block.landmark != "nav"):
            yield link, _place(page, link)


def is_link(link: Link) -> bool:
    """Whether a screen reader takes it for a link, by its role."""
    role = link.inline.attrs.get("role", "").strip().lower()
    return role in ("", "link", "none", "presentation") or role.startswith("doc-")


def is_nameless(link: Link) -> bool:
    return link.name is not None and not link.name.strip()


def _place(page: Page, link: Link) -> tuple[int, int] | Span:
    """The words of a link without the white space around them, or the link in the source where it has none."""
    if not link.text.replace(LEFT_OUT, "").strip():
        return link.inline.span
    words = page.text[link.start : link.end]
    return link.start + len(words) - len(words.lstrip()), link.end - len(words) + len(words.rstrip())
