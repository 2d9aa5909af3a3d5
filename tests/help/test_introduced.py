"""The points of a list, read with the words that introduce it."""

from __future__ import annotations

import pytest

from safelint import Linter
from safelint.help import introduced
from safelint.lexicon.folding import fold
from safelint.readers.markdown.reader import read

ASKED = """Does someone you live with, or used to:

- decide who you see, and what you wear?
- go through your phone?

  It may be theirs.
- hurt you?
"""


def sentences(text: str) -> list[str]:
    document = read("text.md", text.encode())
    return introduced.read(fold(document.text), document.blocks)[0].text.split("\0")


def test_points_go_on_with_their_introduction() -> None:
    assert sentences(ASKED) == [
        "Does someone you live with, or used to decide who you see, and what you wear?",
        "Does someone you live with, or used to go through your phone?",
        "Does someone you live with, or used to hurt you?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        ASKED.replace("used to:", "used to"),
        ASKED.replace("Does someone", "# Does someone"),
        ASKED.replace("Does someone", "It goes on and on. " * 12 + "Does someone"),
    ],
)
def test_without_a_short_introduction_they_stand_alone(text: str) -> None:
    assert sentences(text) == [""]


def test_the_points_show_what_a_text_is_about() -> None:
    report = Linter().lint_text(ASKED, "text.md").documents[0]
    assert list(report.topics) == ["domestic-abuse"]
    (missing,) = (each for each in report.findings if each.rule == "signposting/missing")
    assert "“decide who you see, and what you wear?”" in missing.message
