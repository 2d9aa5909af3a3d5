"""Something that was understood of a text, with the words that showed it."""

from __future__ import annotations

from typing import Any, NamedTuple

from safelint.nations.reasons import NationReason
from safelint.values.source import Position, Span


class Words(NamedTuple):
    """Words of the text, at their place in its source."""

    text: str
    span: Span
    position: Position

    @property
    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, **self.position._asdict(), "start": self.span.start, "end": self.span.end}


class Value(NamedTuple):
    """Something understood: `origin` is one of those of `why`, `giver` what gave it in words for the reader, `reason`
    what shows a nation. Of `words`, so many tell of an act, and so many after them ask the reader something."""

    value: str
    origin: str
    words: tuple[Words, ...] = ()
    giver: str = ""
    reason: NationReason | None = None
    acts: int = 0
    questions: int = 0

    @property
    def evidence(self) -> tuple[tuple[str, tuple[Words, ...]], ...]:
        """The words by what they are evidence of, the strongest first; no kind that has none."""
        terms = self.acts + self.questions
        parts = (
            ("tells of", self.words[: self.acts]),
            ("asks or says to its reader", self.words[self.acts : terms]),
            ("says", self.words[terms:]),
        )
        return tuple(part for part in parts if part[1])

    @property
    def as_dict(self) -> dict[str, Any]:
        return {"value": self.value, "from": self.origin, "words": [each.as_dict for each in self.words]}
