"""What stands between a name and a number, and how close it ties the two."""

from __future__ import annotations

import re

from safelint.lazy import regex
from safelint.numbers.contact_words import FILLER, FILLER_OR_JOINT, JOINT, WORD, has_verb
from safelint.numbers.owners.reasons import Reason

REACH = 160
"""How far a name may stand from its number in one sentence, in characters.

Lists of services that say of each whom it is for ("X, if you want to stop hurting your partner: N") need 60. Pages in
two languages, in which the name stands in another sentence and another tongue, go wrong from 300 on.
"""
# Words between a name and its number. Social posts ("X are there, day and night, free, on N") need 7 that say nothing.
_MOST_PLAIN = 14
# Releases and council pages ("X takes calls from adults who are worried about a child (N)") need 10 before a mark.
_MOST_CALLING = 16
# No text of ours decides this: a name further off loses to any other in the sentence.
_MOST_NEAR = 24
# A team, a place or a person of the text's own stands between: the number is theirs.
_LOCAL_WORDS = frozenset({
    "academy", "borough", "clinic", "college", "constable", "council", "council's", "councils", "county",
    "customer", "dc", "designated", "detective", "detectives", "diocese", "dr", "dsl", "duty", "gp", "headteacher",
    "hospital", "hub", "inspector", "journalists", "lado", "mash", "media", "miss", "mr", "mrs", "ms", "my",
    "office", "our", "parish", "pc", "press", "reception", "safeguarding", "school", "school's", "sergeant", "sgt",
    "surgery", "university", "ward",
})  # fmt: skip
_LOCAL_PHRASES = (
    "children's services", "childrens services", "children's social", "social services", "social care", "social work",
    "head teacher", "front door", "incident room", "first response", "access team", "contact centre", "referral team",
    "assessment team", "intake team", "local team", "local authority", "local branch", "local group", "local service",
    "local centre", "local women", "local refuge", "switchboard number",
)  # fmt: skip
# "X runs Y on N", "X's Y on N": another service, or a line with a name of its own, stands between.
_ANOTHER = regex(
    r"(?:['\u2019]s?|,? (?:which |who |that |also |now )*(?:runs?|operates?|hosts?|manages?|has|offers?|provides?|"
    r"launched|set up|funds?|supports?)(?: (?:a|an|the|its|their|our|own|new|free|confidential|national|specialist|"
    r"dedicated))*)"
    r"\s(?=[A-Z])((?:[A-Z][\w'\u2019&-]*(?: (?:of|and|the|for|in|&))*\s?){1,8})"
)
# "by phone or text", "day or night", "in English or Welsh": one number still.
_EITHER_WAY = regex(
    r".{0,40}\b(?:call|ring|phone|text|day|sms|free|mobile|english|freephone|confidential|phoning|"
    r"calling|confidentially|help|advice)s?,? (?:or|and|neu) "
    r"(?:text|call|ring|whatsapp|night|email|sms|message|welsh|confidential|confidentially|anonymous|"
    r"support|advice|texting|phone|anonymously)\b.{0,40}",
    re.IGNORECASE | re.DOTALL,
)
_RUNS = frozenset({
    "run", "operate", "host", "manage", "ha", "offer", "provide", "launched", "set", "fund", "support",
})  # fmt: skip


def is_local(text: str) -> bool:
    plain = text.lower().replace("\u2019", "'")
    if not _LOCAL_WORDS.isdisjoint(WORD.findall(plain)):
        return True
    return any(map(plain.__contains__, _LOCAL_PHRASES))


def names_another(between: str) -> bool:
    """Whether what follows a name begins with somebody else's: "runs the Letting Go Line on", "'s Advice Hub on"."""
    words = between.replace(",", " ").split(None, 3)
    if between[:1] not in ("'", "\u2019") and not any(word.rstrip("s") in _RUNS for word in words[:3]):
        return False
    found = _ANOTHER.match(between)
    if found is None:
        return False
    words = [word.lower() for word in WORD.findall(found.group(1))]
    return not FILLER_OR_JOINT.issuperset(words)


def _has_proper_name(between: str) -> bool:
    """Whether a capitalised word that says nothing of calling stands between: "the NSPCC - O2 advice line on"."""
    return any(word[0].isupper() and word.lower() not in FILLER for word in WORD.findall(between))


def gap(between: str) -> Reason | None:
    """What ties a name to the number after it, by what stands between; None where that is somebody else's."""
    if len(between) > REACH or names_another(between):
        return None
    words = [word.lower() for word in WORD.findall(between)]
    if is_local(between):
        return None
    if "\ufffc" in between:
        return Reason.SAME_SENTENCE
    if len(words) <= _MOST_PLAIN and FILLER.issuperset(words):
        return Reason.RIGHT_BEFORE
    joint = JOINT.intersection(words) - {"a"}
    if len(words) <= _MOST_PLAIN and FILLER_OR_JOINT.issuperset(words):
        calls = _EITHER_WAY.fullmatch(between)
        return Reason.RIGHT_BEFORE if calls else Reason.SAME_SENTENCE
    if joint and "or" in words and has_verb(words[len(words) - words[::-1].index("or") :]):
        return Reason.FAR_BEFORE
    if len(words) <= _MOST_CALLING and (has_verb(words) or between.rstrip()[-1:] in ":(\u2013\u2014"):
        return Reason.BEFORE if not joint and not _has_proper_name(between) else Reason.SAME_SENTENCE
    return Reason.SAME_SENTENCE if len(words) <= _MOST_NEAR else Reason.FAR_BEFORE
