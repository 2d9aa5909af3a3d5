"""A process that was started, not divided, to check files for another; see `pool.py`."""

from __future__ import annotations

import os
import sys

from safelint.run.checker import Checker
from safelint.run.pool import Options, received, sent, work


def main() -> None:
    """Makes the checker that it is told of, says that it is there, and checks what it is asked to."""
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not spoil the answers
    asked = received(sys.stdin.buffer, Options)
    if asked is None:  # the run that asked is gone
        return
    checker = Checker(asked.flags, *map(os.fsdecode, (asked.config_path, asked.stdin_name)), detail=asked.detail)
    checker.day, checker.whole, checker.choices = asked.day, asked.whole, asked.choices
    if asked.timed:
        checker.time()
    sent(told, True)
    work(checker, sys.stdin.buffer, told)
