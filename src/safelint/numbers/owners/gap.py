"""What stands between a name and a number, and how close it ties the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.owners.reasons import Reason
from safelint.text.view import WORD

if TYPE_CHECKING:
    from safelint.numbers.owners.scene import Scene

REACH = 160
"""How far a name may stand from its number in one sentence, in characters.

Lists of services that say of each whom it is for ("X, if you want to stop hurting your partner: N") need 60. Pages in
two languages, in which the name stands in another sentence and another tongue, go wrong from 300 on.
"""
# Words between a name and its number. Social posts ("X are there, day and night, free, on N") need 7 that say nothing.
_MOST_PLAIN = 14
# Releases and council pages ("X takes calls from adults who are worried about a child (N)") need 10 before a mark.
_MOST_CALLING = 16
# What leads from a name to another one, in capitals: "'s Advice Hub", " runs the Letting Go Line".
_CAPITALISED = regex(
    r"(?:['\u2019]s?|(,? [^A-Z,]{1,90}?))\s(?=[A-Z])((?:[A-Z][\w'\u2019&-]*(?: (?:of|and|the|for|in|&))*\s?){1,8})"
)
# What says of a service whom it is for, or what it is: "X, for adults who were abused, on".
_ASIDE = regex(r", ([^\W\d_]+) [^,.:;()\n]{3,80}(?:, | - | \u2013 )")
_AROUND_WAYS = 40  # characters before and behind "by phone or text"
# No text of ours decides this: a name further off loses to any other in the sentence.
_MOST_NEAR = 24


def is_local(scene: Scene, start: int, end: int) -> bool:
    """Whether a team, a place or a person of the text's own stands in a range."""
    words = scene.view.words_between(start, end)
    if not scene.words("local").isdisjoint(words):
        return True
    return not scene.contact.filler_or_joint.issuperset(words) and scene.says("local_team", start, end)


def _names_another(scene: Scene, between: str) -> bool:
    """Whether what follows a name begins with somebody else's: "runs the Letting Go Line on", "'s Advice Hub on"."""
    runs = scene.words("runs")
    if between[:1] not in ("'", "\u2019") and not any(
        word.rstrip("s") in runs for word in between.replace(",", " ").split(None, 3)[:3]
    ):
        return False
    found = _CAPITALISED.match(between)
    if found is None:
        return False
    lead = WORD.findall(found.group(1) or "")
    if lead and not all(word in scene.words("runs_lead") or word.rstrip("s") in runs for word in lead):
        return False
    words = [word.lower() for word in WORD.findall(found.group(2))]
    return not scene.contact.filler_or_joint.issuperset(words)


def _has_proper_name(scene: Scene, between: str) -> bool:
    """Whether a capitalised word that says nothing of calling stands between: "the NSPCC - O2 advice line on"."""
    return any(word[0].isupper() and word.lower() not in scene.contact.filler for word in WORD.findall(between))


def _is_one_number(scene: Scene, start: int, end: int) -> bool:
    """Whether "or" joins ways to one number, with little before and behind: "by phone or text"."""
    ways = scene.view.matches.all("owners.either_way", start, end)
    return any(each.start - start <= _AROUND_WAYS and end - each.end <= _AROUND_WAYS for each in ways)


def _is_aside(scene: Scene, between: str) -> bool:
    """Whether all that stands between, but for words of calling, says what the service is: "X, the charity, on"."""
    match = _ASIDE.match(between)
    if match is None or match[1] not in scene.words("aside") or _has_proper_name(scene, match.group()):
        return False
    return scene.contact.filler.issuperset(word.lower() for word in WORD.findall(between, match.end()))


def gap(scene: Scene, start: int, end: int) -> Reason | None:
    """What ties a name to the number after it, by what stands between; None where that is somebody else's."""
    between, contact = scene.text[start:end], scene.contact
    if len(between) > REACH or _names_another(scene, between):
        return None
    words = scene.view.words_between(start, end)
    if is_local(scene, start, end):
        return None
    if "\ufffc" in between:
        return Reason.SAME_SENTENCE
    if len(words) <= _MOST_PLAIN and contact.filler.issuperset(words):
        return Reason.RIGHT_BEFORE
    if _is_aside(scene, between):
        return Reason.RIGHT_BEFORE
    joint = contact.joint.intersection(words) - {"a"}
    if len(words) <= _MOST_PLAIN and contact.filler_or_joint.issuperset(words):
        return Reason.RIGHT_BEFORE if _is_one_number(scene, start, end) else Reason.SAME_SENTENCE
    if joint and "or" in words and contact.has_verb(words[len(words) - words[::-1].index("or") :]):
        return Reason.FAR_BEFORE
    if len(words) <= _MOST_CALLING and (contact.has_verb(words) or between.rstrip()[-1:] in ":(\u2013\u2014"):
        return Reason.BEFORE if not joint and not _has_proper_name(scene, between) else Reason.SAME_SENTENCE
    return Reason.SAME_SENTENCE if len(words) <= _MOST_NEAR else Reason.FAR_BEFORE
