"""Numbers, addresses and claims about helplines: right, current, whole and given to the right service.

One number gets at most one finding about its digits, the gravest explanation first; a link that dials something else,
an address and a claim are faults of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.model import (
    CONFIDENCES,
    ERROR,
    SUGGESTION,
    WARNING,
    Channel,
    Finding,
    Fix,
    Helpline,
    Number,
    RetiredNumber,
)
from safelint.phones import dialled
from safelint.plan import SHORT, SHORT_SLIPS, is_drama, is_valid
from safelint.plugins import Check
from safelint.registry import DIALLED, Registry, severity

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.packs import Rule

_FAMILY = "helpline/"

# What says of a number, before or after it, that it is not one to call: it is old, gone, or quoted as a mistake.
_GONE_BEFORE = regex(
    r"(?:\b(?:old|former|previous|earlier|defunct|outdated|obsolete|wrong|incorrect|discontinued)"
    r"\s(?:[\w'\u2019-]+\s){0,4}?(?:numbers?|lines?|helplines?|hotlines?)\b"
    r"(?:(?!\b(?:call|ring|phone|dial|text|contact)\b)[^.;]){0,40}"
    r"|\b(?:replac(?:ed|es|ing)|instead of|rather than|formerly|previously|withdrew|stopped using|no longer|wrongly|"
    r"mistakenly|mis(?:printed|quoted|typed|dialled)|used to (?:be|run|have|use|answer)|not|never|"
    r"once (?:was|ran|had|used|answered|operated)|(?:do not|don['\u2019]t|never) (?:call|ring|dial|use|print|give))\s"
    r"(?:(?:answers?|as|at|available|be|by|calling|given|has|helpline|in|is|its|line|number|old|on|printed|reached|"
    r"ringing|runs?|the|their|to|use|uses|using|via|was)\s){0,4}"
    r")[\"'\u2018\u201c(]?$",
    re.IGNORECASE,
)
_GONE_AFTER = regex(
    r"[)\"'\u2019\u201d]?,?\s(?:(?:which|that|and|now|since|also|later)\s)?(?:no longer|ceased|stopped working|"
    r"do(?:es)?(?: not|n['\u2019]t) work|closed (?:down|for good|in (?:[A-Z]\w+ )?(?:19|20)\d\d)|"
    r"(?:(?:is|are|was|were|has|have|had|been|now|since|also|later)\s){1,4}"
    r"(?:no longer|closed(?! (?:at|on|over|for|between))|replaced|withdrawn|retired|discontinued|switched off|"
    r"disconnected|defunct|obsolete|out of (?:date|use)|old|wrong|incorrect|a misprint|ceased|ended))\b",
    re.IGNORECASE,
)


def _is_disowned(analysis: Analysis, number: Number) -> bool:
    """Whether the number's own sentence says that it is old, withdrawn or a mistake."""
    sentence = analysis.sentence_at(number.start)
    start, end = (sentence.start, sentence.end) if sentence is not None else (number.start - 120, number.end + 80)
    text = analysis.document.text
    start = max(0, start, number.start - 120)
    before = text[start : number.start].rpartition("\0")[2]
    after = text[number.end : max(number.end, min(end, number.end + 80))].partition("\0")[0]
    return bool(_GONE_BEFORE.search(before) or _GONE_AFTER.match(after))


class _Verdict(NamedTuple):
    """What is wrong with a number: the rule, the message, what the finding rests on."""

    rule: str
    message: str
    entry: Helpline | None = None
    severity: str = ERROR
    confidence: str = "high"
    fix: Fix | None = None


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    registry, today = analysis.knowledge.registry, analysis.settings.today
    for number in analysis.numbers:
        for verdict in judge(analysis, number):
            rule = rules.get(_FAMILY + verdict.rule)
            if rule is not None:
                if verdict.rule not in ("number-format", "fictional-number") and _is_disowned(analysis, number):
                    break
                yield _finding(analysis, rule, number, verdict, today)
                break
    if "helpline/tel-link" in rules:
        yield from _links(analysis, rules["helpline/tel-link"])
    if "helpline/website" in rules:
        yield from _websites(analysis, rules["helpline/website"], registry)
    if "helpline/claim" in rules:
        for place in range(len(analysis.numbers)):
            yield from _claims(analysis, rules["helpline/claim"], place)


def _finding(analysis: Analysis, rule: Rule, number: Number, verdict: _Verdict, today: str) -> Finding:
    confidence, most = verdict.confidence, verdict.severity
    if verdict.entry is not None:
        known = analysis.knowledge.registry.strength(verdict.entry.id, today)
        confidence = max(confidence, known, key=CONFIDENCES.index)
        most = severity(confidence, most)
    related: tuple[tuple[str, int, int], ...] = ()
    if number.name_end > number.name_start and verdict.rule != "number-format":
        related = (("named here", number.name_start, number.name_end),)
    sources = _sources(verdict.entry) if verdict.entry is not None else None
    return analysis.finding(
        rule,
        number.start,
        number.end,
        verdict.message,
        severity=most,
        confidence=confidence,
        related=related,
        fix=verdict.fix,
        sources=sources or None,
    )


def judge(analysis: Analysis, number: Number) -> Iterator[_Verdict]:
    """What is wrong with a number, the gravest explanation first. Nothing where it is right."""
    registry = analysis.knowledge.registry
    if is_drama(number.digits, registry.numbers):
        yield _Verdict(
            "fictional-number",
            f"{_shown(number)} is in a range that Ofcom keeps for drama: nobody answers it."
            f" {_right(registry, number)}".rstrip(),
        )
        return
    yield from _retired(registry, number)
    yield from _given_to_another(analysis, number)
    if not registry.owners.get(number.digits):
        yield from _impossible(registry, number)
        yield from _swapped(analysis, number)
    yield from _costly(registry, number)
    if not registry.owns(number.service, number.digits):
        return
    yield from _format(analysis, registry, number)


def _shown(number: Number) -> str:
    return " ".join(number.text.split()) if any(char.isdigit() for char in number.text) else number.digits


# Services that are called by their number: a sentence needs words for them.
_NUMBERS_BY_NAME = {"police-101": "the police non-emergency number", "emergency-999": "the emergency number"}


def _display(entry: Helpline) -> str:
    """The service's name as a sentence takes it: "the NSPCC Helpline", "Childline"."""
    name = entry.name
    if name.isdigit() or entry.id in _NUMBERS_BY_NAME:
        return _NUMBERS_BY_NAME.get(entry.id, name)
    lower = name.lower()
    if lower.startswith(("the ", "scotland's")):
        return name
    takes_article = lower.endswith(("helpline", "line", "hotline", "service", "number")) and " " in name
    return f"the {name}" if takes_article and not lower.startswith(("men's", "family", "carers")) else name


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _right(registry: Registry, number: Number, kind: str = "") -> str:
    """ "Childline is 0800 1111." for the service that the text gives the number to, or ""."""
    entry = registry.by_id.get(number.attributed_to)
    if entry is None:
        return ""
    channels = [channel for channel in entry.channels if channel.number and channel.kind in DIALLED]
    same = [channel for channel in channels if channel.kind == number.kind]
    if not channels:
        return ""
    voice = [channel for channel in channels if channel.kind == "phone"]
    if number.kind == "phone" and not same and not voice:  # a number to text is no advice to one who would call
        return f"{_start(_display(entry))} has no phone line on record."
    channel = (same or voice or channels)[0]
    how = " by text" if channel.kind == "sms" else ""
    return f"{_start(_display(entry))} is {channel.number}{how}."


def _retired(registry: Registry, number: Number) -> Iterator[_Verdict]:
    """A number that was given up, or whose service was."""
    digits, named = number.digits, number.attributed_to
    pasts = registry.retired.get(digits, [])
    mine = [past for past in pasts if past.helpline.id == named]
    if mine and not registry.owns(named, digits):
        yield _retired_number(registry, number, mine[0].helpline, mine[0].retired)
        return
    owners = registry.owners.get(digits, [])
    if pasts and not owners:
        past = next((past for past in pasts if not named or registry.related(past.helpline.id, named)), None)
        if past is not None:
            yield _retired_number(registry, number, past.helpline, past.retired)
        return
    if not owners:
        return
    service = registry.by_id.get(number.service)
    if service is None or service.status == "active" or (named and named != service.id):
        return
    yield _closed(registry, number, service)


def _retired_number(registry: Registry, number: Number, entry: Helpline, retired: RetiredNumber) -> _Verdict:
    until = f" ({_since(retired.until)})" if retired.until else ""
    message = f"{_shown(number)} was a number of {_display(entry)} and has been withdrawn{until}."
    successor = registry.by_id.get(entry.replaced_by) if entry.status != "active" else None
    if retired.replaced_by:
        message += f" Print {retired.replaced_by}."
    elif successor is not None and registry.printed(successor.id):
        message += f" {_start(_display(successor))} took over: {registry.printed(successor.id)}."
    elif registry.printed(entry.id):
        message += f" {_start(_display(entry))} is {registry.printed(entry.id)} today."
    return _Verdict("retired-number", message, entry)


def _since(until: str) -> str:
    said = _date(until)
    return f"in {said}" if re.fullmatch(r"(?:[A-Z][a-z]+ )?\d{4}", said) else said


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _date(written: str) -> str:
    """ "2015-09" as people write it: "September 2015". Other words stay as they are."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", written)
    if not match or not 1 <= int(match.group(2)) <= 12:
        return written
    day = f"{int(match.group(3))} " if match.group(3) else ""
    return f"{day}{_MONTHS[int(match.group(2)) - 1]} {match.group(1)}"


def _closed(registry: Registry, number: Number, service: Helpline) -> _Verdict:
    successor = registry.by_id.get(service.replaced_by)
    since = f" ({_date(service.status_date)})" if service.status_date else ""
    if successor is not None and registry.owns(successor.id, number.digits):
        message = (
            f"{service.name} is now {successor.name}{since}. The number "
            f"{registry.printed(successor.id, number.digits)} has not changed."
        )
        return _Verdict("retired-number", message, service, WARNING)
    if successor is not None:
        printed = registry.printed(successor.id)
        to = f": {printed}" if printed else ""
        verb = {"merged": "became part of", "renamed": "is now"}.get(service.status, "was replaced by")
        message = f"{_shown(number)} was {service.name}, which {verb} {_display(successor)}{since}{to}."
    else:
        message = f"{_shown(number)} was {service.name}, which has closed{since}."
    return _Verdict("retired-number", message, service)


def _given_to_another(analysis: Analysis, number: Number) -> Iterator[_Verdict]:
    """The named service does not have this number: somebody else's, a slip, or unknown."""
    registry = analysis.knowledge.registry
    entry = registry.by_id.get(number.attributed_to)
    digits = number.digits
    if (
        entry is None
        or registry.owns(entry.id, digits)
        or any(past.helpline.id == entry.id for past in registry.retired.get(digits, ()))
    ):
        return
    doubt = "high" if number.clear else "medium"
    owners = [owner.helpline for owner in registry.owners.get(digits, ())] or [
        past.helpline for past in registry.retired.get(digits, ())
    ]
    if owners:
        yield from _wrong_organisation(analysis, number, entry, owners, doubt)
        return
    slipped = registry.one_slip(digits, entry.id) or (
        registry.one_slip("0" + digits, entry.id) if digits[:1] != "0" else ""
    )
    if not slipped and "0" + digits in registry.owned(entry.id):
        slipped = "0" + digits
    if not slipped:
        slipped = _with_surplus(registry, entry, digits)
    if slipped:
        printed = registry.printed(entry.id, slipped)
        yield _Verdict(
            "mistyped-number",
            f"{_shown(number)} is one slip away from {printed}, the number of {_display(entry)}.",
            entry,
            ERROR,
            doubt,
        )
        return
    if not registry.owned(entry.id) or (len(digits) > 6 and not is_valid(digits, registry.numbers)):
        return
    # A body may well have more lines than its helpline. Only free and short numbers are for nothing but help.
    most = SUGGESTION if digits.startswith(("01", "02", "03", "07")) else WARNING
    if number.clear and (digits.startswith(("0800", "0808")) or len(digits) < 7):
        most = ERROR
    if len(digits) == 5 and digits.startswith("70"):  # codes that take gifts by text
        most = SUGGESTION
    yield _Verdict(
        "unknown-number",
        f"{_shown(number)} is not a number that {_display(entry)} is known to have. {_right(registry, number)}".strip(),
        entry,
        most,
        doubt if most != SUGGESTION else "low",
    )


def _with_surplus(registry: Registry, entry: Helpline, digits: str) -> str:
    """The entry's number that `digits` begin with, two or three digits too many after it, or ""."""
    owned = (own for own in registry.owned(entry.id) if len(own) > 5 and 0 < len(digits) - len(own) <= 3)
    return next((own for own in owned if digits.startswith(own)), "")


def _wrong_organisation(
    analysis: Analysis, number: Number, entry: Helpline, owners: list[Helpline], doubt: str
) -> Iterator[_Verdict]:
    registry = analysis.knowledge.registry
    owner = registry.by_id.get(number.service) or owners[0]
    most, right = ERROR, _right(registry, number)
    message = f"{_shown(number)} is {_display(owner)}, not {_display(entry)}."
    kin = any(registry.related(each.id, entry.id) for each in owners)
    if kin and not _of_another_nation(analysis, number, entry, owners):
        most = SUGGESTION
        message = f"{_shown(number)} is {_display(owner)}, which is not the same service as {_display(entry)}."
    yield _Verdict("wrong-organisation", f"{message} {right}".strip(), entry, most, doubt)


def _of_another_nation(analysis: Analysis, number: Number, entry: Helpline, owners: list[Helpline]) -> bool:
    """Whether the text names one nation's service in full and gives it the number of its sister in another."""
    registry = analysis.knowledge.registry
    words = _bare(" ".join(analysis.document.text[number.name_start : number.name_end].split()))
    if words not in {_bare(name) for name in (entry.name, *entry.aliases)}:
        return False
    for each in owners:
        if registry.ran_together(each.id, entry.id) or not each.status == entry.status == "active":
            return False
        if "uk" in (*each.nations, *entry.nations) or not set(each.nations).isdisjoint(entry.nations):
            return False
        if any(_bare(name).startswith(words) or words.endswith(_bare(name)) for name in (each.name, *each.aliases)):
            return False
    return True


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").replace("\u2019", "'")


def _swapped(analysis: Analysis, number: Number) -> Iterator[_Verdict]:
    """A free number that nobody has, given to nobody: a known one with two neighbouring digits swapped."""
    registry, digits = analysis.knowledge.registry, number.digits
    if number.attributed_to or number.kind != "phone" or not digits.startswith(("0800", "0808")):
        return
    nearest, right = registry.nearest(digits)
    if nearest and len(right) == len(digits) and sorted(right) == sorted(digits):
        whose = f"{registry.printed(nearest, right)}, {_display(registry.by_id[nearest])}"
        yield _Verdict(
            "mistyped-number", f"{_shown(number)} is two swapped digits away from {whose}.", None, SUGGESTION, "low"
        )


_IRISH = regex(r"02[12567]\d{7}")


def _impossible(registry: Registry, number: Number) -> Iterator[_Verdict]:
    """Digits that no UK phone can dial."""
    digits = number.digits
    if digits in SHORT and digits != "911":
        return
    if digits in SHORT_SLIPS:
        wanted = " or ".join(SHORT_SLIPS[digits])
        yield _Verdict("invalid-number", f"{digits} is no number to dial in the UK. Is {wanted} meant?", None, WARNING)
        return
    if (number.kind == "sms" and len(digits) < 7) or digits in registry.retired:
        return
    if digits == "911":
        yield _Verdict("invalid-number", "911 is not the UK emergency number. It is 999.")
        return
    if digits.startswith("118") and len(digits) == 6:
        return
    if len(digits) > 6 and is_valid(digits, registry.numbers):
        return
    nearest, right = registry.nearest(digits if digits[:1] == "0" or len(digits) < 8 else "0" + digits)
    if not nearest and "0" + digits in registry.owners:
        right, nearest = "0" + digits, registry.service("0" + digits)
    hint = (
        f" The nearest known number is {registry.printed(nearest, right)}, {_display(registry.by_id[nearest])}."
        if nearest
        else ""
    )
    if digits.startswith("0500"):
        yield _Verdict(
            "invalid-number", f"{_shown(number)} cannot be reached: 0500 numbers were withdrawn in June 2017.{hint}"
        )
        return
    sure = "high" if nearest or not digits.startswith("01") or len(digits) > 11 else "medium"
    most = ERROR if sure == "high" else WARNING
    # as long as many numbers in Ireland, or with an area code of there
    if not nearest and ((len(digits) == 9 and digits[1] in "124569") or _IRISH.fullmatch(digits)):
        most, sure = SUGGESTION, "low"
    why = f"it has {len(digits)} digits" if len(digits) not in (10, 11) else "no UK number begins or ends like this"
    yield _Verdict(
        "invalid-number",
        f"{_shown(number)} cannot be a UK number: {why}.{hint}",
        None,
        most,
        sure,
    )


def _costly(registry: Registry, number: Number) -> Iterator[_Verdict]:
    digits = number.digits
    charge = registry.charge(digits)
    if charge is None:
        return
    owners = registry.owners.get(digits, ())
    right = _right(registry, number)
    right = "" if registry.owns(number.attributed_to, digits) else right
    if charge:
        message = (
            f"A call to {_shown(number)} costs {charge} on top of the phone company's access charge. Give a number "
            f"that is free or costs no more than a call to an 01 number. {right}"
        )
    else:
        message = (
            f"{_shown(number)} is a personal number, not a mobile: a call can cost more than to a mobile. Give a "
            f"number that is free or costs no more than a call to an 01 number. {right}"
        )
    yield _Verdict("costly-number", message.strip(), owners[0].helpline if owners else None, WARNING)


_INVISIBLE = regex("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SEPARATOR = regex(r"[^0-9A-Za-z]+")


def _format(analysis: Analysis, registry: Registry, number: Number) -> Iterator[_Verdict]:
    """Right digits, but printed in a way that is hard to read or not its operator's."""
    if (number.kind == "sms" and len(number.digits) < 7) or len(number.digits) < 6:
        return
    channels = [
        owner.channel
        for owner in registry.owners[number.digits]
        if owner.helpline.id == number.service and owner.channel.number
    ]
    if not channels or not any((char.isalnum() and not char.isascii()) or char.isdigit() for char in number.text):
        return
    text = _INVISIBLE.sub("", number.text)
    if _grouped_as(text, channels):
        return
    if (not number.text.isascii() and re.search("[\uff10-\uff19]", text)) or "O" in text:
        yield _style(
            analysis, number, channels[0], "uses characters that are not digits, so a phone cannot dial it", WARNING
        )
    elif text.isdigit() and len(text) >= 8:
        yield _style(analysis, number, channels[0], "is hard to read and to hear as one row of digits", WARNING)
    else:
        yield _style(analysis, number, channels[0], "is not grouped as its operator prints it", SUGGESTION)


def _grouped_as(text: str, channels: list[Channel]) -> bool:
    groups = _SEPARATOR.sub(" ", text).strip()
    for channel in channels:
        for printed in (channel.number, *channel.other_groupings[:0]):
            if groups == _SEPARATOR.sub(" ", printed).strip():
                return True
    written = text.strip()
    if written.startswith(("+", "00", "(+")):  # the form for calls from abroad has no grouping of its own
        return " " in written or "-" in written
    return len(text) <= 6


def _style(analysis: Analysis, number: Number, channel: Channel, what: str, most: str) -> _Verdict:
    entry = analysis.knowledge.registry.by_id[number.service]
    printed = channel.number
    if printed.startswith("18001"):
        printed = printed[5:].strip()
    fix = analysis.fix(number.start, number.end, printed) if not re.search("[-\ufffc]", number.text[:0]) else None
    message = f"{_shown(number)} {what}. {_start(_display(entry))} prints it as {printed}."
    return _Verdict("number-format", message, entry, most, "high", fix)


# Links.


def _links(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    """A `tel:` or `sms:` link that dials another number than the one shown."""
    registry = analysis.knowledge.registry
    numbers = analysis.numbers
    starts = [number.start for number in numbers]
    for inline in analysis.document.inlines:
        if inline.kind != "link" or inline.target[:4].lower() not in ("tel:", "sms:", "call"):
            continue
        target = dialled(inline)
        left, right = bisect_left(starts, inline.start), bisect_left(starts, inline.end)
        shown = [number for number in numbers[left:right] if any(char.isdigit() for char in number.text)]
        if not target or len(shown) != 1 or shown[0].digits == target:
            continue
        number = shown[0]
        if (
            target in ("0" + number.digits, number.digits.lstrip("0"))
            and registry.knows(number.digits)
            and target.lstrip("0") == number.digits.lstrip("0")
        ):
            continue
        known = registry.by_id.get(registry.service(target))
        whose = f", {_display(known)}" if known is not None and known.id != number.service else ""
        message = f"The link dials {target}{whose}, but the text shows {_shown(number)}. Make both the same."
        yield analysis.finding(rule, number.start, number.end, message)


# Addresses.

_ADDRESS = regex(r"(?<![@\w.-])(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8})(?![\w@])", re.IGNORECASE)
# The dot before an ending that UK services have: a plain search finds it far faster than a whole address.
_DOT = regex(r"\.(?=(?:org|com|co|net|info|uk|wales|cymru|scot|support|charity|help|eu)\b)", re.IGNORECASE)


def _printed_hosts(text: str) -> Iterator[tuple[int, int, str]]:
    end = 0
    for dot in _DOT.finditer(text):
        if dot.start() < end:
            continue
        start = max(end, dot.start() - 60)
        for match in _ADDRESS.finditer(text, start, dot.start() + 40):
            if match.start() <= dot.start() < match.end():
                end = match.end()
                yield match.start(), end, match.group(1)
                break


def _websites(analysis: Analysis, rule: Rule, registry: Registry) -> Iterator[Finding]:
    """An address that is nearly a service's own: another ending, or a letter off."""
    text = analysis.document.text
    seen: list[tuple[int, int, str]] = list(_printed_hosts(text))
    for inline in analysis.document.inlines:
        if inline.kind == "link" and inline.end > inline.start and (found := _ADDRESS.match(inline.target)):
            if "." not in text[inline.start : inline.end]:
                seen.append((inline.start, inline.end, found.group(1)))
    if not seen:
        return
    domains = _domains(registry)
    for start, end, host in sorted(seen):
        near_ids = _near_domain(host.lower().removeprefix("www."), domains, registry)
        near = (registry.by_id[id_] for id_ in near_ids)
        entry = next((each for each in near if _is_named(analysis, each, start, end)), None)
        if entry is None:
            continue
        own = _host(entry.website)
        message = f"{host} is not the website of {_display(entry)}. It is {own}."
        confidence = registry.strength(entry.id, analysis.settings.today)
        yield analysis.finding(
            rule,
            start,
            end,
            message,
            severity=severity(confidence, WARNING if confidence != "high" else ERROR),
            confidence=confidence,
            sources=_sources(entry) or None,
        )


def _is_named(analysis: Analysis, entry: Helpline, start: int, end: int) -> bool:
    """Whether the service is named within 300 characters of an address, the address itself not counted."""
    shown = "." in analysis.document.text[start:end]
    return any(
        entry.id == hit.value.ids[0] and not (shown and start <= hit.start and hit.end <= end)
        for hit in analysis.names_near(start - 300, end + 300)
    )


_OFFICIAL = regex(r"(?:^|\.)(?:gov|nhs|police|parliament|mod)\.(?:uk|scot|wales)$|\.(?:gov\.uk|gov\.scot|gov\.wales)$")


def _sources(entry: Helpline) -> tuple[str, ...]:
    """The pages that the entry rests on: the operator's own first, then official ones."""
    own = _host(entry.website)

    def rank(url: str) -> int:
        host = _host(url)
        if own and (host == own or host.endswith("." + own)):
            return 0
        return 1 if _OFFICIAL.search(host) else 2

    return tuple(sorted((source.url for source in entry.sources), key=rank))


def _host(website: str) -> str:
    match = _ADDRESS.match(website)
    return match.group(1).lower().removeprefix("www.") if match else ""


@lru_cache(maxsize=4)
def _domains(registry: Registry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in registry.helplines:
        host = _host(entry.website)
        if host and not _is_shared(host, registry):
            found.setdefault(host, []).append(entry.id)
    return found


def _is_shared(host: str, registry: Registry) -> bool:
    return any(host == shared or host.endswith("." + shared) for shared in registry.naming.get("shared_hosts", ()))


_ENDING = regex(r"\.(?:org\.uk|co\.uk|uk\.com|gov\.uk|nhs\.uk|ac\.uk|police\.uk|[a-z]{2,12})$")


def _label(host: str) -> str:
    """The telling part of a domain: "stopitnow" of "www.stopitnow.org.uk"."""
    return _ENDING.sub("", host).rsplit(".", 1)[-1]


def _near_domain(host: str, domains: Mapping[str, list[str]], registry: Registry) -> list[str]:
    """The entries whose domain has the same label under another ending, where nobody in the registry owns `host`."""
    if _is_shared(host, registry) or any(
        host == own or host.endswith("." + own) or own.endswith("." + host) for own in domains
    ):
        return []
    label = _label(host)
    return [id_ for own, ids in domains.items() if len(label) >= 5 and _label(own) == label for id_ in ids]


# Claims.

_ROUND_THE_CLOCK = regex(
    r"\b(?:24[ -]?hours?|24 ?/ ?7|round[- ]the[- ]clock|24 hrs|day (?:and|or) night)\b", re.IGNORECASE
)
_FREE = regex(
    r"\b(?:free ?phone|free(?: of charge)?(?: to call| call| from| on|,|\)|\.|$)|calls? (?:are|is) free|"
    r"call (?:free|us free)|free helpline|for free)",
    re.IGNORECASE,
)
_NOT_FREE = regex(
    r"not free|isn['\u2019]t free|feel free|free service|free (?:and confidential )?(?:advice|support|information|"
    r"counselling)",
    re.IGNORECASE,
)
_LANDLINES = regex(
    r"free from (?:all )?(?:UK )?(?:landlines?|BT landlines?|land ?lines?)(?! and| or|,)|"
    r"free from most (?:landlines|mobiles|networks)",
    re.IGNORECASE,
)
_PENCE = regex(
    r"(?:costs?|charged|charge of|for)\s(?:just |only |a flat |about )*(?:15p|15 pence|\u00a30\.15)", re.IGNORECASE
)


def _claims(analysis: Analysis, rule: Rule, place: int) -> Iterator[Finding]:
    """What the sentence around a right number says of its hours and cost, as far as the numbers on either side."""
    registry, number = analysis.knowledge.registry, analysis.numbers[place]
    entry = registry.by_id.get(number.service)
    if entry is None or not registry.owns(entry.id, number.digits) or number.attributed_to not in ("", entry.id):
        return
    channel = next((owner.channel for owner in registry.owners[number.digits] if owner.helpline.id == entry.id), None)
    sentence = analysis.sentence_at(number.start)
    if channel is None or sentence is None:
        return
    start, end = sentence.start, sentence.end
    if place and analysis.numbers[place - 1].end <= number.start:
        start = max(start, analysis.numbers[place - 1].end)
    if place + 1 < len(analysis.numbers) and analysis.numbers[place + 1].start >= number.end:
        end = min(end, analysis.numbers[place + 1].start)
    if number.digits == "101":
        yield from _said(
            analysis, rule, _PENCE, start, end, "Calls to 101 have been free since 1 April 2020.", entry, WARNING
        )
        return
    if channel.cost == "standard" and number.digits.startswith(("01", "02", "03")):
        message = (
            f"A call to {channel.number} is not free: it costs as much as one to an 01 or 02 number, and comes out "
            f"of inclusive minutes."
        )
        yield from _said(analysis, rule, _FREE, start, end, message, entry, WARNING, near=number)
    if channel.cost == "free" and number.digits.startswith("080"):
        message = (
            "Numbers that begin 0800 or 0808 have been free from mobiles too since 1 July 2015. Write that the "
            "call is free."
        )
        yield from _said(analysis, rule, _LANDLINES, start, end, message, entry, WARNING)
    hours = channel.hours
    if hours and channel.kind == "phone" and "24" not in hours and _ROUND_THE_CLOCK.search(entry.name) is None:
        checked = entry.hours_checked
        message = f"{_start(_display(entry))} is not known to be open day and night. Hours on record: {hours}."
        yield from _said(
            analysis,
            rule,
            _ROUND_THE_CLOCK,
            start,
            end,
            message,
            entry,
            WARNING if checked else SUGGESTION,
            near=number,
        )


def _said(
    analysis: Analysis,
    rule: Rule,
    pattern: re.Pattern[str],
    start: int,
    end: int,
    message: str,
    entry: Helpline,
    most: str,
    near: Number | None = None,
) -> Iterator[Finding]:
    text = analysis.document.text
    if near is not None:
        start, end = max(start, near.start - 80), min(end, near.end + 80)
    said = text[start:end].lower()
    if not any(word in said for word in ("free", "24", "clock", "night", "hrs", "15")):
        return
    match = pattern.search(text, start, end)
    if match is None or _NOT_FREE.search(text, max(start, match.start() - 6), min(end, match.end() + 30)):
        return
    words = match.group().rstrip(" ,.)")
    confidence = "high" if most == WARNING else "low"
    level = (
        severity(analysis.knowledge.registry.strength(entry.id, analysis.settings.today), most)
        if most == WARNING
        else most
    )
    yield analysis.finding(
        rule,
        match.start(),
        match.start() + len(words),
        message,
        severity=level,
        confidence=confidence if level == WARNING else "low",
        sources=_sources(entry) or None,
    )


CHECK = Check("helpline", run)
