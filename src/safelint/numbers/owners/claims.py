"""Whether a name may be given a number that is not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.owners.gap import REACH
from safelint.numbers.owners.reasons import Reason
from safelint.text.view import WORD

if TYPE_CHECKING:
    from safelint.numbers.owners.mentions import Mention
    from safelint.numbers.owners.scene import Scene

_SENTENCE_BEFORE = (Reason.SENTENCE_BEFORE, Reason.SHORT_SENTENCE_BEFORE)
_MARKS = " :\u00a0"
_SOON = regex(r"[^.;]{0,20}")  # what may stand before the words that say for whom a number is


def may_have(scene: Scene, name: Mention, digits: str, reason: Reason, at: int) -> bool:
    """Whether a name may be given a number that is not its own for such a reason."""
    if scene.own(name.name, digits):
        return True
    if scene.is_relay(name.name) or (scene.is_name(digits) and not scene.has_numbers(name.name)):
        return False
    word = name.name.word
    near = any(scene.registry.one_slip(digits, id_) for id_ in name.name.ids)
    if not near and not scene.registry.knows(digits) and _is_other_line(scene, name, at):
        return False
    if not near and _is_claimed(scene, name, at):
        return False
    if name.name.role == "generic":
        return scene.is_name(digits)
    houses = tuple(f" {word.capitalize()}" for word in scene.words("houses"))
    if name.branch and reason.as_close_as(Reason.BEFORE) and scene.text.startswith(houses, name.end):
        return near or scene.is_anothers(name.name, digits)
    at_once = reason.as_close_as(Reason.RIGHT_BEFORE) or _says_what_it_is(scene, name, reason, at)
    # "Beat ... its helpline on 0808": a body may have more lines than those on record, but seldom another free one
    free_and_given = scene.registry.plan.is_free(digits) and (at_once or reason in _SENTENCE_BEFORE)
    if word == "weak":
        return near or _is_explained(scene, name, digits, reason, at)
    if name.name.role == "operator" and not scene.registry.knows(digits):
        return near or free_and_given
    if scene.is_name(digits) and not at_once:
        return False
    if name.branch or word == "plain":
        return near or (not name.branch and (at_once or free_and_given))
    return True


def _is_explained(scene: Scene, name: Mention, digits: str, reason: Reason, at: int) -> bool:
    """Whether words right after a name that is an ordinary word say that it is a service, as in "Forward, a charity for
    women: 0808 ...", and the number is that of another one, or a free one."""
    is_known = scene.is_anothers(name.name, digits) or scene.registry.plan.is_free(digits)
    return is_known and _says_what_it_is(scene, name, reason, at)


def _says_what_it_is(scene: Scene, name: Mention, reason: Reason, at: int) -> bool:
    """Whether words right after a name say that it is a service, and lead to its number at `at`."""
    if at < name.end:
        return False
    told = scene.view.matches.after("owners.says_what_it_is", name.end)
    if told is None:
        return False
    return reason.as_close_as(Reason.BEFORE) or not scene.text[told.end : at].strip(_MARKS)


def _is_claimed(scene: Scene, name: Mention, at: int) -> bool:
    from safelint.numbers.owners.unlisted_names import claimed_by_another  # few texts get so far

    return claimed_by_another(scene, name, at)


def _is_other_line(scene: Scene, name: Mention, at: int) -> bool:
    """Whether the words about a name and a number at `at` speak of another line of that body than its helpline."""
    index = scene.document.block_index(name.start)
    block = scene.document.blocks[index]
    left, right = scene.clause(name.start)
    here = max(left, min(at, right)) if block.start <= at < block.end else min(right, name.end + REACH)
    begin = max(left, min(name.start, here) - REACH)
    begin = max(begin, scene.text.rfind(" or ", begin, name.start))  # "ask at the office or call Childline"
    if scene.says("other_line", begin, max(here, name.end)) or _is_for_givers(scene, here, min(right, here + 70)):
        return True
    between = scene.text[name.end : min(here, name.end + REACH)].lstrip(" ,(\u2013-")
    word = WORD.match(between)
    if word is None:
        return False
    found = word.group()
    place = _is_place(found) and not scene.longer_names.qualifies(found)
    return place or scene.longer_names.begins_with_nation(between)


def _is_for_givers(scene: Scene, start: int, end: int) -> bool:
    """Whether the first words of a range say that it is those who give, or the press, who may call."""
    found = scene.view.matches.first("owners.for_givers", start, max(start, end))
    return found is not None and bool(_SOON.fullmatch(scene.text, start, found.start))


def _is_place(word: str) -> bool:
    """Whether a word has the form of a proper name, such as that of a town."""
    return len(word) > 2 and word[0].isupper() and word.isalpha() and word[1:].islower()
