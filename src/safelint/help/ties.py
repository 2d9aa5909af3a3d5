"""What ties each way to a service to help for readers, and where in the page it stands.

A way is help where the text offers it to somebody whom the subject touches. The number of a known service is that by
itself, unless a text tells of a call that was made. A link or a number that is in no list of ours must be tied to help
by words near it: its own, those of its sentence, of its block, of the other cells of its row, of the label or the
heading above it. The nearest that say anything decide, so that "for flowers" in the sentence outweighs the heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from safelint.help.marks import CONDITION, DESK_WORD, HARM, HELP, HELP_WITH, OFFER, TOLD_WORD, Marks
from safelint.help.menus import Menus
from safelint.help.own_people import OwnPeople
from safelint.help.police import Police
from safelint.help.routes import LOCAL, Area, HelpTie, Route, Tie, Way, top_of
from safelint.help.unusable import Unusable
from safelint.text.prose import around
from safelint.values.document import Block
from safelint.values.source import InPlace, Range

if TYPE_CHECKING:
    from safelint.help.elements import Ask
    from safelint.help.fillers import Fillers
    from safelint.help.places import HelpPlaces
    from safelint.text.view import TextView

_LABEL = 90  # characters of a block that may be the label of what stands below it
_NAME = 60  # characters of a block that is no more than a name
_REACH = 300  # characters in which the start and the end of a sentence are looked for
_CELLS = 8  # cells of a row that are looked at


class Ties:
    """Judges the ways to a service of one text.

    `topics` are what the text is about, `wanted` is what is asked of it; either may be empty.
    """

    def __init__(
        self,
        view: TextView,
        marks: Marks,
        places: HelpPlaces,
        fillers: Fillers,
        topics: Sequence[str],
        wanted: Sequence[Ask],
    ) -> None:
        self._view = view
        self._document = document = view.document
        self._text = document.text
        self._blocks = document.blocks
        self._marks = marks
        self._places = places
        self._fillers = fillers
        self._topics = topics
        self._wanted = wanted
        self._police = Police(view, fillers, topics)
        self._menus = Menus(document, marks)
        self._top = top_of(document)
        self._own_people = OwnPeople(view, marks)
        self.unusable = Unusable(view)

    def judged(self, routes: Sequence[Route]) -> list[Route]:
        """The routes, each with what it is tied to and the words that show it."""
        known = InPlace(((route.start, route.end), route) for route in routes if route.service != LOCAL)
        helping = self._menus.helping(partial(self._offers_help, known))
        self._police.given_in(routes)
        judged = [self._judged(route, helping) for route in routes]
        listed = (route.start for route in judged if route.place == Area.MENU)
        foot = min(filter(self._menus.is_below_the_text, listed), default=len(self._text))
        return [
            route._replace(place=Area.FOOTER) if route.place == Area.BODY and route.start > foot else route
            for route in judged
        ]

    def _judged(self, route: Route, helping: Mapping[int, int]) -> Route:
        place, is_link = route.place, route.how.is_link
        if route.service == LOCAL:
            if place == Area.BODY and (self._menus.hold(route) if is_link else route.start < self._top):
                place = Area.MENU
            tie = self._of_local(route) if place == Area.BODY else HelpTie(Tie.GENERIC)
        else:
            tie = self.of_service(route, is_link=is_link)
            if is_link and place == Area.BODY and self._menus.hold_among_others(route, helping, self.is_head):
                place = Area.MENU
        return route._replace(place=place, tie=tie.kind, words=tie.words)

    def _offers_help(self, known: InPlace[Route], start: int, end: int) -> bool:
        """Whether a link leads to a known service, one of `known`, or its words offer help."""
        return bool(known.touching((start, end))) or any(self._marks.first(each, start, end) for each in (HELP, HARM))

    def of_service(self, route: Route, *, is_link: bool) -> HelpTie:
        """What ties a way to a known service."""
        here = (route.start, route.end)
        if is_link:
            leads = any(path in self._address(route) for path in self._places.desk_paths)
            away = self._marks.first(DESK_WORD, *here)
            if leads or away:
                return HelpTie(Tie.DESK, (away or here,))
        if told := self._marks.holding(TOLD_WORD, *here):
            return HelpTie(Tie.TOLD, (told,))
        if none := self.unusable.of_route(route):
            return none
        service, shown = route.service, route.named or here
        if not self._fillers.is_emergency(service) and not self._fillers.helps(service, self._topics, self._wanted):
            return HelpTie(Tie.OTHER_SUBJECT, (shown,))
        if not self._fillers.takes_any_report(service):
            return HelpTie(Tie.SERVICE, (shown,))
        if self._fillers.is_emergency(service):
            return HelpTie(Tie.POLICE, (shown,))
        return self._police.tie(here, shown, self.sentence(*here))

    def _address(self, route: Route) -> str:
        """The address of a link, or the one that is printed at a place."""
        target = self._targets.get(route.start)
        return self._text[route.end : route.end + 80].partition(" ")[0].lower() if target is None else target

    def _leads_to_help(self, route: Route) -> bool:
        return route.how == Way.ONLINE and self._places.is_help_page(self._targets.get(route.start, ""))

    @cached_property
    def _targets(self) -> Mapping[int, str]:
        return {link.start: link.target.lower() for link in self._document.inlines if link.kind == "link"}

    def _of_local(self, route: Route) -> HelpTie:
        police = self._view.matches.before("help.to-police", route.start) if route.how == Way.NUMBER else None
        if police is not None:
            return self._police.tie((route.start, route.end), police, self.sentence(route.start, route.end))
        if none := self.unusable.of_route(route):
            return none
        if beside := self.beside_police(route):
            return beside
        here = (route.start, route.end)
        printed = route.how == Way.ONLINE and route.start not in self._targets  # its own words are no words
        own = [self.sentence(*here)] if printed else [here] if route.how.is_link else []
        tie = self.of_range(route.start, route.end, own, needs_offer=route.how == Way.ONLINE)
        if tie.kind != Tie.GENERIC:
            return tie
        if self._leads_to_help(route) and not self._marks.first(DESK_WORD, *own[0]):
            return HelpTie(Tie.HELP_PAGE, (own[0],))
        announced = next((each for each in self._around(*here) if self.is_head(*each)), None) if printed else None
        return self.of_house(route) if announced is None else HelpTie(Tie.LOCAL_HELP, (announced,))

    def of_house(self, route: Route) -> HelpTie:
        """What ties a way to those who publish the text (`OwnPeople`)."""
        return self._own_people.tie(self._around(route.start, route.end))

    def beside_police(self, route: Route) -> HelpTie | None:
        """What ties a form or an address in a sentence that sends readers to the police too, None for any other way."""
        return self._police.beside(route, self.sentence(route.start, route.end))

    def of_range(self, start: int, end: int, own: Sequence[Range] = (), *, needs_offer: bool = False) -> HelpTie:
        """What ties what stands at `text[start:end]`, which holds a way to nobody that we know.

        With `needs_offer` words of harm alone do not, and some of the words in `own` must offer help: a link to a
        report on abuse offers none.
        """
        if none := self.unusable.of_range(start, end):
            return none
        offered: Range | None = None
        if needs_offer:
            offers = (self._marks.first(words, *each) for each in own for words in (HELP, OFFER))
            offered = next(filter(None, offers), None) or self._leads_there(start, end)
            if offered is None:
                return HelpTie(Tie.GENERIC)
        for low, high in (*own, *self._around(start, end)):
            desk = self._marks.first(DESK_WORD, low, high)
            if desk is not None:
                return HelpTie(Tie.DESK, (desk,))
            helped = self._marks.first(HELP, low, high)
            if helped is not None and not self._is_with_other(low, high):
                return HelpTie(Tie.LOCAL_HELP, (helped,))
            harm = self._marks.first(HARM, low, high)
            if harm is not None and (low <= start < high or self._labels(low, high)):
                return HelpTie(Tie.LOCAL_HELP, (harm,) if offered is None else (offered, harm))
            if self.is_head(low, high):
                return HelpTie(Tie.LOCAL_HELP, ((low, high),))
        return HelpTie(Tie.GENERIC)

    def _leads_there(self, start: int, end: int) -> Range | None:
        """The words right around a link that say that it leads to help."""
        matches = self._view.matches
        return matches.before("help.link-before", start) or matches.after("help.link-after", end)

    def _is_with_other(self, low: int, high: int) -> bool:
        """Whether the help is with something that has nothing to do with harm: "for help with parking"."""
        phrase = self._marks.first(HELP_WITH, low, high)
        return phrase is not None and self._marks.first(HARM, phrase[1], high) is None

    def may_help(self, route: Route) -> bool:
        """Whether a number that nothing ties to help stands in a sentence for readers who are told by a condition."""
        if (route.tie, route.place, route.how) != (Tie.GENERIC, Area.BODY, Way.NUMBER):
            return False
        return self._marks.first(CONDITION, *self.sentence(route.start, route.end)) is not None

    def _around(self, start: int, end: int) -> Iterator[Range]:
        """The ranges in which words may tie what stands at `text[start:end]`, the nearest first."""
        blocks, index = self._blocks, self._document.block_index(start)
        here = blocks[index]
        yield self.sentence(start, end)
        yield here.start, here.end
        if here.kind == "cell":
            first = index
            while first and index - first < _CELLS and blocks[first - 1].shares_row(here):
                first -= 1
                yield blocks[first].start, blocks[first].end
        above = index - 1
        if above >= 0 and blocks[above].end - blocks[above].start <= _NAME and blocks[above].kind != "title":
            yield blocks[above].start, blocks[above].end
            above -= 1
        if above >= 0 and _is_label(blocks[above]):
            yield blocks[above].start, blocks[above].end
        heading = self._document.section_heading(above + 1)
        if heading is not None:
            yield heading.start, heading.end

    def _labels(self, start: int, end: int) -> bool:
        """Whether a block above is a label: no title, which says what the text is about, and no sentence of its own."""
        block = self._document.block_at(start)
        is_title = block.kind == "heading" and block.level == 1
        return not is_title and self._text[end - 1 : end] not in (".", "!")

    def is_head(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is a whole block that announces help."""
        block = self._document.block_at(start)
        is_whole = (block.start, block.end) == (start, end) and end - start <= _LABEL and block.kind != "title"
        return is_whole and self._places.announces(self._text[start:end])

    def sentence(self, start: int, end: int) -> Range:
        """The sentence around `text[start:end]`, as far as it is near."""
        left, right = around(self._view.sentences, start, end)
        return max(left, start - _REACH), min(right, end + _REACH)


def _is_label(block: Block) -> bool:
    """Whether a block may be the label of what stands below it."""
    return block.kind in ("term", "cell", "caption") or (
        block.kind in ("paragraph", "item", "heading") and block.end - block.start <= _LABEL and block.level != 1
    )
