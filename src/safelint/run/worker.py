"""A process that was started, not divided, to check files for another; see `pool.py`."""

from __future__ import annotations

import os
import sys

from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.run.pool import received, sent, work


def main() -> None:
    """Makes the engine that it is told of, says that it is there, and checks what it is asked to."""
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not spoil the answers
    flags, config_path, stdin_name, detail, day, whole, timed = received(sys.stdin.buffer)
    engine = Engine(Flags._make(flags), config_path, stdin_name, detail=detail)
    engine.day, engine.whole = day, whole
    if timed:
        engine.time()
    sent(told, True)
    work(engine, sys.stdin.buffer, told)
