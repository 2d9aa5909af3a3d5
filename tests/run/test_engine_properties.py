"""What holds for any document whatever, from its bytes to its report."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safelint.config import Flags
from safelint.readers import read
from safelint.reports import Style, find_format, format_names
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError
from safelint.values.report import DocumentReport, Report
from support import TODAY
from support.checking import check_document
from support.promises import check_report

pytestmark = pytest.mark.slow

# Each sets off some rule or reader; together they meet as no writer would have them meet.
PIECES = [
    *("Call Childline on 0800 1111. ", "0808 800 5000", "+44 (0)20 7946 0958", "08O8 8OO 5OOO", "18001 0800 1111"),
    *("\uff10\uff18\uff10\uff10 \uff11\uff11\uff11\uff11", "Text SHOUT to 85258", "116 123", "999", "\u0661\u0662"),
    *("child pornography ", "committed suicide", "Child Line", "the Samaritan's", "Action Fraud ", "CRB", "rape "),
    *("\u201che said\u201d ", "\u2018", "\u2019s", '"', "'", "Mae cymorth ar gael i blant. ", "NOT ALLOWED HERE "),
    *(
        "# ",
        "\n\n",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n|---|---|\n| ",
        "```\n",
        "`",
        "**",
        "*",
        "_",
    ),
    *("[click here](/a.pdf)", "![](a.png)", "[0800 1111](tel:08088005000)", "[", "](", ")", "<https://a.org>", "\\"),
    *(
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<b>",
        "<td>",
        "<table>",
        "</table>",
        "<a href='tel:999'>",
        "</a>",
        "<h1>",
    ),
    *(
        "<img src=a>",
        "<html lang=cy>",
        "<title>",
        "</title>",
        "<!-- c -->",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "&nbsp;",
        "&",
    ),
    *("<!-- safelint-disable-next-line terminology -- a -->\n", "<!-- safelint-disable-file helpline -- b -->"),
    *("<!-- safelint-disable -->", "<!-- safelint-set audience=children -->", "<!-- safelint-reset -->"),
    *(
        "---\ntitle: a\nsafelint:\n  kind: news\n---\n",
        "---\n",
        "Notes to editors\n\n",
        "{{ x }}",
        "{% if y %}",
        "{/*",
        "*/}",
    ),
    *(
        "\u00ad",
        "\u200b",
        "\u0301",
        "\u202e",
        "\x1b[31m",
        "\ufffc",
        "\ufeff",
        "\u00a0",
        "\U0001f468\u200d\U0001f467",
        "\u0130",
    ),
    *("word ", "a", "sentence. ", "; ", "!", "(CSA) ", "child sexual abuse ", "https://www.childline.org.uk ", "@x "),
]
DOCUMENTS = st.tuples(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["markdown", "html", "text"])
)
ENGINE = Engine(Flags(today=TODAY), detail=True)


def checked(engine: Engine, text: str, form: str) -> DocumentReport | None:
    try:
        document = read("text", text.encode("utf-8", "surrogatepass"), form)
        report = check_document(engine.checker, document, "text")
    except SafelintError as reason:
        assert str(reason)
        return None
    return report


def rendered(report: DocumentReport, form: str) -> str:
    whole = Report("0", (), TODAY, (report,), (), services={}, rules=ENGINE.checker.rules.notes([report]))
    return find_format(form).render(whole, Style())


@given(DOCUMENTS)
@settings(max_examples=150, deadline=None)
def test_every_place_lies_in_the_source(case: tuple[str, str]) -> None:
    report = checked(ENGINE, *case)
    if report is not None:
        check_report(report)


@given(DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_places_in_json_give_their_text(case: tuple[str, str]) -> None:
    report = checked(ENGINE, *case)
    if report is None:
        return
    source = report.source().text
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    document = json.loads(rendered(report, "json"))["documents"][0]
    for listed in (document["findings"], document["suppressed"], document["numbers"]):
        assert [each["start"] for each in listed] == sorted(each["start"] for each in listed)
    for each in (*document["findings"], *document["suppressed"], *document["numbers"]):
        words = source[each["start"] : each["end"]]
        if len(words) == len(each["text"]):
            assert words == each["text"]
        line = lines[each["line"] - 1]
        assert 1 <= each["column"] <= len(line) + 1 or source[each["start"]] in "\r\n"
        if words and "\n" not in words and "\r" not in words:
            assert line[each["column"] - 1 :].startswith(words)
    for each in (*document["findings"], *document["suppressed"]):
        assert (each["line"], each["column"]) <= (each["end_line"], each["end_column"])
        assert all(1 <= other["line"] <= len(lines) for other in each["related"])


@given(DOCUMENTS)
@settings(max_examples=25, deadline=None)
def test_the_same_input_gives_the_same_bytes(case: tuple[str, str]) -> None:
    one, other = checked(ENGINE, *case), checked(Engine(Flags(today=TODAY), detail=True), *case)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        for form in format_names():
            assert rendered(one, form) == rendered(other, form)
