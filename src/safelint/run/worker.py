"""A process that was started, not divided, to check texts for another; see `pool.py`."""

from __future__ import annotations

import os
import sys

from safelint.run.pool import WorkerOrder, as_told, received, sent, serve


def main() -> None:
    """Makes the checker that it is told of, says that it is there, and does what it is asked to."""
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not spoil the answers
    asked = received(sys.stdin.buffer, WorkerOrder)
    if asked is None:  # the run that asked is gone
        return
    checker, work = as_told(asked)
    sent(told, True)
    serve(checker, work, sys.stdin.buffer, told)
