"""Numbers of which the text itself says that they are old, gone or a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.report import Number

_BEFORE, _AFTER = 120, 80  # characters on either side of a number


def is_disowned(analysis: Analysis, number: Number) -> bool:
    """Whether it is struck out, or its own sentence says that it is old, withdrawn or a mistake."""
    if any(each.kind == "strike" and each.start <= number.start < each.end for each in analysis.document.inlines):
        return True
    sentence = analysis.sentence_at(number.start)
    start, end = (sentence.start, sentence.end) if sentence is not None else (0, len(analysis.document.text))
    before = analysis.matches.before("claims.gone-before", number.start)
    if before and before.start >= max(start, number.start - _BEFORE):
        return True
    after = analysis.matches.after("claims.gone-after", number.end)
    return after is not None and after.end <= min(end, number.end + _AFTER)
