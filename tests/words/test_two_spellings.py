"""Names of people that a text spells two ways."""

from __future__ import annotations

import pytest

from safelint.words.two_spellings import spelt_two_ways
from support import CheckText
from support.number_texts import at_two_places


def found(text: str) -> list[tuple[str, str]]:
    return at_two_places(text, lambda view: spelt_two_ways(view, view.knowledge.graded_words.base))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hamish Corrie", "Hamish Currie"),
        ("Marian Teale", "Marion Teal"),
        ("Nuala Breslin", "Nuala Brelsin"),
        ("Siân Pritchard", "Siân Prichard"),
        ("Omar Haddad", "Omar Hadad"),
        ("Rhona Dexter", "Rhona Deckster"),  # the same sound
        ("Rhona Pemberly", "Rhona Pembarlie"),  # the same consonants
    ],
)
def test_a_name_with_a_letter_that_is_off_is_found(first: str, second: str) -> None:
    text = f"Please ask {first} in the office. She is there on Mondays.\n\nWith thanks, {second}\n"
    assert found(text) == [(second, first)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hamish Corrie", "Hamish Corrie"),
        ("Paul Breslin", "Paula Breslin"),  # brother and sister
        ("Louis Breslin", "Louise Breslin"),
        ("Kind Words", "Kind Works"),  # ordinary words
        ("British Muslim", "British Muslims"),
        ("Latin America", "Latin American"),
        ("Hamish Orr", "Hamish Ord"),  # too short for a slip
        ("Hamish Corrie", "Hamish Berrie"),
        ("Coralie Venn", "Coraly Venn"),  # two letters off
        ("Rhona Dexter", "Ailsa Deckster"),  # relatives
        ("Rhona Cole", "Rhona Colley"),
        ("Rhona Harrison", "Rhona Harris"),
        ("HAMISH CORRIE", "HAMISH CURRIE"),
        ("Hamish, Corrie", "Hamish, Currie"),
    ],
)
def test_names_of_two_people_or_things_are_left_alone(first: str, second: str) -> None:
    assert found(f"Please ask {first} in the office, or else {second}.") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thornbeck Road", "Thornbick Road"),
        ("Elmbridge Court", "Elmbrigde Court"),
        ("Ravensmere House", "Ravensmoor House"),  # the same consonants
    ],
)
def test_a_place_spelt_two_ways_is_found(first: str, second: str) -> None:
    text = f"Our office is in {first}, by the river. You can park there.\n\nThe doors of {second} open at nine.\n"
    assert found(text) == [(second, first)]


@pytest.mark.parametrize(
    "text",
    [
        "Our office is in Thornbeck Road. The doors in Thornbeck Road are open.",
        "Buses stop in Thornbeck Road, Thornbick Road and Cedar Road.",  # a list
        "In Thornbeck Road and Thornbick Road: Thornbeck Road is closed, and so is Thornbick Road.",  # two roads
        "We moved from Thornbeck Road. Come to Thornbeck Lane.",
        "Come to us in Kingsley Road, not in Kingsway Road.",
        "Come to us in Station Road, or in Stanton Road.",  # an ordinary word
        "Emma Hall and Emily Hall came. Joanna Hall and Joanne Hall came, too.",  # people
        "Meet at Ashfield School or at Ashford School.",
        "Meet at Paul House, not at Paula House.",
    ],
)
def test_names_of_two_places_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_list_of_many_people_is_left_alone() -> None:
    names = [f"Ada{chr(97 + one)} Brel{chr(97 + two)}in" for one in range(9) for two in range(9)]
    assert found("Here are all. " + ", ".join(names)) == []


def test_a_writer_is_told_of_both_places(check_text: CheckText) -> None:
    text = "Please ask Hamish Corrie in the office.\n\nWith thanks, Hamish Currie\n"
    [finding] = [each for each in check_text(text).findings if each.text == "Hamish Currie"]
    assert (finding.rule, finding.severity) == ("terminology/inconsistent", "suggestion")
    assert [each.span.start for each in finding.related] == [len("Please ask ")]


def test_a_writer_is_told_that_it_may_be_a_place(check_text: CheckText) -> None:
    text = "Our office is in Thornbeck Road.\n\nThe doors of Thornbick Road open at nine.\n"
    [finding] = [each for each in check_text(text).findings if each.text == "Thornbick Road"]
    assert (finding.rule, finding.severity) == ("terminology/inconsistent", "suggestion")
    assert "one place" in finding.message
