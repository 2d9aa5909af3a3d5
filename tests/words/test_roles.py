"""Who was harmed and who harmed: whose deed a sentence tells."""

from __future__ import annotations

import pytest

from safelint.analysis import Analysis
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.settings import Settings
from safelint.words.roles import Role, Roles

KNOWLEDGE = Knowledge(load(), ())


def role(text: str, deed: str) -> Role | None:
    """The role of the last who is named before a deed in its sentence."""
    analysis = Analysis(read("text.md", text.encode(), "markdown"), Settings(), KNOWLEDGE)
    at = analysis.document.text.index(deed)
    sentence = analysis.sentence_at(at)
    assert sentence
    told = [mention for mention in Roles(analysis).told if sentence.start <= mention.start < at]
    return told[-1].role if told else None


@pytest.mark.parametrize(
    ("text", "deed", "expected"),
    [
        ("A woman was attacked by a man. She ran off.", "ran", Role.HARMED),
        ("A woman was attacked by a man. He ran off.", "ran", Role.OFFENDER),
        ("A boy of 12 was attacked by a man. He ran off.", "ran", None),
        ("Two boys were groomed by a coach. They liked him.", "liked", Role.HARMED),
        ("Two boys were groomed by a coach. He liked them.", "liked", Role.OFFENDER),
        ("Both were groomed by a coach. The boys liked him.", "liked", Role.HARMED),
        ("Tom Ellery punched his wife. She had gone out.", "had", Role.HARMED),
        ("Tom Ellery punched his wife. Ellery had gone out.", "had", Role.OFFENDER),
        ("Tom Ellery punched his wife. Police had gone out.", "had", None),
        ("Tom Ellery, who punched his wife, had gone out.", "had", Role.OFFENDER),
        ("Ann, 19, was stabbed. A friend had gone out.", "had", None),
        ("Ann, 19, was stabbed. Ann had gone out.", "had", Role.HARMED),
        ("The 16-year-old had been groped by a man. She had sat in front.", "had sat", Role.HARMED),
        ("The 16-year-old had been groped by a driver. She had sat in front.", "had sat", Role.HARMED),
        ("The runner was groped by a man. The runner had gone out.", "had", Role.HARMED),
        ("A boy was assaulted by his aunt's boyfriend. He ran off.", "ran", None),
        ("Jamie Orrell was assaulted by her boyfriend. He ran off.", "ran", Role.OFFENDER),
        ("Jamie Orrell was assaulted by her boyfriend. She ran off.", "ran", Role.HARMED),
        ("A nurse was attacked by a stranger. She had left.", "had", Role.HARMED),
        ("A driver attacked a nurse. She had left.", "had", Role.OFFENDER),
        ("A tenant was assaulted by her landlord. She had left.", "had", Role.HARMED),
        ("A tenant was assaulted by her landlord. He had left.", "had", Role.OFFENDER),
        ("A delivery rider was stabbed on the hill. He had left.", "had", Role.HARMED),
        ("He hurt her in the park. A man raped her again. She had left.", "had left", Role.HARMED),
        ("A driver attacked a child. The 9-year-old had left.", "had", None),
        ("The girl, who was 12 when it began, was groomed by a neighbour. She liked him.", "liked", Role.HARMED),
        ("Two boys, aged 13 and 14, were groomed by a man. Both liked him.", "liked", Role.HARMED),
        ("Two boys were groomed by a man. Neither of the boys liked him.", "liked", Role.HARMED),
        ("A girl was assaulted by her aunt's boyfriend. He ran off.", "ran", Role.OFFENDER),
        ("She was raped in the park. She took the path and left the road.", "left", Role.HARMED),
        ("The victim had gone out when he raped her.", "had", Role.HARMED),
        ("She had gone out. The sun shone.", "had", None),
        ("A woman has been jailed for the rape of a girl. She had gone out.", "had", None),
        ("A man has been jailed for the rape of a girl. He had gone out.", "had", Role.OFFENDER),
        ("A woman was attacked.\n\nRain fell.\n\nA road flooded.\n\nShe had gone out.", "had", Role.HARMED),
        ("A woman was attacked.\n\n# Rain\n\nA road flooded.\n\nAll was wet.\n\nShe had gone out.", "had", None),
    ],
)
def test_whose_deed_it_is(text: str, deed: str, expected: Role | None) -> None:
    assert role(text, deed) is expected


@pytest.mark.parametrize(
    ("text", "deed", "expected"),
    [
        ("A girl was groped by a man. Her mother had gone out.", "had", Role.NEAR),
        ("A man suffered a fracture. He had gone out.", "had", Role.HARMED),
        ("A man admitted abusing a girl. He had gone out.", "had", Role.OFFENDER),
        ("The two men were robbed. Neither had gone out.", "had", Role.HARMED),
    ],
)
def test_those_near_the_harm_and_those_who_were_hurt(text: str, deed: str, expected: Role) -> None:
    assert role(text, deed) is expected
