"""Links whose text does not say where they lead, or that have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.links import is_link, is_nameless, links_with_words
from safelint.checks.accessibility.page import Link, Page, page_check
from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens
from safelint.values.document import BREAK, LEFT_OUT

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.values.document import Block, Element
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Span

_TRIM = " \t\r\n\u00a0.,;:!?\u2026()[]\"'“”‘’«»‹›<>→←↗➔➜▶▸►»|*-\u2013\u2014" + LEFT_OUT
_LINK_END = regex(r"</a", re.IGNORECASE)
_TAG = regex(r"<[^<>]{0,5000}+>")
_ADDRESS = regex(r"[^\w.!?@]{1,8}(?:\w{4,5}://|(?:[\w-]{2,40}\.){1,4}[a-z]{2,20}\b(?!@))", re.IGNORECASE)
_TYPED = regex(r"://|@|\w\.\w")
_LONGEST_VAGUE = 40  # characters
_RUNNING = ("paragraph", "item")
_MARKS_A_PLACE = "#§¶↩↑^"


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    vague = frozenset(page.lists["vague_links"])
    for link in page.links:
        if is_link(link) and is_nameless(link) and link.inline.attrs.get("tabindex") != "-1":
            yield page.finding(rule, _what_is_missing(page, link), link.inline.span)
    named = [(link, link.name, place) for link, place in links_with_words(page) if link.name is not None]
    meant = vague | _meant_so(page, {_bare(name) for _, name, _ in named})
    for link, name, place in named:
        yield from _vague(page, rule, link, name, place, meant)
    yield from _lost(page, rule)
    for element in page.document.elements:
        if element.name == "a":
            yield from _link_in_drawing(page, rule, element, vague)
        elif element.name == "area":
            yield from _area(page, rule, element)
        elif element.attrs.get("role", "").strip().lower() == "link":
            yield from _block_as_link(page, rule, element, vague)


def _what_is_missing(page: Page, link: Link) -> str:
    tag = page.slice(link.inline.span)[:2_000]
    return "only-an-image" if "<img" in tag.lower() or "![" in tag or LEFT_OUT in tag else "no-text"


def _vague(
    page: Page, rule: Rule, link: Link, name: str, place: tuple[int, int] | Span, vague: frozenset[str]
) -> Iterator[Finding]:
    tag = page.slice(link.inline.span)[:2_000]
    if "aria-describedby" in tag or (LEFT_OUT in name and "<svg" not in tag.lower()):
        return  # what is left out, such as code, is part of the name
    bare = _bare(name)
    if bare in vague:
        yield page.finding(rule, "vague", place, values={"words": " ".join(name.split()).strip(LEFT_OUT)})
    elif not bare and not (link.target.startswith("#") or name.strip() in _MARKS_A_PLACE):
        yield page.finding(rule, "only-a-sign", place, values={"words": name.strip()})


def _bare(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").lower().split()).strip(_TRIM)


def _meant_so(page: Page, names: set[str]) -> set[str]:
    """Those names that are another way to say what the list of vague links has. They are looked at together, as the
    blocks of one text: that costs little more than one of them alone."""
    short = sorted(name for name in names if len(name) <= _LONGEST_VAGUE)
    together = BREAK.join(short)
    found = page.analysis.knowledge.lexicon.matches(Tokens(fold(together))).all("links.vague")
    return {short[together.count(BREAK, 0, match.start)] for match in found}


def _lost(page: Page, rule: Rule) -> Iterator[Finding]:
    """Words that point to a link, in a block that has none: copied from a page, perhaps. Where an address follows that
    a reader can type, they only do not say what it leads to."""
    matches, last = page.analysis.matches, 0
    found = [
        *matches.all("links.lost"),
        *filter(lambda each: _ADDRESS.match(page.text, each.end), matches.all("links.before-address")),
        *filter(lambda each: _is_for_more(page, each), matches.all("links.perhaps-lost")),
    ]
    for match in sorted(found, key=lambda each: (each.start, -each.end)):
        block = page.document.block_at(match.start)
        is_text = block.kind in _RUNNING and not page.analysis.is_quoted(match.start, match.end)
        if match.start < last or not is_text:
            continue
        last, words = match.end, page.text[match.start : match.end]
        if not _holds_link(page, block):
            yield page.finding(rule, "lost", (match.start, match.end), values={"words": words})
        elif _ADDRESS.match(page.text, match.end, block.end) and not _is_linked(page, match):
            yield page.finding(rule, "before-address", (match.start, match.end), values={"words": words})


def _is_for_more(page: Page, match: Match) -> bool:
    """Whether a sentence says before these words what a link would give."""
    sentence = page.analysis.sentence_at(match.start)
    return sentence is not None and page.analysis.matches.holds("links.for-more", sentence.start, match.start)


def _is_linked(page: Page, part: Match | Block) -> bool:
    return any(link.inline.start < part.end and part.start < link.inline.end for link in page.links)


def _holds_link(page: Page, block: Block) -> bool:
    """Whether a block has a link, or an address that a reader can type."""
    return _is_linked(page, block) or _TYPED.search(page.text, block.start, block.end) is not None


def _block_as_link(page: Page, rule: Rule, element: Element, vague: frozenset[str]) -> Iterator[Finding]:
    """A whole block that works as a link by its role alone."""
    offset = element.offset
    block = page.document.block_at(min(offset, max(len(page.text) - 1, 0))) if page.document.blocks else None
    if block is None or block.start != offset or element.attrs.get("aria-label", "").strip():
        return
    words = page.text[block.start : block.end]
    if _bare(words) in vague:
        yield page.finding(rule, "vague-block", (block.start, block.end), values={"words": words})


def _area(page: Page, rule: Rule, area: Element) -> Iterator[Finding]:
    """A part of an image map, which is a link with an alternative text for its name."""
    named = page.is_labelled(area.attrs) or any(area.attrs.get(each, "").strip() for each in ("alt", "title"))
    if not named and not page.is_templated(area.span):
        yield page.finding(rule, "area", area.span)


def _link_in_drawing(page: Page, rule: Rule, link: Element, vague: frozenset[str]) -> Iterator[Finding]:
    if page.is_labelled(link.attrs) or link.attrs.get("title", "").strip() or page.is_templated(link.span):
        return
    end = _LINK_END.search(page.source, link.span.end, link.span.end + 20_000)
    if end is None:
        return
    words = " ".join(_TAG.sub(" ", page.source[link.span.end : end.start()]).split())
    if not words:
        yield page.finding(rule, "no-text-in-drawing", link.span)
    elif _bare(words) in vague:
        yield page.finding(rule, "vague-in-drawing", link.span, values={"words": words})


CHECK = page_check("accessibility/link-text", run, plain=True)
