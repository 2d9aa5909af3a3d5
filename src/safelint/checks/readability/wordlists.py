"""The word lists of a pack as the rules on wording ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from safelint.text.prose import WORD

if TYPE_CHECKING:
    from safelint.knowledge.index import Knowledge
    from safelint.reading.wording import HardWords


class ReadabilityWords:
    """The words of a pack that are hard, fixed or excused."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.pack = knowledge.pack
        known = self.pack.readability
        self.irregular = frozenset(known["passive_irregular"])
        self.excused = frozenset(known["passive_excused"])
        self.excused_in_court = self.excused.union(known["passive_excused_news"])
        self.not_hard = frozenset(known["not_hard"])
        self._of_topics: dict[str, frozenset[str]] = {}

    def fixed(self, topics: Iterable[str]) -> Iterator[frozenset[str]]:
        """Long words that a writer on these topics cannot change."""
        return chain((self.not_hard,), map(self._of_topic, topics))

    def _of_topic(self, name: str) -> frozenset[str]:
        if name not in self._of_topics:
            topic = next((each for each in self.pack.topics if each.id == name), None)
            phrases = (*topic.strong, *topic.medium) if topic else ()
            self._of_topics[name] = frozenset(word for phrase in phrases for word in WORD.findall(phrase))
        return self._of_topics[name]

    @cached_property
    def hard(self) -> HardWords:
        """Words for which a plainer one exists."""
        from safelint.reading.wording import HardWords

        return HardWords(self.pack.readability["hard_word"])

    @cached_property
    def terms(self) -> frozenset[str]:
        """Words that terminology has a rule for."""
        return frozenset(form.lower() for term in self.pack.terms for form in term.avoid)
