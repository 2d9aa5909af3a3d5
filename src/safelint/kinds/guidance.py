"""Guidance for staff and professionals: a title that says so, and what such texts ask of whom."""

from __future__ import annotations

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, KindReason, Signs, counted, sign

_LINES = 3  # in which a text says for whom it is

_WORDS = ("kinds.guidance_words", "kinds.guidance_asks")


def guidance(shape: Shape) -> Signs:
    lines = (shape.first, *shape.headlines(_LINES))
    title = shape.first_at("kinds.guidance_title", lines)
    yield from sign(KindReason.GUIDANCE_TITLE, ENOUGH + 1, title)
    words = sorted(place for name in _WORDS for place in shape.different(name, shape.head))
    apart = [place for place, before in zip(words, [(0, 0), *words], strict=False) if place[0] >= before[1]]
    yield from counted(KindReason.GUIDANCE_WORDS, apart, FORM, CLEAR)
