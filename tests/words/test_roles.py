"""Who was harmed and who harmed, by the words that a text has for them."""

from __future__ import annotations

import pytest

from safelint.analysis import Analysis
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.settings import Settings
from safelint.words.roles import Role, Roles

KNOWLEDGE = Knowledge(load(), ())
EITHER = "he or she"


def told(text: str, role: Role) -> list[tuple[str, str]]:
    """The words for those who have a role, each with the pronouns that fit them."""
    analysis = Analysis(read("text.md", text.encode(), "markdown"), Settings(), KNOWLEDGE)
    people = dict.fromkeys(each.person for each in Roles(analysis).all if each.role is role)
    return [(analysis.document.text[each.start : each.end], " or ".join(sorted(each.pronouns))) for each in people]


@pytest.mark.parametrize(
    ("text", "harmed", "offender"),
    [
        ("A woman was attacked by a man.", [("A woman", "she")], [("a man", "he")]),
        ("Two boys were groomed by a coach.", [("Two boys", "they")], [("a coach", EITHER)]),
        ("Tom Ellery punched his wife.", [("his wife", "she")], [("Tom Ellery", "he")]),
        ("Ann, 19, was stabbed.", [("Ann", EITHER)], []),
        ("The 16-year-old had been groped by a driver.", [("The 16-year-old", EITHER)], [("a driver", EITHER)]),
        ("A boy was assaulted by his aunt's boyfriend.", [("A boy", "he")], [("his aunt's boyfriend", "he")]),
        ("Jamie Orrell was assaulted by her boyfriend.", [("Jamie Orrell", "she")], [("her boyfriend", "he")]),
        ("A tenant was assaulted by her landlord.", [("A tenant", "she")], [("her landlord", EITHER)]),
        ("A delivery rider was stabbed on the hill.", [("rider", EITHER)], []),
        (
            "The girl, who was 12 when it began, was groomed by a neighbour.",
            [("The girl", "she")],
            [("a neighbour", EITHER)],
        ),
        (
            "Two boys, aged 13 and 14, were groomed by a man.",
            [("Two boys, aged 13 and 14,", "they")],
            [("a man", "he")],
        ),
        ("She was raped in the park.", [("She", "she")], []),
        ("A woman has been jailed for the rape of a girl.", [("a girl", "she")], [("A woman", "she")]),
        ("A man who raped a woman at a party has been jailed.", [("a woman", "she")], [("A man", "he")]),
        ("She stabbed her husband, who was jailed.", [("her husband", "he")], [("She", "she"), ("her husband", "he")]),
        ("A man suffered a fracture.", [("A man", "he")], []),
        ("A man admitted abusing a girl.", [("a girl", "she")], [("A man", "he")]),
        ("The two men were robbed.", [("The two men", "they")], []),
        ("Police had gone out.", [], []),
    ],
)
def test_who_was_harmed_and_who_harmed(
    text: str, harmed: list[tuple[str, str]], offender: list[tuple[str, str]]
) -> None:
    assert told(text, Role.HARMED) == harmed
    assert told(text, Role.OFFENDER) == offender
