"""Finds UK phone, short and text numbers in the prose of a document, right or wrong, and says which are possible.

The finder walks from digit to digit. Digits with what may stand between the groups of a number make a cluster; from
the groups of a cluster the longest known number is taken first, then whatever the numbering plan allows. Everything
that looks like a number but is a date, a sum or a reference is left alone by what stands around it: at most
`LOOK` characters on either side, so that the work stays linear. Nothing crosses the border of a block.

This is the one module that uses phonenumbers, and only for 01 numbers that the registry does not know.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.model import Inline, Number
from safelint.registry import Registry

if TYPE_CHECKING:
    from safelint.analysis import Analysis

LOOK = 40
"""How many characters around a number can speak for or against it."""

_BLANK = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_DASH = "\u2010-\u2015\u2212\\-"
# Digits and what may stand between two groups of them. Possessive throughout, so it never goes back.
_CLUSTER = regex(rf"[0-9]++(?:[{_BLANK}{_INVISIBLE}{_DASH}.()\n\r]{{1,6}}+[0-9]++)*+")
_GROUP = regex(r"[0-9]+")
# Digits that only look like digits, and letters that look like them, in something shaped like a freephone number.
_ODD = regex(
    r"(?<![^\W_])(?:[\uff10-\uff19][\uff10-\uff19 \u3000]{5,16}[\uff10-\uff19]"
    r"|(?=[0-9O \u00a0-]{0,14}O)[O0][O0-9][O0-9]{1,4}(?:[ \u00a0-]?[O0-9]{2,8}){1,4})(?![^\W_])"
)
_ODD_DIGITS = {**{0xFF10 + digit: str(digit) for digit in range(10)}, ord("O"): "0"}

SHORT = frozenset({"999", "112", "101", "111", "105", "119", "159", "116000", "116111", "116123", "18000", "911"})
"""Short numbers of the plan, whoever answers them."""
SHORT_SLIPS: Mapping[str, tuple[str, ...]] = {
    "9999": ("999",), "99999": ("999",), "110": ("101",), "1011": ("101",), "1001": ("101",), "1101": ("101",),
    "1111": ("111",), "11111": ("111",), "1112": ("111", "112"),
}  # fmt: skip
"""What nobody can dial, and the short numbers that it may stand for."""
_RELAY = frozenset({"18001", "18002"})

# What stands around digits is read as words, not by one great pattern: a set is ready at once, a pattern must be built.
_TOKEN = regex(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+|[^\w\s]")
# Words that say that a phone number follows.
_PHONE_WORDS = frozenset({
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
    "about", "age", "aged", "all", "answered", "area", "around", "article", "between", "bed", "block", "bus", "case",
    "chapter", "class", "clause", "code", "figure", "flat", "form", "handled", "hymn", "hymns", "item", "least",
    "lot", "made", "nearly", "of", "over", "page", "pages", "paragraph", "part", "platform", "psalm", "question",
    "received", "regulation", "room", "rooms", "route", "rule", "safeguarding", "section", "sections", "some",
    "step", "suite", "table", "than", "these", "those", "took", "total", "totalled", "under", "unit", "version",
    "ward",
})  # fmt: skip
_SHORT_VETO_AFTER = frozenset({
    "%", "allegations", "arrests", "beds", "bus", "cars", "cases", "charges", "children", "church", "clubs",
    "complaints", "consultations", "counts", "day", "days", "families", "high", "homes", "hours", "images",
    "incidents", "kg", "km", "london", "m", "main", "members", "men", "metres", "miles", "mins", "minutes",
    "months", "occasions", "of", "offences", "officers", "p", "pages", "park", "people", "per", "percent", "places",
    "pupils", "questions", "referrals", "reports", "responses", "rooms", "schools", "staff", "statements",
    "station", "survivors", "the", "things", "times", "tips", "victims", "views", "votes", "ways", "weeks", "women",
    "words", "year", "year-old", "years", "young",
})  # fmt: skip
_STREETS = frozenset({
    "ave", "avenue", "close", "court", "drive", "gardens", "hill", "house", "lane", "place", "rd", "road", "row",
    "square", "st", "street", "terrace", "way",
})  # fmt: skip
_SHORT_CUE_AFTER = frozenset({
    "call", "caller", "callers", "calls", "emergency", "handler", "handlers", "helpline", "immediately",
    "non-emergency", "number", "online", "operator", "option", "police", "press", "quoting", "service", "text",
    "textphone",
})  # fmt: skip
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
    "not", "now", "online", "or", "quoting", "then", "to", "–", "—", "’", "”",
})  # fmt: skip
_TEXT_CUE = regex(r"\b(?:text(?:s|ed|ing)?|sms|tecst\w{0,5}|neges(?:euon)? destun|testun|short ?code)\b", re.IGNORECASE)
_CALL_CUE = regex(
    r"\b(?:call\w{0,3}|phone|telephone|tel|ring|dial|freephone|ffon\w{0,4}|galw\w{0,3}|helpline|speak)\b", re.IGNORECASE
)
_EITHER = regex(r"\b(?:call|phone|ring|ffoniwch|tel)\w{0,3}\s?(?:or|and|/|neu)\s?(?:text|sms|tecst)", re.IGNORECASE)
_TEXTPHONE_CUE = regex(r"\b(?:textphone|text phone|minicom|typetalk|text ?relay)\b[^0-9]{0,25}$", re.IGNORECASE)
_KEYWORD = regex(
    r"\b(?:text(?:ing|s|ed)?|sms|tecstiwch|anfonwch|send(?:ing)?)\s+(?:the\s+(?:word|words|letters?|code)\s+|"
    r"y gair\s+)?"
    r"['\"\u2018\u201c]?([A-Za-z0-9]{1,15})['\"\u2019\u201d]?\s+(?:to|on|at|i)\s*:?\s*$",
    re.IGNORECASE,
)
_NO_KEYWORD = frozenset(
    {"us", "the", "a", "message", "messages", "text", "them", "childline", "samaritans", "me", "him", "her", "it",
     "anything",      "free", "information", "details", "numbers", "police", "service"}
)  # fmt: skip
_REFERENCE_BEFORE = regex(r"\b[A-Z]{1,6}\d{0,4}[-/]$")
_URL_BEFORE = regex(r"(?:://|www\.|@|[A-Za-z]/|[?&=#%])\S*$")
_TIMES = regex(rf"(?:[01]\d|2[0-4])[0-5]\d\s?[{_DASH}]\s?(?:[01]\d|2[0-4])[0-5]\d")
_DOTTED_DATE = regex(rf"[0-3]?\d[.{_DASH}][01]?\d[.{_DASH}](?:19|20)?\d\d(?!\d)")
_ISO_DATE = regex(rf"(?:19|20)\d\d[{_DASH}][01]\d[{_DASH}][0-3]\d")
_SORT_CODE = regex(rf"\d\d[{_DASH}]\d\d[{_DASH}]\d\d(?!\d)")
_QUAD = regex(r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)")

_SUM_AFTER = regex(r"[,.]\d|%|\s(?!texts|thanks|calls|messages|is|this|samaritans)[a-z]{2,}s\b")
_TEXTED = regex(
    r"\b(?:text|texting|sms|tecstiwch)\s{1,2}(?:(?:us|police|the police|the word|free|free on|to|on)\s{1,2})?"
    r"(?:['\"\u2018\u201c]?[A-Za-z0-9]{2,15}['\"\u2019\u201d]?\s{1,2}(?:to|on|i)\s{1,2}|on\s{1,2}|to\s{1,2}|"
    r":\s{0,2})?$|\btext: $",
    re.IGNORECASE,
)


_TEXT_DIRECT = regex(r"\b(?:text|sms|tecstiwch)\s{1,2}$", re.IGNORECASE)
_TEXT_COLUMN = regex(r"\s*(?:text|sms|text (?:number|code|line|us)|tecst)s?\s*", re.IGNORECASE)


class Candidate(NamedTuple):
    """A number as it was found: `start` and `end` in the text, national digits, the relay prefix before it."""

    start: int
    end: int
    digits: str
    relay: str = ""


class _Group(NamedTuple):
    start: int
    end: int
    digits: str


class _Place(NamedTuple):
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
        return _TOKEN.findall(self.before(at, size).lower())[::-1]

    def words_after(self, at: int, size: int = LOOK) -> list[str]:
        return _TOKEN.findall(self.after(at, size).lower())


def find(analysis: Analysis) -> tuple[Number, ...]:
    """Every number in a document, sorted, with what it belongs to; `attributed_to` is still open.

    A `tel:` or `sms:` link whose words hold no number counts as one; its `text` is the words.
    """
    document, registry = analysis.document, analysis.knowledge.registry
    found = [_number(document.text, registry, candidate) for candidate in candidates(document.text, registry)]
    starts = [number.start for number in found]
    for inline in document.inlines:
        if inline.kind == "link" and inline.end > inline.start:
            digits = dialled(inline)
            place = bisect_right(starts, inline.end - 1) - 1
            if digits and not (place >= 0 and found[place].end > inline.start):
                kind = "sms" if inline.target[:4].lower() == "sms:" else "short" if len(digits) < 7 else "phone"
                text = document.text[inline.start : inline.end]
                found.append(Number(inline.start, inline.end, text, digits, kind, service=registry.service(digits)))
    found.extend(_text_column(analysis, starts))
    return tuple(sorted(found))


def _text_column(analysis: Analysis, starts: list[int]) -> Iterator[Number]:
    """Short numbers alone in a table's cell whose column, or row, is one for numbers to text."""
    document, registry = analysis.document, analysis.knowledge.registry
    columns: set[tuple[int, int]] = set()
    rows: set[tuple[int, int]] = set()
    for block in document.blocks:
        if block.kind != "cell" or block.end - block.start > 24:
            continue
        text = document.text[block.start : block.end]
        if _TEXT_COLUMN.fullmatch(text):
            if block.header:
                columns.add((block.group, block.column))
            rows.add((block.group, block.row))
            continue
        digits = text.strip()
        if not 4 <= len(digits) <= 6 or not (digits.isascii() and digits.isdigit()) or digits[0] not in "678":
            continue
        if (block.group, block.column) not in columns and (block.group, block.row) not in rows:
            continue
        start = block.start + text.index(digits)
        place = bisect_right(starts, start) - 1
        if place < 0 or starts[place] != start:
            service = registry.service(digits)
            yield Number(start, start + len(digits), digits, digits, "sms", service=service)


_LINK = regex(r"(tel|sms|callto):(?://)?(?:%20|\s)*([+0-9()., %-]{3,40})", re.IGNORECASE)


def dialled(inline: Inline) -> str:
    """The national digits that a `tel:` or `sms:` link dials, or "". A lost 0 is not put back."""
    match = _LINK.match(inline.target)
    if not match:
        return ""
    written = match.group(2).replace("%20", " ").replace("%2B", "+")
    digits = re.sub(r"\D", "", written)
    if digits.startswith(("18001", "18002")) and len(digits) > 7:
        digits = digits[5:]
    if digits.startswith("0044"):
        digits = digits[2:]
    if digits.startswith("44") and (written.lstrip().startswith(("+", "(+")) or len(digits) == 12):
        rest = digits[2:].lstrip("0")
        return rest if rest in SHORT else "0" + rest
    return digits


def _number(text: str, registry: Registry, found: Candidate) -> Number:
    before = text[max(0, found.start - 60) : found.start]
    before = before[max(before.rfind("\0"), before.rfind(". "), before.rfind("! ")) + 1 :]
    texts = any(word in before.lower() for word in _TEXTING)
    keyword = _KEYWORD.search(before) if texts else None
    word = keyword.group(1) if keyword and keyword.group(1).lower() not in _NO_KEYWORD else ""
    return Number(
        found.start,
        found.end,
        text[found.start : found.end],
        found.digits,
        _kind(registry, found, before if texts else "", word),
        relay=found.relay,
        keyword=word,
        service=registry.service(found.digits, _by_keyword(registry, found.digits, word)),
    )


def _by_keyword(registry: Registry, digits: str, word: str) -> str:
    """The one entry that shares a text number and asks for this word, or ""."""
    asked = {owner.helpline.id for owner in registry.owners.get(digits, ()) if word.upper() in owner.channel.keywords}
    return next(iter(asked)) if len(asked) == 1 else ""


_TEXTING = ("text", "sms", "tecst", "destun", "testun", "anfon", "send", "short", "minicom", "typetalk")


def _kind(registry: Registry, found: Candidate, before: str, keyword: str) -> str:
    digits = found.digits
    kinds = {owner.channel.kind for owner in registry.owners.get(digits, ())}
    if found.relay or (kinds == {"textphone"}) or (before and _TEXTPHONE_CUE.search(before)):
        return "textphone"
    texted = bool(before) and _last(_TEXT_CUE, before) > _last(_CALL_CUE, before) and not _EITHER.search(before)
    if (
        keyword
        or digits in registry.text_codes
        or (kinds and kinds <= {"sms", "whatsapp"})
        or (len(digits) == 5 and digits[0] in "678")
    ):
        return "sms"
    if texted and (not kinds or "sms" in kinds) and (len(digits) < 7 or digits.startswith("07")):
        return "sms"
    return "short" if len(digits) < 7 else "phone"


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def candidates(text: str, registry: Registry) -> Iterator[Candidate]:
    """Every number in `text`, in order, none overlapping another. Linear; a text without digits costs one scan."""
    odd = _odd(text, registry)
    found = _plain(text, registry, odd)
    return iter(sorted([*found, *odd])) if odd else found


def _plain(text: str, registry: Registry, odd: list[Candidate]) -> Iterator[Candidate]:
    for match in _CLUSTER.finditer(text):
        cluster = match.group()
        if not _worth(cluster, registry):
            continue
        place = _place(text, match.start())
        if odd and any(found.start < match.end() and match.start() < found.end for found in odd):
            continue
        groups = [
            _Group(match.start() + each.start(), match.start() + each.end(), each.group())
            for each in _GROUP.finditer(cluster)
        ]
        yield from _split(groups, place, registry)


def _place(text: str, at: int) -> _Place:
    start = text.rfind("\0", max(0, at - 400), at) + 1
    end = text.find("\0", at, at + 400)
    return _Place(text, start or max(0, at - 400), end if end >= 0 else min(len(text), at + 400))


def _worth(cluster: str, registry: Registry) -> bool:
    """A cheap look: most clusters are years, sums and days, and end here."""
    if len(cluster) < 6:
        return (
            cluster in SHORT
            or cluster in registry.text_codes
            or (len(cluster) == 5 and cluster[0] in "678")
            or (len(cluster) >= 4 and cluster[0] == "8")
            or cluster == "7726"
            or cluster in SHORT_SLIPS
        )
    if len(cluster) > 400:
        cluster = cluster[:400]
    if "0" in cluster or "44" in cluster or (len(cluster) == 6 and cluster[0] == "8"):
        return True
    return any(code in cluster for code in ("999", "101", "111", "112", "116", "118", "119", "105", "159")) or any(
        len(each) == 5 and each[0] in "678" for each in re.split(r"\D+", cluster)
    )


def _split(groups: list[_Group], place: _Place, registry: Registry) -> Iterator[Candidate]:
    at, relay, clean = 0, "", True
    while at < len(groups):
        if groups[at].digits in _RELAY and at + 1 < len(groups):
            relay = groups[at].digits
            at += 1
            clean = True
            continue
        taken, candidate = _take(groups, at, place, registry, relay, clean)
        if candidate:
            yield candidate
        clean = candidate is not None
        relay = ""
        at += taken


def _take(
    groups: list[_Group], at: int, place: _Place, registry: Registry, relay: str, clean: bool
) -> tuple[int, Candidate | None]:
    """How many groups from `at` make one thing, and the number that they are, if they are one."""
    first = groups[at]
    text = place.text
    sign = text[max(place.start, first.start - 2) : first.start]
    foreign = sign.endswith("+") and not first.digits.startswith("44")
    if foreign:  # a number abroad: the whole of it is left alone
        return len(groups) - at, None
    start, offset, trunk = first.start, 0, ""
    if sign.endswith("+") or first.digits.startswith(("0044", "44")):
        code = 4 if first.digits.startswith("0044") else 2
        if sign.endswith("+") or code == 4 or _reads_44(groups, at, place):
            offset, trunk = code, "0"
            start -= 1 if sign.endswith("+") else 0
    joined = first.digits[offset:]
    best: tuple[int, str] | None = None
    lengths: list[tuple[int, str]] = []
    for last in range(at, min(len(groups), at + 9)):
        if last > at:
            if _apart(text, groups[last - 1].end, groups[last].start):
                break
            joined += groups[last].digits
        if len(joined) > 14:
            break
        digits = trunk + joined.lstrip("0") if trunk else joined
        if len(joined) > 0:
            lengths.append((last, digits))
        if registry.knows(digits) and (
            len(digits) > 6 or digits not in SHORT or last == at or digits.startswith("116")
        ):
            best = (last, digits)
    if relay and first.digits in SHORT:
        return 1, _candidate(place, groups, start, at, (at, first.digits), relay)
    if best and len(best[1]) > 5 and _free(groups, at, best[0], place) and _is_counted(place, groups[best[0]].end):
        return len(groups) - at, None
    if best and _free(groups, at, best[0], place) and _known_ok(best[1], groups, at, best[0], place, registry):
        more = best[0] + 1
        if len(best[1]) > 5 and _is_surplus(groups, more, place):
            best = (more, best[1] + groups[more].digits)
        return best[0] - at + 1, _candidate(place, groups, start, at, best, relay)
    if best and best[0] > at and len(best[1]) > 6:
        return best[0] - at + 1, None
    if not clean and not (len(lengths) > 0 and _blank_before(text, groups, at)):
        return 1, None
    found = _structural(lengths, groups, at, place, registry, bool(trunk) or bool(relay))
    if found and not clean and len(found[1]) not in (10, 11):
        return 1, None
    if found:
        return found[0] - at + 1, _candidate(place, groups, start, at, found, relay)
    return 1, None


_SURPLUS_END = regex(r"\s{0,3}(?:$|\n)|[.,;)](?!\d)|\s?[\u2022|]")
_COUNTED = regex(
    r"(?: \d{1,4}){0,2}\s(?:(?:pounds|euros|per cent|percent)\b|(?:contacts|texts|calls|messages|sessions)\s"
    r"(?:were|was|had been|have been|made|answered|handled|received|in (?:19|20)\d\d)\b)",
    re.IGNORECASE,
)


def _is_counted(place: _Place, end: int) -> bool:
    """Whether the digits are a sum or a count: "0800 1111 calls were made"."""
    return bool(_COUNTED.match(place.after(end)))


def _is_surplus(groups: list[_Group], at: int, place: _Place) -> bool:
    """Whether a short group after a whole number ends the clause: digits too many, neither hours nor a number."""
    if at >= len(groups):
        return False
    group, text = groups[at], place.text
    between = text[groups[at - 1].end : group.start]
    digits = group.digits
    if between not in (" ", "\u00a0", "\u2009", "\u202f", "-") or len(digits) > 3 or digits in SHORT - {"116"}:
        return False
    after = place.after(group.end, 4)
    if len(digits) < 3 and re.match(r"[.)]\s*[A-Z\u2018\u201c(]?", after) and after[1:].strip():
        return len(digits) == 2 and digits[0] == "0"  # the number of the next item of a list, run on
    return bool(_SURPLUS_END.match(after))


def _reads_44(groups: list[_Group], at: int, place: _Place) -> bool:
    """ "44 20 7946 0958" and "44 (0)20 ...": a country code that has lost its plus."""
    if groups[at].digits == "44" and at + 1 < len(groups):
        rest = "".join(group.digits for group in groups[at + 1 : at + 6])
        return groups[at + 1].digits.startswith("0") or len(rest) == 10
    return len(groups[at].digits) == 12 and groups[at].digits.startswith("44") and groups[at].digits[2] in "12378"


def _apart(text: str, left: int, right: int) -> bool:
    """Whether what stands between two groups keeps them apart: two line ends, a bracket, a full stop and space."""
    between = text[left:right]
    if len(between) == 1:
        return False
    if between.count("\n") > 1 or ("(" in between and between.strip("( \xa0").strip() != ""):
        return True
    plain = between.strip("".join(map(chr, (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))))
    return plain.startswith(".") and len(plain) > 1 and plain[1:].isspace()


def _blank_before(text: str, groups: list[_Group], at: int) -> bool:
    return (
        at > 0
        and text[groups[at - 1].end : groups[at].start].strip(" \u00a0\n\r\t)(") == ""
        and len(groups[at].digits) > 2
    )


def _candidate(
    place: _Place, groups: list[_Group], start: int, first: int, found: tuple[int, str], relay: str
) -> Candidate:
    """Takes an opening bracket in where its partner stands inside the number."""
    last, digits = found
    end = groups[last].end
    inside = place.text[start:end]
    if inside.count(")") > inside.count("(") and start > place.start and place.text[start - 1] == "(":
        start -= 1
    return Candidate(start, end, digits, relay)


def _free(groups: list[_Group], first: int, last: int, place: _Place) -> bool:
    """Whether the digits stand alone: no letter, sum, decimal or address runs on at either side."""
    left, right = groups[first].start, groups[last].end
    text = place.text
    if len(groups[first].digits) == 1 and last > first and text[groups[first].end] in ".-":
        return False
    before, after = place.before(left, 24), place.after(right, 24)
    edge, follows = before[-1:], after[:1]
    if edge.isalpha():
        word = (_TOKEN.findall(before) or [""])[-1].lower()
        if word not in _PHONE_WORDS and word not in ("on", "at", "is", "no", "and", "or"):
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


def _known_ok(digits: str, groups: list[_Group], first: int, last: int, place: _Place, registry: Registry) -> bool:
    start, end = groups[first].start, groups[last].end
    if digits in SHORT and len(digits) < 6:
        return _short_ok(digits, start, end, place)
    if digits in ("18001", "18002"):
        return False
    if len(digits) == 6 and digits.startswith("116"):
        if _counts(place, start, end):
            return False
        return _cued(place, start, end) or first != last or _names_near(place, start, end, registry)
    if len(digits) <= 5:
        return _text_code_ok(digits, start, end, place, registry)
    shape = place.text[start:end]
    if _TIMES.fullmatch(shape) and not _cued(place, start, end):
        around = set(place.words_before(start) + place.words_after(end, 16))
        return digits == "08001111" and not around & _HOURS
    if last == first:
        return not _against(place, start)
    return not _REFERENCED.search(place.before(start)) or _PHONE_WORDS.intersection(place.words_before(start)) != set()


_REFERENCED = regex(
    r"\b(?:(?:charity|company|companies|registration|registered|reference|case|crime|invoice|account|vat|order)\s"
    r"(?:no|nos|number|ref)|(?:cost|profit) centre|invoice|reference|ref)\.?:?\s?$",
    re.IGNORECASE,
)
_HOURS = frozenset({
    "hours", "hrs", "daily", "shift", "shifts", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "open", "opening", "from", "between",
})  # fmt: skip


def _names_near(place: _Place, start: int, end: int, registry: Registry) -> bool:
    around = (place.before(start, 60) + place.after(end, 60)).lower()
    return any(word in around for word in registry.naming.get("listening", ()))


def _counts(place: _Place, start: int, end: int) -> bool:
    """Whether digits count something: "about 116 000 people"."""
    after = place.after(end, 24)
    if after[:1] in (",", ".") and after[1:2].isdigit():
        return True
    follows = place.words_after(end, 24)[:1]
    before = place.words_before(start, 16)[:1]
    if re.match(r"\s(?:contacts|texts|sessions|messages)\b(?!\s(?:are|is|cost|free))", after):
        return not before or before[0] not in ("on", "to", "call", "text", "ring")
    return bool(_SHORT_VETO_AFTER.intersection(follows)) or bool(_QUANTITY.intersection(before))


_QUANTITY = frozenset({"over", "about", "around", "nearly", "than", "some", "all", "almost", "approximately", "least"})


def _short_ok(digits: str, start: int, end: int, place: _Place) -> bool:
    """Whether 999, 101, 111 and the like are numbers to dial here, and not a count, a room or a page."""
    before, after = place.before(start), place.after(end)
    left, right = place.words_before(start), place.words_after(end)
    if _no_code_before(before, left):
        return False
    alone = not before.strip() and (not after.strip() or after.lstrip()[:1] in ":\u2013\u2014-,.;()|\n/")
    if alone or _cue_follows(right):
        return True
    counted = _counted(after, right, place.text[end : end + 1])
    cued = _cue_precedes(left)
    if digits in ("112", "911", "159", "119", "105"):
        return cued and not counted
    slash = after[:1] == "/" and right[1:2] and right[1] in SHORT
    if (counted and not slash) or _street_follows(place.after(end)):
        return False
    if digits in ("999", "18000"):
        return True
    if cued:
        plural = bool(right) and right[0].isalpha() and right[0].endswith("s") and len(right[0]) > 3
        weak = bool(left) and left[0] in _WEAK_CUES
        return not (weak and plural and right[0] not in ("does", "always", "unless", "this"))
    if _URGENT.intersection(_TOKEN.findall(before[before.rfind("\n") + 1 :].lower())):
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
    return right[:1] != [] and right[0] in _SHORT_VETO_AFTER


def _street_follows(after: str) -> bool:
    words = _TOKEN.findall(after)[:4]
    return bool(words) and words[0][:1].isupper() and any(word.lower() in _STREETS for word in words[1:])


def _cue_follows(right: list[str]) -> bool:
    words = [word for word in right[:6] if word not in ("'", '"', "\u2019", "\u201d")]
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in ("(", ":", "\u2013", "\u2014", "-"):
        return second in _SHORT_CUE_BRACKET
    if first == ",":
        first, second = second, words[2] if len(words) > 2 else ""
        if first in ("call", "calls", "text", "police", "number"):
            return False
    if first in ("or", "and", "neu", "not"):
        return second in SHORT or second in ("press", "select", "choose", "ask", "quote", "0800", "0808")
    if first == "to":
        return second in ("report", "speak", "talk", "contact", "tell", "ask", "reach", "make", "get", "pass", "give")
    if first in ("if", "when", "where"):
        return second in ("you", "it", "there", "someone", "a", "they", "somebody")
    if first in ("for", "by", "in", "straight"):
        return second in ("police", "non-emergency", "non-emergencies", "an", "urgent", "emergencies", "text", "away")
    return first in _SHORT_CUE_AFTER


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
            return any(each in _JOINTS for each in between) and not any(each.isdigit() for each in between)
    return False


def _text_code_ok(digits: str, start: int, end: int, place: _Place, registry: Registry) -> bool:
    """Whether five digits are a number to text: after a word for texting, or beside its service's name."""
    before, after = place.before(start, 60), place.after(end)
    if not registry.knows(digits):
        return bool(_TEXTED.search(before)) or bool(
            _TEXT_DIRECT.search(before) and re.match(r"\s(?:for|to|and|or)\b|[.,;)\n]|$", after)
        )
    if re.search(r"[\u00a3$\u20ac,.]$", before) or _SUM_AFTER.match(after):
        return False
    near = before[max(before.rfind(". "), before.rfind("\n\n")) + 1 :]
    if _TEXT_CUE.search(near) or re.match(r"[^.\n]{0,16}\b(?:text|sms)", after, re.IGNORECASE):
        return True
    entries = [*(owner.helpline for owner in registry.owners.get(digits, ()))]
    entries += [past.helpline for past in registry.retired.get(digits, ())]
    around = f"{before[-40:]} {after[:30]}".lower()
    return any(name.lower() in around for entry in entries for name in (entry.name, *entry.aliases))


def _cue(place: _Place, start: int) -> str:
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
        if word in ("number", "numbers") or word in _PHONE_WORDS:
            return "phone"
        if word in ("t", "m", "p") and at and words[at - 1] == ":":
            return "phone"
        if word == "centre" and at_once and following in _CENTRES:
            return "other"
        if word in _OTHER_WORDS and at_once and (word not in _BODIES or _is_reference(place, start, words[:at])):
            return "other"
        links += word not in _LINKS or word.isalpha()
        at_once = at_once and (word in _LINKS or (len(word) < 5 and word.isalpha() and not at)) and links < 4
    return ""


def _is_reference(place: _Place, start: int, between: list[str]) -> bool:
    """Whether digits after a word such as "NHS" are its reference: a word says so, or they stand in one row."""
    return not _NUMBER_WORDS.isdisjoint(between) or place.text[start : start + 9].isdigit()


def _cued(place: _Place, start: int, end: int) -> bool:
    if _cue(place, start) == "phone":
        return True
    words = place.words_after(end, 24)
    follows = words[1:2] if words[:1] == ["("] else words[:1]
    return bool(_AFTER_PHONE.intersection(follows))


def _against(place: _Place, start: int) -> bool:
    return _cue(place, start) == "other"


def _structural(
    lengths: list[tuple[int, str]], groups: list[_Group], at: int, place: _Place, registry: Registry, sure: bool
) -> tuple[int, str] | None:
    """A number that the registry does not know, by the plan's lengths; failing that, one that breaks the plan."""
    first = groups[at]
    if not lengths:
        return None
    if not lengths[0][1].startswith("0") and not sure:
        return _lost_zero(lengths, groups, at, place, registry) or _short_unknown(groups, at, place, registry)
    start = first.start
    if len(first.digits) < 2 and not sure:
        return None
    shape = place.text[start : groups[lengths[-1][0]].end]
    if any(pattern.match(shape) for pattern in (_TIMES, _DOTTED_DATE, _ISO_DATE, _SORT_CODE, _QUAD)):
        if not (_TIMES.match(shape) and len(lengths[-1][1]) > 8 and not re.search(r"\d\d\s?-\s?\d\d", shape)):
            return None
    usable = [(last, digits) for last, digits in lengths if not _glued_tail(groups, last, place)]
    cue = _cue(place, start)
    for size in (11, 10):
        for last, digits in usable:
            if len(digits) == size and possible(digits, registry.numbers) != "invalid":
                if size == 10 and any(len(more) == 11 for _, more in usable):
                    continue
                if _goes_on(groups, last, place) or not _free(groups, at, last, place):
                    return None
                if cue == "other" and not sure and not _cued(place, start, groups[last].end):
                    return None
                if last == at and cue != "phone" and not sure and not _plausible(digits):
                    return None
                return last, digits
    return _broken(usable, groups, at, place, cue, sure)


def _plausible(digits: str) -> bool:
    return digits[:2] in ("01", "02", "03", "07", "08")


def _glued_tail(groups: list[_Group], last: int, place: _Place) -> bool:
    """ "9am", "24hrs", "1st" after a number: its last digits belong to the word."""
    after = place.after(groups[last].end, 6)
    return bool(after) and (
        (after[0].isalpha() and len(groups[last].digits) < 4) or bool(re.match(r"(?::\d\d|/7|\.\d\d ?[ap]m)", after))
    )


def _goes_on(groups: list[_Group], last: int, place: _Place) -> bool:
    """Whether more digits follow that do not begin a number or the hours: then this is a longer reference."""
    if last + 1 >= len(groups):
        return False
    following = groups[last + 1]
    between = place.text[groups[last].end : following.start]
    if between in ("-", "."):
        return True
    if (
        following.digits[0] == "0"
        or following.digits in SHORT
        or following.digits in _RELAY
        or "\n" in between
        or "(" in between
    ):
        return False
    if len(following.digits) <= 2:
        return False
    return (
        len(following.digits) >= 3
        and between in (" ", "\u00a0")
        and len(following.digits) in (4, 5)
        and following.digits[:2] not in ("19", "20")
    )


def _broken(
    usable: list[tuple[int, str]], groups: list[_Group], at: int, place: _Place, cue: str, sure: bool
) -> tuple[int, str] | None:
    """Digits that are offered as a number and cannot be one: only where a word says so, or the form does."""
    if not usable:
        return None
    last, digits = usable[-1]
    if len(digits) > 11 and len(usable) > 1:
        shorter = [(each, found) for each, found in usable if len(found) <= 12 and len(found) >= 9]
        if shorter and (last + 1 < len(groups) or groups[shorter[-1][0]] is not groups[last]):
            tail = place.text[groups[shorter[-1][0]].end : groups[last].end]
            if re.match(r"[\s(]", tail) and len(digits) - len(shorter[-1][1]) <= 4 and len(shorter[-1][1]) in (10, 12):
                last, digits = shorter[-1]
    size = len(digits)
    if not 7 <= size <= 13 or not _free(groups, at, last, place):
        return None
    start, end = groups[at].start, groups[last].end
    grouped = last > at and len(groups[at].digits) in (3, 4, 5)
    freephone = digits[:4] in ("0800", "0808", "0300", "0345", "0303", "0333", "0344")
    if cue == "other":
        return None
    if sure or cue == "phone" or _cued(place, start, end):
        return (last, digits) if size >= 8 or freephone else None
    if (
        freephone
        and grouped
        and size == 7
        and not re.search(r"(?:\b(?:on|is)|[:(\u2013\u2014])\s?$", place.before(start))
    ):
        return None
    if freephone and grouped and size in (7, 8, 9, 10, 12) and not _counts(place, start, end):
        return last, digits
    if grouped and size in (10, 12) and digits[1] in "1237" and _alone(place, start, end):
        return last, digits
    return None


def _alone(place: _Place, start: int, end: int) -> bool:
    """Whether the digits fill a cell or a line, or follow a name and a separator."""
    before = place.before(start)
    return bool(re.search(r"(?:^|\n|[:,\u2013\u2014|]\s?|\s-\s)$", before)) and bool(
        re.match(r"\s*(?:$|\n|[.,;()])", place.after(end))
    )


def _lost_zero(
    lengths: list[tuple[int, str]], groups: list[_Group], at: int, place: _Place, registry: Registry
) -> tuple[int, str] | None:
    """ "808 800 5000" and "116 1234": a known number that lost its 0, a short code with a slip."""
    for last, digits in reversed(lengths):
        if last > at and len(digits) >= 7 and "0" + digits in registry.owners and _free(groups, at, last, place):
            if not _against(place, groups[at].start):
                return last, digits
        if digits in registry.owners:
            continue
        if last > at and digits.startswith("116") and len(digits) in (5, 6, 7) and groups[at].digits == "116":
            if _cue(place, groups[at].start) == "phone" or _names_near(
                place, groups[at].start, groups[last].end, registry
            ):
                return (last, digits) if _free(groups, at, last, place) else None
    return None


def _short_unknown(groups: list[_Group], at: int, place: _Place, registry: Registry) -> tuple[int, str] | None:
    """Short codes that no entry has: 118 services and text codes with their keyword."""
    group = groups[at]
    digits = group.digits
    if (
        digits == "118"
        and at + 1 < len(groups)
        and len(groups[at + 1].digits) == 3
        and _cued(place, group.start, groups[at + 1].end)
    ):
        return at + 1, digits + groups[at + 1].digits
    if not _free(groups, at, at, place):
        return None
    if (
        len(digits) == 6
        and digits.startswith(("118", "116"))
        and _cued(place, group.start, group.end)
        and not _counts(place, group.start, group.end)
    ):
        return at, digits
    if digits in SHORT and len(digits) < 6 and _short_ok(digits, group.start, group.end, place):
        return at, digits
    if digits in SHORT_SLIPS and _is_dialled(place, group.start, group.end):
        return at, digits
    if len(digits) in (4, 6) and digits[0] == "8" and _asks_for_word(place, group.start):
        return at, digits
    if (digits == "7726" or (len(digits) == 5 and digits[0] in "678")) and _text_code_ok(
        digits, group.start, group.end, place, registry
    ):
        return at, digits
    return None


_DIALLED = regex(
    r"\b(?:dial(?:ling)?|(?:call|ring|phone) (?:the )?(?:police|ambulance|nhs|emergency services)(?: free)?(?: on)?|"
    r"police (?:are |can be reached )?on|nhs(?: on)?|(?:emergency|danger)\b[^.\n]{0,25}(?:call|ring|phone|dial))\s$",
    re.IGNORECASE,
)


def _is_dialled(place: _Place, start: int, end: int) -> bool:
    """Whether three to five digits that are no short number are offered as one: "police on 110", "Dial 9999"."""
    after = place.after(end)
    right = _TOKEN.findall(after.lower())
    stops = not right or right[0] in _ENDS_CLAUSE or after[:1] == "\n"
    inside = re.match(r"[.,/:-]\d|\sfor\s(?!an?\b|the\b|emerg|police|urgent|help|medical)", after)
    return stops and not inside and bool(_DIALLED.search(place.before(start)))


def _asks_for_word(place: _Place, start: int) -> bool:
    found = _KEYWORD.search(place.before(start, 60))
    return found is not None and found.group(1).lower() not in _NO_KEYWORD


def _odd(text: str, registry: Registry) -> list[Candidate]:
    """Numbers with the letter O for 0 or with full-width digits: shaped like a number, but no phone can dial them."""
    found = []
    if "O" in text or not text.isascii():
        for match in _ODD.finditer(text):
            if match.group().isascii() and "O" not in match.group():
                continue
            digits = re.sub(r"\D", "", match.group().translate(_ODD_DIGITS))
            if registry.knows(digits) or (len(digits) in (10, 11) and possible(digits, registry.numbers) != "invalid"):
                found.append(Candidate(match.start(), match.end(), digits))
    return found


# The numbering plan by first digits: lengths with the leading 0. 01 numbers are left to phonenumbers.
_PLAN: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"03[0347]\d*", (11,)),
    (r"0800\d*", (10, 11)),
    (r"0808\d*", (11,)),
    (r"08(?:4[2-5]|7[0-3]|2\d)\d*", (11,)),
    (r"020[34578]\d*|02[3489]\d*", (11,)),
    (r"07(?:0|[1-57-9]|6)\d*", (11,)),
    (r"09[0-9]\d*", (11,)),
    (r"05[56]\d*", (11,)),
)
_PLANNED = [(regex(pattern), lengths) for pattern, lengths in _PLAN]


def possible(digits: str, numbers: Mapping[str, Any] | None = None) -> str:
    """ "valid" where the plan has such a number, "invalid" where it has none, "ask" where only phonenumbers can tell.

    `digits` are national digits with the leading 0. Short codes are not judged here.
    """
    if is_drama(digits, numbers or {}):
        return "valid"
    if digits == "08001111":
        return "valid"
    if digits.startswith("01"):
        return "ask" if len(digits) in (10, 11) else "invalid"
    for pattern, lengths in _PLANNED:
        if pattern.fullmatch(digits):
            return "valid" if len(digits) in lengths else "invalid"
    return "invalid"


def is_valid(digits: str, numbers: Mapping[str, Any] | None = None) -> bool:
    """Whether a full number is one that could ring in the UK."""
    verdict = possible(digits, numbers)
    return _library_says(digits) if verdict == "ask" else verdict == "valid"


def _library_says(digits: str) -> bool:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(parsed))


def is_drama(digits: str, numbers: Mapping[str, Any]) -> bool:
    """Whether the number lies in a range that Ofcom keeps for drama."""
    return any(
        len(each["from"]) == len(digits) and each["from"] <= digits <= each["to"] for each in numbers.get("drama", ())
    )
