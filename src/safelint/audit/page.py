"""A page of a source, on its way to be checked."""

from __future__ import annotations

import os
from typing import NamedTuple

from safelint.run.inputs import shown

_SITE_MARK = "://"


class CrawledPage(NamedTuple):
    """A page as a source gives it.

    `source` is the source as it was named and `record` the number of the page in it, from 0. `url` is the address, or
    the path below a folder that was named. `path` is where it lies, or where it would lie beside its archive: that
    tells which settings apply. Both paths are as the system has them. `form` is the format, "" where name and first
    bytes tell it, `date` the time of the crawl (ISO 8601) or "". `content` is None for a file of its own, which is
    still to be read at `path`. `problem` says why the page cannot be checked, "" where it can.
    """

    source: bytes
    record: int
    url: str
    site: str
    path: bytes
    form: str = ""
    date: str = ""
    content: bytes | None = None
    problem: str = ""

    @property
    def of(self) -> str:
        """The path of the source."""
        return os.fsdecode(self.source)

    @property
    def at(self) -> str:
        """The path of the page."""
        return os.fsdecode(self.path)


def crawled(archive: str, record: int, url: str, form: str = "", date: str = "") -> CrawledPage:
    """A page of an archive or a table, without its content. Strangers wrote all that is told of it."""
    url = _sound(url)
    path = os.fsencode(below(os.path.dirname(archive), url))
    return CrawledPage(os.fsencode(archive), record, url, site_of(url, shown(archive)), path, form, _sound(date), b"")


def lost(archive: str, record: int, problem: str) -> CrawledPage:
    """What stands for a part of an archive or a table that gives no page."""
    path, name = os.fsencode(archive), shown(archive)
    return CrawledPage(path, record, name, name, path, content=b"", problem=_sound(problem))


def _sound(text: str) -> str:
    """The text with what no encoding can write replaced: it travels, and goes into tables."""
    return text.encode("utf-8", "replace").decode()


def site_of(url: str, otherwise: str) -> str:
    """The host of an address, in small letters, without a port; `otherwise` where it is no address."""
    _, mark, rest = url.partition(_SITE_MARK)
    host = rest.partition("/")[0].partition("?")[0].rpartition("@")[2]
    host = host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
    return host.lower() if mark and host else otherwise


def below(folder: str, url: str) -> str:
    """Where a page would lie in the folder of its archive: by its host and its path."""
    _, mark, rest = url.partition(_SITE_MARK)
    parts = (rest if mark else url).partition("?")[0].partition("#")[0].split("/")
    safe = [part for part in parts if part not in ("", ".", "..")]
    return "/".join([folder or ".", *safe])
