"""To whom a letter goes, and whether it tells them of something that happened or of a lesson, a visit, a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.kinds.forms import kind_of_text

if TYPE_CHECKING:
    from safelint.text.view import TextView

TOLD_AMONG_US = "help.among-us"
"""What is said to families or neighbours among whom something has just happened."""

_TO_FAMILIES = ("kinds.salutation_home", "kinds.addressed_home", "kinds.addressed_alone")
_HAPPENED = ("help.on-a-case", TOLD_AMONG_US, "help.told-in-a-letter")
_LETTER = 4_000  # characters of a long letter
_FIRST_LINES = 900  # characters in which a letter says to whom it goes, and what it is about


def opens_with(view: TextView, name: str) -> bool:
    """Whether the first lines of a text have a match of a list."""
    return view.matches.holds(name, view.top, view.top + _FIRST_LINES)


def is_to_families(view: TextView) -> bool:
    """Whether a text is a letter to families, or to the members of a club or the neighbours of a house."""
    return view.view(kind_of_text).own.addressed and any(opens_with(view, name) for name in _TO_FAMILIES)


def is_of_a_lesson(view: TextView) -> bool:
    """Whether a letter tells of a lesson, a visit, a policy or a fund, in as many ways as of what has happened."""
    if not opens_with(view, "help.of-a-lesson"):
        return False
    return different(view, "help.of-a-lesson") >= sum(different(view, name) for name in _HAPPENED)


def is_told_in_a_letter(view: TextView) -> bool:
    """Whether a letter says that something has happened to those among whom it did."""
    return any(view.matches.holds(name, view.top, view.top + _LETTER) for name in _HAPPENED[1:])


def different(view: TextView, name: str) -> int:
    """How many wordings of a list stand in a text, its quotations left out."""
    return len(view.matches.different(name, but=view.is_quoted))
