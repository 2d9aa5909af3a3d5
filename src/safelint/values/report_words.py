"""What a run found, in words: the verdict, the counts, the reading grade. Every report says them so."""

from __future__ import annotations

from typing import NamedTuple

from safelint.values.families import HELPLINE, family
from safelint.values.finding import ERROR, SEVERITIES, SUGGESTION, WARNING, Finding
from safelint.values.judgement import Judgement
from safelint.values.ranges import Ranges, merged
from safelint.values.report import NOTHING, DocumentReport, Number, Report, Scores
from safelint.values.source import Range
from safelint.values.wording import counted

VERDICTS = {
    Judgement.STOP: "do not publish yet",
    Judgement.UNSURE: "not everything could be checked",
    Judgement.OLD: "facts are past their date of review",
    Judgement.CHANGE: "an editor should make changes before publication",
    Judgement.CLEAR: "nothing to stop publication",
    Judgement.NOTHING: NOTHING.lower(),
}

_OF_STYLE = ("helpline/number-format", "helpline/claim", "helpline/website")
SILENCED = "silenced"


class ToldNumber(NamedTuple):
    """A number of a text as printed, whose it is in words, and the places where it stands. `level` is the severity of
    the worst finding about whose it is, `SILENCED` where only what does not count is about it, "" where nothing is."""

    text: str
    owner: str
    level: str
    places: tuple[str, ...]


def verdict(report: Report, fail_on: str) -> str:
    """What the run means for publication, in words."""
    return "; ".join(map(VERDICTS.__getitem__, report.judged(fail_on)))


def counts(report: Report) -> str:
    """ "3 texts checked: 1 error, 0 warnings, 2 suggestions", or that nothing was checked."""
    totals = report.totals
    levels = ((totals.errors, ERROR), (totals.warnings, WARNING), (totals.suggestions, SUGGESTION))
    said = f"{counted(totals.documents, 'text')} checked: {', '.join(counted(*level) for level in levels)}"
    if not totals.documents:
        same = f"{counted(report.same, 'text is', 'texts are')} as in the revision"
        said = f"{NOTHING}: {same}" if report.same else NOTHING
    said += f"; {counted(totals.unreadable, 'file')} could not be checked" if totals.unreadable else ""
    return said + (f"; {counted(report.in_part, 'text')} could be checked only in part" if report.in_part else "")


def silent(report: Report) -> str:
    """What was found and does not count, in one line, or ""."""
    totals = report.totals
    parts = [f"{totals.suppressed} silenced"] if totals.suppressed else []
    parts += [f"{totals.baselined} known from before"] if totals.baselined else []
    return ", ".join(parts)


def registry(report: Report) -> str:
    """How current the facts are that the run rested on, in one line; "" where no registry is known."""
    use = report.registry
    if not use.last_confirmed:
        return ""
    packs = ", ".join(f"{name} {version}" for name, version in report.packs)
    used = f"{counted(use.used, 'entry', 'entries')} used" if use.used else "no entry used"
    late = ", none past its date of review" if use.used else ""
    if use.overdue:
        one = "it is" if use.used == 1 else f"{use.overdue:,} of them"
        late = f", {one} due for review (this does not mean that a number is wrong)"
    return f"Registry {packs}, as of {use.last_confirmed}: {used}{late}"


def left_out(report: Report) -> dict[str, list[str]]:
    """By reason, the paths of what folders hold and was not checked."""
    found: dict[str, list[str]] = {}
    for path, reason in report.left_out:
        found.setdefault(reason, []).append(path)
    return found


def left_out_in_short(names: list[str], most: int) -> str:
    """ "a.docx", or "9 (a.docx, b.docx and 7 more)", of names at most so many."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    named = ", ".join(names[:most]) + more
    return named if len(names) == 1 else f"{len(names):,} ({named})"


def unscored(scores: Scores) -> str:
    """Why there is no reading grade, and what is known without one."""
    if not scores.sentences:
        return "no running text stands here: headings, tables, quotations, lines of help and short items do not count"
    size = f"{counted(scores.sentences, 'sentence')} and {counted(scores.words, 'word')}"
    average = scores.average_sentence_words
    length = f", about {counted(round(average), 'word')} a sentence" if average is not None else ""
    return f"the text is too short to score ({size} of running text{length})"


def reading(document: DocumentReport) -> str:
    """The reading grade in words, or why there is none."""
    scores: Scores = document.scores
    if scores.flesch_kincaid_grade is None:
        return f"Reading grade: none, {unscored(scores)}"
    grade, about = (
        round(scores.flesch_kincaid_grade),
        "" if scores.status == "normal" else ", only a rough guide under 300 words",
    )
    return f"Reading grade: {grade}, reading age about {scores.reading_age} ({counted(scores.words, 'word')}{about})"


def numbers(document: DocumentReport, report: Report) -> list[ToldNumber]:
    """The numbers of a text, each once with all places where the same is to be said of it."""
    levels: dict[str, Ranges[Range]] = {
        level: merged(each.span for each in document.findings if _is_of_number(each) and each.severity == level)
        for level in SEVERITIES
    }
    levels[SILENCED] = merged(each.span for each in document.every_finding() if _is_of_number(each))
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for number, span in document.numbers:
        level = next((level for level, spans in levels.items() if spans.overlapping(*span)), "")
        told = (" ".join(number.text.split()), _owner(number, report, level), level)
        found.setdefault(told, {})[document.source().where(span.start)] = None
    return [ToldNumber(*told, tuple(places)) for told, places in found.items()]


def _is_of_number(finding: Finding) -> bool:
    """Whether a finding is about whose number it is or whether anybody answers, and not how it is written."""
    return family(finding.rule) == HELPLINE and finding.rule not in _OF_STYLE


def _owner(number: Number, report: Report, level: str) -> str:
    """Whose a number is; where that is at fault, which finding says what."""
    owner = report.services.get(number.service, number.service)
    if owner and level != ERROR:
        return owner
    given = report.services.get(number.attributed_to, number.attributed_to)
    named = f"given to {given}" if given and given != owner else ""
    whose = ", but ".join(filter(None, (owner, named)))
    if level:
        return ": ".join(filter(None, (whose, level if level == SILENCED else f"see the {level}")))
    if number.withdrawn:
        return ", ".join(filter(None, (whose, "a number that was withdrawn")))
    return f"{whose}, not a number that we know it by" if whose else "not in the registry; check it by hand"
