"""The configuration of a house that a page carries, so that its own lines, names and terms count for every text."""

from __future__ import annotations

import os
from contextlib import chdir
from tempfile import TemporaryDirectory

from safelint.config.discovery import NAME
from safelint.disk import write
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError


def read(path: str) -> bytes:
    """The configuration at `path`, if it holds without anything that lies beside it: a page has no other file.

    Raises:
        SafelintError: it does not, or cannot be read.
    """
    if os.path.basename(path) != NAME:
        raise SafelintError(f"{path}: a page takes a configuration in a file of its own, {NAME}")
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SafelintError(f"{path}: cannot be read: {error.strerror}") from None
    with TemporaryDirectory(prefix="safelint-") as folder:
        write.whole(os.path.join(folder, NAME), data)
        with chdir(folder):
            try:
                failures = Engine().run_text("text.txt", b"Call 999.\n").failures
            except SafelintError as error:
                raise SafelintError(f"{path}: a page cannot hold this configuration: {error}") from None
    if failures:
        raise SafelintError(f"{path}: a page cannot hold this configuration: {failures[0].reason}")
    return data
