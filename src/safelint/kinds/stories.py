"""Stories: somebody's own account, a blog, an opinion."""

from __future__ import annotations

from collections.abc import Iterator

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, KindReason, Signs, counted, sign
from safelint.kinds.voice import unquoted
from safelint.values.source import Range

_ENOUGH = 3  # times that the writer says "I did"
_OFTEN = 5  # times that "I" or "my" stands in a text
_WORDS = 40  # to one of them
_SHOWN = 4
_SENTENCE = 300  # characters in which a question ends
_ENDS = ".!?\n\0"
_PARTS = ("paragraph", "quote")


def story(shape: Shape) -> Signs:
    yield from sign(KindReason.STORY_TITLE, FORM, shape.at("kinds.story_title", shape.first))
    told = list(_told(shape))
    words = len(shape.text[slice(*shape.head)].replace("\0", " ").split())
    if len(told) >= _ENOUGH and len(told) * _WORDS >= words:
        often = len(told) * _WORDS >= 2 * words
        yield from sign(KindReason.TOLD, FORM if often else ENOUGH + 1, *told[:_SHOWN])
    else:
        said = [place for place in unquoted(shape.view, "kinds.first_person", shape.head) if _in_part(shape, place)]
        if len(said) >= _OFTEN and len(said) * _WORDS >= 2 * words:
            yield from sign(KindReason.TOLD, ENOUGH + 1, *said[:_SHOWN])
    yield from sign(KindReason.NAMES_CHANGED, CLEAR, shape.says("kinds.names_changed"))
    yield from counted(KindReason.TOLD_OF, shape.different("kinds.told_of", shape.body), CLEAR, CLEAR)


def _told(shape: Shape) -> Iterator[Range]:
    """Where the writer tells of himself or herself. "Can I come if I am not sure?" is a reader's question."""
    for start, end in unquoted(shape.view, "kinds.own_account", shape.head):
        ends = next((char for char in shape.text[end : end + _SENTENCE] if char in _ENDS), "")
        if ends != "?" and _in_part(shape, (start, end)):
            yield start, end


def _in_part(shape: Shape, place: Range) -> bool:
    return shape.view.document.block_at(place[0]).kind in _PARTS
