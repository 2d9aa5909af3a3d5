"""Images: is there an alternative text, and does it say what the image shows?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from safelint.checks._accessibility import HOUSE, Page, is_decorative
from safelint.lazy import regex
from safelint.values.document import LEFT_OUT, Inline
from safelint.values.finding import SUGGESTION, WARNING
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.values.document import Block, Element
    from safelint.values.finding import Finding

# A dot of one pixel counts visits; nobody sees it. Its size stands in an attribute or in a style.
_PIXEL = regex(r"""(?<![\w-])(?:width|height)\s*+(?:=\s*+["']?|:\s*+)[01](?:px)?["'\s/>;]""", re.IGNORECASE)
_SVG_END = regex(r"</svg", re.IGNORECASE)
_SVG_TITLE = regex(r"<title[^>]*+>\s*+[^<\s]", re.IGNORECASE)
_LONGEST_GRAPHIC = 100_000  # characters in which the end of a drawing is looked for


def findings(page: Page) -> Iterator[Finding]:
    if not page.has("image-alt", "alt-text"):
        return
    texts = _Texts(page)
    seen: set[str] = set()
    for inline in page.document.inlines:
        if inline.kind == "image":
            yield from _image(page, texts, inline, seen)
    for element in page.document.elements:
        yield from _element(page, texts, element)
    if texts.any and page.has("alt-text"):
        yield from _numbers(page)


def _numbers(page: Page) -> Iterator[Finding]:
    """Numbers to call that stand in a picture and nowhere in the text."""
    shown: set[str] = set()
    pictured = []
    for number in page.analysis.numbers:
        kind = page.document.block_at(number.start).kind
        if kind == "alt":
            pictured.append(number)
        elif kind not in ("title", "description", "tooltip"):
            shown.add(number.digits)
    for number in pictured:
        if number.digits not in shown:
            message = (
                f"{number.text} stands only in this image. Write it in the text too: nobody can copy or call a number "
                "in a picture, and some people cannot see it."
            )
            shown.add(number.digits)
            yield from page.finding(
                "alt-text", (number.start, number.end), message, severity=WARNING, standard="WCAG 2.2 1.4.5 AA"
            )


class _Texts:
    """The blocks that hold alternative texts, by their place in the source."""

    def __init__(self, page: Page) -> None:
        self._page = page
        document = page.document
        blocks = [block for block in document.blocks if block.kind == "alt"]
        found = sorted((document.span(block.start, block.end).start, block.start, block.end) for block in blocks)
        self._starts = [each[0] for each in found]
        self._ranges = [each[1:] for each in found]
        self.any = bool(found)

    def place(self, span: Span) -> tuple[int, int] | Span:
        """The words of the alternative text inside `span`, or `span` itself."""
        at = bisect_left(self._starts, span.start)
        return self._ranges[at] if at < len(self._starts) and self._starts[at] < span.end else span


def _image(page: Page, texts: _Texts, image: Inline, seen: set[str]) -> Iterator[Finding]:
    attrs, span = image.attrs, image.span
    if is_decorative(attrs) or page.is_templated(span) or _is_unseen(page, image):
        return
    if page.is_labelled(attrs):
        alt = attrs.get("aria-label", "").strip()
    elif "alt" in attrs:
        alt = attrs["alt"]
        if not alt.strip():
            yield from _empty(page, image, alt, seen)
            return
    else:
        alt = attrs.get("title", "").strip()
        if not alt:
            yield from _missing(page, image)
            return
    if alt:
        yield from _poor(page, texts.place(span), alt, image)


def _is_unseen(page: Page, image: Inline) -> bool:
    """Whether an image only counts visits or holds a place, by its size or the name of its file."""
    name = _base(image.target).partition(".")[0]
    if name in page.lists["unseen_images"] and not image.attrs.get("alt", "").strip():
        return True
    start, end = image.span
    return page.source.startswith("<", start) and _PIXEL.search(page.source, start, min(end, start + 2_000)) is not None


def _missing(page: Page, image: Inline) -> Iterator[Finding]:
    message = (
        "This image has no alternative text, so a screen reader says nothing or reads out the name of the file. Say in "
        'alt="..." what it shows; if it only decorates, write alt="".'
    )
    yield from page.finding("image-alt", image.span, message)


def _empty(page: Page, image: Inline, alt: str, seen: set[str]) -> Iterator[Finding]:
    """An empty alternative text marks decoration; only in Markdown it is also what is there when one forgets it."""
    if alt:
        message = 'The alternative text of this image is only a space. Say what the image shows, or write alt="".'
        yield from page.finding("image-alt", image.span, message, severity=WARNING)
        return
    is_html = page.source.startswith("<", image.span.start)
    if is_html or image.target in seen or image.span.start in page.image_links:
        return
    seen.add(image.target)
    message = (
        "This image has no alternative text. If it shows anything, say so between the square brackets; if it only "
        "decorates, leave it as it is."
    )
    yield from page.finding("image-alt", image.span, message, severity=SUGGESTION, confidence="low")


def _poor(page: Page, place: tuple[int, int] | Span, alt: str, image: Inline) -> Iterator[Finding]:
    words = " ".join(alt.split())
    low = words.lower().strip(" .:")
    lists = page.lists
    advice = "Say in a few words what the image shows."
    if LEFT_OUT in words:
        return
    if _is_file_name(page, words, image):
        certain = low.rpartition(".")[2] in lists["image_suffixes"]
        message = f"“{_short(words)}” is the name of a file, which a screen reader would spell out. {advice}"
        yield from page.finding("alt-text", place, message, severity=None if certain else WARNING)
    elif low in lists["vague_alts"] or not any(map(str.isalnum, low)):
        message = f"“{words}” does not say what the image shows. {advice} If it only decorates, leave the text empty."
        yield from page.finding("alt-text", place, message, severity=WARNING)
    elif opening := next((each for each in lists["alt_openings"] if low.startswith(each + " ")), ""):
        message = f"A screen reader says that this is an image. Leave out “{words[: len(opening)]}”."
        yield from page.finding("alt-text", place, message, severity=WARNING, standard=HOUSE)
    elif len(words) > lists["alt_long"]:
        message = (
            f"This alternative text has {len(words)} characters. Keep to one or two short sentences and put the rest "
            "into the text."
        )
        severity = WARNING if len(words) > lists["alt_too_long"] else SUGGESTION
        yield from page.finding("alt-text", place, message, severity=severity, standard=HOUSE)
    elif credit := next((each for each in lists["alt_credits"] if each in low), ""):
        message = f"A credit (“{credit.strip(':')}”) says nothing of the image. Put it below the image."
        yield from page.finding("alt-text", place, message, severity=SUGGESTION, standard=HOUSE)
    elif (link := page.image_links.get(image.span.start)) and link.text.lower().strip(" .:") == low:
        message = "This alternative text repeats the words of the link, so people hear them twice. Leave it empty."
        yield from page.finding("alt-text", place, message, severity=SUGGESTION)
    elif (caption := _caption(page, image)) and " ".join(page.text[caption.start : caption.end].split()).lower().strip(
        " .:"
    ) == low:
        message = "This alternative text repeats the caption. Say what the image shows, or leave it empty."
        yield from page.finding("alt-text", place, message, severity=SUGGESTION)


def _is_file_name(page: Page, words: str, image: Inline) -> bool:
    stem, dot, suffix = words.rpartition(".")
    if dot and stem and suffix.lower() in page.lists["image_suffixes"] and not stem[-1].isspace():
        link = page.image_links.get(image.span.start)
        return link is None or _base(link.target) != words.lower()  # a link to download that very file
    if any(pattern.fullmatch(words) for pattern in _camera_names(page.lists["camera_names"])):
        return True
    joined = "_" in words or ("-" in words and words.islower())
    return joined and " " not in words and _base(image.target).rpartition(".")[0] == words.lower()


@cache
def _camera_names(patterns: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [regex(pattern, re.IGNORECASE) for pattern in patterns]


def _base(address: str) -> str:
    """The name of the file that an address ends in, lower case."""
    return address.partition("?")[0].partition("#")[0].rpartition("/")[2].lower()


def _caption(page: Page, image: Inline) -> Block | None:
    """The caption after an image."""
    at = page.document.block_index(image.start)
    near = page.document.blocks[at + 1 : at + 5]
    return next((block for block in near if block.kind == "caption"), None)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."


def _element(page: Page, texts: _Texts, element: Element) -> Iterator[Finding]:
    """An image as a button, a drawing, an embedded file."""
    what = _what(page, element)
    if not what or page.is_labelled(element.attrs) or page.is_templated(element.span):
        return
    alt = element.attrs.get("alt", "").strip() if element.name == "input" else ""
    if alt:
        image = Inline(
            "image", element.offset, element.offset, element.span, element.attrs.get("src", ""), element.attrs
        )
        yield from _poor(page, texts.place(element.span), alt, image)
        return
    if element.attrs.get("title", "").strip():
        return
    if element.name == "svg" and _has_title(page, element):
        return
    attribute = "alt" if element.name == "input" else "aria-label"
    message = (
        f'This {what} has no alternative text, so a screen reader cannot say what it is. Name it in {attribute}="...".'
    )
    yield from page.finding("image-alt", element.span, message)


def _what(page: Page, element: Element) -> str:
    role = element.attrs.get("role", "").strip().lower()
    if element.name == "input":
        return "button"
    if element.name == "object" and not role:
        suffix = _base(element.attrs.get("data", "")).rpartition(".")[2]
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
