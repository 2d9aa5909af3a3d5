"""Where a text gives an address: printed, or as that to which a link with other words leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.numbers.websites import host_of
from safelint.text.view import WORD
from safelint.text.web_addresses import Printed
from safelint.values.document import Inline

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.knowledge.index import Knowledge

_HOST = r"(?:www\.)?(?P<host>(?:[a-z0-9-]{1,40}\.){1,6}[a-z]{2,8})(?![\w@])"
_PRINTED = regex(rf"(?<![@\w.-])(?:https?://|[\w.+'-]{{1,64}}@)?{_HOST}", re.IGNORECASE)
# A link without a scheme or two slashes leads to a file of the same site: "samaritans.html". What stands before an "@"
# is the name of somebody who signs in, whatever it looks like.
_LINKED = regex(
    rf"\s*(?:(?:https?:)?//(?:[^\s/\\?#]{{1,200}}@)?|(?P<mailbox>mailto:[\w.+'-]{{1,64}}@)){_HOST}(?!\.\w)",
    re.IGNORECASE,
)
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


class ShownAddress(NamedTuple):
    """An address that is the words of a link: as a target would have it, its host, that to which the link leads with
    what stands behind it, and whether the link writes to a mailbox there."""

    link: Inline
    address: str
    host: str
    leads_to: str
    behind: str
    writes: bool


def given_addresses(analysis: Analysis) -> Iterator[GivenAddress]:
    """Every address of a document: those that are printed, then those of links."""
    text = analysis.document.text
    for start, end, host in _printed_hosts(text, analysis.knowledge.made(_HostEndings)):
        is_home = "@" in text[start:end] or not re.match(r"/[\w-]", text[end : end + 2])
        yield GivenAddress(start, end, _plain(host), is_home, None)
    for inline in analysis.document.inlines:
        if inline.kind == "link" and inline.end > inline.start and (found := _LINKED.match(inline.target)):
            if "." not in text[inline.start : inline.end]:
                is_home = found["mailbox"] is not None or _is_home(inline, found.end())
                yield GivenAddress(inline.start, inline.end, _plain(found["host"]), is_home, inline)


def shown_addresses(analysis: Analysis) -> Iterator[ShownAddress]:
    """Every address that is the words of a link, if need be with words for a website and the name of a service."""
    for inline in analysis.document.inlines:
        if inline.kind != "link" or not (found := _LINKED.match(inline.target)):
            continue
        words = analysis.document.text[inline.start : inline.end]
        printed = list(analysis.knowledge.addresses.printed(words))
        if len(printed) == 1 and _says_nothing_else(analysis, inline, printed[0]):
            address = words[printed[0].start : printed[0].end]
            scheme = "mailto:" if printed[0].mailbox else "" if "://" in address else "https://"
            leads_to, behind = _plain(found["host"]), inline.target[found.end() :].lower()
            yield ShownAddress(
                inline, scheme + address, host_of(address), leads_to, behind, found["mailbox"] is not None
            )


def _says_nothing_else(analysis: Analysis, link: Inline, printed: Printed) -> bool:
    """Whether a link reads an address and nothing that may be a title: "Childline: www.childline.org.uk"."""
    told = [(name.start, name.end) for name in analysis.names_near(link.start, link.end)]
    told.append((link.start + printed.start, link.start + printed.end))
    known = analysis.knowledge.lexicon.words("sites.between")
    return all(
        word[0].lower() in known or any(start <= word.start() and word.end() <= end for start, end in told)
        for word in WORD.finditer(analysis.document.text, link.start, link.end)
    )


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
                end, host = match.end(), match["host"]
                before = text[max(match.start() - 80, 0) : match.start()]
                if not _is_begun(before) and endings.of_host.search(host):
                    yield match.start(), end, host
                break


def _is_begun(before: str) -> bool:
    """Whether an address begins in the words before and goes on with a slash: "www.anytown.gov.uk/"."""
    words = before.split()
    return before.endswith("/") and bool(words) and ("." in words[-1] or "/" in words[-1][:-1])
