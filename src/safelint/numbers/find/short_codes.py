"""Whether three to six digits are a number to dial or to text here, and not a count, a room or a page."""

from __future__ import annotations

import re
from functools import lru_cache

from safelint.lazy import regex
from safelint.numbers.find.plan import SHORT
from safelint.numbers.find.surroundings import SHORT_VETO_AFTER, TOKEN, Surroundings, words_of
from safelint.numbers.registry import Registry

# Short codes: what directly precedes one that is to be dialled, what may stand between, what shows that it is none.
_SHORT_CUES = frozenset({
    "ar", "by", "call", "called", "calling", "calls", "childline", "contact", "contacting", "cut", "cuts", "deialu",
    "deialwch", "dial", "dialled", "dialling", "emergency", "ffonio", "ffoniwch", "ffôn", "freephone", "galw",
    "galwch", "gig", "heddlu", "helpline", "i", "line", "nhs", "non-emergency", "number", "on", "people", "phone",
    "phoned", "phoning", "police", "psni", "rhif", "ring", "ringing", "samaritans", "sms", "tecst", "tecstio",
    "tecstiwch", "tel", "telephone", "text", "texted", "texting", "through", "use", "using", "via",
})  # fmt: skip
_SHORT_SKIPS = frozenset({
    "ar", "either", "for", "free", "is", "nhs", "on", "police", "the", "to",
})  # fmt: skip
_WEAK_CUES = frozenset({
    "by", "i", "line", "number", "on", "people", "through", "to", "use",
})  # fmt: skip
_JOINTS = frozenset({
    "&", "(", ",", "/", "a", "ac", "and", "neu", "not", "or", "then",
})  # fmt: skip
_SHORT_VETO_BEFORE = frozenset({
    "about", "age", "aged", "all", "answered", "area", "around", "article", "between", "bed", "block", "bus",
    "case", "chapter", "class", "clause", "code", "figure", "flat", "form", "gate", "handled", "house", "hymn",
    "hymns", "item", "least", "lot", "made", "nearly", "of", "over", "page", "pages", "paragraph", "part",
    "platform", "psalm", "question", "received", "regulation", "room", "rooms", "route", "routes", "rule",
    "safeguarding", "section", "sections", "some", "step", "suite", "table", "than", "these", "those", "took",
    "total", "totalled", "under", "unit", "version", "ward",
})  # fmt: skip
# Of these, what bears a number and stands before the first of several.
_NUMBERED = frozenset({"bus", "buses", "page", "pages", "room", "rooms", "route", "routes", "section", "sections"})
_STREETS = frozenset({
    "ave", "avenue", "close", "court", "drive", "gardens", "hill", "house", "lane", "place", "rd", "road", "row",
    "square", "st", "street", "terrace", "way",
})  # fmt: skip
_SHORT_CUE_AFTER = frozenset({
    "call", "caller", "callers", "calls", "emergency", "handler", "handlers", "helpline", "immediately",
    "non-emergency", "number", "online", "operator", "option", "police", "press", "quoting", "service", "text",
    "textphone",
})  # fmt: skip
# The same in two words.
_JOINTS_BEFORE_SHORT = ("or", "and", "neu", "not")
_CUES_IN_TWO = {
    **dict.fromkeys(_JOINTS_BEFORE_SHORT, frozenset({"press", "select", "choose", "ask", "quote", "0800", "0808"})),
    "to": frozenset({
        "report", "speak", "talk", "contact", "tell", "ask", "reach", "make", "get", "pass", "give",
    }),
    **dict.fromkeys(
        ("if", "when", "where"), frozenset({"you", "it", "there", "someone", "a", "they", "somebody"})
    ),
    **dict.fromkeys(
        ("for", "by", "in", "straight"),
        frozenset({"police", "non-emergency", "non-emergencies", "an", "urgent", "emergencies", "text", "away"}),
    ),
}  # fmt: skip
_NOT_AFTER_COMMA = frozenset({"call", "calls", "text", "police", "number"})
_SHORT_CUE_BRACKET = frozenset({
    "24", "emergencies", "emergency", "for", "free", "if", "in", "missing", "nhs", "non-emergency", "option",
    "police", "press", "samaritans", "select", "text", "when",
})  # fmt: skip
_URGENT = frozenset({
    "call", "crime", "danger", "dial", "emergencies", "emergency", "gig", "heddlu", "nhs", "non-emergency",
    "police", "report", "urgent", "urgently",
})  # fmt: skip
_ENDS_CLAUSE = frozenset({
    "!", "'", ")", ",", ".", "/", "24", ":", ";", "?", "a", "and", "any", "anytime", "at", "for", "if", "in", "neu",
    "not", "now", "online", "or", "quoting", "then", "to", "|", "·", "–", "—", "’", "”", "•",
})  # fmt: skip
TEXT_CUE = regex(r"\b(?:text(?:s|ed|ing)?|sms|tecst\w{0,5}|neges(?:euon)? destun|testun|short ?code)\b", re.IGNORECASE)
KEYWORD = regex(
    r"\b(?:text(?:ing|s|ed)?|sms|tecstiwch|anfonwch|send(?:ing)?)\s+(?:the\s+(?:word|words|letters?|code)\s+|"
    r"y gair\s+)?"
    r"['\"\u2018\u201c]?([A-Za-z0-9]{1,15})['\"\u2019\u201d]?\s+(?:to|on|at|i)\s*:?\s*$",
    re.IGNORECASE,
)
NO_KEYWORD = frozenset(
    {"us", "the", "a", "message", "messages", "text", "them", "childline", "samaritans", "me", "him", "her", "it",
     "anything",      "free", "information", "details", "numbers", "police", "service"}
)  # fmt: skip
_SUM_AFTER = regex(r"[,.]\d|%|\s(?!texts|thanks|calls|messages|is|this|samaritans)[a-z]{2,}s\b")
_TEXTED = regex(
    r"\b(?:text|texting|sms|tecstiwch)\s{1,2}(?:(?:us|police|the police|the word|free|free on|to|on)\s{1,2})?"
    r"(?:['\"\u2018\u201c]?[A-Za-z0-9]{2,15}(?: \u00a3?\d{1,2})?['\"\u2019\u201d]?\s{1,2}(?:to|on|i)\s{1,2}|"
    r"on\s{1,2}|to\s{1,2}|:\s{0,2})?$|\btext: $",
    re.IGNORECASE,
)
_FORWARDED = regex(r"\b(?:forward|report|send|text|sms)\w*\b[^.;]{0,50}\bto:? $", re.IGNORECASE)
_ENDS_CODE = regex(r"\s(?:for|to|and|or)\b|[.,;)\n]|$")
_TEXT_FOLLOWS = regex(r"[^.\n]{0,16}\b(?:text|sms)", re.IGNORECASE)
_NO_CODE_AFTER = regex(r"[.,/:-]\d|\sfor\s(?!an?\b|the\b|emerg|police|urgent|help|medical)")
_TEXT_DIRECT = regex(r"\b(?:text|sms|tecstiwch)\s{1,2}$", re.IGNORECASE)


# "A 999 call", "hoax 999 calls": what was made, not a number to make one.
_OF_CALLS = frozenset({"call", "caller", "callers", "calls"})
# What follows a number that heads a line: "101 (or report online)", "999 - in an emergency".
_HEADS_LINE = regex(r"\s?(?:[:|\u00b7\u2013\u2014]|-\s|\((?!of\b|\d))")
_DIALLED = regex(
    r"\b(?:dial(?:ling)?|(?:call|ring|phone) (?:the )?(?:police|ambulance|nhs|emergency services)(?: free)?(?: on)?|"
    r"police (?:are |can be reached )?on|nhs(?: on)?|(?:emergency|danger)\b[^.\n]{0,25}(?:call|ring|phone|dial))\s$",
    re.IGNORECASE,
)


def short_ok(digits: str, start: int, end: int, place: Surroundings) -> bool:
    """Whether 999, 101, 111 and the like are numbers to dial here, and not a count, a room or a page."""
    return _is_short(digits, place.before(start), place.after(end), place.text[end : end + 1])


@lru_cache(maxsize=256)  # asked twice of what is none, and a text says the same again
def _is_short(digits: str, before: str, after: str, edge: str) -> bool:
    """`edge` is the character after the digits, even where it ends the block."""
    left, right = words_of(before)[::-1], words_of(after)
    if _no_code_before(before, left):
        return False
    alone = not before.strip() and (not after.strip() or after.lstrip()[:1] in ":\u2013\u2014-,.;()|\u00b7\n/")
    if right[:1] and right[0] in _OF_CALLS and not _cue_precedes(left):
        return False
    if alone or _cue_follows(right) or (before[-1:] == "\n" and _HEADS_LINE.match(after)):
        return True
    counted = _counted(after, right, edge)
    cued = _cue_precedes(left)
    if digits in ("112", "911", "159", "119", "105"):
        return cued and not counted
    slash = after[:1] == "/" and right[1:2] and right[1] in SHORT
    if (counted and not slash) or _street_follows(after):
        return False
    if digits in ("999", "18000"):
        return True
    if cued:
        plural = bool(right) and right[0].isalpha() and right[0].endswith("s") and len(right[0]) > 3
        weak = bool(left) and left[0] in _WEAK_CUES
        return not (weak and plural and right[0] not in ("does", "always", "unless", "this"))
    above = before.removesuffix("\n") if after[:1] in ("", "\n") else before  # alone in its line, under its label
    if _URGENT.intersection(TOKEN.findall(above[above.rfind("\n") + 1 :].lower())):
        return not right or after.lstrip(" ")[:1] == "\n" or right[0] in _ENDS_CLAUSE
    joined = right[:1] in (["/"], [","], [";"]) and any(each in SHORT for each in right[1:3])
    return joined or (before.endswith("/") and left[1:2] != [] and left[1] in SHORT)


def _no_code_before(before: str, left: list[str]) -> bool:
    edge = before[-1:]
    if not edge:
        return False
    if edge == "/":
        return not (len(left) > 1 and left[1] in SHORT)
    if edge == "-":
        return before[-2:-1].isalnum()
    if edge in "\u00a3$\u20ac#.,":
        return True
    if edge.isalpha():
        return left[0] in ("a", "b", "c", "d", "e", "m")
    return left[:1] != [] and left[0] in _SHORT_VETO_BEFORE


def _counted(after: str, right: list[str], edge: str) -> bool:
    if edge in (",", ".", "/") and after[1:2].isdigit():
        return True
    if edge == "-" and after[1:2].isalnum():
        return True
    return right[:1] != [] and right[0] in SHORT_VETO_AFTER


def _street_follows(after: str) -> bool:
    first = TOKEN.search(after)
    if first is None or not first.group()[:1].isupper():
        return False
    return any(word.lower() in _STREETS for word in TOKEN.findall(after)[1:4])


def _cue_follows(right: list[str]) -> bool:
    words = [word for word in right[:6] if word not in ("'", '"', "\u2019", "\u201d")]
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in ("(", ":", "\u2013", "\u2014", "-"):
        return second in _SHORT_CUE_BRACKET
    if first == ",":
        first, second = second, words[2] if len(words) > 2 else ""
        if first in _NOT_AFTER_COMMA:
            return False
    if first in _JOINTS_BEFORE_SHORT and second in SHORT:
        return True
    return second in _CUES_IN_TWO[first] if first in _CUES_IN_TWO else first in _SHORT_CUE_AFTER


def _cue_precedes(left: list[str]) -> bool:
    words = [word for word in left[:12] if word.isalnum() or word[:1].isalpha() or word in (",", "/", "&", "(")]
    plain = [word for word in words if word not in (",", "/", "&", "(")]
    if plain and plain[0] in _SHORT_CUES:
        return plain[0] != "people" or plain[1:2] == ["missing"]
    if plain and plain[0] in _SHORT_SKIPS and plain[1:2] and (plain[1] in _SHORT_CUES or plain[1] in _SHORT_SKIPS):
        return plain[1] in _SHORT_CUES or (len(plain) > 2 and plain[2] in _SHORT_CUES)
    for at, word in enumerate(words[:4]):  # "101 or 999", "999, then 101"
        if word in SHORT or word in ("123", "000"):
            between = words[:at]
            if words[at + 1 : at + 2] and words[at + 1] in _NUMBERED:  # "routes 111, 112"
                return False
            return any(each in _JOINTS for each in between) and not any(each.isdigit() for each in between)
    return False


def text_code_ok(digits: str, start: int, end: int, place: Surroundings, registry: Registry) -> bool:
    """Whether five digits are a number to text: after a word for texting, or beside its service's name."""
    before, after = place.before(start, 60), place.after(end)
    if digits == "7726" and _FORWARDED.search(before):
        return True
    if not registry.knows(digits):
        return bool(_TEXTED.search(before)) or bool(_TEXT_DIRECT.search(before) and _ENDS_CODE.match(after))
    if before[-1:] in ("\u00a3", "$", "\u20ac", ",", ".") or _SUM_AFTER.match(after):
        return False
    near = before[max(before.rfind(". "), before.rfind("\n\n")) + 1 :]
    if TEXT_CUE.search(near) or _TEXT_FOLLOWS.match(after):
        return True
    entries = [*(owner.helpline for owner in registry.owners.get(digits, ()))]
    entries += [past.helpline for past in registry.retired.get(digits, ())]
    around = f"{before[-40:]} {after[:30]}".lower()
    return any(name.lower() in around for entry in entries for name in (entry.name, *entry.aliases))


def is_dialled(place: Surroundings, start: int, end: int) -> bool:
    """Whether three to five digits that are no short number are offered as one: "police on 110", "Dial 9999"."""
    after = place.after(end)
    right = TOKEN.findall(after.lower())
    stops = not right or right[0] in _ENDS_CLAUSE or after[:1] == "\n"
    inside = _NO_CODE_AFTER.match(after)
    return stops and not inside and bool(_DIALLED.search(place.before(start)))


def asks_for_word(place: Surroundings, start: int) -> bool:
    found = KEYWORD.search(place.before(start, 60))
    return found is not None and found.group(1).lower() not in NO_KEYWORD
