"""What is asked of a run."""

from __future__ import annotations

from typing import NamedTuple

from safelint.config import Flags


class RunOptions(NamedTuple):
    """All that the results of a run rest on, beside its texts with their configurations and what safelint itself is: as
    one value, for the cache and for other processes.

    Paths are as the system has them. `detail` has reports show the text; `day` is one for the whole run, also at
    midnight; "" is today. Without `choices`, what a person may choose to write is not looked for, as where no report
    shows it.
    """

    flags: Flags = Flags()
    config_path: bytes = b""
    stdin_name: bytes = b""
    detail: bool = False
    day: str = ""
    choices: bool = True
