"""Letters and words that readers may not know, where a document first uses them and explains them nowhere.

One pattern finds what is set in capitals. What the pack does not know is reported only where nothing but an
abbreviation can be meant: emphasis, names, numbers, codes and words in capitals look much the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.letters import fits, fits_end, fits_start, parts
from safelint.matcher import Matcher
from safelint.terms import ADDRESS, LONGEST_NAME, Guarded, any_overlap, window

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.model import Block
    from safelint.packs import Abbreviation, Pack

_NEAR = 160  # characters that are looked at before and after the letters
_MOST_PLACES = 50  # of the same letters that are looked at for an explanation

_LETTERS = regex(
    r"(?<![\w@#\\.&+'\u2019-])"
    r"(?:[A-Z][A-Za-z]{0,7}[A-Z]s?(?![\w@]|&\w|\.\w|[/\u2019'-]?\d)|(?:[A-Z]\.){2,8})"
)
_ROMAN = regex(r"[IVXLC]+")
_BODY = frozenset({"paragraph", "item", "definition", "cell", "footnote"})
_OF_THE_SITE = frozenset({"nav", "header", "footer"})

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\n": " "})
_OPENS = regex(r"\(['\"]?(?:(?:or|the|(?:also )?(?:known as|called)|hereafter|from now on|shortened to) ){0,3}['\"]?$")
_TO_FULL = regex(
    r"['\")]{0,2}(?:,? (?:or|which (?:stands for|means)|stands for|standing for|is short for|short for|means"
    r"|refers to|is|are)|\s?[:=\u2013\u2014,]| -) (?:the |an? )?"
)
_FROM_FULL = regex(
    r"(?:,? (?:or|also called|also known as|known as|called|abbreviated to|abbreviated as|shortened to|sometimes|often)"
    r"|\s?[:=\u2013\u2014,/]| -|,? which is called) (?:the |an? )?['\"]?$"
)
_KEYWORD = regex(
    r"\b(?:text(?:ing)?|press|type|send|code|ref(?:erence)?|search)(?: the)?(?: word)?:? ['\"]?$", re.IGNORECASE
)
_NAME_BEFORE = regex(r"/$|(?<=[\w,)] )[A-Z][\w'-]+,? $")
_NAME_AFTER = regex(r"/|['\"]?(?:'s)? (?:[A-Z][a-z]|\d|[A-Z]+\d)")
_CAPITALS = regex(r"[^\W\d_]{2,}")
_PROPER = regex(
    r"[A-Z][\w'\u2019-]*(?:[ \n](?:(?:of|and|the|for|in|into|to|on|with|against|&)[ \n]){0,2}[A-Z][\w'\u2019-]*){1,9}"
)
_WORD_SHOWN = regex(
    r"['\"*]{0,2}(?: \([^)]{8,}|:| ?[\u2013\u2014]| - |, (?:which|where|when)\b"
    r"|,? (?:means|describes|refers to|happens (?:when|where)|involves"
    r"|is (?!(?:on|in|at|not|now|no|rising|growing|spreading|common|still|also|often|likely|more|most|very|so|a growing"
    r"|a rising|an increasing|increasing|becoming)\b)))"
)
_WORD_CALLED = regex(r"(?:\b(?:known as|called|termed|term|word|phrase|as)|\() ['\"]?$|\(['\"]?$", re.IGNORECASE)


class Undefined(NamedTuple):
    """Letters or a word at `Document.text[start:end]` that nothing explains; `entry` is what the pack knows of them."""

    start: int
    end: int
    entry: Abbreviation | None


class _Place(NamedTuple):
    start: int
    end: int


class AbbreviationIndex:
    """What the pack knows of letters and of words to explain."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        lists = pack.prose.get("letters", {})
        self._lists = lists
        self._words = frozenset(lists.get("words", ()))
        self._entries: dict[str, Abbreviation] = {}
        self._matcher: Matcher[Abbreviation] = Matcher()
        for entry in pack.abbreviations:
            if entry.enabled:
                for form in entry.forms:
                    if entry.kind == "letters":
                        self._entries[form] = self._entries.setdefault(bare_form(form), entry)
                    else:
                        self._matcher.add(form, entry)
        self._known: dict[str, frozenset[str]] = {}

    def _known_to(self, audience: str) -> frozenset[str]:
        if audience not in self._known:
            lists = self._lists
            listed = {*lists.get("known", ()), *lists.get(f"known_{audience}", ())}
            listed -= {form for form in listed if form in self._entries}
            self._known[audience] = frozenset(listed) | {
                bare_form(form)
                for form, entry in self._entries.items()
                if entry.known == "partly" and audience in ("news", "professional")
            }
        return self._known[audience]

    @cached_property
    def _names(self) -> frozenset[str]:
        """Letters that organisations and services are known by: those that stand in their names."""
        found: set[str] = set()
        for service in self._pack.helplines:
            for name in (service.name, service.operator, *service.aliases):
                found.update(bare_form(word) for word in parts(name) if word.isupper())
        return frozenset(found)

    def find(self, analysis: Analysis) -> list[Undefined]:
        """What is explained nowhere, at its first use in the body, in order."""
        found = [*self._letters(analysis), *self._hard_words(analysis)]
        return sorted(found, key=lambda each: each.start)

    def _letters(self, analysis: Analysis) -> Iterator[Undefined]:
        known = self._known_to(analysis.audience)
        places: dict[str, list[_Place]] = {}
        for match in _LETTERS.finditer(analysis.document.text):
            key = bare_form(match[0])
            if key not in known:
                places.setdefault(key, []).append(_Place(*match.span()))
        for key, listed in places.items():
            entry = self._entries.get(key)
            if entry is None and (not self._may_be_letters(key) or key in self._names):
                continue
            first = self._first_use(analysis, listed, entry)
            if first is None:
                continue
            if (entry is not None and entry.known == "yes") or not self._explained(analysis, key, entry, listed):
                yield Undefined(*first, entry)

    def _may_be_letters(self, key: str) -> bool:
        """Whether letters that the pack does not know are an abbreviation, and not a word or a numeral."""
        if not 3 <= len(key) <= 7 or "." in key or _ROMAN.fullmatch(key):
            return False
        if not key.isupper():
            return len(key) == 3  # DfE, MoJ, CoP
        return key.lower() not in self._words and not _is_sayable(key)

    def _first_use(self, analysis: Analysis, places: list[_Place], entry: Abbreviation | None) -> _Place | None:
        for place in places:
            block = analysis.document.block_at(place.start)
            if block.kind not in _BODY or block.landmark in _OF_THE_SITE or block.header:
                continue
            if analysis.is_quoted(*place) or analysis.is_foreign(place.start):
                continue
            if self._in_capitals(analysis, block, place):
                continue
            if _in_address_or_name(analysis, place):
                continue
            before = analysis.document.text[max(block.start, place.start - _NEAR) : place.start].translate(_QUOTES)
            after = analysis.document.text[place.end : min(block.end, place.end + _NEAR)].translate(_QUOTES)
            if _KEYWORD.search(before):
                continue
            if entry is None and (_NAME_BEFORE.search(before) or _NAME_AFTER.match(after)):
                return None  # part of a name, a reference or a code
            return place
        return None

    def _in_capitals(self, analysis: Analysis, block: Block, place: _Place) -> bool:
        """Whether a word beside the letters is set in capitals too, or most of the block."""
        text = analysis.document.text
        before = _CAPITALS.findall(text, max(block.start, place.start - 40), place.start)[-1:]
        after = _CAPITALS.findall(text, place.end, min(block.end, place.end + 40))[:1]
        known = self._known_to(analysis.audience)
        for word in (*before, *after):
            if word.isupper() and bare_form(word) not in known and bare_form(word) not in self._entries:
                return True
        return text[block.start : min(block.end, block.start + 400)].isupper()

    def _explained(self, analysis: Analysis, key: str, entry: Abbreviation | None, places: list[_Place]) -> bool:
        document = analysis.document
        if entry is not None and len(key) > 2:
            lower = analysis.fold.text
            if any(full.lower() in lower for full in entry.expansions):
                return True
        elif entry is None and any(fits_end(key, each) or fits_start(key, each) for each in _proper(document.text)):
            return True
        for block in document.blocks:
            if block.kind == "tooltip" and fits(key, document.text[block.start : block.end]):
                return True
        return any(self._explained_at(analysis, key, entry, place) for place in places[:_MOST_PLACES])

    def _explained_at(self, analysis: Analysis, key: str, entry: Abbreviation | None, place: _Place) -> bool:
        document = analysis.document
        number = document.block_index(place.start)
        block = document.blocks[number]
        before = document.text[max(block.start, place.start - _NEAR) : place.start].translate(_QUOTES)
        after = document.text[place.end : min(block.end, place.end + _NEAR)].translate(_QUOTES)
        opens = _OPENS.search(before)
        if opens and (
            fits_end(key, before[: opens.start()]) or (entry is None and _names_something(before[: opens.start()]))
        ):
            return True
        if after.lstrip("'\"").startswith(" ("):
            inside = after.partition("(")[2].partition(")")[0]
            if fits_start(key, inside) or (entry is None and len(parts(inside)) > 1):
                return True
        follows = _TO_FULL.match(after)
        if follows and fits_start(key, after[follows.end() :]):
            return True
        precedes = _FROM_FULL.search(before)
        if precedes and fits_end(key, before[: precedes.start()]):
            return True
        return not before.strip("( ") and not after.strip(") :.") and _in_glossary(analysis, key, number)

    def _hard_words(self, analysis: Analysis) -> Iterator[Undefined]:
        if analysis.audience == "professional":
            return
        places: dict[str, list[_Place]] = {}
        entries: dict[str, Abbreviation] = {}
        for start, end, entry in self._matcher.find(analysis.fold.text):
            entries[entry.id] = entry
            places.setdefault(entry.id, []).append(_Place(*analysis.fold.unfold(start, end)))
        for name, listed in places.items():
            entry = entries[name]
            first = self._first_use(analysis, listed, entry)
            if first is not None and not any(self._word_explained(analysis, entry, each) for each in listed):
                yield Undefined(*first, entry)

    def _word_explained(self, analysis: Analysis, entry: Abbreviation, place: _Place) -> bool:
        document = analysis.document
        number = document.block_index(place.start)
        block = document.blocks[number]
        before = document.text[max(block.start, place.start - _NEAR) : place.start].translate(_QUOTES)
        after = document.text[place.end : min(block.end, place.end + _NEAR)].translate(_QUOTES)
        if _WORD_SHOWN.match(after) or _WORD_CALLED.search(before) or block.kind == "term":
            return True
        start = analysis.fold.fold(place.start)
        left, right = window(analysis, start)
        inside = (start - left, analysis.fold.fold(place.end) - left)
        needed = self._pack.needs
        guards = [Guarded(text, needed[text], ignore_case=False) for text in entry.exception_patterns]
        return any_overlap(guards, analysis.fold.cased[left:right], analysis.fold.text[left:right], inside)


def bare_form(form: str) -> str:
    """A form without the s of its plural."""
    return form[:-1] if len(form) > 2 and form[-1] == "s" and form[-2].isupper() else form


def _is_sayable(key: str) -> bool:
    """Whether letters can be read as a word: such ones are mostly names (PAPYRUS, CALM) or a word that is stressed."""
    vowels = [letter in "AEIOUY" for letter in key]
    longest = max(map(len, "".join("v" if vowel else "c" for vowel in vowels).split("v")))
    return len(key) > 3 and any(vowels[1:]) and longest <= 2


def _in_address_or_name(analysis: Analysis, place: _Place) -> bool:
    if any(
        name.start <= place.start and place.end <= name.end and name.end - name.start > place.end - place.start
        for name in analysis.names_near(place.start - LONGEST_NAME, place.end)
    ):
        return True
    start = analysis.fold.fold(place.start)
    left, right = window(analysis, start)
    inside = (start - left, start - left + place.end - place.start)
    if analysis.is_allowed(analysis.fold.text[left:right], inside):
        return True
    return any(
        each.start() < inside[1] and inside[0] < each.end()
        for each in ADDRESS.finditer(analysis.fold.cased[left:right])
    )


def _proper(text: str) -> list[str]:
    """The names with several capitals in a text."""
    return _PROPER.findall(text)


def _names_something(before: str) -> bool:
    """Whether two words with capitals stand right before: a name, whatever letters it goes by."""
    words = parts(before)[-4:]
    return sum(word[:1].isupper() for word in words) > 1


def _in_glossary(analysis: Analysis, key: str, number: int) -> bool:
    """Whether the letters are the whole of a term, a cell or a line, and what stands beside it is their full form."""
    document = analysis.document
    block = document.blocks[number]
    if block.kind == "term":
        return True
    near = document.blocks[max(0, number - 4) : number + 5]
    beside = [each for each in near if each.group == block.group and each.row == block.row]
    return any(fits_start(key, document.text[each.start : each.end]) for each in beside)
