"""Whom a text tells of, so that the help that is named fits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.words.roles import Role, Roles

if TYPE_CHECKING:
    from safelint.analysis import Analysis

_MEN, _WOMEN = "men", "women"
_OF_A_CASE = ("press-release", "news", "story", "witness-appeal")
_PRONOUNS = {"he": _MEN, "she": _WOMEN}
_GROUPS = {
    "lgbt": (),
    "deaf": (),
    "abused_long_ago": (),
    "adults_at_risk": ("older_people",),
    "fgm": ("forced_marriage",),
}
"""The groups that lists of the family `people` show, each with those that leave it open."""


def people(analysis: Analysis) -> frozenset[str]:
    """Whom a text tells of, by the ids of `[[person]]` in `elements.toml`.

    Men or women, where only such are spoken of or, in a report or release, only such were harmed; and groups by the
    words for them.
    """
    matches = analysis.matches

    def tells(name: str) -> bool:
        return bool(matches.all(f"people.{name}"))

    groups = {name for name, others in _GROUPS.items() if tells(name) and not any(map(tells, others))}
    told = {name for name in (_MEN, _WOMEN) if tells(name)}
    if not told and analysis.kind in _OF_A_CASE:
        told = _harmed(analysis)
    return frozenset(groups | told) if len(told) == 1 else frozenset(groups)


def _harmed(analysis: Analysis) -> set[str]:
    """The sex of those of whom the text tells that they were harmed."""
    harmed = [told.person.pronouns for told in Roles(analysis).all if told.role is Role.HARMED]
    return {_PRONOUNS[pronoun] for pronouns in harmed if len(pronouns) == 1 for pronoun in pronouns & _PRONOUNS.keys()}
