"""Who speaks in a quotation, and what that makes of the words in it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from safelint import Linter
from safelint.analysis import Analysis
from safelint.kinds.shape import Shape
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.finding import Finding
from safelint.values.settings import Settings
from safelint.words.speakers import Ground, Speakers, Who
from safelint.words.term_phrases import phrases
from safelint.words.terms import TermIndex
from support import DATA, CheckText

KNOWLEDGE = Knowledge(load(), ())
PASSAGES: list[dict[str, Any]] = tomllib.loads((DATA / "speakers" / "passages.toml").read_text("utf-8"))["passage"]
_OF_WHOLE_TEXTS = ("terminology/inconsistent", "terminology/undefined-abbreviation")

OFFICER = 'Detective Inspector Ann Lee said: "{}"'


def analysed(text: str, **settings: Any) -> Analysis:
    return Analysis(read("text.md", text.encode(), "markdown"), Settings(**settings), KNOWLEDGE)


def speakers(text: str, **settings: Any) -> list[tuple[str, str]]:
    return [(each.who.value, each.ground.id) for each in Speakers(analysed(text, **settings)).all]


def told(check_text: CheckText, text: str, **flags: object) -> list[Finding]:
    found = check_text(text, **flags).findings
    return [each for each in found if each.rule.startswith("terminology/") and each.rule not in _OF_WHOLE_TEXTS]


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["name"] for passage in PASSAGES])
def test_the_words_of_the_house_are_judged(check_text: CheckText, passage: dict[str, Any]) -> None:
    found = [each.text.lower() for each in told(check_text, passage["text"])]
    touched = [text for text in found if passage["words"] in text or text in passage["words"]]
    assert bool(touched) == (passage["who"] == "house")


@pytest.mark.parametrize(
    "passage", [each for each in PASSAGES if each["who"] != "innocent"], ids=lambda passage: passage["name"]
)
def test_whose_words_they_are(passage: dict[str, Any]) -> None:
    analysis = analysed(passage["text"])
    who = Speakers(analysis).who(analysis.document.text.lower().index(passage["words"]))
    assert (who is Who.HOUSE) == (passage["who"] == "house")


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ('# "She wanted it"\n\nA review.', Ground.HEADING),
        ('Our chair said: "We are glad."', Ground.WE),
        ('Wexley Police\n\nSergeant Lee said: "We are glad."', Ground.OF_PUBLISHER),
        ('Sergeant Lee said: "We are glad."', Ground.OFFICE),
        ('"We are glad," said Sergeant Lee. "We are."', Ground.GOES_ON),
        ('Sergeant Lee said: "We are glad."\n\nAfter a while Mr Lee said: "We are."', Ground.NAMED_BEFORE),
        ('His mother said: "I am glad."', Ground.OUTSIDER),
        ('Sergeant Lee told the jury: "I saw it."', Ground.TO_A_COURT),
        ('Sergeant Lee said that it was quiet. "We are glad."', Ground.OFFICE),
        ('Sergeant Lee was told that he was gone. "We are not glad."', Ground.NOT_SAID),
        ('Sergeant Lee thanked the family. "We are not glad."', Ground.NOT_SAID),
        ('Sergeant Lee said that it was quiet. "Gladness" was the headline.', Ground.NOT_SAID),
        ('His mother spoke of her loss. "I am not glad."', Ground.OUTSIDER),
        ('Sergeant Lee came to the door. "We are glad."', Ground.NOT_SAID),
        ('Sergeant Lee said that it was quiet. It was. "We are glad."', Ground.NOT_SAID),
        ('Sergeant Lee said that it was quiet. "We are glad," said his mother.', Ground.OUTSIDER),
        ('Wexley Police\n\nSergeant Lee of Marden Constabulary said: "We are glad."', Ground.ANOTHER_BODY),
        ('By Jo Marsh\n\nSergeant Lee said: "We are glad."', Ground.PAPER),
        ('Sergeant Lee said: "We are."\n\nHeadteacher Jo Hill said: "We are glad."', Ground.SEVERAL_BODIES),
        (
            'The court heard that he had run. Defending, Jo Hill said sorry. Sergeant Lee said: "We are glad."',
            Ground.TRIAL,
        ),
        ('Kelly said: "I am glad."', Ground.NO_OFFICE),
        ('On a card stood: "I am glad."', Ground.NOT_SAID),
    ],
    ids=lambda value: value.id if isinstance(value, Ground) else None,
)
def test_each_ground(text: str, ground: Ground) -> None:
    assert speakers(text)[-1][1] == ground.id


def test_a_quotation_inside_another_is_nobody_s() -> None:
    analysis = analysed(OFFICER.format("They shouted 'nonce' at him."))
    found = Speakers(analysis).at(analysis.document.text.index("nonce"))
    assert found is not None
    assert (found.who, found.ground) == (Who.UNKNOWN, Ground.INSIDE)


def test_what_stands_in_no_quotation_has_no_speaker() -> None:
    assert Speakers(analysed('He left. Sergeant Lee said: "We are glad."')).at(0) is None


@pytest.mark.parametrize(
    ("settings", "who"),
    [
        ({}, "house"),
        ({"kind": "press-release"}, "house"),
        ({"kind": "news"}, "others"),
        ({"kind": "story"}, "others"),
        ({"audience": "news", "audience_given": True}, "others"),
        ({"audience": "news"}, "house"),
    ],
)
def test_in_the_news_all_who_speak_are_others(settings: dict[str, Any], who: str) -> None:
    assert [each for each, _ in speakers(OFFICER.format("We are glad."), **settings)] == [who]


@pytest.mark.parametrize(
    "line",
    [
        "Marden Constabulary",
        "News from Marden Constabulary",
        "Press release from Marden Constabulary, 3 May 2025",
        "Issued by Marden Constabulary press office",
        "# Marden Constabulary warns of fraud",
        "---\ntitle: Fraud | Marden Constabulary\n---",
        "Marden Constabulary has moved its office.",
    ],
)
def test_where_a_publisher_names_itself(line: str) -> None:
    text = line + '\n\nSergeant Lee of {} said: "We are glad."'
    assert speakers(text.format("Marden Constabulary")) == [("house", "of-publisher")]
    assert speakers(text.format("Wexley Police")) == [("others", "another-body")]


@pytest.mark.parametrize(
    "line", ["By Jo Marsh", "Wexley Post, 3 May 2025", "---\ntitle: Fraud | Wexley Gazette\n---", "Crime reporter"]
)
def test_what_shows_a_paper(line: str) -> None:
    assert speakers(f"{line}\n\n" + OFFICER.format("We are glad.")) == [("others", "paper")]


@pytest.mark.parametrize("made", [Shape, Speakers])
def test_who_speaks_and_the_shape_of_a_text_are_made_once(made: type, monkeypatch: pytest.MonkeyPatch) -> None:
    count, begin = [], made.__init__
    monkeypatch.setattr(made, "__init__", lambda self, view: (count.append(view), begin(self, view))[1])
    analysis = analysed(OFFICER.format("He had child pornography."))
    assert not analysis.terms  # KNOWLEDGE has no rule on
    assert analysis.view(Speakers).all
    assert analysis.kind
    assert count == [analysis]


def test_the_house_is_judged_one_level_milder(check_text: CheckText) -> None:
    (own,) = told(check_text, "He had child pornography.")
    (quoted,) = told(check_text, OFFICER.format("He had child pornography."))
    assert (own.severity, quoted.severity) == ("error", "warning")


def found_by(speaker: str, text: str, **options: bool) -> int:
    """How often a term that counts only in the words of `speaker` is found."""
    pack = KNOWLEDGE.pack
    terms = [term._replace(speaker=speaker) for term in pack.terms if term.id == "child-pornography"]
    matcher = phrases(terms, pack.needs)
    index = TermIndex(terms, matcher, {"child-pornography"}, pack.contexts, KNOWLEDGE.guards)
    return len(analysed(text, options={"terminology": options}).terms_of(index))


@pytest.mark.parametrize(("speaker", "wanted"), [("anyone", (1, 1, 0)), ("house", (1, 1, 0)), ("others", (0, 0, 1))])
def test_a_term_says_in_whose_words_it_counts(speaker: str, wanted: tuple[int, int, int]) -> None:
    texts = (
        "He had child pornography.",
        OFFICER.format("He had child pornography."),
        'The defendant said: "It was child pornography."',
    )
    assert tuple(found_by(speaker, text) for text in texts) == wanted


def test_quotations_of_all_are_judged_where_that_is_asked_for() -> None:
    text = 'The judge said: "He had child pornography."'
    assert [found_by("anyone", text, quotations=each) for each in (False, True)] == [0, 1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Paedo John Smith was jailed for ten years.", "Paedo"),
        ("# Paedo John Smith jailed", "Paedo"),
        ("Nonce Peter Lowe was jailed on Friday.", "Nonce"),
        ("Junkie Carl Moss stole from his gran.", "Junkie"),
        ("Schizophrenic Mark Dale stabbed his neighbour.", "Schizophrenic Mark"),
        ("# Schizophrenic attacker walked free", "Schizophrenic attacker"),
        ("Alcoholic mother left baby alone.", "Alcoholic mother"),
    ],
)
def test_a_label_before_a_name_is_use(check_text: CheckText, text: str, words: str) -> None:
    assert [each.text for each in told(check_text, text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Alcoholics Anonymous meets on Tuesday in the hall.",
        "The Schizophrenia Association meets on Tuesday.",
        "Paedophile Information Exchange was a group of the 1970s.",
        "Schizophrenic Support Group meets on Tuesday.",
        "# Psychotic Disorders: a guide",
        "Alcoholic Drinks are not sold on site.",
        "Junkie is a novel by William Burroughs.",
        '# Review: "Junkie" by William Burroughs',
    ],
)
def test_a_label_in_a_name_or_a_title_is_none(check_text: CheckText, text: str) -> None:
    assert told(check_text, text) == []


def test_a_finding_in_words_of_the_house_says_why_they_count_as_its_own() -> None:
    text = "# Statement\n\n{} said: “The junkie was seen in the park.”\n\nNotes to editors: from Exham Police.\n"
    own = {"Chief Constable Ana Reed of Exham Police": True, "A neighbour": False}
    for speaker, is_own in own.items():
        report = Linter().lint_text(text.format(speaker), "a.md")
        said = " ".join(each.message for each in report.documents[0].findings)
        assert ("Though quoted, these words count as yours" in said) == is_own


@pytest.mark.parametrize("said", ['the marriage had been "a stormy relationship"', 'the marriage was "on the rocks"'])
def test_words_that_begin_before_the_mark_are_those_of_whom_they_quote(check_text: CheckText, said: str) -> None:
    text = f"By Simon Prior, court reporter\n\nHe stabbed his wife. Prosecuting, Ann Lee said that {said}."
    assert told(check_text, text.replace('"', ""))
    assert not told(check_text, text)


@pytest.mark.parametrize("word", ["devoted", "'devoted'", '"devoted"'])
def test_praise_in_a_headline_is_the_choice_of_who_publishes(check_text: CheckText, word: str) -> None:
    text = f"# Neighbours in shock after {word} couple found dead\n\nPolice believe that he killed his wife."
    assert "terminology/devoted-couple-dead" in [each.rule for each in check_text(text).findings]


@pytest.mark.parametrize("headline", ['"Perfect" dad killed his wife', "'Loving' husband killed his wife"])
def test_praise_by_one_quoted_word_is_the_choice_of_who_publishes(check_text: CheckText, headline: str) -> None:
    text = f"# {headline}\n\nHe was jailed for life for her murder."
    assert "terminology/loving-family-man" in [each.rule for each in check_text(text).findings]
