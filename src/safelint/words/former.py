"""Names that their owners have given up, where a text prints one as if it were alive.

The words are found with their exact capitals. What is found is then held against all that makes an old name right: the
sentence tells of the past or of the change, the words are a title or part of a longer name, the text is for a nation
where the name lives on. An ambiguous name counts only where a second clue shows that the old one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.kinds.forms import kind_of_text
from safelint.lexicon.folding import Fold, fold
from safelint.nations.inference import nations_of_text
from safelint.text.matcher import Matcher
from safelint.values.settings import NATIONS
from safelint.words import history
from safelint.words.guarded import Window
from safelint.words.mentions import is_spoken_of
from safelint.words.terms import is_excused
from safelint.words.usage import Usage, holds_word

if TYPE_CHECKING:
    from safelint.numbers.numbered import NumberedText
    from safelint.text.matcher import Finder
    from safelint.values.document import Block
    from safelint.values.entries import FormerName

_NEAR = 400  # characters around a name in which a clue counts


class GivenUp(NamedTuple):
    """An old name at `Document.text[start:end]`.

    `right`: the text tells of the past, or the words are part of a title or a longer name. `doubtful`: quoted, or in a
    text that may well speak of the past. `elsewhere`: in a text for other nations than those where the name was borne,
    who may have somebody else to name.
    """

    entry: FormerName
    start: int
    end: int
    right: bool = False
    quoted: bool = False
    doubtful: bool = False
    elsewhere: bool = False


def phrases(entries: Iterable[FormerName]) -> Matcher[tuple[str, int]]:
    """Every form of every old name, with its capitals and the index of its entry."""
    matcher: Matcher[tuple[str, int]] = Matcher()
    for number, entry in enumerate(entries):
        for form in entry.former:
            matcher.add(form, (form if form.isascii() else fold(form).cased, number))
    return matcher


class FormerIndex:
    """The old names of a run, ready to be looked for. `matcher` is what `phrases` gives for the entries."""

    def __init__(self, entries: Sequence[FormerName], matcher: Finder[tuple[str, int]]) -> None:
        self._entries = entries
        self._matcher = matcher

    @cached_property
    def _forms(self) -> set[str]:
        return {form.lower() for entry in self._entries for form in entry.former}

    def find(self, view: NumberedText) -> list[GivenUp]:
        """Every old name that is meant as one, those that are right among them, in order; none overlaps another."""
        judged = (view.view(self._whole).judged(*hit) for hit in self._hits(view.fold))
        found = sorted(filter(None, judged), key=lambda each: (each.start, -each.end))
        kept: list[GivenUp] = []
        for one in found:
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    def misspelt(self, view: NumberedText, number: int, start: int, end: int) -> GivenUp | None:
        """The old name of entry `number` that is misspelt at these folded offsets, or None where it may mean something
        else."""
        return view.view(self._whole).judged(start, end, self._entries[number])

    def _whole(self, view: NumberedText) -> _WholeDocument:
        return _WholeDocument(view, self._forms)

    def _hits(self, folded: Fold) -> Iterator[tuple[int, int, FormerName]]:
        """Every form that stands by itself, with its capitals; of several at one place the longest."""
        cased = folded.cased
        hits = [
            (hit.start, -hit.end, at, hit.value)
            for at, hit in enumerate(self._matcher.find(folded.text))
            if cased.startswith(hit.value[0], hit.start) and _is_whole(cased, hit.end)
        ]
        last = 0
        for start, end, _, (form, number) in sorted(hits):
            entry = self._entries[number]
            if not "A" <= form[0] <= "Z":
                if start == 0 or not _is_part(cased[start - 1]):
                    yield start, -end, entry
            elif start >= last and (start == 0 or not (_is_part(cased[start - 1]) or cased[start - 1] in "'.")):
                yield start, -end, entry
                last = -end


def _is_part(character: str) -> bool:
    return character.isalnum() or character in "_@#/-"


def _is_whole(cased: str, end: int) -> bool:
    return end >= len(cased) or not (cased[end].isalnum() or cased[end] in "_@")


class _WholeDocument:
    """A document with what is known of it as a whole."""

    def __init__(self, view: NumberedText, forms: set[str]) -> None:
        self.view = view
        self.kind = view.view(kind_of_text).own
        self.forms = forms

    @cached_property
    def nations(self) -> frozenset[str]:
        """The nations that the text is for, sure or not: a name that may be right stands. Empty: it does not say."""
        return frozenset(nations_of_text(self.view, unsure_is_enough=True).nations)

    @cached_property
    def date(self) -> str:
        """The month of the text, as `history.date` gives it."""
        return history.date(self.view)

    def judged(self, start: int, end: int, entry: FormerName) -> GivenUp | None:
        """The old name at these folded offsets, or None where it may mean something else."""
        view, fold = self.view, self.view.fold
        origin = fold.unfold(start, end)
        usage = Usage(view, *origin, near=_NEAR)
        window = Window.of(fold, (fold.fold(usage.left), fold.fold(usage.right)), start, end)
        elsewhere = self._is_for_others(entry)
        if (elsewhere and entry.lives_on) or is_excused(view, origin, window):
            return None
        if self._is_right(entry, usage, window):
            return GivenUp(entry, *origin, right=True)
        if entry.ambiguous and not self._is_meant(entry, usage):
            return None
        past = history.is_told_in_the_past(usage)
        speaks = usage.led_by("former.speaker-of") is not None
        around = (usage.block.start, usage.block.end) if speaks else (0, len(view.document.text))
        if past and history.goes_back(entry, view, *around):
            return None
        past = past and not speaks  # who is said to have spoken is there to speak
        if past and not self.kind.told_in_past:
            return None
        if self._has_finding_of_its_number(entry, usage.block, origin):
            return None
        quoted = view.is_quoted(origin[0], origin[0] + 1)
        doubtful = past or quoted or self.kind.keeps_names
        return GivenUp(entry, *origin, quoted=quoted, doubtful=doubtful, elsewhere=elsewhere)

    def _is_right(self, entry: FormerName, usage: Usage, window: Window) -> bool:
        origin = (usage.start, usage.end)
        # "Sergeant Ann Lee of": the name of a person before that of a body makes it no longer
        speaks = usage.led_by("former.speaker-of") is not None
        return bool(
            self._is_longer(entry, window, after_owner=self._follows_its_owner(entry, origin[0]) or speaks)
            or self._in_living_name(origin)
            or history.is_in_law(entry, usage)
            or history.tells_of_the_past(entry, usage)
            or history.is_under_history(self.view, origin[0])
            or history.is_before_the_change(self.date, entry)
            # "the guidance No Secrets" follows it, and speaks of no word
            or (entry.kind != "law" and is_spoken_of(Usage(self.view, *origin)))
        )

    def _is_longer(self, entry: FormerName, window: Window, *, after_owner: bool) -> bool:
        """Whether the words are part of a longer name: "Age Concern Luton", "Jersey Women's Refuge". The name of the
        owner before them makes none: "Papyrus HOPELINEUK". A noun that many bodies bore is given up wherever they were,
        and with a part of government each of its offices.
        """
        if _is_common(entry):
            return False
        longer, (cased, _, (start, end)) = self.view.knowledge.longer_names, window
        has_branches = entry.kind != "government"
        goes_on = longer.goes_on(cased, start, end, has_branches=has_branches)
        goes_on = goes_on or longer.begins_with_nation(cased[end:].lstrip())
        return goes_on or (not after_owner and longer.began_before(cased, start, end))

    def _is_for_others(self, entry: FormerName) -> bool:
        """Whether the text is for nations in none of which the name was borne."""
        return "uk" not in entry.nations and bool(self.nations) and self.nations.isdisjoint(entry.nations)

    def _is_meant(self, entry: FormerName, usage: Usage) -> bool:
        if entry.nation_clue and not self._is_of_its_nations(entry, usage):
            return False
        left = max(usage.block.start, usage.start - _NEAR)
        right = min(usage.block.end, usage.end + _NEAR)
        fold = self.view.fold
        near = fold.text[fold.fold(left) : fold.fold(right)]
        meant = (
            any(holds_word(near, clue) for clue in entry.clues)
            if entry.clues
            else (entry.nation_clue or self.view.matches.holds("former.help", left, right))
        )
        return meant or self._is_beside_its_own(entry, (usage.start, usage.end))

    def _is_of_its_nations(self, entry: FormerName, usage: Usage) -> bool:
        """Whether the text is for nations where the name was borne, or shows none, and the sentence names one of those
        and no other: "a child in England on the register"."""
        if self.nations:
            return self.nations <= set(entry.nations)
        holds = self.view.matches.holds
        named = {each for each in NATIONS if holds(f"nations.name-{each}", usage.left, usage.right)}
        return bool(named) and named <= set(entry.nations)

    def _is_beside_its_own(self, entry: FormerName, origin: tuple[int, int]) -> bool:
        """Whether a number or the site of the service stands near."""
        registry = self.view.knowledge.registry
        if entry.registry not in registry.by_id:
            return False
        return any(
            registry.owns(entry.registry, number.digits)
            for number in self.view.numbers_near(origin[0] - _NEAR, origin[1] + _NEAR)
        )

    def _in_living_name(self, origin: tuple[int, int]) -> bool:
        """Whether the words are part of the longer name of a service of today."""
        return any(
            name.value.role == "name"
            and name.start <= origin[0]
            and origin[1] <= name.end
            and name.end - name.start > origin[1] - origin[0]
            and name.value.surface.lower() not in self.forms
            for name in self.view.names_near(origin[0] - 120, origin[1])
        )

    def _follows_its_owner(self, entry: FormerName, start: int) -> bool:
        """Whether the name of the same service, or of who runs it, ends right before the words."""
        service = self.view.knowledge.registry.by_id.get(entry.registry)
        before = self.view.document.text[max(0, start - _NEAR) : start].rstrip(" \u2013\u2014-:").lower()
        names = () if service is None else (service.name, service.operator, *service.aliases)
        return any(
            before.endswith(name.lower()) and not before[: -len(name)][-1:].isalnum() for name in filter(None, names)
        )

    def _has_finding_of_its_number(self, entry: FormerName, block: Block, origin: tuple[int, int]) -> bool:
        """Whether a withdrawn number beside the name is reported: one finding is enough for one old entry."""
        registry = self.view.knowledge.registry
        for number in self.view.numbers_near(origin[0] - _NEAR, origin[1] + _NEAR):
            other = self.view.document.block_at(number.start)
            same_row = block.kind == "cell" and other.shares_row(block)
            tied = number.name_start < origin[1] and origin[0] < number.name_end
            if not (same_row or tied or other == block):
                continue
            owners = registry.owners.get(number.digits, ())
            service = registry.by_id.get(number.service)
            pasts = () if owners else registry.retired.get(number.digits, ())
            gone = [past.helpline.id for past in pasts] + ([service.id] if service and not service.is_active else [])
            if gone and (tied or any(self._is_same(entry, id_) for id_ in gone)):
                return True
        return False

    def _is_same(self, entry: FormerName, id_: str) -> bool:
        """Whether an old name is one of the service with this id."""
        registry = self.view.knowledge.registry
        return entry.registry in registry.by_id and registry.related(entry.registry, id_)


def _is_common(entry: FormerName) -> bool:
    """Whether the name is a noun that many bodies bore ("Primary Care Trusts"), so that a place may stand before it."""
    forms = set(entry.former)
    return any(form[0].islower() or f"{form}s" in forms for form in forms)
