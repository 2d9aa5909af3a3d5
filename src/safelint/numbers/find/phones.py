"""The phone, short and text numbers of a document: those in its prose, in its links, in columns of numbers to text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.cue_words import CueWords
from safelint.numbers.find.country_codes import is_abroad
from safelint.numbers.find.digits import Candidate, candidates
from safelint.numbers.find.short_codes import keyword_in
from safelint.numbers.find.slips import slips
from safelint.numbers.plan import NumberingPlan
from safelint.numbers.ranges import is_foreign
from safelint.numbers.registry import Registry
from safelint.values.document import Inline
from safelint.values.ranges import Ranges
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText


MOST = 2_000
_LEAST_APART = 100  # characters to a number, where a text has more than so many
_LINK = regex(r"(tel|sms|callto):(?://)?\s*([+0-9()., -]{3,40})", re.IGNORECASE)


def most(size: int) -> int:
    """How many numbers are judged in a text of `size` characters: a directory of the whole country has no more.

    To judge one costs as much as to judge a long sentence, so that what is denser would take minutes.
    """
    return max(MOST, size // _LEAST_APART)


def find(view: NamedText) -> tuple[Number, ...]:
    """Every number in a document, sorted, with what it belongs to; `attributed_to` is still open.

    A `tel:` or `sms:` link whose words hold no number counts as one; its `text` is the words. Where there are more
    than `most` judges, some of them, more than so many: enough to see it.
    """
    document, registry = view.document, view.knowledge.registry
    limit = most(len(document.text))
    cues = view.knowledge.cue_words
    borders = [offset for struck in document.struck for offset in struck]
    first = list(islice(candidates(document.text, registry, cues, borders), limit + 1))
    found = [_number(document.text, registry, cues, candidate) for candidate in first]
    if len(first) > limit:
        return tuple(found)
    found = [number for number in found if not _is_in_name(view, number)]
    known = Ranges(found)
    for inline in document.inlines:
        if len(found) > limit:
            return tuple(found)
        if inline.kind == "link" and inline.end > inline.start:
            digits = dialled(inline, registry.plan)
            if digits and known.overlapping(inline.start, inline.end) is None:
                kind = "sms" if inline.target[:4].lower() == "sms:" else "short" if len(digits) < 7 else "phone"
                words, service = document.text[inline.start : inline.end], registry.service(digits)
                found.append(Number(inline.start, inline.end, words, digits, kind, service=service, linked=True))
    found += list(_text_column(view, Ranges(sorted(found))))
    slipped = Ranges([_number(document.text, registry, cues, each) for each in slips(view, Ranges(sorted(found)))])
    found = [each for each in found if slipped.overlapping(each.start, each.end) is None] + list(slipped)
    ends = {number.end for number in found}
    text = document.text
    rest = [
        index
        for index, block in enumerate(document.blocks)
        if block.kind in ("cell", "item") and text[block.end - 1 : block.end].isdigit() and block.end not in ends
    ]
    if rest:
        from safelint.numbers.find.missing_digits import lacking_digits

        known = Ranges(sorted(found))
        lacking = lacking_digits(view, rest)
        found.extend(each for each in lacking if known.overlapping(each.start, each.end) is None)
    return tuple(sorted(found))


def _is_in_name(view: NamedText, number: Number) -> bool:
    """Whether digits are a part of the name of a service that has no such number: "999 BSL", "HOPELINE 247"."""
    name = view.name_over(number.start, number.end)
    return name is not None and view.knowledge.registry.holders(number.digits).isdisjoint(name.value.ids)


def _text_column(view: NamedText, found: Ranges[Number]) -> Iterator[Number]:
    """Short numbers alone in a table's cell whose column, or row, is one for numbers to text; none that was `found`."""
    document, registry, cues = view.document, view.knowledge.registry, view.knowledge.cue_words
    columns: set[tuple[int, int]] = set()
    rows: set[tuple[int, int]] = set()
    for block in document.blocks:
        if block.kind != "cell" or block.end - block.start > 24:
            continue
        text = document.text[block.start : block.end]
        if cues.pattern("text_column").fullmatch(text):
            if block.header:
                columns.add((block.group, block.column))
            rows.add((block.group, block.row))
            continue
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit() and registry.plan.is_like_text_code(digits)):
            continue
        if (block.group, block.column) not in columns and (block.group, block.row) not in rows:
            continue
        start = block.start + text.index(digits)
        end = start + len(digits)
        if found.overlapping(start, end) is None:
            service = registry.service(digits)
            yield Number(start, end, digits, digits, "sms", service=service)


def dials_abroad(inline: Inline) -> bool:
    """Whether a link dials a number with the code of another country."""
    written = _unquoted(inline.target).partition(":")[2].lstrip(" (")
    return written.startswith("+") and not re.sub(r"\D", "", written).startswith("44")


def dialled(inline: Inline, plan: NumberingPlan) -> str:
    """The national digits that a link dials (`tel:`, `sms:`, `callto:`), "" where it dials none in the UK."""
    match = _LINK.match(_unquoted(inline.target))
    if not match or dials_abroad(inline):
        return ""
    written = match.group(2)
    digits = re.sub(r"\D", "", written)
    if is_abroad(digits) or (len(digits) == 11 and digits[0] == "1" and is_foreign(digits)):  # 1 800 ..., in America
        return ""
    return plan.national(written)


def _unquoted(target: str) -> str:
    """The address of a link with the signs of a number that addresses write in code."""
    return target.replace("%20", " ").replace("%2B", "+")


def _number(text: str, registry: Registry, cues: CueWords, found: Candidate) -> Number:
    before = text[max(0, found.start - 60) : found.start]
    before = before[max(before.rfind("\0"), before.rfind(". "), before.rfind("! ")) + 1 :]
    texts = any(map(before.lower().__contains__, cues.texting_parts))
    word = keyword_in(before, cues) if texts else ""
    return Number(
        found.start,
        found.end,
        text[found.start : found.end],
        found.digits,
        _kind(registry, cues, found, before if texts else "", word),
        relay=found.relay,
        keyword=word,
        service=registry.service(found.digits, registry.by_keyword(found.digits, word)),
    )


def _kind(registry: Registry, cues: CueWords, found: Candidate, before: str, keyword: str) -> str:
    digits = found.digits
    kinds = {owner.channel.kind for owner in registry.owners.get(digits, ())}
    if found.relay or (kinds == {"textphone"}) or (before and cues.pattern("textphone").search(before)):
        return "textphone"
    texted = bool(before) and _is_to_text(before, cues)
    if (
        keyword
        or digits in registry.text_codes
        or (kinds and kinds <= {"sms", "whatsapp"})
        or digits in registry.plan.texted
        or registry.plan.is_text_code(digits)
    ):
        return "sms"
    if texted and (not kinds or "sms" in kinds) and (len(digits) < 7 or registry.plan.is_mobile(digits)):
        return "sms"
    return "short" if len(digits) < 7 else "phone"


def _is_to_text(before: str, cues: CueWords) -> bool:
    """Whether the nearest word before a number that asks for a call or a text asks for a text alone."""
    nearest = _last(cues.pattern("texting"), before) > _last(cues.pattern("calling"), before)
    return nearest and not cues.pattern("call_or_text").search(before)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)
