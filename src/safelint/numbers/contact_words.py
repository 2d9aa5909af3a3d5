"""Words of getting in touch, which say nothing of whom: what may stand between a name and its number."""

from __future__ import annotations

from collections.abc import Iterable

from safelint.lazy import regex

WORD = regex(r"[^\W_]+(?:['\u2019][^\W\d_]+)?")
# Words between a name and its number that change nothing: "X can be reached free on N", "X's helpline number is N".
FILLER = frozenset({
    "100", "10am", "10pm", "24", "365", "4pm", "5pm", "6pm", "7", "7pm", "8am", "8pm", "9am", "a", "adults",
    "advice", "adviceline", "advisers", "advisors", "again", "also", "always", "am", "anon", "anonymous",
    "anonymously", "any", "anytime", "ar", "are", "at", "available", "be", "bsl", "by", "call", "called", "calling",
    "calls", "can", "charge", "charity", "children", "confidential", "confidentially", "contact", "contacted",
    "contacting", "contacts", "counsellors", "crisis", "cysylltwch", "daily", "day", "days", "ddim", "dial",
    "dialling", "direct", "directly", "either", "elusen", "email", "emergency", "england", "english", "every",
    "ffonio", "ffoniwch", "for", "free", "freefone", "freephone", "fri", "friday", "from", "general", "get",
    "gymorth", "had", "has", "have", "helpline", "helplines", "her", "here", "him", "hotline", "hotlines", "hour",
    "hourly", "hours", "hr", "hrs", "i", "in", "independent", "infoline", "information", "is", "it", "its", "just",
    "landline", "language", "line", "lines", "llinell", "lo", "main", "midday", "midnight", "minicom", "mobile",
    "mobiles", "mon", "monday", "national", "neu", "night", "no", "non", "noon", "now", "number", "numbers", "of",
    "offer", "offers", "on", "open", "operate", "operates", "option", "parents", "people", "percent", "phone",
    "phoneline", "phones", "phoning", "please", "pm", "press", "professionals", "provide", "provides", "reached",
    "rhif", "ring", "ringing", "run", "runs", "s", "sat", "saturday", "scotland", "select", "service", "services",
    "simply", "sms", "someone", "speak", "speakers", "still", "straight", "sun", "sunday", "support", "talk",
    "team's", "tel", "telephone", "text", "texting", "textphone", "texts", "that", "the", "their", "them", "there",
    "through", "thu", "thursday", "time", "to", "today", "trained", "tue", "tuesday", "uk", "using", "via", "voice",
    "wales", "was", "wed", "wednesday", "week", "weekday", "weekdays", "weekend", "weekends", "welsh", "whatsapp",
    "which", "who", "whose", "with", "y", "yn", "you", "young", "yr", "â",
})  # fmt: skip
JOINT = frozenset({"or", "and", "neu", "a", "ac", "nor"})
FILLER_OR_JOINT = FILLER | JOINT
_VERB_STEMS = (
    "call",
    "ring",
    "phon",
    "telephone",
    "dial",
    "text",
    "contact",
    "reach",
    "speak",
    "talk",
    "ffon",
    "galw",
    "on",
)


def has_verb(words: Iterable[str]) -> bool:
    return any(word.startswith(_VERB_STEMS) and (word == "on" or not word.startswith("on")) for word in words)
