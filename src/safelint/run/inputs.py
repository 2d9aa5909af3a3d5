"""From the paths that were named to the files to check: folders walked, hidden and git-ignored files left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from safelint.disk.folder import is_inside, work_tree
from safelint.disk.read import root
from safelint.values.report import NOTHING, Failure, LeftOut

NOT_READ, BY_GIT = "format not read", "ignored by git"
"""Why a file in a folder is left out."""


class Listing(NamedTuple):
    """`files` to check, sorted, each once; what the folders hold beside them; the globs that no file matches."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unmatched: tuple[str, ...] = ()


def listing(
    paths: Sequence[str],
    readable: Callable[[str], bool],
    may_hold_text: Callable[[str], bool],
    excluded: Callable[[str], str],
    *,
    git: bool = True,
) -> Listing:
    """Every file that `paths` name. A file named outright is checked whatever its suffix; "-" stands for itself.
    Without `git`, what it ignores is taken too.

    A file that two paths lead to is checked once, by the name that is no link. What a folder holds may come from
    anybody, so a link in it that leads out of it (of its git work tree, where it lies in one) is not followed.
    `excluded` tells why a file in a folder is not to be checked, "" where it is. A file in a folder that is not checked
    is listed if it is `readable` or `may_hold_text`.
    """
    taken: list[str] = []
    may_meet = False  # whether two of what is taken may be one file
    failures: list[Failure] = []
    left_out: dict[str, str] = {}
    unmatched: list[str] = []
    for count, path in enumerate(_expanded(paths)):
        may_meet = may_meet or count > 0
        if path == "-":
            taken.append(path)
        elif os.path.isdir(path):
            limit = root(path)
            ignored: list[str] = []
            for name, is_link in _walk(path, failures, ignored, git):
                reason = excluded(name)
                if reason:
                    left_out.update({name: reason} if readable(name) or may_hold_text(name) else {})
                    continue
                problem = _link_problem(name, limit, readable) if is_link else ""
                if problem:
                    failures.append(Failure(shown(name), "find", problem))
                elif readable(name) and not (is_link and os.path.isdir(name)):
                    taken.append(name)
                    may_meet = may_meet or is_link
                elif may_hold_text(name) and not (is_link and os.path.isdir(name)):
                    left_out[name] = NOT_READ
            left_out.update((name, BY_GIT) for name in ignored if _could_hold_text(name, readable))
        elif os.path.exists(path):
            taken.append(path)
        elif _is_glob(path):
            unmatched.append(path)
        else:
            failures.append(Failure(shown(path), "find", _missing(path)))
    files = tuple(sorted(_once(taken) if may_meet else taken))
    for path in files:  # named outright as well
        left_out.pop(path, None)
    beside = tuple(LeftOut(shown(path), reason) for path, reason in sorted(left_out.items()))
    return Listing(files, tuple(failures), beside, tuple(unmatched))


def empty(paths: Iterable[str], found: Listing) -> Iterator[Failure]:
    """What there is to say where nothing, or nothing by one of several names, was found to check."""
    for path in found.unmatched if found.files else ():
        yield Failure(shown(path), "find", "no file has such a name")
    for path in () if found.files or found.failures else paths:
        left = f"; {len(found.left_out):,} left out" if found.left_out else ""
        why = "no file has such a name" if path in found.unmatched else f"no text that safelint reads was found{left}"
        yield Failure(shown(path), "empty", f"{NOTHING}: {why}")


def _could_hold_text(path: str, readable: Callable[[str], bool]) -> bool:
    """Whether a file is readable, or a folder, seen without going deeper, holds such a file or further folders."""
    if not path.endswith("/"):
        return readable(path)
    try:
        with os.scandir(path) as entries:
            return any(readable(entry.name) or entry.is_dir(follow_symlinks=False) for entry in entries)
    except OSError:  # nobody can tell
        return True


def _is_glob(path: str) -> bool:
    return ("*" in path or "?" in path) and not os.path.lexists(path)


def _missing(path: str) -> str:
    if os.path.islink(path):
        return _DANGLING
    from safelint.nearest import missing

    return shown(missing(path))


_DANGLING = "is a link to something that does not exist"


def _once(paths: Iterable[str]) -> Collection[str]:
    """Of the paths that lead to one file only one: the name that is no link stands for all."""
    files: dict[object, str] = {}  # by what the path leads to
    for path in paths:
        key = _file(path)
        if key not in files or _worse(files[key]) > _worse(path):
            files[key] = path
    return files.values()


def _file(path: str) -> object:
    """What a path leads to, as a value that is equal for two names of one file."""
    if path == "-":
        return path
    try:
        status = os.stat(path)
    except OSError:  # gone since it was found: whoever reads it says so
        return path
    if not status.st_ino or status.st_nlink > 1:  # hard links are files of their own
        return os.path.normcase(os.path.realpath(path))
    return status.st_dev, status.st_ino


def _worse(path: str) -> tuple[bool, int, str]:
    return os.path.realpath(path) != os.path.abspath(path), len(path), path


def _link_problem(path: str, limit: str, readable: Callable[[str], bool]) -> str:
    """Why a link found in a folder is not followed, "" where it may be or does not matter. It must not lead out of
    `limit`, nor to a folder that is not walked by its own name."""
    if not os.path.exists(path):
        return _DANGLING if readable(path) else ""
    is_folder = os.path.isdir(path)
    what = "a link to a folder" if is_folder else "a link"
    real = os.path.realpath(path)
    if (is_folder or readable(path)) and not is_inside(real, limit):
        return f"is {what} that leads out of here; name it outright to check it"
    if is_folder and any(map(is_hidden, os.path.relpath(real, limit).split(os.sep))):
        return f"is {what} that is hidden; name it outright to check it"
    return ""


def shown(path: str) -> str:
    """The path as reports print it: with "/", and with what is not valid text replaced."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")


def _expanded(paths: Sequence[str]) -> Iterator[str]:
    """The paths, with wildcards that no shell has expanded expanded here."""
    for path in paths:
        if _is_glob(path):
            from glob import glob

            found = sorted(glob(path, recursive=True))
            yield from found or [path]
        else:
            yield path


def _walk(folder: str, failures: list[Failure], passed: list[str], git: bool) -> Iterator[tuple[str, bool]]:
    """What is in a folder and those below it, each with whether it is a link; one to a folder is not followed.

    With `git`, what git ignores is left out, but for what it tracks all the same, and added to `passed`, a folder with
    "/" at its end.
    """
    waiting = [(folder, _ignored(folder) if git else frozenset(), "")]
    while waiting:
        place, ignored, below = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            failures.append(Failure(shown(place), "find", f"this folder may not be read: {error.strerror}"))
            continue
        for entry in entries:
            name, path = f"{below}{entry.name}", _joined(place, entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_hidden(entry.name):
                continue
            if name in ignored:
                passed.append(f"{path}/" if is_folder else path)
            elif not is_folder:
                yield path, entry.is_symlink()
            elif git and os.path.lexists(os.path.join(path, ".git")):  # a repository inside this one
                waiting.append((path, _ignored(path), ""))
            else:
                waiting.append((path, ignored, f"{name}/"))


def _joined(folder: str, name: str) -> str:
    return name if name and folder in (".", "./") else os.path.join(folder, name)


def is_hidden(name: str) -> bool:
    """Whether no site shows what is called so: https://www.rfc-editor.org/rfc/rfc8615 has the one that all do."""
    return name.startswith(".") and name != ".well-known"


def _ignored(folder: str) -> Collection[str]:
    """What git ignores below `folder`, relative to it with "/", of a folder that is ignored whole its name alone;
    nothing outside a git work tree."""
    root = work_tree(folder)
    if not root:
        return frozenset()
    from safelint.git import GitError, output

    below = os.path.relpath(os.path.abspath(folder), root).replace(os.sep, "/")
    prefix = "" if below == "." else f"{below}/"
    words = ("ls-files", "-z", "-o", "-i", "--exclude-standard", "--directory", "--", f":(top,literal){prefix}")
    try:
        found = output(root, *words, seconds=60)
    except GitError:
        return frozenset()
    names = (os.fsdecode(name).removesuffix("/") for name in found.split(b"\0"))
    return frozenset(name.removeprefix(prefix) for name in names if name.startswith(prefix))
