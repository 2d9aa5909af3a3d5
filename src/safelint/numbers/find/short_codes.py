"""Whether three to six digits are a number to dial or to text here, and not a count, a room or a page."""

from __future__ import annotations

from functools import cached_property

from safelint.lazy import regex
from safelint.numbers.cue_words import CueWords
from safelint.numbers.find.digit_run import DigitRun
from safelint.numbers.find.surroundings import TOKEN, words_of
from safelint.numbers.registry import Registry

# What follows a number that heads a line: "101 (or report online)", "999 - in an emergency".
_HEADS_LINE = regex(r"\s?(?:[:|\u00b7\u2013\u2014]|-\s|\((?!of\b|\d))")
_MARKS_BEHIND = ":\u2013\u2014-,.;()|\u00b7\n/"


class _Beside:
    """The words and marks beside a short number: `left` of it, the nearest first, and `right` of it."""

    def __init__(self, run: DigitRun) -> None:
        self.cues, self.short = run.place.words, run.place.plan.short
        self.before, self.after = run.place.before(run.start), run.place.after(run.end)
        self.left, self.right = words_of(self.before)[::-1], words_of(self.after)
        self.edge = run.place.text[run.end : run.end + 1]  # even where it ends the block

    @property
    def is_alone(self) -> bool:
        """Whether nothing stands before it, and behind it nothing or a mark."""
        return not self.before.strip() and (not self.after.strip() or self.after.lstrip()[:1] in _MARKS_BEHIND)

    @property
    def heads_line(self) -> bool:
        """Whether it begins a line that goes on about it."""
        return self.before[-1:] == "\n" and _HEADS_LINE.match(self.after) is not None

    @cached_property
    def is_announced(self) -> bool:
        """Whether a word before it says that it is a number to call."""
        return _cue_precedes(self)

    @property
    def is_counted(self) -> bool:
        """Whether it counts what follows, or more digits or letters do."""
        if self.edge in (",", ".", "/") and self.after[1:2].isdigit():
            return True
        if self.edge == "-" and self.after[1:2].isalnum():
            return True
        return not self.cues.counted.isdisjoint(self.right[:1])

    @property
    def is_before_slash(self) -> bool:
        """Whether a slash and another short number follow it."""
        return self.after[:1] == "/" and not self.short.isdisjoint(self.right[1:2])

    @property
    def counts_calls(self) -> bool:
        """Whether it tells how many calls there were."""
        return not self.cues.of_calls.isdisjoint(self.right[:1]) and not self.is_announced

    @property
    def counts_plural(self) -> bool:
        """Whether it stands between a word that announces little and a plural: "on 101 streets"."""
        right = self.right[:1]
        plural = bool(right) and right[0].isalpha() and right[0].endswith("s") and len(right[0]) > 3
        return plural and right[0] not in self.cues.short_verbs and not self.cues.short_weak.isdisjoint(self.left[:1])

    @property
    def is_urgent(self) -> bool:
        """Whether a word in its line, or its label above it, says that it is urgent."""
        own_line = self.after[:1] in ("", "\n")
        above = self.before.removesuffix("\n") if own_line else self.before
        return not self.cues.urgent.isdisjoint(TOKEN.findall(above[above.rfind("\n") + 1 :].lower()))

    @property
    def ends_clause(self) -> bool:
        right = self.right
        return not right or self.after.lstrip(" ")[:1] == "\n" or right[0] in self.cues.clause_ends

    @property
    def is_listed(self) -> bool:
        """Whether another short number stands beside it."""
        if self.right[:1] in (["/"], [","], [";"]) and any(each in self.short for each in self.right[1:3]):
            return True
        return self.before.endswith("/") and not self.short.isdisjoint(self.left[1:2])


def short_ok(run: DigitRun) -> bool:
    """Whether 999, 101, 111 and the like are numbers to dial here, and not a count, a room or a page."""
    beside = _Beside(run)
    if _no_code_before(beside) or beside.counts_calls:
        return False
    if beside.is_alone or _cue_follows(beside) or beside.heads_line:
        return True
    if run.digits in run.place.plan.seldom_meant:
        return beside.is_announced and not beside.is_counted
    if (beside.is_counted and not beside.is_before_slash) or _street_follows(beside.after, beside.cues):
        return False
    if run.digits in run.place.plan.always_meant:
        return True
    if beside.is_announced:
        return not beside.counts_plural
    return beside.ends_clause if beside.is_urgent else beside.is_listed


def _no_code_before(beside: _Beside) -> bool:
    """Whether what stands right before digits says that they are a sum, a reference or a count."""
    before, left = beside.before, beside.left
    edge = before[-1:]
    if not edge:
        return False
    if edge == "/":
        return not (len(left) > 1 and left[1] in beside.short)
    if edge == "-":
        return before[-2:-1].isalnum()
    if edge in "\u00a3$\u20ac#.,":
        return True
    if edge.isalpha():
        return left[0] in ("a", "b", "c", "d", "e", "m")
    return left[:1] != [] and left[0] in beside.cues.short_veto


def _street_follows(after: str, cues: CueWords) -> bool:
    first = TOKEN.search(after)
    if first is None or not first.group()[:1].isupper():
        return False
    return any(word.lower() in cues.streets for word in TOKEN.findall(after)[1:4])


def _cue_follows(beside: _Beside) -> bool:
    cues = beside.cues
    words = [word for word in beside.right[:6] if word not in ("'", '"', "\u2019", "\u201d")]
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in ("(", ":", "\u2013", "\u2014", "-"):
        return second in cues.short_in_brackets
    if first == ",":
        first, second = second, words[2] if len(words) > 2 else ""
        if first in cues.short_not_after_comma:
            return False
    if first in cues.short_or and second in beside.short:
        return True
    in_two = (
        (cues.short_or, cues.short_or_next),
        (cues.short_to, cues.short_to_next),
        (cues.short_if, cues.short_if_next),
        (cues.short_for, cues.short_for_next),
    )
    following = next((seconds for firsts, seconds in in_two if first in firsts), None)
    return first in cues.short_after if following is None else second in following


def _cue_precedes(beside: _Beside) -> bool:
    cues = beside.cues
    words = [word for word in beside.left[:12] if word.isalnum() or word[:1].isalpha() or word in (",", "/", "&", "(")]
    plain = [word for word in words if word not in (",", "/", "&", "(")]
    if plain and plain[0] in cues.short_before:
        return plain[0] != "people" or plain[1:2] == ["missing"]
    if (
        plain
        and plain[0] in cues.short_skips
        and plain[1:2]
        and (plain[1] in cues.short_before or plain[1] in cues.short_skips)
    ):
        return plain[1] in cues.short_before or (len(plain) > 2 and plain[2] in cues.short_before)
    for at, word in enumerate(words[:4]):  # "101 or 999", "999, then 101"
        if word in beside.short or word in ("123", "000"):
            between = words[:at]
            if words[at + 1 : at + 2] and words[at + 1] in cues.numbered:  # "routes 111, 112"
                return False
            return any(each in cues.short_joints for each in between) and not any(each.isdigit() for each in between)
    return False


def text_code_ok(run: DigitRun, registry: Registry) -> bool:
    """Whether five digits are a number to text: after a word for texting, or beside its service's name."""
    digits, place = run.digits, run.place
    before, after = place.before(run.start, 60), place.after(run.end)
    if digits in place.plan.texted and place.words.pattern("forwarded").search(before):
        return True
    if not registry.knows(digits):
        return bool(place.words.pattern("texted").search(before)) or _is_texted_at_once(before, after, place.words)
    if before[-1:] in ("\u00a3", "$", "\u20ac", ",", ".") or place.words.pattern("sum_after").match(after):
        return False
    near = before[max(before.rfind(". "), before.rfind("\n\n")) + 1 :]
    if place.words.pattern("texting").search(near) or place.words.pattern("text_follows").match(after):
        return True
    entries = [*(owner.helpline for owner in registry.owners.get(digits, ()))]
    entries += [past.helpline for past in registry.retired.get(digits, ())]
    around = f"{before[-40:]} {after[:30]}".lower()
    return any(name.lower() in around for entry in entries for name in (entry.name, *entry.aliases))


def _is_texted_at_once(before: str, after: str, words: CueWords) -> bool:
    """Whether a word for texting stands right before digits that end their clause or have a purpose behind them."""
    if not before[-1:].isspace() or words.texted_at_once.isdisjoint(words_of(before)[-1:]):
        return False
    return (
        not after.strip("\n")
        or after[0] in ".,;)\n"
        or (after[0].isspace() and not words.code_ends.isdisjoint(words_of(after)[:1]))
    )


def is_dialled(run: DigitRun) -> bool:
    """Whether three to five digits that are no short number are offered as one: "police on 110", "Dial 9999"."""
    place, after = run.place, run.place.after(run.end)
    right = TOKEN.findall(after.lower())
    stops = not right or right[0] in place.words.clause_ends or after[:1] == "\n"
    inside = place.words.pattern("no_code_after").match(after)
    return stops and not inside and bool(place.words.pattern("dialled").search(place.before(run.start)))


def asks_for_word(run: DigitRun) -> bool:
    """Whether a word to text stands before digits."""
    return bool(keyword_in(run.place.before(run.start, 60), run.place.words))


def keyword_in(before: str, words: CueWords) -> str:
    """The word to text that ends what stands before a number, or ""."""
    found = words.pattern("keyword").search(before)
    return found.group(1) if found is not None and found.group(1).lower() not in words.no_keyword else ""
