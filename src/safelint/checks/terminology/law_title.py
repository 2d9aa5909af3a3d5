"""Laws with a wrong title or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.checks.terminology.excused_names import is_name_excused
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range
    from safelint.words.laws import HowWrong, WrongLaw

_YEARS_OFFERED = 2  # of a law of which there are many
_ABROAD, _IN_A_PLACE = "abroad.country", "abroad.in-a-place"
_YEAR = "law-year"
_TITLES: dict[HowWrong, str] = {"title": "law-title", "words": "law-words"}


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    for wrong in analysis.knowledge.laws.find(analysis.fold.cased):
        origin = analysis.fold.unfold(wrong.start, wrong.end)
        may_be_abroad = wrong.kind == "elsewhere" and not _is_of_here(analysis, origin)
        if not may_be_abroad and not is_name_excused(analysis, wrong.start, wrong.end):
            yield *origin, _finding(analysis, rule, wrong, origin)


def _is_of_here(analysis: Analysis, law: Range) -> bool:
    """Whether a law of a title that other countries have, too, is one of the UK: the text shows its nation, none that
    borders on another country, and the sentence names no other country, nor a place before the law."""
    nations, holds = analysis.nations, analysis.matches.holds
    if not nations or not analysis.knowledge.laws.bordering.isdisjoint(nations):
        return False
    start, end = analysis.sentence_around(law[0])
    return not holds(_ABROAD, start, end) and not holds(_IN_A_PLACE, start, law[0])


def _finding(analysis: Analysis, rule: Rule, wrong: WrongLaw, origin: Range) -> Finding:
    law, words = wrong.law, analysis.on_one_line(*origin)
    quoted = analysis.is_quoted(origin[0], origin[0] + 1)
    years = joined([str(year) for year in law.years], "and")
    is_safe = False
    if wrong.kind not in _TITLES:
        said = rule.says(_YEAR, words=words, title=law.title, years=years)
        if wrong.other is not None:
            said += rule.says("other-law", year=str(wrong.year), title=wrong.other.title)
        instead = [f"{law.title} {year}" for year in _nearest(wrong.year, law.years)]
    else:
        right = not wrong.year or analysis.knowledge.laws.is_known(law, wrong.year)
        year = f" {wrong.year if right else years}" if wrong.year else ""
        new = f"{law.title}{year}"
        said = rule.says("misspelt" if wrong.kind == "title" else "law-words", words=words, right=new)
        instead = [new] if right or len(law.years) == 1 else []
        is_safe = right and wrong.kind == "title"
    level = analysis.level(rule, _TITLES.get(wrong.kind, _YEAR), lowered=("quoted",) if quoted else ())
    choices = () if quoted else tuple(analysis.choice(*origin, new, safe=is_safe) for new in instead)
    return analysis.finding(rule, *origin, said, level, choices=choices, sources=(law.url,) if law.url else ())


def _nearest(wrong: int, years: Sequence[int]) -> list[int]:
    """The years that one in their place may have been meant for: by digits that differ, then by how far it is off."""

    def off(year: int) -> tuple[int, int]:
        return sum(one != other for one, other in zip(str(wrong), str(year), strict=True)), abs(wrong - year)

    return sorted(years, key=off)[:_YEARS_OFFERED]
