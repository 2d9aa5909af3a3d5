"""Where a known name is a part of somebody else's, and which words beside it leave it the same name."""

from __future__ import annotations

import pytest

from support.number_texts import KNOWLEDGE, analyse

LONGER = [
    "Kent Women's [Refuge]",
    "[Refuge] Kent",
    "the [Mind] Your Head festival",
    "[Mind] in Camden",
    "[Women's Aid] in the Vale",
    "[Age UK] Norfolk",
    "[Age UK] Freephone Norfolk",
    "the National Kent [Refuge]",
    "Friends of [Refuge]",
    "Friends of the [Refuge]",
    "your local [Samaritans]",
    "[Samaritans] branch",
    "[Refuge]'s Kent Service",
    "MK [Mind]",
    "Kent's [Refuge]",
    "Glasgow's [Victim Support Scotland]",
    "The volunteers who run the office in the town meet at Leeds\n[Mind]",
]
SAME = [
    "[Refuge]",
    "Contact [Refuge] Free On 0808",
    "the National [Refuge] Freephone Helpline",
    "Alternatively, the charity [Refuge] can help",
    "[Mind] or Kent Council",
    "Kent Council, [Mind]",
    "Kent Council: [Mind] can help",
    "[Mind]. Kent Council",
    "[Mind] Infoline",
    "The [Refuge] service",
    "[Refuge] in England",
    "CALL [REFUGE] ANYTIME",
    "Papyrus [Mind] Samaritans",  # known names one after another
    "Kent\n[Mind]",
    "Women's Aid's Freephone [National Domestic Abuse Helpline]",
]


def marked(text: str) -> tuple[str, int, int]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("text", LONGER)
def test_a_longer_name_is_anothers(text: str) -> None:
    whole, start, end = marked(text)
    assert KNOWLEDGE.longer_names.holds(whole, start, end)
    assert start in analyse(whole, "text").parts


@pytest.mark.parametrize("text", SAME)
def test_a_qualifier_leaves_it_the_same_name(text: str) -> None:
    whole, start, _ = marked(text)
    analysis = analyse(whole, "text")
    assert start in [name.start for name in analysis.names]
    assert start not in analysis.parts
