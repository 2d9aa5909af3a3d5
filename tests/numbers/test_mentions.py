"""Which mentions of a name are surely of one service."""

from __future__ import annotations

import pytest

from safelint.numbers.owners.mentions import Mention
from safelint.numbers.service_names import NameRole, NameWord, ServiceName


@pytest.mark.parametrize(
    ("role", "word", "branch", "sure"),
    [
        ("name", "", False, True),
        ("operator", "plain", False, True),
        ("shared", "", False, False),
        ("generic", "", False, False),
        ("name", "weak", False, False),
        ("name", "", True, False),
    ],
)
def test_a_mention_is_surely_of_one_service(role: NameRole, word: NameWord, branch: bool, sure: bool) -> None:
    mention = Mention(0, 8, ServiceName(("harbour",), "Harbour", role, word), branch)
    assert mention.is_surely_one is sure
