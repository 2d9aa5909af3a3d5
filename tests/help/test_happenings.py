"""Who does what to whom: which rule an act meets, by the places of the people around it."""

from __future__ import annotations

from typing import Any

import pytest

from safelint.help.happenings import ACTS, QUESTIONS, Happenings, act_rules
from safelint.text.view import TextView
from safelint.values.document import BREAK
from support import signposting as helper

EMPTY: dict[str, Any] = {
    "to": (),
    "by": (),
    "near": (),
    "beside": (),
    "not_near": (),
    "not_beside": (),
    "act": (),
    "two_of": (),
    "of_which": (),
    "least": 2,
    "case": False,
}


def view(text: str) -> TextView:
    """A text with a paragraph at each break."""
    return helper.view(text.replace(BREAK, "\n\n"))


def told(text: str, **rule: Any) -> list[str]:
    """The words by which one rule finds its topic in a text."""
    rules = act_rules([{**EMPTY, "topic": "domestic-abuse", **rule}])
    found = Happenings(rules, helper.knowledge().lexicon).find(view(text))
    return [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He punched his wife.", True),
        ("His wife was punched by a man.", True),
        ("A woman stood by his wife. He punched the wall.", False),
        ("He punched a stranger as his wife looked on.", False),
        ("His wife stayed at home. He punched her when he came back.", True),
        ("His wife stayed at home.\0He punched her.", False),
    ],
)
def test_an_act_is_done_to_whoever_stands_in_its_place(text: str, found: bool) -> None:
    assert bool(told(text, act=["hurt"], to=["partner"])) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Her husband punched a man.", True),
        ("She was punched by her husband.", True),
        ("She was punched by a stranger.", False),
        ("Her husband is kind. He punched a man once.", True),
        ("Her husband knows you. He punched a man once.", True),
    ],
)
def test_an_act_is_done_by_whoever_stands_in_its_place(text: str, found: bool) -> None:
    assert bool(told(text, act=["hurt"], by=["partner"])) is found


def test_nobody_but_the_reader_is_you() -> None:
    assert told("Your carer hit you.", act=["hit"], by=["carer"], to=["you"])
    assert not told("Tell the carer when you hit him.", act=["hit"], by=["carer"], to=["you"])


def test_what_is_near_stands_in_the_sentence_and_what_is_beside_it_in_the_paragraph() -> None:
    text = "He punched her. They were in a class."
    assert told(text, act=["hurt"], near=["school"]) == []
    assert told(text, act=["hurt"], beside=["school"]) == ["punched"]
    assert told(text, act=["hurt"], not_beside=["school"]) == []
    assert told("He punched her in class.", act=["hurt"], near=["school"]) == ["punched her in class"]
    assert told("He punched her at 3.30 in class.", act=["hurt"], near=[["work", "school"]]) != []
    assert told("He punched her in class.", act=["hurt"], not_near=["school"]) == []
    assert told("He punched her, e.g. in class.", act=["hurt"], near=["school"]) == ["punched her, e.g. in class"]
    assert told("He punched her; they were in class.", act=["hurt"], near=["school"]) == []


def test_signs_are_counted_once_for_each_list_and_word() -> None:
    rule = {"two_of": ["injury-seen", "sleeves"]}
    assert told("She wears long sleeves in May, and long sleeves in June.", **rule) == []
    assert told("She wears long sleeves in May, and hides her arms.", **rule) == ["long sleeves", "hides her arms"]
    assert told("She wears long sleeves in May.\0She hides her arms.", **rule) == []
    assert told("She wears long sleeves in May, and hides her arms.", **rule, least=3) == []
    assert told("She wears long sleeves in May, and hides her arms.", **rule, of_which=["injury-seen"]) == []


def test_an_act_counts_for_the_first_rule_that_holds() -> None:
    first = {**EMPTY, "topic": "stalking", "act": ["hurt"]}
    rules = act_rules([first, {**first, "topic": "bullying"}])
    found = list(Happenings(rules, helper.knowledge().lexicon).find(view("He punched her.")))
    assert [each.topic for each in found] == ["stalking"]


def test_what_speaks_to_its_reader_is_a_question() -> None:
    rules = act_rules([{**EMPTY, "topic": "domestic-abuse", "act": ["hurt"], "by": ["partner"]}])
    lexicon = helper.knowledge().lexicon
    families = [
        next(iter(Happenings(rules, lexicon).find(view(text)))).family
        for text in ("Her husband punched her.", "Has your husband punched you?")
    ]
    assert families == [ACTS, QUESTIONS]


@pytest.mark.parametrize(
    ("text", "of_elders"),
    [
        (
            "Is anybody hurting you?\n\nIs an adult at home hitting your mum?\n\nTell Mr Hale. Childline: 0800 1111.",
            False,
        ),
        ("Does a grown-up at home shout at your mum and hit her? Childline: 0800 1111.", False),
        ("Is a carer hitting your mum, or shouting at her? Does your brother take her pension?", True),
    ],
)
def test_a_childs_mother_at_home_is_no_older_person(text: str, of_elders: bool) -> None:
    found = {topic.id for topic in helper.topics(helper.document(text))}
    assert ("older-people-abuse" in found) == of_elders
