"""Tags of several words that no capitals tell apart, so that a screen reader says them as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_TAG = regex(r"(?<![\w#&/])#(?=\w*[^\W\d_])([^\W_]{5,60})(?![\w-])")
_TOLD_APART = regex(r"[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]")
_LONGEST_WORD = 20  # letters
_FEWEST = 3  # words: two may be a word or a name
_SURE = 4  # letters of a word: shorter ones are found in other words by chance
_ONE_WORD = 17  # letters; what is longer is hardly one word, whether the words are known or not
_ALONE = frozenset("ai")


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    if "#" not in page.text:
        return
    words: _TagWords | None = None
    seen: set[str] = set()
    for match in _TAG.finditer(page.text):
        tag = match[1].lower()
        if tag in seen or _TOLD_APART.search(match[1]) or not page.document.block_at(match.start()).is_text:
            continue
        seen.add(tag)
        words = words or _TagWords(page)
        parts = words.parts(tag)
        if len(parts) < _FEWEST and len(tag) <= _ONE_WORD:
            continue
        if len(parts) < _FEWEST or min(map(len, parts)) < _SURE:
            yield page.finding(rule, "unsure", match.span(), values={"tag": match[0]})
            continue
        written = "#" + "".join(map(str.capitalize, parts))
        yield page.finding(
            rule, "several-words", match.span(), values={"tag": match[0], "written": written}, instead=written
        )


class _TagWords:
    """The words that a tag may be made of: graded ones, and names of places."""

    def __init__(self, page: Page) -> None:
        self._graded = page.analysis.knowledge.graded_words
        self._places = frozenset(page.lists["tag_places"])

    def parts(self, tag: str) -> tuple[str, ...]:
        """The fewest known words of which a tag is made, long ones first; none where it is made of others too."""
        best: list[tuple[str, ...] | None] = [()] + [None] * len(tag)
        for start in range(len(tag)):
            begun = best[start]
            if begun is None:
                continue
            for end in range(start + 1, min(start + _LONGEST_WORD, len(tag)) + 1):
                if self._is_one(tag[start:end]):
                    split, other = (*begun, tag[start:end]), best[end]
                    if other is None or _cost(split) < _cost(other):
                        best[end] = split
        return best[-1] or ()

    def _is_one(self, part: str) -> bool:
        if part.isdecimal() or part in self._places:
            return True
        return part in _ALONE if len(part) == 1 else bool(self._graded.base(part))


def _cost(split: tuple[str, ...]) -> tuple[int, int]:
    return len(split), -sum(len(word) ** 2 for word in split)


CHECK = page_check("accessibility/hashtag", run, plain=True)
