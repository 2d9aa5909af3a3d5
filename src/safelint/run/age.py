"""How current the facts are that a run rested on. Their age is said and, where a house asks for it, fails the run; it
changes no finding."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from safelint.numbers.review import due, overdue
from safelint.run.inputs import shown
from safelint.values.entries import Helpline
from safelint.values.report import DocumentReport, Failure, RegistryUse

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.values.entries import Pack

STALE = "registry"
"""The stage of a failure because of facts that are past their review."""

_MOST_NAMED = 5  # entries in a reason


class Facts(NamedTuple):
    """What a run rested on: the counts, and the entries that are past their review date, the longest due first."""

    use: RegistryUse
    late: tuple[Helpline, ...]


def rested_on(documents: Iterable[DocumentReport], own: Pack, packs: Iterable[Pack], today: str) -> Facts:
    """The entries of the registry that `documents` rest on, as they stand on `today` (ISO 8601).

    `own` is the pack that safelint brings, `packs` are those of the run, with what houses have added.
    """
    ids = {id_ for document in documents for id_ in document.rests_on}
    known = {entry.id: (entry, pack.review) for pack in packs for entry in pack.helplines if entry.id in ids}
    late = {id_: due(entry, review) for id_, (entry, review) in known.items() if overdue(entry, today, review)}
    confirmed = max((entry.verified or entry.recorded for entry in own.helplines), default="")
    return Facts(
        RegistryUse(confirmed, len(known), len(late)),
        tuple([known[id_][0] for id_ in sorted(late, key=lambda id_: (late[id_], id_))]),
    )


def stale(facts: Facts, configs: Iterable[Config]) -> list[Failure]:
    """A failure where an entry is past its review date and a configuration says that this fails the run."""
    asks = next((config for config in configs if config.section("registry").get("stale") == "fail"), None)
    if asks is None or not facts.late:
        return []
    use, names = facts.use, ", ".join(entry.id for entry in facts.late[:_MOST_NAMED])
    more = f" and {use.overdue - _MOST_NAMED} more" if use.overdue > _MOST_NAMED else ""
    reason = (
        f"{use.overdue} of the {use.used} entries of the registry that this run rests on "
        f'{"is" if use.overdue == 1 else "are"} past the date of review, and [registry] says stale = "fail": '
        f"{names}{more}"
    )
    return [Failure(shown(os.path.relpath(asks.path)), STALE, reason)]
