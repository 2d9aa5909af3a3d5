"""The ages for which a text says that a line is, against those on record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.line_passages import LinePassage
from safelint.checks.helpline.reworded import ages_on_record
from safelint.checks.helpline.services import display, sentence_start, sources_of
from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.knowledge.index import Knowledge
    from safelint.lexicon.lexicon import Lexicon
    from safelint.lexicon.matching import Matches
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_DIGITS = regex(r"(?<!\d)\d{1,3}(?!\d)")  # no age has more
_OLDEST = 120
_TOLERANCE = 1  # years: "up to 18" and "under 18", "over 18" and "18 and over" are often said for each other
_FEWEST = 5  # years from which a line that is for the youngest too is not for all


class Ages(NamedTuple):
    """Ages in years at `text[start:end]`, both included; None where a text says nothing of the youngest or oldest."""

    start: int
    end: int
    youngest: int | None
    oldest: int | None


def read(matches: Matches, text: str, start: int, end: int) -> Ages | None:
    """The first ages that `text[start:end]` says: "under 19", "aged 16 to 24", "18 and over"."""
    found = []
    for name in ("ages.under", "ages.up-to", "ages.over", "ages.between"):
        match = matches.first(name, start, end)
        if match is None:
            continue
        left, right = matches.after(name, match.start) or match
        years = [int(each) for each in _DIGITS.findall(text, left, right)]
        if len(years) == 2 and name == "ages.between" and years[0] < years[1] < _OLDEST:
            found.append(Ages(left, right, *years))
        elif len(years) == 1 and 0 < years[0] < _OLDEST:
            ages = {"ages.under": (None, years[0] - 1), "ages.up-to": (None, years[0]), "ages.over": (years[0], None)}
            found.append(Ages(left, right, *ages.get(name, (None, None))))
    return min(found, key=lambda each: (each.start, -each.end)) if found else None


class AgesOnRecord:
    """What the ages of the channels of the registry mean, each read once a run."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon
        self._known: dict[str, Ages | None] = {}

    def of(self, ages: str) -> Ages | None:
        if ages not in self._known:
            self._known[ages] = _on_record(self._lexicon, ages)
        return self._known[ages]


def _on_record(lexicon: Lexicon, ages: str) -> Ages | None:
    """What the ages of a channel of the registry mean; None where they say nothing that can be compared.

    An end that is not said is not known where the line is for others too: "under 35, and anybody worried about them".
    """
    found = read(lexicon.matches(Tokens(fold(ages))), ages, 0, len(ages))
    if found is None or (found.start, found.end) != (0, len(ages)):
        return found
    return found._replace(youngest=found.youngest or 0, oldest=found.oldest or _OLDEST)


def disagree(said: Ages, known: Ages) -> bool:
    """Whether a text names other ages than those on record. An end that it leaves out is not compared."""
    if said.oldest is not None and known.oldest is not None and abs(said.oldest - known.oldest) > _TOLERANCE:
        return True
    if said.youngest is None or known.youngest is None:
        return False
    return abs(said.youngest - known.youngest) > _TOLERANCE and (known.youngest > 0 or said.youngest > _FEWEST)


def stated(analysis: Analysis, rule: Rule, passage: LinePassage, ages: str) -> Iterator[Finding]:
    """The ages that a passage gives where they are not `ages`, those on record, in words ("under 19")."""
    known = analysis.knowledge.made(AgesOnRecord).of(ages)
    said = read(analysis.matches, analysis.document.text, passage.start, passage.end) if known else None
    if known is None or said is None or not disagree(said, known) or _is_of_other(analysis, passage, said):
        return
    words = analysis.on_one_line(said.start, said.end)
    entry = passage.entry
    message = rule.says("other-ages", service=sentence_start(display(entry)), ages=ages, said=words)
    level = analysis.level(rule, "confirmed-ages" if entry.is_confirmed("ages") else "other-ages")
    level = analysis.knowledge.policy.capped(level, entry.confidence)
    sources = sources_of(entry, "ages")
    choices = (ages_on_record(analysis, rule, said.start, said.end, ages),)
    entries = (entry.id,)
    yield analysis.finding(
        rule, said.start, said.end, message, level, choices=choices, sources=sources, entries=entries
    )


def _is_of_other(analysis: Analysis, passage: LinePassage, said: Ages) -> bool:
    """Whether ages are those of something else than the people whom the line is for."""
    matches, words = analysis.matches, analysis.knowledge.lexicon.words
    sentence = analysis.sentence_at(said.start)
    start, end = (sentence.start, sentence.end) if sentence is not None else (passage.start, passage.end)
    if any(matches.holds(name, start, end) for name in ("ages.not-of-line", "claims.past", "claims.not-now")):
        return True
    condition = matches.before("ages.condition", said.start)
    if matches.holds("claims.of-other", passage.start, condition.start if condition is not None else said.start):
        return True
    fillers = analysis.knowledge.contact_words.filler_or_joint
    known = words("claims.of-hours") | words("ages.of-ages")
    between = analysis.words_between(passage.start, said.start)
    return not all(word in fillers or word in known or word[0].isdigit() for word in between)
