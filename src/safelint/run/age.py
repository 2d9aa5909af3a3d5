"""How current the facts are that a run rested on. Their age is said and, where a house asks for it, fails the run; it
changes no finding."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from safelint.numbers.review import due, overdue
from safelint.run.inputs import shown
from safelint.values.report import DocumentReport, Failure, RegistryUse

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.values.entries import Pack

STALE: Final = "registry"
"""The stage of a failure because of facts that are past their review."""

_MOST_NAMED = 5  # entries in a reason


class Facts(NamedTuple):
    """What the texts of one configuration rest on: the ids of the entries, and of those that are past their review
    date, with that date."""

    used: frozenset[str]
    late: Mapping[str, str]


def rested_on(documents: Iterable[DocumentReport], pack: Pack, today: str) -> Facts:
    """The entries of the registry in `pack` that `documents` rest on, as they stand on `today` (ISO 8601)."""
    ids = {id_ for document in documents for id_ in document.rests_on}
    known = [entry for entry in pack.helplines if entry.id in ids]
    late = {entry.id: due(entry, pack.review) for entry in known if overdue(entry, today, pack.review)}
    return Facts(frozenset([entry.id for entry in known]), late)


def registry_use(facts: Collection[Facts], shipped: Pack) -> RegistryUse:
    """The counts of a whole run. `shipped` is the pack that safelint brings."""
    confirmed = max((entry.verified or entry.recorded for entry in shipped.helplines), default="")
    used = {id_ for each in facts for id_ in each.used}
    late = {id_ for each in facts for id_ in each.late}
    return RegistryUse(confirmed, len(used), len(late))


def stale(facts: Facts, config: Config) -> list[Failure]:
    """A failure where an entry is past its review date and the configuration says that this fails the run."""
    if not facts.late or config.section("registry").get("stale") != "fail":
        return []
    longest_due = sorted(facts.late, key=lambda id_: (facts.late[id_], id_))
    count, names = len(longest_due), ", ".join(longest_due[:_MOST_NAMED])
    more = f" and {count - _MOST_NAMED} more" if count > _MOST_NAMED else ""
    reason = (
        f"{count} of the {len(facts.used)} entries of the registry that its texts rest on "
        f'{"is" if count == 1 else "are"} past the date of review, and [registry] says stale = "fail": '
        f"{names}{more}"
    )
    return [Failure(shown(os.path.relpath(config.path)), STALE, reason)]
