"""A large run: what an earlier run has found is taken from the cache, and the rest is shared among processes.

The engine comes here only where that pays. What it gets is the same as if it had checked file by file, in any number
of processes and with any cache.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from safelint.run.answer import Answer, alone
from safelint.run.cache import Store
from safelint.values.errors import Unreadable

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.run.checker import Checker, Result

_PAYS = 300_000  # bytes that are worth a process


def results(
    checker: Checker, items: Sequence[tuple[str, Config]], sizes: Sequence[int], *, jobs: int, keep: bool
) -> list[Result]:
    """What there is to say of each of the files, in order; with `keep`, by the result cache."""
    found: dict[int, Result] = {}
    store = Store(checker) if keep else None
    if store is not None:
        found = _known(checker, items, store)
        checker.lap("cache")
    left = [place for place in range(len(items)) if place not in found]
    with closing(_answers(checker, items, sizes, left, jobs)) as answers:  # which ends the workers, however this ends
        for place, report, content, failures in answers:
            path, config = items[place]
            found[place] = (report, failures)
            if store is not None and report is not None and not failures and path != "-":
                store.put(store.key(path, config, content), report)
    if store is not None:
        store.save()
        checker.lap("cache")
    return [found[place] for place in range(len(items))]


def _known(checker: Checker, items: Sequence[tuple[str, Config]], store: Store) -> dict[int, Result]:
    found: dict[int, Result] = {}
    for place, (path, config) in enumerate(items) if store else ():
        if path == "-":
            continue
        try:
            content = checker.data(path, config)
        except Unreadable:
            continue
        report = store.get(store.key(path, config, content), content)
        if report is not None:
            found[place] = (report, [])
    return found


def _answers(
    checker: Checker, items: Sequence[tuple[str, Config]], sizes: Sequence[int], left: Sequence[int], jobs: int
) -> Generator[Answer]:
    workers = _workers(jobs, sum(sizes[place] for place in left), len(left))
    if workers < 2:
        yield from alone(checker, ((place, items[place][0]) for place in left))
        return
    from safelint.run.pool import shared

    here = _first_of_each(items, left)
    yield from alone(checker, ((place, items[place][0]) for place in here))
    tasks = [(place, items[place][0], sizes[place]) for place in left if place not in here]
    yield from shared(checker, tasks, workers)


def _workers(asked: int, size: int, count: int) -> int:
    """How many processes to use for `count` files of `size` bytes in all."""
    if asked:
        return min(asked, count)
    return min(_cores(), size // _PAYS, count // 2)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _first_of_each(items: Sequence[tuple[str, Config]], left: Sequence[int]) -> set[int]:
    """The first file of each suffix, to be checked before a process divides: what that makes is then shared. Standard
    input too, which only this process can read."""
    first: dict[str, int] = {}
    for place in left:
        path = items[place][0]
        first.setdefault(path if path == "-" else os.path.splitext(path)[1].lower(), place)
    return set(first.values())
