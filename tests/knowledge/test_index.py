"""What one run knows."""

from __future__ import annotations

from safelint.knowledge import loader
from safelint.knowledge.index import Knowledge


def _itself(knowledge: Knowledge) -> list[Knowledge]:
    return [knowledge]


def test_what_is_made_of_the_knowledge_is_made_once_for_each() -> None:
    one, other = (Knowledge(loader.load(), ()) for _ in range(2))
    assert one.made(_itself) is one.made(_itself)
    assert other.made(_itself) == [other]
    assert one.made(_itself) == [one]
