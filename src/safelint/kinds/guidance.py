"""Guidance for staff and professionals: a title that says so, and what such texts ask of whom."""

from __future__ import annotations

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, KindReason, Signs, counted, sign


def guidance(shape: Shape) -> Signs:
    yield from sign(KindReason.GUIDANCE_TITLE, ENOUGH + 1, shape.at("kinds.guidance_title", shape.first))
    words = shape.different("kinds.guidance_words", shape.head)
    yield from counted(KindReason.GUIDANCE_WORDS, words, FORM, CLEAR)
