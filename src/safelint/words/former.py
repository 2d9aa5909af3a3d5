"""Names that their owners have given up, where a text prints one as if it were alive.

The words are found with their exact capitals. What is found is then held against all that makes an old name right: the
sentence tells of the past or of the change, the words are a title or part of a longer name, the text is for a nation
where the name lives on. An ambiguous name counts only where a second clue shows that the old one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.lexicon.folding import Fold, fold
from safelint.text.cues import Cue, words_of
from safelint.text.matcher import Matcher
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.numbers.numbered import NumberedText
    from safelint.text.matcher import Finder
    from safelint.values.document import Block, Document
    from safelint.values.entries import FormerName

_NEAR = 400  # characters around a name in which a clue counts
_HEADING_WITHIN = 40  # blocks between a paragraph and the heading that says what it is about
_UNDATED = 2020  # the year up to which a date makes a text history where the year of the change is not known

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_TOP, _SHORT = 6, 100  # blocks at the top, and characters of one, in which the date of a text stands
_DATE = regex(rf"\b\d{{1,2}}(?:st|nd|rd|th)? ({'|'.join(_MONTHS)}),? ((?:19|20)\d\d)\b")

# The sentence tells of the change, or of what was before it.
_TOLD = Cue(
    "formerly previously originally historically then known renamed named rebranded relaunched became become "
    "replace replaces replaced replacing replacement superseded succeeded merge merged merger merging "
    "amalgamated abolished wound disbanded dissolved ceased folded scrapped defunct closed closure take takes "
    "taken took taking used predecessor predecessors successor successors forerunner forerunners longer name "
    "names now time days founded set established created launched formed history",
    r"\b(?:formerly|previously|originally|historically|then (?:known|called|named)|known as|(?:re|was )named"
    r"|rebranded|relaunched|became|(?:has|have|had) become|replac(?:e[sd]?|ing|ement)|superseded|succeeded|merged?"
    r"|merger|merging|amalgamated|abolished|wound up|disbanded|dissolved|ceased|folded|scrapped|defunct"
    r"|clos(?:ed (?:in|down|its)|ure)|t(?:ake|akes|aken|ook|aking) (?:over|the place)|used to|predecessors?"
    r"|successors?|forerunners?|no longer|(?:old|former|earlier|previous|new) names?"
    r"|chang(?:ed|es?|ing) (?:its|their|the|of) names?"
    r"|now (?:called|known|named|part of|run|trading|under|the|an?)|at (?:the|that) time|in those days|founded"
    r"|(?:was|were) (?:set up|established|created|launched|formed)|history of)\b|[(/,\u2013\u2014] ?now\b",
)
_OLD_BEFORE = Cue(
    "former old then ex once defunct erstwhile late previous",
    r"\b(?:former|old|then|ex|once|defunct|erstwhile|late|previous)[ -](?:[\w'-]{1,20} ){0,2}$",
)
_YEAR = regex(
    r"(?<!Act )(?<!Order )(?<!Bill )(?<!Regulations )(?<![\d/])(?<!\d )((?:1[89]|20)\d\d)"
    r"(?:s|[/\u2013-]\d\d)?(?![\d:])(?! \d\d)"
)
_CENTURIES = ("18", "19", "20")
_PAST_WORDS = frozenset(
    "was were had did said told found gave took made went came ran wrote held knew thought set led".split()
)
_PAST = regex(
    r"\b(?:was|were|had|did|said|told|found|gave|took|made|went|came|ran|wrote|held|knew|thought|set|led"
    r"|(?!need|indeed|feed|speed|agreed\b|proceed)[a-z]{3,}ed)\b"
)
_PRESENT = regex(
    r"\b(?:is|are|am|has|have|can|cannot|may|might|will|shall|should|must|do|does|need|needs|please|call|contact|ring"
    r"|phone|dial|text|email|visit|ask|apply|applies|report|use|see|offers?|provides?|gives?|runs?|carr(?:y|ies)"
    r"|requires?|works?|means?|helps?|says?|tell|tells|sends?|go|holds?|issues?|leads?|checks?|today|now|always)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 300  # characters of one that are read
_HISTORY_HEADING = regex(
    r"\b(?:history|timeline|chronology|background|milestones|our story|archive[sd]?)\b", re.IGNORECASE
)

_CASE = regex(r"\bv\.? (?:the )?$", re.IGNORECASE)
_LONGEST_CASE = 8  # characters that it matches, and one before them
_CASE_AFTER = regex(r" v\.? [A-Z]")
_OF_LAW = regex(
    r"\b(?:contrary to|convicted|convictions?|charged|charges?|guilty|pleaded|admitted|sentenced|offences?|counts?"
    r"|repealed|section|schedule|breach\w*)\b",
    re.IGNORECASE,
)
_HELP = Cue(
    "call ring phone dial text contact charity charities helpline support advice freephone website organisation "
    "organisations adviser advisers",
    r"\b(?:call|ring|phone|dial|text|contact|charity|charities|helpline|support line|advice line|freephone|website"
    r"|organisations?|advice|adviser|advisers)\b",
)
_NATION_WORDS = {
    "england": ("england", "english"),
    "wales": ("wales", "welsh", "cymru", "senedd"),
    "scotland": ("scotland", "scottish", "holyrood"),
    "northern-ireland": ("northern ireland", "psni", "stormont"),
}


class GivenUp(NamedTuple):
    """An old name at `Document.text[start:end]`.

    `right`: the text tells of the past, or the words are part of a title or a longer name. `doubtful`: quoted, or in a
    text that may well speak of the past.
    """

    entry: FormerName
    start: int
    end: int
    right: bool = False
    quoted: bool = False
    doubtful: bool = False


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

    def find(self, view: NumberedText, kind: str) -> list[GivenUp]:
        """Every old name that is meant as one, those that are right among them, in order; none overlaps another."""
        found: list[GivenUp] = []
        text: _Text | None = None
        for start, end, entry in self._hits(view.fold):
            text = text or _Text(view, kind, self._forms)
            one = text.judged(start, end, entry)
            if one is not None:
                found.append(one)
        found.sort(key=lambda each: (each.start, -each.end))
        kept: list[GivenUp] = []
        for one in found:
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

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


def _is_past(text: str) -> bool:
    """Whether a word in the past tense stands in a text."""
    return ("ed" in text or not _PAST_WORDS.isdisjoint(words_of(text))) and _PAST.search(text) is not None


def _is_part(character: str) -> bool:
    return character.isalnum() or character in "_@#/-"


def _is_whole(cased: str, end: int) -> bool:
    return end >= len(cased) or not (cased[end].isalnum() or cased[end] in "_@")


class _Text:
    """A document with what is known of it as a whole."""

    def __init__(self, view: NumberedText, kind: str, forms: set[str]) -> None:
        from safelint.words.wordlists import WordLists

        self.view = view
        self.kind = kind
        self.lists = WordLists(view)
        self.forms = forms
        self._nations: frozenset[str] | None = None
        self._date: str | None = None

    @property
    def nations(self) -> frozenset[str]:
        """The nations that the text is for: as set, else those that it names. Empty: it does not say."""
        if self._nations is None:
            lower = self.view.fold.text
            self._nations = frozenset(
                self.view.settings.nations
                or (nation for nation in NATIONS if any(word in lower for word in _NATION_WORDS[nation]))
            )
        return self._nations

    @property
    def date(self) -> str:
        """The month ("2014-03") of the date that stands by itself at the top of the text, or ""."""
        if self._date is None:
            document = self.view.document
            tops = (document.text[block.start : block.end] for block in document.blocks[:_TOP])
            dates = (_DATE.search(top) for top in tops if len(top) <= _SHORT)
            found = next(filter(None, dates), None)
            self._date = f"{found[2]}-{_MONTHS.index(found[1]) + 1:02}" if found else ""
        return self._date

    def judged(self, start: int, end: int, entry: FormerName) -> GivenUp | None:
        """The old name at these folded offsets, or None where it may mean something else."""
        from safelint.words.terms import is_excused, window

        view = self.view
        origin = view.fold.unfold(start, end)
        left = max(window(view, start)[0], start - _NEAR)
        right = min(max(end, window(view, end - 1)[1]), end + _NEAR)
        cased = view.fold.cased[left:right]
        inside = (start - left, end - left)
        block = view.document.block_at(origin[0])
        if not self._for_its_nations(entry) or is_excused(view, origin, cased, inside):
            return None
        if self._is_right(entry, block, origin, cased, inside):
            return GivenUp(entry, *origin, right=True)
        if entry.ambiguous and not self._is_meant(entry, start, end, block):
            return None
        rest = f"{cased[: inside[0]]} {cased[inside[1] :]}"
        if _is_past(rest) and not _PRESENT.search(rest):  # what somebody did then, under the name of then
            return None
        if self._has_finding_of_its_number(entry, block, origin):
            return None
        quoted = view.is_quoted(origin[0], origin[0] + 1)
        return GivenUp(entry, *origin, quoted=quoted, doubtful=quoted or self.kind == "record")

    def _is_right(
        self, entry: FormerName, block: Block, origin: tuple[int, int], cased: str, inside: tuple[int, int]
    ) -> bool:
        from safelint.words.mentions import is_spoken_of
        from safelint.words.usage import Usage

        before, after = cased[: inside[0]], cased[inside[1] :]
        return bool(
            self._is_longer(entry, cased, inside, after_owner=self._follows_its_owner(entry, origin[0]))
            or self._in_living_name(origin)
            or _in_law(entry, before, after)
            or _tells_of_the_past(entry, f"{before} {after} {self._row(block)}", before)
            or self._under_history(origin[0])
            or (self.date and self.date < (entry.since or f"{_UNDATED}"))
            or is_spoken_of(self.lists, Usage(self.view, *origin))
        )

    def _is_longer(self, entry: FormerName, cased: str, inside: tuple[int, int], *, after_owner: bool) -> bool:
        """Whether the words are part of a longer name: "Age Concern Luton", "Jersey Women's Refuge". The name of the
        owner before them makes none: "Papyrus HOPELINEUK"."""
        longer = self.view.knowledge.longer_names
        began = not after_owner and not _is_common(entry)
        goes_on = longer.goes_on(cased, *inside) or longer.begins_with_nation(cased[inside[1] :].lstrip())
        return goes_on or (began and longer.began_before(cased, *inside))

    def _for_its_nations(self, entry: FormerName) -> bool:
        return "uk" in entry.nations or not self.nations or not self.nations.isdisjoint(entry.nations)

    def _is_meant(self, entry: FormerName, start: int, end: int, block: Block) -> bool:
        if entry.nation_clue and not (self.nations and self.nations <= set(entry.nations)):
            return False
        fold = self.view.fold
        left = max(fold.fold(block.start), start - _NEAR)
        near = fold.text[left : min(fold.fold(block.end), end + _NEAR)]
        if entry.clues:
            return any(_has_word(near, clue) for clue in entry.clues) or self._is_beside_its_own(entry, start, end)
        return (
            entry.nation_clue
            or _HELP.search(near, words_of(near)) is not None
            or self._is_beside_its_own(entry, start, end)
        )

    def _is_beside_its_own(self, entry: FormerName, start: int, end: int) -> bool:
        """Whether a number or the site of the service stands near."""
        registry = self.view.knowledge.registry
        if entry.registry not in registry.by_id:
            return False
        origin = self.view.fold.unfold(start, end)
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

    def _row(self, block: Block) -> str:
        """The other cells of the row of a table, or the term that a definition stands under."""
        document = self.view.document
        place = document.block_index(block.start)
        if block.kind == "definition":
            other = document.blocks[max(0, place - 1)]
            return document.text[other.start : other.end][:200]
        if block.kind != "cell":
            return ""
        cells = [
            document.text[each.start : each.end][:200]
            for each in document.blocks[max(0, place - 6) : place + 7]
            if each.group == block.group and each.row == block.row and each != block
        ]
        return " ".join(cells)

    def _under_history(self, offset: int) -> bool:
        """Whether the heading above, or that of the whole text, says that what follows is history."""
        document = self.view.document
        top = document.block_at(self.view.top)
        if top.kind in ("title", "heading") and _is_of_history(document, top):
            return True
        place = document.block_index(offset)
        for block in reversed(document.blocks[max(0, place - _HEADING_WITHIN) : place + 1]):
            if block.kind == "heading":
                return _is_of_history(document, block)
        return False

    def _has_finding_of_its_number(self, entry: FormerName, block: Block, origin: tuple[int, int]) -> bool:
        """Whether a withdrawn number beside the name is reported: one finding is enough for one old entry."""
        registry = self.view.knowledge.registry
        for number in self.view.numbers_near(origin[0] - _NEAR, origin[1] + _NEAR):
            other = self.view.document.block_at(number.start)
            same_row = block.kind == "cell" and (other.group, other.row) == (block.group, block.row)
            tied = number.name_start < origin[1] and origin[0] < number.name_end
            if not (same_row or tied or other == block):
                continue
            owners = registry.owners.get(number.digits, ())
            service = registry.by_id.get(number.service)
            pasts = () if owners else registry.retired.get(number.digits, ())
            gone = [past.helpline.id for past in pasts] + (
                [service.id] if service and service.status != "active" else []
            )
            if gone and (tied or any(self._is_same(entry, id_) for id_ in gone)):
                return True
        return False

    def _is_same(self, entry: FormerName, id_: str) -> bool:
        """Whether an old name is one of the service with this id."""
        registry = self.view.knowledge.registry
        return entry.registry in registry.by_id and registry.related(entry.registry, id_)


def _is_of_history(document: Document, heading: Block) -> bool:
    end = min(heading.end, heading.start + _LONGEST_HEADING)
    return _HISTORY_HEADING.search(document.text, heading.start, end) is not None


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if (at == 0 or not text[at - 1].isalnum()) and not text[at + len(word) : at + len(word) + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def _is_common(entry: FormerName) -> bool:
    """Whether the name is a noun that many bodies bore ("Primary Care Trusts"), so that a place may stand before it."""
    forms = set(entry.former)
    return any(form[0].islower() or f"{form}s" in forms for form in forms)


def _in_law(entry: FormerName, before: str, after: str) -> bool:
    """Whether the words name a party to a case, or stand in the wording of a charge or of an Act."""
    if _CASE.search(before, max(0, len(before) - _LONGEST_CASE)) or _CASE_AFTER.match(after):
        return True
    if entry.kind == "law" and before.endswith(("since ", "since the ")):
        return True
    return entry.kind in ("law", "order") and (_OF_LAW.search(before) or _OF_LAW.search(after)) is not None


def _tells_of_the_past(entry: FormerName, around: str, before: str) -> bool:
    words = words_of(around)
    if _TOLD.search(around, words) or _OLD_BEFORE.search(before, words) or _names_present(entry, around):
        return True
    until = int(entry.since[:4]) if entry.since else _UNDATED
    return any(century in around for century in _CENTURIES) and any(
        int(year) <= until for year in _YEAR.findall(around)
    )


def _names_present(entry: FormerName, around: str) -> bool:
    """Whether the name of today stands there too, so that a reader has it."""
    whole, _, rest = entry.present.partition(" (")
    short = rest.rstrip(")")
    at = around.find(whole) if whole else -1
    if at > 0 or (at == 0 and " " in whole):
        return True
    return bool(short) and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", around) is not None


# ------------------------------------------------------------------------------------------------ what to tell a writer

_USUAL = "history, or the title of a document of that time"


def message(entry: FormerName, words: str) -> str:
    """What became of the name that stands in the text as `words`, and what to write."""
    words = " ".join(words.split())
    since = f" in {_date(entry.since)}" if entry.since else ""
    if not entry.present:
        said = f'"{words}" ended{since} and nothing took its place: leave it out, or name what there is today.'
    elif entry.change == "renamed":
        said = f'The name "{words}" was given up{since}: write {entry.present}.'
    elif entry.change == "closed":
        said = f'"{words}" ended{since}: name {entry.present} instead.'
    else:
        became = "became part of something else" if entry.change == "merged" else "was replaced"
        said = f'"{words}" {became}{since}: write {entry.present}.'
    right = entry.still_right
    return f"{said} Still right: {right}." if right and right != _USUAL else said


def _date(since: str) -> str:
    """ "2015-09" as people write it: "September 2015"."""
    year, _, month = since.partition("-")
    return f"{_MONTHS[int(month[:2]) - 1]} {year}" if month else year


_KINDS_OF_THING = frozenset({
    "advice", "agency", "association", "board", "bureau", "centre", "commission", "council", "foundation", "helpline",
    "hotline", "initiative", "line", "network", "office", "partnership", "service", "society", "team", "trust", "unit",
})  # fmt: skip
_ARTICLE = regex(r"\b(the|an?)(?: [a-z-]{1,20})? $", re.IGNORECASE)


def replacement(entry: FormerName, words: str, before: str, after: str) -> str:
    """The name of today where it can stand in place of `words` without any other change, else ""."""
    new = entry.present
    if entry.change != "renamed" or "(" in new or not new[:1].isupper():
        return ""
    if _plain(words) != _plain(entry.former[0]) or entry.kind in ("role", "scheme", "order", "law"):
        return ""
    old, thing = words.split()[-1].lower(), new.split()[-1].lower()
    same_thing = old == thing and thing in _KINDS_OF_THING
    article = _ARTICLE.search(before)
    if not same_thing and (article or {old, thing} & _KINDS_OF_THING or re.match(" [A-Z]", after)):
        return ""
    return "" if (article and article[1].lower() != "the") or after.startswith("'") or new.startswith("The ") else new


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))
