"""`helpline/other-nation`: texts that give a service of another nation, and texts that give the right one."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

import safelint
from safelint.checks.helpline.sisters import Sisters
from safelint.values.finding import Finding
from support import DATA, TODAY
from support.number_texts import KNOWLEDGE

RULE = "helpline/other-nation"
CASES = {
    name: tomllib.loads((DATA / "nations" / f"{name}.toml").read_text("utf-8"))["case"] for name in ("fires", "silent")
}
SCOTTISH = "Police Scotland: call the National Domestic Abuse Helpline on 0808 2000 247."


def findings(text: str, **settings: Any) -> list[Finding]:
    report = safelint.lint_text(text, today=TODAY, **settings)
    assert not report.failures
    return [finding for finding in report.documents[0].findings if finding.rule == RULE]


@pytest.mark.parametrize("case", CASES["fires"], ids=lambda case: case["id"])
def test_a_service_of_another_nation_is_told_with_its_sister(case: dict[str, str]) -> None:
    told = [finding for finding in findings(case["text"]) if finding.entries[0] == case["service"]]
    assert len(told) == 1
    assert told[0].severity in ("warning", "suggestion")
    assert not case["sister"] or case["sister"] in told[0].entries[1:]


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["id"])
def test_nothing_is_told_of_a_correct_text(case: dict[str, str]) -> None:
    assert findings(case["text"]) == []


def test_the_message_names_service_nation_words_and_sister() -> None:
    (finding,) = findings(SCOTTISH)
    assert finding.message == (
        "0808 2000 247 is the National Domestic Abuse Helpline, which serves England only. This text is for Scotland:"
        " it says “Police Scotland”. For Scotland, name Scotland's Domestic Abuse and Forced Marriage Helpline:"
        " 0800 027 1234."
    )
    assert (finding.severity, finding.text) == ("warning", "0808 2000 247")
    assert [related.message for related in finding.related] == ["shows the nation"]


def test_it_is_told_once_a_service_and_text() -> None:
    assert len(findings(f"{SCOTTISH}\n\nAgain: 0808 2000 247.")) == 1


def test_given_nations_outweigh_those_that_the_text_shows() -> None:
    assert findings(SCOTTISH, nations=("england",)) == []
    (finding,) = findings("Call the National Domestic Abuse Helpline on 0808 2000 247.", nations=("wales",))
    assert "This text is for Wales, as its settings say." in finding.message
    assert finding.related == ()


@pytest.mark.parametrize("subject", ["Bring gloves.", "Domestic abuse is never your fault, and you can get help."])
def test_a_link_to_a_desk_is_no_help_whatever_the_subject(subject: str) -> None:
    page = "# The garden group\n\n{}\n\nFor {} see the [{}](https://www.gov.wales/live-fear-free/media).\n"
    assert findings(page.format(subject, "media enquiries", "press office"), nations=("scotland",)) == []
    assert len(findings(page.format(subject, "help", "helpline"), nations=("scotland",))) == 1


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (SCOTTISH, "warning"),
        ("# Refuges in Scotland are full\n\nNational Domestic Abuse Helpline: 0808 2000 247.", "suggestion"),  # weak
        ("Police Scotland: call Kidscape on 0300 102 4481.", "suggestion"),  # a fact of low confidence
        (f"{SCOTTISH} Scotland's Domestic Abuse and Forced Marriage Helpline: 0800 027 1234.", "suggestion"),  # beside
    ],
)
def test_how_loudly_it_speaks(text: str, severity: str) -> None:
    assert [finding.severity for finding in findings(text)] == [severity]


@pytest.mark.parametrize(
    "more",
    [
        "In England, the number is 0808 2000 247.",
        "\n\n## England\n\n0808 2000 247",
    ],
)
def test_what_makes_it_silent(more: str) -> None:
    assert findings(f"{SCOTTISH} {more}") == []


def test_a_service_of_the_nation_that_is_only_named_makes_it_no_less_wrong() -> None:
    named = " Scotland's Domestic Abuse and Forced Marriage Helpline helps as well."
    assert findings(SCOTTISH + named) == findings(SCOTTISH) != []


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("Rape Crisis on 0808 500 2222", "Childline on 0800 1111"),
        ("Lifeline on 0808 808 8000", "Samaritans on 116 123"),
        ("Lifeline on 0808 808 8000", "Childline on 0800 1111"),
    ],
)
def test_a_service_for_all_nations_or_for_children_alone_makes_it_no_less_wrong(line: str, other: str) -> None:
    alone = f"Police Scotland said that help is there. Call {line}."
    assert findings(f"{alone} You can call {other}.") == findings(alone) != []


def test_a_call_that_was_made_is_no_offer() -> None:
    assert findings("Police Scotland said that she had called the National Domestic Abuse Helpline.") == []


@pytest.mark.parametrize(
    ("service", "nations", "wanted"),
    [
        ("age-uk", ("wales",), ["age-cymru"]),
        ("victim-support", ("northern-ireland",), ["victim-support-ni"]),
        ("shelter-cymru", ("england",), ["shelter"]),
        ("mens-advice-line", ("northern-ireland",), ["mens-advisory-project"]),
        ("scotland-domestic-abuse", ("england", "wales"), ["national-domestic-abuse-helpline", "live-fear-free"]),
        ("ofsted", ("wales",), ["care-inspectorate-wales"]),
        ("meic", ("scotland",), ["childline"]),
        ("acas", ("northern-ireland",), ["labour-relations-agency"]),
    ],
)
def test_the_sister_does_the_same_in_the_nation(service: str, nations: tuple[str, ...], wanted: list[str]) -> None:
    fillers = KNOWLEDGE.guide.fillers
    found = Sisters(fillers, ()).of(fillers.services[service], nations)
    assert [each.id for each in found] == wanted
    assert {nation for served in found.values() for nation in served} == (set(nations) if wanted else set())


def test_a_number_that_was_withdrawn_is_replaced_by_that_of_the_nation() -> None:
    text = "The PSNI has charged a man with rape. Survivors can ring Rape Crisis on 0808 802 9999."
    (finding,) = (each for each in safelint.lint_text(text, today=TODAY).documents[0].findings if each.span.start)
    assert (finding.rule, finding.severity) == ("helpline/retired-number", "error")
    assert "Print 0808 500 2222" not in finding.message
    assert finding.message.endswith(
        " The number that replaced it, 0808 500 2222, is for England and Wales only. For Northern Ireland, name the"
        " Domestic and Sexual Abuse Helpline: 0808 802 1414."
    )
    assert "dsahl-ni" in finding.entries
    assert findings(text.replace("Rape Crisis on 0808 802 9999", "the Domestic and Sexual Abuse Helpline")) == []


@pytest.mark.parametrize(
    ("nations", "said"),
    [
        ((), " It is for England and Wales only."),
        (("scotland", "wales"), " It is for England and Wales only."),
        (("england",), ""),
        (("england", "wales"), ""),
    ],
)
def test_a_number_to_print_is_told_with_its_nations_where_readers_may_be_elsewhere(
    nations: tuple[str, ...], said: str
) -> None:
    report = safelint.lint_text("Call Rape Crisis on 0808 802 9999.", today=TODAY, nations=nations)
    (message,) = (each.message for each in report.documents[0].findings if each.rule == "helpline/retired-number")
    assert message.endswith(f"Print 0808 500 2222.{said}")
