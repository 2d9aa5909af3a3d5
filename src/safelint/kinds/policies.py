"""Policies and procedures: a title that says so with the parts that such have, or what a page of one calls itself."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, both, shown
from safelint.kinds.voice import speaks_to_reader


def policy(shape: Shape) -> Evidence | None:
    titles = shape.titles[:2] or list(shape.short_lines(3))
    if any(shape.holds("kinds.policy_title", title) for title in (shape.first, *titles)):
        lines = shape.lines("kinds.policy_line", 2)
        approval = None if lines else shape.says("kinds.policy_approved")
        return shown(shape.first, approval, *(lines or ())) if lines or approval else None
    # Of a page in the middle of one, what it calls itself and how it is kept.
    named = shape.at("kinds.policy_named", shape.head)
    if named is None or speaks_to_reader(shape.view, shape.head):
        return None
    return both(named, shape.says("kinds.policy_kept"))
