"""Where a fact comes from, and which of its pages a finding shows."""

from collections.abc import Iterable
from typing import NamedTuple


class Reference(NamedTuple):
    """Where a fact comes from: an address, what it says in our own words, the page's own `date` where it shows one, the
    day on which it was `seen` where that is known.

    `shows` names the facts of a service that stand on the page: national digits of numbers, addresses, and words such
    as "hours". `by` is who speaks: `operator`, `official`, `body`, `other` or `poor`; "" where nobody asks. One that is
    not to `cite` was read, but is no authority: `explain` lists it, and no finding shows it.
    """

    url: str
    says: str = ""
    date: str = ""
    cite: bool = True
    seen: str = ""
    shows: tuple[str, ...] = ()
    by: str = ""

    @property
    def is_trusted(self) -> bool:
        """Whether the service's own operator speaks, or an official body."""
        return self.by in ("operator", "official")


def cited(sources: Iterable[Reference]) -> tuple[str, ...]:
    """The addresses that a finding shows, the best first."""
    return tuple([source.url for source in sources if source.cite])
