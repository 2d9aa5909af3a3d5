"""git, asked so that nothing in a repository can make it run another program, reach a network or write.

A repository may come from anybody, its `.git/config` with it. What that file could have git run is switched off by
name: the file-system monitor, hooks, external diffs, text conversion (by `DIFF`), a pager, filters; no protocol is
allowed, so that a missing object is never fetched. The user's own settings of git hold, but for variables of the
environment that point git at another place or have it write traces: hooks set some of them.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping

SAFE = ("core.fsmonitor=false", "core.quotepath=off", f"core.hooksPath={os.devnull}")
DIFF = (
    *("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--find-renames"),
    *("--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/"),
)
_KEPT = frozenset(
    ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH")
)
_WINDOWS = os.name == "nt"
_TRUSTED = ("system", "global")


class GitError(Exception):
    """git is not there, takes too long, or refuses. The message is what it said; `status` its exit status, or 0."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


def output(folder: str, *words: str, seconds: int = 120) -> bytes:
    """What `git WORDS` prints in `folder`.

    Raises:
        GitError: see there.
    """
    settings = [word for setting in (*SAFE, *_no_filters(folder, words, seconds)) for word in ("-c", setting)]
    return _run(folder, [*settings, *words], seconds)


def environment(own: Mapping[str, str]) -> dict[str, str]:
    """The variables that git is given, from those of this process."""
    kept = {key: value for key, value in own.items() if not key.upper().startswith("GIT_") or key.upper() in _KEPT}
    return {
        **kept,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
    }


def program() -> str:
    """What to run. Windows looks for a program in the current folder first, which may be that of a stranger.

    Raises:
        GitError: there is no git on the path.
    """
    if not _WINDOWS:
        return "git"
    folders = filter(os.path.isabs, os.environ.get("PATH", "").split(os.pathsep))
    found = (os.path.join(folder, "git.exe") for folder in folders)
    for path in found:
        if os.path.isfile(path):
            return path
    raise GitError("git could not be run: it is not on the path")


def _no_filters(folder: str, words: tuple[str, ...], seconds: int) -> Iterator[str]:
    """Settings that empty every filter that the repository itself defines: a diff would run it over the files."""
    if words[0] != DIFF[0]:
        return
    try:
        found = _run(folder, ["config", "--show-scope", "--name-only", "-z", "--get-regexp", r"^filter\."], seconds)
    except GitError as error:
        if error.status == 1:  # none is defined
            return
        raise
    fields = iter(found.split(b"\0"))
    names = {name for scope, name in zip(fields, fields, strict=False) if os.fsdecode(scope) not in _TRUSTED}
    for name in sorted({os.fsdecode(name).rpartition(".")[0] for name in names}):
        if "=" in name:
            raise GitError(f"its configuration has a filter that cannot be left out: {name}")
        yield from (f"{name}.{key}=" for key in ("clean", "smudge", "process"))
        yield f"{name}.required=false"


def _run(folder: str, words: list[str], seconds: int) -> bytes:
    try:
        done = subprocess.run(
            [program(), "--no-pager", "-C", folder, *words],
            capture_output=True,
            check=False,
            timeout=seconds,
            env=environment(os.environ),
            stdin=subprocess.DEVNULL,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise GitError(f"git could not be run: {error}") from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip().split("\n")[0], done.returncode)
    return done.stdout
