"""What must, or must not, be said around a term for it to count, and how far around it.

A context is a list of phrases of the lexicon (`contexts`), or a pattern of contexts.toml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.values.document import TITLES
from safelint.words.guarded import Guarded, bounds

if TYPE_CHECKING:
    from safelint.text.view import TextView

FAMILY = "contexts"
NEAR = ("sentence", "near")
SCOPES = (*NEAR, "paragraph", "heading", "before", "document")
"""Where a context is looked for: in the sentence of the term, in this or its neighbours (papers begin a paragraph with
each), in its block, in the heading above it and the title, in all that stands before it, in the whole text."""
_LONG = 1_500  # characters of a range: of a longer one is asked what was found, once, in the whole text


class Contexts:
    """`patterns` are those of contexts.toml, by name."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns = {name: Guarded(text, (), ignore_case=True) for name, text in patterns.items()}
        self._in_whole = {name: Guarded(text, (), ignore_case=True) for name, text in patterns.items()}

    def holds(self, view: TextView, name: str, scope: str, start: int) -> bool:
        """Whether the context `name` is there, within `scope` of the term at the folded offset `start`."""
        return any(self._is_in(view, name, *part) for part in _parts(view, scope, start))

    def _is_in(self, view: TextView, name: str, start: int, end: int) -> bool:
        """Whether it stands in a range of the folded text."""
        fold, pattern = view.fold, self._patterns.get(name)
        if pattern is None:
            return start < end and view.matches.holds(f"{FAMILY}.{name}", *fold.unfold(start, end))
        if end - start <= _LONG:
            return bool(pattern.spans(fold.cased[start:end], fold.text[start:end]))
        found = self._in_whole[name].spans(fold.cased, fold.text)
        at = bisect_left(found, (start, start))
        return at < len(found) and found[at][1] <= end


def _parts(view: TextView, scope: str, start: int) -> Iterator[tuple[int, int]]:
    """The ranges of the folded text that a scope means, for a term at `start`."""
    if scope == "sentence":
        yield bounds(view, start)
        return
    fold, document = view.fold, view.document
    if scope in ("before", "document"):
        yield 0, start if scope == "before" else len(fold.text)
        return
    origin = fold.origin(start)
    block = document.block_at(origin)
    if scope == "paragraph":
        yield fold.fold(block.start), fold.fold(block.end)
    elif scope == "near":
        yield bounds(view, start)
        for beside in view.neighbours(origin):
            yield fold.fold(beside.start), fold.fold(beside.end)
    else:
        above = [each for each in document.blocks if each.kind in TITLES and each.start <= block.start]
        for each in (*above[:1], *above[-1:]):
            yield fold.fold(each.start), fold.fold(each.end)
