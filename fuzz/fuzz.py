"""Fuzzes: `python fuzz/fuzz.py --seconds N [TARGET ...]` shares N seconds among the targets, or all of them.

Each runs in a process of its own from the seeds in fuzz/corpus/TARGET and the tokens in fuzz/tokens.dict. What is found
is written to fuzz/found/, and the status is 1. Needs the extra `fuzz`. The corpus in the repository is not changed;
`--keep FOLDER` gathers what reaches new code, for a next run.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"
LONGEST = 4096
# CPU seconds that an input may take: the code is slowed down some three times by counting what it reaches.
LIMIT, LIMIT_A_KILOBYTE = 0.6, 0.15
_EXECUTED = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
_COVERED = re.compile(r"cov: (\d+)")


class SlowError(Exception):
    """An input took far longer than its length explains."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="in all (default: 60)")
    parser.add_argument("--seed", type=int, default=0, help="the same inputs in the same order each time (0: others)")
    parser.add_argument("--at-once", type=int, default=1, metavar="N", help="targets that run at the same time")
    parser.add_argument("--keep", default="", metavar="FOLDER", help="gather inputs that reach new code here")
    parser.add_argument("--list", action="store_true", help="print the targets, a line each, and do nothing else")
    parser.add_argument("targets", nargs="*")
    asked = parser.parse_args()
    sys.path.insert(0, str(HERE))
    from targets import TARGETS, corpora

    if asked.list:
        print("\n".join(TARGETS))
        return 0
    names = asked.targets or list(TARGETS)
    unknown = set(names) - set(TARGETS)
    if unknown:
        parser.error(f"no target is called {', '.join(sorted(unknown))}; known: {', '.join(TARGETS)}")
    with tempfile.TemporaryDirectory() as folder:
        share = max(asked.seconds // len(names), 1)
        grown = Path(asked.keep or folder)
        with ThreadPoolExecutor(asked.at_once) as pool:
            kept = pool.map(lambda name: fuzzed(name, share, asked.seed, grown / name, corpora(name)), names)
        failed = [name for name, is_kept in zip(names, kept, strict=True) if not is_kept]
    if failed:
        print(f"found something: {', '.join(failed)}; see {FOUND.relative_to(HERE.parent)}/")
    return int(bool(failed))


def fuzzed(name: str, seconds: int, seed: int, grown: Path, corpus: list[Path]) -> bool:
    """Whether the target kept its promises for so many seconds; prints one line. What is new goes to `grown`."""
    FOUND.mkdir(exist_ok=True)
    grown.mkdir(parents=True, exist_ok=True)
    command = [
        *(sys.executable, __file__, "--loop", name, f"-max_total_time={seconds}", f"-max_len={LONGEST}"),
        *(
            f"-seed={seed}",
            "-timeout=60",
            "-rss_limit_mb=3000",
            "-print_final_stats=1",
            f"-artifact_prefix={FOUND}/{name}-",
        ),
        *(f"-dict={HERE / 'tokens.dict'}", str(grown), *map(str, corpus)),
    ]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    took = time.monotonic() - began
    output = done.stdout + done.stderr
    executed = sum(map(int, _EXECUTED.findall(output)))
    covered = (_COVERED.findall(output) or ["0"])[-1]
    said = "kept" if done.returncode == 0 else "BROKEN"
    print(f"{name:14} {executed:9,} inputs  {covered:>6} edges  {took:6.0f} s  {said}", flush=True)
    if done.returncode:
        lines = [line for line in output.splitlines() if not line.startswith(("INFO:", "WARNING:", "#"))]
        print("\n".join(lines[-40:]), flush=True)
    return done.returncode == 0


def loop(name: str, options: list[str]) -> int:
    """Fuzzes one target until its time is up. Never returns where something is found."""
    import atheris

    os.environ["SAFELINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="safelint-fuzz-")
    sys.path.insert(0, str(HERE))
    with atheris.instrument_imports(include=["safelint"]):
        from targets import TARGETS, seeds

        target = TARGETS[name]
        for seed in seeds(name):
            target(seed.read_bytes())  # also loads what is loaded at first use, which no input is to pay for

    def once(data: bytes) -> None:
        limit = LIMIT + LIMIT_A_KILOBYTE * len(data) / 1024
        if took(data) > limit:
            least = min(took(data) for _ in range(3))
            if least > limit:
                raise SlowError(f"{least:.2f} s of CPU for {len(data)} bytes")

    def took(data: bytes) -> float:
        began = time.process_time()
        target(data)
        return time.process_time() - began

    atheris.Setup([sys.argv[0], *options], once)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(loop(sys.argv[2], sys.argv[3:]) if sys.argv[1:2] == ["--loop"] else main())
