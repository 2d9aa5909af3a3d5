"""A run with a baseline, a revision or a report to compare with, or fixes: what `check` does beyond checking."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.gate import baseline as baselines
from safelint.gate.changed import Changes
from safelint.readers import suffixes
from safelint.run.engine import Engine
from safelint.values.asked import Asked, Outcome
from safelint.values.errors import SafelintError
from safelint.values.report import Report
from safelint.values.wording import counted
from safelint.visible import oneline

if TYPE_CHECKING:
    from safelint.gate.since import Comparison

_MOST_LISTED = 10


def run(engine: Engine, paths: Sequence[str], asked: Asked) -> Outcome:
    """Checks what `paths` name and does what is asked. With `fix`, files are written; nothing else is.

    Raises:
        SafelintError: wrong use; nothing was checked or written.
    """
    _refuse(paths, asked)
    old = baselines.read(asked.baseline) if asked.baseline else None
    before = old or (baselines.read(asked.write_baseline) if _holds_any(asked.write_baseline) else None)
    comparison = _comparison(asked.since) if asked.since else None
    changes = None
    if asked.changed:
        changes = Changes(asked.changed, engine.would_check)
        changes.require(paths)
    engine.options = engine.options._replace(whole=True)  # what is new or differs may be none of the worst
    # What compares texts has to see them all.
    wanted = changes.wanted if changes and not engine.options.flags.across else None
    whole = engine.run(paths, wanted)
    gate = _Gate(engine, asked, old, comparison)
    report = gate.judged(whole, changes)
    diff = b""
    notes: list[str] = []
    problems: list[str] = []
    if asked.fix or asked.diff:
        from safelint.gate.fixer import fixed

        whole, diff, notes, problems = fixed(engine, whole, report, write=asked.fix)
        if asked.fix and engine.options.flags.across:  # what compares texts has to be asked again
            whole = engine.run(paths)
        if changes and asked.fix:  # which may have moved lines
            changes = Changes(asked.changed, engine.would_check)
        report = gate.judged(whole, changes)
    notes += gate.notes
    if changes:
        report = changes.without_same(report, engine)._replace(revision=asked.changed)
        if engine.options.detail:
            texts = {document.source.path: engine.files[document.source.path] for document in report.documents}
            report = report._replace(commits={name: changes.commit(path) for name, path in texts.items()})
    if not asked.write_baseline:
        return Outcome(gate.closed(report), "", diff, tuple(notes), tuple(problems))
    folder = os.path.dirname(os.path.abspath(asked.write_baseline))
    made = baselines.made(report, folder, engine.on(), before, adopt=old is None)
    if old is None:
        report = baselines.compared(report, made, engine.on()).report
    count = sum(entry.times for entry in made.entries)
    notes.append(f"{oneline(asked.write_baseline)}: the baseline holds {counted(count, 'finding')}")
    return Outcome(gate.closed(report), baselines.text(made), diff, tuple(notes), tuple(problems))


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
    if asked.allow_new_rules and not asked.baseline:
        raise SafelintError("--allow-new-rules needs a baseline")


class _Gate:
    """Sets apart what does not count: what is in the baseline, what is on lines that do not differ. Before that,
    it says what is new beside an earlier report, which had it all."""

    def __init__(
        self, engine: Engine, asked: Asked, old: baselines.Baseline | None, comparison: Comparison | None
    ) -> None:
        self.engine = engine
        self.asked = asked
        self.old = old
        self.comparison = comparison
        self.notes: list[str] = []

    def judged(self, report: Report, changes: Changes | None) -> Report:
        self.notes = []
        if self.comparison is not None:
            report = self.comparison.marked(report)
        if self.old is not None:
            found = baselines.compared(report, self.old, self.engine.on(), allow_newer=self.asked.allow_new_rules)
            report = found.report
            self.notes = [*_unneeded(found, self.asked), *_newer(found, self.old, self.asked)]
        if changes is not None:
            report = changes.kept(report, self.engine)
        return report

    def closed(self, report: Report) -> Report:
        """The report as it is shown."""
        report = self.engine.cut(report)
        return self.comparison.closed(report, self.engine.on()) if self.comparison is not None else report


def _unneeded(found: baselines.Compared, asked: Asked) -> Iterator[str]:
    if not found.unneeded:
        return
    total = sum(entry.times for entry in found.unneeded)
    name = oneline(asked.baseline)
    lines = [f"{name}: {counted(total, 'entry is', 'entries are')} no longer needed:"]
    for entry in found.unneeded[:_MOST_LISTED]:
        times = f" ({entry.times} times)" if entry.times > 1 else ""
        lines.append(f"    {oneline(entry.path)}  {oneline(entry.rule)}  {oneline(entry.text) or 'whole text'}{times}")
    if len(found.unneeded) > _MOST_LISTED:
        lines.append("    ...")
    lines.append(f"    To drop them: --baseline {name} --write-baseline {name}")
    yield "\n".join(lines)


def _newer(found: baselines.Compared, old: baselines.Baseline, asked: Asked) -> Iterator[str]:
    if not found.newer:
        return
    counts: dict[str, int] = {}
    for _, finding in found.newer:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    versions = oneline(", ".join(f"{name} {version}" for name, version in sorted(old.packs.items())))
    name = oneline(asked.baseline)
    lines = [f"{name}: findings by rules that are newer than the baseline (made with {versions}):"]
    lines += [f"    {rule}  {count}" for rule, count in sorted(counts.items())]
    lines.append("    They passed." if asked.allow_new_rules else "    To let them pass: --allow-new-rules")
    yield "\n".join(lines)
