"""git, asked so that nothing in a repository can make it run another program, reach a network or write.

A repository may come from anybody, its `.git/config` with it. It is asked only for names and for what it keeps under
them, by commands that read no attributes and run no filter, diff driver or text conversion. The file-system monitor,
hooks and a pager are switched off by name; no protocol is allowed, so that a missing object is never fetched. The
user's own settings of git hold, but for variables of the environment that point git at another place or have it write
traces: hooks set some of them.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping

_SAFE = (
    "core.fsmonitor=false",
    "core.quotepath=off",
    f"core.hooksPath={os.devnull}",
    "safe.bareRepository=explicit",
)
_KEPT = frozenset(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"))
_WINDOWS = os.name == "nt"


class GitError(Exception):
    """git is not there, takes too long, or refuses. The message is what it said."""


def output(root: str, *words: str, seconds: int = 120, told: bytes = b"") -> bytes:
    """What `git WORDS` prints in the work tree at `root`; it is told `told`.

    The repository is the one whose `.git` stands there, and its files are those there: whatever else in the tree looks
    like a repository, and whatever its own settings call its files, is not asked.

    Raises:
        GitError: see there.
    """
    settings = [word for setting in _SAFE for word in ("-c", setting)]
    try:
        done = subprocess.run(
            [program(), "--no-pager", "--no-replace-objects", "-C", root, "--work-tree=.", *settings, *words],
            capture_output=True,
            check=False,
            timeout=seconds,
            env=environment(os.environ, root),
            input=told,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise GitError(f"git could not be run: {error}") from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip().split("\n")[0])
    return done.stdout


def environment(own: Mapping[str, str], root: str) -> dict[str, str]:
    """The variables that git is given, from those of this process. No repository above `root` is looked for."""
    kept = {key: value for key, value in own.items() if not key.upper().startswith("GIT_") or key.upper() in _KEPT}
    return {
        **kept,
        "GIT_CEILING_DIRECTORIES": os.path.dirname(os.path.realpath(root)),
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
    }


def program() -> str:
    """What to run: of the folders on the path only those that are told in full, for the others may be a stranger's.
    Windows would look in the current folder first.

    Raises:
        GitError: there is no git on the path.
    """
    for folder in filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep)):
        path = os.path.join(folder, "git.exe" if _WINDOWS else "git")
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    raise GitError("git could not be run: it is not on the path")
