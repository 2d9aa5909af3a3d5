"""Changes that put findings right, each tried before it is offered: the choices of a finding, all safe ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safelint.gate.choices import holding
from safelint.gate.differing import changes
from safelint.gate.fixing import Fixing
from safelint.values.finding import Edit
from safelint.values.offered import offered
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.run.engine import Engine
    from safelint.values.finding import Choice, Finding
    from safelint.values.report import DocumentReport


class Tried:
    """The choices of one text that were tried, so that an editor may ask at every move of the cursor."""

    def __init__(self) -> None:
        self._known: dict[Finding, tuple[Choice, ...]] = {}

    def choices(
        self, engine: Engine, path: str, whole: DocumentReport, findings: Sequence[Finding]
    ) -> list[tuple[Finding, tuple[Choice, ...]]]:
        """Those that are `offered` of each of `findings`, the best first."""
        new = [finding for finding in findings if finding not in self._known]
        if new:
            found = holding(engine.checker, path, whole, new, whole.original.document())
            self._known |= {finding: offered(finding, found.get(finding, ())) for finding in new}
        return [(finding, self._known[finding]) for finding in findings]


def all_safe(engine: Engine, path: str, whole: DocumentReport, shown: DocumentReport) -> list[Edit]:
    """The changes of lines that make all safe fixes of what is `shown`, as far as they can be made."""
    wanted = [finding for finding in shown.findings if finding.fix is not None]
    found = Fixing(engine.checker, path, whole).run(wanted) if wanted and whole.source().editable else None
    return line_edits(whole.source().text, found[0].document.source.text) if found is not None else []


def line_edits(old: str, new: str) -> list[Edit]:
    """The edits of whole lines that make one text of another."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    return [
        Edit(Span(starts[left], starts[right]), "".join(after[first:last]))
        for left, right, first, last in changes(before, after)
    ]
