"""Services of the registry that somebody begins to name, with the number as the operator prints it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from safelint.help.naming import contact, plain
from safelint.help.routes import serves
from safelint.lazy import regex
from safelint.numbers.service_names import even
from safelint.values.entries import Helpline

_LEAST = 3  # letters of a name
_MOST_WORDS = 6
_MOST = 40
_WORD = regex(r"[\w'’&-]+")
_LAST_CHARACTER = "\U0010ffff"


class ServiceBegun(NamedTuple):
    """A service whose name somebody has begun `length` characters ago, by the name that begins so."""

    service: Helpline
    name: str
    text: str
    length: int


class BegunNames:
    """The names of all services that may be offered, by each of their words."""

    def __init__(self, services: Iterable[Helpline]) -> None:
        found: list[tuple[str, bool, str, Helpline]] = []
        for service in services:
            if not service.is_active or not service.public_line:
                continue
            for name in dict.fromkeys((service.name, *service.aliases)):
                words = list(_WORD.finditer(name))
                found += [(even(name[word.start() :]), word is words[0], name, service) for word in words]
        self._entries = sorted(found, key=lambda each: (each[0], not each[1], each[3].id))
        self._keys = [key for key, *_ in self._entries]

    def offers(self, line: str, nations: Sequence[str] = (), form: str = "text") -> list[ServiceBegun]:
        """Services for what stands before the cursor, those of some nations first; none where no name has begun. With
        the form "markdown", one that has no number has its address as a link."""
        words = list(_WORD.finditer(line))
        if not words or words[-1].end() != len(line) or len(words[-1][0]) < _LEAST:
            return []
        for word in words[-_MOST_WORDS:]:
            typed = even(line[word.start() :])
            found = list(self._beginning(typed))
            if found:
                found.sort(key=lambda each: (not each[1], not serves(each[3], nations), each[0]))
                best: dict[str, ServiceBegun] = {}
                for _, _, name, service in found:
                    best.setdefault(service.id, _offer(service, name, form, len(typed)))
                return list(best.values())[:_MOST]
        return []

    def _beginning(self, typed: str) -> Iterator[tuple[str, bool, str, Helpline]]:
        first = bisect_left(self._keys, typed)
        last = bisect_left(self._keys, typed + _LAST_CHARACTER)
        yield from self._entries[first:last]


def _offer(service: Helpline, name: str, form: str, length: int) -> ServiceBegun:
    text = contact(service)
    return ServiceBegun(service, name, text if form == "markdown" else plain(text), length)
