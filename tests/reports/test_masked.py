"""Words that tell how somebody died, or what somebody did to lose weight, stand in no report."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.cli import main
from safelint.reports import format_names
from safelint.values.finding import MASKED, Finding, hidden, unsaid
from safelint.values.source import Span

OPENING = "# A death in the town\n\nThe coroner recorded suicide. "
LONG = "She was, as her friends and her many neighbours in the street by the old station said with one voice, " * 3


@pytest.mark.parametrize("form", format_names())
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{OPENING}He hanged himself in the garage. For help call ChildLine.\n", "hanged himself"),
        (f"{OPENING}{LONG}kind, and she jumped to her death at noon.\n", "jumped"),
        ("# Her recovery\n\nShe has anorexia. An eating disorder is an illness. She weighed 32kg.\n", "32kg"),
        (
            f"{OPENING}<!-- safelint-ignore-line terminology/suicide-method-in-headline -->He hanged himself.\n",
            "hanged himself",
        ),
    ],
    ids=["beside another", "in a long sentence", "weight", "silenced"],
)
def test_no_report_repeats_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, text: str, words: str
) -> None:
    path = tmp_path / "text.md"
    path.write_text(text)
    with pytest.raises(SystemExit):
        main(["check", str(path), "--format", form, "--no-cache"])
    shown = capsys.readouterr().out
    assert "text.md" in shown
    assert words not in shown


def test_the_words_before_and_after_are_shown() -> None:
    spans = hidden([_found(4, 9), _found(14, 18), _found(4, 9)])
    assert spans == (Span(4, 9), Span(14, 18))
    assert unsaid("The first and last word", 0, 23, spans) == f"The {MASKED} and {MASKED} word"
    assert unsaid("The first and last word", 6, 16, spans) == f"{MASKED} and {MASKED}"
    assert unsaid("The first and last word", 9, 14, spans) == " and "


def _found(start: int, end: int) -> Finding:
    return Finding("terminology/one", "warning", "high", "Leave it out.", Span(start, end), MASKED, masked=True)
