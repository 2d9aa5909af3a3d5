"""Where a text gives an address: printed, or as that to which a link with other words leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.values.document import Inline

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.knowledge.index import Knowledge

_HOST = r"(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8})(?![\w@])"
_PRINTED = regex(rf"(?<![@\w.-])(?:https?://|[\w.+'-]{{1,64}}@)?{_HOST}", re.IGNORECASE)
# A link without a scheme or two slashes leads to a file of the same site: "samaritans.html".
_LINKED = regex(rf"\s*(?:(?:https?:)?//|mailto:[\w.+'-]{{1,64}}@){_HOST}", re.IGNORECASE)
_LONGEST = 100  # characters of an address before the dot of its ending


class _HostEndings:
    """The endings of addresses, as expressions: `inside` finds the dot before one in a text, far faster than a whole
    address is found, `of_host` what ends the name of a host, if need be with a country's; all others name files."""

    def __init__(self, knowledge: Knowledge) -> None:
        ending = knowledge.addresses.ending
        self.inside = re.compile(rf"\.(?=(?i:{ending})\b)")
        self.of_host = re.compile(rf"\.{ending}(?:\.[a-z]{{2}})?$", re.IGNORECASE)


class GivenAddress(NamedTuple):
    """An address as a text gives it: where, its host, whether it is that of a whole site or of a mailbox, the link with
    other words whose target it is."""

    start: int
    end: int
    host: str
    is_home: bool
    link: Inline | None


def given_addresses(analysis: Analysis) -> Iterator[GivenAddress]:
    """Every address of a document: those that are printed, then those of links."""
    text = analysis.document.text
    for start, end, host in _printed_hosts(text, analysis.knowledge.made(_HostEndings)):
        is_home = "@" in text[start:end] or not re.match(r"/[\w-]", text[end : end + 2])
        yield GivenAddress(start, end, _plain(host), is_home, None)
    for inline in analysis.document.inlines:
        if inline.kind == "link" and inline.end > inline.start and (found := _LINKED.match(inline.target)):
            if "." not in text[inline.start : inline.end]:
                is_home = "@" in found.group() or _is_home(inline, found.end())
                yield GivenAddress(inline.start, inline.end, _plain(found.group(1)), is_home, inline)


def _plain(host: str) -> str:
    return host.lower().removeprefix("www.")


def _is_home(link: Inline, end: int) -> bool:
    return link.target[end:].strip("/") == ""


def _printed_hosts(text: str, endings: _HostEndings) -> Iterator[tuple[int, int, str]]:
    end = 0
    for dot in endings.inside.finditer(text):
        if dot.start() < end:
            continue
        start = max(end, dot.start() - _LONGEST)
        for match in _PRINTED.finditer(text, start, dot.start() + 40):
            if match.start() <= dot.start() < match.end():
                end = match.end()
                before = text[max(match.start() - 80, 0) : match.start()]
                if not _is_begun(before) and endings.of_host.search(match.group(1)):
                    yield match.start(), end, match.group(1)
                break


def _is_begun(before: str) -> bool:
    """Whether an address begins in the words before and goes on with a slash: "www.anytown.gov.uk/"."""
    words = before.split()
    return before.endswith("/") and bool(words) and ("." in words[-1] or "/" in words[-1][:-1])
