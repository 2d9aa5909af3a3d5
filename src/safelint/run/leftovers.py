"""What a check leaves in memory: garbage that nobody looks for where the collector is off, as a command has it."""

from __future__ import annotations

import gc

COLLECT_EVERY = 4
"""After so many documents garbage is looked for, where the collector is off. One leaves up to 2 MB of it."""


def clear_away() -> None:
    """Looks for garbage where the collector is off, among what is new: what outlives that is not looked at again."""
    if not gc.isenabled():
        gc.collect(0)
