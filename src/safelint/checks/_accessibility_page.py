"""The page as a whole: its language, its title, passages in another language, a quick way out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from safelint.checks._accessibility import Page
from safelint.lazy import regex
from safelint.text.languages import are_english, is_english, words_of
from safelint.values.document import LEFT_OUT
from safelint.values.finding import ERROR, SUGGESTION, WARNING

if TYPE_CHECKING:
    from safelint.values.document import Block, Element
    from safelint.values.finding import Finding

_READ = frozenset(("heading", "paragraph", "item", "term", "definition", "cell", "caption", "footnote"))
_FEWEST_WORDS = 15  # of a passage that must be marked
_FEWEST_TO_JUDGE = 20  # words of a page whose language is judged with confidence
_LEAST_TO_JUDGE = 8
_LOOKED_AT = 20_000  # characters of a page that show its language
_PAGE_SUFFIXES = (".html", ".htm", ".doc", ".docx", ".pdf", ".php", ".asp", ".aspx", ".indd", ".md")
_DOCTYPE = regex(r"\s*<!doctype html", re.IGNORECASE)
_LANG = regex(r"(?<![\w:-])lang\s*=", re.IGNORECASE)
_TITLE_END = regex(r"</title", re.IGNORECASE)
# What marks a template, by one character of it, which is found many times as fast.
_TEMPLATES = {"{": ("{{", "{%", "${"), "%": ("<%",), "?": ("<?php", "<?="), "#": ("<!--#",), "@": ("@@include",)}
_INCLUDES = regex(
    r"\{%-?\s*(?:include|extends|block|import|render|layout|partial)\b|\{\{-?\s*(?:>|template|partial|content)|<!--#include|@@include|"
    r"<\?php[^?]{0,200}(?:include|require|get_header)|<%[-=]?\s*(?:include|render|yield)"
)
_JOINTS = ("-", "_", "\u200b", "\ufeff")  # between words, beside white space


def findings(page: Page) -> Iterator[Finding]:
    elements: dict[str, Element] = {}
    for each in page.document.elements:
        if each.name in ("html", "head", "title"):
            elements.setdefault(each.name, each)
    if "html" in elements or "head" in elements or _DOCTYPE.match(page.source):
        if page.has("page-language"):
            yield from _language(page, elements.get("html"))
        if page.has("page-title"):
            yield from _title(page, elements.get("title"))
        if page.has("quick-exit"):
            yield from _exit(page)
    elif page.document.meta.title and page.has("page-title"):  # of front matter
        yield from _poor_title(page, page.document.meta.title)
    if page.has("passage-language"):
        yield from _marked_passages(page)
        yield from _unmarked_passages(page)


# Language of the page


def _language(page: Page, html: Element | None) -> Iterator[Finding]:
    if page.is_templated(html.span) if html is not None else _has_template(page.source[: 5 * _LOOKED_AT]):
        return
    attrs = html.attrs if html is not None else {}
    own = attrs.get("lang", "").strip()
    tag = own or page.document.meta.language  # of front matter: a site's software puts it into the page
    if LEFT_OUT in tag:
        return
    only_xml = own and html is not None and not _LANG.search(page.slice(html.span))
    if not tag or only_xml:
        message = (
            "This page does not say in which language it is, so a screen reader may read it with the wrong voice. "
            'Write <html lang="en-GB">, or lang="cy" for Welsh.'
        )
        yield from page.whole("page-language", message)
    elif not _is_language(page, tag):
        message = f'“{tag}” is no language code. Write <html lang="en-GB">, or lang="cy" for Welsh.'
        yield from page.whole("page-language", message)
    else:
        yield from _wrong_language(page, tag)


def _is_language(page: Page, tag: str) -> bool:
    """Whether the first part of a tag is a language of ISO 639: two letters, or three where it has no code of two."""
    first = tag.replace("_", "-").partition("-")[0].lower()
    if len(first) == 2:
        return first in page.lists["languages"]
    return len(first) == 3 and first.isascii() and first.isalpha() and first not in page.lists["languages_longer"]


def _wrong_language(page: Page, tag: str) -> Iterator[Finding]:
    if is_english(tag):
        if page.analysis.foreign and _is_mostly_welsh(page):
            message = f'This page is in Welsh, but says lang="{tag}". Write <html lang="cy">.'
            yield from page.whole("page-language", message)
        return
    words = _words(page)
    if len(words) >= _LEAST_TO_JUDGE and are_english(words):
        certain = len(words) >= _FEWEST_TO_JUDGE
        message = f'This page is in English, but says lang="{tag}". Write <html lang="en-GB">.'
        yield from page.whole(
            "page-language", message, severity=ERROR if certain else WARNING, confidence="high" if certain else "medium"
        )


def _words(page: Page) -> list[str]:
    """The first words of the page in its own language, lower case."""
    pieces: list[str] = []
    size = 0
    for block in page.document.blocks:
        if block.kind in _READ and not block.language and not block.landmark:
            pieces.append(page.text[block.start : block.end])
            size += block.end - block.start
            if size > _LOOKED_AT:
                break
    return words_of(" ".join(pieces)[:_LOOKED_AT])


def _is_mostly_welsh(page: Page) -> bool:
    from safelint.text.welsh import is_welsh

    welsh = other = size = 0
    for block in page.document.blocks:
        length = block.end - block.start
        if block.kind in _READ and not block.language and not block.landmark and length:
            if is_welsh(page.text[block.start : block.end]):
                welsh += length
            else:
                other += length
            size += length
            if size > _LOOKED_AT:
                break
    return welsh >= 120 and welsh > 3 * other


# Title of the page


def _title(page: Page, title: Element | None) -> Iterator[Finding]:
    words = page.document.meta.title.strip()
    if title is None:
        if not words and _has_template(page.source[: 5 * _LOOKED_AT]):
            return
    else:
        end = _TITLE_END.search(page.source, title.span.end)
        raw = page.source[title.span.end : end.start() if end else title.span.end + 2_000]
        if _has_template(raw):
            return
        if not raw.strip("\u00a0 \t\r\n"):  # the first title counts, even where a second one says more
            words = ""
    if not words:
        message = (
            "This page has no title. The title is the first thing that a screen reader says, and what stands on the "
            "tab and in search results. Write what the page is about in <title>."
        )
        yield from page.whole("page-title", message)
        return
    yield from _poor_title(page, words)


def _poor_title(page: Page, words: str) -> Iterator[Finding]:
    low = words.lower().strip(" .:")
    if LEFT_OUT in low or (low not in page.lists["empty_titles"] and not _is_file_name(low)):
        return
    block = next((each for each in page.document.blocks if each.kind == "title"), None)
    if block is not None:
        message = f"The title “{words}” does not say what the page is about. Name the subject, then the site."
        yield from page.finding("page-title", (block.start, block.end), message, severity=WARNING)


def _is_file_name(title: str) -> bool:
    return (title.endswith(_PAGE_SUFFIXES) and " " not in title) or title.startswith("microsoft word - ")


def _has_template(source: str) -> bool:
    """Whether software puts something into this part of the page before anybody reads it."""
    return any(mark in source for char, marks in _TEMPLATES.items() if char in source for mark in marks)


# Passages


def _marked_passages(page: Page) -> Iterator[Finding]:
    """A passage is marked with something that is no language."""
    told: dict[str, bool] = {}

    def is_wrong(tag: str) -> bool:
        if tag not in told:
            told[tag] = LEFT_OUT not in tag and not _is_language(page, tag.strip())
        return told[tag]

    last = ""
    for block in page.document.blocks:
        if not block.language:
            last = ""
            continue
        words = page.text[block.start : block.end].strip("\u00a0 \t\r\n" + LEFT_OUT)
        if words and block.language != last and is_wrong(block.language):
            yield from _no_language(page, block.language, block.start, block.end)
            last = block.language
    for inline in page.document.inlines:
        tag = inline.attrs.get("lang", "")
        if tag and inline.end > inline.start and is_wrong(tag):
            if page.document.block_at(inline.start).language != tag:
                yield from _no_language(page, tag, inline.start, inline.end)


def _no_language(page: Page, tag: str, start: int, end: int) -> Iterator[Finding]:
    message = f'This passage says lang="{tag}", which is no language code. Write lang="cy" for Welsh, "en" for English.'
    return page.finding("passage-language", (start, end), message)


def _unmarked_passages(page: Page) -> Iterator[Finding]:
    """Runs of Welsh paragraphs in an English text, and of English ones in a Welsh text, that do not say so."""
    own = page.document.meta.language
    is_other: Callable[[str], bool]
    if own and not is_english(own) and own[:2].lower() != "cy":
        return
    if is_english(own):
        if not page.analysis.foreign:
            return
        from safelint.text.welsh import is_welsh

        is_other = is_welsh
    else:
        is_other = _is_english_text
    if is_english(own) and _is_mostly_welsh(page):
        return  # the whole text is Welsh: that is for the language of the page to say
    language, code = ("Welsh", "cy") if is_english(own) else ("English", "en")
    for run in _runs(page, is_other):
        first = run[0]
        more = f" So are the {len(run) - 1} that follow." if len(run) > 1 else ""
        message = (
            f"This passage is in {language} and is not marked, so a screen reader reads it with the wrong voice. Put "
            f'it into an element with lang="{code}".{more}'
        )
        yield from page.finding("passage-language", (first.start, first.end), message)


def _runs(page: Page, is_other: Callable[[str], bool]) -> Iterator[list[Block]]:
    """Neighbouring paragraphs in the other language; a short line between two of them belongs to the run."""
    marked = {page.document.block_index(each.start) for each in page.document.inlines if "lang" in each.attrs}
    run: list[Block] = []
    for place, block in enumerate(page.document.blocks):
        if block.kind not in _READ:
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


def _is_english_text(words: str) -> bool:
    return are_english(words_of(words))


# A quick way out


def _exit(page: Page) -> Iterator[Finding]:
    if page.analysis.kind != "service-page":
        return
    about = {topic.id for topic in page.analysis.topics if not topic.mention}
    if about.isdisjoint(page.lists["exit_topics"]) and about.isdisjoint(page.lists["exit_advised"]):
        return
    if _has_template(page.source) and _INCLUDES.search(page.source):
        return  # what other files add may hold it
    if _offers_exit(page):
        return
    message = (
        "People who live with abuse may read this page while somebody watches. Add a link or button near the top that "
        "leaves it at once (“Exit this page”), and say that the browser keeps a history."
    )
    severity = None if about & set(page.lists["exit_topics"]) else SUGGESTION
    yield from page.whole("quick-exit", message, severity=severity)


def _offers_exit(page: Page) -> bool:
    """Whether the page, or what it includes, holds words of a way out, however they are joined."""
    written = _joined(page.source.lower())
    included = " ".join(page.analysis.settings.options.get("signposting", {}).get("included", ())).lower()
    for first, phrases in _by_first_word(page.lists["exit_words"]).items():
        if included or first in written:
            if any(_joined(words) in written or words in included for words in phrases):
                return True
    return False


def _joined(words: str) -> str:
    for char in _JOINTS:
        words = words.replace(char, "")
    return "".join(words.split())


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    """The phrases by the first word, so that most pages are searched once for several."""
    found: dict[str, list[str]] = {}
    for words in phrases:
        found.setdefault(_joined(words.split()[0]), []).append(words)
    return found
