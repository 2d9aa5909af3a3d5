"""The words around digits that tell what they are, as sets to compare neighbouring words with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon


class CueWords(NamedTuple):
    """The lists of single words in the family `numbers` of a lexicon, each under its name there."""

    lexicon: Lexicon
    phone: frozenset[str]
    other: frozenset[str]
    bodies: frozenset[str]
    measures: frozenset[str]
    number: frozenset[str]
    number_or_code: frozenset[str]
    number_alone: frozenset[str]
    phone_letters: frozenset[str]
    centre: frozenset[str]
    centres: frozenset[str]
    links: frozenset[str]
    examples: frozenset[str]
    phone_after: frozenset[str]
    counted: frozenset[str]
    tallied: frozenset[str]
    reference: frozenset[str]
    hours: frozenset[str]
    run_on: frozenset[str]
    file_endings: frozenset[str]
    before_called: frozenset[str]
    quantity: frozenset[str]
    short_before: frozenset[str]
    short_skips: frozenset[str]
    short_weak: frozenset[str]
    short_joints: frozenset[str]
    short_veto: frozenset[str]
    numbered: frozenset[str]
    streets: frozenset[str]
    short_after: frozenset[str]
    short_not_after_comma: frozenset[str]
    short_or: frozenset[str]
    short_or_next: frozenset[str]
    short_to: frozenset[str]
    short_to_next: frozenset[str]
    short_if: frozenset[str]
    short_if_next: frozenset[str]
    short_for: frozenset[str]
    short_for_next: frozenset[str]
    short_in_brackets: frozenset[str]
    urgent: frozenset[str]
    clause_ends: frozenset[str]
    of_calls: frozenset[str]
    short_verbs: frozenset[str]
    no_keyword: frozenset[str]
    texted_at_once: frozenset[str]
    code_ends: frozenset[str]
    texting_parts: frozenset[str]
    plain_heads: frozenset[str]
    other_heads: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> CueWords:
        """Those of a lexicon."""
        return cls(lexicon, *(lexicon.words(f"numbers.{name}") for name in cls._fields[1:]))

    def pattern(self, name: str) -> re.Pattern[str]:
        """An expression of the family, compiled when it is first asked for."""
        return self.lexicon.expression(f"numbers.{name}")
