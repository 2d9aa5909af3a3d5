"""Newsletters: a title that says so, or what they are made of."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, shown

_ENOUGH = 2  # different signs
_LINES = 3  # in which a text calls itself a newsletter


def newsletter(shape: Shape) -> Evidence | None:
    lines = (shape.first, *shape.short_lines(_LINES))
    title = next((found for line in lines if (found := shape.at("kinds.newsletter_title", line))), None)
    if title:
        return shown(title)
    words = shape.different("kinds.newsletter_words", shape.body)
    return shown(*words) if len(words) >= _ENOUGH else None
