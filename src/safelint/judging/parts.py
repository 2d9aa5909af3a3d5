"""The parts of a document that are judged by limits of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.analysis import Analysis
from safelint.judging.limits import Limits
from safelint.text.passages import passages
from safelint.values.report import Scores

if TYPE_CHECKING:
    from safelint.reading.counts import Prose

_LONGEST = 1_000  # characters of the first word of a passage that are marked


class Part(NamedTuple):
    """A document, or a passage of it with an audience of its own. `place` is where a finding about all of it stands."""

    limits: Limits
    prose: Prose
    quoted: Prose
    scores: Scores
    place: tuple[int, int]


def parts(analysis: Analysis) -> list[Part]:
    """The passages that comments set apart, after the rest of the document; by far most documents have none."""
    return list(_parts(analysis))


def _parts(analysis: Analysis) -> Iterator[Part]:
    found = passages(analysis.document)
    limits, top = Limits(analysis, analysis.audience, analysis.kind.own.id), (analysis.top, analysis.top)
    if not found:
        yield Part(limits, analysis.prose, analysis.quoted_prose, analysis.scores, top)
        return
    from safelint.reading.counts import part

    starts = [passage.start for passage in found]
    inside: dict[int, set[int]] = {}  # the sentences in each passage; -1: in none
    for index in (*analysis.prose.scored, *analysis.quoted_prose.scored):
        at = analysis.document.span(*analysis.sentences[index][:2]).start
        place = bisect_right(starts, at) - 1
        inside.setdefault(place if place >= 0 and at < found[place].end else -1, set()).add(index)
    for place in sorted(inside):
        prose, quoted = part(analysis.prose, inside[place]), part(analysis.quoted_prose, inside[place])
        if place >= 0:
            kind = found[place].kind or analysis.kind.own.id
            audience = found[place].audience or analysis.audience_of(kind)
            limits, top = Limits(analysis, audience, kind), _first_word(analysis, prose)
        yield Part(limits, prose, quoted, analysis.scored(prose, quoted), top)


def _first_word(analysis: Analysis, prose: Prose) -> tuple[int, int]:
    if not prose.scored:
        return analysis.top, analysis.top
    start, end, _ = analysis.sentences[prose.scored[0]]
    space = analysis.document.text.find(" ", start, min(end, start + _LONGEST))
    return start, space if space > start else min(end, start + _LONGEST)
