"""Press releases: "ENDS", notes to editors, a press office, an embargo."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, shown

_OPENING = 400  # characters


def release(shape: Shape) -> Evidence | None:
    lines = shape.lines("kinds.release_line") or shape.begun("kinds.release_opening")
    if lines:
        return lines
    start, end = shape.head
    said = shape.says("kinds.to_editors") or shape.at("kinds.release_at_once", (start, min(end, start + _OPENING)))
    return shown(said) if said else None
