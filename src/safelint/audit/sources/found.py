"""From the sources that were named to pages: what each is, told by its name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from glob import glob
from typing import NamedTuple

from safelint.audit.page import CrawledPage, lost
from safelint.audit.sources import folder, opened, records, warc
from safelint.audit.sources.intake import Intake, SourceIntake
from safelint.config import Config
from safelint.run.contents import larger
from safelint.run.engine import Engine, layouts
from safelint.values.errors import SafelintError

Reader = Callable[[str, SourceIntake], Iterator[CrawledPage]]
_READERS: dict[str, Reader] = {
    ".warc": warc.pages,
    ".warc.gz": warc.pages,
    ".wacz": warc.in_wacz,
    ".parquet": records.in_parquet,
    ".jsonl": records.in_lines,
    ".jsonl.gz": records.in_lines,
    ".ndjson": records.in_lines,
    ".ndjson.gz": records.in_lines,
}


class NamedSource(NamedTuple):
    """A source: its name, and what reads it, None for a folder or a file of its own."""

    name: str
    reader: Reader | None


def sources(names: Sequence[str]) -> list[NamedSource]:
    """What the names name, each once, in the order given.

    Raises:
        SafelintError: names lead nowhere; each is named with the reason. What a store at an address holds is not asked.
    """
    found = list(dict.fromkeys(each for name in names for each in _expanded(name)))
    if wrong := [f"{name}: {problem}" for name in found if (problem := _problem(name))]:
        raise SafelintError(*wrong)
    return [NamedSource(name, None if os.path.isdir(name) else _reader(name)) for name in found]


def _expanded(name: str) -> list[str]:
    if not ("*" in name or "?" in name) or os.path.lexists(name):
        return [name]
    if not opened.is_address(name):
        return sorted(glob(name, recursive=True)) or [name]
    try:
        return opened.matching(name) or [name]
    except OSError:
        return [name]


def _reader(name: str) -> Reader | None:
    return next((reader for suffix, reader in _READERS.items() if name.lower().endswith(suffix)), None)


def _problem(name: str) -> str:
    """Why a name leads nowhere, "" where it may lead to pages."""
    if opened.is_address(name):
        return "" if _reader(name) else "is an address, and a crawl is made by other programs: see docs/audit.md"
    if os.path.exists(name):
        return ""
    if "*" in name or "?" in name:
        return "no file has such a name"
    from safelint.nearest import missing

    return missing(name)


class Gathering:
    """The pages of some sources, with what is to be known before the first of them is read."""

    def __init__(self, named: Sequence[NamedSource], engine: Engine) -> None:
        """Folders are walked now."""
        self.intake = Intake()
        self._named = named
        self._engine = engine
        self._sizes = [opened.size(each.name) if each.reader else 0 for each in named]
        self.intake.total = sum(self._sizes)
        self._listed = folder.listed([each.name for each in named if each.reader is None], engine, self.intake)
        self._layouts = folder.listed(self._added(), engine, self.intake)

    def _added(self) -> list[str]:
        """What the sites add to every page, as `check` finds it: sources of their own."""
        if not any(each.reader or os.path.isdir(each.name) for each in self._named):
            return []
        return sorted(layouts(self.configs(), (path for each in self._named for path in self._files(each))))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What people should know of how files were found, each once."""
        listed = (*self._listed.values(), *self._layouts.values())
        return tuple(dict.fromkeys(remark for each in listed for remark in each.remarks))

    def configs(self) -> list[Config]:
        """The different configurations of all pages: of an archive, what lies beside it.

        Raises:
            SafelintError: one cannot be used.
        """
        paths = (path for each in self._named for path in self._files(each))
        return list({config.path: config for config in map(self._engine.checker.configurations.beside, paths)}.values())

    def _files(self, source: NamedSource) -> Sequence[str]:
        return self._listed[source.name].files if source.reader is None else (source.name,)

    def pages(self) -> Iterator[CrawledPage]:
        """The pages of all sources, in order. What is wrong with one is a page that cannot be checked."""
        for each, size in zip(self._named, self._sizes, strict=True):
            if each.reader is None:
                yield from folder.pages(each.name, self._listed[each.name], self.intake)
            else:
                limit, advice = self._engine.checker.limit(self._engine.checker.configurations.beside(each.name))
                here = SourceIntake(self.intake, size, limit, larger(limit, advice))
                yield from _of_archive(each.name, each.reader, here)
                here.at(size, size)
        for name, found in self._layouts.items():
            yield from folder.pages(name, found, self.intake)


def _of_archive(name: str, reader: Reader, intake: SourceIntake) -> Iterator[CrawledPage]:
    """The pages of an archive or a table. Whatever ends its reader costs what comes after that in it, and no other."""
    try:
        yield from reader(name, intake)
    except OSError as error:
        yield lost(name, 0, f"this source cannot be read: {error.strerror or error}")
    except Exception as error:  # strangers make archives, in ways that nobody foresees
        yield lost(name, 0, f"this source cannot be read to its end: {type(error).__name__}: {error}")
