"""Terms in their surroundings: what excuses them, and which of two findings stays."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TODAY, CheckText
from safelint.config import Config, Flags
from safelint.engine import Engine
from safelint.readers import read

ENGINE = Engine(Flags(today=TODAY))
TERM = "terminology/child-pornography"


def terms(check_text: CheckText, text: str, **flags: object) -> list[tuple[str, str]]:
    report = check_text(text, **flags)
    return [(each.rule, each.text) for each in report.findings if each.rule.startswith("terminology/")]


@pytest.mark.parametrize(
    "text",
    [
        "Officers found child pornography.",
        "# Child pornography found",
        "Officers found child\npornography.",
        "Officers found **child** pornography and [child porn](https://example.org/).",
        "![Child pornography](a.png)",
        "- a list\n  with child\n  pornography",
        "| a |\n| --- |\n| child pornography |",
    ],
)
def test_a_term_is_found_where_readers_see_it(check_text: CheckText, text: str) -> None:
    found = terms(check_text, text)
    assert found
    assert {rule for rule, _ in found} == {TERM}


@pytest.mark.parametrize(
    "text",
    [
        'The judge said: "You looked at child pornography."',
        "The judge said: \u2018You looked at child pornography.\u2019",
        "> You looked at child pornography.",
        "Do not say child pornography.",
        "The term \u201cchild pornography\u201d is wrong.",
        "See https://example.org/child-porn and #childporn.",
        "He wrote `child pornography` there.",
        "The Optional Protocol on the sale of children, child prostitution and child pornography",
        "She rang the Revenge Porn Helpline.",
        "He admitted sexual activity with a child.",
    ],
)
def test_what_excuses_a_term(check_text: CheckText, text: str) -> None:
    assert terms(check_text, text) == []


def test_an_apostrophe_quotes_nothing(check_text: CheckText) -> None:
    assert terms(check_text, "It wasn't known that the man's child pornography wasn't his.") == [
        (TERM, "child pornography")
    ]


def test_what_stands_in_a_paragraph_depends_on_no_other(check_text: CheckText) -> None:
    paragraph = "Officers found child pornography."
    alone = terms(check_text, paragraph)
    assert terms(check_text, f'He said "no.\n\n{paragraph}\n\nFlorida law is different.') == alone


def test_of_two_that_overlap_the_more_severe_stays(check_text: CheckText) -> None:
    assert len(terms(check_text, "He shared pornographic images of children.")) == 1


def test_a_name_is_fixed_where_it_stands_whole(check_text: CheckText) -> None:
    [finding] = [
        each for each in check_text("Call ChildLine on 0800 1111.").findings if each.rule.endswith("name-style")
    ]
    assert finding.fix is not None
    assert finding.fix.replacement == "Childline"
    [finding] = [
        each for each in check_text("Call Child*Line* on 0800 1111.").findings if each.rule.endswith("name-style")
    ]
    assert finding.fix is None


def test_another_language_is_left_alone(check_text: CheckText) -> None:
    assert terms(check_text, '<p lang="cy">child pornography</p>\n', form="html") == []


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "Officers found child pornography.",
            'He said: "It was child pornography."',
            'He said "it was over.',
            '"And then child pornography.',
            "Call ChildLine today.",
            "She wasn't known to the girls' school.",
            "- child porn\n- the word child porn is wrong",
            "> child pornography",
            "Plain words only.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(PARAGRAPHS, st.randoms())
@settings(max_examples=60, deadline=None)
def test_terms_of_a_paragraph_do_not_depend_on_its_neighbours(paragraphs: list[str], random: Random) -> None:
    """Shuffled paragraphs give the same findings; only a quotation that runs on over paragraphs ties two together."""
    paragraphs = [each for each in paragraphs if not each.startswith('"')]
    shuffled = random.sample(paragraphs, len(paragraphs))
    assert found_in(paragraphs) == found_in(shuffled)


def found_in(paragraphs: list[str]) -> list[tuple[str, str]]:
    text = "\n\n".join(paragraphs)
    report = ENGINE.check_document(read("a.md", text.encode(), "markdown"), "a.md", Config(), [])
    return sorted((each.rule, each.text) for each in report.findings if each.rule.startswith("terminology/"))
