"""Pages cut into units, which are written at once: after a stop, what is written is not done again.

A unit is named by all that its results rest on: the addresses and contents of its pages (of files their sizes and
times) and their settings. So the same pages make the same units, in whatever number of processes, and changed ones
others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

from safelint.audit.page import CrawledPage
from safelint.run import wire
from safelint.run.errands import Errand, portions

_PAGES = 1_000
_BYTES = 8_000_000
_PORTION_PAGES = 32
_PORTION_BYTES = 300_000


class Unit(NamedTuple):
    """`number` counts the units from 0; `first` is the place of its first page among all."""

    number: int
    first: int
    name: str
    pages: list[CrawledPage]


def units(pages: Iterable[CrawledPage], settled: Callable[[CrawledPage], bytes]) -> Iterator[Unit]:
    """The units, in order; `settled` tells the settings of a page. There is one at least."""
    number = first = 0
    for held in portions(((page, len(page.content or b"")) for page in pages), _BYTES, _PAGES):
        yield Unit(number, first, _name(number, held, settled), held)
        number, first = number + 1, first + len(held)
    if number == 0:
        yield Unit(0, 0, _name(0, [], settled), [])


def _name(number: int, pages: list[CrawledPage], settled: Callable[[CrawledPage], bytes]) -> str:
    made = blake2b(digest_size=8)
    for page in pages:
        made.update(wire.encoded((page._replace(content=None), _state(page), settled(page))))
    return f"part-{number:05}-{made.hexdigest()}"


def _state(page: CrawledPage) -> Any:
    """What changes when the page does."""
    if page.content is not None:
        return blake2b(page.content, digest_size=16).digest()
    try:
        status = os.stat(page.path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def handfuls(unit: Unit) -> Iterator[list[Errand]]:
    """The pages of a unit as they are handed out."""
    errands = (Errand(place, wire.encoded(page)) for place, page in enumerate(unit.pages, unit.first))
    return portions(((errand, len(errand.order)) for errand in errands), _PORTION_BYTES, _PORTION_PAGES)
