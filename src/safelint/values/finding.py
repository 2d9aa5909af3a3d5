"""One thing that somebody should look at, and how it can be put right."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple, get_args

from safelint.values.settings import Confidence
from safelint.values.source import Source, Span

Severity = Literal["error", "warning", "suggestion"]
"""From the worst to the mildest."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
ERROR: Final = "error"
WARNING: Final = "warning"
SUGGESTION: Final = "suggestion"


def failing(fail_on: str) -> tuple[Severity, ...]:
    """The severities at or above `fail_on`, which fail a run; none for "never"."""
    return SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()


def stopping(fail_on: str) -> tuple[Severity, ...]:
    """The severities that stop publication: those that fail the run. Where none does, a person still reads what errors
    mean."""
    return failing(fail_on) or failing(ERROR)


MASKED = "\u2026"
"""What stands for words that no report may repeat, such as how somebody died."""

NEW, SAME = "new", "same"
"""What a finding is beside those of an earlier report."""


class Edit(NamedTuple):
    span: Span
    text: str


class Choice(NamedTuple):
    """One way to put a finding right: changes of the source, which belong together.

    `title` says to people what it does, where the words to write do not. It is `safe` where it can be made without a
    person: grammar and meaning cannot break.
    """

    edits: tuple[Edit, ...]
    title: str = ""
    safe: bool = False

    @property
    def replacement(self) -> str:
        return self.edits[0].text

    @property
    def said(self) -> str:
        """What it does, in words."""
        return self.title or f"Write “{self.replacement}”"


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    message: str
    span: Span


class Finding(NamedTuple):
    """One thing that somebody should look at. `text` is what a reader sees; empty for one about the whole document.

    No report may repeat the words of a `masked` finding; its text is `MASKED`, as another's may be that has left out.

    `entries` are ids of the registry entries that it rests on or names. `times` is how many findings it stands for,
    where a report tells the same of one text once. `choices` are ways to put it right, the best first.
    `since` is `NEW` or `SAME` where the run is compared with an earlier one, else "".
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    text: str = ""
    place: str | None = None
    related: tuple[Related, ...] = ()
    choices: tuple[Choice, ...] = ()
    sources: tuple[str, ...] = ()
    standard: str | None = None
    entries: tuple[str, ...] = ()
    times: int = 1
    since: str = ""
    masked: bool = False

    @property
    def fix(self) -> Choice | None:
        """The change that needs no person, or None."""
        return next((choice for choice in self.choices if choice.safe), None)

    def where_in(self, source: Source) -> str:
        """The place in words: a line, or the whole text."""
        return source.where(self.span.start) if self.text else "whole text"


def hidden(findings: Iterable[Finding]) -> tuple[Span, ...]:
    """Where words stand that no report may repeat, in order."""
    return tuple(sorted({finding.span for finding in findings if finding.masked}))


def unsaid(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """`text[start:end]` with `MASKED` in place of what stands in one of the sorted `spans`."""
    parts, at = [], start
    for left, right in spans:
        if left < end and right > at:
            parts += [text[at : max(at, left)], MASKED]
            at = min(right, end)
    return "".join([*parts, text[at:end]])
