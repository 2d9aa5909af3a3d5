"""Texts that are near each other, looked through together: of thousands of phrases most are then tried once for all of
them, not once for each. What is found in each is the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from safelint.memory import between_texts

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.knowledge.index import Knowledge
    from safelint.run.checker import PendingText

_LETTERS = 40_000
"""Texts of so many letters are looked through together, some 8,000 words and marks. With twice as many a run is a
thirtieth shorter, and takes 15 MB more."""
_BYTES = 5  # of a file with much beside its words count as a letter
_LEAST = 200  # letters that a text counts as having: so many wait at most

Item = TypeVar("Item")
Made = TypeVar("Made")


def each_of(
    items: Iterable[Item], begin: Callable[[Item], PendingText], finish: Callable[[Item, PendingText], Made]
) -> Iterator[Made]:
    """What `finish` makes of each item and of its text, which `begin` reads, in order. Some are begun before the first
    of them is finished."""
    batch: deque[tuple[Item, PendingText]] = deque()
    room = _LETTERS
    for item in items:
        batch.append((item, begin(item)))
        room -= _size(batch[-1][1])
        if room <= 0:
            yield from _finished(batch, finish)
            between_texts()
            room = _LETTERS
    yield from _finished(batch, finish)


def _finished(batch: deque[tuple[Item, PendingText]], finish: Callable[[Item, PendingText], Made]) -> Iterator[Made]:
    _look_together(begun.analysis for _, begun in batch if begun.analysis is not None and _size(begun) < _LETTERS)
    while batch:
        yield finish(*batch.popleft())


def _look_together(texts: Iterable[Analysis]) -> None:
    groups: dict[Knowledge, list[Analysis]] = {}
    for text in texts:
        groups.setdefault(text.knowledge, []).append(text)
    for knowledge, some in groups.items():
        with suppress(Exception):  # each text is then looked through alone, and what goes wrong is told of it
            knowledge.read_together(some)


def _size(begun: PendingText) -> int:
    if begun.analysis is None:
        return _LEAST
    document = begun.analysis.document
    return max(len(document.text), len(document.source.content) // _BYTES, _LEAST)
