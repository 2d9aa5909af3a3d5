"""What stands around digits speaks for a phone number or against one: words, marks, what is counted.

Words are read as words, not by one great pattern: a set is ready at once, a pattern must be built. At most `LOOK`
characters on either side are looked at, so that the work stays linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from safelint.lazy import regex
from safelint.numbers.find.plan import SHORT
from safelint.numbers.registry import Registry

LOOK = 40
"""How many characters around a number can speak for or against it."""
# What stands around digits is read as words, not by one great pattern: a set is ready at once, a pattern must be built.
TOKEN = regex(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+|[^\w\s]")
# Words that say that a phone number follows.
PHONE_WORDS = frozenset({
    "adviceline", "call", "called", "calling", "calls", "contact", "contacted", "contacting", "contacts", "daytime",
    "deialu", "deialwch", "dial", "dialled", "dialling", "dials", "emergency", "enquiries", "fax", "ffon", "ffonio",
    "ffoniwch", "ffôn", "freefone", "freephone", "galw", "galwch", "helpline", "helplines", "hotline", "infoline",
    "landline", "line", "minicom", "mob", "mobile", "neges", "non-emergency", "phone", "phoned", "phoneline",
    "phones", "phoning", "reach", "reached", "reaching", "rhif", "ring", "ringing", "rings", "sms", "speak",
    "supportline", "switchboard", "symudol", "tecst", "tecstio", "tecstiwch", "tel", "telephone", "testun", "text",
    "texted", "texting", "textphone", "texts", "typetalk", "whatsapp", "℡", "☎", "✆", "📞",
})  # fmt: skip
# Words that say that some other number follows, if it follows at once.
_OTHER_WORDS = frozenset({
    "#", "about", "account", "acct", "admission", "admissions", "age", "aged", "almost", "appendix", "application",
    "approximately", "around", "article", "asin", "asset", "barcode", "batch", "between", "bic", "booking", "build",
    "cad", "case", "chapter", "charitable", "charity", "claim", "code", "cofrestredig", "companies", "company",
    "consignment", "contract", "coordinate", "coordinates", "crime", "customer", "cwmni", "cyf", "cyfeirnod", "dfe",
    "docket", "doi", "easting", "elusen", "employee", "exhibit", "figure", "foi", "from", "grid", "hospital",
    "iban", "ico", "id", "imei", "incident", "invoice", "ip", "isbn", "issn", "issue", "item", "job", "lat",
    "latitude", "licence", "license", "log", "long", "longitude", "lot", "mac", "membership", "model", "nearly",
    "nhs", "ni", "northing", "order", "page", "pages", "para", "paragraph", "part", "passport", "patient", "paye",
    "payroll", "permit", "pin", "planning", "plate", "policy", "population", "port", "postcode", "pp", "product",
    "pupil", "receipt", "ref", "reference", "refs", "reg", "registered", "registration", "regulation", "roll",
    "room", "section", "serial", "sku", "sort", "staff", "student", "table", "tag", "template", "tender", "ticket",
    "total", "tracking", "transaction", "uprn", "urn", "utr", "vacancy", "vat", "version", "vol", "volume",
})  # fmt: skip
# Of these, the ones that name people and bodies with telephones: a reference only as "NI number", "hospital no".
_BODIES = frozenset({
    "charity", "customer", "hospital", "nhs", "ni", "patient", "staff",
})  # fmt: skip
# Of these, the ones that count or measure.
_MEASURES = frozenset({"about", "almost", "approximately", "around", "between", "from", "long", "nearly", "total"})
_NUMBER_WORDS = frozenset({"#", "code", "id", "no", "nos", "number", "numbers", "ref", "reference"})
_CENTRES = frozenset({"cost", "profit", "budget"})
# What may stand between "reference" and its digits.
_LINKS = frozenset({
    "#", "(", "-", ".", "/", ":", "=", "are", "code", "in", "is", "no", "nos", "number", "numbers", "of", "quote",
    "quoting", "ref", "reference", "the", "to", "urn", "was", "were", "–",
})  # fmt: skip
_AFTER_PHONE = frozenset({
    "freephone", "free", "textphone", "tel", "phone", "helpline", "office", "mobile", "text", "voice", "option", "ext",
    "out", "call", "calls", "24",
})  # fmt: skip
SHORT_VETO_AFTER = frozenset({
    "%", "allegations", "arrests", "beds", "bus", "cars", "cases", "charges", "children", "church", "clubs",
    "complaints", "consultations", "counts", "day", "days", "families", "high", "homes", "hours", "images",
    "incidents", "kg", "km", "london", "m", "main", "members", "men", "metres", "miles", "mins", "minutes",
    "months", "occasions", "of", "offences", "officers", "p", "pages", "park", "people", "per", "percent", "places",
    "pupils", "questions", "referrals", "reports", "responses", "rooms", "schools", "staff", "statements",
    "station", "survivors", "the", "things", "times", "tips", "victims", "views", "votes", "ways", "weeks", "women",
    "words", "year", "year-old", "years", "young",
})  # fmt: skip
_REFERENCE_BEFORE = regex(r"\b[A-Z]{1,6}\d{0,4}[-/]$")
_URL_BEFORE = regex(r"(?:://|www\.|@|[A-Za-z]/|[?&=#%])\S*$")
_COUNTED = regex(
    r"(?: \d{1,4}){0,2}\s(?:(?:pounds|euros|per cent|percent)\b|(?:contacts|texts|calls|messages|sessions)\s"
    r"(?:were|was|had been|have been|made|answered|handled|received|in (?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_COUNTS = frozenset({"pounds", "euros", "per", "percent", "contacts", "texts", "calls", "messages", "sessions"})
REFERENCE_WORDS = frozenset({"no", "nos", "number", "ref", "centre", "invoice", "reference"})
REFERENCED = regex(
    r"\b(?:(?:appeal|charity|claim|company|contract|policy|purchase|companies|registration|registered|reference|case|crime|invoice|account|vat|order)\s"
    r"(?:no|nos|number|ref)|(?:cost|profit) centre|invoice|reference|ref)\.?:?\s?$",
    re.IGNORECASE,
)
HOURS = frozenset({
    "hours", "hrs", "daily", "shift", "shifts", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "open", "opening", "from", "between",
})  # fmt: skip
_USES = regex(
    r"\s(?:calls|contacts|texts|sessions|messages)\b(?!\s(?:are|is|costs?|free|from|will|do|don|never|can|may|won|to)\b)"
)
# Words that may run on into a number, and words after which "calls" or "texts" counts nothing: "on N calls are free".
_MAY_RUN_ON = ("on", "at", "is", "no", "and", "or")
_BEFORE_CALLED = ("on", "to", "call", "text", "ring")
_QUANTITY = frozenset({"over", "about", "around", "nearly", "than", "some", "all", "almost", "approximately", "least"})


class DigitGroup(NamedTuple):
    start: int
    end: int
    digits: str


class Surroundings(NamedTuple):
    """The text of one block around a candidate."""

    text: str
    start: int
    end: int

    def before(self, at: int, size: int = LOOK) -> str:
        return self.text[max(self.start, at - size) : at]

    def after(self, at: int, size: int = LOOK) -> str:
        return self.text[at : min(self.end, at + size)]

    def words_before(self, at: int, size: int = LOOK) -> list[str]:
        """The words and marks before `at` in lower case, the nearest first."""
        return words_of(self.before(at, size))[::-1]

    def words_after(self, at: int, size: int = LOOK) -> list[str]:
        return words_of(self.after(at, size))


def words_of(text: str) -> list[str]:
    """The words and marks of a text in lower case."""
    return TOKEN.findall(text.lower())


def surroundings_at(text: str, at: int) -> Surroundings:
    start = text.rfind("\0", max(0, at - 400), at) + 1
    end = text.find("\0", at, at + 400)
    return Surroundings(text, start or max(0, at - 400), end if end >= 0 else min(len(text), at + 400))


def is_sum(place: Surroundings, end: int) -> bool:
    """Whether the digits are a sum or a count: "0800 1111 calls were made"."""
    after = place.after(end)
    first = after[1:].partition(" ")[0]
    return (first in _COUNTS or first.isdigit()) and bool(_COUNTED.match(after))


def stands_free(groups: list[DigitGroup], first: int, last: int, place: Surroundings) -> bool:
    """Whether the digits stand alone: no letter, sum, decimal or address runs on at either side."""
    left, right = groups[first].start, groups[last].end
    text = place.text
    if len(groups[first].digits) == 1 and last > first and text[groups[first].end] in ".-":
        return False
    before, after = place.before(left, 24), place.after(right, 24)
    edge, follows = before[-1:], after[:1]
    if edge.isalpha():
        word = (TOKEN.findall(before) or [""])[-1].lower()
        glued = word == "nhs" and groups[first].digits == "111"
        if word not in PHONE_WORDS and word not in _MAY_RUN_ON and not glued:
            return False
    if follows.isalpha() and last == first and len(groups[last].digits) < 7:
        return False
    if first and text[groups[first - 1].end : left] in (".", "-"):
        if not (len(groups[first].digits) >= 3 and groups[first - 1].digits in SHORT):
            return False
    if edge in ("-", "/") and " " not in text[left:right] and _REFERENCE_BEFORE.search(before):
        return False
    if follows == "," and after[1:4].isdigit() and not after[4:5].isdigit():
        return False
    if edge == "," and before[-2:-1].isdigit():
        return False
    if edge and not edge.isspace() and edge != "(" and _URL_BEFORE.search(before):
        return False
    return not ((follows and follows in "@_=%") or (edge and edge in "_\u00a3$\u20ac"))


def names_near(place: Surroundings, start: int, end: int, registry: Registry) -> bool:
    around = (place.before(start, 60) + place.after(end, 60)).lower()
    return any(word in around for word in registry.naming.get("listening", ()))


def is_count(place: Surroundings, start: int, end: int) -> bool:
    """Whether digits count something: "about 116 000 people"."""
    after = place.after(end, 24)
    if after[:1] in (",", ".") and after[1:2].isdigit():
        return True
    follows = place.words_after(end, 24)[:1]
    before = place.words_before(start, 16)[:1]
    if _USES.match(after):
        return not before or before[0] not in _BEFORE_CALLED
    return bool(SHORT_VETO_AFTER.intersection(follows)) or bool(_QUANTITY.intersection(before))


def what_is_said(place: Surroundings, start: int) -> str:
    """What the nearest telling word before a number speaks for: "phone", "other" or ""."""
    at_once, links = True, 0
    words = place.words_before(start)
    if place.text[start - 1 : start].isdigit():
        return ""
    for at, word in enumerate(words):
        if word.isdigit() and len(word) > 2:
            break
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in ("number", "numbers", "code") and at_once and following in _OTHER_WORDS:
            return "other"
        if word in ("number", "numbers") or word in PHONE_WORDS:
            return "phone"
        if word in ("t", "m", "p") and at and words[at - 1] == ":":
            return "phone"
        if word == "centre" and at_once and following in _CENTRES:
            return "other"
        if word in _OTHER_WORDS and at_once and (word not in _BODIES or _is_reference(place, start, words[:at])):
            return "other"
        links += word not in _LINKS or word.isalpha()
        if word == "on" and not at and following not in _NUMBER_WORDS:  # "call the company on N": no reference
            at_once = False
        at_once = at_once and (word in _LINKS or (len(word) < 5 and word.isalpha() and not at)) and links < 4
    return ""


def is_labelled(place: Surroundings, start: int) -> bool:
    """Whether the digits stand right after a word for another number: "Patient 0123", "Order no: 0123"."""
    words = (word for word in place.words_before(start) if word not in _LINKS)
    word = next(words, "")
    return word in _OTHER_WORDS and word not in _MEASURES


def _is_reference(place: Surroundings, start: int, between: list[str]) -> bool:
    """Whether digits after a word such as "NHS" are its reference: a word says so, or they stand in one row."""
    return not _NUMBER_WORDS.isdisjoint(between) or place.text[start : start + 9].isdigit()


def says_phone(place: Surroundings, start: int, end: int) -> bool:
    if what_is_said(place, start) == "phone":
        return True
    words = place.words_after(end, 24)
    follows = words[1:2] if words[:1] == ["("] else words[:1]
    return bool(_AFTER_PHONE.intersection(follows))


def says_other(place: Surroundings, start: int) -> bool:
    return what_is_said(place, start) == "other"


def fills_line(place: Surroundings, start: int, end: int) -> bool:
    """Whether the digits fill a cell or a line, or follow a name and a separator."""
    before = place.before(start)
    return bool(re.search(r"(?:^|\n|[:,\u2013\u2014|]\s?|\s-\s)$", before)) and bool(
        re.match(r"\s*(?:$|\n|[.,;()])", place.after(end))
    )
