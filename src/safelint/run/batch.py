"""A large run: what an earlier run has found is taken from the cache, and the rest is shared among processes.

The engine comes here only where that pays. What it gets is the same as if it had checked file by file, in any number
of processes and with any cache.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from safelint import child
from safelint.run import parcel, wire
from safelint.run.answer import Answer, TextOrder, alone, sendable
from safelint.run.cache import Store
from safelint.run.document import Result
from safelint.run.errands import Errand, portions
from safelint.run.keeper import Keeper
from safelint.values.errors import Unreadable
from safelint.values.report import Failure

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.run.checker import Checker
    from safelint.run.pool import Work

_PAYS = 300_000  # bytes that are worth a process
_PORTIONS = 8  # for each worker, so that none waits long for the last
_LARGEST = 300_000  # bytes of a portion

Task = tuple[int, str, int]
"""Place of the file, its path, its size."""


def results(
    checker: Checker, items: Sequence[tuple[str, Config]], sizes: Sequence[int], *, jobs: int, keep: bool, whole: bool
) -> Iterator[Result]:
    """What there is to say of each of the files, as soon as it is known and in no order: with `whole` every finding,
    else the worst; with `keep`, by the result cache."""
    found: dict[int, Result] = {}
    keeper = Keeper()
    store = Store(checker) if keep else None
    if store is not None:
        found = _known(checker, items, store, keeper, whole)
        checker.lap("cache")
    yield from found.values()
    left = [place for place in range(len(items)) if place not in found]
    try:
        with closing(_answers(checker, items, sizes, left, jobs, keeper, whole)) as answers:  # which ends the workers
            for place, report, content, failures in answers:
                path, config = items[place]
                if store is not None and report is not None and not failures and path != "-":
                    store.put(store.key(_kind(whole), path, config, content), parcel.dumped(report, checker.measured))
                yield Result(report, failures)
    finally:
        if store is not None:
            store.save()
            checker.lap("cache")


def _kind(whole: bool) -> str:
    """Which of the results of a text is meant."""
    return "every finding" if whole else "the worst findings"


def _known(
    checker: Checker, items: Sequence[tuple[str, Config]], store: Store, keeper: Keeper, whole: bool
) -> dict[int, Result]:
    found: dict[int, Result] = {}
    if not store:
        return found
    for place, (path, config) in enumerate(items):
        if path == "-":
            continue
        try:
            content = checker.data(path, config)
        except Unreadable:
            continue
        data = store.get(store.key(_kind(whole), path, config, content))
        with suppress(ValueError, KeyError):  # damaged: it costs time and nothing else
            if data is not None:
                found[place] = Result(parcel.loaded(data, content, checker.measured, keeper))
    return found


def made(checker: Checker, work: Work, orders: Sequence[bytes], size: int, jobs: int) -> list[bytes | None]:
    """What `work` makes of each order, by one process or several; `size` is that of all texts in bytes, times how often
    each is checked. None for one that ended its process."""
    workers = _workers(jobs, size, len(orders))
    errands = [Errand(place, order) for place, order in enumerate(orders)]
    found: dict[int, bytes | None] = {}
    if workers < 2:
        found.update(work(checker, errands))
    else:
        from safelint.run.pool import shared

        portions = _portions([(errand, len(errand.order)) for errand in errands], workers)
        found.update(shared(checker, work, portions, workers))
    return [found[place] for place in range(len(orders))]


def _answers(
    checker: Checker,
    items: Sequence[tuple[str, Config]],
    sizes: Sequence[int],
    left: Sequence[int],
    jobs: int,
    keeper: Keeper,
    whole: bool,
) -> Generator[Answer]:
    workers = _workers(jobs, sum(sizes[place] for place in left), len(left))
    if workers < 2:
        yield from alone(checker, ((place, items[place][0]) for place in left), keeper, whole=whole)
        return
    here = _first_of_each(items, left)
    yield from alone(checker, ((place, items[place][0]) for place in here), keeper, whole=whole)
    tasks = [(place, items[place][0], sizes[place]) for place in left if place not in here]
    yield from _shared(checker, tasks, workers, keeper, whole)


def _shared(checker: Checker, tasks: Sequence[Task], workers: int, keeper: Keeper, whole: bool) -> Iterator[Answer]:
    """The answer for each of `tasks`, in no order, by as many processes."""
    from safelint.run.pool import ENDED, shared

    if not tasks:
        return
    paths = {place: path for place, path, _ in tasks}
    orders = ((place, wire.encoded(TextOrder(os.fsencode(path), whole)), size) for place, path, size in tasks)
    errands = [(Errand(place, order), size) for place, order, size in orders]
    for place, made in shared(checker, sendable, _portions(errands, workers), workers):
        if made is None:
            yield place, None, b"", (Failure(checker.name(paths[place]), "check", ENDED),)
            continue
        report, content, failures = wire.decoded(made, tuple[bytes | None, bytes, tuple[Failure, ...]])
        restored = None if report is None else parcel.loaded(report, content, checker.measured, keeper)
        yield place, restored, content, failures


def _portions(errands: Sequence[tuple[Errand, int]], workers: int) -> Iterator[list[Errand]]:
    """Errands, each with the size of its text, the largest texts first: nobody waits for one of them at the end."""
    most = min(_LARGEST, sum(size for _, size in errands) // (workers * _PORTIONS))
    return portions(sorted(errands, key=lambda each: -each[1]), most)


def _workers(asked: int, size: int, count: int) -> int:
    """How many processes to use for `count` files of `size` bytes in all."""
    if asked:
        return min(asked, count)
    return min(child.cores(), size // _PAYS, count // 2)


def _first_of_each(items: Sequence[tuple[str, Config]], left: Sequence[int]) -> set[int]:
    """The first file of each suffix, to be checked before a process divides: what that makes is then shared. Standard
    input too, which only this process can read."""
    first: dict[str, int] = {}
    for place in left:
        path = items[place][0]
        first.setdefault(path if path == "-" else os.path.splitext(path)[1].lower(), place)
    return set(first.values())
