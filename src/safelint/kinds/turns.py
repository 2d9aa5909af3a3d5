"""Who speaks in turns in a text: most of its paragraphs begin with the initials or the name of one of a few people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.kinds.shape import Evidence, Shape

# "AB", "AB:", "Ann Lee:"
_LABEL = regex(
    r"[*_]*(?:([A-Z]{2,3})\b[*_]*:?|([A-Z][\w'\u2019-]+ [A-Z][\w'\u2019-]+)[*_]*:)[*_]*\s+(?=[\w\"\u201c'\u2018(\[])"
)
_LOOKED_AT = 40  # paragraphs
_SPEAKERS = range(2, 7)
_TURNS = 3  # of each speaker
_MOST = 0.6  # parts of the paragraphs that begin so


def turns(shape: Shape) -> Evidence:
    """The labels of those who speak in turns; none in a text of another form."""
    paragraphs = [block for block in shape.prose if block.kind == "paragraph"][:_LOOKED_AT]
    labels = [label for block in paragraphs if (label := _LABEL.match(shape.text, block.start, block.end))]
    times = Counter(label[1] or label[2] for label in labels)
    speakers = {each for each, count in times.items() if count >= _TURNS}
    found = [label for label in labels if (label[1] or label[2]) in speakers]
    if len(speakers) not in _SPEAKERS or len(found) < _MOST * len(paragraphs):
        return ()
    return tuple((label.start(), label.end()) for label in found)
