"""Ties between names and numbers of one sentence: before, after, in brackets, in pairs, misspelt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from safelint.lazy import regex
from safelint.numbers.distance import edits
from safelint.numbers.owners.gap import REACH, gap
from safelint.numbers.owners.mentions import Mention
from safelint.numbers.owners.pairs import ties_in_lists
from safelint.numbers.owners.reasons import Reason, is_as_close, looser
from safelint.numbers.owners.scene import OwnerTie, Scene
from safelint.numbers.service_names import ServiceName
from safelint.text.view import WORD
from safelint.values.report import Number

_CAPITALISED = regex(r"(?:[A-Z][\w'\u2019]{1,24}(?:[ \u00a0-](?:of |the |and |& )?)?){1,5}")
_BRACKETS = regex(r"\s?\([^()]{1,30}\)")
_TOKEN = regex(r"[^\W_]+|[^\w\s]")

_ASIDE_MARKS = frozenset(",(\u2013\u2014-")
_NAME_MARKS = frozenset(",:\u2013\u2014|/=-")
# Words from the name of a short number to a number: "now by ringing".
_MOST_LEADING = 3
# Characters between two numbers of one service. Lists by nation ("on N, or in Wales on N") need 17.
_MOST_BETWEEN_NUMBERS = 60
# Characters from a number to the name behind it. Police pages with 999 and its text service in one line need some 40.
_MOST_BEHIND = 80
# Characters before a number that may hold a misspelt name: nothing but the name and words for calling, which need 20.
_MOST_TO_MISSPELT = 90


def ties_in_sentence(scene: Scene, place: int, index: int, start: int, end: int) -> Iterator[OwnerTie]:
    number = scene.numbers[place]
    names = scene.mentions.between(index, max(start, number.start - 2 * REACH), min(end, number.end + REACH))
    listed = ties_in_lists(scene, place, names, start, end)
    if listed is not None:
        yield from listed
        return
    before = [name for name in names if name.end <= number.start + 1 and name.start >= start]
    within = [name for name in names if name.start < number.end and name.end > number.start]
    after = [name for name in names if name.start >= number.end]
    for name in within:  # the words of a link that dials the number
        yield OwnerTie(name, Reason.LINK)
    rival = scene.numbers[place - 1] if place and scene.numbers[place - 1].start >= start else None
    follower = (
        scene.numbers[place + 1] if place + 1 < len(scene.numbers) and scene.numbers[place + 1].start < end else None
    )
    if before:
        yield from _ties_before(scene, place, before, rival)
    if after:
        yield from _ties_after(
            scene, number, after, follower, bool(before) and (rival is None or rival.start < before[-1].start)
        )


def _ties_before(scene: Scene, place: int, before: list[Mention], rival: Number | None) -> Iterator[OwnerTie]:
    """What ties a number to the names before it; `rival` is the number before it in the sentence."""
    number, nearest = scene.numbers[place], before[-1]
    if rival is not None and _is_part_of_name(scene, rival, nearest, number):
        rival = None
    if rival is not None and nearest.start <= rival.start and rival.end <= number.start:
        yield from _ties_past_number(scene, place, before)
        return
    reason = gap(scene, nearest.end, number.start)
    listed = _listed_with_last(scene, before, rival)
    mine = [name for name in listed if scene.own(name.name, number.digits)]
    if mine and len(listed) > 1:
        at_once = is_as_close(reason, Reason.RIGHT_BEFORE)
        yield OwnerTie(mine[0], Reason.LISTED_RIGHT_BEFORE if at_once else Reason.LISTED_BEFORE)
        yield from (OwnerTie(name, Reason.ONE_OF_SEVERAL) for name in listed if name not in mine)
        return
    if reason is not None and any(name.name.ids != nearest.name.ids for name in listed):
        reason = looser(reason, Reason.ONE_OF_SEVERAL)
    if reason is None and number.start - nearest.end <= REACH:
        if mine or scene.nearly_own(nearest.name, number.digits):
            reason = Reason.OWN_SAME_SENTENCE
    if reason is not None:
        yield OwnerTie(nearest, reason)
    for name in before[-4:-1]:
        is_near = number.start - name.end <= REACH and (rival is None or name.start > rival.end)
        if is_near and scene.own(name.name, number.digits):
            yield OwnerTie(name, _past_name(scene, name, nearest, number))


def _is_part_of_name(scene: Scene, rival: Number, name: Mention, number: Number) -> bool:
    """Whether the number before another is only the name of the service: "NHS 111 on N"."""
    if rival.start < name.start or name.end < rival.end:
        return False
    return not scene.is_name(number.digits) or _leads_to_number(scene, name.end, number.start)


def _listed_with_last(scene: Scene, before: list[Mention], rival: Number | None) -> list[Mention]:
    """The last of some names and those that a list joins it with, the last first; none before the number `rival`."""
    listed = [before[-1]]
    for name in reversed(before[:-1]):
        between = scene.text[name.end : listed[-1].start]
        is_word = name.name.word == "weak" and between.isspace()  # "Contact Childline"
        if is_word or (rival is not None and name.start < rival.start) or not _joins_list(scene, between):
            break
        listed.append(name)
    return listed


def _past_name(scene: Scene, name: Mention, nearest: Mention, number: Number) -> Reason:
    """A name further off, with another between: "Childline, run by the NSPCC, on N" ties the first one."""
    between = scene.text[name.end : nearest.start]
    # "The NSPCC, which runs Childline, on N": the nearest name stands in an aside.
    if scene.text[nearest.end : number.start].lstrip()[:1] in (",", ")", "\u2013") and re.search(
        r"[,(\u2013]", between
    ):
        return Reason.AROUND_ASIDE
    if _names_backer(scene, between):
        return Reason.RUN_BY
    nearer = is_as_close(gap(scene, nearest.end, number.start), Reason.RIGHT_BEFORE)
    return Reason.OWN_PAST_NEARER if nearer else Reason.OWN_PAST_NAME


def _ties_past_number(scene: Scene, place: int, before: list[Mention]) -> Iterator[OwnerTie]:
    """ "X on N or N": the second number belongs to the first one's name where little stands between."""
    rival, number = scene.numbers[place - 1 : place + 1]
    between = scene.text[rival.end : number.start]
    words = scene.view.words_between(rival.end, number.start)
    tie = scene.ties.get(place - 1)
    if len(between) > _MOST_BETWEEN_NUMBERS or not scene.contact.filler_or_joint.issuperset(words):
        names = [name for name in before if scene.own(name.name, number.digits)]
        if names and number.start - names[-1].end <= REACH:
            yield OwnerTie(names[-1], Reason.OWN_PAST_NUMBER)
        return
    for name in before[-3:]:
        if scene.own(name.name, number.digits):
            yield OwnerTie(name, Reason.OWN_AS_SECOND)
            return
    if tie is None and scene.nearly_own(before[-1].name, number.digits):
        yield OwnerTie(before[-1], Reason.OWN_PAST_NUMBER)
    if tie is not None and tie.name in before:
        new = not scene.contact.joint.isdisjoint(words) and scene.contact.has_verb(words)
        parted = new or scene.is_name(number.digits) or scene.is_name(rival.digits)
        yield OwnerTie(tie.name, Reason.NEW_CALL if parted else looser(tie.reason, Reason.NUMBER_BEFORE))


def _ties_after(
    scene: Scene, number: Number, after: list[Mention], follower: Number | None, taken: bool
) -> Iterator[OwnerTie]:
    name = after[0]
    between = scene.text[number.end : name.start]
    if len(between) > _MOST_BEHIND or (follower is not None and follower.end <= name.start):
        return
    claimed = follower is not None and is_as_close(gap(scene, name.end, follower.start), Reason.RIGHT_BEFORE)
    if _opens_bracket(scene, between):
        bracket = scene.text[name.end : name.end + 1] in (")", "]") or not claimed
        at_once = Reason.BRACKETS_AFTER_ANOTHER if taken else Reason.IN_BRACKETS
        yield OwnerTie(name, at_once if bracket else Reason.BRACKET_OF_NEXT)
    elif _leads_to_name(scene, between):
        aside = taken and not scene.words("backing").isdisjoint(between.lower().split())
        yield OwnerTie(name, Reason.FOR_BACKER if claimed or aside else Reason.FOR_NAME)
    elif _only_marks(scene, between):
        if "," in between and claimed:
            return
        if not taken:
            chained = claimed and _pairs_after(scene, number)
            yield OwnerTie(name, Reason.RIGHT_AFTER if not claimed or chained else Reason.MARK_OF_NEXT)
        elif scene.own(name.name, number.digits):
            yield OwnerTie(name, Reason.OWN_AFTER if claimed or "," in between else Reason.OWN_RIGHT_AFTER)
    elif scene.own(name.name, number.digits) and not claimed:
        yield OwnerTie(name, Reason.OWN_AFTER)


def _leads_to_number(scene: Scene, start: int, end: int) -> bool:
    """Whether only a colon, or words such as "now on", stands between the name of a short number and a number."""
    between = scene.text[start:end]
    words = between.lower().split()
    return between == ": " or (0 < len(words) <= _MOST_LEADING and scene.words("leads_to_number").issuperset(words))


def _joins_list(scene: Scene, between: str) -> bool:
    """Whether what stands between two names joins them in a list; brackets behind the first do not count."""
    aside = _BRACKETS.match(between)
    joint = between[aside.end() if aside else 0 :]
    return bool(joint) and scene.words("listing").issuperset(_TOKEN.findall(joint.lower()))


def _names_backer(scene: Scene, between: str) -> bool:
    """Whether what stands between two names only says that the second runs or backs the first."""
    words = _TOKEN.findall(between)
    return scene.words("running").issuperset(words[1:] if words and words[0] in _ASIDE_MARKS else words)


def _opens_bracket(scene: Scene, between: str) -> bool:
    """Whether a name stands first in brackets after a number: "N (ask for Childline)"."""
    words = _TOKEN.findall(between.lower())
    return words[:1] in (["("], ["["]) and len(words) <= 3 and scene.words("in_bracket").issuperset(words[1:])


def _leads_to_name(scene: Scene, between: str) -> bool:
    """Whether words say that a number is for the name after them."""
    last = between.rstrip().rpartition(" ")[2].lower().rpartition("-")[2]  # the expression takes its time to compile
    return last in scene.words("for_ends") and bool(scene.pattern("for_name").match(between))


def _only_marks(scene: Scene, between: str) -> bool:
    """Whether little more than a mark stands between a number and the name after it: "N - Childline"."""
    words = _TOKEN.findall(between.lower())
    return scene.words("after_mark").issuperset(words[1:] if words and words[0] in _NAME_MARKS else words)


def _pairs_after(scene: Scene, number: Number) -> bool:
    """Whether a list gives each number before its name: no name stands before its first number."""
    index = scene.document.block_index(number.start)
    start, _ = scene.clause_of(number)
    names = scene.mentions.between(index, start, number.end + REACH)
    first = scene.numbers[min(bisect_left(scene.number_starts, start), len(scene.numbers) - 1)]
    return bool(names) and first.start < names[0].start


def misspelt_name(scene: Scene, number: Number, start: int) -> OwnerTie | None:
    """A capitalised name before the number that is a letter or two off a known one."""
    begin = max(start, number.start - _MOST_TO_MISSPELT)
    before = scene.text[begin : number.start]
    phrases = list(_CAPITALISED.finditer(before))
    if not phrases:
        return None
    last = phrases[-1]
    if not is_as_close(gap(scene, begin + last.end(), number.start), Reason.BEFORE):
        return None
    words = list(WORD.finditer(last.group()))
    opening = scene.words("opening")
    leading = next((at for at, word in enumerate(words) if not _opens(word.group(), opening)), 0)
    for first in range(leading + 1):
        for end in range(len(words), first, -1):
            left, right = words[first].start() + last.start(), words[end - 1].end() + last.start()
            found = scene.registry.misspelt(" ".join(before[left:right].split()))
            if found is None or not (_sure_of(scene, found, before[left:right], number)):
                continue
            if right == last.end() or is_as_close(gap(scene, begin + right, number.start), Reason.RIGHT_BEFORE):
                return OwnerTie(Mention(begin + left, begin + right, found), Reason.MISSPELT)
    return None


def _opens(word: str, opening: frozenset[str]) -> bool:
    """Whether a word has its capital because it begins a sentence before a name."""
    return word.istitle() and word.lower() in opening


def _sure_of(scene: Scene, found: ServiceName, written: str, number: Number) -> bool:
    """Two letters off is a name only beside a number that is the service's own or nearly so."""
    key = written.lower()
    if any(edits(key, known, 1) <= 1 for known in _keys(scene, found)):
        return True
    return any(scene.has(id_, number.digits) or scene.registry.one_slip(number.digits, id_) for id_ in found.ids)


def _keys(scene: Scene, found: ServiceName) -> list[str]:
    entries = [scene.registry.by_id[id_] for id_ in found.ids]
    return [name.lower() for entry in entries for name in (entry.name, *entry.aliases)]
