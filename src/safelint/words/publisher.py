"""Who publishes a text, as far as it says so: the bodies whose name stands where a publisher puts its own, or a paper.

A body puts its name on a line of its own near the start or the end, at the start of the headline, behind the title of
the page, or after words such as "issued by". Where none stands there, the text may still begin with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.kinds.shape import Shape
from safelint.kinds.stated import audience_of_text
from safelint.values.document import TITLES
from safelint.words.usage import has_word

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_LINE = 120  # characters of a line that may name who publishes
_BY_LINES = 8  # lines near the start in which a by-line stands
_NAME_LINES = 3  # in which a name stands that no word tells to be that of a body
_LAST_BLOCKS = 6
_MOST_WORDS = 5  # of a name on a line of its own
_OF_A_PAPER = ("report.reporter", "report.of_the_paper", "speakers.of_news")
_BARS = ("|", "\u2013", "\u2014", "-")
_MARKS = " \t\r\u00a0#*_:,.|\u2013\u2014-"

SORTS = (
    "speakers.of_police_body",
    "speakers.of_council_body",
    "speakers.of_school_body",
    "speakers.of_health_body",
    "speakers.of_prosecution_body",
)
"""Lists by which the sort of a body is known: those offices that only one sort has tell it too."""


class Body(NamedTuple):
    """The name of a body at `text[start:end]`: the words that tell it from others, and what it is, ""
    where none does."""

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
        self._shape = view.view(Shape)

    @cached_property
    def paper(self) -> Range | None:
        """What shows that a newspaper or somebody else who only reports publishes it; an empty range where it was said
        that the text is news or a story."""
        kind, shape = self._view.settings.kind, self._shape
        audience, knowledge = audience_of_text(self._view), self._view.knowledge
        by_others = kind and knowledge.kinds[kind].by_others
        if by_others or (audience and knowledge.audiences[audience].by_others):
            return (0, 0)
        lines = (*shape.titles, *shape.opening[:_BY_LINES])
        return next((found for name in _OF_A_PAPER if (found := shape.at(name, shape.head))), None) or next(
            filter(None, map(self._by_line, lines)), None
        )

    @cached_property
    def reports_a_trial(self) -> bool:
        """Whether the text begins with what a court heard, as the reports of a paper do and some of the police."""
        return self._shape.holds("report.court", self._shape.head)

    def _by_line(self, line: Range) -> Range | None:
        """The name of a reporter or a paper that begins a line."""
        name = self._shape.at("report.by_line", line)
        if name and name[0] == line[0]:
            return name
        found = self._shape.at("speakers.paper_name", line)
        if found is None or not self._is_all(found[1], line[1]):
            return None
        before = self._view.document.text[line[0] : found[0]]
        bar = max(map(before.rfind, _BARS))
        return found if self._begins_capitals((line[0] + bar + 1, line[1]), found[0]) else None

    def _begins_capitals(self, line: Range, at: int) -> bool:
        tokens = self._view.tokens
        first, last = tokens.at(line[0]), tokens.at(at)
        return last - first < _MOST_WORDS and all(tokens.cased(place)[0].isupper() for place in range(first, last))

    def _is_all(self, start: int, end: int) -> bool:
        """Whether nothing stands in a range but a date and words that publishers put beside their name."""
        tokens, lexicon = self._view.tokens, self._view.knowledge.lexicon
        beside = lexicon.words("speakers.in_line")
        dates = self._view.matches.all("excuses.day", start, end)
        dated = {at for match in dates for at in range(tokens.at(match.start), tokens.at(match.end))}
        return all(
            at in dated or tokens.words[at] in beside or tokens.words[at][0].isdigit()
            for at in range(tokens.at(start), tokens.at(end))
        )

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that publish, as far as the text names them."""
        found = [body for body in (*self._in_opening(), *self._in_titles(), *self._at_end()) if body is not None]
        return tuple(found or self._begun_with())

    @cached_property
    def sorts(self) -> frozenset[str]:
        """What sorts of bodies those are."""
        return frozenset(sort for body in self.bodies for sort in sorts(self._view, (body.start, body.end)))

    def _in_opening(self) -> Iterator[Body | None]:
        """On a line of its own, at the start of a headline, or after words such as "issued by"."""
        plain = 0
        for line in self._shape.opening:
            kind = self._view.document.block_at(line[0]).kind
            if line[1] - line[0] > _LINE or kind not in (*TITLES, "paragraph"):
                continue
            yield self._led(line) or self._begun(line, alone=kind not in TITLES)
            plain += 1
            if plain <= _NAME_LINES:
                yield self._plain(line, title=kind in TITLES)

    def _in_titles(self) -> Iterator[Body | None]:
        """Behind the title of a page: "Help at home | Wexley Council"."""
        text = self._view.document.text
        for block in self._view.document.blocks:
            if block.kind == "title":
                for body in bodies(self._view, block.start, block.end):
                    before = text[block.start : body.start].rstrip()
                    if before.endswith(_BARS) and not has_word(text[body.end : block.end]):
                        yield body

    def _at_end(self) -> Iterator[Body | None]:
        """After words such as "issued by" near the end or in the footer of the page."""
        footers = [block for block in self._view.document.blocks if block.landmark == "footer"]
        for block in (*self._shape.prose[-_LAST_BLOCKS:], *footers[-_LAST_BLOCKS:]):
            at = block.start
            for line in self._view.document.text[at : min(block.end, at + 4 * _LINE)].split("\n"):
                yield self._led((at, at + len(line)))
                at += len(line) + 1

    def _led(self, line: Range) -> Body | None:
        """The body after words such as "issued by" with which a line begins."""
        start, end = line
        ends = [
            each.end
            for each in self._view.matches.all("speakers.published_by", start, end)
            if not has_word(self._view.document.text[start : each.start])
        ]
        if not ends:
            return None
        return self._begun((max(ends), end), alone=False) or named(self._view, max(ends), end)

    def _begun(self, line: Range, *, alone: bool) -> Body | None:
        """The body with which a line begins; `alone`: with no more beside it than a date or words for its office."""
        start, end = line
        body = next(bodies(self._view, start, end), None)
        if body is None or (alone and not self._is_all(body.end, end)):
            return None
        before = self._view.document.text[start : body.start].strip(_MARKS).lower()
        return body if before in ("", *self._view.knowledge.lexicon.words("speakers.article")) else None

    def _plain(self, line: Range, *, title: bool) -> Body | None:
        """A name of which no word of its own says what it is: before what does, "Lantern charity", or alone."""
        body = named(self._view, *line)
        if body is None or has_word(self._view.document.text[line[0] : body.start]):
            return None
        if self._view.matches.after("speakers.body_after", body.end):
            return body
        tokens = self._view.tokens
        words = tokens.words[tokens.at(body.start) : tokens.at(body.end)]
        if title or not 1 < len(words) < _MOST_WORDS or not self._is_all(body.end, line[1]):
            return None
        return None if words[0] in self._view.knowledge.lexicon.words("speakers.no_name") else body

    def _begun_with(self) -> Iterator[Body]:
        """The body with which the first paragraph begins."""
        block = next((block for block in self._shape.prose if block.kind == "paragraph"), None)
        if block is not None and not self._view.is_quoted(block.start, block.start + 1):
            body = self._begun((block.start, min(block.end, block.start + _LINE)), alone=False)
            if body is not None:
                yield body


def sorts(view: TextView, place: Range) -> Iterator[str]:
    """Which of `SORTS` the words in a range tell."""
    return (sort for sort in SORTS if view.matches.holds(sort, *place))


def bodies(view: TextView, start: int, end: int) -> Iterator[Body]:
    """The names of bodies in a range, in order: capitals up to a word that tells what it is, and what it is of."""
    tokens = view.tokens
    first, last = tokens.at(start), tokens.at(end)
    of = view.knowledge.lexicon.words("speakers.of")
    heads = {tokens.at(found.start) for found in view.matches.all("speakers.head", start, end)}
    done = first
    for head in sorted(heads):
        if head < done or head + 1 in heads:
            continue
        left = head
        while left > done and _goes_on(view, left - 1):
            left -= 1
        right = head + 1
        if left == head:  # "Police Scotland"
            while right < last and tokens.cased(right)[0].isupper():
                right += 1
        if right + 1 < last and tokens.words[right] in of and tokens.cased(right + 1)[0].isupper():
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
    heads = view.matches.all("speakers.head", start, tokens.span(first, at)[1]) if at > first else ()
    words = _telling(view, first, at) - {tokens.words[tokens.at(head.start)] for head in heads}
    return Body(*tokens.span(first, at), words, "") if words else None


def _goes_on(view: TextView, at: int) -> bool:
    """Whether a name may go on to the left over a token."""
    word = view.tokens.cased(at)
    return word[0].isupper() or word in ("'s", "&") or word in view.knowledge.lexicon.words("speakers.joins")


def _telling(view: TextView, first: int, last: int) -> frozenset[str]:
    """The words of a name that tell one body from another."""
    return frozenset(view.tokens.words[first:last]) - view.knowledge.lexicon.words("speakers.no_part")
