"""Kill `safelint check --fix` over many files at random moments, many times, and look for a lost or damaged file.

    .venv/bin/python benchmarks/kill.py [--runs 50] [--files 1000]

After each kill every file must hold its old bytes or its new ones. What else lies in the folder is counted: a file that
was being written may be left behind under a hidden name.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLD, NEW = b"08001111", b"0800 1111"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--files", type=int, default=1000)
    asked = parser.parse_args()
    chance = random.Random(1)
    texts = [
        b"# Page %d\n\nCall Childline on 08001111.\n\n%s\n" % (n, b"More. " * (n % 50)) for n in range(asked.files)
    ]
    command = [sys.executable, "-m", "safelint", "check", "--fix", "--quiet", "--select", "helpline", "."]
    damaged = left = partly = 0
    longest = 0.0
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / f"{number:05}.md" for number in range(asked.files)]
        for run in range(asked.runs + 1):
            for path, text in zip(paths, texts, strict=True):
                path.write_bytes(text)
            began = time.monotonic()
            with subprocess.Popen(command, cwd=name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                if run == 0:  # let the first one end, to learn how long one takes
                    process.wait()
                    longest = time.monotonic() - began
                else:
                    time.sleep(chance.random() * longest)
                    process.send_signal(signal.SIGKILL)
            done = 0
            for path, text in zip(paths, texts, strict=True):
                now = path.read_bytes() if path.exists() else None
                done += now == text.replace(OLD, NEW)
                damaged += now not in (text, text.replace(OLD, NEW))
            partly += 0 < done < asked.files
            for stray in set(Path(name).iterdir()) - set(paths):
                left += 1
                stray.unlink()
    print(f"{asked.runs} kills, {partly} of them between the first and the last of {asked.files} files written")
    print(f"damaged or lost: {damaged}; left behind under a hidden name: {left}; an undisturbed run: {longest:.1f} s")
    return int(damaged > 0)


if __name__ == "__main__":
    sys.exit(main())
