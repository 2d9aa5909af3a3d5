"""Whether a text speaks of the past where it prints an old name.

It tells of the change, or of what was before it, in the wording of a law or a case, or under a heading that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.values.document import TITLES
from safelint.words.issued import issued

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.document import Block, Document
    from safelint.values.entries import FormerName
    from safelint.values.source import Range
    from safelint.words.usage import Usage

_UNDATED = 2020  # the year up to which a date makes a text history where the year of the change is not known
_OUR_TIME = 1950
_SEVERAL = 3  # years that show what a text is about
_LONGEST_READ = 100_000  # characters of a text in which years are looked for
_HEADING_WITHIN = 40  # blocks between a paragraph and the heading that says what it is about
_LONGEST_HEADING = 300  # characters of one that are read
_LONGEST_CELL = 200
_YEAR = regex(r"(?<![\d/])(?<!\d )((?:1[89]|20)\d\d)(?:s|[/\u2013-]\d\d)?(?![\d:])(?! \d\d)")
_CENTURIES = ("18", "19", "20")


def date(view: TextView) -> str:
    """The month ("2014-03") of the first date that stands by itself at the top of the text, or ""."""
    return next((f"{each.year}-{each.month:02}" for each in view.view(issued)), "")


def is_before_the_change(day: str, entry: FormerName) -> bool:
    """Whether a date ("2014-03", or "") is of a time when the name was not given up yet."""
    return bool(day) and day < (entry.since or f"{_UNDATED}")


def tells_of_the_past(entry: FormerName, usage: Usage) -> bool:
    """Whether the sentence, or what stands beside it in a table, tells of the change or of what was before it."""
    if usage.led_by("former.today"):
        return False
    matches, text = usage.view.matches, usage.view.document.text
    ranges = [(usage.left, usage.start), (usage.end, usage.right), *_row(usage.view.document, usage.block)]
    if usage.led_by("former.old") or any(matches.holds("former.told", *each) for each in ranges):
        return True
    if any(matches.holds("former.now", *each) for each in ranges[1:]):
        return True
    around = (usage.before, usage.after, *(text[start:end] for start, end in ranges[2:]))
    if _names_present(entry, " ".join(around)) and not usage.led_by("former.running"):
        return True
    until = int(entry.since[:4]) if entry.since else _UNDATED
    return any(year <= until for each in around for year in _years(usage.view, each))


def goes_back(entry: FormerName, view: TextView, start: int, end: int) -> bool:
    """Whether `text[start:end]`, wherever in it, tells of a time when the name was in use."""
    until = int(entry.since[:4]) if entry.since else _UNDATED
    old = any(year <= until for year in _years(view, view.document.text[start:end]))
    return old or view.matches.holds("former.long-ago", start, end)


def is_told_in_the_past(usage: Usage) -> bool:
    """Whether the sentence has words of the past and none of today: what somebody did then, under the name of then.
    What is "being done" or "gets done" is of today."""
    tokens, lexicon = usage.view.tokens, usage.view.knowledge.lexicon
    left, start, end, right = map(tokens.at, (usage.left, usage.start, usage.end, usage.right))
    sides = (tokens.words[left:start], tokens.words[end:right])
    if not lexicon.words("former.present").isdisjoint(chain(*sides)):
        return False
    past, not_past, being = map(lexicon.words, ("former.past", "former.not-past", "former.being"))
    return any(
        word in past or (len(word) > 4 and word.endswith("ed") and word not in not_past and before not in being)
        for side in sides
        for before, word in pairwise(("", *side))
    )


def is_in_law(entry: FormerName, usage: Usage) -> bool:
    """Whether the words name a party to a case, or stand in the wording of a charge or of an Act."""
    if usage.led_by("former.case-before") or usage.followed_by("former.case-after"):
        return True
    if entry.kind == "law" and usage.led_by("former.since"):
        return True
    return entry.kind in ("law", "order") and (
        usage.holds_before("former.of-law") or usage.holds_after("former.of-law")
    )


def is_under_history(view: TextView, offset: int) -> bool:
    """Whether the heading above, or that of the whole text, says that what follows is history."""
    document = view.document
    top = document.block_at(view.top)
    if top.kind in TITLES and _is_of_history(view, top):
        return True
    heading = document.heading_above(document.block_index(offset) + 1, _HEADING_WITHIN + 1)
    return heading is not None and _is_of_history(view, heading)


def is_of_the_past(view: TextView) -> bool:
    """Whether most years that a text names lie before our time: it quotes old papers, or tells in their words."""
    years = list(_years(view, view.document.text[:_LONGEST_READ]))
    old = sum(year < _OUR_TIME for year in years)
    return old >= _SEVERAL and 2 * old > len(years)


def _is_of_history(view: TextView, heading: Block) -> bool:
    end = min(heading.end, heading.start + _LONGEST_HEADING)
    return view.matches.holds("former.history-heading", heading.start, end)


def _row(document: Document, block: Block) -> Iterator[Range]:
    """The other cells of the row of a table, or the term that a definition stands under."""
    place = document.block_index(block.start)
    if block.kind == "definition":
        others = document.blocks[max(0, place - 1) : place]
    elif block.kind == "cell":
        near = document.blocks[max(0, place - 6) : place + 7]
        others = tuple(each for each in near if each.shares_row(block) and each != block)
    else:
        others = ()
    return ((each.start, min(each.end, each.start + _LONGEST_CELL)) for each in others)


def _years(view: TextView, around: str) -> Iterator[int]:
    """The years that a text gives, but for those in titles of laws and guidance."""
    if any(century in around for century in _CENTURIES):
        of_titles = view.knowledge.lexicon.words("former.dated-title")
        for found in _YEAR.finditer(around):
            before = around[: found.start()].rstrip(" (").rsplit(None, 1)[-1:]
            if not (before and before[0].lower() in of_titles and before[0][0].isupper()):
                yield int(found[1])


def _names_present(entry: FormerName, around: str) -> bool:
    """Whether a name of today stands there too, so that a reader has it."""
    return any(_names(each, around) for each in entry.present)


def _names(present: str, around: str) -> bool:
    """Whether that name stands there, in full or by its letters."""
    whole, _, rest = present.partition(" (")
    short = rest.rstrip(")")
    at = around.find(whole) if whole else -1
    if at > 0 or (at == 0 and " " in whole):
        return True
    return bool(short) and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", around) is not None
