"""Sentences that say something in words that nobody listed, on the scales of the pack."""

from typing import Any

import pytest

from safelint.analysis import Analysis
from safelint.readers import read
from safelint.values.entries import Term
from safelint.values.settings import Settings
from safelint.words.weighed import SentenceFound, WeighedSentences
from support import CheckText
from support.signposting import knowledge, pack

PLAIN = "The library opens at nine and the café at ten. Bring a coat, for the hall is cold. "
HARM = "A man raped a woman in her flat. "
HEAVY = "It must be said that a girl who goes out dressed like that has only herself to blame."
BLAME = "If she had stayed at home with her children that night, none of this would have happened to her."

SLIGHT = [
    "She had been seen with him in the pub earlier that evening.",
    "She did not ring anybody until the next day.",
    "She had gone back to his flat for a coffee.",
    "Nobody had made her stay.",
    "She had known him for a week.",
    "She had taken a lift from him before.",
    "She had laughed at his jokes.",
]


@pytest.fixture(scope="module")
def term() -> Term:
    return next(each for each in pack().terms if each.id == "seems-to-blame")


def weighed(text: str, term: Term, kind: str = "news", **told: Any) -> list[SentenceFound]:
    analysis = Analysis(read("text.md", text.encode(), "markdown"), Settings(kind=kind), knowledge())
    return list(WeighedSentences(analysis, **told).found(term))


def found(text: str, term: Term) -> list[str]:
    return [text[each.start : each.end] for each in weighed(text, term)]


def test_a_sentence_beside_harm_is_found(term: Term) -> None:
    assert found(HARM + BLAME, term) == [BLAME]


def test_a_short_text_may_leave_out_what_it_is_about(term: Term) -> None:
    assert found(BLAME, term) == [BLAME]


def test_little_is_told_of_in_a_long_text_on_other_matters(term: Term) -> None:
    plain = PLAIN * 40
    assert found(plain + HEAVY, term) == [HEAVY]
    assert found(plain + BLAME, term) == []
    assert found(plain + HARM + BLAME, term) == []
    assert found(plain + HARM * 6 + BLAME, term) == [BLAME]


@pytest.mark.parametrize(("text", "told"), [(PLAIN * 6, False), (PLAIN, True), (HARM + PLAIN * 6, True)])
def test_a_longer_text_on_no_subject_is_not_weighed(check_text: CheckText, text: str, told: bool) -> None:
    rules = {finding.rule for finding in check_text(text + HEAVY).findings}
    assert ("terminology/seems-to-blame" in rules) is told


def test_a_sentence_needs_more_the_more_there_are(term: Term) -> None:
    needed = [weighed(HARM * 2 + HEAVY + PLAIN * times, term)[0].needed for times in (0, 3, 5, 10)]
    assert needed[0] == needed[1] == knowledge().scale("blame").needs
    assert needed[1] < needed[2] < needed[3]


def test_one_sentence_is_enough_in_a_text_of_some_length_that_tells_of_harm(term: Term) -> None:
    assert found(HARM * 3 + PLAIN * 6 + BLAME, term) == [BLAME]
    assert found(PLAIN * 40 + HARM + BLAME, term) == []


def test_a_sentence_needs_less_beside_one_that_weighs_enough(term: Term) -> None:
    """Made of such sentences until one weighs too little alone: the examples change what sentences weigh."""
    needs = knowledge().scale("blame").needs
    slight = [text for text in SLIGHT if not found(HARM + text, term)]
    beside = [each for text in slight for each in weighed(HARM + HEAVY + " " + text, term)]
    assert any(each.beside for each in beside)
    assert all(each.needed == needs - 20 and each.weight < needs for each in beside if each.beside)


def test_a_sentence_needs_less_the_greater_the_share_of_those_that_weigh_enough(term: Term) -> None:
    few = [each for text in SLIGHT for each in weighed(HARM + PLAIN * 30 + HARM * 5 + HEAVY + " " + text, term)]
    many = [each for text in SLIGHT for each in weighed((HARM + HEAVY + " ") * 9 + PLAIN * 25 + text, term)]
    least = {name: min(each.needed for each in found) for name, found in (("few", few), ("many", many))}
    assert least["many"] < least["few"]


def test_a_sentence_needs_more_in_a_story_and_in_a_text_of_no_kind(term: Term) -> None:
    text = HARM + HEAVY
    (news,), (story,), (general,) = (weighed(text, term, kind) for kind in ("news", "story", "general"))
    assert story.needed == general.needed == news.needed + 10


def test_what_a_sentence_only_quotes_is_not_weighed(term: Term) -> None:
    assert found(f'{HARM}In court the man said: "{BLAME}"', term) == []


def test_what_the_publisher_says_in_quotation_marks_is_weighed(term: Term) -> None:
    said = f'Our chair said: "{BLAME}"'
    assert found(HARM + said, term) == [said]


def test_each_sentence_tells_what_it_weighs_and_its_heaviest_words(term: Term) -> None:
    (sentence,) = weighed(HARM + BLAME, term)
    assert sentence.weight >= sentence.needed == knowledge().scale("blame").needs
    weights = [each.weight for each in sentence.telling]
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)
    assert all(sentence.start <= each.start < each.end <= sentence.end for each in sentence.telling)


FILLED = HARM * 3 + PLAIN * 6


@pytest.fixture(scope="module")
def barely(term: Term) -> str:
    """A sentence that only a careless author is told of: the examples change what sentences weigh."""
    careless = (text for text in SLIGHT if weighed(FILLED + text, term, is_careless=True))
    return next(text for text in careless if not weighed(FILLED + text, term))


def test_the_sentences_of_a_careless_author_need_less(barely: str, term: Term) -> None:
    (careless,) = weighed(FILLED + barely, term, is_careless=True)
    (usual,) = {each.needed for each in weighed(FILLED + HEAVY, term)}
    assert careless.needed < usual


def test_three_different_words_that_speak_badly_of_people_show_a_careless_author(
    barely: str, check_text: CheckText
) -> None:
    words = ("He committed suicide.", "He was a junkie.", "She is a schizophrenic.", "Utilise it prior to use.")

    def is_told(*more: str) -> bool:
        report = check_text(f"{FILLED}{barely} {' '.join(more)}", kind="news")
        return "terminology/seems-to-blame" in {finding.rule for finding in report.findings}

    assert is_told(*words[:3])
    assert not is_told(*words[:2])
    assert not is_told(*words[:2], words[3])


@pytest.mark.parametrize("name", ["the Protection of Children Act 1978", "the NSPCC", "https://example.org/rules"])
def test_a_law_a_name_or_an_address_in_a_sentence_excuses_neither_it_nor_another_word_there(
    check_text: CheckText, name: str
) -> None:
    text = f"{HARM}{HEAVY[:-1]}, as {name} says of child pornography."
    found = {each.rule for each in check_text(text, kind="news").findings}
    assert {"terminology/seems-to-blame", "terminology/child-pornography"} <= found


@pytest.mark.parametrize(
    "who",
    [
        "In mitigation, Peter Joyce said that",
        "Ian Hudson, defending, said that",
        "Defending, Ann Lee KC told the court that",
        "The jury was told by way of mitigation that",
        "A defence barrister said that",
        "Ann Lee, for the defence, said that",
        "His solicitor said that",
        "His lawyer, Niall Baxter, told the court that",
        "Croy's solicitor said that",
        "A lawyer for Croy said that",
    ],
)
def test_a_plea_in_court_is_reported_and_no_excuse_of_the_text(check_text: CheckText, who: str) -> None:
    excuse = "the strain of caring tipped a loving son into behaviour he would never otherwise have shown."
    plain = check_text(f"{HARM}A neighbour said that {excuse}")
    pleaded = check_text(f"{HARM}{who} {excuse}")
    assert "terminology/seems-to-excuse" in [each.rule for each in plain.findings]
    assert "terminology/seems-to-excuse" not in [each.rule for each in pleaded.findings]


def test_a_plea_tells_nothing_of_who_writes() -> None:
    term = next(each for each in pack().terms if each.id == "seems-to-excuse")
    plea = (
        "Ann Lee, defending, said that he has lost his home, his job and his good name, and has been punished enough."
    )
    text = f"{HARM}{plea} Lomas would fly into a rage when his tea was late."
    assert [each.beside for each in weighed(text, term)] == [False, True]
    assert not weighed(text, term, pleaded={"blame.excuses"})


ON_A_DEATH = (
    "It is with a heavy heart that I tell you that a Year 10 pupil took his own life at the weekend. He was a kind boy "
    "who had been bullied. The school is open, and staff are there to listen to all who would like to talk of him. You "
    "can call Samaritans on 116 123, at any time."
)


def test_nobody_is_excused_or_blamed_where_only_a_death_by_suicide_is_told(check_text: CheckText) -> None:
    def seeming(text: str) -> bool:
        return any("/seems-to-" in each.rule for each in check_text(text, kind="letter").findings)

    assert not seeming(ON_A_DEATH)
    assert seeming(f"{ON_A_DEATH} A man of 40 has been charged. {HEAVY}")


def test_whom_to_call_excuses_nobody() -> None:
    term = next(each for each in pack().terms if each.id == "seems-to-excuse")
    excuse = "the strain of caring tipped a loving son into behaviour he would never otherwise have shown"
    assert found(f"{HARM}It may be that {excuse}.", term)
    assert not found(f"{HARM}Children and young people can contact Childline on 0800 1111.", term)
    assert not found(f"{HARM}Call Samaritans on 116 123 if {excuse}.", term)
