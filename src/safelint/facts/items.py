"""Numbers that are not those of the items of a list: of its points or people, told right above it, or told elsewhere as
those of the one list of them: "The board accepted all five recommendations." """

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import LONGEST_SENTENCE, Figures
from safelint.facts.quantities import COUNT, Quantities, Quantity
from safelint.facts.sums import WrongSum

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.document import Block

_ITEM = "item"
_HEADING, _PARAGRAPH = "heading", "paragraph"
_ENDS = frozenset(".;:!?)\0")
_INTRODUCE = (":", "?")
_FEW = 2  # items that a list has more or fewer than is said: with others it is another list
_FEWEST_NAMES = 2  # of a person: "Ann Lee"


class _Itemised(NamedTuple):
    """A list with the block above it, and the first block of each of its items; none where it may go on behind what
    parts it."""

    above: Block
    items: Sequence[Block]

    @property
    def size(self) -> int:
        return len(self.items)


def wrong_items(view: TextView) -> list[WrongSum]:
    """The numbers of a text that are not those of the items of its lists, in order."""
    items = _Items(view)
    return sorted({*items.said_above(), *items.said_elsewhere()}, key=lambda each: each.first)


class _Items:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._is_plural = view, view.tokens, view.knowledge.inflection.is_plural
        self._figures, self._quantities = view.view(Figures), view.view(Quantities)
        self._word, self._is = self._figures.word, self._figures.is_in
        lexicon = view.knowledge.lexicon
        self._points, self._people = map(lexicon.words, ("facts.nouns-for-points", "facts.nouns-for-people"))
        self._verbs = lexicon.pairs("facts.points-of-a-verb")
        self._lists = list(self._found())

    def _found(self) -> Iterator[_Itemised]:
        blocks = self._view.document.blocks
        for place in range(1, len(blocks)):
            above = blocks[place - 1]
            if blocks[place].kind == _ITEM and above.kind in (_HEADING, _PARAGRAPH) and not blocks[place].landmark:
                yield _Itemised(above, self._items(place))

    def _items(self, place: int) -> Sequence[Block]:
        blocks = self._view.document.blocks
        first = blocks[place]
        items: dict[int, Block] = {}
        for each in blocks[place:]:
            if each.kind == _HEADING or self._introduces(each):
                break
            if each.kind == _ITEM and each.group == first.group:
                items.setdefault(each.row, each)
            elif each.kind == _ITEM and each.level == first.level:
                return ()
        return tuple(items.values())

    def _introduces(self, block: Block) -> bool:
        return block.kind == _PARAGRAPH and self._view.document.text[block.end - 1] == ":"

    # Right above the list.

    def said_above(self) -> Iterator[WrongSum]:
        for each in self._lists:
            if each.size > 1:
                introduces = self._introduces(each.above)
                whole = self._points_said(each.above) or (self._people_said(each) if introduces else None)
                is_of_list = whole is not None and (introduces or self._is("facts.these-below", whole.first - 1))
                if is_of_list and whole is not None and whole.value != each.size:
                    yield WrongSum("items", whole.first, whole.end, each.size)

    def _points_said(self, above: Block) -> Quantity | None:
        """The one number of points of a list that the last sentence of a block gives."""
        first, end = self._tokens.at(above.start), self._tokens.at(above.end)
        start = end - 1
        while start > max(first, end - LONGEST_SENTENCE) and self._word(start - 1) not in _ENDS:
            start -= 1
        numbers = [found for at in range(start, end) if (found := self._quantities.at(at)) is not None]
        if len(numbers) != 1 or numbers[0].kind != COUNT:
            return None
        before = numbers[0].first - 1
        if self._is("facts.others", before) and not self._is("facts.these-below", before):
            return None
        return numbers[0] if numbers[0].noun in self._points else None

    def _people_said(self, listed: _Itemised) -> Quantity | None:
        """The one number of people that the last two sentences above a list of people give, where these are they."""
        sentences = [each for each in self._view.sentences if listed.above.start <= each.start < listed.above.end][-2:]
        if not sentences:
            return None
        first, colon = self._tokens.at(sentences[0].start), self._tokens.at(listed.above.end) - 1
        found = [each for at in range(first, colon) if (each := self._quantities.at(at)) is not None]
        numbers = [each for each in found if each.kind == COUNT and each.noun in self._people]
        if len(numbers) != 1 or colon - first > 2 * LONGEST_SENTENCE or not self._names_people(listed):
            return None
        (whole,) = numbers
        before, after = whole.first - 1, range(whole.end, colon)
        said = [at for at in after if self._is("facts.those-named", at)]
        is_else = any(self._is("facts.left-out", at) for at in range(first, colon))
        is_else = is_else or any(self._is("facts.named-beside", at) for at in range(said[-1] if said else colon, colon))
        is_exact = not (self._is("facts.others", before) or self._is("facts.not-exact", before))
        is_near = abs(whole.value - listed.size) <= _FEW
        return whole if (said or not after) and is_exact and is_near and not is_else else None

    def _names_people(self, listed: _Itemised) -> bool:
        """Whether each item begins with the name of one person."""
        return all(self._names_one(self._tokens.at(each.start)) for each in listed.items)

    def _names_one(self, first: int) -> bool:
        at = first
        while self._is_of_name(at):
            at += 1
        if at - first < _FEWEST_NAMES or self._is("facts.added", at) or self._word(at) == "&":
            return False
        return not any(self._is("facts.no-person", each) for each in range(first, at))

    def _is_of_name(self, at: int) -> bool:
        word = self._figures.cased(at)
        is_letters = len(word) > 1 and word.isupper()
        return self._figures.has_capital(at) and word.replace("'", "").isalpha() and not is_letters

    # Elsewhere.

    def said_elsewhere(self) -> Iterator[WrongSum]:
        lists = self._lists_of_points()
        for noun, (listed, *more) in lists.items():
            told = self._numbers_of(noun) if not more and listed.size > 1 else []
            wrong = [each for each in told if each.value != listed.size]
            if len(wrong) == 1 and self._is_of_list(wrong[0], listed):
                yield WrongSum("points", wrong[0].first, wrong[0].end, listed.size)

    def _lists_of_points(self) -> defaultdict[str, list[_Itemised]]:
        """The lists that a heading or a sentence introduces with a noun for points, by that noun; without items where
        they may be something else, or not all that there are."""
        lists = defaultdict[str, list[_Itemised]](list)
        for each in self._lists:
            above = range(self._tokens.at(each.above.start), self._tokens.at(each.above.end))
            nouns = [(at, noun) for at in above if (noun := self._point(at)) in self._points]
            for place, noun in nouns[-1:]:
                lists[noun].append(each if self._is_of_points(each.above, above, place) else each._replace(items=()))
        return lists

    def _point(self, at: int) -> str:
        """A word, or the noun for points of a verb: "recommendations" of "recommend"."""
        return self._verbs.get(self._word(at), self._word(at))

    def _is_of_points(self, block: Block, above: range, noun: int) -> bool:
        """Whether the points that a block above a list speaks of are its items, all of them: they are the last that it
        speaks of."""
        introduces = block.kind == _HEADING or self._view.document.text[block.end - 1] in _INTRODUCE
        is_last = not any(self._word(at) in _ENDS or self._is_plural(self._word(at)) for at in above[:-1] if at > noun)
        some = any(self._is("facts.left-out", at) or self._is("facts.some-points", at) for at in above)
        return introduces and is_last and not some and not self._is("facts.of-a-part", noun + 1)

    def _numbers_of(self, noun: str) -> list[Quantity]:
        """All numbers of a noun in the text."""
        ending = (next(self._quantities.ending_at(at + 1), None) for at in self._tokens.places.get(noun, ()))
        return [each for each in ending if each is not None and each.kind == COUNT and each.noun == noun]

    def _is_of_list(self, number: Quantity, listed: _Itemised) -> bool:
        """Whether a number is told as that of points which are known, and the text says not otherwise which."""
        figure = self._figures.at(number.first)
        at = self._tokens.span(number.first, number.end)[0]
        is_above = listed.above.start <= at < listed.above.end
        is_bare = figure is not None and figure.end == number.end - 1
        is_known = self._is("facts.known", number.first - 1) and not self._is("facts.which-points", number.end)
        return is_bare and is_known and not is_above and abs(number.value - listed.size) <= _FEW
