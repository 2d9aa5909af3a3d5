"""What a finding says, where the words that it quotes stand on two lines."""

from __future__ import annotations

import re

import pytest

from safelint import Linter
from safelint.knowledge.loader import load

_MARKED = re.compile(r"\[\[([^\]]* [^\]]*)\]\]")
WRAPPED = {
    f"{rule.id} {at}": _MARKED.sub(lambda marked: marked[1].replace(" ", "\n", 1), text)
    for rule in load("uk", full=True).rules
    for at, text in enumerate(rule.bad)
    if _MARKED.search(text)
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(today="2026-11-25")


@pytest.mark.parametrize("example", WRAPPED)
def test_a_line_end_of_the_text_stands_in_no_message(linter: Linter, example: str) -> None:
    findings = linter.lint_text(WRAPPED[example], "a.txt").documents[0].findings
    assert [each.message for each in findings if "\n" in each.message] == []
    assert [choice.title for each in findings for choice in each.choices if "\n" in choice.title] == []
