"""Tells for which nations a text is: as given, else by the bodies, courts, laws and places that it names.

A word that names a nation only for some readers ("if you live in Scotland"), that is part of the name of a service, or
that stands in a sentence which offers one, shows nothing. Where what is left disagrees, nothing is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from safelint.nations.reasons import OF_ONE_PLACE, TIERS, WEAK, NationReason
from safelint.numbers.numbered import NumberedText
from safelint.text.prose import around
from safelint.values.document import TITLES
from safelint.values.ranges import merged
from safelint.values.settings import NATIONS, Nation
from safelint.values.source import Range

_ENGLAND: tuple[Nation] = ("england",)
_WALES: tuple[Nation] = ("wales",)
_SCOTLAND: tuple[Nation] = ("scotland",)
_NI: tuple[Nation] = ("northern-ireland",)

_LEFT: Mapping[str, tuple[Nation, ...]] = {
    "england": _ENGLAND,
    "wales": _WALES,
    "scotland": _SCOTLAND,
    "northern-ireland": _NI,
    "england-wales": (*_ENGLAND, *_WALES),
    "not-scotland": (*_ENGLAND, *_WALES, *_NI),
}
"""The nations that a list of the family `nations` leaves, by what its name has after the reason that it gives."""

_CODES: Mapping[str, tuple[Nation, ...]] = {
    "nations.dialled-wales": _WALES,
    "nations.dialled-scotland": _SCOTLAND,
    "nations.dialled-northern-ireland": _NI,
}
"""The lists of dialling codes, and the nation of each."""

_HEAD = 600  # characters from the start of a text in which it says where it is
_FEW = 2  # nations that a text may be for and still be for these
_OFTEN = 2  # times that something weak must be said where no title says it, and anything in a long text
_LONG = 4_000  # characters of a text from which one word by the way shows nothing


class NationSign(NamedTuple):
    """Words at `Document.text[start:end]` that show for which nations a text may be."""

    reason: NationReason
    nations: tuple[Nation, ...]
    start: int
    end: int


class NationsOfText(NamedTuple):
    """For which nations a text is, in their usual order; none where nothing says it.

    `signs` showed it, none where somebody gave the nations; `beside` counts as well and is not needed to tell them.
    """

    nations: tuple[Nation, ...] = ()
    signs: tuple[NationSign, ...] = ()
    beside: tuple[NationSign, ...] = ()

    @property
    def given(self) -> bool:
        return bool(self.nations) and not self.signs

    @property
    def reasons(self) -> tuple[tuple[NationReason, tuple[Range, ...]], ...]:
        """The reasons, the surest first, each with where the words stand that show it: none shows two, nor does one
        that is a part of others."""
        found: list[tuple[NationReason, tuple[Range, ...]]] = []
        left = set(places_of(self.signs))
        for reason in NationReason:
            places = places_of(sign for sign in self.signs if sign.reason is reason)
            if shown := tuple(place for place in places if place in left):
                found.append((reason, shown))
                left.difference_update(shown)
        return tuple(found)

    @property
    def weak(self) -> bool:
        """Whether only places and names of nations show it."""
        return bool(self.signs) and all(sign.reason in WEAK for sign in self.signs)

    @property
    def sure(self) -> bool:
        """Whether somebody gave the nations, or all that shows them agrees on one; or more than places and names does,
        on two."""
        return self.given or len(self.nations) == 1 or (len(self.nations) == _FEW and not self.weak)

    @property
    def all_signs(self) -> list[NationSign]:
        """All that counts, in order, whether it was needed or not."""
        return sorted((*self.signs, *self.beside), key=_place)


def nations_of_text(
    view: NumberedText, *, unsure_is_enough: bool, without: Sequence[Range] | None = None
) -> NationsOfText:
    """For which nations a text is, as given, else as its own words show: all who ask for it ask here.

    Who also takes nations that are not `sure` says so. `without` are places of words that shall show nothing, for those
    who ask whether these fit the rest.
    """
    if view.settings.nations:
        return NationsOfText(view.settings.nations)
    found = view.view(_inferred) if without is None else view.view(_Signs).without(without).agreed()
    return found if unsure_is_enough or found.sure else NationsOfText()


def _inferred(view: NumberedText) -> NationsOfText:
    if not is_in_welsh(view):
        return view.view(_Signs).agreed()
    signs = tuple(NationSign(NationReason.LANGUAGE, _WALES, *words) for words in view.view(welsh_words))
    return NationsOfText(_WALES, signs or (NationSign(NationReason.LANGUAGE, _WALES, view.top, view.top),))


def nation_words(view: NumberedText) -> tuple[Range, ...]:
    """The words that show for which nations a text is."""
    return places_of(nations_of_text(view, unsure_is_enough=True).signs)


def places_of(signs: Iterable[NationSign]) -> tuple[Range, ...]:
    """Where signs stand, in order; of two that overlap, as "Leeds Crown Court" and "Crown Court" do, the longer."""
    kept: list[Range] = []  # disjoint, in order
    for start, end in sorted(((sign.start, sign.end) for sign in signs), key=lambda each: each[0] - each[1]):
        place = bisect_left(kept, (start, end))
        if (place == 0 or kept[place - 1][1] <= start) and (place == len(kept) or end <= kept[place][0]):
            kept.insert(place, (start, end))
    return tuple(kept)


def told_apart(view: NumberedText, signs: Iterable[NationSign]) -> tuple[str, ...]:
    """The words of signs as a message quotes them: those that stand in several places once."""
    return tuple(dict.fromkeys(view.on_one_line(*place) for place in places_of(signs)))


def is_in_welsh(view: NumberedText) -> bool:
    """Whether a document is written in Welsh, as it declares or as it begins."""
    return view.language.lower().startswith("cy") or bool(view.view(welsh_words))


def welsh_words(view: NumberedText) -> tuple[Range, ...]:
    """The words that show that a document begins in Welsh, none where it does not."""
    return view.knowledge.languages.welsh.small_words(view.document.text[:2_000].replace("\0", "\n"))


def _signs_in(view: NumberedText) -> Iterator[NationSign]:
    """All that names a nation or a place of one, in no order."""
    for number in view.numbers:
        for name, nations in _CODES.items():
            is_local = not (number.service or number.attributed_to)
            if is_local and number.digits.startswith(tuple(view.knowledge.lexicon.words(name))):
                yield NationSign(NationReason.DIALLED, nations, number.start, number.end)
    ends: dict[str, int] = {}  # by list: where its last match ends
    for name, match in view.matches.every("nations"):
        if match.start >= ends.get(name, 0):
            ends[name] = match.end
            reason, _, left = name.partition("-")
            yield NationSign(NationReason[reason.upper()], _LEFT[left], *match)


def _place(sign: NationSign) -> Range:
    """What orders signs as they stand, the longer of two that begin together first."""
    return sign.start, -sign.end


class _Signs:
    """What a text names that shows a nation, all of it or some."""

    def __init__(self, view: NumberedText, some: Iterable[NationSign] | None = None) -> None:
        self._view = view
        self._all = sorted(_signs_in(view) if some is None else some, key=_place)
        self._offered: dict[Range, set[int]] = {}  # by sentence: where in it numbers and names of services begin

    def without(self, places: Sequence[Range]) -> _Signs:
        """Those that no word at these places is a part of."""
        left_out = merged(places)
        kept = (sign for sign in self._all if left_out.overlapping(sign.start, sign.end) is None)
        return _Signs(self._view, kept)

    def agreed(self) -> NationsOfText:
        """What the signs that count agree on, the surest first."""
        left = frozenset(NATIONS)
        shown: list[NationSign] = []
        for tier in TIERS[1:]:
            signs = [sign for sign in self._counted if sign.reason in tier and not left.issubset(sign.nations)]
            if self._by_the_way(signs) or (tier is not OF_ONE_PLACE and not self._for_nobody_else(tier, signs)):
                continue
            rest = left.intersection(*(sign.nations for sign in signs))
            if not rest:
                rest = left & self._foremost(signs)
                signs = [sign for sign in signs if rest.intersection(sign.nations)]
            if not rest:
                return NationsOfText()
            left, shown = rest, [*shown, *signs]
            if len(left) <= _FEW:
                break
        if not shown or self._comes_from_elsewhere(left) or self._for_all():
            return NationsOfText()
        if (headed := self._headed(left)) is not None:
            left, shown = left.intersection(headed.nations), [*shown, headed]
        needed = set(shown)
        beside = tuple(sign for sign in self._counted if sign not in needed)
        return NationsOfText(tuple(nation for nation in NATIONS if nation in left), tuple(shown), beside)

    def _headed(self, nations: frozenset[str]) -> NationSign | None:
        """A heading that names one of two nations, where the text names no other: "Help in Wales" of a council that may
        be in England, too."""
        one = {sign.nations for sign in self._named}
        if len(nations) != _FEW or len(one) != 1 or not nations.issuperset(*one):
            return None
        return next((sign for sign in self._named if self._is_plain(sign) and not self._is_aside(sign)), None)

    def _for_all(self) -> bool:
        """Whether the text names more nations than one that is for some of them would."""
        return len({sign.nations for sign in self._named}) > _FEW

    def _comes_from_elsewhere(self, nations: frozenset[str]) -> bool:
        """Whether the first place that the head of the text names is in another nation: a paper tells its readers of a
        trial far away."""
        first = next((sign for sign in self._counted if sign.reason in WEAK), None)
        return first is not None and first.start < self._head and nations.isdisjoint(first.nations)

    def _by_the_way(self, signs: Sequence[NationSign]) -> bool:
        """Whether signs are one word somewhere in a long text."""
        few = len(signs) < _OFTEN and len(self._view.document.text) > _LONG
        return few and all(sign.start >= self._head for sign in signs)

    def _for_nobody_else(self, tier: frozenset[NationReason], signs: list[NationSign]) -> bool:
        """Whether what is told of one nation is told of it alone, and for weak signs, in a title or more than once."""
        named = {sign.nations for sign in self._counted if sign.reason is NationReason.NAME} | self._aside
        if named - {sign.nations for sign in signs}:
            return False
        return tier is not WEAK or len(signs) >= _OFTEN or any(self._is_plain(sign) for sign in signs)

    def _is_plain(self, sign: NationSign) -> bool:
        """Whether a weak sign is enough: in a title, a local number, or where they are who publish the text."""
        view = self._view
        if sign.reason is NationReason.DIALLED or view.document.block_at(sign.start).kind in TITLES:
            return True
        return sign.reason is NationReason.TOWN and view.matches.holds(
            "elsewhere.our-own", *around(view.sentences, sign.start, sign.end)
        )

    def _foremost(self, signs: Iterable[NationSign]) -> frozenset[str]:
        """Of signs that disagree, the nations that alone are named in the head, and twice as often as any other."""
        head = {sign.nations for sign in signs if sign.start < self._head}
        if len(head) != 1:
            return frozenset()
        (first,) = head
        often = Counter(sign.nations for sign in signs)
        return (
            frozenset(first)
            if all(often[first] >= 2 * count for each, count in often.items() if each != first)
            else frozenset()
        )

    @cached_property
    def _head(self) -> int:
        """Where the head of the text ends: its titles and its first two paragraphs."""
        paragraphs = 0
        end = 0
        for block in self._view.document.blocks:
            paragraphs += block.kind not in TITLES
            end = block.end
            if paragraphs == 2 or end > _HEAD:
                break
        return min(end, _HEAD)

    @cached_property
    def _counted(self) -> list[NationSign]:
        return [sign for sign in self._all if not self._is_aside(sign)]

    @cached_property
    def _named(self) -> list[NationSign]:
        """The names of nations, but for those in longer names of services."""
        return [sign for sign in self._all if sign.reason is NationReason.NAME and not self._in_name(sign)]

    @cached_property
    def _aside(self) -> set[tuple[str, ...]]:
        """The nations that are named by the way, for some readers."""
        return {sign.nations for sign in self._named if self._is_aside(sign)}

    def _is_aside(self, sign: NationSign) -> bool:
        """Whether words say nothing of where the text itself is."""
        matches = self._view.matches
        if matches.before("elsewhere.given-up", sign.start) is not None:
            return True
        if self._in_name(sign):
            return True
        start, end = around(self._view.sentences, sign.start, sign.end)
        if matches.holds("elsewhere.condition", start, end):
            return True
        return sign.reason not in (*OF_ONE_PLACE, NationReason.DIALLED) and self._offers(start, end, sign)

    def _in_name(self, sign: NationSign) -> bool:
        """Whether words are a part of the longer name of a service."""
        return self._view.is_in_longer_name(sign.start, sign.end)

    def _offers(self, start: int, end: int, sign: NationSign) -> bool:
        """Whether a sentence holds the number of a service, or names one in full besides."""
        if (start, end) not in self._offered:
            view = self._view
            numbers = {number.start for number in view.numbers_near(start, end) if number.service}
            names = (hit for hit in view.names_near(start, end) if hit.value.role == "name")
            self._offered[start, end] = numbers | {hit.start for hit in names if hit.value.word != "weak"}
        offered = self._offered[start, end]
        return len(offered) > (sign.start in offered)
