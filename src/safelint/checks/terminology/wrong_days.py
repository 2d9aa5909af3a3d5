"""Days that cannot be so: a weekday and a date that do not fit, a day that no month has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.dates import WEEKDAYS, in_words
from safelint.values.rulebook import INCONSISTENT
from safelint.words.days_told import wrong_days

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for told in wrong_days(analysis):
        words = analysis.on_one_line(told.start, told.end)
        related: tuple[tuple[str, int, int], ...] = ()
        if told.beside is not None:
            evidence, other = "weekdays-at-odds", analysis.on_one_line(*told.beside)
            message = rule.says(evidence, words=words, other=other)
            related = ((rule.says("the-other-day"), *told.beside),)
        elif not told.may_be:
            evidence = "no-such-day"
            message = rule.says(evidence, words=words)
        elif len(told.may_be) == 1:
            evidence = "another-weekday" if told.has_year else "perhaps-another-weekday"
            said, day = evidence if told.has_year else "weekday-of-issue", told.may_be[0]
            message = rule.says(said, words=words, date=in_words(day.isoformat()), right=WEEKDAYS[day.weekday()])
        else:
            evidence, years = "perhaps-another-weekday", [day.year for day in told.may_be]
            message = rule.says(evidence, words=words, first=str(min(years)), last=str(max(years)))
        yield analysis.finding(rule, told.start, told.end, message, analysis.level(rule, evidence), related=related)


CHECK = Check(kind="consistency", run=run)
