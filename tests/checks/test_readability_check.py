"""What the readability rules say of a text: grade, sentences, paragraphs, who acts, plainer words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from safelint.config import Config, Flags
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.text.passages import Passage, passages
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Finding
from safelint.values.settings import AUDIENCES
from support import TODAY, CheckText
from support.checking import check_document

GRADE, SENTENCE, PARAGRAPH, PASSIVE, HARD = (
    f"readability/{name}" for name in ("reading-grade", "long-sentence", "long-paragraph", "passive-voice", "hard-word")
)
HARDER = "Professional organisations continuously evaluate their safeguarding responsibilities and procedures here.\n\n"
EASY = "We help all of them with it now.\n\n"
TWENTY_SIX = (
    "We work with schools in all of the town, and each child who tells us of it will"
    " be heard and kept safe from now on."
)


def of(rule: str, findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def configured(text: str, options: dict[str, Any], form: str = "markdown", **flags: object) -> tuple[Finding, ...]:
    engine = Engine(Flags(today=TODAY, **flags))  # type: ignore[arg-type]
    document = read(f"text.{form}", text.encode(), form)
    report = check_document(engine.checker, document, "text", Config(values={"readability": options}))
    return report.findings


# The grade -----------------------------------------------------------------------------------------------------------


def test_the_grade_names_the_sentences_that_cost_most_and_the_long_words(check_text: CheckText) -> None:
    found = of(GRADE, check_text(HARDER * 20 + EASY * 20, kind="service-page").findings)
    assert [(each.severity, each.text, each.span.start) for each in found] == [(WARNING, "", 0)]
    heavy = ("responsibilities", "continuously", "organisations", "evaluate", "procedures")
    assert found[0].message.split("\n") == [
        "The reading grade is 14.8, a reading age of about 20; for the public stay at 8 or below and aim for 6.",
        f"The long words that weigh most: {', '.join(f'{word} (20 times)' for word in heavy)}.",
        "Shorten or split first the sentences that cost most.",
    ]
    assert len(found[0].related) == 5
    words = "without this sentence of 10 words the grade falls by 0.4:"
    quoted = '"Professional organisations continuously evaluate their ..."'
    assert {each.message for each in found[0].related} == {f"{words} {quoted}"}
    assert [each.span.start for each in found[0].related] == [number * len(HARDER) for number in range(5)]


def test_a_sentence_that_costs_next_to_nothing_beside_the_others_is_not_named(check_text: CheckText) -> None:
    fair = "The designated colleague will immediately answer and help you with whatever it may be.\n\n"
    found = of(GRADE, check_text(HARDER * 2 + fair * 20 + EASY * 4, kind="service-page").findings)
    assert [each.span.start for each in found[0].related] == [0, len(HARDER)]


@pytest.mark.parametrize(
    ("hard", "easy", "severity"),
    [(9, 0, None), (10, 0, SUGGESTION), (20, 12, SUGGESTION), (20, 13, WARNING), (0, 60, None)],
)
def test_the_grade_of_short_texts_is_a_suggestion_or_nothing(
    check_text: CheckText, hard: int, easy: int, severity: str | None
) -> None:
    found = of(GRADE, check_text(HARDER * hard + EASY * easy, kind="service-page").findings)
    assert [each.severity for each in found] == ([severity] if severity else [])
    assert all(("rough guide" in each.message) == (severity == SUGGESTION) for each in found)


@pytest.mark.parametrize(
    ("kind", "audience", "severity"), [("", "", SUGGESTION), ("story", "", SUGGESTION), ("", "public", WARNING)]
)
def test_where_nothing_shows_the_readers_their_limits_only_suggest(
    check_text: CheckText, kind: str, audience: str, severity: str
) -> None:
    given = {name: value for name, value in (("kind", kind), ("audience", audience)) if value}
    long = f"{' '.join(['child'] * 40).capitalize()}."
    found = check_text(f"{HARDER * 40}{long}", **given).findings
    assert {each.severity for each in (*of(GRADE, found), *of(SENTENCE, found))} == {severity}


def test_only_strict_makes_an_error_and_never_of_a_short_text() -> None:
    assert [each.severity for each in of(GRADE, configured(HARDER * 40, {"strict": True}))] == [ERROR]
    assert [each.severity for each in of(GRADE, configured(HARDER * 20, {"strict": True}))] == [SUGGESTION]
    assert [each.severity for each in of(GRADE, configured(HARDER * 40, {"strict": True, "grade": 99}))] == []
    assert [each.severity for each in of(GRADE, configured(HARDER * 40, {"strict": True}, kind="record"))] == [
        SUGGESTION
    ]


def test_names_subjects_and_everyday_words_are_not_told_as_long_words(check_text: CheckText) -> None:
    text = (
        "Northumberland and Nottinghamshire have radically improved exploitation services for everybody. "
        "Domestic abuse and coercive control are devastating to everybody in Northumberland, with domestic abuse known."
        "\n\n"
    )
    message = of(GRADE, check_text(text * 5).findings)[0].message
    assert "The long words that weigh most: devastating (5 times), radically (5 times), services" in message
    for word in ("umberland", "nottingham", "domestic", "everybody", "exploitation"):
        assert word not in message.lower()


@pytest.mark.parametrize(
    ("audience", "limits"),
    [
        ("public", "the public stay at 8 or below and aim for 6"),
        ("news", "news readers stay at 10 or below and aim for 8"),
        ("children", "children under 12 stay at 5 or below and aim for 3"),
        ("young-people", "young people of 12 to 17 stay at 7 or below and aim for 5"),
        ("professional", "people who do this for a living stay at 12 or below and aim for 9"),
        ("easy-read", "easy read stay at 5 or below and aim for 3"),
    ],
)
def test_limits_by_audience(check_text: CheckText, audience: str, limits: str) -> None:
    found = of(GRADE, check_text(HARDER * 40, audience=audience).findings)
    assert [each.message.split("for ", 1)[1].split(".")[0] for each in found] == [limits]


@pytest.mark.parametrize(
    ("kind", "readers"),
    [
        ("news", "news readers"),
        ("press-release", "news readers"),
        ("witness-appeal", "news readers"),
        ("policy", "people who do this for a living"),
        ("letter", "the public"),
    ],
)
def test_limits_by_kind_unless_an_audience_is_given(check_text: CheckText, kind: str, readers: str) -> None:
    assert f"for {readers} stay" in of(GRADE, check_text(HARDER * 40, kind=kind).findings)[0].message
    given = of(GRADE, check_text(HARDER * 40, kind=kind, audience="children").findings)[0].message
    assert "for children under 12 stay" in given


# Sentences -----------------------------------------------------------------------------------------------------------


def test_a_long_sentence_says_where_it_could_be_split(check_text: CheckText) -> None:
    found = of(SENTENCE, check_text(TWENTY_SIX).findings)
    assert [(each.severity, each.text) for each in found] == [(SUGGESTION, TWENTY_SIX)]
    assert found[0].message == (
        "This sentence has 26 words; for the public keep to 25. You could begin a new sentence at"
        ' "and each child who tells us ...".'
    )


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        (
            "The charity has a house in the north of the town, which has rooms for ten families who had to leave home"
            " in a hurry with all they own.",
            ' The part from "which has rooms for ten ..." could be a sentence of its own.',
        ),
        (
            "You can tell the people at your school about this on any day, the nurse at the surgery, the police on the"
            " phone or a friend whom you trust.",
            " It names several things; a list with one on each line is easier to read.",
        ),
        (
            "The officers went to the house on the hill that night and took away two telephones and the big box of"
            " letters that lay beneath his bed upstairs.",
            ' You could end the sentence before "and took away two telephones ...", and begin the next with who it is.',
        ),
        (
            "He told the pupils of the lower school that a picture can never be had back again and that they are"
            " breaking the law when they send one.",
            "",
        ),
        (
            "We will send the letter home to the parents of all of the pupils in the lower years, before the start of"
            " the next term of school.",
            "",
        ),
        (
            "The trust has closed the ward for good in spite of the wishes of all of the people in the town on the hill"
            " by the sea in the north.",
            "",
        ),
    ],
)
def test_what_is_said_of_a_split(check_text: CheckText, sentence: str, says: str) -> None:
    message = of(SENTENCE, check_text(sentence).findings)[0].message
    assert message.partition("keep to 25.")[2] == says


def test_a_sentence_between_contacts_counts_though_a_word_of_it_is_the_name_of_a_service(check_text: CheckText) -> None:
    order = "The court may make an order in respect of a girl, "
    lines = "## Contacts\n\n- Childline: 0800 1111\n- NSPCC: 0808 800 5000\n"
    text = f"Tell the police on 101.\n\n{order * 3}and it is hers.\n\n{lines}"
    assert [each.text[:50] for each in of(SENTENCE, check_text(text, kind="service-page").findings)] == [order]


def test_sentence_limits() -> None:
    assert of(SENTENCE, configured(TWENTY_SIX, {}, audience="news")) == []
    assert of(SENTENCE, configured(TWENTY_SIX, {"sentence-words": 30})) == []
    assert [each.severity for each in of(SENTENCE, configured(TWENTY_SIX, {"sentence-words": 20}))] == [WARNING]
    strict = {"strict": True}
    assert [each.severity for each in of(SENTENCE, configured(TWENTY_SIX, strict))] == [WARNING]
    assert [each.severity for each in of(SENTENCE, configured(TWENTY_SIX, strict, audience="children"))] == [ERROR]
    assert [each.severity for each in of(SENTENCE, configured(TWENTY_SIX, strict, kind="record"))] == [SUGGESTION]


@pytest.mark.parametrize(
    ("audience", "words", "severity"),
    [
        ("public", 25, None),
        ("public", 26, SUGGESTION),
        ("public", 35, SUGGESTION),
        ("public", 36, WARNING),
        ("news", 39, SUGGESTION),
        ("news", 40, WARNING),
        ("professional", 42, SUGGESTION),
        ("professional", 43, WARNING),
        ("young-people", 28, SUGGESTION),
        ("young-people", 29, WARNING),
        ("children", 15, None),
        ("children", 16, WARNING),
        ("easy-read", 16, WARNING),
    ],
)
def test_not_far_above_the_limit_is_a_suggestion(audience: str, words: int, severity: str | None) -> None:
    found = of(SENTENCE, configured(f"{' '.join(['We', *['help'] * (words - 1)])}.", {}, audience=audience))
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_a_limit_of_the_house_is_kept_to_the_word() -> None:
    assert [each.severity for each in of(SENTENCE, configured(TWENTY_SIX, {"sentence-words": 25}))] == [WARNING]
    assert [each.severity for each in of(SENTENCE, configured(TWENTY_SIX, {"strict": True}))] == [WARNING]


def test_of_quoted_sentences_only_the_very_long_are_a_suggestion() -> None:
    assert of(SENTENCE, configured(f"She said: “{TWENTY_SIX}”", {"strict": True})) == []
    quoted = f"“{TWENTY_SIX[:-1]} and {TWENTY_SIX[0].lower()}{TWENTY_SIX[1:]}”"
    found = of(SENTENCE, configured(quoted, {"strict": True}))
    assert [(each.severity, each.message[:35]) for each in found] == [
        (SUGGESTION, "This quoted sentence has 53 words; "),
    ]


# Paragraphs ----------------------------------------------------------------------------------------------------------

SHORT = "We will help you now."
MIDDLING = "We will help you and your family at once and for as long as you need us to, whatever you tell us of it."


@pytest.mark.parametrize(
    ("audience", "sentence", "count", "severity"),
    [
        ("public", SHORT, 5, None),
        ("public", SHORT, 25, None),
        ("public", SHORT, 26, WARNING),
        ("public", MIDDLING, 5, None),
        ("public", MIDDLING, 6, WARNING),
        ("news", MIDDLING, 4, None),
        ("news", MIDDLING, 5, None),
        ("news", MIDDLING, 6, WARNING),
        ("professional", MIDDLING, 6, None),
        ("professional", MIDDLING, 9, WARNING),
        ("children", SHORT, 9, None),
        ("children", SHORT, 10, WARNING),
        ("children", MIDDLING, 3, None),
        ("children", MIDDLING, 4, WARNING),
    ],
)
def test_paragraphs(check_text: CheckText, audience: str, sentence: str, count: int, severity: str | None) -> None:
    text = " ".join([sentence] * count)
    found = of(PARAGRAPH, check_text(f"# Help\n\n{text}\n\n{SHORT}", audience=audience).findings)
    assert [(each.severity, each.text) for each in found] == ([(severity, text)] if severity else [])
    words = count * len(sentence.split())
    assert all(f"This paragraph has {count} sentences and {words} words; for" in each.message for each in found)


def test_a_paragraph_of_quotations_or_a_list_or_lines_of_plain_text_is_no_long_one(check_text: CheckText) -> None:
    quoted = f"She said: “{' '.join([MIDDLING] * 6)}”"
    assert [each.severity for each in of(PARAGRAPH, check_text(quoted).findings)] == [SUGGESTION]
    assert of(PARAGRAPH, check_text(f"She said: “{' '.join([SHORT] * 6)}”").findings) == []
    assert of(PARAGRAPH, check_text("- " + "\n- ".join([MIDDLING] * 9)).findings) == []
    assert of(PARAGRAPH, check_text(f"- {' '.join([SHORT] * 9)}").findings) == []
    lines = "\n".join([" ".join([MIDDLING] * 2)] * 5)
    assert of(PARAGRAPH, check_text(lines, form="text").findings) == []
    assert [each.severity for each in of(PARAGRAPH, check_text(lines).findings)] == [WARNING]
    assert of(PARAGRAPH, configured(" ".join([SHORT] * 9), {"paragraph-sentences": 9})) == []


# Who acts ------------------------------------------------------------------------------------------------------------

HIDDEN = "Mistakes were made at the centre. A review will be carried out next year. Your letter was lost in the post."
OPEN = " We will tell you more about it then."


def test_many_hidden_doers_are_one_suggestion(check_text: CheckText) -> None:
    found = of(PASSIVE, check_text(HIDDEN + OPEN).findings)
    assert [(each.severity, each.text, each.span.start) for each in found] == [(SUGGESTION, "were made", 9)]
    assert found[0].message == (
        '2 of the 4 sentences do not say who acts, such as "were made". Where readers should know, say who:'
        ' "we decided", not "it was decided".'
    )
    assert [(each.message, each.span.start) for each in found[0].related] == [('also in "be carried out"', 48)]


def test_few_hidden_doers_are_nothing(check_text: CheckText) -> None:
    assert of(PASSIVE, check_text(HIDDEN + OPEN * 4).findings) == []  # 2 of 7
    assert of(PASSIVE, check_text("Mistakes were made." + OPEN).findings) == []
    assert of(PASSIVE, check_text(f"# {HIDDEN}\n\nShe said: “{HIDDEN}”").findings) == []


def test_readers_of_the_news_know_who_acts_in_court_on_any_page(check_text: CheckText) -> None:
    text = "The case was adjourned in May. The papers were examined by noon. The hearing was listed again. " * 6
    found = {
        name: len(of(PASSIVE, check_text(text, kind="service-page", audience=name).findings))
        for name in ("public", "news")
    }
    assert found == {"public": 1, "news": 0}


def test_a_single_hidden_doer_counts_for_children_and_in_easy_read(check_text: CheckText) -> None:
    text = "Your form was sent to us." + OPEN * 8
    counts = {name: len(of(PASSIVE, check_text(text, audience=name).findings)) for name in ("children", "easy-read")}
    assert counts == {"children": 1, "easy-read": 1}
    assert of(PASSIVE, check_text(text + OPEN * 3, audience="children").findings) == []
    assert (
        "1 of the 9 sentences does not say" in of(PASSIVE, check_text(text, audience="easy-read").findings)[0].message
    )


def test_in_news_and_records_the_police_and_courts_are_known(check_text: CheckText) -> None:
    text = "He was given six years in prison. The court was told about it. She was taken to a place of safety."
    assert [len(of(PASSIVE, check_text(text, kind=kind).findings)) for kind in ("news", "record", "letter")] == [
        0,
        0,
        1,
    ]


# Plainer words -------------------------------------------------------------------------------------------------------


def test_a_hard_word_is_told_with_the_plainer_one(check_text: CheckText) -> None:
    text = "Approximately ten of us came. It took approximately an hour in conjunction with the school."
    found = of(HARD, check_text(text).findings)
    assert [(each.severity, each.text, each.message) for each in found] == [
        (SUGGESTION, "Approximately", '"Approximately" is hard for many readers: say about.'),
        (SUGGESTION, "in conjunction with", '"in conjunction with" is hard for many readers: say with.'),
    ]


def test_a_hard_word_without_a_plainer_one(check_text: CheckText) -> None:
    assert [each.message for each in of(HARD, check_text("We hereby tell you so.").findings)] == [
        '"hereby" is hard for many readers: leave it out, or say it in everyday words.'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Numerous reasons to call us",
        "She said: “There were numerous of them here.”",
        "He used the word “numerous” in his letter to us.",
        "We work with the Numerous Voices group in town.",
        "We utilise what we have to commence the work.",
        "| Numerous | Things |\n| --- | --- |\n| numerous | purchases |",
    ],
)
def test_where_no_hard_word_is_told(check_text: CheckText, text: str) -> None:
    assert of(HARD, check_text(text).findings) == []


def test_a_word_that_the_house_has_a_term_for_is_told_once(check_text: CheckText, tmp_path: Path) -> None:
    engine = Engine(Flags(today=TODAY))
    assert of(HARD, check_text("There are numerous reasons for it.").findings)
    (tmp_path / "safelint.toml").write_text(
        '[[term]]\nid = "numerous-house"\nseverity = "warning"\nconfidence = "high"\navoid = ["numerous"]\n'
        'prefer = ["many"]\nmessage = "Say many."\nwhy = "It is plain."\n',
        encoding="utf-8",
    )
    (tmp_path / "a.md").write_text("There are numerous reasons for it.", encoding="utf-8")
    rules = [each.rule for each in engine.run([str(tmp_path / "a.md")]).documents[0].findings]
    assert [rule for rule in rules if rule == HARD or "house" in rule] == ["terminology/numerous-house"]


def test_at_most_two_hard_words_in_a_short_text(check_text: CheckText) -> None:
    words = ("approximately", "numerous", "hitherto", "moreover", "predominantly")
    text = "".join(f"We have {word} done this. " for word in words)
    assert [each.text for each in of(HARD, check_text(text).findings)] == ["approximately", "numerous"]
    assert len(of(HARD, check_text(text + EASY * 90).findings)) == 3


def test_children_are_told_of_words_they_do_not_know_however_short_the_text(check_text: CheckText) -> None:
    text = "A worker will consult you at your school. They will not mention it to your siblings."
    found = {name: of(HARD, check_text(text, audience=name).findings) for name in ("children", "easy-read", "public")}
    assert {name: [each.text for each in each_found] for name, each_found in found.items()} == {
        "children": ["consult"],
        "easy-read": ["consult"],
        "public": [],
    }
    assert [(each.severity, each.message) for each in found["children"]] == [
        (SUGGESTION, '"consult" is a hard word for children under 12: say ask, or tell what it means.')
    ]
    message = of(HARD, check_text("They will not be penalised.", audience="children").findings)[0].message
    assert message.endswith("say it in everyday words, or tell what it means.")


def test_young_people_know_more_words_than_children(check_text: CheckText) -> None:
    text = "We require your consent. We will evaluate it by a referral."
    found = {name: [each.text for each in of(HARD, check_text(text, audience=name).findings)] for name in AUDIENCES}
    assert found == {
        "public": [],
        "news": [],
        "children": ["require", "evaluate", "referral"],
        "young-people": ["evaluate", "referral"],
        "professional": [],
        "easy-read": ["require", "evaluate", "referral"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Hackney Advocates can help. Ask for Philomena or for Wolverhampton Sanctuary.",
        "Philomena will listen to you. She is kind.",
        "This is called coercion. Coercion is wrong.",
        "Coercion means that somebody makes you do things. Tell us about the coercion.",
        "# What is coercion?\n\nSome people use coercion to get what they want.",
        "Coercion is when somebody makes you do things.",
        "You may have symptoms (this means signs that you are ill). Tell a nurse about each symptom.",
        "He said “coercion” to me and I asked him why.",
        "My mum’s boyfriend shouted at my grandad’s puppy at bedtime.",
        "You aren't naughty, and they shouldn't have been unkind. It's okay to feel wobbly.",
        "We send our regards to each asylum seeker, regardless of where they are from.",
        "They unlocked the playground and carefully stopped the scariest bullies from running.",
    ],
)
def test_words_that_children_know_or_are_told_are_not_hard(check_text: CheckText, text: str) -> None:
    assert of(HARD, check_text(text, audience="children").findings) == []


def test_a_short_text_of_hard_words_names_four_and_lists_the_rest(check_text: CheckText) -> None:
    words = ("divulge", "allocate", "verify", "disclose", "mitigate", "evaluate")
    text = "".join(f"We {word} it here. " for word in words)
    found = of(HARD, check_text(text, audience="children").findings)
    assert [each.text for each in found] == list(words[:4])
    assert found[-1].message.endswith(" The text has 2 more hard words: mitigate, evaluate.")
    found = of(HARD, check_text(text.replace(" We evaluate it here.", ""), audience="children").findings)
    assert found[-1].message.endswith(" The text has one more hard word: mitigate.")


def test_a_house_says_which_words_its_readers_know() -> None:
    text = "We make referrals. We evaluate them with numerous others."
    found = of(HARD, configured(text, {"known-words": ["Referral", "numerous"]}, audience="children"))
    assert [each.text for each in found] == ["evaluate"]
    assert of(HARD, configured(text, {"known-words": ["numerous"]})) == []


@pytest.mark.parametrize("mark", ["'", "’"])
@pytest.mark.parametrize("set_with", ["'", "’"])
def test_a_known_word_is_known_with_either_apostrophe(mark: str, set_with: str) -> None:
    text = f"The adjudicator{mark}s letter came. It was long."
    assert len(of(HARD, configured(text, {"known-words": []}, audience="children"))) == 1
    assert of(HARD, configured(text, {"known-words": [f"Adjudicator{set_with}s"]}, audience="children")) == []


def test_the_forms_of_one_hard_word_are_told_once(check_text: CheckText) -> None:
    text = "They consult us. They consulted us. She consults us."
    assert [each.text for each in of(HARD, check_text(text, audience="children").findings)] == ["consult"]


def test_both_are_off_for_professionals_unless_asked_for() -> None:
    text = HIDDEN + OPEN + " We have numerous rooms."
    rules = (PASSIVE, HARD)
    cases: list[tuple[dict[str, Any], dict[str, object]]] = [
        ({}, {}),
        ({}, {"audience": "professional"}),
        ({}, {"kind": "policy"}),
        ({"passive-voice": True, "hard-words": True}, {"audience": "professional"}),
        ({"passive-voice": False, "hard-words": False}, {}),
        ({"passive-share": 80}, {}),
    ]
    found = [[len(of(rule, configured(text, options, **flags))) for rule in rules] for options, flags in cases]
    assert found == [[1, 1], [0, 0], [0, 0], [1, 1], [0, 0], [0, 1]]


# Passages of their own ----------------------------------------------------------------------------------------------


def test_a_passage_has_the_limits_of_its_own_audience(check_text: CheckText) -> None:
    text = (
        f"{TWENTY_SIX}\n\n<!-- safelint-set audience=professional -- for the board -->\n\n{TWENTY_SIX} Here.\n\n"
        f"<!-- safelint-set audience=easy-read -->\n\n{TWENTY_SIX} There.\n\n<!-- safelint-reset -->\n\n{TWENTY_SIX}\n"
    )
    found = of(SENTENCE, check_text(text).findings)
    readers = [each.message.split("for ")[1].split(" keep")[0] for each in found]
    assert readers == ["the public", "easy read", "the public"]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_passage_is_graded_by_itself(check_text: CheckText, form: str) -> None:
    paragraph = "{}" if form == "markdown" else "<p>{}</p>"
    hard, easy = (paragraph.format(each.strip()) + "\n\n" for each in (HARDER, EASY))
    text = f"{easy * 60}<!-- safelint-set audience=professional -->\n\n{hard * 40}"
    report = check_text(text, form=form)
    found = of(GRADE, report.findings)
    assert [(each.severity, each.text) for each in found] == [(WARNING, "Professional")]
    assert "for people who do this for a living stay at 12" in found[0].message
    assert report.scores.sentences == 100
    policy = of(GRADE, check_text(text.replace("audience=professional", "kind=policy"), form=form).findings)
    assert [each.message for each in policy] == [found[0].message]


def test_the_kind_of_a_passage_does_not_change_the_audience_that_was_given(check_text: CheckText) -> None:
    text = f"<!-- safelint-set kind=policy -->\n\n{TWENTY_SIX}"
    [alone] = of(SENTENCE, check_text(TWENTY_SIX, audience="children").findings)
    [found] = of(SENTENCE, check_text(text, audience="children").findings)
    assert (found.severity, found.message) == (alone.severity, alone.message)
    assert of(SENTENCE, check_text(text).findings) == []


def test_a_passage_of_records_gets_suggestions_only(check_text: CheckText) -> None:
    text = f"<!-- safelint-set kind=record audience=public -->\n\n{TWENTY_SIX}"
    assert [each.severity for each in of(SENTENCE, check_text(text).findings)] == [SUGGESTION]


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        (
            "<!-- safelint-set audience=childs -->",
            'line 3: safelint-set cannot take "audience=childs"; audience is one of',
        ),
        (
            "<!-- safelint-set kind=rant -->",
            'line 3: safelint-set cannot take "kind=rant"; kind is one of press-release,',
        ),
        ("<!-- safelint-set nation=wales -->", 'cannot take "nation=wales"; it sets audience=... or kind=...'),
        ("<!-- safelint-set -- because -->", "line 3: safelint-set sets nothing; write audience=... or kind=..."),
    ],
)
def test_a_comment_that_sets_what_does_not_exist_is_told(tmp_path: Path, comment: str, says: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# Help\n\n{comment}\n\n{SHORT}\n", encoding="utf-8")
    report = Engine(Flags(today=TODAY)).run([str(path)])
    assert [(each.stage, says in each.reason) for each in report.failures] == [("read", True)]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.md", "<!-- safelint-set {} -- for the board -->"),
        ("a.mdx", "{{/* safelint-set {} -- for the board */}}"),
        ("a.rst", ".. safelint-set {} -- for the board"),
        ("a.rst", "..\n   safelint-set {}\n   -- for the board"),
        ("a.adoc", "// safelint-set {} -- for the board"),
        ("a.adoc", "////\nsafelint-set {} -- for the board\n////"),
    ],
)
def test_a_passage_is_set_by_the_comments_of_each_format(tmp_path: Path, name: str, comment: str) -> None:
    path = tmp_path / name
    failures = []
    for said in ("audience=professional", "audiance=professional"):
        path.write_text(f"{comment.format(said)}\n\n{TWENTY_SIX}\n", encoding="utf-8")
        report = Engine(Flags(today=TODAY)).run([str(path)])
        assert [of(SENTENCE, each.findings) for each in report.documents] == [[]] * len(report.documents)
        failures.append([each.reason.split(";")[0] for each in report.failures])
    assert failures == [[], ['line 1: safelint-set cannot take "audiance=professional"']]


def test_other_comments_set_nothing() -> None:
    text = "<!-- safelint-disable-next-line x -->\n\nWe do.\n\n<!-- safelint-settle audience=x -->\n\n<!-- a -->\n"
    assert passages(read("a.md", text.encode(), "markdown")) == []
    text = "<!--safelint-set kind=record-->\n\nWe do.\n\n<!-- safelint-reset -->\n\n<!-- safelint-reset -->\n\nMore.\n"
    assert passages(read("a.md", text.encode(), "markdown")) == [Passage(31, 41, "", "record")]


# Bad input -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_sentence_of_a_million_words(check_text: CheckText) -> None:
    report = check_text("word " * 999_999 + "end.", form="text")
    found = of(SENTENCE, report.findings)
    assert [each.message for each in found] == ["This sentence has 1000000 words; for the public keep to 25."]
    assert 900 < len(found[0].text) <= 1_000
    assert (report.scores.words, report.scores.status) == (1_000_000, "none")


def test_a_word_of_a_million_letters(check_text: CheckText) -> None:
    report = check_text(f"We all say that {'a' * 1_000_000} and {'b' * 30} " + "now and then " * 20 + "here.")
    assert max(len(each.message) + len(each.text) for each in report.findings) < 2_000


@pytest.mark.slow
def test_only_numbers(check_text: CheckText) -> None:
    report = check_text("12 345 6.78. " * 50_000)
    assert (report.scores.words, report.scores.status) == (0, "none")
    assert [each for each in report.findings if each.rule.startswith("readability/")] == []


@pytest.mark.slow
def test_many_headings_and_nothing_else(check_text: CheckText) -> None:
    report = check_text("# Numerous things were done\n\n" * 20_000)
    assert (report.scores.words, report.scores.sentences) == (0, 0)
    assert [each for each in report.findings if each.rule.startswith("readability/")] == []


@pytest.mark.slow
def test_half_a_million_words_in_one_paragraph(check_text: CheckText) -> None:
    report = check_text("Mistakes were made at numerous places in the town. " * 50_000)
    kinds = [(each.rule, len(each.text) <= 1_000) for each in report.findings if each.rule.startswith("readability/")]
    assert sorted(kinds) == [(HARD, True), (PARAGRAPH, True), (PASSIVE, True)]
    assert "2000 of the 2000 sentences" in of(PASSIVE, report.findings)[0].message


def test_welsh_that_nobody_marked_is_not_read_as_english(check_text: CheckText) -> None:
    welsh = (
        "Mae hyn yn golygu y bydd pedwar plentyn yn debygol o fod wedi bod mewn cysylltiad â rhywun yn ystod y dydd,"
        " ac mae pob un yn gallu siarad gyda ni am ddim ar y ffôn neu ar y we."
    )
    report = check_text(f"{welsh}\n\nCall Heddlu Gogledd Cymru or Byw Heb Ofn about it.")
    assert (report.scores.words, of(SENTENCE, report.findings)) == (10, [])
