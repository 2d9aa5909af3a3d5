"""Whom a text tells of, so that the help that is named fits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.help.asks import Readers
from safelint.kinds.forms import kind_for_readers
from safelint.words.roles import Role, Roles

if TYPE_CHECKING:
    from safelint.analysis import Analysis


def people(analysis: Analysis) -> frozenset[str]:
    """Whom a text tells of, by the ids of `[[person]]` in `elements.toml`: those whose list of the family `groups` the
    text holds, and none of their `unless`.

    Of those with a pronoun, women and men, the text tells where it tells of no other; in a report or release it also
    does by who was harmed.
    """

    def tells(name: str) -> bool:
        return analysis.matches.holds(f"groups.{name}")

    guide = analysis.knowledge.guide
    rows = guide.advice.choice.people
    told = {name for name, row in rows.items() if tells(name) and not any(map(tells, row.get("unless", ())))}
    pronouns = {row["pronoun"]: name for name, row in rows.items() if row["pronoun"]}
    either = told.intersection(pronouns.values())
    if not either and guide.asks.help_before_end(kind_for_readers(analysis)):
        either = {pronouns[pronoun] for pronoun in _harmed(analysis) if pronoun in pronouns}
    return frozenset(told.difference(pronouns.values()) | (either if len(either) == 1 else set()))


def readers_of(analysis: Analysis) -> Readers:
    """For whom help is chosen where a text lacks it."""
    return Readers.of(analysis.placed, analysis.view(people))


def _harmed(analysis: Analysis) -> set[str]:
    """The pronouns of those of whom the text tells that they were harmed, where only one fits them."""
    harmed = [told.person.pronouns for told in Roles(analysis).all if told.role is Role.HARMED]
    return {pronoun for pronouns in harmed if len(pronouns) == 1 for pronoun in pronouns}
