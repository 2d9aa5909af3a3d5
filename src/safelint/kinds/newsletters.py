"""Newsletters: a title that says so, and what they are made of."""

from __future__ import annotations

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, SURE, KindReason, Signs, counted, sign

_LINES = 3  # in which a text calls itself a newsletter
_DAYS = 4  # on which something will be


def newsletter(shape: Shape) -> Signs:
    lines = (shape.first, *shape.short_lines(_LINES))
    title = shape.first_at("kinds.newsletter_title", lines)
    is_named = title and shape.first_at("kinds.newsletter_named", (shape.first,))
    yield from sign(KindReason.NEWSLETTER_TITLE, SURE if is_named else ENOUGH + 1, title)
    words = shape.different("kinds.newsletter_words", shape.body)
    yield from counted(KindReason.NEWSLETTER_PARTS, words, FORM, CLEAR)
    days = shape.different("kinds.event_day", shape.body)
    if len(days) >= _DAYS:
        yield from sign(KindReason.EVENTS, CLEAR, *days)
        yield from counted(KindReason.NEWSLETTER_PARTS, shape.different("kinds.newsletter_thanks", shape.body), CLEAR)
