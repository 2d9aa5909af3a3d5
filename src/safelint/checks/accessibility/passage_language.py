"""Passages in another language that are not marked, or marked with something that is no language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.checks.accessibility.whole import is_language, is_mostly_welsh
from safelint.text.languages import is_english, words_of
from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.values.document import Block
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_FEWEST_WORDS = 15  # of a passage that must be marked


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    yield from _marked(page, rule)
    yield from _unmarked(page, rule)


def _marked(page: Page, rule: Rule) -> Iterator[Finding]:
    """A passage is marked with something that is no language."""
    told: dict[str, bool] = {}

    def is_wrong(tag: str) -> bool:
        if tag not in told:
            told[tag] = LEFT_OUT not in tag and not is_language(page, tag.strip())
        return told[tag]

    last = ""
    for block in page.document.blocks:
        if not block.language:
            last = ""
            continue
        words = page.text[block.start : block.end].strip("\u00a0 \t\r\n" + LEFT_OUT)
        if words and block.language != last and is_wrong(block.language):
            yield page.finding(rule, "no-code", (block.start, block.end), values={"tag": block.language})
            last = block.language
    for inline in page.document.inlines:
        tag = inline.attrs.get("lang", "")
        if tag and inline.end > inline.start and is_wrong(tag):
            if page.document.block_at(inline.start).language != tag:
                yield page.finding(rule, "no-code", (inline.start, inline.end), values={"tag": tag})


def _unmarked(page: Page, rule: Rule) -> Iterator[Finding]:
    """Runs of Welsh paragraphs in an English text, and of English ones in a Welsh text, that do not say so."""
    own = page.document.meta.language
    if own and not is_english(own) and own[:2].lower() != "cy":
        return
    languages = page.analysis.knowledge.languages
    if is_english(own) and not page.analysis.foreign:
        return

    def is_other(words: str) -> bool:
        return languages.welsh.is_welsh(words) if is_english(own) else languages.are_english(words_of(words))

    if is_english(own) and is_mostly_welsh(page):
        return  # the whole text is Welsh: that is for the language of the page to say
    language, code = ("Welsh", "cy") if is_english(own) else ("English", "en")
    for found in _runs(page, is_other):
        more = rule.says("and-more", others=len(found) - 1) if len(found) > 1 else ""
        place = (found[0].start, found[0].end)
        yield page.finding(rule, "unmarked", place, values={"language": language, "code": code, "more": more})


def _runs(page: Page, is_other: Callable[[str], bool]) -> Iterator[list[Block]]:
    """Neighbouring paragraphs in the other language; a short line between two of them belongs to the run."""
    marked = {page.document.block_index(each.start) for each in page.document.inlines if "lang" in each.attrs}
    run: list[Block] = []
    for place, block in enumerate(page.document.blocks):
        if not block.is_text:
            continue
        words = page.text[block.start : block.end]
        long = len(words) >= 3 * _FEWEST_WORDS and len(words.split()) >= _FEWEST_WORDS
        if not block.language and long and place not in marked and is_other(words):
            run.append(block)
        elif run and (long or block.language):
            yield run
            run = []
    if run:
        yield run


CHECK = page_check("accessibility/passage-language", run)
