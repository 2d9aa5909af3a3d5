"""Words that no report may repeat, in the message of another finding."""

from __future__ import annotations

import pytest

from safelint.run.findings import discreet
from safelint.values.finding import MASKED, Finding
from safelint.values.source import Source, Span
from support import CheckText


def test_they_are_masked_as_words_and_not_as_letters() -> None:
    text = "They kill skillfully."
    masked = Finding("terminology/x", "warning", "high", "Leave it out.", Span(5, 9), MASKED, masked=True)
    other = Finding("readability/x", "warning", "high", "Not kill: write skillfully.", Span(0, len(text)), text)
    shown = discreet([other, masked], [], Source("a.md", "markdown", text))
    assert shown[0].message == f"Not {MASKED}: write skillfully."
    assert shown[0].text == f"They {MASKED} skillfully."


@pytest.mark.parametrize("text", ["See […](https://example.org/a).", "![…](a.png)", "<img src=a.png alt='…'>"])
def test_a_text_of_a_mark_alone_hides_nothing(check_text: CheckText, text: str) -> None:
    report = check_text(text)
    assert MASKED in [each.text for each in report.findings]
    assert report.hidden_spans() == ()
