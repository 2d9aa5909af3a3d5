"""Policies and procedures: a title that says so, the parts that such have, what they call themselves, how they are
kept, and whom they bind."""

from __future__ import annotations

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, KindReason, Signs, counted, sign
from safelint.kinds.voice import speaks_to_reader

_CLAUSES = 3  # with numbers, that only rules have
_LINES = 3  # in which a text names itself
_HEADINGS = 8  # lines, above which a page may have its own


def policy(shape: Shape) -> Signs:
    lines = (shape.first, *shape.titles[:2], *shape.short_lines(_LINES))
    title = shape.first_at("kinds.policy_title", lines)
    named = shape.at("kinds.policy_named", shape.head)
    heading = next((line for line in shape.short_lines(_HEADINGS) if shape.holds("kinds.policy_heading", line)), None)
    yield from sign(KindReason.POLICY_TITLE, ENOUGH if heading else CLEAR, heading or title)
    yield from sign(KindReason.PRIVACY, FORM, shape.at("kinds.privacy_title", shape.first))
    yield from sign(KindReason.POLICY_PARTS, CLEAR, *(shape.lines("kinds.policy_line", 2) or ()))
    yield from sign(KindReason.CLAUSES, ENOUGH, *(shape.begun("kinds.clause_line", _CLAUSES) or ()))
    yield from sign(KindReason.POLICY_NAMED, CLEAR, named)
    kept = [place for part in shape.ends for place in shape.different("kinds.policy_kept", part)]
    yield from counted(KindReason.POLICY_KEPT, kept, ENOUGH, CLEAR)
    yield from counted(KindReason.BINDS, shape.matches.all("kinds.binds", *shape.head), ENOUGH)
    if not title and speaks_to_reader(shape.view, shape.head):
        yield from sign(KindReason.SPOKEN_TO, -CLEAR, named)
