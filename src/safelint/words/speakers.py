"""Who speaks in each quotation of a text: the body that publishes it, or somebody else.

What is said of the speaker stands beside the quotation: "said Detective Inspector Ann Lee, of Wexley Police". An office
tells that somebody speaks for a body, and that body is compared with the one that publishes. Whatever ties a speaker to
the case, a court or another body comes first: only what is surely the publisher's is told to be its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, unique
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.kinds.forms import kind_of_text
from safelint.values.document import TITLES
from safelint.values.ranges import Ranges
from safelint.words.attributions import Attributions, Said
from safelint.words.publisher import Body, Publisher, bodies, named, sorts
from safelint.words.usage import has_word

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.values.source import Range

_OFFICES = {
    "speakers.rank": "speakers.of_police_body",
    "speakers.of_council": "speakers.of_council_body",
    "speakers.of_school": "speakers.of_school_body",
    "speakers.of_health": "speakers.of_health_body",
    "speakers.of_prosecution": "speakers.of_prosecution_body",
    "speakers.of_any": "",
}
"""Lists of offices, each with the list that tells the sort of body that has them; "" where any may."""


@unique
class Who(Enum):
    """Whose voice a quotation is."""

    HOUSE = "house"
    OTHERS = "others"
    UNKNOWN = "unknown"


@unique
class Ground(Enum):
    """What tells whose voice it is, in words for a reader."""

    HEADING = "a heading is the choice of who publishes, whoever said it first"
    WE = "the text gives it to its own people"
    OF_PUBLISHER = "the speaker has an office in the body that publishes"
    OFFICE = "the speaker has an office, and nothing shows that another body publishes"
    GOES_ON = "it goes on from the quotation before"
    NAMED_BEFORE = "the speaker was quoted or introduced above"
    OUTSIDER = "the words for the speaker say that it is nobody of the publisher's"
    TO_A_COURT = "it was said to a court or to the police"
    ANOTHER_BODY = "the speaker has an office in another body"
    PAPER = "the text is news, in which all who speak are others"
    SEVERAL_BODIES = "speakers of several bodies are quoted, and nothing shows which of them publishes"
    TRIAL = "the text tells what a court heard, is no release, and nothing shows who publishes it"
    NO_OFFICE = "the words for the speaker tell of no office"
    NOT_SAID = "no words beside it say who speaks"
    INSIDE = "it is quoted inside another quotation"

    @property
    def id(self) -> str:
        return self.name.lower().replace("_", "-")


class Speaker(NamedTuple):
    """Who speaks in the quotation at `Document.text[start:end]`; `words` is the range that tells it, if one does."""

    start: int
    end: int
    who: Who
    ground: Ground
    words: Range | None = None


class Speakers:
    """The quotations of a text, each with its speaker."""

    def __init__(self, view: NamedText) -> None:
        self._view = view
        self._text = view.document.text
        self._publisher = Publisher(view)
        self._attributions = Attributions(view)
        self._known: dict[str, Who] = {}  # by surname

    def at(self, start: int) -> Speaker | None:
        """The quotation in which the words at `start` stand; None where they stand in none."""
        found = self.all.at(start)
        if found is not None and self._view.is_quoted_again(start):
            return found._replace(who=Who.UNKNOWN, ground=Ground.INSIDE)
        return found

    def who(self, start: int) -> Who:
        """Whose voice the words at `start` are, which stand in a quotation."""
        found = self.at(start)
        return found.who if found else Who.UNKNOWN

    def is_of_others(self, start: int, end: int) -> bool:
        """Whether `Document.text[start:end]` is quoted of somebody else than who publishes the text."""
        return self._view.is_quoted(start, end) and self.who(start) is not Who.HOUSE

    @cached_property
    def all(self) -> Ranges[Speaker]:
        """All quotations, in order."""
        found: list[Speaker] = []
        for number, (start, end) in enumerate(self._view.quotations):
            found.append(self._told(number, start, end, found[-1] if found else None))
        return Ranges(found)

    def _told(self, number: int, start: int, end: int, last: Speaker | None) -> Speaker:
        block = self._view.document.block_at(start)
        if block.kind in TITLES:
            return Speaker(start, end, Who.HOUSE, Ground.HEADING)
        said = self._attributions.said(number)
        if said is not None:
            if last and self._view.matches.before("speakers.goes_on", said.verb[1]):
                return Speaker(start, end, last.who, Ground.GOES_ON, last.words)
            who, ground = self._judged(said)
            return Speaker(start, end, who, ground, said.speaker)
        signed = self._attributions.signature(start, end)
        if signed is not None:
            who, ground = self._of(signed)
            return Speaker(start, end, who, ground, signed)
        if last and last.who is not Who.UNKNOWN and self._attributions.goes_on(number, start, end):
            return Speaker(start, end, last.who, Ground.GOES_ON, last.words)
        return Speaker(start, end, Who.UNKNOWN, Ground.NOT_SAID)

    # --- whose voice it is

    def _judged(self, said: Said) -> tuple[Who, Ground]:
        if self._view.matches.after("speakers.to_a_court", said.verb[1]):
            return Who.OTHERS, Ground.TO_A_COURT
        return self._of(said.speaker)

    def _of(self, speaker: Range) -> tuple[Who, Ground]:
        """Whose voice the words for a speaker tell."""
        speaker = self._without_opening(speaker)
        holds, before = self._view.matches.holds, self._view.matches.before
        if holds("speakers.others", *speaker):
            return self._remember(speaker, Who.OTHERS), Ground.OUTSIDER
        if before("speakers.we", speaker[1]):
            return Who.HOUSE, Ground.WE
        if not self._is_official(speaker):
            known = self._known.get(self._surname(speaker)) or self._introduced(speaker)
            return (known, Ground.NAMED_BEFORE) if known else (Who.UNKNOWN, Ground.NO_OFFICE)
        if holds("speakers.our", *speaker):
            return self._remember(speaker, Who.HOUSE), Ground.WE
        who, ground = self._of_office(speaker)
        return self._remember(speaker, who), ground

    def _introduced(self, speaker: Range) -> Who | None:
        """Whose voice somebody is whom an earlier sentence names with an office: "The Trust's director, Dr Ann Lee,
        said that", "Ann Lee, the head of our school, has"."""
        for words in self._told_of(self._surname(speaker), speaker[0]):
            words = self._without_opening(words)
            if self._view.matches.holds("speakers.others", *words):
                return self._remember(words, Who.OTHERS)
            if any(self._offices(words)):
                return self._remember(speaker, self._of_office(words)[0])
        return None

    def _told_of(self, surname: str, before: int) -> Iterator[Range]:
        """What is told of somebody up to a place, outside quotations: the words in front of the name and behind a comma
        after it."""
        view, tokens = self._view, self._view.tokens
        for at in tokens.places.get(surname, ()):
            start, end = tokens.span(at, at + 1)
            sentence = view.sentence_at(start)
            if start >= before:
                return
            if sentence is None or view.is_quoted(start, end) or not tokens.cased(at)[0].isupper():
                continue
            comma = self._text.find(",", end + 1, sentence.end) if self._text[end] == "," else -1
            yield sentence.start, comma if comma > 0 else end

    def _without_opening(self, speaker: Range) -> Range:
        """Without the part of the sentence that only tells when or why somebody speaks: "After the trial, ..."."""
        start, end = speaker
        tokens = self._view.tokens
        comma = self._text.find(",", start, end)
        if comma < 0 or tokens.words[tokens.at(start)] not in self._view.knowledge.lexicon.words("speakers.opening"):
            return speaker
        return (comma + 1, end) if self._is_official((comma + 1, end)) else speaker

    def _is_official(self, speaker: Range) -> bool:
        """Whether the words for a speaker tell of an office, or are those for a body itself."""
        if any(self._offices(speaker)):
            return True
        start, end = speaker
        itself = next(bodies(self._view, start, end), None) or self._view.matches.before("speakers.body_itself", end)
        if itself is None or itself.start < start or has_word(self._text[itself.end : end]):
            return False
        before = self._text[start : itself.start].strip(" ,\u00a0").lower()
        return before in ("", *self._view.knowledge.lexicon.words("speakers.article"))

    def _offices(self, place: Range) -> Iterator[str]:
        return (name for name in _OFFICES if self._view.matches.holds(name, *place))

    def _of_office(self, speaker: Range) -> tuple[Who, Ground]:
        publisher = self._publisher
        if publisher.paper is not None:
            return Who.OTHERS, Ground.PAPER
        own = self._bodies(speaker)
        if not publisher.bodies:
            if publisher.reports_a_trial and not self._view.view(kind_of_text).own.official:
                return Who.UNKNOWN, Ground.TRIAL
            return (Who.UNKNOWN, Ground.SEVERAL_BODIES) if self._are_several else (Who.HOUSE, Ground.OFFICE)
        if own:
            same = any(body.is_same(other) for body in own for other in publisher.bodies)
            return (Who.HOUSE, Ground.OF_PUBLISHER) if same else (Who.OTHERS, Ground.ANOTHER_BODY)
        of = self._sorts(speaker)
        if of and publisher.sorts and not of & publisher.sorts:
            return Who.OTHERS, Ground.ANOTHER_BODY
        return Who.HOUSE, Ground.OF_PUBLISHER

    def _sorts(self, speaker: Range) -> frozenset[str]:
        """Of what sort a body is for which somebody with such an office speaks."""
        return frozenset({*filter(None, map(_OFFICES.get, self._offices(speaker))), *sorts(self._view, speaker)})

    def _bodies(self, speaker: Range) -> list[Body]:
        """The bodies that the words for a speaker name."""
        found = list(bodies(self._view, *speaker))
        for led in self._view.matches.all("speakers.speaks_for", *speaker):
            name = named(self._view, led.end, speaker[1])
            if name is not None and not any(each.start < name.end and name.start < each.end for each in found):
                found.append(name)
        return found

    @cached_property
    def _are_several(self) -> bool:
        """Whether those for whom somebody speaks by an office cannot all be one body."""
        known: Body | None = None
        of: frozenset[str] = frozenset()
        for said in filter(None, map(self._attributions.said, range(len(self._view.quotations)))):
            speaker = self._without_opening(said.speaker)
            if not self._is_official(speaker) or self._view.matches.holds("speakers.others", *speaker):
                continue
            sort, own = self._sorts(speaker), self._bodies(speaker)
            if (of and sort and not of & sort) or (known and own and not any(map(known.is_same, own))):
                return True
            of, known = of or sort, known or next(iter(own), None)
        return False

    def _surname(self, speaker: Range) -> str:
        """The last name in capitals before the first comma."""
        start, end = speaker
        comma = self._text.find(",", start, end)
        tokens = self._view.tokens
        last = tokens.at(comma if comma > start else end)
        for at in range(last - 1, tokens.at(start) - 1, -1):
            if tokens.cased(at)[0].isupper():
                return tokens.words[at]
        return ""

    def _remember(self, speaker: Range, who: Who) -> Who:
        name = self._surname(speaker)
        if name:
            self._known[name] = who
        return who
