"""The language that a page says it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.checks.accessibility.whole import LOOKED_AT, WholePage, is_language, is_mostly_welsh
from safelint.lazy import regex
from safelint.text.languages import is_english, words_of
from safelint.text.templates import has_template
from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_FEWEST_TO_JUDGE = 20  # words of a page whose language is judged with confidence
_LEAST_TO_JUDGE = 8
_LANG = regex(r"(?<![\w:-])lang\s*=", re.IGNORECASE)


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    whole = page.analysis.view(WholePage)
    html = whole.html
    if page.document.meta.is_file:
        yield from _of_file(page, rule)
        return
    if not whole.is_one:
        return
    if page.is_templated(html.span) if html is not None else has_template(page.source[: 5 * LOOKED_AT]):
        return
    own = html.attrs.get("lang", "").strip() if html is not None else ""
    tag = own or page.document.meta.language  # of front matter: a site's software puts it into the page
    if LEFT_OUT in tag:
        return
    only_xml = own and html is not None and not _LANG.search(page.slice(html.span))
    if not tag or only_xml:
        yield page.finding(rule, "missing")
    elif not is_language(page, tag):
        yield page.finding(rule, "no-code", values={"tag": tag})
    else:
        yield from _wrong_language(page, rule, tag)


def _of_file(page: Page, rule: Rule) -> Iterator[Finding]:
    tag = page.document.meta.language
    if not tag:
        yield page.finding(rule, "missing")
    else:
        yield from _wrong_language(page, rule, tag)


def _wrong_language(page: Page, rule: Rule, tag: str) -> Iterator[Finding]:
    if is_english(tag):
        if page.analysis.foreign and is_mostly_welsh(page):
            yield page.finding(rule, "in-welsh", values={"tag": tag})
        return
    words = _words(page)
    if len(words) >= _LEAST_TO_JUDGE and page.analysis.knowledge.languages.are_english(words):
        because = "" if len(words) >= _FEWEST_TO_JUDGE else "in-english-by-few-words"
        yield page.finding(rule, "in-english", values={"tag": tag}, because=because)


def _words(page: Page) -> list[str]:
    """The first words of the page in its own language, lower case."""
    pieces: list[str] = []
    size = 0
    for block in page.document.blocks:
        if block.is_text and not block.language and not block.landmark:
            pieces.append(page.text[block.start : block.end])
            size += block.end - block.start
            if size > LOOKED_AT:
                break
    return words_of(" ".join(pieces)[:LOOKED_AT])


CHECK = page_check("accessibility/page-language", run)
