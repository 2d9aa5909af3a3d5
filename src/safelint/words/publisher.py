"""Who publishes a text, as far as it says so: the bodies whose name stands where a publisher puts its own, or a paper.

A body puts its name on a line of its own near the start or the end, at the start of the headline, behind the title of
the page, or after words such as "issued by". Where none stands there, the text may still begin with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.kinds.shape import Shape
from safelint.words.usage import has_word

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView
    from safelint.values.source import Range

_LINE = 120  # characters of a line that may name who publishes
_BY_LINES = 8  # lines near the start in which a by-line stands
_LAST_BLOCKS = 6
_MOST_WORDS = 5  # of a name on a line of its own
_OTHERS_PUBLISH = frozenset({"news", "story"})
_TITLES = frozenset({"title", "heading"})
_BARS = ("|", "\u2013", "\u2014", "-")
_MARKS = " \t\r\u00a0#*_:,.|\u2013\u2014-"

SORTS = ("of_police_body", "of_council_body", "of_school_body", "of_health_body")
"""Lists by which the sort of a body is known: those offices that only one sort has tell it too."""


class Body(NamedTuple):
    """The name of a body at `text[start:end]`: the words that tell it from others, and its last word, which says what it
    is; "" where none does."""

    start: int
    end: int
    words: frozenset[str]
    head: str

    def is_same(self, other: Body) -> bool:
        """Whether two names may be those of one body: "Ashby Council", "Ashby Borough Council"."""
        if self.head and other.head and self.head != other.head:
            return False
        return self.words <= other.words or other.words <= self.words


class Publisher:
    """Who publishes the text of a view."""

    def __init__(self, view: TextView) -> None:
        self._view = view

    @cached_property
    def _shape(self) -> Shape:
        return Shape(self._view)

    @cached_property
    def paper(self) -> Range | None:
        """What shows that a newspaper or somebody else who only reports publishes it; an empty range where it was said
        that the text is news or a story."""
        settings, shape = self._view.settings, self._shape
        if settings.kind in _OTHERS_PUBLISH or (settings.audience_given and settings.audience == "news"):
            return (0, 0)
        head = shape.head
        shown = shape.at("report.reporter", head) or shape.at("report.of_the_paper", head)
        return shown or next(filter(None, map(self._by_line, shape.opening[:_BY_LINES])), None)

    def _by_line(self, line: Range) -> Range | None:
        """The name of a reporter or a paper that begins a line."""
        name = self._shape.at("report.by_line", line)
        if name and name[0] == line[0]:
            return name
        found = self._shape.at("speakers.paper_name", line)
        if found and self._begins_capitals(line, found.start if hasattr(found, "start") else found[0]):
            return found if self._is_all(found[1], line[1]) else None
        return None

    def _begins_capitals(self, line: Range, at: int) -> bool:
        tokens = self._view.tokens
        first, last = tokens.at(line[0]), tokens.at(at)
        return last - first < _MOST_WORDS and all(tokens.cased(place)[0].isupper() for place in range(first, last))

    def _is_all(self, start: int, end: int) -> bool:
        """Whether nothing stands in a range but a date and words that publishers put beside their name."""
        tokens, lexicon = self._view.tokens, self._view.knowledge.lexicon
        beside = lexicon.words("speakers.in_line")
        dates = [match for name in ("excuses.day",) for match in self._view.matches.all(name, start, end)]
        dated = {at for match in dates for at in range(tokens.at(match.start), tokens.at(match.end))}
        return all(
            at in dated or tokens.words[at] in beside or tokens.words[at][0].isdigit()
            for at in range(tokens.at(start), tokens.at(end))
        )

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that publish, as far as the text names them."""
        found = [body for line in self._lines() for body in self._named_in(line)]
        if not found:
            found = list(self._begun_with())
        return tuple(found)

    @cached_property
    def sorts(self) -> frozenset[str]:
        """What sorts of bodies those are."""
        return frozenset(sort for body in self.bodies for sort in sorts(self._view, (body.start, body.end)))

    def _lines(self) -> Iterator[Range]:
        text = self._view.document.text
        shape = self._shape
        yield from shape.opening
        blocks = [block for block in shape.prose[-_LAST_BLOCKS:] if block.start >= shape.prose[0].start]
        titles = [block for block in self._view.document.blocks if block.kind == "title"]
        footers = [block for block in self._view.document.blocks if block.landmark == "footer"]
        for block in (*titles, *blocks, *footers[-_LAST_BLOCKS:]):
            at = block.start
            for line in text[at : min(block.end, at + 4 * _LINE)].split("\n"):
                yield at, at + len(line)
                at += len(line) + 1

    def _named_in(self, line: Range) -> Iterator[Body]:
        """The body that a line names as who publishes."""
        start, end = line
        if end - start > _LINE:
            led = self._led(start, end)
            if led is None:
                return
        view = self._view
        led = self._led(start, end)
        at = led[1] if led else start
        kind = view.document.block_at(start).kind
        for body in bodies(view, at, end):
            before = view.document.text[at : body.start]
            begins = not has_word(before) or before.strip(_MARKS).lower() in view.knowledge.lexicon.words("speakers.article")
            if begins and (led or kind in _TITLES or self._is_all(body.end, end)):
                yield body
                return
            if kind == "title" and before.rstrip().endswith(_BARS) and not has_word(view.document.text[body.end : end]):
                yield body
                return
        plain = self._plain_name(at, end, led=bool(led), title=kind in _TITLES)
        if plain is not None:
            yield plain

    def _led(self, start: int, end: int) -> Match | None:
        """Words such as "issued by" with which a line begins."""
        for found in self._view.matches.all("speakers.published_by", start, end):
            if not has_word(self._view.document.text[start : found.start]):
                return max((each for each in self._view.matches.all("speakers.published_by", start, end) if each.start == found.start), key=lambda each: each.end)
        return None

    def _plain_name(self, start: int, end: int, *, led: bool, title: bool) -> Body | None:
        """A name of which no word says what it is, before what does: "Lantern charity"; or alone on its line."""
        view, tokens = self._view, self._view.tokens
        first, last = tokens.at(start), tokens.at(end)
        at = first
        while at < last and (tokens.cased(at)[0].isupper() or (at > first and tokens.words[at] == "'s")):
            at += 1
        if not 0 < at - first < _MOST_WORDS:
            return None
        span = tokens.span(first, at)
        told = view.matches.after("speakers.body_after", span[1])
        if told is None and (title or not (led or self._is_all(span[1], end))):
            return None
        words = _telling(view, first, at)
        return Body(*span, words, "") if words else None

    def _begun_with(self) -> Iterator[Body]:
        """The body with which the first paragraph begins."""
        view = self._view
        for block in self._shape.prose:
            if block.kind != "paragraph" or view.is_quoted(block.start, block.start + 1):
                continue
            for body in bodies(view, block.start, min(block.end, block.start + _LINE)):
                before = view.document.text[block.start : body.start]
                if before.strip(_MARKS).lower() in ("", *view.knowledge.lexicon.words("speakers.article")):
                    yield body
                return
            return


def sorts(view: TextView, place: Range) -> Iterator[str]:
    """Which of `SORTS` the words in a range tell."""
    return (sort for sort in SORTS if view.matches.holds(f"speakers.{sort}", *place))


def bodies(view: TextView, start: int, end: int) -> Iterator[Body]:
    """The names of bodies in a range, in order: capitals up to a word that tells what it is, and what it is of."""
    tokens = view.tokens
    first, last = tokens.at(start), tokens.at(end)
    heads = {tokens.at(found.start) for found in view.matches.all("speakers.head", start, end)}
    done = first
    for head in sorted(heads):
        if head < done or head + 1 in heads:
            continue
        left = head
        while left > done and _goes_on(view, left - 1):
            left -= 1
        right = head + 1
        if right + 1 < last and tokens.words[right] == "of" and tokens.cased(right + 1)[0].isupper():
            right += 1
            while right < last and tokens.cased(right)[0].isupper():
                right += 1
        while left < head and not tokens.cased(left)[0].isupper():
            left += 1
        words = _telling(view, left, right) - {tokens.words[head]}
        done = right
        if words:
            yield Body(*tokens.span(left, right), words, tokens.words[head])


def named(view: TextView, start: int, end: int) -> Body | None:
    """The name in capitals with which a range begins, whatever its words say."""
    tokens = view.tokens
    first, last = tokens.at(start), tokens.at(end)
    at = first
    while at < last and (tokens.cased(at)[0].isupper() or (at > first and tokens.words[at] == "'s")):
        at += 1
    words = _telling(view, first, at)
    return Body(*tokens.span(first, at), words, "") if words else None


def _goes_on(view: TextView, at: int) -> bool:
    """Whether a name may go on to the left over a token."""
    word = view.tokens.cased(at)
    return word[0].isupper() or word in ("'s", "&") or word in view.knowledge.lexicon.words("speakers.joins")


def _telling(view: TextView, first: int, last: int) -> frozenset[str]:
    """The words of a name that tell one body from another."""
    return frozenset(view.tokens.words[first:last]) - view.knowledge.lexicon.words("speakers.no_part")
