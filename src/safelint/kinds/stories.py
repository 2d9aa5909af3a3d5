"""Stories: somebody's own account, a blog, an opinion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safelint.kinds.shape import Shape, shown
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, HINT, KindReason, Signs, counted, sign
from safelint.kinds.voice import unquoted
from safelint.text.prose import word_count
from safelint.values.document import Block
from safelint.values.source import Range

_ENOUGH = 3  # times that the writer says "I did"
_OFTEN = 4  # times that "I" or "my" stands in a text
_WORDS = 40  # to one of them
_SHOWN = 4
_CLOSE = 3  # last characters of a question, its mark and what closes after it
_DECK, _DECK_LENGTH = 4, 260  # first lines in which who writes stands, and characters of such a line
_OPENING, _RUNNING = 200, 120  # characters of the first lines, and of a block of running text
_PARTS = ("paragraph", "quote")


def story(shape: Shape) -> Signs:
    yield from sign(KindReason.STORY_TITLE, FORM, shape.at("kinds.story_title", shape.first))
    yield from sign(KindReason.STORY_DECK, FORM, _deck(shape))
    said = shape.different_unquoted("kinds.story_words", shape.head)
    yield from counted(KindReason.STORY_WORDS, said, FORM, CLEAR)
    told = list(_told(shape))
    yield from sign(KindReason.TOLD_AT_ONCE, ENOUGH - HINT, _at_once(shape, told))
    words = word_count(shape.text[slice(*shape.head)])
    if len(told) >= _ENOUGH and len(told) * _WORDS >= words:
        often = len(told) * _WORDS >= 2 * words
        yield from sign(KindReason.TOLD, FORM if often else ENOUGH + 1, *told[:_SHOWN])
    else:
        yield from sign(KindReason.TOLD, CLEAR, *told[_ENOUGH - 1 : _SHOWN])
        said = [place for place in unquoted(shape.view, "kinds.first_person", shape.head) if _in_part(shape, place)]
        to_readers = sum(1 for _ in unquoted(shape.view, "help.to-readers", shape.head))
        seldom = 2 if len(said) < 2 * to_readers else 1  # "you" may be anybody, as the writer is
        if len(said) >= _OFTEN and len(said) * _WORDS >= seldom * words:
            yield from sign(KindReason.TOLD, ENOUGH + 1, *said[:_SHOWN])
    yield from sign(KindReason.NAMES_CHANGED, CLEAR, shape.says("kinds.names_changed"))
    told_to_me = next(unquoted(shape.view, "kinds.told_to_me", shape.body), None)
    told_of = shown(*shape.different("kinds.told_of", shape.body), told_to_me)
    yield from counted(KindReason.TOLD_OF, told_of, ENOUGH, CLEAR)
    uses = shape.matches.all("kinds.first_person", *shape.body) if told_of else ()
    quoted = [place for place in uses if shape.view.is_quoted(*place)]
    if len(quoted) >= _OFTEN:
        yield from sign(KindReason.QUOTED_TELLING, CLEAR, *quoted[:_SHOWN])


def _deck(shape: Shape) -> Range | None:
    """Who writes, and of what, in a line right below the title."""
    lines = (line for line in shape.opening[1:_DECK] if line[1] - line[0] <= _DECK_LENGTH)
    return shape.first_at("kinds.story_deck", lines)


def _at_once(shape: Shape, told: Sequence[Range]) -> Range | None:
    """Where the first lines of running text tell of the writer, and do not speak to their reader."""
    first = next((block for block in shape.prose if block.kind == "paragraph" and _is_running(block)), None)
    if first is None or any(unquoted(shape.view, "report.you", (first.start, min(first.end, first.start + _OPENING)))):
        return None
    return next((place for place in told if first.start <= place[0] < first.start + _OPENING), None)


def _is_running(block: Block) -> bool:
    return block.end - block.start >= _RUNNING


def _told(shape: Shape) -> Iterator[Range]:
    """Where the writer tells of himself or herself. "Can I come if I am not sure?" is a reader's question."""
    for start, end in unquoted(shape.view, "kinds.own_account", shape.head):
        stop = shape.view.sentence_around(start)[1]
        if "?" not in shape.text[max(end, stop - _CLOSE) : stop] and _in_part(shape, (start, end)):
            yield start, end


def _in_part(shape: Shape, place: Range) -> bool:
    return shape.view.document.block_at(place[0]).kind in _PARTS
