"""Policies and procedures: a title that says so with the parts that such have, the parts and how it is kept, or what a
page of one calls itself."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, both, shown
from safelint.kinds.voice import speaks_to_reader


def policy(shape: Shape) -> Evidence | None:
    titles = shape.titles[:2] or list(shape.short_lines(3))
    if any(shape.holds("kinds.policy_title", title) for title in (shape.first, *titles)):
        lines = shape.lines("kinds.policy_line", 2)
        approval = None if lines else shape.says("kinds.policy_approved")
        return shown(shape.first, approval, *(lines or ())) if lines or approval else None
    parts = shape.lines("kinds.policy_line", 2)
    kept = shape.says("kinds.policy_kept") if parts else None
    if parts and kept:
        return shown(kept, *parts)
    # Of a page in the middle of one, what it calls itself and how it is kept.
    named = shape.at("kinds.policy_named", shape.head)
    if named is None or speaks_to_reader(shape.view, shape.head):
        return None
    return both(named, shape.says("kinds.policy_kept"))
