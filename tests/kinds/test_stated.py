"""For whom a text says that it is, below its heading."""

from __future__ import annotations

import pytest

from safelint.analysis import Analysis
from safelint.kinds.stated import audience_stated
from safelint.readers import read
from safelint.values.settings import Settings
from support import signposting as helper

SAID = [
    ("For young people aged 11 to 17.", "young-people"),
    ("A guide for teenagers", "young-people"),
    ("For children aged 7 to 11", "children"),
    ("For young people and their families", ""),
    ("For young people, the danger has grown since 2019.", ""),
    ("For children under 12 tickets are free.", ""),
    ("For pupils aged 11 to 16 the danger is real.", ""),
    ("A service for parents of young people", ""),
    ("Support workers for young people", ""),
    ("For everybody", ""),
]


@pytest.mark.parametrize(("line", "audience"), SAID)
def test_a_line_below_the_heading_says_for_whom_a_text_is(line: str, audience: str) -> None:
    page = read("a.md", f"# When you hurt\n\n*{line}*\n\nWhat you feel matters. Read on.\n".encode(), "markdown")
    found = audience_stated(Analysis(page, Settings(), helper.knowledge()))
    assert (found.audience if found else "") == audience


def test_a_text_of_a_kind_for_grown_ups_says_it_of_others() -> None:
    text = "# Help\n\nFor young people aged 11 to 17\n\nWhat you feel matters. Read on.\n"
    page = read("a.md", text.encode(), "markdown")
    kinds = ("service-page", "guidance", "policy", "letter", "press-release")
    found = [audience_stated(Analysis(page, Settings(kind=kind), helper.knowledge())) for kind in kinds]
    assert [each.audience if each else "" for each in found] == ["young-people", "", "", "", ""]


@pytest.mark.parametrize("words", ["Book your child's place.", "Dear parents, come along.", "Tell your parents."])
def test_a_text_that_speaks_to_parents_is_not_for_their_children(words: str) -> None:
    page = read("a.md", f"# Holiday club\n\nFor children aged 5 to 11\n\n{words}\n".encode(), "markdown")
    analysis = Analysis(page, Settings(kind="service-page"), helper.knowledge())
    assert analysis.audience == ("children" if words == "Tell your parents." else "public")


@pytest.mark.parametrize(
    "words",
    [
        "Grown-ups: read this page with your child.",
        "\u201cYour son or daughter can ring us too,\u201d said Mum.",
        "[Your child and the law](law.html)",
        "<footer><p>How we look after your child</p></footer>",
    ],
)
def test_words_to_parents_that_are_no_part_of_a_text_for_children_leave_it_to_them(words: str) -> None:
    text = f"# Staying safe\n\nFor children aged 5 to 11\n\nYou can talk to somebody you trust.\n\n{words}\n"
    page = read("a.md", text.encode(), "markdown")
    assert Analysis(page, Settings(kind="service-page"), helper.knowledge()).audience == "children"


def test_a_passage_of_a_kind_of_its_own_is_for_its_own_readers() -> None:
    page = read("a.md", b"# Help\n\nFor young people aged 11 to 17\n\nWhat you feel matters.\n", "markdown")
    analysis = Analysis(page, Settings(kind="service-page"), helper.knowledge())
    assert (analysis.audience, analysis.audience_of("policy")) == ("young-people", "professional")
