"""Runs safelint's command line and tells what it did: `python audited.py LOG ARGUMENTS`.

LOG gets a line for each file opened for writing, each program run, each use of a socket. Sockets are refused.
"""

from __future__ import annotations

import os
import sys

LOG = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod")


def note(event: str, arguments: tuple[object, ...]) -> None:
    line = ""
    if (
        event == "open"
        and isinstance(arguments[2], int)
        and arguments[2] & _WRITES
        and not isinstance(arguments[0], int)
    ) or (event in _CHANGES and not isinstance(arguments[0], int)):  # what is open has been told of
        line = f"write {arguments[0]}"
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"):
        line = f"run {arguments[:2]}"
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        line = f"socket {event}"
    if line:
        os.write(LOG, (line + "\n").encode("utf-8", "backslashreplace"))
    if line.startswith("socket"):
        raise RuntimeError("a network was asked for")


sys.addaudithook(note)
from safelint.cli import main  # noqa: E402

main(sys.argv[2:])
