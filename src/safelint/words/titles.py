"""Words that are part of a name or a title: of a law, a film or a book, a service, a person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.text.web_addresses import file_ending

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.numbers.named import NamedText
    from safelint.text.view import TextView
    from safelint.values.source import Range
    from safelint.words.usage import Usage

_SHORT = 800  # characters of a block that may be an entry in a list of references
_BESIDE = 100  # characters after words within which the name of a body that they begin ends
_WITHIN = 40  # characters between words and what tells that they are in a film or a book

_YEAR = regex(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_OWNER = regex(r"\u00a9\s*(?:(?:19|20)\d\d[-\u2013\d]{0,5}\s*)?(?:by\s+)?$")
_SOME_YEAR = regex(r"\((?:1[89]|20)\d\d\)")
_BEGINS_TITLE = regex(r"[.,:]? \W?[A-Z]")
_WORD_BEFORE = regex(r"(?P<word>(?<![\w-])[A-Z][\w'.-]{0,25}) $")
_WORD_AFTER = regex(r" [A-Z][a-z']{2,25}\b")
_PERSON_AFTER = regex(r"\s[A-Z][\w'\u2019-]++\s[A-Z][\w'\u2019-]++(?!\s[A-Z])")
_PARTS_AFTER = regex(r"((?:,(?: [A-Z][\w'-]++)++)++)( ?[^\w\s]| \w++)?")
_LONGER_WORD = regex(r"[^\W\d_]{3,}")
_WORD = regex(r"[a-z]+")
_LOWER_WORD = regex(r"(?<![\w'-])[a-z][a-z'-]{3,}")
_UPPER_WORD = regex(r"(?<![\w'-])[A-Z][a-z'-]{3,}")


def is_name(usage: Usage) -> bool:
    """Whether the words are part of a longer name, or a person's."""
    before, words, after = usage.before, usage.words, usage.after
    if not _capitalised(usage, words) or _is_label(usage):
        return False
    if usage.led_by("excuses.thing-before") or usage.followed_by("excuses.thing-after"):
        return True
    single = " " not in words
    if single and before.endswith(", ") and after.startswith(",") and not words.isupper():
        return True
    if (single and usage.led_by("excuses.title")) or _begins_body(usage):
        return True
    if not _is_running(usage):
        return False
    lexicon = usage.view.knowledge.lexicon
    if _WORD_AFTER.match(after) and not usage.followed_by("excuses.day"):
        return True
    tells_of_past = usage.holds_before("excuses.history")
    if usage.led_by("excuses.called-for") and (not single or tells_of_past):
        return usage.led_by("excuses.body-for") is not None
    if not single and tells_of_past:
        return True
    found = _WORD_BEFORE.search(before)
    if found is None or found["word"].lower() in lexicon.words("excuses.not-a-name"):
        return False
    return single or bool(before[: found.start()].strip(" \"'(*"))


def is_anothers(view: NamedText, right: Iterable[str], origin: Range) -> bool:
    """Whether a name made of ordinary words, rightly one of `right`, is a part of somebody else's name in the text:
    "Asbestos Victims Support Group"."""
    surfaces = view.knowledge.registry.surfaces
    if not any(name.word for name in map(surfaces.get, map(str.lower, right)) if name is not None):
        return False
    return view.knowledge.longer_names.holds(view.document.text, *origin)


def may_be_anothers(view: NamedText, origin: Range, others: Iterable[Range]) -> bool:
    """Whether a word beside a name may make it somebody else's: "Northmoor Safe Lives". Towns, names of services and
    `others` do not: "Home Start Leeds", "The NSPCC Child Line"."""
    start, end = origin
    matches, near = view.matches, view.names_near(start - _BESIDE, end + _BESIDE)
    towns = filter(None, (matches.before("excuses.town", start), matches.after("excuses.town", end)))
    beside = [*others, *((each.start, each.end) for each in near), *((each.start, each.end) for each in towns)]
    left = max((last for _, last in beside if last <= start), default=0)
    right = min((first for first, _ in beside if first >= end), default=None)
    return view.knowledge.longer_names.holds(view.document.text, start, end, left, right)


def is_motto(usage: Usage) -> bool:
    """Whether as many words with capitals follow the words after a comma, and no more of a list: "Safe Lives, Safe
    Homes". A town does not."""
    found = _PARTS_AFTER.match(usage.after)
    if found is None:
        return False
    parts, follows = found[1], found[2] or ""
    same = {part.count(" ") for part in parts.split(",")[1:]} == {usage.words.count(" ") + 1}
    joins = usage.view.knowledge.lexicon.words("excuses.joins")
    town = usage.view.matches.holds("excuses.town", usage.end, usage.end + len(parts))
    return same and follows.strip() not in joins and not town


def is_owner(usage: Usage) -> bool:
    """Whether the words begin the name of whoever owns the text: "\u00a9 2016 On-line Counselling"."""
    return usage.words[:1].isupper() and _OWNER.search(usage.before) is not None


def is_in_path(usage: Usage) -> bool:
    """Whether the words are a part of where a file lies, or of its name: "C:\\Reports\\Womens Aid\\a.txt"."""
    before, after = usage.before[-1:], usage.after[:1]
    if "\\" in (before, after) or (before == "_") != (after == "_"):
        return True
    return file_ending(usage.after) in usage.view.knowledge.lexicon.words("numbers.file_endings")


def is_titled(usage: Usage) -> bool:
    """Whether the words are part of the title of a law, a film or a book."""
    if (
        usage.followed_by("excuses.by-its-maker")
        or _is_in_law(usage)
        or usage.clause_goes_on_with("excuses.in-work", _WITHIN, ".;")
    ):
        return True
    words = usage.words
    if words.isupper() and usage.led_by("excuses.on-a-sign"):
        return True
    if _capitalised(usage, words):
        if usage.led_by("excuses.work-before") or usage.followed_by("excuses.work-after"):
            return True
        if " " in words and (_is_entitled(usage) or _is_dated(usage)):
            return True
    return _is_in_reference(usage) or _is_emphasised(usage)


def _is_in_law(usage: Usage) -> bool:
    matches, text = usage.view.matches, usage.view.document.text
    for law in matches.all("excuses.instrument", usage.left, usage.start):
        if not any(map(text[law.end : usage.start].__contains__, ";:")):
            return not matches.holds("excuses.clause", law.start, usage.start)
    return False


def _is_entitled(usage: Usage) -> bool:
    """Whether it is said before the title what it is the title of; "Report" with a capital may be what to do."""
    found = usage.led_by("excuses.entitled")
    return found is not None and usage.view.document.text[found.start].islower()


def _is_dated(usage: Usage) -> bool:
    """Whether the title goes on to its year: "Child Prostitution in Britain (2004)"."""
    return _year(usage.view, usage.end, min(usage.right, usage.end + _BESIDE)) is not None


def _year(view: TextView, start: int, end: int) -> Match | None:
    """The year in brackets to which a name or a title in capitals goes on from `start`."""
    found = view.matches.first("excuses.year", start, end)
    if found is None or not _SOME_YEAR.fullmatch(view.document.text, *found):
        return None
    return found if _is_all_capitals(view, start, found.start, "excuses.in-titles") else None


def _is_in_reference(usage: Usage) -> bool:
    block = usage.block
    if block.end - block.start >= _SHORT:
        return False
    whole = usage.view.document.text[block.start : block.end]
    if not _YEAR.search(whole):
        return False
    if usage.view.knowledge.lexicon.expression("excuses.author").match(whole):
        return True
    year = _year(usage.view, block.start, block.end)
    return year is not None and _BEGINS_TITLE.match(whole, year.end - block.start) is not None


def _is_emphasised(usage: Usage) -> bool:
    """Whether the words are in an element for titles, or in a title in capitals that is emphasised."""
    document = usage.view.document
    place = bisect_right(document.inlines, usage.start, key=lambda inline: inline.start)
    for inline in document.inlines[max(0, place - 4) : place]:
        if inline.kind == "cite" and usage.end <= inline.end:
            return True
        if inline.kind == "emphasis" and usage.end <= inline.end:
            title = document.text[inline.start : inline.end]
            return _capitalised(usage, title) and " " in title.strip()
    return False


def _is_label(usage: Usage) -> bool:
    """Whether the sentence begins with what it calls somebody, and then names them: "Junkie Carl Moss stole"."""
    if not usage.begins(usage.start) or _begins_body(usage):
        return False
    label = usage.view.matches.after("excuses.label", usage.start)
    return label is not None and _PERSON_AFTER.match(usage.view.document.text, label.end) is not None


def _begins_body(usage: Usage) -> bool:
    """Whether the name of a body goes on from the words to its last: "Suicide Prevention and Support Network"."""
    found = usage.view.matches.first("excuses.body-name", usage.end, min(usage.right, usage.end + _BESIDE))
    return found is not None and _is_all_capitals(usage.view, usage.end, found.start, "excuses.in-names")


def _is_all_capitals(view: TextView, start: int, end: int, small: str) -> bool:
    """Whether every word in a range has a capital, but for those of the list `small`."""
    tokens, words = view.tokens, view.knowledge.lexicon.words(small)
    return all(
        tokens.words[at] in words or tokens.cased(at)[0].isupper() for at in range(tokens.at(start), tokens.at(end))
    )


def _capitalised(usage: Usage, words: str) -> bool:
    """Whether every longer word has a capital, and not capitals only."""
    small = usage.view.knowledge.lexicon.words("excuses.in-titles")
    longer = [word for word in _LONGER_WORD.findall(words) if word not in small]
    return bool(longer) and not words.isupper() and all(word[0].isupper() for word in longer)


def _is_running(usage: Usage) -> bool:
    """Whether capitals tell something here: small words outnumber the capitals of a headline."""
    before, after = usage.before, usage.after
    rest = f"{before[1:]} {after}"
    small, large = len(_LOWER_WORD.findall(rest)), len(_UPPER_WORD.findall(rest))
    if usage.block.kind in ("heading", "title", "cell"):
        return small > large
    running = usage.view.knowledge.lexicon.words("excuses.running")
    return small > 0 or not running.isdisjoint(_WORD.findall(f"{before} {after}"))
