"""The rules of the family helpline: what each flags, how gravely, in which words; one number, one finding."""

from __future__ import annotations

import re

import pytest

from safelint.analysis import Analysis
from safelint.checks.helpline import CHECK
from safelint.knowledge import Knowledge
from safelint.model import Finding, Settings
from safelint.readers import markdown
from test_phones import PACK, RULES, analyse

EXAMPLES = [(rule.id, text) for rule in RULES.values() for text in rule.bad]
GOOD = [(rule.id, text) for rule in RULES.values() for text in rule.good]


def check(text: str, form: str = "markdown") -> list[Finding]:
    return list(CHECK.run(analyse(text, form), RULES))


def brief(text: str, form: str = "markdown") -> list[tuple[str, str, str]]:
    return [(finding.rule.partition("/")[2], finding.severity, finding.text) for finding in check(text, form)]


def test_the_family_is_whole() -> None:
    assert sorted(rule.partition("/")[2] for rule in RULES) == [
        "claim",
        "costly-number",
        "fictional-number",
        "invalid-number",
        "mistyped-number",
        "number-format",
        "retired-number",
        "tel-link",
        "unknown-number",
        "website",
        "wrong-organisation",
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_bad_examples(rule: str, example: str) -> None:
    text = re.sub(r"\[\[|\]\]", "", example)
    analysis = analyse(text)
    found = [text[each.span.start : each.span.end] for each in CHECK.run(analysis, RULES) if each.rule == rule]
    assert found == re.findall(r"\[\[(.*?)\]\]", example)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_examples(rule: str, example: str) -> None:
    assert brief(example) == []


MESSAGES = [
    (
        "Childline: 0808 800 5000",
        "error",
        "0808 800 5000 is the NSPCC Helpline, not Childline. Childline is 0800 1111.",
    ),
    (
        "Call the NSPCC Helpline on 0808 800 500.",
        "error",
        "0808 800 500 is one slip away from 0808 800 5000, the number of the NSPCC Helpline.",
    ),
    (
        "Samaritans: 08457 90 90 90",
        "error",
        "08457 90 90 90 was a number of Samaritans and has been withdrawn (in September 2015). Print 116 123.",
    ),
    (
        "The Mix: 0808 808 4994",
        "warning",
        "0808 808 4994 was The Mix, which became part of Shout (September 2024): 85258.",
    ),
    (
        "Action Fraud: 0300 123 2040",
        "warning",
        "Action Fraud is now Report Fraud (4 December 2025). The number 0300 123 2040 has not changed.",
    ),
    (
        "Call Childline on 0800 234 5678.",
        "error",
        "0800 234 5678 is not a number that Childline is known to have. Childline is 0800 1111.",
    ),
    (
        "NSPCC: 08088005000",
        "warning",
        "08088005000 is hard to read and to hear as one row of digits. The NSPCC Helpline prints it as 0808 800 5000.",
    ),
]


@pytest.mark.parametrize(("text", "severity", "message"), MESSAGES)
def test_messages(text: str, severity: str, message: str) -> None:
    (finding,) = check(text)
    assert (finding.severity, finding.message) == (severity, message)


def test_a_finding_points_at_the_name_and_gives_its_sources() -> None:
    (finding,) = check("Call Childline on 0808 800 5000.")
    assert [(each.message, tuple(each.span)) for each in finding.related] == [("named here", (5, 14))]
    assert finding.sources
    assert all(source.startswith("http") for source in finding.sources)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The brand of one that ran it, at most a suggestion.
        ("Women's Aid: 0808 2000 247", [("wrong-organisation", "suggestion", "0808 2000 247")]),
        # The named entry is of low confidence.
        ("One in Four: 0800 121 7114", [("unknown-number", "suggestion", "0800 121 7114")]),
        # One number, one finding: the gravest explanation.
        ("Childline: 0808 157 0123", [("fictional-number", "error", "0808 157 0123")]),
        ("Kidscape: 0845 120 5204", [("retired-number", "suggestion", "0845 120 5204")]),
        ("Ring us on 0871 234 5678.", [("costly-number", "warning", "0871 234 5678")]),
        ("Stop It Now: 0808 100 0900", [("number-format", "suggestion", "0808 100 0900")]),
        ("NSPCC: O8O8 8OO 5OOO", [("number-format", "warning", "O8O8 8OO 5OOO")]),
        ("Childline: 808 800 5000", [("invalid-number", "error", "808 800 5000")]),
        ("NSPCC Helpline: 808 800 5000", [("mistyped-number", "error", "808 800 5000")]),
        ("In an emergency call 911.", [("invalid-number", "error", "911")]),
        # Nothing wrong.
        ("Call our office on 0161 234 5000.", []),
        ("NSPCC: 0808-800-5000", []),
        ("NSPCC: +44 808 800 5000", []),
        ("Call Childline free on 0800 1111, 24 hours a day.", []),
    ],
)
def test_severities(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert brief(text) == wanted


def test_the_fix_prints_the_number_as_its_operator_does() -> None:
    (finding,) = check("Call the NSPCC Helpline on 08088005000.")
    assert finding.fix is not None
    assert (finding.fix.replacement, finding.fix.safe) == ("0808 800 5000", True)
    (edit,) = finding.fix.edits
    assert tuple(edit.span) == (27, 38)


def test_only_number_format_has_a_fix() -> None:
    assert [finding.fix for finding in check("Childline: 0808 800 5000. Ring us on 0871 234 5678.")] == [None, None]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<a href="tel:08001112">0800 1111</a>', ["0800 1111"]),
        ('<a href="tel:116124">116 123</a>', ["116 123"]),
        ('<a href="tel:0800 1111">0800 1111</a>', []),
        ('<a href="tel:+44(0)8088005000">0808 800 5000</a>', []),
        ('<a href="tel:+44116123">116 123</a>', []),
        ('<a href="sms:85258">Text SHOUT to 85258</a>', []),
    ],
)
def test_links(html: str, wanted: list[str]) -> None:
    found = [finding for finding in check(f"<p>{html}</p>", "html") if finding.rule == "helpline/tel-link"]
    assert [finding.text for finding in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Stop It Now: https://www.stopitnow.org/help", ["stopitnow.org"]),
        ("[Childline](https://childline.com) is free.", ["Childline"]),
        ("Our events are at childline.com", []),
        ("Childline: https://www.childline.org.uk/get-support", []),
        ("Childline: https://www.gov.uk/childline", []),
    ],
)
def test_addresses(text: str, wanted: list[str]) -> None:
    found = [finding for finding in check(text) if finding.rule == "helpline/website"]
    assert [bool(each.text and want in each.text) for each, want in zip(found, wanted, strict=True)] == [True] * len(
        wanted
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Call FRANK free on 0300 123 6600.", [("warning", "free on")]),
        ("Feel free to call FRANK on 0300 123 6600.", []),
        ("Call 101. It costs 15p.", []),
        ("Call the police on 101, which costs 15p.", [("warning", "costs 15p")]),
        ("Childline (0800 1111) is free from most mobiles.", [("warning", "free from most mobiles")]),
        ("The NSPCC Helpline, 0808 800 5000, is open 24 hours.", [("suggestion", "24 hours")]),
        ("Samaritans are on 116 123, day or night.", []),
    ],
)
def test_claims(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [finding for finding in check(text) if finding.rule == "helpline/claim"]
    assert [(finding.severity, finding.text) for finding in found] == wanted


def test_an_entry_that_is_due_for_review_loses_a_step() -> None:
    document = markdown.READER.read("x.md", b"Call Childline on 0808 800 5000.")
    analysis = Analysis(document, Settings(today="2029-01-01"), Knowledge(PACK, ()))
    (finding,) = CHECK.run(analysis, RULES)
    assert (finding.severity, finding.confidence) == ("warning", "medium")


def test_a_rule_that_is_off_reports_nothing() -> None:
    analysis = analyse("Childline: 0808 800 5000")
    assert list(CHECK.run(analysis, {})) == []
    only = {"helpline/tel-link": RULES["helpline/tel-link"]}
    assert list(CHECK.run(analysis, only)) == []


@pytest.mark.parametrize(
    "entry", [entry for entry in PACK.helplines if entry.status == "active"], ids=lambda entry: entry.id
)
def test_no_entry_is_blamed_for_its_own_numbers(entry) -> None:  # type: ignore[no-untyped-def]
    for channel in entry.channels:
        if channel.kind == "phone" and channel.number and not channel.relay:
            found = brief(f"Call {entry.name} on {channel.number} for help.", "text")
            costly = channel.digits.startswith(("084", "087"))
            assert [each for each in found if not (costly and each[0] == "costly-number")] == []
