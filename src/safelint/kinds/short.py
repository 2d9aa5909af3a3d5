"""Posts: texts of a few words, or with tags, names of accounts, emoji and what posts ask."""

from __future__ import annotations

from safelint.kinds.shape import BRIEF, Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, KindReason, Sign, Signs, counted, sign
from safelint.lazy import LazyPattern, regex
from safelint.text.prose import word_count
from safelint.values.document import Document
from safelint.values.source import Range

_FEW, _MOST = 80, 300  # words of most posts, of all
# Each says first which characters it begins with: all other places are then passed over in no time.
_TAG = regex(r"#(?<![\w/#&]#)[A-Za-z]\w{2,40}|@(?<![\w/.@]@)[A-Za-z]\w{2,30}(?![\w.@-]*\.\w)")
_EMOJI = regex(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_OF_A_THREAD = regex(r"(?m)(?=\d)(?:(?:^|(?<=\0))\d{1,2}/\d{1,2}(?= )|(?<![\d/])(?!24/7)\d{1,2}/\d{1,2}(?=\0|$))")


def is_short(document: Document) -> bool:
    """Whether a text is so short that one way to get help is all it has room for."""
    return len(document.text) < 15 * BRIEF and word_count(document.text) < BRIEF


def post(shape: Shape) -> Signs:
    yield from sign(KindReason.POSTS, FORM, *(shape.begun("kinds.posts_line") or ()))
    yield from sign(KindReason.POSTS, ENOUGH, shape.at("kinds.thread", shape.head))
    yield from counted(KindReason.POSTS, _found(shape, _OF_A_THREAD), ENOUGH, CLEAR)
    yield from counted(KindReason.TAGS, _found(shape, _TAG), ENOUGH, CLEAR)
    yield from counted(KindReason.TAGS, _found(shape, _EMOJI), ENOUGH, CLEAR)
    yield from counted(KindReason.OF_A_POST, shape.different("kinds.post_words", shape.body), ENOUGH, CLEAR)
    if shape.is_brief:
        yield Sign(KindReason.SHORT, ENOUGH)
    elif shape.size < _FEW:
        yield Sign(KindReason.SHORT, CLEAR)
    elif shape.size > _MOST:
        yield Sign(KindReason.LONG, -FORM)
    # The first line of a plain text may be taken for a heading.
    yield from sign(KindReason.HEADED, -ENOUGH, *shape.headings[1:2])


def _found(shape: Shape, marks: LazyPattern[str]) -> list[Range]:
    """Where different marks stand near the start or the end."""
    first: dict[str, Range] = {}
    for part in dict.fromkeys((shape.head, shape.tail)):
        for mark in marks.finditer(shape.text, *part):
            first.setdefault(mark.group(), mark.span())
    return list(first.values())
