"""How another process of safelint is started: with the same code, and nothing imported that this one would not import.

Where safelint runs in an installed Python, that is started anew. The program that holds its own Python, which
`tools/make_program.py` builds, cannot be asked for a piece of code: it starts itself, with a first argument that
`standalone.py` knows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

MARK = "--child-process"
"""The first argument of such a process of the program; the module whose `main` it calls and its arguments follow."""

_CODE = (
    "import sys; from importlib import import_module; name, count, *rest = sys.argv[1:]; count = int(count); "
    "sys.path[:] = rest[count:]; import_module(name).main(*rest[:count])"
)


def is_program() -> bool:
    """Whether this is the program that holds its own Python (https://pyinstaller.org/en/stable/runtime-information.html)."""
    return bool(getattr(sys, "frozen", False))


def give_back_libraries() -> None:
    """Undoes what the program's start does to the environment on Linux, where all that is started from here would load
    the program's libraries in the place of its own: a browser and git, too. Another of its kind starts as the first did
    (https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations)."""
    if is_program() and sys.platform == "linux":
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        if before is None:
            os.environ.pop("LD_LIBRARY_PATH", None)
        else:
            os.environ["LD_LIBRARY_PATH"] = before
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def command(module: str, arguments: Iterable[str] = ()) -> list[str]:
    """What to start for a process that calls `main` of one of our modules with `arguments`."""
    told = tuple(arguments)
    if is_program():
        return [sys.executable, MARK, module, *told]
    path = [each for each in sys.path if os.path.isabs(each)]
    return [sys.executable, "-I", "-c", _CODE, module, str(len(told)), *told, *path]
