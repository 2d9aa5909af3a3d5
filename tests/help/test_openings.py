"""The subject of a text by its opening, where no term and no act shows one."""

import pytest

from safelint import Linter
from safelint.help.openings import of_opening
from support.signposting import knowledge, view

PLAIN = "Every Friday he takes her wages, checks her phone and hands back ten pounds for the week's food."


def topics(text: str) -> list[str]:
    seen = view(text)
    return [each.id for each in of_opening(seen, knowledge().topics, ())]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (PLAIN, "domestic-abuse"),
        (
            "They bought him trainers and a phone. Then they told him what he owed and how he would pay it back.",
            "child-exploitation",
        ),
        ("She hid her meals in her sleeves and weighed herself six times a day.", "eating-disorders"),
        (
            "Six men slept in a garage and washed cars for no pay. Their boss kept their papers.",
            "modern-slavery",
        ),
    ],
)
def test_people_and_deeds_show_a_subject(text: str, topic: str) -> None:
    assert topics(text) == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "The council will cut grass on verges only twice this summer, to help bees.",
        "His partner in the firm, who controls spending, retires at Easter.",
        "Beat the eggs, whip the cream and fold one into the other.",
        "Help.",
    ],
)
def test_other_texts_show_none(text: str) -> None:
    assert topics(text) == []


def test_a_longer_text_that_is_on_a_subject_names_it() -> None:
    rest = "\n\nThe library opens at nine." * 30
    assert topics(PLAIN) == ["domestic-abuse"]
    assert topics(PLAIN + rest) == []


def test_contacts_are_no_opening() -> None:
    seen = view(PLAIN)
    assert of_opening(seen, knowledge().topics, [(0, len(PLAIN))]) == ()


def test_the_topic_has_the_words_that_tell_it() -> None:
    seen = view(PLAIN)
    (topic,) = of_opening(seen, knowledge().topics, ())
    assert topic.weighed
    assert not topic.strong
    assert topic.words
    assert list(topic.words) == sorted(topic.words)


def test_a_finding_says_that_it_only_seems_so() -> None:
    (document,) = Linter().lint_text(PLAIN, "page.txt").documents
    (missing,) = [each for each in document.findings if each.rule == "signposting/missing"]
    assert missing.message.startswith("This text seems to be about domestic abuse")
    assert missing.severity == "suggestion"
