"""A quick way out of a page for people who live with abuse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.checks.accessibility.whole import WholePage
from safelint.text.templates import brings_in_files

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_JOINTS = ("-", "_", "\u200b", "\ufeff")  # between words, beside white space


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    if not page.analysis.view(WholePage).is_one or not page.analysis.kind.own.quick_exit:
        return
    about = {topic.id for topic in page.analysis.topics if not topic.mention}
    needed = not about.isdisjoint(page.lists["exit_topics"])
    if not needed and about.isdisjoint(page.lists["exit_advised"]):
        return
    if brings_in_files(page.source):
        return  # these may hold it
    if not _offers_exit(page):
        yield page.finding(rule, "no-exit", because="no-exit" if needed else "no-exit-advised")


def _offers_exit(page: Page) -> bool:
    """Whether the page, or what it includes, holds words of a way out, however they are joined."""
    written = _joined(page.source.lower())
    included = " ".join(each.text for each in page.analysis.settings.house.included).lower()
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


CHECK = page_check("accessibility/quick-exit", run)
