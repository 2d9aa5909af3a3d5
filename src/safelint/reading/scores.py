"""The scores of a document, from its counts.

Flesch-Kincaid grade and reading ease come from textstat, on the cleaned sentences (see `textstat.py` beside this). All
other figures are computed by the published `formulas`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safelint.reading import textstat
from safelint.reading.counts import Prose
from safelint.reading.formulas import (
    automated_readability_index,
    coleman_liau_index,
    flesch_kincaid_grade,
    flesch_reading_ease,
    gunning_fog,
    smog_index,
)
from safelint.values.report import Scores

if TYPE_CHECKING:
    from safelint.values.tables.readability import MinimumTable, ReadabilityTable


def scores(prose: Prose, table: ReadabilityTable, quoted: Prose | None = None) -> Scores:
    """Every score of a document, rounded to one decimal; the reading age in whole years.

    `quoted` are the quotations, which have a grade of their own if they are long enough. How much prose a score needs
    stands in `[minimum_text]` of the `table`, readability.toml: below it `status` is "none", with no scores but the
    length of the sentences; "indicative" where there is little more, else "normal".
    """
    minimum, of_school = table["minimum_text"], table["reading_age"]["add"]
    n, s = prose.words, prose.sentences
    apart = _apart(quoted, minimum) if quoted else {}
    average = round(n / s, 1) if s else None
    if not _is_enough(prose, minimum):
        return Scores(n, s, "none", average_sentence_words=average, **apart)
    grade, ease = textstat.grade_and_ease(prose.lines, n) or (
        flesch_kincaid_grade(n, s, prose.syllables),
        flesch_reading_ease(n, s, prose.syllables),
    )
    return Scores(
        words=n,
        sentences=s,
        status="normal" if n >= minimum["indicative_words"] else "indicative",
        flesch_kincaid_grade=_rounded(grade),
        flesch_reading_ease=_rounded(ease),
        smog_index=round(smog_index(prose.polysyllables, s), 1) if s >= minimum["smog_sentences"] else None,
        gunning_fog=round(gunning_fog(n, s, prose.polysyllables), 1),
        coleman_liau_index=round(coleman_liau_index(n, s, prose.letters), 1),
        automated_readability_index=round(automated_readability_index(n, s, prose.letters), 1),
        reading_age=round(max(grade, 0) + of_school),
        average_sentence_words=average,
        **apart,
    )


def _is_enough(prose: Prose, minimum: MinimumTable) -> bool:
    return prose.words >= max(minimum["words"], 1) and prose.sentences >= max(minimum["sentences"], 1)


def _apart(quoted: Prose, minimum: MinimumTable) -> dict[str, Any]:
    n, s = quoted.words, quoted.sentences
    grade = round(flesch_kincaid_grade(n, s, quoted.syllables), 1) if _is_enough(quoted, minimum) else None
    return {"quoted_words": n, "quoted_sentences": s, "quoted_flesch_kincaid_grade": grade}


def _rounded(score: float) -> float:
    """To one decimal: the same for sums that differ only in the order in which they were made."""
    return round(round(score, 9), 1)
