"""Times safelint as a whole process and prints each figure as a ratio to `python -c pass` of the same environment.

    .venv/bin/python benchmarks/run.py [--runs 7]

Figures are CPU seconds (user and system) of the child process, the median of several runs; memory is the peak of the
resident set. Packs are compiled once before anything is timed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import markdown, write_corpus

SAFELINT = str(Path(sys.executable).with_name("safelint"))


def timed(command: list[str], folder: Path) -> tuple[float, int]:
    """CPU seconds and peak memory (kB) of one run."""
    code = (
        "import os, resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    out = subprocess.run([sys.executable, "-c", code, *command], cwd=folder, capture_output=True, text=True, check=True)
    seconds, memory = out.stdout.split()
    return float(seconds), int(memory)


def median(command: list[str], folder: Path, runs: int) -> tuple[float, int]:
    results = [timed(command, folder) for _ in range(runs)]
    return statistics.median(cpu for cpu, _ in results), max(memory for _, memory in results)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed safelint has its bytecode; a checkout must too
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one").mkdir()
        (folder / "one" / "a.md").write_text(markdown(1, 4_000), encoding="utf-8")
        write_corpus(folder / "many", files=200, size=5_500)
        (folder / "big").mkdir()
        (folder / "big" / "half.md").write_text(markdown(2, 2_500_000), encoding="utf-8")
        (folder / "big" / "whole.md").write_text(markdown(2, 5_000_000), encoding="utf-8")
        subprocess.run([SAFELINT, "check", "one/a.md"], cwd=folder, capture_output=True, check=False)
        bare, _ = median([sys.executable, "-c", "pass"], folder, runs)
        print(f"{'python -c pass':<28}{bare * 1000:9.1f} ms CPU")
        for title, path, few in (
            ("one file of 4 KB", "one/a.md", False),
            ("200 files of 5 to 6 KB", "many", True),
            ("one file of 2.5 MB", "big/half.md", True),
            ("one file of 5 MB", "big/whole.md", True),
        ):
            cpu, memory = median([SAFELINT, "check", path], folder, min(runs, 3) if few else runs)
            print(f"{title:<28}{cpu * 1000:9.1f} ms CPU {cpu / bare:7.1f} x bare {memory / 1024:7.1f} MB")
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
