"""A preferred wording takes the number, tense, article and capital of the words that it replaces."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safelint.knowledge import loader
from safelint.lexicon.lexicon import Lexicon
from safelint.words.inflection import Inflection, capital_kept

INFLECTION = Inflection(Lexicon(loader.load().lexicon))


@pytest.mark.parametrize(
    ("found", "preferred", "fitted"),
    [
        ("kid", "child", "child"),
        ("kids", "child", "children"),
        ("Kids", "child", "Children"),
        ("addicts", "person with an addiction", "people with an addiction"),
        ("serial absconders", "child who goes missing often", "children who go missing often"),
        ("cutters", "person who self-harms", "people who self-harm"),
        ("prostitutes", "woman involved in prostitution", "women involved in prostitution"),
        ("tramps", "people who are homeless", "people who are homeless"),
        ("a tramp", "person who is homeless", "a person who is homeless"),
        ("ascertaining", "find out", "finding out"),
        ("committed suicide", "died by suicide", "died by suicide"),
        ("utilising", "use", "using"),
        ("coloured people", "people from an ethnic minority", "people from an ethnic minority"),
        ("marital spats", "abuse", "abuse"),
        ("erroneous", "wrong", "wrong"),
        ("basis", "reason", "reason"),
        ("abyss", "child", "child"),
        ("gizmos", "child", "children"),
        ("gizmos", "wrong", "wrong"),
        ("suicides", "suicide attempt", "suicide attempts"),
    ],
)
def test_words_take_the_form_of_those_that_they_replace(found: str, preferred: str, fitted: str) -> None:
    assert INFLECTION.fitted(found, preferred) == fitted


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("older person", "an"),
        ("person", "a"),
        ("older people", ""),
        ("abuse", ""),
        ("user of drugs", "a"),
        ("unwanted call", "an"),
        ("honest answer", "an"),
    ],
)
def test_an_article_agrees_with_the_words_after_it(words: str, article: str) -> None:
    assert INFLECTION.article(words) == article


WORDS = st.lists(st.text(string.ascii_letters, min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join)


@given(WORDS, WORDS)
@settings(deadline=None)  # the first word loads the tables
def test_what_is_written_is_never_empty_and_the_same_for_the_same_words(found: str, preferred: str) -> None:
    fitted = INFLECTION.fitted(found, preferred)
    assert fitted
    assert fitted == INFLECTION.fitted(found, preferred)


def test_a_capital_is_kept() -> None:
    assert capital_kept("Kids", "children") == "Children"
    assert capital_kept("kids", "Children") == "Children"
