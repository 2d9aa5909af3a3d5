"""Addresses where a name should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.links import links_with_words
from safelint.checks.accessibility.page import Link, Page, page_check
from safelint.lazy import regex
from safelint.values.document import LEFT_OUT
from safelint.values.ranges import Ranges

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_ADDRESS = regex(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BARE = regex(r"(?:https?://|www\.(?=[\w.-]{3,100}/))[^\s\0<>\"]{1,2000}", re.IGNORECASE)
_REST = regex(r"[\w-]{2,60}")
_LONG_ADDRESS = 30  # characters without the scheme; shorter ones are read aloud and printed


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    for link, place in links_with_words(page):
        if not link.text or link.inline.attrs.get("aria-label", "").strip() or not _ADDRESS.fullmatch(link.text):
            continue
        rest = _bare_of_scheme(link.text)
        if not _is_public_name(rest):
            can_be_read_aloud = len(rest) <= _LONG_ADDRESS and "?" not in rest
            because = "short" if can_be_read_aloud else "copied" if _is_copied(page, link) else "link"
            yield page.finding(rule, "link", place, because=because)
    if "://" in page.text or "www." in page.text.lower():
        yield from _unlinked(page, rule)
    if "/" in page.text:
        yield from _shortened(page, rule)


def _bare_of_scheme(address: str) -> str:
    return (address.partition("://")[2] or address).rstrip("/")


def _is_public_name(rest: str) -> bool:
    """Whether an address is short and without a path, such as people print and read aloud."""
    return "/" not in rest and "?" not in rest and len(rest) <= _LONG_ADDRESS


def _is_copied(page: Page, link: Link) -> bool:
    """Whether a link stands in a note or in a text that is printed or copied, where an address must be seen."""
    return page.analysis.kind.own.copied or link.block.kind == "footnote"


def _unlinked(page: Page, rule: Rule) -> Iterator[Finding]:
    """An address in running text that is no link."""
    links = Ranges((link.start, link.end) for link in page.document.inlines if link.kind == "link")
    for match in _BARE.finditer(page.text):
        address = match[0].rstrip(".,;:!?)]}'’”")
        start, end = match.start(), match.start() + len(address)
        if links.at(start) or not page.document.block_at(start).is_text or LEFT_OUT in address:
            continue
        is_short = "://" not in address and address.count("/") == 1 and len(address) <= _LONG_ADDRESS
        if not is_short and not _is_public_name(_bare_of_scheme(address)):
            yield page.finding(rule, "unlinked", (start, end))


def _shortened(page: Page, rule: Rule) -> Iterator[Finding]:
    """An address of a service that shortens others: it hides where it leads, and is not made for the ear."""
    text, fold = page.text, page.analysis.fold
    for host in page.lists["shorteners"]:
        at = fold.text.find(f"{host}/")
        while at >= 0:
            start, end = fold.unfold(at, at + len(host) + 1)
            found = _REST.match(text, end)
            if found is not None and not _continues(text, start) and page.document.block_at(start).is_text:
                yield page.finding(rule, "shortened", (start, found.end()))
            at = fold.text.find(f"{host}/", at + 1)


def _continues(text: str, at: int) -> bool:
    """Whether an address began before `at`: with a scheme, which is told otherwise, or as a longer name."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in "/.-@_")


CHECK = page_check("accessibility/bare-url", run)
