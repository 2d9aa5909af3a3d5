"""Safe fixes: applied to a text in memory, checked again, and written only if nothing else has changed.

A fix is taken only if the text, read again, says the same but for the words replaced, and the checks find nothing new.
It is never made in a quotation or in code. Of two that overlap the first is taken; the other is tried on what that
leaves. A file is written whole (see `disk/write.py`), so that whenever the program is stopped there is the old file or
the new one. It keeps its encoding, byte order mark, line ends, final newline and permissions.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.disk import write as disk
from safelint.gate.diff import unified
from safelint.gate.fixing import NOT_AS_IT_WAS, Fixing, told
from safelint.values.asked import Outcome
from safelint.values.document import ANNOTATED
from safelint.values.errors import UnwrittenError
from safelint.values.report import DocumentReport, Report
from safelint.values.wording import counted
from safelint.visible import oneline

if TYPE_CHECKING:
    from safelint.run.engine import Engine
    from safelint.values.finding import Finding


def fixed(engine: Engine, whole: Report, shown: Report, *, write: bool) -> Outcome:
    """Applies the safe fixes of the findings in `shown` to the texts of a run of the engine, whose report is `whole`.

    Files are written only with `write`, and there is no diff then; without it the report stays as it is.
    """
    if write:
        disk.cleaned_at(os.path.dirname(os.path.realpath(path)) for path in whole.files.values())
    names = Counter(each.path for each in whole.documents)
    alike = {name for name, times in names.items() if times > 1}  # names that are no text may look the same
    fixer = _Fixer(engine, whole.files, alike, write=write)
    texts = [fixer.fixed(*pair) for pair in zip(whole.documents, shown.documents, strict=True)]
    return Outcome(
        whole._replace(documents=tuple(each.report for each in texts)),
        diff=b"".join(each.diff for each in texts),
        notes=tuple(_notes(texts, write=write)),
        problems=tuple(each.problem for each in texts if each.problem),
    )


class _FixedText(NamedTuple):
    """What became of one text: the report of what stands in its file; how many fixes were made, and as a diff; why
    others were left out, and how many; what there is to say of it, and what could not be written; `in_office` where
    something was found in a file of which a copy with comments can be made."""

    report: DocumentReport
    fixes: int = 0
    diff: bytes = b""
    left: Counter[str] = Counter()
    note: str = ""
    problem: str = ""
    in_office: bool = False


class _Fixer:
    """Fixes the texts of a run one after another; of those that are `alike` nobody can tell which is meant. `files` are
    as in the report of the run."""

    def __init__(self, engine: Engine, files: Mapping[str, str], alike: Collection[str], *, write: bool) -> None:
        self._engine = engine
        self._files = files
        self._alike = alike
        self._write = write

    def fixed(self, whole: DocumentReport, shown: DocumentReport) -> _FixedText:
        """Applies the safe fixes of the findings that are `shown` of a text."""
        source = whole.source()
        wanted = [finding for finding in shown.findings if finding.fix is not None]
        if not wanted:
            return _FixedText(whole, in_office=source.media in ANNOTATED and bool(shown.findings))
        if not source.editable or source.path in self._alike:
            return _FixedText(whole, left=Counter({NOT_AS_IT_WAS: len(wanted)}))
        return self._tried(self._files[source.path], whole, wanted)

    def _tried(self, path: str, whole: DocumentReport, wanted: Sequence[Finding]) -> _FixedText:
        """As many of the fixes as can be made, written or as a diff."""
        fixing = Fixing(self._engine.checker, path, whole)
        found = fixing.run(wanted)
        same = _FixedText(whole, left=fixing.left)
        if found is None:
            return same
        source, (state, fixes) = whole.source(), found
        text = state.document.source.text
        if self._write:
            try:
                disk.fixed(path, source.encoded(source.text), source.encoded(text))
            except UnwrittenError as error:
                return same._replace(problem=f"{oneline(source.path)}: was left alone: {error}")
            return same._replace(report=state.report, fixes=fixes)
        diff = unified(source, text)
        if diff is None:
            what = f"git takes no {source.encoding.upper()}"
            return same._replace(note=f"{oneline(source.path)}: is left out of the diff, since {what}; --fix writes it")
        return same._replace(fixes=fixes, diff=diff)


_ANNOTATE = (
    "`safelint annotate FILE` writes a copy of a Word, OpenDocument or PDF file with the findings as comments, and "
    "with --fix the fixes of the first two as tracked changes"
)


def _notes(texts: Sequence[_FixedText], *, write: bool) -> Iterator[str]:
    """What there is to say of all texts."""
    notes = [each.note for each in texts if each.note]
    if office := sum(each.in_office for each in texts):
        which = counted(office, "text that is no plain text is", "texts that are no plain text are")
        notes.append(f"{which} never changed in place: {_ANNOTATE}")
    yield from notes
    left = sum((each.left for each in texts), Counter[str]())
    count = sum(each.fixes for each in texts)
    if count:
        what = f"{counted(count, 'safe fix', 'safe fixes')} in {counted(sum(each.fixes > 0 for each in texts), 'text')}"
        yield f"{what} written" if write else f"{what}; --fix writes {'it' if count == 1 else 'them'}"
    elif not notes and not left and not any(each.problem for each in texts):
        yield "no finding has a safe fix"
    yield from told(left)
