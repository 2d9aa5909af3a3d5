"""For which nations a text is, by what it names: each reason, what shows nothing, and what disagrees."""

from __future__ import annotations

import pytest

from safelint.nations.inference import NationsOfText, nation_words, nations_of_text, told_apart
from safelint.nations.reasons import TIERS, NationReason
from support.number_texts import analyse

# By reason: a text that it alone shows, and for which nations.
SHOWN = {
    NationReason.LANGUAGE: ("Mae cam-drin domestig yn drosedd. Nid eich bai chi yw hyn.", ("wales",)),
    NationReason.FORCE: ("Officers from Dyfed-Powys Police searched the house.", ("wales",)),
    NationReason.COURT: ("He was sentenced at the sheriff court.", ("scotland",)),
    NationReason.COUNCIL: ("Newry, Mourne and Down District Council runs the centre.", ("northern-ireland",)),
    NationReason.HEALTH: ("Nurses of NHS Greater Glasgow and Clyde can help.", ("scotland",)),
    NationReason.BODY: ("Estyn came to see our school.", ("wales",)),
    NationReason.LAW: ("The Domestic Abuse (Scotland) Act 2018 made it a crime.", ("scotland",)),
    NationReason.SCHOOL: ("The film was shown to S3 pupils.", ("scotland",)),
    NationReason.TOWN: ("# Dundee family asks for answers\n\nThey spoke today.", ("scotland",)),
    NationReason.DIALLED: ("Ring our office on 028 9649 6000.", ("northern-ireland",)),
    NationReason.NAME: ("# Refuges in Wales are full\n\nMore beds are planned.", ("wales",)),
}


def found(text: str) -> NationsOfText:
    return nations_of_text(analyse(text), unsure_is_enough=True)


@pytest.mark.parametrize("reason", NationReason, ids=lambda reason: reason.id)
def test_each_reason_shows_a_nation_by_itself(reason: NationReason) -> None:
    text, nations = SHOWN[reason]
    told = found(text)
    assert ([each for each, _ in told.reasons], told.nations) == ([reason], nations)
    assert all(0 <= start <= end <= len(text) for start, end in nation_words(analyse(text)))


def test_each_reason_has_its_tier_in_the_order_of_the_list() -> None:
    assert [reason for tier in TIERS for reason in NationReason if reason in tier] == list(NationReason)


@pytest.mark.parametrize(
    ("text", "nations"),
    [
        ("The Crown Prosecution Service charged him.", ("england", "wales")),
        ("He was jailed at the Crown Court.", ("england", "wales", "northern-ireland")),
        ("He was jailed at the Crown Court. Gwent Police thanked her.", ("wales",)),
        ("Lough Carrow Borough Council: 028 9649 6000.", ("northern-ireland",)),
        ("Northshire County Council is here for you.", ("england", "wales")),
        ("Torfaen County Borough Council is here for you.", ("wales",)),
        ("Police Scotland and Fife Council took part.", ("scotland",)),
        ("Kent Police met Essex Police.", ("england",)),
        ("# Help in the Falkirk area\n\nYou are not alone.", ("scotland",)),
        ("We are a small charity in Dundee. Our door is open.", ("scotland",)),
        ("Our drop-in is in Swansea.", ("wales",)),
        ("We are a national charity based in Dundee.", ()),
        ("She moved here from Dundee. We are a small charity.", ()),
    ],
)
def test_what_several_words_leave(text: str, nations: tuple[str, ...]) -> None:
    assert found(text).nations == nations


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police, Police Scotland and the PSNI took part.",
        "If you live in Scotland, ask Police Scotland.",
        "A former Kent Police officer has written a book.",
        "Call the Scottish Women's Rights Centre.",
        "British Transport Police were called.",
        "The Children (Scotland) Act 1995 differs from the law in England.",
        "We work in Glasgow, Leeds and Cardiff.",
        "He was born in Swansea.",
        "Forces in England, Wales and Scotland met Greater Manchester Police.",
        "Officers of New Scotland Yard and of New South Wales Police met the Prince of Wales.",
        "# Glasgow man on trial\n\nA man from Glasgow was tried at Leeds Crown Court.",
    ],
)
def test_what_shows_no_nation(text: str) -> None:
    assert found(text).nations == ()


def test_of_signs_that_disagree_the_one_in_the_head_counts_that_is_named_twice_as_often() -> None:
    text = "Police Scotland warned.\n\nPolice Scotland said so.\n\nLast year Cumbria Constabulary had seen the same."
    assert found(text).nations == ("scotland",)
    assert found(text.replace("Police Scotland said so.", "They said so.")).nations == ()


def test_of_signs_that_overlap_the_longer_is_told() -> None:
    text = "Leeds Crown Court heard it, and the Crown Prosecution Service in Kent agreed."
    words = [text[start:end] for start, end in nation_words(analyse(text))]
    assert "Leeds Crown Court" in words
    assert "Crown Court" not in words


def test_weak_signs_alone_are_told_apart() -> None:
    assert found(SHOWN[NationReason.NAME][0]).weak
    assert not found(SHOWN[NationReason.FORCE][0]).weak
    assert not found("He was jailed at the Crown Court.").sure  # three nations are left
    assert found("The Crown Prosecution Service charged him.").sure


def test_places_that_agree_on_one_nation_are_enough_for_advice() -> None:
    told = found("# An attack in Coleraine\n\nA house in Coleraine was attacked. The people of Coleraine are shocked.")
    assert told.weak
    assert told.sure
    assert found("# Our work\n\nWe run groups across Clackmannanshire. Call our office in Alloa.").nations == (
        "scotland",
    )
    both = found("# Attacks in Coleraine and Cardiff\n\nHouses in Coleraine and in Cardiff were attacked.")
    assert not both.sure


def test_who_asks_says_whether_unsure_nations_are_enough() -> None:
    three = analyse("He was jailed at the Crown Court.")
    assert len(nations_of_text(three, unsure_is_enough=True).nations) == 3
    assert nations_of_text(three, unsure_is_enough=False).nations == ()
    assert (len(three.nations), three.placed.nations) == (3, ())


def test_what_is_given_comes_before_what_the_text_shows() -> None:
    given = nations_of_text(analyse("Police Scotland warned.", nations=("wales", "england")), unsure_is_enough=False)
    assert given == NationsOfText(("wales", "england"))
    assert given.given
    assert given.sure


def test_words_may_be_left_out_to_see_whether_they_fit_the_rest() -> None:
    words = "The Crown Prosecution Service"
    text = analyse(f"{words} spoke at Dundee Sheriff Court. He was born in Perth, and Dundee Sheriff Court is near.")
    assert nations_of_text(text, unsure_is_enough=True).nations == ()
    rest = nations_of_text(text, unsure_is_enough=True, without=[(4, len(words))])
    assert rest.nations == ("scotland",)
    assert told_apart(text, rest.signs) == ("Dundee Sheriff Court",)
    assert any(sign.reason is NationReason.TOWN for sign in rest.beside)


@pytest.mark.parametrize(
    ("heading", "nations"),
    [("Help in Wales", ("wales",)), ("Help", ("england", "wales")), ("England and Wales", ("england", "wales"))],
)
def test_a_heading_tells_which_of_two_nations_it_is(heading: str, nations: tuple[str, ...]) -> None:
    text = f"# Domestic abuse\n\nCwm Tawel County Council can help.\n\n## {heading}\n\nCall us.\n"
    assert found(text).nations == nations
