"""Where a stop ends a sentence.

One pattern finds the places where a sentence could end; the token before, the token after and the pack's word lists
decide, each in a bounded stretch of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.text.web_addresses import WebAddresses
from safelint.values.document import BREAK

if TYPE_CHECKING:
    from safelint.values.tables.sentences import SentencesTable

_OPENERS = "\"'“‘«([{*_•"
_STOPS = ".!?…"
_CLOSERS = "\"'”’»)\\]}*_"
_REACH = 40
"""How far a decision looks back and ahead, in characters."""

# A run of stops, what closes after it, then white space. Possessive, so that no run is tried twice.
_CLOSED = rf"(?:[{_CLOSERS}]|\[\d{{1,3}}\])*+(?=\s)"
_END = regex(rf"([{_STOPS}](?<![{_STOPS}]{{2}})[{_STOPS}]*+){_CLOSED}")
_END_AT_FULL_STOPS = regex(rf"(\.(?<!\.\.)\.*+){_CLOSED}")
"""The same where a text has no other stops, three times as fast."""
_NEXT = regex(rf"\s+([{re.escape(_OPENERS)}]{{0,4}})([^\s{BREAK}]{{0,{_REACH}}})")
_LIST_MARK = regex(r"\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5}")
_SMALL_LIST_MARKS = frozenset(("a.", "b.", "c.", "d.", "e.", "f.", "i.", "ii.", "iii.", "iv.", "v.", "vi."))
_DOTTED = regex(r"[A-Za-z]{1,2}(?:\.[A-Za-z]{1,2})+")


class ProseData(NamedTuple):
    """The word lists of `sentences.toml`; what each is for stands there. All but the marked ones are lower case.

    `addresses` tell what is an address, which no stop inside it ends.
    """

    titles: frozenset[str]
    before_numbers: frozenset[str]
    before_times: frozenset[str]
    continuing: frozenset[str]
    may_end: frozenset[str]
    lettered: frozenset[str]
    run_on: frozenset[str]
    small_names: frozenset[str]
    refusing: frozenset[str]
    saints: frozenset[str]
    times: frozenset[str]
    also_words: frozenset[str]
    after_times: frozenset[str]  # as written
    starters: frozenset[str]  # as written
    marked_names: tuple[str, ...]  # as written
    after_marked_names: frozenset[str]  # as written
    special: frozenset[str]  # words before a full stop that may end no sentence
    addresses: WebAddresses

    @classmethod
    def of(cls, lists: SentencesTable, addresses: WebAddresses) -> ProseData:
        """From the lists that `sentences.toml` holds."""
        titles, continuing = _lower(lists["titles"]), _lower(lists["continuing"])
        may_end, saints = _lower(lists["may_end"]), _lower(lists["saints"])
        return cls(
            titles=titles,
            before_numbers=_lower(lists["before_numbers"]),
            before_times=_lower(lists["before_times"]),
            continuing=continuing,
            may_end=may_end,
            lettered=_lower(lists["lettered"]),
            run_on=_lower(lists["run_on"]),
            small_names=_lower(lists["small_names"]),
            refusing=_lower(lists["refusing"]),
            saints=saints,
            times=_lower(lists["times"]),
            also_words=_lower(lists["also_words"]),
            after_times=frozenset(lists["after_times"]),
            starters=frozenset(lists["starters"]),
            marked_names=lists["marked_names"],
            after_marked_names=frozenset(lists["after_marked_names"]),
            special=titles | continuing | may_end | saints,
            addresses=addresses,
        )


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(str.lower, words))


def ends(text: str, data: ProseData) -> Iterator[int]:
    """The offsets after which a sentence ends inside a block."""
    last = 0  # where the sentence before ended
    finder = _END if any(stop in text for stop in _STOPS[1:]) else _END_AT_FULL_STOPS
    for match in finder.finditer(text):
        start, end = match.span()
        if end - start != 1 or not _is_plain_end(text, start, data, last):
            ahead = _NEXT.match(text, end)
            if ahead is None or not _is_end(text, match, ahead, data, last):
                continue
        last = end
        yield end


def _is_plain_end(text: str, at: int, data: ProseData, last: int) -> bool:
    """Whether the stop at `at` stands as most do: after a common word, before a space and a capital letter."""
    if text[at] != "." or text[at + 1] != " " or not "A" <= text[at + 2 : at + 3] <= "Z":
        return False
    space = text.rfind(" ", max(at - _REACH, last), at)
    if space < 0:
        return False
    token = text[space + 1 : at]
    return token.isalpha() and len(token) > 1 and token.lower() not in data.special


def _is_end(text: str, match: re.Match[str], ahead: re.Match[str], data: ProseData, last: int) -> bool:
    opener, word = ahead.groups()
    first = word[:1]
    if not first:
        return True
    if first in ",;:)]”’–—" and not opener:
        return False
    if first.islower() and not _begins_small(word, data):
        return False
    stops = match[1]
    if stops != ".":
        return _is_marked_end(text, match, opener, word, data)
    at = match.start()
    before = text[max(at - _REACH, last) : at].rpartition(BREAK)[2].split()
    closed = at + 1 < match.end()
    return bool(before) and _is_full_stop(_Stop(text, at, last, before, word, closed), data)


def _begins_small(word: str, data: ProseData) -> bool:
    """Whether a word with a small letter may begin a sentence: an address, a name written so, the "b." of a list."""
    if word in _SMALL_LIST_MARKS:
        return True
    name = word.lower().rstrip(".,;:!?\"'”’)")
    return name.removesuffix("'s").removesuffix("’s") in data.small_names or data.addresses.stand_in(word)


def _is_marked_end(text: str, match: re.Match[str], opener: str, word: str, data: ProseData) -> bool:
    """Whether a sentence ends at "!", "?", "…" or several stops."""
    stops, first = match[1], word[:1]
    if "!" not in stops and "?" not in stops:  # an ellipsis
        return first.isupper() or bool(opener) or first == BREAK
    if stops in ("!", "?") and text.endswith(data.marked_names, max(match.start() - _REACH, 0), match.start() + 1):
        return not first.isdigit() and word.rstrip(".,;:!?)'’s") not in data.after_marked_names
    return True


class _Stop(NamedTuple):
    """One full stop at `text[at]` of a text whose sentence before ended at `last`: the words before it in its sentence,
    the last in front of it, the word that follows, and whether a quotation mark or bracket closes after it."""

    text: str
    at: int
    last: int
    before: list[str]
    following: str
    closed: bool

    @property
    def token(self) -> str:
        """The word in front of it."""
        return self.before[-1].lstrip(_OPENERS)

    @property
    def follower(self) -> str:
        """The word that follows, without the marks and the ending of a possessive behind it."""
        return self.following.rstrip(",;:.!?\"'”’)").removesuffix("'s").removesuffix("’s")


def _is_full_stop(stop: _Stop, data: ProseData) -> bool:
    """Whether one full stop ends a sentence."""
    token = stop.token
    low = token.lower()
    if low in data.continuing or (low in data.before_numbers and stop.following[:1].isdigit()):
        return False
    if low.isalpha() and len(low) > 1 and low not in data.may_end:  # by far the most
        is_title = low in data.titles and token[0].isupper()
        return not is_title and (low not in data.saints or _ends_with_street(stop, data))
    if _is_of_list_mark(stop):
        return False
    if len(token) == 1 and token.isalpha():
        return _ends_with_letter(stop, data)
    if low in data.times:
        return _ends_with_time(stop, data)
    if low in data.may_end or _DOTTED.fullmatch(token):
        return stop.follower in data.starters or (low in data.also_words and not stop.following[:1].isdigit())
    return True


def _ends_with_street(stop: _Stop, data: ProseData) -> bool:
    """Whether "St" is a street that ends its sentence, and no saint."""
    if stop.token[-1] != "t":
        return True
    return len(stop.before) > 1 and stop.before[-2][0].isupper() and stop.follower in data.starters


def _is_of_list_mark(stop: _Stop) -> bool:
    """Whether the stop belongs to the number or letter of an item that begins there."""
    if len(stop.before) > 1 or stop.closed or not _LIST_MARK.fullmatch(stop.token):
        return False
    is_small = stop.token.lower() + "." in _SMALL_LIST_MARKS
    return is_small or _opens_line(stop.text, stop.at - len(stop.before[0]), stop.last)


def _ends_with_letter(stop: _Stop, data: ProseData) -> bool:
    """Whether a single letter ends its sentence ("in Group B.") or is an initial ("J. Smith")."""
    is_label = len(stop.before) > 1 and stop.before[-2].lower() in data.lettered
    return is_label or stop.follower in data.starters


def _ends_with_time(stop: _Stop, data: ProseData) -> bool:
    """Whether "9 a.m." ends its sentence; one that opens it ("At 9 a.m. Police") hardly does."""
    opens = len(stop.before) <= 4 and stop.before[0].lower() in data.before_times and stop.at - stop.last < _REACH
    return stop.follower not in data.after_times and (not opens or stop.follower in data.starters)


def _opens_line(text: str, start: int, last: int) -> bool:
    """Whether nothing but white space stands between `start` and the sentence, block or line before."""
    before = text[max(start - _REACH, last) : start].rstrip(" \t")
    return not before or before[-1] in "\n\r" + BREAK
