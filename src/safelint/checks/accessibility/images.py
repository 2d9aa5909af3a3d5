"""The images of a page that people see, each with the words that stand for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.accessibility.page import Page, is_decorative
from safelint.lazy import regex
from safelint.values.document import Inline

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.document import Element

# A dot of one pixel counts visits; nobody sees it. Its size stands in an attribute or in a style.
_PIXEL = regex(r"""(?<![\w-])(?:width|height)\s*+(?:=\s*+["']?|:\s*+)[01](?:px)?["'\s/>;]""", re.IGNORECASE)
_SVG_END = regex(r"</svg", re.IGNORECASE)
_SVG_TITLE = regex(r"<title[^>]*+>\s*+[^<\s]", re.IGNORECASE)
_NOT_HEARD = ("header", "footer")  # of the pages of a file: screen readers pass over both
_LONGEST_GRAPHIC = 100_000  # characters in which the end of a drawing is looked for


class Picture(NamedTuple):
    """An image, or an element that shows one. `alt` is its alternative text as written; None where nothing names it.

    `what` is how people call it, "" for an image as such; `attribute` is the one that would name it.
    """

    image: Inline
    alt: str | None
    what: str = ""
    attribute: str = "alt"


def pictures(analysis: Analysis) -> list[Picture]:
    """The images of a document that are there for people, but for those named by what is not read here."""
    page = analysis.view(Page)
    return [*_images(page), *_elements(page)]


def base(address: str) -> str:
    """The name of the file that an address ends in, lower case."""
    return address.partition("?")[0].partition("#")[0].rpartition("/")[2].lower()


def _images(page: Page) -> Iterator[Picture]:
    for image in page.document.inlines:
        if image.kind != "image":
            continue
        attrs = image.attrs
        if page.document.meta.is_file and page.document.block_at(image.start).landmark in _NOT_HEARD:
            continue
        if is_decorative(attrs) or page.is_templated(image.span) or _is_unseen(page, image):
            continue
        if page.is_labelled(attrs):
            label = attrs.get("aria-label", "").strip()
            if label:
                yield Picture(image, label)
        elif "alt" in attrs:
            yield Picture(image, attrs["alt"])
        else:
            yield Picture(image, attrs.get("title", "").strip() or None)


def _is_unseen(page: Page, image: Inline) -> bool:
    """Whether an image only counts visits or holds a place, by its size or the name of its file."""
    name = base(image.target).partition(".")[0]
    if name in page.lists["unseen_images"] and not image.attrs.get("alt", "").strip():
        return True
    start, end = image.span
    return page.source.startswith("<", start) and _PIXEL.search(page.source, start, min(end, start + 2_000)) is not None


def _elements(page: Page) -> Iterator[Picture]:
    """Images as buttons, drawings, embedded files."""
    for element in page.document.elements:
        what = _what(page, element)
        if not what or page.is_labelled(element.attrs) or page.is_templated(element.span):
            continue
        is_button = element.name == "input"
        alt = element.attrs.get("alt", "").strip() if is_button else ""
        if not alt and (
            element.attrs.get("title", "").strip() or (element.name == "svg" and _has_title(page, element))
        ):
            continue
        attrs, at = element.attrs, element.offset
        image = Inline("image", at, at, element.span, attrs.get("src", ""), attrs)
        yield Picture(image, alt or None, what, "alt" if is_button else "aria-label")


def _what(page: Page, element: Element) -> str:
    role = element.attrs.get("role", "").strip().lower()
    if element.name == "input":
        return "button"
    if element.name == "object" and not role:
        suffix = base(element.attrs.get("data", "")).rpartition(".")[2]
        kind = element.attrs.get("type", "").partition("/")[0].lower()
        media = (*page.lists["image_suffixes"], *page.lists["media_suffixes"])
        return "embedded file" if suffix in media or kind in ("image", "audio", "video") else ""
    if role in ("img", "image", "graphics-document", "graphics-symbol"):
        return "image"
    return ""


def _has_title(page: Page, element: Element) -> bool:
    start = element.span.end
    end = _SVG_END.search(page.source, start, start + _LONGEST_GRAPHIC)
    stop = end.start() if end else start + _LONGEST_GRAPHIC
    return _SVG_TITLE.search(page.source, start, stop) is not None
