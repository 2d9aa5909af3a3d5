"""Pages of help: a heading that offers it, words to their reader, a service that says what it does and how to reach it.

A page that only explains something, or tells of a body, its training and its gifts, is none: that is no place to which
people turn for help.
"""

from __future__ import annotations

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, HINT, KindReason, Signs, counted, sign
from safelint.kinds.voice import reports_speech, unquoted
from safelint.values.document import Block
from safelint.values.source import Range

_FIRST_LINES = 3  # in which a leaflet says what it is
_AT_ONCE = 400  # characters
_WORDS = 120  # to one "you" or "Tell a friend"
_SHOWN = 3
_RUNNING = 60  # characters of a block of running text
_FEW = 3  # such blocks


def page(shape: Shape) -> Signs:
    if shape.is_brief:
        return
    called = (shape.at("kinds.leaflet", line) for line in shape.short_lines(_FIRST_LINES))
    yield from sign(KindReason.LEAFLET, FORM, next(filter(None, called), None))
    yield from _help_offered(shape)
    if not _only_points_to_help(shape):
        yield from spoken(shape)
    service = next(unquoted(shape.view, "kinds.our_service", shape.head), None)
    offer = next(unquoted(shape.view, "kinds.we_offer", shape.head), None)
    yield from sign(KindReason.OUR_SERVICE, ENOUGH if service else CLEAR, service or offer)
    yield from counted(KindReason.REACHED, shape.different("kinds.reached", shape.body), CLEAR, HINT)


def _help_offered(shape: Shape) -> Signs:
    """A heading that offers help, above all the title of a page whose publisher wants to be told."""
    title = next((title for title in shape.titles if offers_help(shape, title)), None)
    told = next(unquoted(shape.view, "kinds.tell_us", shape.head), None) if title == shape.first else None
    yield from sign(KindReason.HELP_TITLE, ENOUGH + (CLEAR + HINT) * bool(told), title, told)


def spoken(shape: Shape) -> Signs:
    """How soon and how often a text speaks to its reader."""
    places = list(unquoted(shape.view, "help.to-readers", shape.body))
    often = len(places) * _WORDS > shape.size
    if often or (places and places[0][0] < shape.body[0] + _AT_ONCE):
        first = next((block for block in shape.prose if block.kind == "paragraph"), None)
        begins = first is not None and places[0][0] < first.end
        yield from sign(KindReason.SPOKEN_TO, (ENOUGH if often else CLEAR) + HINT * begins, *places[:_SHOWN])


def _only_points_to_help(shape: Shape) -> bool:
    """Whether a text reports what people said, and speaks to its reader in its line of help alone."""
    places = list(unquoted(shape.view, "help.to-readers", shape.body))
    blocks = {shape.view.document.block_at(place[0]) for place in places}
    only = len(blocks) == 1 and places[0][0] >= shape.body[0] + _AT_ONCE
    return only and reports_speech(shape.view, shape.body)


def other_page(shape: Shape) -> Signs:
    """What shows that a page is about a body, its training or its gifts, though it speaks to its reader."""
    first = shape.at("kinds.about_title", shape.first)
    yield from sign(KindReason.ABOUT_THE_BODY, ENOUGH, first)
    words = shape.different("kinds.about_words", shape.head)
    of_running = (shape.view.document.block_at(place[0]) for place in words)
    told = [(place, block) for place, block in zip(words, of_running, strict=True) if _is_running(block)]  # no menus
    # What one paragraph of many says is not what the page is about.
    by_the_way = len({block for _, block in told}) == 1 and len(list(filter(_is_running, shape.prose))) > _FEW
    yield from counted(KindReason.ABOUT_THE_BODY, (place for place, _ in told), FORM, HINT if by_the_way else CLEAR)


def offers_help(shape: Shape, title: Range) -> bool:
    """Whether a title offers help: "Get help", "Forced marriage: get help"."""
    found = shape.at("kinds.help_title", title)
    return bool(found and (shape.begins(found[0], title) or _after_colon(shape, found[0])))


def _after_colon(shape: Shape, at: int) -> bool:
    """Whether words follow a colon, as in "Forced marriage: get help"."""
    return shape.text[max(at - 2, 0) : at].rstrip().endswith(":")


def _is_running(block: Block) -> bool:
    return block.end - block.start >= _RUNNING
