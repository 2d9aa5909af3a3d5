"""Accessible content: each rule fires at exactly the words that it should, and stays silent where nothing is wrong."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelint.analysis import Analysis
from safelint.checks.accessibility.block_capitals import _RUN, _runs
from safelint.config import Flags
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.values.settings import Settings
from support import DATA, TODAY, CheckText
from support.checking import check_document, family

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (DATA / "accessibility" / "cases.toml").read_text(encoding="utf-8")
)
CHECK = family("accessibility")
RULES = {rule.id.removeprefix("accessibility/"): rule for rule in load().rules if rule.kind == "accessibility"}
KNOWLEDGE = Knowledge(load(), ())
Found = list[tuple[str, str, str]]


def found(check_text: CheckText, text: str, form: str = "html", **flags: object) -> Found:
    """Rule, text and severity of each finding of the family."""
    findings = check_text(text, form, **flags).findings
    return [
        (each.rule.removeprefix("accessibility/"), each.text, each.severity)
        for each in findings
        if each.rule.startswith("accessibility/")
    ]


def of(check_text: CheckText, rule: str, text: str, form: str = "html", **flags: object) -> list[str]:
    return [words for name, words, _ in found(check_text, text, form, **flags) if name == rule]


@pytest.mark.parametrize("case", CASES["bad"], ids=lambda case: f"{case['rule']}-{case['as']}")
def test_what_is_wrong_is_found_where_it_stands(check_text: CheckText, case: dict[str, Any]) -> None:
    flags = {"kind": case["kind"]} if "kind" in case else {}
    findings = [each for each in found(check_text, case["text"], case["as"], **flags) if each[0] == case["rule"]]
    assert [words for _, words, _ in findings] == case["finds"]
    expected = case.get("severity", RULES[case["rule"]].severity)
    assert {severity for _, _, severity in findings} <= {expected}


@pytest.mark.parametrize(
    ("rule", "form", "text"),
    [(case["rule"], case["as"], text) for case in CASES["good"] for text in case["texts"]],
)
def test_what_is_right_is_left_alone(check_text: CheckText, rule: str, form: str, text: str) -> None:
    assert of(check_text, rule, text, form) == []


def test_every_rule_of_the_contract_has_cases_of_both_kinds() -> None:
    names = """image-alt alt-text link-text heading-order empty-heading fake-heading page-language page-title
    table-headers block-capitals passage-language bare-url file-link new-tab quick-exit hashtag emoji
    colour-alone""".split()
    assert sorted(RULES) == sorted([*names, "untagged-pdf"])  # whose cases are files: tests/readers/test_pdf.py
    bad = Counter(case["rule"] for case in CASES["bad"])
    good = Counter(case["rule"] for case in CASES["good"] for _ in case["texts"])
    assert all(bad[name] >= 3 and good[name] >= 3 for name in names)


def test_a_finding_names_its_criterion_or_says_house_style(check_text: CheckText) -> None:
    text = '<p><img src="a.png"> <img src="b.png" alt="Photo of us"> <a href="/a">here</a></p><h2></h2>'
    report = check_text(text, "html")
    standards = {each.rule: each.standard for each in report.findings if each.rule.startswith("accessibility/")}
    assert standards == {
        "accessibility/image-alt": "WCAG 2.2 1.1.1 A",
        "accessibility/alt-text": "house style",
        "accessibility/link-text": "WCAG 2.2 2.4.4 A",
        "accessibility/empty-heading": "house style",
    }
    assert all(rule.standard.startswith("WCAG 2.2 ") or rule.standard == "house style" for rule in RULES.values())


def test_errors_are_only_what_stops_a_page() -> None:
    assert {name for name, rule in RULES.items() if rule.severity == "error"} == {
        "image-alt",
        "alt-text",
        "page-language",
        "page-title",
    }


def test_the_place_is_that_of_the_tag(check_text: CheckText) -> None:
    text = "<p>A</p>\r\n<p>é <img\n src='a.png'> B</p>"
    finding = next(each for each in check_text(text, "html").findings if each.rule == "accessibility/image-alt")
    assert text[finding.span.start : finding.span.end] == "<img\n src='a.png'>" == finding.text


def test_a_long_tag_is_shown_cut(check_text: CheckText) -> None:
    text = f'<img src="data:image/png;base64,{"A" * 500}">'
    finding = next(each for each in check_text(text, "html").findings if each.rule == "accessibility/image-alt")
    assert finding.text == text[:119] + "…"
    assert finding.span == (0, len(text))


@pytest.mark.parametrize("length", [119, 120, 121, 122])
def test_a_tag_is_shown_whole_or_shorter_than_it_is(check_text: CheckText, length: int) -> None:
    text = f'<img src="{"a" * (length - 12)}">'
    finding = next(each for each in check_text(text, "html").findings if each.rule == "accessibility/image-alt")
    assert len(text) == length
    assert finding.text == (text if length <= 120 else text[:119] + "…")


@pytest.mark.parametrize(
    ("length", "severity"), [(150, []), (151, ["suggestion"]), (250, ["suggestion"]), (251, ["warning"])]
)
def test_a_long_alternative_text(check_text: CheckText, length: int, severity: list[str]) -> None:
    alt = ("A house with a garden. " * 20)[:length].rstrip().ljust(length, ".")
    assert [each[2] for each in found(check_text, f'<img src="a.png" alt="{alt}">')] == severity


@pytest.mark.parametrize("kind", ["press-release", "news", "letter", "policy", "record", "social-post"])
def test_addresses_are_only_suggested_in_texts_that_are_copied(check_text: CheckText, kind: str) -> None:
    text = '<p><a href="https://northgate.gov.uk/a/b">https://northgate.gov.uk/a/b</a></p>'
    assert found(check_text, text, kind=kind) == [("bare-url", "https://northgate.gov.uk/a/b", "suggestion")]


@pytest.mark.parametrize("kind", ["press-release", "news", "letter", "policy", "record"])
def test_only_service_pages_are_asked_for_a_quick_way_out(check_text: CheckText, kind: str) -> None:
    text = next(case["text"] for case in CASES["bad"] if case["rule"] == "quick-exit")
    assert of(check_text, "quick-exit", text, kind=kind) == []
    assert of(check_text, "quick-exit", text, kind="service-page") == [""]


def test_the_first_words_of_a_news_story_may_be_capitals(check_text: CheckText) -> None:
    text = "TWO BROTHERS HAVE BEEN jailed for fraud at Northgate Crown Court."
    assert of(check_text, "block-capitals", text, "markdown", kind="news") == []
    assert of(check_text, "block-capitals", text, "markdown", kind="service-page") == ["TWO BROTHERS HAVE BEEN"]


@pytest.mark.parametrize(
    ("text", "found_there"),
    [
        ("WHAT IS THE DIFFERENCE?\nBoth people are free to say no.", []),
        (
            "Two things.\n\n1. WHAT NOT TO SAY\n\nDo not ask why.\n\n2. WHAT TO SAY NOW\n\nSay that you believe.",
            [],
        ),
        ("PLEASE READ THIS NOW\nIT IS ABOUT YOUR CHILD\nWe met today.", ["IT IS ABOUT YOUR CHILD"]),
        ("We say:\n\n- CALL THE POLICE NOW\n- TELL THE SCHOOL TODAY", ["CALL THE POLICE NOW", "TELL THE SCHOOL TODAY"]),
    ],
)
def test_a_line_of_capitals_by_itself_is_a_heading_of_plain_text(
    check_text: CheckText, text: str, found_there: list[str]
) -> None:
    assert of(check_text, "block-capitals", text, "text") == found_there


def test_posts_stand_below_their_number(check_text: CheckText) -> None:
    text = (
        "**Post {}**\n\nHas someone shared a photo of you without asking? It is not your fault. You can get help today."
    )
    told = [of(check_text, "fake-heading", text.format(each), "markdown") for each in ("2, Friday 5pm", "office")]
    assert told == [[], ["Post office"]]


def test_a_letter_may_have_a_line_in_bold(check_text: CheckText) -> None:
    text = (
        "**Your child's place**\n\nWe are writing to you about the place that your child will have from September on."
    )
    assert of(check_text, "fake-heading", text, "markdown", kind="letter") == []
    assert of(check_text, "fake-heading", text, "markdown", kind="service-page") == ["Your child's place"]


def test_a_letter_may_say_in_bold_what_it_is_about_and_no_more(check_text: CheckText) -> None:
    subject = "Dear parents and carers\n\n**Staying safe on the way home**\n\n"
    body = "We want to tell you about a change at the school gate that begins on Monday and affects all of us.\n\n"
    end = "Yours sincerely\n\nMs Okafor, headteacher"
    assert of(check_text, "fake-heading", f"{subject}{body}{end}", "markdown") == []
    more = f"{subject}{body}**What will change**\n\n{body}{end}"
    assert of(check_text, "fake-heading", more, "markdown") == ["Staying safe on the way home", "What will change"]


def test_plain_text_has_no_links_no_images_and_no_language() -> None:
    report = check_document(
        Engine(Flags(today=TODAY)).checker,
        read("a.txt", b"Click here: <a href='/x'>here</a> <img src=a.png> https://northgate.gov.uk/a/b", "text"),
        "a.txt",
    )
    assert [each for each in report.findings if each.rule.startswith("accessibility/")] == []


def test_one_link_may_have_several_faults(check_text: CheckText) -> None:
    text = '<p><a href="plan.pdf" target="_blank">here</a></p>'
    assert [rule for rule, _, _ in found(check_text, text)] == ["file-link", "link-text", "new-tab"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<p>To give, click on this link.</p>", [("link-text", "click on this link", "suggestion")]),
        ('<p>To give, <a href="/give">click on this link</a>.</p>', [("link-text", "click on this link", "warning")]),
        ("<p>The full account is available here.</p>", [("link-text", "available here", "suggestion")]),
        ("<p>Hot food is available here.</p>", []),
        ("<p>Tell us by clicking here.</p>", [("link-text", "clicking here", "suggestion")]),
        ("<p>For the page click below.</p>", [("link-text", "click below", "suggestion")]),
        ('<p>Tell us <a href="/a">by clicking here</a>.</p>', [("link-text", "by clicking here", "warning")]),
        ('<p><a href="/a">Click here for more\u200b</a></p>', [("link-text", "Click here for more\u200b", "warning")]),
        ('<p>Read it <a href="/a">over here</a>.</p>', [("link-text", "over here", "warning")]),
        ('<p>Our statement is <a href="/a">here (PDF)</a>.</p>', [("link-text", "here (PDF)", "warning")]),
        ('<p><a href="/a">Click for the list</a></p>', [("link-text", "Click for the list", "warning")]),
        ('<p><a href="/a">Cliciwch yma / here</a></p>', [("link-text", "Cliciwch yma / here", "warning")]),
        ('<p>We are <a href="/a">here for you</a>.</p>', []),
        ("<p>A list is on this link.</p>", [("link-text", "on this link", "suggestion")]),
        ("<p>We met on this link road. Trains on this link run each hour.</p>", []),
        (
            "<p>To give, click on this link: www.northgate.gov.uk</p>",
            [("link-text", "click on this link", "suggestion")],
        ),
        ("<p>Doubleclick here and there.</p>", []),
        (
            "<p>More here: bit.ly/ab-12</p>",
            [("link-text", "More here", "suggestion"), ("bare-url", "bit.ly/ab-12", "suggestion")],
        ),
        ("<p>More at northgate-bit.ly/ab</p>", []),
        ("<p>İİİ: more at bit.ly/ab-12</p>", [("bare-url", "bit.ly/ab-12", "suggestion")]),
        ("<h3>Safe here</h3><h1>Classes</h1><p>Come in.</p>", [("heading-order", "Safe here", "suggestion")]),
        (
            "<p>For other groups see here: www.example.org/help</p>",
            [("link-text", "see here", "suggestion")],
        ),
        ("<p>Court pictures: tap this link.</p>", [("link-text", "tap this link", "suggestion")]),
        ("<p>See link in bio. Use the link in our story. Follow the link in the comments.</p>", []),
        ("<p>The words here: kind, brave.</p>", []),
        ("<h2>News</h2><h1>Classes</h1><p>Come in.</p>", []),
    ],
)
def test_lost_links_shortened_addresses_and_a_first_heading_below_the_title(
    check_text: CheckText, text: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert found(check_text, text) == wanted


def test_a_link_may_be_lost_in_plain_text_too(check_text: CheckText) -> None:
    said = check_text("The inspectors wrote a report. To read it, click here.\n", form="text").findings
    assert [(each.rule, each.text) for each in said] == [("accessibility/link-text", "click here")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("★★★★", "“4 out of 5 stars”"),
        ("★★★☆☆", "“3 out of 5 stars”"),
        ("⭐️ ⭐️ ⭐️", "“3 out of 5 stars”"),
        ("★★★★★★☆", "“6 out of 7 stars”"),
        ("★★★★★★★", "Keep one at most"),
        ("☆☆☆", "Keep one at most"),
        ("★★🎬", "Keep one at most"),
    ],
)
def test_a_row_of_stars_is_a_rating_to_be_written_in_words(check_text: CheckText, row: str, said: str) -> None:
    (finding,) = check_text(
        f"{row}\n\nA quiet film about a family.\n", "markdown", select=("accessibility/emoji",)
    ).findings
    assert finding.text == row
    assert said in finding.message


def test_a_silenced_rule_does_no_harm_to_the_others(check_text: CheckText) -> None:
    text = '<p><img src="a.png"> <a href="/a">here</a></p>'
    assert found(check_text, text, select=("accessibility/link-text",)) == [("link-text", "here", "warning")]


def alone(text: str) -> Counter[str]:
    """How often each rule fires, without the other families."""
    analysis = Analysis(read("a.html", text.encode(), "html"), Settings(kind="service-page"), KNOWLEDGE)
    rules = {rule.id: rule for rule in RULES.values()}
    return Counter(finding.rule for finding in CHECK.run(analysis, rules))


HOSTILE: dict[str, Callable[[int], str]] = {
    "headings": lambda n: "".join(f"<h{1 + i % 6}>Part {i}</h{1 + i % 6}>" for i in range(n)),
    "rows": lambda n: "<table>" + "<tr><td>Name</td><td>Open</td></tr>" * n + "</table>",
    "images": lambda n: "<p>" + "<img src=a.png>" * n,
    "tables in tables": lambda n: "<table><tr><td>a" * n,
    "links in nothing": lambda n: "<a href=x><div>" * n,
    "ids": lambda n: "<p><img src=a aria-labelledby=b><p " + "id=x " * n,
    "drawings": lambda n: "<svg role=img><a href=x>" * n,
    "capitals": lambda n: "<p>" + "A'B-" * n,
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_pages_cost_steps_in_proportion_to_their_length(shape: str) -> None:
    """Ten times the page takes about ten times the calls; a check that looked back would take a hundred times."""
    import cProfile
    import pstats

    def calls(size: int) -> int:
        profile = cProfile.Profile()
        profile.enable()
        alone(HOSTILE[shape](size))
        profile.disable()
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(10)
    small, large = calls(200), calls(2_000)
    assert large < 12 * small


@pytest.mark.slow
def test_a_hundred_thousand_headings_fifty_thousand_rows_and_images() -> None:
    assert alone(HOSTILE["headings"](100_000)) == Counter({"accessibility/heading-order": 1})
    assert alone(HOSTILE["rows"](50_000)) == Counter({"accessibility/table-headers": 1})
    assert alone(HOSTILE["images"](50_000)) == Counter({"accessibility/image-alt": 50_000})


@given(
    st.lists(st.sampled_from([*"A’'-? &./_aÉŴ“", "CHILD", "O'BRIEN", "iPAD", "12", " & "]), max_size=14).map("".join)
)
def test_capitals_are_found_the_quick_way_as_by_the_pattern(text: str) -> None:
    assert [run.span() for run in _runs(text)] == [run.span() for run in _RUN.finditer(text)]
