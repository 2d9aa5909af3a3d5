"""Whether three to six digits are a number to dial or to text here, and not a count, a room or a page."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.numbers.cue_words import CueWords
from safelint.numbers.find.plan import SHORT
from safelint.numbers.find.surroundings import TOKEN, Surroundings, words_of
from safelint.numbers.registry import Registry

# What follows a number that heads a line: "101 (or report online)", "999 - in an emergency".
_HEADS_LINE = regex(r"\s?(?:[:|\u00b7\u2013\u2014]|-\s|\((?!of\b|\d))")


def short_ok(digits: str, start: int, end: int, place: Surroundings) -> bool:
    """Whether 999, 101, 111 and the like are numbers to dial here, and not a count, a room or a page."""
    before, after, cues = place.before(start), place.after(end), place.words
    edge = place.text[end : end + 1]  # even where it ends the block
    left, right = words_of(before)[::-1], words_of(after)
    if _no_code_before(before, left, cues):
        return False
    alone = not before.strip() and (not after.strip() or after.lstrip()[:1] in ":\u2013\u2014-,.;()|\u00b7\n/")
    if right[:1] and right[0] in cues.of_calls and not _cue_precedes(left, cues):
        return False
    if alone or _cue_follows(right, cues) or (before[-1:] == "\n" and _HEADS_LINE.match(after)):
        return True
    counted = _counted(after, right, edge, cues)
    cued = _cue_precedes(left, cues)
    if digits in ("112", "911", "159", "119", "105"):
        return cued and not counted
    slash = after[:1] == "/" and right[1:2] and right[1] in SHORT
    if (counted and not slash) or _street_follows(after, cues):
        return False
    if digits in ("999", "18000"):
        return True
    if cued:
        plural = bool(right) and right[0].isalpha() and right[0].endswith("s") and len(right[0]) > 3
        weak = bool(left) and left[0] in cues.short_weak
        return not (weak and plural and right[0] not in cues.short_verbs)
    above = before.removesuffix("\n") if after[:1] in ("", "\n") else before  # alone in its line, under its label
    if cues.urgent.intersection(TOKEN.findall(above[above.rfind("\n") + 1 :].lower())):
        return not right or after.lstrip(" ")[:1] == "\n" or right[0] in cues.clause_ends
    joined = right[:1] in (["/"], [","], [";"]) and any(each in SHORT for each in right[1:3])
    return joined or (before.endswith("/") and left[1:2] != [] and left[1] in SHORT)


def _no_code_before(before: str, left: list[str], cues: CueWords) -> bool:
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
    return left[:1] != [] and left[0] in cues.short_veto


def _counted(after: str, right: list[str], edge: str, cues: CueWords) -> bool:
    if edge in (",", ".", "/") and after[1:2].isdigit():
        return True
    if edge == "-" and after[1:2].isalnum():
        return True
    return right[:1] != [] and right[0] in cues.counted


def _street_follows(after: str, cues: CueWords) -> bool:
    first = TOKEN.search(after)
    if first is None or not first.group()[:1].isupper():
        return False
    return any(word.lower() in cues.streets for word in TOKEN.findall(after)[1:4])


def _cue_follows(right: list[str], cues: CueWords) -> bool:
    words = [word for word in right[:6] if word not in ("'", '"', "\u2019", "\u201d")]
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in ("(", ":", "\u2013", "\u2014", "-"):
        return second in cues.short_in_brackets
    if first == ",":
        first, second = second, words[2] if len(words) > 2 else ""
        if first in cues.short_not_after_comma:
            return False
    if first in cues.short_or and second in SHORT:
        return True
    in_two = (
        (cues.short_or, cues.short_or_next),
        (cues.short_to, cues.short_to_next),
        (cues.short_if, cues.short_if_next),
        (cues.short_for, cues.short_for_next),
    )
    following = next((seconds for firsts, seconds in in_two if first in firsts), None)
    return first in cues.short_after if following is None else second in following


def _cue_precedes(left: list[str], cues: CueWords) -> bool:
    words = [word for word in left[:12] if word.isalnum() or word[:1].isalpha() or word in (",", "/", "&", "(")]
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
        if word in SHORT or word in ("123", "000"):
            between = words[:at]
            if words[at + 1 : at + 2] and words[at + 1] in cues.numbered:  # "routes 111, 112"
                return False
            return any(each in cues.short_joints for each in between) and not any(each.isdigit() for each in between)
    return False


def text_code_ok(digits: str, start: int, end: int, place: Surroundings, registry: Registry) -> bool:
    """Whether five digits are a number to text: after a word for texting, or beside its service's name."""
    before, after = place.before(start, 60), place.after(end)
    if digits == "7726" and place.words.pattern("forwarded").search(before):
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


def is_dialled(place: Surroundings, start: int, end: int) -> bool:
    """Whether three to five digits that are no short number are offered as one: "police on 110", "Dial 9999"."""
    after = place.after(end)
    right = TOKEN.findall(after.lower())
    stops = not right or right[0] in place.words.clause_ends or after[:1] == "\n"
    inside = place.words.pattern("no_code_after").match(after)
    return stops and not inside and bool(place.words.pattern("dialled").search(place.before(start)))


def asks_for_word(place: Surroundings, start: int) -> bool:
    return bool(keyword_in(place.before(start, 60), place.words))


def keyword_in(before: str, words: CueWords) -> str:
    """The word to text that ends what stands before a number, or ""."""
    found = words.pattern("keyword").search(before)
    return found.group(1) if found is not None and found.group(1).lower() not in words.no_keyword else ""
