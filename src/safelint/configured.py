"""A run as its configurations ask for it: compared with the baselines that they name."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.run.engine import Engine
from safelint.values.asked import Asked, Outcome


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
