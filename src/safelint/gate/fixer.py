"""Safe fixes: applied to a text in memory, checked again, and written only if nothing else has changed.

A fix is taken only if the text, read again, says the same but for the words replaced, and the checks find nothing new.
It is never made in a quotation or in code. Of two that overlap the first is taken; the other is tried on what that
leaves. A file is written whole (see `disk/write.py`), so that whenever the program is stopped there is the old file or
the new one. It keeps its encoding, byte order mark, line ends, final newline and permissions.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from safelint.disk import write as disk
from safelint.gate.diff import unified
from safelint.gate.fixing import NOT_AS_IT_WAS, Fixing
from safelint.values.report import Report
from safelint.values.wording import counted
from safelint.visible import oneline

if TYPE_CHECKING:
    from safelint.run.engine import Engine


class Fixed(NamedTuple):
    """The report of what stands in the files, the changes as a unified diff, remarks, and what could not be written."""

    report: Report
    diff: bytes
    notes: list[str]
    problems: list[str]


def fixed(engine: Engine, whole: Report, shown: Report, *, write: bool) -> Fixed:
    """Applies the safe fixes of the findings in `shown` to the texts of the engine's last run, whose report is `whole`.

    Files are written only with `write`, and there is no diff then; without it the report stays as it is.
    """
    if write:
        disk.cleaned_at(os.path.dirname(os.path.realpath(path)) for path in engine.files.values())
    documents = list(whole.documents)
    names = Counter(each.source.path for each in documents)
    diffs: list[bytes] = []
    notes: list[str] = []
    problems: list[str] = []
    left: Counter[str] = Counter()  # by why
    written: dict[str, bytes] = {}  # by real path
    count = 0
    for index, report in enumerate(shown.documents):
        source = report.source
        wanted = [finding for finding in report.findings if finding.fix is not None]
        if not wanted:
            continue
        if not source.editable or names[source.path] > 1:  # names that are no text may look the same
            left[NOT_AS_IT_WAS] += len(wanted)
            continue
        path = engine.files[source.path]
        real = os.path.realpath(path)
        if real in written:  # another name of a file that is done
            documents[index] = engine.checked_as(path, engine.read_as(path, written[real]))[0]
            continue
        fixing = Fixing(engine, path, documents[index])
        found = fixing.run(wanted)
        left += fixing.left
        if found is None:
            continue
        state, fixes = found
        if write:
            old, new = source.encoded(source.text), source.encoded(state.document.source.text)
            problem = disk.fixed(path, old, new)
            if problem:
                problems.append(f"{oneline(source.path)}: was left alone: {problem}")
                continue
            written[real] = new
            documents[index] = state.report
        diff = b"" if write else unified(source, state.document.source.text)
        if diff is None:
            name = source.encoding.upper()
            notes.append(f"{oneline(source.path)}: is left out of the diff, since git takes no {name}; --fix writes it")
            continue
        count += fixes
        diffs.append(diff)
    what = f"{counted(count, 'safe fix', 'safe fixes')} in {counted(len(diffs), 'text')}"
    if diffs:
        notes.append(f"{what} written" if write else f"{what}; --fix writes {'it' if count == 1 else 'them'}")
    elif not notes and not problems and not left:
        notes = ["no finding has a safe fix"]
    for why, times in sorted(left.items()):
        notes.append(f"{counted(times, 'safe fix was', 'safe fixes were')} left out: {why}")
    return Fixed(whole._replace(documents=tuple(documents)), b"".join(diffs), notes, problems)
