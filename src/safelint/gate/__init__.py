"""A run with a baseline, a revision or a report to compare with, or fixes: what `check` does beyond checking."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.gate import baseline as baselines
from safelint.gate.changed import RevisionChanges
from safelint.readers import suffixes
from safelint.run.closing import closed
from safelint.run.engine import Engine
from safelint.values.asked import Asked, Outcome
from safelint.values.errors import SafelintError
from safelint.values.report import Report
from safelint.values.wording import counted
from safelint.visible import oneline

if TYPE_CHECKING:
    from safelint.gate.since import Comparison

_MOST_LISTED = 10


def run(engine: Engine, paths: Sequence[str], asked: Asked, report: Report | None = None) -> Outcome:
    """Checks what `paths` name and does what is asked. With `fix`, files are written; nothing else is. `report` is what
    the engine has found in them with every finding, where it has checked them already.

    Raises:
        SafelintError: wrong use; nothing was written.
    """
    _refuse(paths, asked)
    gate = _Gate(engine, paths, asked)
    changes = gate.changes()
    whole = report or gate.checked(changes)
    gate.find_baselines(whole)
    done = gate.fixed(whole, changes)
    now = gate.changes() if asked.fix else changes  # fixes may have moved lines
    judged = gate.judged(done.report, now)
    ended = gate.with_baseline(_beside_revision(judged.report, now, engine) if now else judged.report)
    return done._replace(
        report=gate.closed(ended.report),
        baseline=ended.baseline,
        notes=(*done.notes, *judged.notes, *ended.notes),
    )


def _beside_revision(report: Report, changes: RevisionChanges, engine: Engine) -> Report:
    """The report without the texts that are as the revision has them; in detail with the commit of each other."""
    report = changes.without_same(report, engine)._replace(revision=changes.revision)
    if not engine.checker.options.detail:
        return report
    names = [document.path for document in report.documents]
    return report._replace(commits={name: changes.commit(report.files[name]) for name in names})


def _comparison(path: str) -> Comparison:
    from safelint.gate.earlier import read
    from safelint.gate.since import Comparison

    return Comparison(read(path), lambda name: baselines.is_gone(name, os.curdir))


def _holds_any(path: str) -> bool:
    """Whether a file is there, and not only as an empty one that keeps its place."""
    return os.path.exists(path) and os.path.getsize(path) > 0


def _refuse(paths: Sequence[str], asked: Asked) -> None:
    if asked.fix and asked.diff:
        raise SafelintError("--fix writes the fixes and --diff shows them instead: use one of the two")
    if asked.fix and "-" in paths:
        raise SafelintError("--fix cannot write to standard input; --diff shows what it would change")
    if asked.changed and asked.write_baseline:
        raise SafelintError("--write-baseline needs a whole run: leave --changed out")
    if os.path.splitext(asked.write_baseline)[1].lower() in suffixes():
        raise SafelintError(f"--write-baseline {asked.write_baseline}: would be checked as a text; call it .jsonl")
    if os.path.exists(asked.write_baseline) and not os.path.isfile(asked.write_baseline):
        raise SafelintError(f"--write-baseline {asked.write_baseline}: is no plain file")


class _Gate:
    """The steps of a run, each of which takes a report and gives another."""

    def __init__(self, engine: Engine, paths: Sequence[str], asked: Asked) -> None:
        self.engine = engine
        self.paths = paths
        self.asked = asked
        self.old = {asked.baseline: baselines.read(asked.baseline)} if asked.baseline else {}
        has_more = not self.old and _holds_any(asked.write_baseline)
        self.before = baselines.read(asked.write_baseline) if has_more else self.old.get(asked.baseline)
        self.comparison = _comparison(asked.since) if asked.since else None

    def changes(self) -> RevisionChanges | None:
        """What differs from the revision now; None where there is none to compare with."""
        if not self.asked.changed:
            return None
        changes = RevisionChanges(self.asked.changed, self.engine.would_check)
        changes.require(self.paths)
        return changes

    def checked(self, changes: RevisionChanges | None) -> Report:
        """All that is found."""
        # What compares texts has to see them all.
        wanted = changes.wanted if changes and not self.engine.checker.options.flags.across else None
        return self.engine.run(self.paths, wanted, whole=True)  # what is new or differs may be none of the worst

    def find_baselines(self, report: Report) -> None:
        """Reads those that configurations of the files of a run name, where the command line names none."""
        if not (self.asked.baseline or self.asked.write_baseline):
            named = self.engine.checker.configurations.baselines((*self.paths, *report.files.values()))
            self.engine.refuse_targets(named)
            self.old = {name: baselines.read(name) for name in named}
        if self.asked.allow_new_rules and not self.old:
            raise SafelintError("--allow-new-rules needs a baseline")

    def fixed(self, whole: Report, changes: RevisionChanges | None) -> Outcome:
        """What is found once the fixes of what counts are made, with those."""
        if not (self.asked.fix or self.asked.diff):
            return Outcome(whole)
        from safelint.gate.fixer import fixed

        done = fixed(self.engine, whole, self.judged(whole, changes).report, write=self.asked.fix)
        if self.asked.fix and self.engine.checker.options.flags.across:  # what compares texts has to be asked again
            return done._replace(report=self.engine.run(self.paths, whole=True))
        return done

    def judged(self, report: Report, changes: RevisionChanges | None) -> Outcome:
        """The report with what does not count set apart: what is in the baseline, what is on lines that do not differ.
        Before that, it is said what is new beside an earlier report, which had it all."""
        notes: list[str] = []
        if self.comparison is not None:
            report = self.comparison.marked(report)
        found = None
        for name, found in baselines.set_apart(
            report, self.old, self.engine.on(report), allow_newer=self.asked.allow_new_rules
        ):
            report = found.report
            notes += _unneeded(found, name)
        notes += _newer(found, self.old, self.asked) if found is not None else ()
        return Outcome(changes.only_touched(report, self.engine) if changes else report, notes=tuple(notes))

    def with_baseline(self, report: Report) -> Outcome:
        """The report with the baseline that is to be written of it, where one is."""
        path = self.asked.write_baseline
        if not path:
            return Outcome(report)
        rules = self.engine.on(report)
        folder = os.path.dirname(os.path.abspath(path))
        made = baselines.made(report, folder, rules, self.before, adopt=not self.old)
        count = sum(entry.times for entry in made.entries)
        note = f"{oneline(path)}: the baseline holds {counted(count, 'finding')}"
        shown = baselines.compared(report, made, rules).report if not self.old else report
        return Outcome(shown, baselines.text(made), notes=(note,))

    def closed(self, report: Report) -> Report:
        """The report as it is shown: a baseline that it was compared with is no text that it left out."""
        report = closed(self.engine.checker, report)
        if self.old:
            own = set(map(os.path.abspath, self.old))
            others = tuple(each for each in report.left_out if os.path.abspath(each.path) not in own)
            report = report._replace(left_out=others)
        return self.comparison.closed(report, self.engine.on(report)) if self.comparison is not None else report


def _unneeded(found: baselines.Compared, path: str) -> Iterator[str]:
    if not found.unneeded:
        return
    total = sum(entry.times for entry in found.unneeded)
    name = oneline(path)
    lines = [f"{name}: {counted(total, 'entry is', 'entries are')} no longer needed:"]
    for entry in found.unneeded[:_MOST_LISTED]:
        times = f" ({entry.times} times)" if entry.times > 1 else ""
        lines.append(f"    {oneline(entry.path)}  {oneline(entry.rule)}  {oneline(entry.text) or 'whole text'}{times}")
    if len(found.unneeded) > _MOST_LISTED:
        lines.append("    ...")
    lines.append(f"    To drop them: --baseline {name} --write-baseline {name}")
    yield "\n".join(lines)


def _newer(found: baselines.Compared, old: Mapping[str, baselines.Baseline], asked: Asked) -> Iterator[str]:
    if not found.newer:
        return
    counts: dict[str, int] = {}
    for _, finding in found.newer:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    packs = {pack for each in old.values() for pack in each.packs.items()}
    versions = oneline(", ".join(f"{name} {version}" for name, version in sorted(packs)))
    name = oneline(", ".join(old))
    lines = [f"{name}: findings by rules that are newer than the baseline (made with {versions}):"]
    lines += [f"    {rule}  {count}" for rule, count in sorted(counts.items())]
    lines.append("    They passed." if asked.allow_new_rules else "    To let them pass: --allow-new-rules")
    yield "\n".join(lines)
