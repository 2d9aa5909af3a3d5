"""What docs/comparison.md says of our own findings is true."""

from __future__ import annotations

import re

from support import ROOT, CheckText

PAGE = ROOT / "docs" / "comparison.md"
CORRECT, FAULTY = re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_nothing_is_found_in_the_correct_text(check_text: CheckText) -> None:
    assert check_text(CORRECT).findings == ()


def test_all_terms_are_found_in_the_other(check_text: CheckText) -> None:
    found = [each.text for each in check_text(FAULTY).findings if each.rule.startswith("terminology/")]
    assert found == [
        "committed suicide",
        "child pornography",
        "child prostitute",
        "putting herself at risk",
        "absconded",
        "domestic violence",
    ]
