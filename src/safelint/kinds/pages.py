"""Pages of help: a heading that such pages have."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, shown
from safelint.text.view import TextView
from safelint.values.source import Range


def page(shape: Shape) -> Evidence | None:
    title = _title(shape)
    return shown(title) if title else None


def has_title_of_help(view: TextView) -> bool:
    """Whether a heading is one that pages of help have."""
    return _title(Shape(view)) is not None


def _title(shape: Shape) -> Range | None:
    for title in shape.titles:
        found = shape.at("kinds.help_title", title)
        if found and shape.begins(found[0], title):
            return title
    return None
