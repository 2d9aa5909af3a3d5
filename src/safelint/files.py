"""From the paths that were named to the files to check: folders walked, hidden and git-ignored files left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from safelint.model import Failure
from safelint.record import NamedTuple


class Listing(NamedTuple):
    """`files` to check, sorted, each once; `left_out` counts by suffix what a folder holds that nothing here reads."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...]
    left_out: Mapping[str, int]


def listing(
    paths: Sequence[str],
    readable: Callable[[str], bool],
    unsupported: Callable[[str], bool],
    excluded: Callable[[str], bool],
) -> Listing:
    """Every file that `paths` name. A file named outright is checked whatever its suffix; "-" stands for itself."""
    files: set[str] = set()
    failures: list[Failure] = []
    left_out: dict[str, int] = {}
    for path in _expanded(paths):
        if path == "-":
            files.add(path)
        elif os.path.isdir(path):
            for name in _walk(path, failures):
                if excluded(name):
                    continue
                if readable(name):
                    if os.path.exists(name):
                        files.add(name)
                    else:
                        failures.append(Failure(shown(name), "find", "is a link to something that does not exist"))
                elif unsupported(name):
                    suffix = os.path.splitext(name)[1].lower()
                    left_out[suffix] = left_out.get(suffix, 0) + 1
        elif os.path.exists(path):
            files.add(path)
        else:
            reason = "is a link to something that does not exist" if os.path.islink(path) else "does not exist"
            failures.append(Failure(shown(path), "find", reason))
    return Listing(tuple(sorted(files)), tuple(failures), left_out)


def shown(path: str) -> str:
    """The path as reports print it: with "/", and with what is not valid text replaced."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")


def _expanded(paths: Sequence[str]) -> Iterator[str]:
    """The paths, with wildcards that no shell has expanded expanded here."""
    for path in paths:
        if ("*" in path or "?" in path) and not os.path.lexists(path):
            from glob import glob

            found = sorted(glob(path, recursive=True))
            yield from found or [path]
        else:
            yield path


def _walk(folder: str, failures: list[Failure]) -> Iterator[str]:
    if not os.access(folder, os.R_OK | os.X_OK):
        failures.append(Failure(shown(folder), "find", "this folder may not be read"))
        return
    names = _git_files(folder)
    if names is None:
        yield from _all_files(folder, failures, set())
        return
    for name in names:
        path = _joined(folder, name)
        if _is_hidden(name):
            continue
        if os.path.isdir(path) and not os.path.islink(path):  # a repository inside this one
            yield from _walk(path, failures)
        elif os.path.lexists(path):
            yield path


def _all_files(folder: str, failures: list[Failure], above: set[tuple[int, int]]) -> Iterator[str]:
    try:
        status = os.stat(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        failures.append(Failure(shown(folder), "find", f"this folder may not be read: {error.strerror}"))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:  # a link that leads back
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = _joined(folder, entry.name)
        if entry.is_dir():
            yield from _all_files(path, failures, above | {here})
        else:
            yield path


def _joined(folder: str, name: str) -> str:
    return name if folder in (".", "./") else os.path.join(folder, name)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _git_files(folder: str) -> list[str] | None:
    """The files below `folder` that git does not ignore, relative to it; None outside a git work tree."""
    if not _in_work_tree(folder):
        return None
    import subprocess

    command = [
        "git",
        "-c",
        "core.fsmonitor=false",
        "-C",
        folder,
        "ls-files",
        "-z",
        "-co",
        "--exclude-standard",
        "--",
        ".",
    ]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return None
    if done.returncode:
        return None
    return sorted({os.fsdecode(name) for name in done.stdout.split(b"\0") if name})


def _in_work_tree(folder: str) -> bool:
    here = os.path.abspath(folder)
    while True:
        if os.path.exists(os.path.join(here, ".git")):
            return True
        parent = os.path.dirname(here)
        if parent == here:
            return False
        here = parent
