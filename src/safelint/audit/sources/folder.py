"""Folders of files, in all formats that `check` reads, and files of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.audit.page import CrawledPage
from safelint.run.contents import size
from safelint.run.inputs import Listing, shown

if TYPE_CHECKING:
    from safelint.audit.sources.intake import Intake
    from safelint.run.engine import Engine


def listed(names: Sequence[str], engine: Engine, intake: Intake) -> dict[str, Listing]:
    """What each folder holds, as `check` finds it; its bytes are counted."""
    found = {}
    for name in names:
        found[name] = engine.listed([name])
        for each in found[name].left_out:
            intake.over(each.reason)
        intake.total += sum(map(size, found[name].files))
    return found


def pages(name: str, found: Listing, intake: Intake) -> Iterator[CrawledPage]:
    is_folder = os.path.isdir(name)
    path, source = os.fsencode(name), shown(name)
    for failure in found.failures:
        yield CrawledPage(path, 0, failure.path, source, path, problem=failure.reason)
    if not found.files and not found.failures:
        yield CrawledPage(path, 0, source, source, path, problem="no text that safelint reads was found")
    for record, file in enumerate(found.files):
        url = shown(os.path.relpath(file, name)) if is_folder else source
        yield CrawledPage(path, record, url, _site(url, source), os.fsencode(file))
        intake.add(size(file))


def _site(url: str, source: str) -> str:
    """The first folder where it is called as a host is: so crawlers lay down what they fetch."""
    first, slash, _ = url.partition("/")
    return first.lower() if slash and "." in first.strip(".") else source
