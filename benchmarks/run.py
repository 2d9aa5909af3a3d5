"""Times safelint and its peers as whole processes and prints each figure as a ratio to `python -c pass` of the same
environment.

    .venv/bin/python benchmarks/run.py [--runs 7] [--peers FOLDER] [--small]

Figures are medians: CPU (user and system, with all children) and wall in seconds, peak memory of the largest process.
Packs are compiled once before anything is timed. The least CPU stands beside the median, as other work on the machine
adds to both. `FOLDER` may hold peers, each timed on the same texts in the same run where it is there: `bin/proselint`,
`bin/codespell`, `bin/vale`, `node_modules/.bin/alex` and so on. `--small` leaves the 5,000 files out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import markdown, word, write_corpus

SAFELINT = str(Path(sys.executable).with_name("safelint"))
_TIMER = (
    "import os, resource, subprocess, sys, time;"
    "began = time.perf_counter();"
    "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
    "wall = time.perf_counter() - began;"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss, done.returncode)"
)


class Cost(NamedTuple):
    """Of one command, several times: medians in seconds, the least CPU, the largest memory in MB."""

    cpu: float
    wall: float
    least: float
    memory: float


def timed(command: Sequence[str], folder: Path, runs: int) -> Cost:
    results = []
    for _ in range(runs):
        out = subprocess.run(
            [sys.executable, "-c", _TIMER, *command], cwd=folder, capture_output=True, text=True, check=True
        )
        cpu, wall, memory, status = map(float, out.stdout.split())
        if status < 0 or status == 127:
            raise SystemExit(f"{' '.join(command)} ended with {status:.0f}")
        results.append((cpu, wall, memory))
    cpus, walls, memories = zip(*results, strict=True)
    return Cost(statistics.median(cpus), statistics.median(walls), min(cpus), max(memories) / 1024)


class Case(NamedTuple):
    """`path` is checked with `options`; what it may cost stands in `goal`. Slow ones are run less often."""

    title: str
    path: str
    options: tuple[str, ...] = ()
    goal: str = ""
    slow: bool = False


_ALONE = ("--jobs", "1", "--no-cache")
_CASES = (
    Case("one file of 4 KB", "one/a.md", _ALONE, "10 x bare"),
    Case("200 files, 1.2 MB", "many", _ALONE, "90 x bare, 45 MB", True),
    Case("one file of 2.5 MB", "big/half.md", _ALONE, "", True),
    Case("one file of 5 MB", "big/whole.md", _ALONE, "2.1 x half of it", True),
    Case("a Word file of 350 pages", "big/long.docx", _ALONE, "6 s CPU, 150 MB", True),
)
_LOTS = (
    Case("5,000 files, 28 MB", "lots", _ALONE, "26 x 200 files", True),
    Case("  two workers", "lots", ("--jobs", "2", "--no-cache"), "wall 1/1.8, 150 MB", True),
    Case("  first with the cache", "lots", ("--jobs", "2"), "", True),
    Case("  nothing changed", "lots", (), "5 % of the first", True),
)


def peers(folder: Path) -> dict[str, list[str]]:
    """The command of each peer that is there, to which files are added."""
    node = folder / "node_modules" / ".bin"
    known = {
        "codespell": [str(folder / "bin" / "codespell")],
        "proselint": [str(folder / "bin" / "proselint"), "check"],
        "vale": [str(folder / "bin" / "vale"), "--no-exit"],
        "alex": [str(node / "alex"), "--quiet"],
        "write-good": [str(node / "write-good")],
        "textlint": [str(node / "textlint"), "--rule", "terminology"],
        "markdownlint": [str(node / "markdownlint")],
    }
    return {name: command for name, command in known.items() if shutil.which(command[0])}


def row(title: str, cost: Cost, bare: Cost, goal: str = "") -> None:
    print(
        f"| {title:<44} | {cost.cpu:7.3f} | {cost.least:7.3f} | {cost.wall:7.3f} | {cost.memory:6.0f} "
        f"| {cost.least / bare.least:7.1f} | {goal} |",
        flush=True,
    )


def write_texts(folder: Path, *, small: bool) -> None:
    (folder / "one").mkdir()
    (folder / "one" / "a.md").write_text(markdown(1, 4_000), encoding="utf-8")
    write_corpus(folder / "many", files=200, size=5_500)
    if not small:
        write_corpus(folder / "lots", files=5_000, size=5_400)
    (folder / "big").mkdir()
    (folder / "big" / "half.md").write_text(markdown(2, 2_500_000), encoding="utf-8")
    (folder / "big" / "whole.md").write_text(markdown(2, 5_000_000), encoding="utf-8")
    (folder / "big" / "long.docx").write_bytes(word(3, 650_000))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", type=Path, default=None)
    parser.add_argument("--small", action="store_true")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed safelint has its bytecode; a checkout must too
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as cache:
        folder = Path(name)
        os.environ["SAFELINT_CACHE_DIR"] = cache
        write_texts(folder, small=asked.small)
        subprocess.run([SAFELINT, "check", "one/a.md"], cwd=folder, capture_output=True, check=False)
        print("| case | CPU s | least | wall s | MB | x bare | goal |\n| --- | --- | --- | --- | --- | --- | --- |")
        bare = timed([sys.executable, "-c", "pass"], folder, asked.runs)
        row("python -c pass", bare, bare)
        few = min(asked.runs, 3)
        for case in (*_CASES, *(() if asked.small else _LOTS)):
            runs = 1 if case.title == "  first with the cache" else few if case.slow else asked.runs
            row(case.title, timed([SAFELINT, "check", case.path, *case.options], folder, runs), bare, case.goal)
        pages = sorted(str(path.relative_to(folder)) for path in (folder / "many").glob("*.md"))
        row(f"safelint, {len(pages)} Markdown files", timed([SAFELINT, "check", *pages, *_ALONE], folder, few), bare)
        for peer, command in (peers(asked.peers) if asked.peers else {}).items():
            row(f"{peer}, the same {len(pages)} files", timed([*command, *pages], folder, few), bare)
            row(f"{peer}, one file of 4 KB", timed([*command, "one/a.md"], folder, few), bare)
    print(f"\n{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
