"""Guidance for staff and professionals: a title that says so, or what such texts ask of whom."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, shown

_ENOUGH = 2  # different signs


def guidance(shape: Shape) -> Evidence | None:
    title = shape.at("kinds.guidance_title", shape.first)
    if title:
        return shown(title)
    found = shape.different("kinds.guidance_words", shape.head)
    return shown(*found) if len(found) >= _ENOUGH else None
