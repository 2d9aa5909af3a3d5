"""Pages of help: a heading that such pages have, words to their reader, a service that says what it does."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, shown
from safelint.kinds.voice import unquoted
from safelint.text.view import TextView
from safelint.values.source import Range

_AT_ONCE = 400  # characters
_WORDS = 120  # to one "you" or "Tell a friend"
_OFTEN = 3  # times that a text speaks to its reader who is not spoken to at once


def page(shape: Shape) -> Evidence | None:
    title = _title(shape)
    if title:
        return shown(title)
    spoken = list(unquoted(shape.view, "help.to-readers", shape.body))
    words = len(shape.text[slice(*shape.body)].replace("\0", " ").split())
    at_once = spoken[:1] and spoken[0][0] < shape.body[0] + _AT_ONCE
    if at_once or len(spoken) >= _OFTEN or len(spoken) * _WORDS > words:
        return shown(*spoken[:_OFTEN])
    service = next(unquoted(shape.view, "kinds.our_service", shape.head), None)
    return shown(service) if service else None


def has_title_of_help(view: TextView) -> bool:
    """Whether a heading is one that pages of help have."""
    return _title(Shape(view)) is not None


def _title(shape: Shape) -> Range | None:
    for title in shape.titles:
        found = shape.at("kinds.help_title", title)
        if found and shape.begins(found[0], title):
            return title
    return None
