"""Draws how time and memory grow with the size of a text and with the number of files.

    .venv/bin/python benchmarks/growth.py [--rounds 3]

Each point is a whole process with one worker: the least CPU time (user and system) of several rounds, and the largest
memory. The drawings go into `docs/growth/`; the figures are printed as a table. It takes some minutes. Machines differ:
what counts is whether a line is straight.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import markdown, write_corpus
from run import SAFELINT, timed

OUT = Path(__file__).resolve().parent.parent / "docs" / "growth"
SIZES = (0.5, 1, 2, 5)  # MB
COUNTS = (100, 200, 400, 800)
_ALONE = ("--jobs", "1", "--no-cache")

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 420, 250, 46, 34, 40
_COLOURS = ("#0b5394", "#b45f06")


class Line(NamedTuple):
    """Points of one line, with what they show."""

    name: str
    points: list[tuple[float, float]]


def drawn(title: str, across: str, up: str, lines: Sequence[Line]) -> str:
    """A drawing of some lines over the same things, as SVG; both axes begin at 0."""
    right = max(x for line in lines for x, _ in line.points)
    top = max(y for line in lines for _, y in line.points) * 1.05
    wide, high = _WIDTH - _LEFT - 14, _HEIGHT - _TOP - _BOTTOM

    def at(x: float, y: float) -> tuple[float, float]:
        return round(_LEFT + x / right * wide, 1), round(_TOP + high - y / top * high, 1)

    def path(points: Iterable[tuple[float, float]]) -> str:
        return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in itertools.starmap(at, points))

    told = "; ".join(f"{line.name}: " + ", ".join(f"{x:g} {y:.3g}" for x, y in line.points) for line in lines)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" font-size="11"'
        f' font-family="sans-serif"><title>{title}</title><desc>{told}</desc>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="16" font-size="13">{title}</text>',
        f'<path d="{path([(0, top), (0, 0), (right, 0)])}" fill="none" stroke="#444"/>',
        f'<text x="{_LEFT + wide}" y="{_HEIGHT - 6}" text-anchor="end">{across}</text>',
        f'<text x="4" y="{_TOP - 4}">{up}</text>',
    ]
    for part in range(1, 5):
        x, y = right * part / 4, top * part / 4
        left, down = at(x, y)
        parts.append(f'<text x="{left:.1f}" y="{_TOP + high + 14}" text-anchor="middle">{x:.4g}</text>')
        parts.append(f'<text x="{_LEFT - 5}" y="{down + 4:.1f}" text-anchor="end">{y:.2g}</text>')
    for colour, line in zip(_COLOURS, lines, strict=False):
        parts.append(f'<path d="{path(line.points)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for left, down in itertools.starmap(at, line.points):
            parts.append(f'<circle cx="{left:.1f}" cy="{down:.1f}" r="3" fill="{colour}"/>')
        left, down = at(*line.points[-1])
        parts.append(f'<text x="{left:.1f}" y="{down - 8:.1f}" text-anchor="end" fill="{colour}">{line.name}</text>')
    return "\n".join((*parts, "</svg>")) + "\n"


def by_size(folder: Path, rounds: int) -> tuple[list[Line], list[str]]:
    seconds, memory = Line("CPU", []), []
    for size in SIZES:
        (folder / "a.md").write_text(markdown(7, int(size * 1e6)), encoding="utf-8")
        cost = timed([SAFELINT, "check", "a.md", *_ALONE], folder, rounds)
        seconds.points.append((size, cost.least))
        memory.append(f"| one of {size:g} MB | {cost.least:.2f} | | {cost.memory:.0f} |")
    return [seconds], memory


def by_files(folder: Path, rounds: int) -> tuple[list[Line], list[str]]:
    cold, warm, rows = Line("first run", []), Line("nothing changed", []), []
    for count in COUNTS:
        write_corpus(folder / "many", count, 5_400)
        first = timed([SAFELINT, "check", "many", *_ALONE], folder, rounds)
        timed([SAFELINT, "check", "many", "--jobs", "1"], folder, 1)
        again = timed([SAFELINT, "check", "many", "--jobs", "1"], folder, rounds)
        cold.points.append((count, first.least))
        warm.points.append((count, again.least))
        rows.append(f"| {count:,} of 5.4 KB | {first.least:.2f} | {again.least:.2f} | {first.memory:.0f} |")
        shutil.rmtree(folder / "many")
    return [cold, warm], rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as cache:
        os.environ["SAFELINT_CACHE_DIR"] = cache
        folder = Path(name)
        (folder / "a.md").write_text(markdown(7, 4_000), encoding="utf-8")
        timed([SAFELINT, "check", "a.md", *_ALONE], folder, 1)  # compiles the packs
        sizes, size_rows = by_size(folder, rounds)
        files, file_rows = by_files(folder, rounds)
    (OUT / "size.svg").write_text(drawn("One text", "MB of text", "seconds of CPU", sizes), encoding="utf-8")
    (OUT / "files.svg").write_text(drawn("Many files", "files", "seconds of CPU", files), encoding="utf-8")
    head = ["| Texts | CPU s | nothing changed, CPU s | memory, MB |", "| --- | --- | --- | --- |"]
    print("\n".join((*head, *size_rows, *file_rows)))


if __name__ == "__main__":
    main()
