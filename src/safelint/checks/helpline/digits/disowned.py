"""Numbers of which the text itself says that they are old, gone or a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.report import Number

_BEFORE, _AFTER = 120, 80  # characters on either side of a number


def is_disowned(analysis: Analysis, number: Number) -> bool:
    """Whether it is struck out, or its own sentence, the next one, or a cell of its row or above it says that it is
    old, withdrawn or a mistake."""
    if analysis.document.struck.at(number.start) is not None:
        return True
    sentence = analysis.sentence_at(number.start)
    start, end = (sentence.start, sentence.end) if sentence is not None else (0, len(analysis.document.text))
    before = analysis.matches.before("claims.gone-before", number.start)
    if before and before.start >= max(start, number.start - _BEFORE):
        return True
    after = analysis.matches.after("claims.gone-after", number.end)
    if after is not None and after.end <= min(end, number.end + _AFTER):
        return True
    return _in_next_sentence(analysis, number) or _in_cells(analysis, number)


def _in_next_sentence(analysis: Analysis, number: Number) -> bool:
    following = (each for each in analysis.neighbours(number.start) if each.start > number.start)
    return any(analysis.matches.after("claims.gone-next", each.start) is not None for each in following)


def _in_cells(analysis: Analysis, number: Number) -> bool:
    """Whether a cell without a number says so of the only one in its row, or the head of a column of those in it."""
    scene, index = analysis.scene, analysis.document.block_index(number.start)
    blocks = analysis.document.blocks
    if blocks[index].kind != "cell":
        return False
    row, heads = scene.cells.row(index), scene.cells.heads(index)
    if any(scene.holds_number(blocks[at]) for at in row):
        row = []
    return any(analysis.matches.holds("claims.gone-cell", blocks[at].start, blocks[at].end) for at in (*heads, *row))
