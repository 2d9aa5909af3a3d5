"""What is said where safelint itself is at fault: enough to find the fault, and no word of a text."""

from __future__ import annotations

import os
import sys

from safelint.version import __version__

_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


def told(error: BaseException) -> str:
    """What to report of an exception that nobody foresaw. Its message may quote a text, so it is left out."""
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"internal error: {type(error).__name__} in {_place(error)} (safelint {__version__}, Python {python}). "
        "The fault is safelint's, so nothing counts as checked. Please report this line, and what you ran."
    )


def _place(error: BaseException) -> str:
    """The last line of safelint's own that an exception has passed: "words/terms.py:120"."""
    place, step = "unknown", error.__traceback__
    while step is not None:
        file = os.path.abspath(step.tb_frame.f_code.co_filename)
        if file.startswith(_HERE):
            place = f"{file.removeprefix(_HERE).replace(os.sep, '/')}:{step.tb_lineno}"
        step = step.tb_next
    return place
