"""Where a text gathers its help: a section of contacts, a list, or a paragraph with two services."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.help.routes import LOCAL, Route, Way
from safelint.text.prose import Sentence, around
from safelint.values.document import Block, Document

if TYPE_CHECKING:
    from safelint.lexicon.matching import Matches

SHORT, _LONG = 250, 400  # characters of a block that is a contact, and of one that is more than contacts
_HEADING = 80  # characters of a block that may announce help
_CLOSE = 2  # blocks without a route that may stand between two contacts
_SPREAD = 0.6  # share of the text over which help may be spread


def find_block(
    document: Document, sentences: Sequence[Sentence], routes: Sequence[Route], announces: Callable[[str], bool]
) -> tuple[int, int] | None:
    """The range of `document.text` where help is gathered, None where it is not.

    Contacts that stand close together make a block; the one with most services is taken, the last of equals. A heading
    above it whose words `announces` takes for an announcement of help belongs to it.
    """
    blocks = document.blocks
    services: dict[int, set[str]] = {}
    for route in routes:
        if route.start >= 0 and (route.service != LOCAL or route.how == Way.NUMBER):
            services.setdefault(document.block_index(route.start), set()).add(route.service)
    best: tuple[int, int, int] | None = None  # services, first and last block
    for first, last in _clusters(blocks, services):
        count = len(set().union(*(services.get(index, set()) for index in range(first, last + 1))))
        helped = _heading_above(document, first, announces)
        if (count >= 2 or helped is not None) and (best is None or count >= best[0]):
            best = (count, first if helped is None else helped, last)
    if best is None:
        return None
    _, first, last = best
    if first == last and blocks[first].end - blocks[first].start > _LONG:
        inside = [route for route in routes if blocks[first].start <= route.start < blocks[first].end]
        return around(sentences, inside[0].start, inside[-1].end)
    if first < last and blocks[first].kind == "heading" and blocks[first].level == 1:
        first += 1  # the title of a page that is all help says what the page is about
    return blocks[first].start, blocks[last].end


_FEWEST_WORDS = 5  # of a sentence that tells something


def told_in(
    document: Document,
    block: tuple[int, int],
    routes: Sequence[Route],
    sentences: Sequence[Sentence],
    names: Sequence[int],
    matches: Matches,
) -> list[tuple[int, int]]:
    """The sentences in the block of help that tell something before their paragraph comes to a contact, if it does, or
    after its last one and of something else than whom that reaches.

    They are the text's own and count. Under a heading that announces help there are none. `names` are the starts of
    the names of services, sorted: in small letters they are words like any other.
    """
    if document.block_at(block[0]).kind == "heading":
        return []
    placed = sorted(route.start for route in routes if block[0] <= route.start < block[1])
    found: list[tuple[int, int]] = []
    first = bisect_right(sentences, block[0] - 1, key=lambda each: each.start)
    for sentence in sentences[first:]:
        start, end = sentence.start, sentence.end
        if start >= block[1]:
            break
        here = document.blocks[sentence.block]
        left, right = bisect_right(placed, here.start - 1), bisect_right(placed, here.end - 1)
        is_behind = left < right and placed[right - 1] < start
        if here.kind != "paragraph" or (left < right and placed[left] < end and not is_behind):
            continue
        if is_behind and _tells_of_line(matches, start, end):
            continue
        name = bisect_right(names, start - 1)
        written = document.text[start:end]
        ended = written.rstrip("\"'\u2019\u201d)")[-1:] in (".", "!", "?")
        if not ended or (name < len(names) and names[name] < end) or len(written.split()) < _FEWEST_WORDS:
            continue
        if not matches.holds("help.points", start, end):
            found.append((start, end))
    return found


def _tells_of_line(matches: Matches, start: int, end: int) -> bool:
    """Whether a sentence goes on about a contact before it, by the words with which it begins."""
    found = matches.first("help.of-the-line", start, end)
    return found is not None and found.start == start


def without(block: tuple[int, int], told: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of the block that are left when the sentences `told` are taken out."""
    left: list[tuple[int, int]] = []
    at = block[0]
    for start, end in told:
        if at < start:
            left.append((at, start))
        at = end
    return [*left, (at, block[1])] if at < block[1] else left


def _clusters(blocks: Sequence[Block], services: Mapping[int, set[str]]) -> Iterator[tuple[int, int]]:
    """First and last blocks of contacts that stand close together, a list or table taken whole."""
    first = last = -1
    for index in sorted(services):
        here = blocks[index]
        if here.kind in ("title", "heading", "description") and len(services[index]) < 2:
            continue
        if here.kind == "paragraph" and here.end - here.start > SHORT and len(services[index]) < 2:
            continue
        if first >= 0 and (index - last - 1 <= _CLOSE or (here.group >= 0 and here.group == blocks[last].group)):
            last = index
            continue
        if first >= 0:
            yield first, last
        first = last = index
    if first >= 0:
        yield first, last


def _heading_above(document: Document, first: int, announces: Callable[[str], bool]) -> int | None:
    """The index of a heading that announces help, at most three blocks above the block `first`."""
    for index in range(first - 1, max(first - 4, -1), -1):
        block = document.blocks[index]
        is_short = block.end - block.start <= _HEADING
        if is_short and block.kind != "title" and announces(document.text[block.start : block.end]):
            return index
        if block.kind == "heading":
            return None
    return None


def spread(document: Document, routes: Sequence[Route]) -> bool:
    """Whether three or more services are scattered over most of a text."""
    placed = [route for route in routes if route.start >= 0 and route.service != LOCAL]
    if len({route.service for route in placed}) < 3 or len(document.text) < 600:
        return False
    return placed[-1].end - placed[0].start > _SPREAD * len(document.text)
