"""What readers leave out is told: words that are indented, what an email quotes, the plain form of a text."""

from __future__ import annotations

import pytest

from safelint import Linter, readers
from safelint.reports import Style, find_format
from safelint.values.report import LeftOut
from support import TODAY

_HEAD = "From: Jo Bloggs <jo@example.org>\nSubject: Help\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    ("name", "source", "line"),
    [
        ("markdown", "Dear parents,\n\n\tA pupil of ours has gone missing today.\n", 3),
        ("markdown", "Dear parents,\n\n    Ring\n    0300 123 4567\n", 4),
        ("markdown", "Dear parents,\n\n    x = 1\n\nText\n\n\tWe are here for you, whatever it is.\n", 7),
        ("asciidoc", "Dear parents,\n\n Ring us on 0300 123 4567\n", 3),
    ],
)
def test_indented_words_are_told(name: str, source: str, line: int) -> None:
    told = readers.read("a", source.encode(), name).passed_over
    assert list(told) == [f"words indented as code is, from line {line} on"]


@pytest.mark.parametrize("code", ["x = call(1, 2)", "pip install safelint", "0x1234567890", "b = 12345678901.5"])
def test_code_is_not_told(code: str) -> None:
    assert not readers.read("a", f"Text\n\n    {code}\n".encode(), "markdown").passed_over


def test_what_is_left_out_stands_in_the_report() -> None:
    report = Linter(today=TODAY).lint_text("Dear parents,\n\n\tRing us on 0300 123 4567\n", "a.md")
    assert report.left_out == (LeftOut("a.md", "words indented as code is, from line 3 on"),)
    assert report.status("error") == 0


def email(body: str) -> str:
    return f"{_HEAD}Content-Type: text/plain\n\n{body}"


def test_lines_that_an_email_quotes_are_counted() -> None:
    body = "Thank you.\n\nOn Mon, 2 Nov 2026 at 10:15, Sam <sam@example.org> wrote:\n> Ring us.\n>\n> Sam\n"
    document = readers.read("a.eml", email(body).encode(), "e-mail")
    assert list(document.passed_over) == ["3 lines quoted from earlier messages"]
    assert not readers.read("a.eml", email("Thank you.\n").encode(), "e-mail").passed_over


def test_what_one_text_leaves_out_is_no_list() -> None:
    report = Linter(today=TODAY).lint_text("Dear parents,\n\n\tRing us on 0300 123 4567\n", "a.md")
    told = "words indented as code is, from line 3 on: "
    assert f"\nLeft out, {told}a.md\n" in find_format("terminal").render(report, Style())
    assert f"\n- {told}`a.md`\n" in find_format("markdown").render(report, Style())


@pytest.mark.parametrize(
    ("plain", "read"),
    [
        ("Ring 0300 123 4567.", False),
        ("Ring +44 300 1234567\nor write: https://a.example/x?id=123456", False),
        ("Ring +44 (0)300 123 4567.", False),
        ("Good day.\n\nRing 0300 123 4568.\n\nBye.", True),
    ],
)
def test_the_plain_form_is_read_where_it_gives_another_number(plain: str, read: bool) -> None:
    source = (
        f"{_HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{plain}\n"
        "--b\nContent-Type: text/html\n\n<p>Ring 0300 123 4567.</p>\n--b--\n"
    )
    document = readers.read("a.eml", source.encode(), "e-mail")
    texts = [document.text[block.start : block.end] for block in document.blocks]
    assert texts == ["Help", "Ring 0300 123 4567.", *["Ring 0300 123 4568."] * read]
    assert any("plain text" in place for place in document.source.places) is read
