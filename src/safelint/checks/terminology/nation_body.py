"""Bodies and laws that another nation has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.terminology.excused_names import is_name_excused
from safelint.help.naming import nation as nation_title
from safelint.nations.inference import told_apart
from safelint.values.wording import joined
from safelint.words.speakers import Speakers

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.nation_names import Misplaced


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    fold = analysis.fold
    for found in analysis.knowledge.nation_names.find(analysis, analysis.view(Speakers)):
        if not is_name_excused(analysis, fold.fold(found.start), fold.fold(found.end)):
            yield found.start, found.end, _finding(analysis, rule, found)


def _finding(analysis: Analysis, rule: Rule, found: Misplaced) -> Finding:
    body = found.body
    words = analysis.on_one_line(found.start, found.end)
    nation = nation_title(found.nation)
    shown = joined([f"\u201c{each}\u201d" for each in told_apart(analysis, found.by)[:2]], "and")
    seems = rule.says("other-nation-shown", nation=nation, shown=shown) if shown else ""
    names = body.instead[found.nation]
    new = joined(names, "or")
    said = rule.says("other-nation", words=words, does=body.does, seems=seems, nation=nation, new=new)
    level = analysis.level(rule, "of-one-nation" if body.certain and found.is_sure else "perhaps-of-one-nation")
    only_names = all(each[:1].isupper() for each in names)
    choices = tuple(analysis.choice(found.start, found.end, each) for each in names) if only_names else ()
    return analysis.finding(rule, found.start, found.end, said, level, choices=choices, sources=(body.url,))
