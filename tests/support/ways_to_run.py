"""The same texts checked in every way that a run can take: what they are found to hold must not depend on it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

from safelint.config import Flags
from safelint.reports import Style, find_format
from safelint.run import cache, findings, pool
from safelint.run import engine as engines
from safelint.run.checker import Checker
from safelint.run.closing import closed
from safelint.run.engine import Engine
from safelint.values.report import Report

DAY = "2026-11-25"


def told(report: Report) -> str:
    """All that two formats tell, fingerprints too."""
    return "".join(find_format(name).render(report, Style()) for name in ("json", "html"))


def ways(folder: Path, *, most: int, across: bool = False) -> dict[str, str]:
    """What is told of the texts in a folder, by how it was found; of each at most so many findings."""

    def run(*, jobs: int = 1, keep: bool = False, whole: bool = False) -> str:
        engine = Engine(Flags(today=DAY, across=across), jobs=jobs, cache=keep, detail=True)
        report = engine.run([str(folder)], whole=whole)
        return told(closed(engine.checker, report) if whole else report)

    found: dict[str, str] = {}
    with (
        tempfile.TemporaryDirectory() as place,
        patch.dict("os.environ", SAFELINT_CACHE_DIR=place),
        patch.object(findings, "_MOST_FINDINGS", most),
    ):
        found["alone"] = run()
        found["cut afterwards"] = run(whole=True)
        # Where an earlier test has left a thread, processes would be started, and know nothing of what is patched here.
        divides = patch.object(pool, "forks", lambda: sys.platform == "linux")
        with patch.object(engines, "_LARGE", 0), divides:
            found["one of many"] = run()
            found["in two processes"] = run(jobs=2)
            found["in two processes, cut afterwards"] = run(jobs=2, whole=True)
            found["cold cache"] = run(keep=True)
            assert [path.suffix for path in Path(cache.folder()).iterdir()] == [".results"]
            with patch.object(Checker, "finished", None):  # nothing is checked again
                found["warm cache"] = run(keep=True)
            if most > 1_000:  # processes that are started have the limit that the code has
                with patch.object(pool, "forks", lambda: False):
                    found["in two processes that were started"] = run(jobs=2)
    return found


def differing(folder: Path) -> list[str]:
    """The ways in which something else is found than alone, each with what was asked."""
    wrong = []
    for most, across in ((2_000, True), (1, False)):
        found = ways(folder, most=most, across=across)
        wrong += [f"{way}, most {most}, across {across}" for way, each in found.items() if each != found["alone"]]
    return wrong


if __name__ == "__main__":
    print(*differing(Path(sys.argv[1])), sep="\n")
