"""Sentences that say something in words that nobody listed, on the scales of the pack."""

import pytest

from safelint.values.entries import Term
from safelint.words.weighed import WeighedSentences
from support.signposting import pack, view

PLAIN = "The library opens at nine and the café at ten. Bring a coat, for the hall is cold. "
HARM = "A man raped a woman in her flat. "
HEAVY = (
    "If the lad had come clean to his parents about the photographs, the blackmailers would have had nothing to hold "
    "over him."
)
BLAME = "If she had stayed at home with her children that night, none of this would have happened to her."


@pytest.fixture(scope="module")
def term() -> Term:
    return next(each for each in pack().terms if each.id == "seems-to-blame")


def found(text: str, term: Term) -> list[str]:
    seen = view(text)
    return [seen.document.text[each.start : each.end] for each in WeighedSentences(seen).found(term)]


def test_a_sentence_beside_harm_is_found(term: Term) -> None:
    assert found(HARM + BLAME, term) == [BLAME]


def test_a_short_text_may_leave_out_what_it_is_about(term: Term) -> None:
    assert found(BLAME, term) == [BLAME]


def test_nothing_is_weighed_in_a_long_text_on_other_matters(term: Term) -> None:
    plain = PLAIN * 16
    assert found(plain + HEAVY, term) == []
    assert found(plain + HARM + HEAVY, term) == []
    assert found(plain + HARM * 3 + HEAVY, term) == [HEAVY]


def test_a_sentence_needs_more_the_more_there_are(term: Term) -> None:
    needed = [next(WeighedSentences(view(HARM + HEAVY + PLAIN * times)).found(term)).needed for times in (0, 3, 5, 10)]
    assert needed[0] == needed[1] == view(HARM).knowledge.scale("blame").needs
    assert needed[1] < needed[2] < needed[3]


def test_what_a_sentence_only_quotes_is_not_weighed(term: Term) -> None:
    assert found(f'{HARM}In court the man said: "{BLAME}"', term) == []


def test_each_sentence_tells_what_it_weighs_and_its_heaviest_words(term: Term) -> None:
    seen = view(HARM + BLAME)
    (sentence,) = WeighedSentences(seen).found(term)
    assert sentence.weight >= sentence.needed == seen.knowledge.scale("blame").needs
    weights = [each.weight for each in sentence.telling]
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)
    assert all(sentence.start <= each.start < each.end <= sentence.end for each in sentence.telling)
