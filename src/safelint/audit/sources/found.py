"""From the sources that were named to pages: what each is, told by its name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from glob import glob
from typing import NamedTuple

from safelint.audit.page import CrawledPage
from safelint.audit.sources import folder, opened, records, warc
from safelint.audit.sources.intake import Intake, SourceIntake
from safelint.run.contents import larger
from safelint.run.engine import Engine

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
    problem: str = ""


def sources(names: Sequence[str]) -> list[NamedSource]:
    """What the names name, each once, in the order given."""
    found: dict[str, NamedSource] = {}
    for name in names:
        for each in _expanded(name):
            found.setdefault(each, _source(each))
    return list(found.values())


def _expanded(name: str) -> list[str]:
    if not ("*" in name or "?" in name) or os.path.lexists(name):
        return [name]
    if not opened.is_address(name):
        return sorted(glob(name, recursive=True)) or [name]
    try:
        return opened.matching(name) or [name]
    except OSError:
        return [name]


def _source(name: str) -> NamedSource:
    reader = next((reader for suffix, reader in _READERS.items() if name.lower().endswith(suffix)), None)
    if opened.is_address(name):
        return NamedSource(name, reader, "" if reader else _NO_STORE)
    if os.path.exists(name):
        return NamedSource(name, None if os.path.isdir(name) else reader)
    if "*" in name or "?" in name:
        return NamedSource(name, None, "no file has such a name")
    from safelint.nearest import missing

    return NamedSource(name, None, missing(name))


_NO_STORE = "is an address, and a crawl is made by other programs: see docs/audit.md"


def pages(found: Sequence[NamedSource], engine: Engine, intake: Intake) -> Iterator[CrawledPage]:
    """The pages of all sources, in order. What is wrong with one is a page that cannot be checked."""
    sizes = [0 if each.problem or not each.reader else opened.size(each.name) for each in found]
    intake.total = sum(sizes)
    folders = [each.name for each in found if not each.problem and each.reader is None]
    listed = folder.listed(folders, engine, intake) if folders else {}
    for each, size in zip(found, sizes, strict=True):
        if each.problem:
            yield CrawledPage(each.name, 0, each.name, each.name, each.name, problem=each.problem)
        elif each.reader is None:
            yield from folder.pages(each.name, listed[each.name], intake)
        else:
            limit, advice = engine.limit(engine.configurations.beside(each.name))
            here = SourceIntake(intake, size, limit, larger(limit, advice))
            try:
                yield from each.reader(each.name, here)
            except OSError as error:
                problem = f"this source cannot be read: {error.strerror or error}"
                yield CrawledPage(each.name, 0, each.name, each.name, each.name, problem=problem)
            here.at(size, size)
