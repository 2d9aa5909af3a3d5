"""Whom a text tells of, so that the help that is named fits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.help.asks import Readers
from safelint.words.roles import Role, Roles, RoleTold

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

    rows = analysis.knowledge.guide.advice.choice.people
    told = {name for name, row in rows.items() if tells(name) and not any(map(tells, row.get("unless", ())))}
    pronouns = _pronouns(analysis)
    either = told.intersection(pronouns.values())
    either = either or {pronouns[pronoun] for each in analysis.view(_harmed) for pronoun in each.person.pronouns}
    return frozenset(told.difference(pronouns.values()) | (either if len(either) == 1 else set()))


def readers_of(analysis: Analysis) -> Readers:
    """For whom help is chosen where a text lacks it."""
    return Readers.of(analysis.placed, analysis.view(people))


def deciding(analysis: Analysis) -> list[RoleTold]:
    """The people of whom a report tells that they were harmed, where the help that it asks for is for such as them."""
    harmed, told = analysis.view(_harmed), analysis.view(people)
    names = {_pronouns(analysis)[pronoun] for each in harmed for pronoun in each.person.pronouns}
    return harmed if names and names <= told else []


def _pronouns(analysis: Analysis) -> dict[str, str]:
    """By their pronoun, the ids of those who have one."""
    rows = analysis.knowledge.guide.advice.choice.people
    return {row["pronoun"]: name for name, row in rows.items() if row["pronoun"]}


def _harmed(analysis: Analysis) -> list[RoleTold]:
    """Those of whom a report or release tells that they were harmed, where one pronoun alone fits them."""
    if not analysis.kind.for_readers.tells_of_one_case:
        return []
    known, told = _pronouns(analysis).keys(), analysis.view(Roles).all
    return [
        each
        for each in told
        if each.role is Role.HARMED and len(each.person.pronouns) == 1 and each.person.pronouns <= known
    ]
