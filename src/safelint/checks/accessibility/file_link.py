"""Links that open a file and do not say its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.links import NEAR, links_with_words
from safelint.checks.accessibility.page import Link, Page, page_check
from safelint.words.usage import holds_word

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    for link, place in links_with_words(page):
        suffix = _suffix(link.target)
        kind = next((each for each in page.lists["files"] if suffix in each["suffixes"]), None) if suffix else None
        if kind is not None and not _is_told(_said(page, link), kind["said_as"]):
            name = kind["name"]
            yield page.finding(rule, "unsaid", place, values={"type": name}, added=rule.says("added", type=name))


def _is_told(said: str, words: Iterable[str]) -> bool:
    """Whether one of some words stands there, or its plural."""
    return any(holds_word(said, form) for word in words for form in (word, f"{word}s"))


def _said(page: Page, link: Link) -> str:
    return f"{link.text} {link.name or ''} {link.inline.attrs.get('title', '')} {_around(page, link)}".lower()


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
    before = page.text[max(block.start, link.start - NEAR // 2) : link.start]
    after = page.text[link.end : min(block.end, link.end + NEAR)]
    at = page.document.block_index(block.start)
    following = page.document.blocks[at + 1 : at + 3]
    next_words = " ".join(page.text[each.start : min(each.end, each.start + NEAR)] for each in following)
    return f"{before} {after} {next_words if not after.strip() else ''}"


CHECK = page_check("accessibility/file-link", run)
