"""`safelint audit` beside `check --jobs 1` on the same pages: CPU a page, memory of all processes, planted faults.

.venv/bin/python benchmarks/audit.py 2000
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

import duckdb

from audit_pages import as_folder, as_warc

_EVERY = 0.25  # seconds


class Cost(NamedTuple):
    """Seconds of CPU (user and system) and of wall time; MB that all processes have together, at most."""

    cpu: float
    wall: float
    memory: float


def run(*words: str, out: Path | None = None) -> Cost:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with (out or Path(os.devnull)).open("wb") as file:
        process = subprocess.Popen([sys.executable, "-m", "safelint", *words], stdout=file)
        done, most = Event(), [0.0]
        watch = Thread(target=_watch, args=(process.pid, done, most))
        watch.start()
        process.wait()
        done.set()
        watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - began, most[0])


def _watch(process: int, done: Event, most: list[float]) -> None:
    while not done.wait(_EVERY):
        most[0] = max(most[0], sum(_memory(each) for each in _family(process)) / 1000)


def _family(process: int) -> list[int]:
    found, parents = [process], {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def _memory(process: int) -> int:
    """Proportional set size in kB: what is shared counts once over all."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)


def planted_found(rows: list[tuple[str, str]], truth: dict[str, list[str]]) -> str:
    """How many of the planted faults are found on their page, and how many findings of those rules were planted."""
    rules = {rule for planted in truth.values() for rule in planted}
    found = Counter(row for row in rows if row[1] in rules)
    planted = Counter((url, rule) for url, each in truth.items() for rule in each)
    hit = sum((found & planted).values())
    return f"recall {hit / planted.total():.4f}, precision {hit / max(found.total(), 1):.4f} of {planted.total():,}"


def main() -> None:
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        as_folder(work / "site", count)
        as_warc(work / "site.warc.gz", count)
        truth = json.loads((work / "truth.json").read_text())
        os.chdir(work)
        costs = {
            "check --jobs 1": run("check", "site", "--jobs", "1", "--no-cache", "--format", "json", out=work / "r.json")
        }
        report = json.loads((work / "r.json").read_text())
        checked = [
            (each["path"].removeprefix("site/"), finding["rule"])
            for each in report["documents"]
            for finding in each["findings"]
        ]
        print(f"check: {len(checked):,} findings; planted: {planted_found(checked, truth)}", flush=True)
        for source in ("site", "site.warc.gz"):
            for jobs in ("1", "2"):
                out = f"out-{source}-{jobs}"
                costs[f"audit {source} --jobs {jobs}"] = run(
                    "audit", source, "--output", out, "--jobs", jobs, "--quiet"
                )
                query = f"SELECT replace(url, 'https://', ''), rule FROM '{out}/findings/*.parquet'"
                audited = duckdb.execute(query).fetchall()
                same = Counter(audited) == Counter(checked)
                print(f"{out}: the same as check: {same}; planted: {planted_found(audited, truth)}", flush=True)
        for what, cost in costs.items():
            rate = count / cost.cpu
            print(
                f"{what:32} {cost.cpu:7.1f} s CPU {cost.wall:7.1f} s wall {rate:6.1f} pages/CPU s {cost.memory:6.0f} MB"
            )


if __name__ == "__main__":
    main()
