"""The limits of an audience, with what the configuration changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from safelint.reading.words import plain_word
from safelint.values.settings import READERS, AudienceName, KindName

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.reading.graded import Limit
    from safelint.values.tables.readability import LimitsRow


def _graded(limits: LimitsRow) -> Limit | None:
    """By what the words of an audience are judged; None where they are not, as for most audiences."""
    values = limits["graded_everyday"], limits["graded_common"], limits["graded_other"], limits["also_hard"]
    if not any(values):
        return None
    from safelint.reading.graded import Limit

    return Limit(*values)


def _set(options: Mapping[str, Any], name: str, usual: Any) -> Any:
    """What a house sets, or what is usual."""
    value = options.get(name)
    return usual if value is None else value


class Limits:
    """What a text for an audience, of a kind, should keep to."""

    def __init__(self, analysis: Analysis, audience: AudienceName, kind: KindName) -> None:
        options = analysis.settings.options.get("readability", {})
        limits = analysis.knowledge.pack.readability["limits"][audience]
        self.strict = bool(options.get("strict"))
        self.kind = kind
        knowledge = analysis.knowledge
        self.of_courts = knowledge.audiences[audience].of_courts or knowledge.kinds[kind].of_courts
        self.grade = _set(options, "grade", limits["grade_warn"])
        self.grade_error = limits["grade_error"]
        self.grade_target = min(limits["grade_target"], self.grade)
        self.sentence = _set(options, "sentence-words", limits["sentence_warn"])
        # A limit that a house sets itself, or wants kept strictly, leaves no room.
        is_own = options.get("sentence-words") is not None
        leeway = 0 if is_own or self.strict else limits["sentence_leeway"]
        self.sentence_mild = self.sentence * (100 + leeway) // 100
        self.sentence_error = limits["sentence_error"]
        self.paragraph = _set(options, "paragraph-sentences", limits["paragraph_sentences"])
        self.paragraph_words = self.paragraph * self.sentence  # what as many sentences of the permitted length hold
        self.passive_share = _set(options, "passive-share", limits["passive_share"])
        self.passive_voice = _set(options, "passive-voice", limits["passive_voice"])
        self.hard_words = _set(options, "hard-words", limits["hard_words"])
        self.known_words = frozenset(map(plain_word, options.get("known-words", ())))
        self.readers = READERS[audience]
        told = self.strict or analysis.settings.audience_given or audience != analysis.audience_of(kind)
        self.lowered = ("record",) if told else ("record", "readers-not-known")
        self.graded = _graded(limits)

    def above(self, value: float, limit: float, error_above: float) -> str:
        """What a value above its limit is evidence of: `far-above` the limit, kept strictly, or `above` it."""
        return "far-above" if self.strict and value > max(limit, error_above) else "above"
