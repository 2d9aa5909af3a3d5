"""The pages of all sources, checked as they are read, and written unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from safelint.audit import rows, tables
from safelint.audit.audit_folder import AuditFolder
from safelint.audit.page import CrawledPage
from safelint.audit.rows import PageRows, failed
from safelint.audit.sources.intake import Intake
from safelint.audit.units import Unit, handfuls, units
from safelint.memory import between_texts
from safelint.run import wire
from safelint.run.engine import Engine
from safelint.run.errands import Errand, Made
from safelint.run.pool import ENDED

Sharing = Callable[[Iterator[list[Errand]]], Iterator[Made]]
"""Gives portions to whoever does the work, and what is made of each page."""


class Streamed(NamedTuple):
    """How far a run is: `pages` checked, `kept` from before, `failures`, bytes of the sources `done` and in `total`."""

    pages: int
    kept: int
    failures: int
    done: int
    total: int


class _Begun:
    """A unit of which pages are still to come."""

    def __init__(self, unit: Unit) -> None:
        self.name = unit.name
        self.first = unit.first
        self.pages = [page._replace(content=None) for page in unit.pages]
        self.left = len(unit.pages)
        self._made: list[bytes | None] = [None] * self.left

    def put(self, place: int, made: bytes | None) -> None:
        self._made[place - self.first] = made
        self.left -= 1

    def rows(self) -> Iterator[PageRows]:
        for page, made in zip(self.pages, self._made, strict=True):
            if made is None:
                yield PageRows([], [], [], [failed(page, "check", ENDED)])
            else:
                yield wire.decoded(made, PageRows)


class PageStream:
    """One run over the pages. `names` are the units that there are."""

    def __init__(
        self,
        engine: Engine,
        folder: AuditFolder,
        *,
        resume: bool,
        titles: dict[str, str] | None,
        progress: Callable[[Streamed], None],
    ) -> None:
        """With `titles`, which are those of the rules, no text is written."""
        self._engine = engine
        self._folder = folder
        self._resume = resume
        self._titles = titles
        self._progress = progress
        self._begun: list[_Begun] = []
        self._settled: dict[str, bytes] = {}  # by configuration file
        self.names: set[str] = set()
        self._checked = self._kept = self._failures = 0

    def run(self, pages: Iterable[CrawledPage], intake: Intake, sharing: Sharing) -> None:
        """Checks and writes every page that is not done yet.

        Raises:
            UnwrittenError: the tables cannot be written.
        """
        for place, made in sharing(self._waiting(pages)):
            begun = next(each for each in self._begun if each.first <= place < each.first + len(each.pages))
            begun.put(place, made)
            self._checked += 1
            if not begun.left:
                self._begun.remove(begun)
                self._write(begun)
            self._progress(Streamed(self._checked, self._kept, self._failures, intake.done, intake.total))

    def _waiting(self, pages: Iterable[CrawledPage]) -> Iterator[list[Errand]]:
        for unit in units(pages, self._settings):
            self.names.add(unit.name)
            if self._resume and self._folder.has(unit.name):
                self._kept += len(unit.pages)
                continue
            begun = _Begun(unit)
            if not unit.pages:
                self._write(begun)
                continue
            self._begun.append(begun)
            yield from handfuls(unit)

    def _settings(self, page: CrawledPage) -> bytes:
        """What stands for all that the settings of a page say; what is wrong in them was told before."""
        config = rows.config_of(self._engine.checker, page)
        if config.path not in self._settled:
            said = repr(self._engine.checker.settled(config)).encode("utf-8", "replace")
            self._settled[config.path] = blake2b(said, digest_size=8).digest()
        return self._settled[config.path]

    def _write(self, begun: _Begun) -> None:
        found = tables.made(begun.rows())
        self._failures += len(found["failures"])
        if self._titles is not None:
            found = tables.without_text(found, self._titles)
        self._folder.put_unit(begun.name, {name: tables.as_parquet(table) for name, table in found.items()})
        between_texts()


def here(engine: Engine, jobs: int) -> Sharing:
    """The work done on this machine by `jobs` processes."""

    def sharing(waiting: Iterator[list[Errand]]) -> Iterator[Made]:
        from safelint.run.pool import shared

        first = next(waiting, [])
        yield from rows.work(engine.checker, first)  # what that makes is shared where a process divides
        if jobs > 1:
            yield from shared(engine.checker, rows.work, waiting, jobs)
        else:
            yield from rows.work(engine.checker, chain.from_iterable(waiting))

    return sharing
