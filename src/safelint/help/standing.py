"""Whether words that may show a topic count where they stand: a name, a title, a list of many things or a course is a
mention, no subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.answered import questions_of_a_form
from safelint.help.happenings import Happening
from safelint.help.one_of_many import OneOfMany
from safelint.help.titles import OfficialTitles
from safelint.lazy import LazyPattern
from safelint.values.document import TITLES
from safelint.values.entries import Needs
from safelint.values.ranges import Ranges

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.document import Block

STRONG, MEDIUM, WEAK, NEVER_ALONE, EXCLUDE = "strong", "medium", "weak", "never_alone", "exclude"
ACT = "act"  # no evidence by itself; against a child it is as good as a strong term

_RECURRING = 3  # paragraphs with a term that is no passing mention
_LONGEST_LIST = 150  # words and marks on either side that are looked at of a long sentence

_NEAR = 80  # characters around a term within which a longer name is looked for
_MENTION_WORDS, _PASSING_WORDS, _FIRST_WORDS = 400, 150, 100
_SPARSE, _OPENING = 350, 70  # words and marks for each sentence that tells of a subject, and of an opening


def tells_subject(block: Block) -> bool:
    """Whether the words of a block may tell what a text is about: those of its title and its images do, too."""
    return not block.is_beside and not block.is_of_form and block.kind != "tooltip"


class TopicTerm(NamedTuple):
    """A phrase of a topic, and what it is evidence of."""

    topic: str
    role: str
    text: str


class TermHit(NamedTuple):
    """Such words at a place of the folded text."""

    start: int
    end: int
    term: TopicTerm


class Counted(NamedTuple):
    """A hit that counts, at its place in `Document.text`, with the role and the words of its term."""

    start: int
    end: int
    role: str
    text: str
    heading: bool
    hit: TermHit
    listed: bool = False  # stands in an item of a list
    family: str = ""  # of an act or a question


class Standing:
    """Where in a text a hit stands, and whether it counts there."""

    def __init__(
        self,
        view: TextView,
        masked: Sequence[tuple[int, int]],
        left_out: Sequence[tuple[int, int]],
        organisations: Sequence[tuple[Needs, LazyPattern[str]]],
        titles: OfficialTitles,
        terms: Sequence[int],
    ) -> None:
        """`terms` are where terms of any topic begin that are more than weak."""
        self._view, self._matches = view, view.matches
        self._fold = view.fold
        self._titles = titles
        self._organisations = organisations
        self._blocks = view.document.blocks
        self._starts = [each.start for each in self._blocks]
        self._masked = Ranges(masked)
        self._left_out = Ranges(left_out)
        self._quotations = view.quotations
        self._of_a_form = view.view(questions_of_a_form)
        self._listed = OneOfMany(view, terms)

    def counted(self, hit: TermHit) -> Counted | None:
        """A hit with its place, None where it does not count there."""
        start, end = self._fold.unfold(hit.start, hit.end)
        if self._left_out.at(start) is not None or self._of_a_form.at(start) is not None:
            return None
        index = bisect_right(self._starts, start) - 1
        block = self._blocks[index] if index >= 0 else None
        if block and not tells_subject(block):
            return None
        if self._is_named(hit, start, end):
            return None
        heading = block is not None and block.kind in TITLES
        if self._fold.cased[hit.start].isupper() and self._is_in_title(hit, heading=heading):
            return None
        role = hit.term.role
        if role == STRONG and self._is_listed(hit):
            role = MEDIUM
        elif role != WEAK and not heading and self._is_taught(start, end):
            role = WEAK
        listed = block is not None and block.kind == "item"
        if listed and role != WEAK and self._listed.in_list(index):
            role = WEAK
        return Counted(start, end, role, hit.term.text, heading, hit, listed)

    def happened(self, each: Happening) -> Counted | None:
        """An act or a question with its place, None where it does not count there."""
        start, end = self._fold.fold(each.start), self._fold.fold(each.end)
        hit = TermHit(start, end, TopicTerm(each.topic, STRONG, self._fold.text[start:end]))
        counted = self.counted(hit)
        if counted is None:
            return None
        slight = each.sign or (counted.listed and not each.several) or (not counted.heading and self._is_far_down(hit))
        role = MEDIUM if slight else STRONG
        return counted._replace(role=role, family=each.family)

    def recurring(self, terms: Iterable[Counted]) -> bool:
        """Whether one of some terms comes back: in the prose after a title with it, or in three paragraphs."""
        places: defaultdict[str, set[int]] = defaultdict(set)
        titled: set[str] = set()
        for each in terms:
            block = bisect_right(self._starts, each.start) - 1
            if each.heading:
                titled.add(each.text)
            elif not each.listed:
                places[each.text].add(block)
        return any(len(blocks) >= _RECURRING or text in titled for text, blocks in places.items())

    def _is_named(self, hit: TermHit, start: int, end: int) -> bool:
        name = self._masked.holding(start, end)
        if name is None:
            return False
        return name != (start, end) or any(char.isupper() for char in self._fold.cased[hit.start : hit.end])

    def _is_in_title(self, hit: TermHit, *, heading: bool) -> bool:
        """Whether a hit with a capital begins a title, or is part of an organisation's name."""
        cased = self._fold.cased
        tokens = self._matches.tokens
        if self._titles.go_on(tokens, bisect_left(tokens.starts, hit.end), heading=heading):
            return True
        around = (max(hit.start - _NEAR, 0), hit.end + _NEAR)
        near = self._fold.text[slice(*around)]
        return any(
            name.start() <= hit.start and hit.end <= name.end()
            for needs, organisation in self._organisations
            if all(any(word in near for word in words) for words in needs)
            for name in organisation.finditer(cased, *around)
        )

    def _is_listed(self, hit: TermHit) -> bool:
        """Whether a strong hit is one of three words or more, and strong no longer: "physical/suicidal/sad"."""
        text = self._fold.text
        if text[hit.start - 1 : hit.start] != "/" and text[hit.end : hit.end + 1] != "/":
            return False
        before = text[max(hit.start - _NEAR, 0) : hit.start].replace("\0", " ").rpartition(" ")[2]
        after = text[hit.end : hit.end + _NEAR].replace("\0", " ").partition(" ")[0]
        return before.count("/") + after.count("/") >= 2

    def _is_taught(self, start: int, end: int) -> bool:
        """Whether a term names a training, an office or a paper, stands in a note on what a text holds, or is one of
        several things of another sort."""
        if self._matches.before("topics.training_in", start) or self._matches.after("topics.training_of", end):
            return True
        return self._is_noted(start, end) or self._listed.in_sentence(*self._tokens_of_sentence(start, end))

    def _is_noted(self, start: int, end: int) -> bool:
        """Whether the sentence of a term warns of what the text holds."""
        if not self._matches.holds("topics.content_note"):
            return False
        sentence = self._matches.tokens.span(*self._tokens_of_sentence(start, end))
        return self._matches.holds("topics.content_note", *sentence)

    def _tokens_of_sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a term, without what a colon parts from it."""
        tokens = self._matches.tokens
        first, last = tokens.at(start), tokens.at(end)
        left, right = self._view.sentence_around(start)
        low, high = max(tokens.at(left), first - _LONGEST_LIST), min(tokens.at(right), last + _LONGEST_LIST)
        before, after = tokens.words[low:first], tokens.words[last:high]
        # What introduces a list is not in it.
        return (
            first - before[::-1].index(":") if ":" in before else low,
            last + after.index(":") if ":" in after else max(high, last),
        )

    def quoted(self, start: int) -> bool:
        return self._quotations.at(start) is not None

    @cached_property
    def of_children(self) -> bool:
        """Whether children are spoken of anywhere in the text."""
        return self._matches.holds("topics.children")

    def _is_far_down(self, hit: TermHit) -> bool:
        """Whether the hit stands beyond the first words of a longer text."""
        return 0 <= self._far <= hit.start

    def in_passing(self, counted: Sequence[Counted]) -> bool:
        """Whether all that shows a topic stands in one sentence below the first words of a text, and that tells of no
        case."""
        if not counted or any(each.heading for each in counted):
            return False
        opening, end = min(counted, key=lambda each: each.start), max(each.end for each in counted)
        if not 0 <= self._after_the_first <= opening.start:
            return False
        tokens = self._matches.tokens
        first, last = self._tokens_of_sentence(opening.start, opening.end)
        if tokens.at(end) > last:
            return False
        return not self._matches.holds("help.on-a-case", *tokens.span(first, last))

    def sparse(self, counted: Sequence[Counted]) -> bool:
        """Whether few sentences of a long text tell of a topic, none of them a heading or near the beginning."""
        tokens = self._matches.tokens
        if any(each.heading or tokens.at(each.start) < _OPENING for each in counted):
            return False
        told = {self._view.sentence_around(each.start) for each in counted}
        is_rare = len(told) * _SPARSE < len(tokens)
        return is_rare and not any(self._matches.holds("around.case", *sentence) for sentence in told)

    @cached_property
    def _far(self) -> int:
        """Where the first words of a longer text end, -1 in a short one."""
        return self._end_of_the_first(_MENTION_WORDS)

    @cached_property
    def _after_the_first(self) -> int:
        """The same of a text of some length, in `Document.text`."""
        end = self._end_of_the_first(_PASSING_WORDS)
        return self._fold.unfold(end, end)[0] if end >= 0 else -1

    def _end_of_the_first(self, least: int) -> int:
        """Where in the folded text its first words end, -1 where it has fewer than `least`."""
        text = self._fold.text
        if len(text) < 2 * least:
            return -1
        words = text.replace("\0", " ").split(None, _FIRST_WORDS)
        rest = words[-1] if len(words) > _FIRST_WORDS else ""
        more = least - _FIRST_WORDS
        return len(text) - len(rest) if len(rest.split(None, more)) > more else -1
