"""Texts that are near each other, looked through together: of thousands of phrases most are then tried once for all of
them, not once for each. What is found in each is the same."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.knowledge.index import Knowledge
    from safelint.run.checker import PendingText

_TOKENS = 8_000
"""Of so many words and marks texts are looked through together. With twice as many a run is a thirtieth shorter, and
takes 15 MB more."""

Item = TypeVar("Item")
Made = TypeVar("Made")


def each_of(
    items: Iterable[Item], begin: Callable[[Item], PendingText], finish: Callable[[Item, PendingText], Made]
) -> Iterator[Made]:
    """What `finish` makes of each item and of its text, which `begin` reads, in order. Some are begun before the first
    of them is finished."""
    batch: deque[tuple[Item, PendingText]] = deque()
    room = _TOKENS
    for item in items:
        batch.append((item, begin(item)))
        room -= _size(batch[-1][1].analysis)
        if room <= 0:
            yield from _finished(batch, finish)
            room = _TOKENS
    yield from _finished(batch, finish)


def clear_away() -> None:
    """Looks for garbage where the collector is off, as a command has it, among what is new: what outlives that is not
    looked at again. A text of a few thousand words leaves some 2 MB."""
    if not gc.isenabled():
        gc.collect(0)


def _finished(batch: deque[tuple[Item, PendingText]], finish: Callable[[Item, PendingText], Made]) -> Iterator[Made]:
    _look_together([begun.analysis for _, begun in batch if begun.analysis is not None])
    while batch:
        yield finish(*batch.popleft())
    clear_away()


def _look_together(texts: Iterable[Analysis]) -> None:
    groups: dict[Knowledge, list[Analysis]] = {}
    for text in texts:
        if _size(text):
            groups.setdefault(text.knowledge, []).append(text)
    for knowledge, some in groups.items():
        knowledge.read_together(some)


def _size(text: Analysis | None) -> int:
    """How many words and marks there are; 0 where they cannot be told, which the checks that ask for them say."""
    try:
        return 0 if text is None else len(text.tokens)
    except Exception:
        return 0
