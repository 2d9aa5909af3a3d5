"""A run as its configurations ask for it: compared with the baselines that they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from safelint.run.closing import closed
from safelint.run.engine import Engine
from safelint.values.asked import Asked, Outcome

if TYPE_CHECKING:
    from safelint.gate.baseline import Baseline
    from safelint.values.report import Report


def run(engine: Engine, paths: Sequence[str], asked: Asked = Asked()) -> Outcome:
    """Checks what `paths` name and does what is `asked`: where that names no baseline, those of configurations count.

    Raises:
        SafelintError: wrong use; nothing was written.
    """
    report = None
    if not any(asked):
        report = engine.run(paths, baselines=True)
        if not engine.checker.configurations.baselines((*paths, *report.files.values())):
            return Outcome(report)
    from safelint import gate

    return gate.run(engine, paths, asked, report)


def run_text(engine: Engine, path: str, given: bytes, read: Callable[[str], Baseline]) -> tuple[Report, Report]:
    """Checks what is to stand at `path`: the report as it is shown, and the same with what baselines hold. `read` gives
    the baseline of a name.

    Raises:
        SafelintError: wrong use, or a baseline that cannot be read.
    """
    named = engine.checker.configurations.baselines([path])
    whole = engine.run_text(path, given, whole=bool(named))
    if not named:
        return whole, whole
    from safelint.gate.baseline import set_apart

    shown = whole
    for _, compared in set_apart(whole, {name: read(name) for name in named}, engine.on(whole)):
        shown = compared.report
    return closed(engine.checker, shown), whole
