"""Links: does their text say where they lead, and what they open?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks._accessibility import Link, Page
from safelint.lazy import regex
from safelint.values.document import LEFT_OUT
from safelint.values.finding import SUGGESTION
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.values.document import Element
    from safelint.values.finding import Finding

_TRIM = " \t\r\n\u00a0.,;:!?\u2026()[]\"'“”‘’«»‹›<>→←↗➔➜▶▸►»|*-\u2013\u2014" + LEFT_OUT
_ADDRESS = regex(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BARE = regex(r"https?://[^\s\0<>\"]{1,2000}", re.IGNORECASE)
_LINK_END = regex(r"</a", re.IGNORECASE)
_TAG = regex(r"<[^<>]{0,5000}+>")
_LONG_ADDRESS = 30  # characters without the scheme; shorter ones are read aloud and printed
_NEAR = 60  # characters round a link in which its file type may be told
_MARKS_A_PLACE = "#§¶↩↑^"
_TARGETS = ("_blank", "_new")


def findings(page: Page) -> Iterator[Finding]:
    if page.has("link-text", "bare-url", "file-link", "new-tab"):
        vague = frozenset(page.lists["vague_links"])
        for link in page.links:
            yield from _link(page, link, vague)
        for element in page.document.elements:
            if element.name == "a":
                yield from _link_in_drawing(page, element, vague)
            elif element.name == "area":
                yield from _area(page, element)
            elif element.attrs.get("role", "").strip().lower() == "link":
                yield from _block_as_link(page, element.offset, element.attrs.get("aria-label", ""), vague)
    if page.has("bare-url"):
        yield from _unlinked(page)


def _link(page: Page, link: Link, vague: frozenset[str]) -> Iterator[Finding]:
    role = link.inline.attrs.get("role", "").strip().lower()
    if role not in ("", "link", "none", "presentation") and not role.startswith("doc-"):
        return
    name = link.name
    if name is not None and not name.strip():
        if link.inline.attrs.get("tabindex") != "-1":
            yield from page.finding("link-text", link.inline.span, _no_text(page, link))
        return
    place = _place(page, link)
    if link.block.landmark != "nav":
        if name is not None:
            yield from _vague(page, link, name, place, vague)
        yield from _bare(page, link, place)
        yield from _file(page, link, place)
    yield from _new_tab(page, link, place)


def _place(page: Page, link: Link) -> tuple[int, int] | Span:
    """The words of a link without the white space around them, or the link in the source where it has none."""
    if not link.text.replace(LEFT_OUT, "").strip():
        return link.inline.span
    words = page.text[link.start : link.end]
    return link.start + len(words) - len(words.lstrip()), link.end - len(words) + len(words.rstrip())


def _no_text(page: Page, link: Link) -> str:
    if "<img" in page.slice(link.inline.span)[:2_000].lower() or "![" in page.slice(link.inline.span)[:2_000]:
        return (
            "The only thing in this link is an image without alternative text, so a screen reader has no name for the "
            "link. Say in the alternative text where the link leads."
        )
    return "This link has no text, so a screen reader has no name for it. Write where it leads, or remove it."


def _vague(
    page: Page, link: Link, name: str, place: tuple[int, int] | Span, vague: frozenset[str]
) -> Iterator[Finding]:
    tag = page.slice(link.inline.span)[:2_000]
    if "aria-describedby" in tag or (LEFT_OUT in name and "<svg" not in tag.lower()):
        return  # what is left out, such as code, is part of the name
    bare = " ".join(name.replace("\u2019", "'").lower().split()).strip(_TRIM)
    if bare in vague:
        message = (
            f"“{' '.join(name.split()).strip(LEFT_OUT)}” does not say where the link leads. People who use a screen "
            "reader often hear links alone, in a list. Let the link be the words that name what it opens."
        )
        yield from page.finding("link-text", place, message)
    elif not bare and not (link.target.startswith("#") or name.strip() in _MARKS_A_PLACE):
        message = f"The text of this link is only “{name.strip()}”. Write where the link leads."
        yield from page.finding("link-text", place, message)


def _block_as_link(page: Page, offset: int, label: str, vague: frozenset[str]) -> Iterator[Finding]:
    """A whole block that works as a link by its role alone."""
    block = page.document.block_at(min(offset, max(len(page.text) - 1, 0))) if page.document.blocks else None
    if block is None or block.start != offset or label.strip():
        return
    words = page.text[block.start : block.end]
    if " ".join(words.lower().split()).strip(_TRIM) in vague:
        message = f"“{words}” does not say where the link leads. Let the link be the words that name what it opens."
        yield from page.finding("link-text", (block.start, block.end), message)


def _area(page: Page, area: Element) -> Iterator[Finding]:
    """A part of an image map, which is a link with an alternative text for its name."""
    named = page.is_labelled(area.attrs) or any(area.attrs.get(each, "").strip() for each in ("alt", "title"))
    if not named and not page.is_templated(area.span):
        message = 'This part of the image map has no name for a screen reader. Say in alt="..." where it leads.'
        yield from page.finding("link-text", area.span, message)


def _link_in_drawing(page: Page, link: Element, vague: frozenset[str]) -> Iterator[Finding]:
    if page.is_labelled(link.attrs) or link.attrs.get("title", "").strip() or page.is_templated(link.span):
        return
    end = _LINK_END.search(page.source, link.span.end, link.span.end + 20_000)
    if end is None:
        return
    words = " ".join(_TAG.sub(" ", page.source[link.span.end : end.start()]).split())
    if not words:
        message = (
            "This link has no text, so a screen reader has no name for it. Add a <title> that says where it leads."
        )
        yield from page.finding("link-text", link.span, message)
    elif words.lower().strip(_TRIM) in vague:
        message = f"“{words}” does not say where the link leads. Write the name of what it opens."
        yield from page.finding("link-text", link.span, message)


def _bare(page: Page, link: Link, place: tuple[int, int] | Span) -> Iterator[Finding]:
    if not link.text or link.inline.attrs.get("aria-label", "").strip() or not _ADDRESS.fullmatch(link.text):
        return
    rest = _bare_of_scheme(link.text)
    if _is_public_name(rest):
        return
    can_be_read_aloud = len(rest) <= _LONG_ADDRESS and "?" not in rest
    message = (
        "The text of this link is an address, which a screen reader spells out. Let the link be the name of the page "
        "that it opens."
    )
    yield from page.finding(
        "bare-url", place, message, severity=SUGGESTION if can_be_read_aloud or _is_copied(page, link) else None
    )


def _bare_of_scheme(address: str) -> str:
    return (address.partition("://")[2] or address).rstrip("/")


def _is_public_name(rest: str) -> bool:
    """Whether an address is short and without a path, such as people print and read aloud."""
    return "/" not in rest and "?" not in rest and len(rest) <= _LONG_ADDRESS


def _is_copied(page: Page, link: Link) -> bool:
    """Whether a link stands in a note or in a text that is printed or copied, where an address must be seen."""
    return page.analysis.kind != "service-page" or link.block.kind == "footnote"


def _unlinked(page: Page) -> Iterator[Finding]:
    """An address in running text that is no link."""
    if "://" not in page.text:
        return
    links = [link for link in page.document.inlines if link.kind == "link"]
    starts = [link.start for link in links]
    for match in _BARE.finditer(page.text):
        address = match[0].rstrip(".,;:!?)]}'’”")
        start, end = match.start(), match.start() + len(address)
        at = bisect_right(starts, start) - 1
        block = page.document.block_at(start)
        inside = at >= 0 and start < links[at].end
        if inside or block.kind in ("title", "description", "alt", "tooltip", "label") or LEFT_OUT in address:
            continue
        if not _is_public_name(_bare_of_scheme(address)):
            message = "A screen reader spells out this address. Make the name of the page a link to it."
            yield from page.finding("bare-url", (start, end), message, severity=SUGGESTION)


def _file(page: Page, link: Link, place: tuple[int, int] | Span) -> Iterator[Finding]:
    suffix = _suffix(link.target)
    if not suffix:
        return
    kind = next((each for each in page.lists["files"] if suffix in each["suffixes"]), None)
    if kind is None:
        return
    said = f"{link.text} {link.name or ''} {link.inline.attrs.get('title', '')} {_around(page, link)}".lower()
    if _has_word(said, kind["said_as"]):
        return
    message = (
        f"This link opens a {kind['name']} file and does not say so. Add the type and the size, for example "
        f"“({kind['name']}, 250KB)”, so that people know what they download."
    )
    yield from page.finding("file-link", place, message)


def _suffix(target: str) -> str:
    """The suffix of the file that an address leads to, lower case; "" where it names only a host."""
    path = target.partition("#")[0].partition("?")[0]
    scheme, mark, rest = path.partition("://")
    if mark:
        path = rest.partition("/")[2]
    elif ":" in scheme[:12]:  # mailto: and the like
        return ""
    stem, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return suffix.lower() if stem and dot else ""


def _around(page: Page, link: Link) -> str:
    """The words beside a link and at the start of the next block, where file types are told too."""
    block = link.block
    before = page.text[max(block.start, link.start - _NEAR // 2) : link.start]
    after = page.text[link.end : min(block.end, link.end + _NEAR)]
    at = page.document.block_index(block.start)
    following = page.document.blocks[at + 1 : at + 3]
    next_words = " ".join(page.text[each.start : min(each.end, each.start + _NEAR)] for each in following)
    return f"{before} {after} {next_words if not after.strip() else ''}"


def _has_word(words: str, any_of: tuple[str, ...]) -> bool:
    for word in any_of:
        at = words.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and words[at - 1].isalpha()) and not (
                end < len(words) and words[end].isalpha() and words[end] != "s"
            ):
                return True
            at = words.find(word, at + 1)
    return False


def _new_tab(page: Page, link: Link, place: tuple[int, int] | Span) -> Iterator[Finding]:
    if link.inline.attrs.get("target", "").strip().lower() not in _TARGETS or page.is_templated(link.inline.span):
        return
    after = page.text[link.end : min(link.block.end, link.end + _NEAR)]
    said = f"{link.text} {link.name or ''} {link.inline.attrs.get('title', '')} {after}".lower()
    if any(words in said for words in page.lists["new_tab"]) or page.tells_of_tabs:
        return
    message = (
        "This link opens a new tab without saying so; people then cannot find the way back. Let it open in the same "
        "tab, or add “(opens in new tab)” to its text."
    )
    yield from page.finding("new-tab", place, message)
