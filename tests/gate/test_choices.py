"""Choices: what is offered is tried, so that whoever takes it does not change one fault for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from safelint.analysis import Analysis
from safelint.checks import Check
from safelint.config import Flags
from safelint.gate.choices import holding
from safelint.gate.edits import applied
from safelint.gate.offers import with_tried_choices
from safelint.knowledge import loader
from safelint.reports import Style, find_format
from safelint.run.engine import Engine
from safelint.values.entries import Term
from safelint.values.finding import Finding
from safelint.values.report import Failure
from safelint.values.rulebook import weighed_rules
from support import DATA, TODAY

TERMS = [term for term in loader.load(full=True).terms if term.enabled]


def findings(text: str, rule: str, name: str = "a.md") -> list[Finding]:
    """The findings of a rule with the choices that are offered."""
    engine = Engine(Flags(today=TODAY))
    report = with_tried_choices(engine, engine.run_text(name, text.encode()))
    return [each for each in report.documents[0].findings if each.rule == rule]


def texts(text: str, rule: str) -> list[str]:
    """What the text becomes with each choice of each finding of a rule."""
    return [applied(text, choice.edits) for found in findings(text, rule) for choice in found.choices]


@pytest.mark.parametrize(
    ("text", "rule", "becomes"),
    [
        ("She suffers from asthma.\n", "suffers-from", ["She has asthma.\n", "She lives with asthma.\n"]),
        ("Police spoke to a pensioner.\n", "pensioner-label", ["Police spoke to an older person.\n"]),
        ("POLICE SPOKE TO A PENSIONER.\n", "pensioner-label", ["POLICE SPOKE TO AN OLDER PERSON.\n"]),
        (
            "MAN KILLS TWO IN FAMILY TRAGEDY AFTER MURDER\n",
            "family-tragedy",
            ["MAN KILLS TWO IN KILLING AFTER MURDER\n", "MAN KILLS TWO IN DOMESTIC HOMICIDE AFTER MURDER\n"],
        ),
        ("He is an evil man.\n", "evil-adjectives", ["He is a man.\n"]),
        ("An elderly woman was hurt.\n", "elderly-adjective", ["An older woman was hurt.\n"]),
        (
            "The tests came back. Kids in care need help.\n",
            "kids-in-care",
            ["The tests came back. Children in care need help.\n"],
        ),
    ],
)
def test_what_is_written_fits_into_its_sentence(text: str, rule: str, becomes: list[str]) -> None:
    assert texts(text, f"terminology/{rule}") == becomes


@pytest.mark.parametrize(
    ("text", "rule", "becomes"),
    [
        (
            "He called her a Lolita.\n",
            "sexualising-child-labels",
            ["He called her a girl.\n", "He called her a child.\n"],
        ),
        ("It was a County Lines gang.\n", "name-style", ["It was a county lines gang.\n"]),
        ("See more BAMEs here.\n", "letters-for-people", ["See more people from an ethnic minority here.\n"]),
        ("Dementia sufferers came.\n", "suffers-from", ["People with dementia came.\n"]),
        ("Asthma sufferers came.\n", "suffers-from", ["People with asthma came.\n"]),
        ("Parkinson's sufferers came.\n", "suffers-from", ["People with Parkinson's came.\n"]),
        ("It helps HIV sufferers.\n", "suffers-from", ["It helps people with HIV.\n"]),
    ],
)
def test_a_capital_stands_only_where_its_place_or_its_word_needs_one(text: str, rule: str, becomes: list[str]) -> None:
    assert texts(text, f"terminology/{rule}") == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("The N.S.P.C.C. gave advice.\n", "The NSPCC gave advice.\n"),
        ("He rang the N.S.P.C.C.\n", "He rang the NSPCC.\n"),
        ("He rang the N.S.P.C.C. The helpline is free.\n", "He rang the NSPCC. The helpline is free.\n"),
        ("The N.S.P.C.C, a charity, gave advice.\n", "The NSPCC, a charity, gave advice.\n"),
    ],
)
def test_the_stop_of_letters_goes_and_that_of_a_sentence_stays(text: str, becomes: str) -> None:
    assert texts(text, "terminology/name-style") == [becomes]


@pytest.mark.parametrize(
    ("text", "rule", "becomes"),
    [
        (
            "He used heroin. He gave a clean drug test.\n",
            "clean-of-drugs",
            ["He used heroin. He gave a drug test that showed no drugs.\n"],
        ),
        (
            "He used heroin. The test turned out clean.\n",
            "clean-of-drugs",
            ["He used heroin. The test showed no drugs.\n"],
        ),
        ("The coloured man left.\n", "coloured-people", ["The Black man left.\n"]),
        ("The man upstairs may be coloured.\n", "coloured-people", ["The man upstairs may be Black.\n"]),
        ("He died by suicide. His attempt came to nothing.\n", "suicide-attempt-outcome", []),
        ("He had goes at suicide.\n", "suicide-attempt-outcome", []),
        ("The tenant made threats of suicide.\n", "suicide-gesture", []),
        ("She made a suicidal gesture.\n", "suicide-gesture", ["She made a suicide attempt.\n"]),
        (
            "It takes years to get over the death of a partner.\n",
            "get-over-a-death",
            ["It takes years to learn to live with the death of a partner.\n"],
        ),
        ("An ADHD boy met us.\n", "condition-for-person", ["A boy with ADHD met us.\n"]),
        ("The crippled students came.\n", "condition-for-person", []),
    ],
)
def test_what_is_offered_keeps_the_fact_or_nothing_is(text: str, rule: str, becomes: list[str]) -> None:
    assert texts(text, f"terminology/{rule}") == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("When a child tells someone, listen. Write down the disclosure.\n", []),
        ("When a child tells someone, listen. If a child discloses abuse, stay calm.\n", []),
        ("A child may disclose. Tell someone.\n", ["A child may tell someone. Tell someone.\n"]),
        (
            "We know the signs of financial abuse. Economic abuse is a crime.\n",
            ["We know the signs of economic abuse. Economic abuse is a crime.\n"],
        ),
        (
            "No under-18s after 9pm. Under 16s need a ticket.\n",
            ["No under-18s after 9pm. Under-16s need a ticket.\n"],
        ),
        ("Staff organize visits. We recognise it.\n", ["Staff organise visits. We recognise it.\n"]),
        ("We recognise it. Victims are recognized.\n", []),
    ],
)
def test_another_name_for_one_thing_is_offered_as_its_place_needs_it(text: str, becomes: list[str]) -> None:
    assert texts(text, "terminology/inconsistent") == becomes


BLAME = "A man attacked her. She should have known better. Police want to hear from witnesses.\n"


def test_no_sentence_goes_with_half_of_a_quotation_or_a_bracket() -> None:
    for text in (
        "We heard. (A man attacked her. She should have known better.) Police want to hear from witnesses.\n",
        "We say: \u201cA man attacked her. She should have known better.\u201d Police want to hear from witnesses.\n",
        "We say: \u2018A man attacked her. She should have known better.\u2019 Police want to hear from witnesses.\n",
    ):
        found = findings(text, "terminology/victim-should-have")
        assert found
        assert not [choice for each in found for choice in each.choices]


def test_a_sentence_that_only_blames_can_go() -> None:
    [found] = findings(BLAME, "terminology/victim-should-have")
    assert [choice.said for choice in found.choices] == ["Leave this sentence out"]
    assert applied(BLAME, found.choices[0].edits) == "A man attacked her. Police want to hear from witnesses.\n"


def test_a_sentence_that_is_all_of_its_paragraph_stays() -> None:
    text = "Police want to hear from witnesses.\n\nHe raped her, and she should have known better.\n"
    [found] = findings(text, "terminology/victim-should-have")
    assert not found.choices


def test_the_best_stands_first_and_none_is_safe_that_a_person_must_fit_in() -> None:
    [found] = findings("He committed suicide.\n", "terminology/commit-suicide")
    assert [choice.replacement for choice in found.choices][:1] == ["died by suicide"]
    assert not any(choice.safe for choice in found.choices)


def test_nothing_is_offered_for_the_words_of_others(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text("[terminology]\nquotations = true\n", encoding="utf-8")
    text = 'The judge said: "The pensioner was alone, and he committed suicide."\n'
    found = findings(text, "terminology/commit-suicide", str(tmp_path / "a.md"))
    assert [each.choices for each in found] == [()]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Ring NHS 101 for urgent help.\n", ["Ring NHS 111 for urgent help.\n"]),
        (
            "Call the Stop It Now helpline on 0808 2000 247.\n",
            [
                "Call the Stop It Now helpline on 0808 1000 900.\n",
                "Call the National Domestic Abuse Helpline on 0808 2000 247.\n",
            ],
        ),
        (
            "Call the NSPCC Childline on 0808 800 5000.\n",
            ["Call the NSPCC Childline on 0800 1111.\n", "Call the NSPCC Helpline on 0808 800 5000.\n"],
        ),
    ],
)
def test_another_service_is_named_without_a_word_twice(text: str, becomes: list[str]) -> None:
    assert texts(text, "helpline/wrong-organisation") == becomes


def test_a_choice_that_brings_a_new_finding_is_left_out() -> None:
    text = "Call Childline on 0808 800 5000.\n"
    engine = Engine(Flags(today=TODAY))
    report = engine.run_text("a.md", text.encode())
    [found] = [each for each in report.documents[0].findings if each.rule == "helpline/wrong-organisation"]
    bad = found.choices[0]._replace(edits=(found.choices[0].edits[0]._replace(text="0800 1112"),))
    document = report.documents[0]
    others = tuple(each for each in document.findings if each is not found)
    worse = document._replace(findings=(*others, found._replace(choices=(bad, *found.choices))))
    [kept] = [
        each
        for each in with_tried_choices(engine, report._replace(documents=(worse,))).documents[0].findings
        if each.rule == found.rule
    ]
    assert kept.choices == found.choices


def test_what_was_wrong_with_a_sentence_already_keeps_no_word_of_it_from_being_changed() -> None:
    text = (
        "A woman of 30 was assaulted by her husband. "
        "The pair had what neighbours called a stormy marriage, with faults on both sides.\n"
    )
    engine = Engine(Flags(today=TODAY))
    [after] = texts(text, "terminology/volatile-relationship")[:1]
    left = {each.rule for each in engine.run_text("a.md", after.encode()).documents[0].findings}
    assert "called a marriage" in after
    assert left & weighed_rules(engine.checker.pack)


def count(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(each.rule for each in findings)


@pytest.mark.slow
@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_every_choice_offered_takes_its_finding_away_and_brings_none(term: Term) -> None:
    engine = Engine(Flags(today=TODAY))
    weighed = weighed_rules(engine.checker.pack)
    for example in term.bad:
        text = example.replace("[[", "").replace("]]", "") + "\n"
        report = with_tried_choices(engine, engine.run_text("a.md", text.encode()))
        before = report.documents[0].findings
        for found in (each for each in before if each.text):
            for choice in (each for each in found.choices if not each.safe):  # safe ones are tried by who makes them
                changed = applied(text, sorted(choice.edits))
                after = engine.run_text("a.md", changed.encode()).documents[0].findings
                if found.rule not in weighed:  # another sentence may weigh enough once this one is gone
                    assert count(after)[found.rule] < count(before)[found.rule]
                new = {each.rule for each in after if each.text} - {each.rule for each in before}
                assert new <= weighed, (text, changed)  # what is told rightly may ask for help


LONG = (
    "The council has opened a new centre for families in the old library on Station Road, and the staff there will "
    "help parents who want to talk about school and money.\n"
)


def test_a_long_sentence_becomes_two() -> None:
    engine = Engine(Flags(today=TODAY))
    report = engine.run_text("a.md", LONG.encode())
    [found] = [each for each in report.documents[0].findings if each.rule == "readability/long-sentence"]
    text = applied(LONG, found.choices[0].edits)
    assert "on Station Road. The staff there will help" in text
    assert not found.choices[0].safe


@pytest.mark.parametrize(
    "begins",
    ["If you are worried about", "Staff will either look after", "We ask whether you know"],
)
def test_a_sentence_whose_parts_need_each_other_stays_one(begins: str) -> None:
    text = f"{begins} a child who lives in your street or in your town, and the child has told you that he is hurt.\n"
    engine = Engine(Flags(today=TODAY, audience="children"))
    report = engine.run_text("a.md", text.encode())
    [found] = [each for each in report.documents[0].findings if each.rule == "readability/long-sentence"]
    assert not found.choices


def test_two_parts_of_what_is_told_stay_in_one_sentence() -> None:
    text = (
        "The report lets readers believe that a child in such a home is safe from harm at night, and that the staff "
        "who work there are always near and will come when they are called.\n"
    )
    [found] = findings(text, "readability/long-sentence")
    assert not found.choices


LINK = '<p>Call Childline on <a href="{}">{}</a>.</p>\n'


def test_a_link_can_dial_what_is_shown() -> None:
    text = LINK.format("tel:08008005000", "0800 1111")
    assert LINK.format("tel:08001111", "0800 1111") in texts_of(text, "helpline/tel-link", "a.html")


def test_a_link_can_show_what_it_dials() -> None:
    link = '<p>Ring <a href="tel:08001111">{}</a> now.</p>\n'
    assert link.format("0800 1111") in texts_of(link.format("0808 800 5000"), "helpline/tel-link", "a.html")


def texts_of(text: str, rule: str, name: str) -> list[str]:
    return [applied(text, choice.edits) for found in findings(text, rule, name) for choice in found.choices]


def test_the_missing_lines_of_help_are_a_choice() -> None:
    text = (DATA / "choices" / "domestic-abuse-page.md").read_text(encoding="utf-8")
    [becomes] = texts(text, "signposting/incomplete")
    assert "In immediate danger, call 999." in becomes
    assert not findings(becomes, "signposting/incomplete")


def test_the_missing_lines_are_written_in_the_format_of_standard_input() -> None:
    text = "# A trial\n\nA man has been charged with child sexual abuse.\n"
    engine = Engine(Flags(today=TODAY), stdin_name="a.md")
    [report] = engine.run_text("-", text.encode()).documents
    [lacks] = [each for each in report.findings if each.rule == "signposting/missing"]
    [choice] = holding(engine.checker, "-", report, [lacks])[lacks]
    assert "\n## " in applied(text, choice.edits)


def test_a_link_to_a_file_can_say_so() -> None:
    text = '<p>Read <a href="help.pdf">our leaflet</a> at home.</p>\n'
    [becomes] = texts_of(text, "accessibility/file-link", "a.html")
    assert ">our leaflet (PDF)</a>" in becomes


def test_four_of_five_faults_in_whole_texts_offer_something() -> None:
    """Texts written before anybody looked at what the rules offer."""
    engine = Engine(Flags(today=TODAY))
    found: list[Finding] = []
    for path in sorted((DATA / "choices").iterdir()):
        report = with_tried_choices(engine, engine.run_text(path.name, path.read_bytes()))
        found += report.documents[0].findings
    for family, least in (("helpline", 0.9), ("terminology", 0.8), ("signposting", 0.8)):
        own = [each for each in found if each.rule.startswith(f"{family}/")]
        assert sum(bool(each.choices) for each in own) / len(own) >= least, family


def test_a_link_can_lead_to_the_own_site_of_a_service() -> None:
    text = '<p>The NSPCC helps: visit <a href="https://www.nspcc.com">the NSPCC</a>.</p>\n'
    [becomes] = texts_of(text, "helpline/website", "a.html")
    assert 'href="https://www.nspcc.org.uk' in becomes
    assert ">the NSPCC</a>" in becomes


@pytest.mark.parametrize(
    ("target", "shown", "becomes"),
    [
        ("https://www.childine.org.uk/", "www.childline.org.uk/kids", "https://www.childline.org.uk/kids"),
        ("mailto:joe@anytown-help.net", "jo@samaritans.org", "mailto:jo@samaritans.org"),
    ],
)
def test_a_link_can_lead_to_the_address_that_it_shows(target: str, shown: str, becomes: str) -> None:
    [text] = texts_of(f'<p>See <a href="{target}">{shown}</a>.</p>\n', "helpline/website", "a.html")
    assert text == f'<p>See <a href="{becomes}">{shown}</a>.</p>\n'


def test_a_number_is_put_right_with_the_name_that_goes_with_it() -> None:
    [becomes] = texts("Call the Modern Slavery Helpline on 08000 121 701.\n", "helpline/mistyped-number")
    assert becomes == "Call the Modern Slavery & Exploitation Helpline on 08000 121 700.\n"


def test_what_is_safe_is_found_without_what_a_person_may_choose() -> None:
    engine = Engine(Flags(today=TODAY), choices=False)
    report = engine.run_text("a.md", b"ChildLine is on 0800 11 11. He committed suicide.\n")
    found = {each.rule: each for each in report.documents[0].findings}
    assert found["helpline/number-format"].fix
    assert found["terminology/name-style"].fix
    assert not found["terminology/commit-suicide"].choices


def test_two_answers_to_one_finding_are_never_tried_together() -> None:
    """What a link shows and what it dials can each be changed; both at once would put neither right."""
    link = '<p>Ring <a href="tel:{}">{}</a> now.</p>\n'
    found = texts_of(link.format("08001111", "0808 800 5000"), "helpline/tel-link", "a.html")
    assert link.format("08001111", "0800 1111") in found
    assert link.format("08088005000", "0808 800 5000") in found


def test_where_choices_cannot_be_tried_a_failure_says_so() -> None:
    def broken(analysis: Analysis, rules: object) -> list[Finding]:
        if "BROKEN" not in analysis.document.text:
            raise RuntimeError("it broke")
        return []

    engine = Engine(Flags(today=TODAY))
    engine.checker.checks = [*engine.checker.checks, Check("term", broken)]
    report = engine.run_text("a.md", b"# BROKEN\n\nHe committed suicide.\n\nWords.\n")
    assert report.failures == ()
    tried = with_tried_choices(engine, report)
    assert [each.choices for each in tried.documents[0].findings if each.rule == "terminology/commit-suicide"] == [()]
    assert tried.failures == (Failure("a.md", "check", "trying what could be chosen failed: RuntimeError: it broke"),)


def test_two_texts_of_one_name_keep_their_own_findings() -> None:
    engine = Engine(Flags(today=TODAY))
    first, second = (
        engine.run_text("a.md", text).documents[0] for text in (b"She is a junkie.\n", b"An elderly woman was hurt.\n")
    )
    report = engine.run_text("a.md", b"Words.\n")._replace(documents=(first, second))
    kept = with_tried_choices(engine, report).documents
    assert [[found.text for found in each.findings] for each in kept] == [
        [found.text for found in each.findings] for each in (first, second)
    ]
    assert kept[0].findings != kept[1].findings


@pytest.mark.slow
def test_choices_are_the_same_tried_by_one_process_by_several_and_known_from_an_earlier_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(tmp_path / "cache"))
    filler = "Officers said that support is there for every child who asks for it. " * 300
    for number in range(6):
        Path(f"{number}.md").write_text(
            f"# Page {number}\n\nHe committed suicide. Call Childline on 0800 1112.\n\nShe is a junkie.\n\n{filler}\n"
        )

    def told(jobs: int, cache: bool) -> str:
        engine = Engine(Flags(today=TODAY), jobs=jobs, cache=cache)
        return find_format("json").render(with_tried_choices(engine, engine.run(["."])), Style())

    alone = told(1, False)
    assert '"title"' in alone
    assert told(2, False) == alone
    assert told(2, True) == alone
    monkeypatch.setattr("safelint.gate.offers.holding", None)  # nothing is tried again
    assert told(1, True) == alone
