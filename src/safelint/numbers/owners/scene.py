"""The names and numbers of a document in their blocks and sentences: which words are names, what each may mean.

A name counts where it is written as one: not as the ordinary word that it also is, nor as the credential of somebody
else. "Leeds Women's Aid" is a branch: its number is its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.numbers.contact_words import WORD
from safelint.numbers.find.plan import RELAY
from safelint.numbers.owners.gap import REACH
from safelint.numbers.owners.reasons import Reason
from safelint.numbers.registry import ServiceName
from safelint.text.matcher import Hit
from safelint.values.document import Block
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText

SELF = {"999": "emergency-999", "112": "emergency-999", "101": "police-101", "111": "nhs-111", "18000": "emergency-999"}
"""Numbers that are their service's own name."""
# What shows that a body's name stands for its other lines: its givers, its press office, a branch, a place.
_OTHER_LINE = regex(
    r"\b(?:donat\w+|donors?|supporter|fund-?rais\w+|interviews?|(?<!social )media|press(?! (?:\d|option))|"
    r"switchboard|head ?quarters|head office|office|branch(?:es)?|your (?:local|nearest)|corporate|legac(?:y|ies)|"
    r"recruitment|vacanc(?:y|ies)|complaints|shops?|accounts|membership)\b",
    re.IGNORECASE,
)
_FOR_GIVERS = regex(
    r"^[^.;]{0,20}\b(?:to|for)\s(?:\w+\s){0,3}?(?:donat\w+|give|fund-?rais\w+|interviews?|media|press)\b", re.IGNORECASE
)
_LINE_WORDS = regex(r"helpline|hotline|phoneline|advice ?line|support ?line|infoline|\bline\b", re.IGNORECASE)
_END = regex(
    r"[.!?][\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(\[]*[A-Z0-9\u2022])|\n[ \t]*\n|\n(?=[ \t]*[-*\u2022])|;\s|"
    r"\s[\u2022|]\s|\n"
)
# The same for a text without a bar or a bullet: every end begins with a mark, to which the search leaps.
_END_UNBARRED = regex(
    r"[.!?;\n](?:(?<=[.!?])[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(\[]*[A-Z0-9])|(?<=\n)(?:[ \t]*\n)?|(?<=;)\s)"
)
# The mark of an item of a list that has run together with others: "4 - ", "2) ", "b. ".
_ITEM = regex(r"(?:\d{1,2}|[a-z])\s?[-.):]\s?(?=[^\W\d])")
# Words whose full stop ends no sentence.
_ABBREVIATIONS = frozenset({
    "approx", "dr", "e.g", "etc", "ext", "fri", "i.e", "mob", "mon", "mr", "mrs", "ms", "no", "nos", "sat", "st",
    "sun", "tel", "thur", "thurs", "tue", "tues", "vs", "wed",
})  # fmt: skip
_CREDITS = (" by ", " the ", " both ", " with ")
# "trained by the NSPCC": what is said of somebody else, whose number it is.
_CREDENTIAL = regex(
    r"\b(?:trained|funded|supported|accredited|commissioned|recommended|endorsed|approved|inspired|backed) by "
    r"(?:(?:the|both) )?$|\bin (?:partnership|association) with (?:the )?$",
    re.IGNORECASE,
)


def _is_place(word: str) -> bool:
    """Whether a word has the form of a proper name, such as that of a town."""
    return len(word) > 2 and word[0].isupper() and word.isalpha() and word[1:].islower()


class Mention(NamedTuple):
    start: int
    end: int
    name: ServiceName
    branch: bool = False  # of a branch, or doubtful otherwise: only the service's own number may be its


class OwnerTie(NamedTuple):
    name: Mention
    reason: Reason


_CELLS = 20  # of a row on either side, of a column of headers; no table for readers has more


class Scene:
    """One document's names and numbers in their blocks and sentences, and what a name may mean beside a number."""

    def __init__(self, view: NamedText, numbers: tuple[Number, ...]) -> None:
        self.document, self.registry, self.numbers = view.document, view.knowledge.registry, numbers
        self.for_children = view.settings.audience in ("children", "young-people")
        self.text = view.document.text
        self.hits = hits = view.names
        self._parts, self._longer = view.parts, view.knowledge.longer_names
        self.hit_starts = [hit.start for hit in hits]
        self.number_starts = [number.start for number in numbers]
        self._names: dict[int, list[Mention]] = {}
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self.ties: dict[int, OwnerTie | None] = {}
        self.contact_lines: dict[int, bool] = {}
        self._end = _END if "|" in self.text or "\u2022" in self.text else _END_UNBARRED

    def names(self, index: int) -> list[Mention]:
        known = self._names.get(index)
        if known is None:
            block = self.document.blocks[index]
            left, right = bisect_left(self.hit_starts, block.start), bisect_left(self.hit_starts, block.end)
            known = self._names[index] = list(self._accepted(block, self.hits[left:right]))
        return known

    def names_between(self, index: int, start: int, end: int) -> list[Mention]:
        """The names of a block that begin in a range of the text."""
        names = self.names(index)
        left = bisect_left(names, start, key=lambda name: name.start)
        right = bisect_left(names, end, key=lambda name: name.start)
        return names[left:right]

    def name_at(self, start: int) -> Mention | None:
        """The name that begins at `start`, if it counts as one."""
        found = self.names_between(self.document.block_index(start), start, start + 1)
        return found[0] if found else None

    def _accepted(self, block: Block, hits: Sequence[Hit[ServiceName]]) -> Iterator[Mention]:
        last = -1
        for hit in hits:
            if hit.end > block.end or hit.start < last:
                continue
            doubtful = not _styled(self, hit)
            if doubtful and not _mixed(self.text[hit.start : hit.end], hit.value):
                continue
            part = hit.start in self._parts
            owned = self._possessive(hit, block)
            hit, part = owned, part and owned is hit
            last_end, last = last, hit.end
            before = self.text[max(block.start, hit.start - 40) : hit.start]
            if before.endswith(_CREDITS) and _CREDENTIAL.search(before):
                continue
            after = self.text[hit.end : min(block.end, hit.end + 30)]
            branch = doubtful or part or self._is_backer(hit, last_end, before, after)
            yield Mention(hit.start, hit.end, hit.value, branch)

    def _is_backer(self, hit: Hit[ServiceName], last: int, before: str, after: str) -> bool:
        """Whether a name in brackets only says who runs what stands before them: "Harbour Service (Barnardo's)"."""
        if not before.endswith("(") or after[:1] != ")" or self.text[hit.start : hit.end].isupper():
            return False
        words = WORD.findall(before)
        return last < hit.start - 3 and len(words) > 1 and words[-1][0].isupper() and before[-2:-1] in " \u00a0"

    def _possessive(self, hit: Hit[ServiceName], block: Block) -> Hit[ServiceName]:
        """The longer name that a name is the owner in: "Samaritans' Welsh language line"."""
        owner = _OWNS.match(self.text, hit.end, min(block.end, hit.end + 4))
        if owner is None:
            return hit
        words = list(WORD.finditer(self.text, owner.end(), min(block.end, owner.end() + 60)))[:5]
        known = self.registry.surfaces
        for word in reversed(words):
            rest = " ".join(self.text[owner.end() : word.end()].split())
            value = known.get(f"{self.text[hit.start : hit.end]} {rest}".lower())
            if value is not None:
                return Hit(hit.start, word.end(), value)
        return hit

    def sentences(self, index: int) -> list[tuple[int, int]]:
        known = self._sentences.get(index)
        if known is None:
            block = self.document.blocks[index]
            known, start = [], block.start
            plain = _is_wrapped(self, block)
            for match in self._end.finditer(self.text, block.start, block.end):
                if match.start() < start or self._runs_on(match, start, plain):
                    continue
                known.append((start, match.end()))
                start = match.end()
            known.append((start, block.end))
            self._sentences[index] = known
        return known

    def _runs_on(self, match: re.Match[str], start: int, wrapped: bool) -> bool:
        mark = match.group()
        if mark == "\n":
            end = self.text[match.end() : match.end() + 1]
            inside = any(number.start < match.start() < number.end for number in self._near(match.start()))
            return inside or ((wrapped or end.islower()) and not _ITEM.match(self.text, match.end()))
        if mark[0] == ".":
            last = self.text[max(start, match.start() - 12) : match.start()].rpartition(" ")[2].lower().lstrip("(")
            if (
                last in _ABBREVIATIONS
                or (len(last.replace(".", "")) == 1 and not last[0].isdigit())  # "choose option 2." ends a sentence
                or (len(last) > 2 and last[1::2].strip(".") == "")
            ):
                return True
        place = bisect_right(self.hit_starts, match.start()) - 1
        if place < 0 or self.hits[place].end <= match.start():
            return False
        hit = self.hits[place]  # the mark is a part of the name, or its end: "Stop It Now! UK and Ireland"
        return hit.end > match.start() + 1 or not hit.value.surface[-1:].isalnum()

    def _near(self, at: int) -> Sequence[Number]:
        place = bisect_right(self.number_starts, at) - 1
        return self.numbers[max(place, 0) : place + 1]

    def meant(self, name: ServiceName, digits: str) -> str:
        """The entry that a name means beside this number: the number's owner where the name can mean it."""
        registry, ids = self.registry, name.ids
        if name.role == "generic":
            if len(digits) > 6 and not registry.knows(digits):
                return ""
            mine = [id_ for id_ in ids if self.has(id_, digits)]
            return mine[0] if mine else ids[0] if digits in SELF else ""
        for test in (registry.owns, self.has):
            for id_ in ids:
                if test(id_, digits):
                    return id_
        for id_ in ids:
            if registry.one_slip(digits, id_):
                return id_
        if name.role == "shared" or (name.role == "operator" and len(ids) > 1):
            return ""
        active = [id_ for id_ in ids if registry.by_id[id_].status == "active"]
        return (active or list(ids))[0]

    def has(self, id_: str, digits: str) -> bool:
        """Whether the number is or was the entry's."""
        return id_ in self.registry.holders(digits)

    def own(self, name: ServiceName, digits: str) -> bool:
        return not self.registry.holders(digits).isdisjoint(name.ids)

    def nearly_own(self, name: ServiceName, digits: str) -> bool:
        """Whether the number is nobody's and a slip from one of the service named."""
        return not self.registry.knows(digits) and any(self.registry.one_slip(digits, id_) for id_ in name.ids)

    def is_relay(self, name: ServiceName) -> bool:
        """Whether a name is that of the relay: a way to dial any number, which is its owner's still."""
        return any(not RELAY.isdisjoint(self.registry.owned(id_)) for id_ in name.ids)

    def has_numbers(self, name: ServiceName) -> bool:
        """Whether a service has any number: one that is reached by video or on a website alone has not even 999."""
        return any(self.registry.owned(id_) for id_ in name.ids)

    def is_other_line(self, name: Mention, at: int) -> bool:
        """Whether the words about a name and a number at `at` speak of another line of that body than its helpline."""
        index = self.document.block_index(name.start)
        block = self.document.blocks[index]
        spans = self.sentences(index)
        left, right = spans[max(bisect_right(spans, (name.start, len(self.text) + 1)) - 1, 0)]
        here = max(left, min(at, right)) if block.start <= at < block.end else min(right, name.end + REACH)
        begin = max(left, min(name.start, here) - REACH)
        begin = max(begin, self.text.rfind(" or ", begin, name.start))  # "ask at the office or call Childline"
        clause = self.text[begin : max(here, name.end)]
        if _OTHER_LINE.search(clause) or _FOR_GIVERS.search(self.text[here : max(here, min(right, here + 70))]):
            return True
        between = self.text[name.end : min(here, name.end + REACH)].lstrip(" ,(\u2013-")
        word = WORD.match(between)
        if word is None:
            return False
        found = word.group()
        place = _is_place(found) and not self._longer.qualifies(found)
        return place or self._longer.begins_with_nation(between)

    def is_anothers(self, name: ServiceName, digits: str) -> bool:
        """Whether the number is that of a service that has nothing to do with the one named: no branch has it."""
        owners = self.registry.owners.get(digits, ())
        return bool(owners) and not any(
            self.registry.related(owner.helpline.id, id_) for owner in owners for id_ in name.ids
        )

    def sentence(self, index: int, number: Number) -> tuple[int, int]:
        known = self.sentences(index)
        start, end = known[max(bisect_right(known, (number.start, len(self.text) + 1)) - 1, 0)]
        return start, max(end, number.end)

    def row(self, index: int) -> list[int]:
        """The other blocks in the row of a cell, the nearest ones where there are many."""
        block = self.document.blocks[index]
        row = self._rows.get((block.group, block.row), [])
        place = bisect_left(row, index)
        return [at for at in row[max(place - _CELLS, 0) : place + _CELLS + 1] if at != index]

    def heads(self, index: int) -> list[int]:
        """The header cells of the column of a cell, the first ones where there are many."""
        block = self.document.blocks[index]
        return self._heads.get((block.group, block.column), [])[:_CELLS]

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        for at, block in enumerate(self.document.blocks):
            if block.group >= 0:
                found.setdefault((block.group, block.row), []).append(at)
        return found

    @cached_property
    def _heads(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        for at, block in enumerate(self.document.blocks):
            if block.group >= 0 and block.header:
                found.setdefault((block.group, block.column), []).append(at)
        return found

    def holds_number(self, block: Block) -> bool:
        place = bisect_left(self.number_starts, block.start)
        return place < len(self.numbers) and self.numbers[place].start < block.end


_OWNS = regex(r"(?:['\u2019]s?)[ \u00a0]")


def _mixed(written: str, name: ServiceName) -> bool:
    """Whether a name that may be just words has a capital at its head only: "Calm", "Victim support"."""
    return name.word == "plain" and written[:1].isupper()


def _styled(scene: Scene, hit: Hit[ServiceName]) -> bool:
    """Whether the words are written as a name, not as the ordinary words that they also are."""
    text = scene.text[hit.start : hit.end]
    surface, key = hit.value.surface, hit.value.surface.lower()
    if hit.value.role == "generic":
        return text.isupper() or (not surface.isupper() and key not in ("nhs", "gig", "psni"))
    if text == surface or text.isupper():
        return True
    if " " not in surface and "." not in surface:
        if hit.value.word or surface.isupper():
            return (text[:1].isupper() and not surface[1:].isupper()) or (
                len(surface) >= (4 if text[:1].isupper() else 5) and not hit.value.word
            )
        return text[:1].isupper() or len(surface) >= 7
    if hit.value.word == "plain":
        return text[:1].isupper() and not text[1:].islower()
    if _LINE_WORDS.search(text):
        return True
    wanted = [word for word in surface.split() if word[:1].isupper()]
    written = {word for word in text.split() if word[:1].isupper()}
    return (len(written) >= (len(wanted) + 1) // 2 and text[:1].isupper()) or (
        text.lower().startswith(("the ", "y ", "yr ")) and bool(written)
    )


def _is_wrapped(scene: Scene, block: Block) -> bool:
    """Whether the block's lines are those of running text, wrapped at a margin."""
    if scene.text.find("\n", block.start, block.end) < 0:
        return False
    lines = scene.text[block.start : block.end].split("\n")
    return 2 * sum(len(line) > 55 for line in lines[:-1]) >= len(lines) - 1
