"""What was understood of a text, and by which words: what `why` prints."""

from __future__ import annotations

import os

from safelint.config import Flags
from safelint.jsontext import as_json
from safelint.nearest import missing
from safelint.run.engine import Engine
from safelint.values.errors import Unreadable
from safelint.why.in_words import InWords
from safelint.why.understood import Why


def told(file: str, form: str, flags: Flags, config_path: str = "", stdin_name: str = "") -> str:
    """What was understood of a text, as text for its writer or (`form` is `json`) as JSON.

    Raises:
        SafelintError: wrong use.
        Unreadable: the text cannot be read.
    """
    if file != "-" and not os.path.lexists(file):
        raise Unreadable(missing(file))
    why = Why(Engine(flags, config_path, stdin_name), file)
    return as_json(why.as_dict()) if form == "json" else as_text(why)


def as_text(why: Why) -> str:
    """What was understood of a text, as text for its writer."""
    return "\n".join(InWords(why).lines()) + "\n"
