"""Words that no report may repeat, in the message of another finding."""

from __future__ import annotations

from safelint.run.findings import discreet
from safelint.values.finding import MASKED, Finding
from safelint.values.source import Source, Span


def test_they_are_masked_as_words_and_not_as_letters() -> None:
    text = "They kill skillfully."
    masked = Finding("terminology/x", "warning", "high", "Leave it out.", Span(5, 9), MASKED)
    other = Finding("readability/x", "warning", "high", "Not kill: write skillfully.", Span(0, len(text)), text)
    shown = discreet([other, masked], [], Source("a.md", "markdown", text))
    assert shown[0].message == f"Not {MASKED}: write skillfully."
    assert shown[0].text == f"They {MASKED} skillfully."
