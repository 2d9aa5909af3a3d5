"""Where a text speaks of the line of a service: around its number, in the sentences and blocks that go on about it, in
the row of its table, and right after its name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.digits.disowned import is_disowned
from safelint.numbers.owners.mentions import Mention
from safelint.values.document import Block
from safelint.values.entries import Channel, Helpline
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.analysis import Analysis

_REACH = 200  # characters from a number, or from the start of a sentence that goes on, to what is said of a line
_SENTENCES = 3  # that may go on about a line, in its block or after it
_BLOCKS = 2  # that may
_LABELS = 3  # that may stand below a number
_SHORTEST = 3  # characters in which something is said


class LinePassage(NamedTuple):
    """`text[start:end]` may say something of a line.

    `beside` tells where the number stands: `before` it, `after` it, or `far` in other sentences, blocks and cells. Of a
    number that is not the service's own, `owner` is the line that has it, which the words may well be right of.
    """

    start: int
    end: int
    beside: str
    entry: Helpline
    channel: Channel
    number: Number | None = None
    owner: Channel | None = None

    @property
    def has_sure_hours(self) -> bool:
        """Whether it is well known when the line is open."""
        return self.channel.hours_confidence == "high"


class _SpokenOf(NamedTuple):
    """A line that a text speaks of, with its number there."""

    entry: Helpline
    channel: Channel
    number: Number | None = None
    owner: Channel | None = None

    def passage(self, start: int, end: int, beside: str) -> LinePassage:
        return LinePassage(start, end, beside, self.entry, self.channel, self.number, self.owner)


def passages(analysis: Analysis) -> Iterator[LinePassage]:
    """The passages of a document that may say something of a line, number by number, then name by name."""
    if not analysis.names and not analysis.numbers:
        return
    finder = LinePassages(analysis)
    for place in range(len(analysis.numbers)):
        yield from finder.of_number(place)
    for hit in analysis.names:
        name = finder.scene.mentions.at(hit.start)
        if name is not None:
            yield from finder.of_name(name)


class LinePassages:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis, self._matches = analysis, analysis.matches
        self._document, self._registry = analysis.document, analysis.knowledge.registry
        self.scene = analysis.scene

    def of_number(self, place: int) -> Iterator[LinePassage]:
        number = self._analysis.numbers[place]
        line = self._line(number)
        if line is None:
            return
        index = self._document.block_index(number.start)
        first, last = self._analysis.sentence_around(number.start)
        start, end = self._own_words(place, first, last)
        name = number.name_start if number.name_start < number.name_end <= number.start else number.start
        if start + _SHORTEST <= name:
            yield line.passage(start, name, "before")
        if name < number.start and number.name_end + _SHORTEST <= number.start:
            yield line.passage(max(number.name_end, start), number.start, "after")
        if number.end + _SHORTEST <= end:
            yield line.passage(number.end, min(end, number.end + _REACH), "after")
        if end >= last:
            yield from self._following(line, index, last)
        yield from self._labelled(line, index)
        if self._document.blocks[index].kind == "cell":
            yield from self._cells(line, index)

    def of_name(self, name: Mention) -> Iterator[LinePassage]:
        """What a sentence says right after the name of a service, "Childline is open ...", and what goes on about it as
        far as its number."""
        if not name.is_surely_one:
            return
        sentence = self._analysis.sentence_at(name.start)
        entry = self._registry.by_id[name.name.ids[0]]
        channel = _phone(entry)
        if sentence is None or channel is None or not entry.is_active:
            return
        line = _SpokenOf(entry, channel)
        block_end = self._document.blocks[sentence.block].end
        number = self._first_number(name.end, block_end)
        end = min(sentence.end, number.start) if number is not None else sentence.end
        other = self._first_name(sentence.block, name.end, end)
        if self._matches.after("claims.of-service", name.end):
            yield line.passage(name.end, other.start if other else end, "after")
        is_alone = end == sentence.end and other is None
        if is_alone and number is not None and number.attributed_to == entry.id:
            yield from self._following(line, sentence.block, sentence.end)

    def _first_number(self, start: int, end: int) -> Number | None:
        """The first number in a range, however many there are."""
        starts = self.scene.number_starts
        place = bisect_left(starts, start)
        return self._analysis.numbers[place] if place < len(starts) and starts[place] < end else None

    def _first_name(self, index: int, start: int, end: int) -> Mention | None:
        """The first name in a range of a block, however many there are."""
        names = self.scene.mentions.of_block(index)
        place = bisect_left(names, start, key=lambda name: name.start)
        return names[place] if place < len(names) and names[place].start < end else None

    def _line(self, number: Number) -> _SpokenOf | None:
        registry = self._registry
        entry = registry.by_id.get(number.meant)
        if entry is None or not entry.is_active:
            return None
        own = next((each for each in entry.channels if each.digits == number.digits), None)
        if own is not None:
            return _SpokenOf(entry, own, number)
        channel = _phone(entry)
        if channel is None or number.kind not in ("phone", "short") or is_disowned(self._analysis, number):
            return None
        owners = registry.owners.get(number.digits, ())
        if not owners and registry.plan.is_local(number.digits) and not registry.knows(number.digits):
            return None  # it may well be that of a branch
        return _SpokenOf(entry, channel, number, owners[0].channel if owners else None)

    def _own_words(self, place: int, start: int, end: int) -> tuple[int, int]:
        """The part of a sentence that speaks of a number: as far as the numbers on either side."""
        numbers = self._analysis.numbers
        number = numbers[place]
        if place and start < numbers[place - 1].end <= number.start:
            start = self._own_clause(numbers[place - 1].end, number)
        if place + 1 < len(numbers) and numbers[place + 1].start >= number.end:
            following = numbers[place + 1]
            named = number.end <= following.name_start < following.name_end <= following.start
            end = min(end, following.name_start if named else following.start)
        return start, end

    def _own_clause(self, start: int, number: Number) -> int:
        """Where the words begin that speak of a number, after another that ends at `start`: its own name's clause."""
        name = number.name_start if start <= number.name_start < number.name_end <= number.start else number.start
        joints = self._matches.all("claims.joint", start, name)
        newline = self._document.text.rfind("\n", start, name)
        return max([start, newline, *(joint.start for joint in joints)])

    # Sentences and blocks that go on about a line

    def _following(self, line: _SpokenOf, index: int, end: int) -> Iterator[LinePassage]:
        left = _SENTENCES
        for at in range(index, min(index + _BLOCKS + 1, len(self._document.blocks))):
            block = self._document.blocks[at]
            if at > index and not self._goes_on_in(index, at):
                return
            said = self.scene.clauses(block)
            first = bisect_left(said, (end, 0)) if at == index else 0
            for start, stop in said[first : first + _SENTENCES + 1]:
                if not left or not self._goes_on(line, at, start, stop, is_new_block=at > index):
                    return
                left -= 1
                yield line.passage(start, min(stop, start + _REACH), "far")
            if block.kind == "cell":
                return

    def _goes_on_in(self, index: int, at: int) -> bool:
        """Whether a block can go on about the line of another: a paragraph, the rest of an item, a definition."""
        first, block = self._document.blocks[index], self._document.blocks[at]
        if block.kind not in ("paragraph", "item", "definition"):
            return False
        if self.scene.holds_number(block) or first.landmark != block.landmark:
            return False
        return first.kind == block.kind or (block.kind == "paragraph" and first.kind in ("heading", "item"))

    def _goes_on(self, line: _SpokenOf, index: int, start: int, end: int, *, is_new_block: bool) -> bool:
        """Whether a sentence goes on about a line that the one before has named."""
        if self._analysis.numbers_near(start, end):
            return False
        if self._names_other(line, index, start, end):
            return False
        if is_new_block and self._matches.holds("claims.of-other", start, end):
            return False
        text = self._document.text
        start += len(text[start:end]) - len(text[start:end].lstrip(" \n\t"))
        begins = self._first_name(index, start, start + 5) is not None
        return begins or self._matches.after("claims.goes-on", start) is not None

    def _names_other(self, line: _SpokenOf, index: int, start: int = 0, end: int | None = None) -> bool:
        """Whether a block, or a part of it, names another service."""
        names = self.scene.mentions.of_block(index) if end is None else self.scene.mentions.between(index, start, end)
        return any(line.entry.id not in name.name.ids for name in names)

    # Tables and lists of terms

    def _labelled(self, line: _SpokenOf, index: int) -> Iterator[LinePassage]:
        """What stands below a number beside a label of its own: "Phone: N", "Hours: 9am to 5pm", each in a row of two
        cells, or as a term with its definition."""
        blocks = self._document.blocks
        for at in range(index + 1, min(index + 2 * _LABELS, len(blocks) - 1), 2):
            label, said = blocks[at], blocks[at + 1]
            if blocks[index].kind == "cell":
                row = (label.group, label.row, label.column) == (said.group, said.row, 0)
                is_pair = row and blocks[index].group == said.group and blocks[index].column == said.column == 1
            else:
                is_pair = (blocks[index].kind, label.kind, said.kind) == ("definition", "term", "definition")
            if not is_pair or self.scene.holds_number(said) or self._names_other(line, at + 1):
                return
            if self._matches.after("claims.label", label.start) and not self._is_of_other(label):
                yield line.passage(said.start, said.end, "far")

    def _cells(self, line: _SpokenOf, index: int) -> Iterator[LinePassage]:
        """The cells in the row of a number that say when the line is open or what a call costs."""
        blocks, row = self._document.blocks, self.scene.cells.row(index)
        cells = [blocks[at] for at in (*row, index)]
        others = [each for cell in cells for each in self._analysis.numbers_near(cell.start, cell.end)]
        if any(each.attributed_to not in ("", line.entry.id) for each in others):
            return
        if line.channel.kind != "phone" and any(each.kind == "phone" for each in others):
            return
        for at in row:
            block = blocks[at]
            names = self.scene.mentions.of_block(at)
            if self.scene.holds_number(block) or names or not block.end > block.start:
                continue
            heads = [blocks[head] for head in self.scene.cells.heads(at)]
            if not any(self._is_of_other(head) for head in heads):
                yield line.passage(block.start, block.end, "far")

    def _is_of_other(self, block: Block) -> bool:
        return self._matches.holds("claims.of-other", block.start, block.end)


def _phone(entry: Helpline) -> Channel | None:
    """The line that is meant where a text names a service: its first with hours or a cost on record."""
    phones = [each for each in entry.channels if each.kind == "phone" and not each.relay]
    return next((each for each in phones if each.hours), phones[0] if phones else None)
