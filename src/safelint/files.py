"""From the paths that were named to the files to check: folders walked, hidden and git-ignored files left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from safelint.disk.folder import is_inside, work_tree
from safelint.disk.read import root
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
    *,
    git: bool = True,
) -> Listing:
    """Every file that `paths` name. A file named outright is checked whatever its suffix; "-" stands for itself.
    Without `git`, what it ignores is taken too.

    A file that two paths lead to is checked once, by the name that is no link. What a folder holds may come from
    anybody, so a link in it that leads out of it (of its git work tree, where it lies in one) is not followed.
    """
    taken: list[str] = []
    may_meet = False  # whether two of what is taken may be one file
    failures: list[Failure] = []
    left_out: dict[str, int] = {}
    for count, path in enumerate(_expanded(paths)):
        may_meet = may_meet or count > 0
        if path == "-":
            taken.append(path)
        elif os.path.isdir(path):
            limit = root(path)
            for name, is_link in _walk(path, failures, git):
                if excluded(name):
                    continue
                problem = _link_problem(name, limit, readable) if is_link else ""
                if problem:
                    failures.append(Failure(shown(name), "find", problem))
                elif readable(name) and not (is_link and os.path.isdir(name)):
                    taken.append(name)
                    may_meet = may_meet or is_link
                elif unsupported(name):
                    suffix = os.path.splitext(name)[1].lower()
                    left_out[suffix] = left_out.get(suffix, 0) + 1
        elif os.path.exists(path):
            taken.append(path)
        else:
            reason = _DANGLING if os.path.islink(path) else "does not exist"
            failures.append(Failure(shown(path), "find", reason))
    return Listing(tuple(sorted(_once(taken) if may_meet else taken)), tuple(failures), left_out)


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
        if ("*" in path or "?" in path) and not os.path.lexists(path):
            from glob import glob

            found = sorted(glob(path, recursive=True))
            yield from found or [path]
        else:
            yield path


def _walk(folder: str, failures: list[Failure], git: bool) -> Iterator[tuple[str, bool]]:
    """What is in a folder and those below it, each with whether it is a link; one to a folder is not followed.

    With `git`, what git ignores is left out, but for what it tracks all the same.
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
            if is_hidden(entry.name) or name in ignored:
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield path, entry.is_symlink()
            elif git and os.path.lexists(os.path.join(path, ".git")):  # a repository inside this one
                waiting.append((path, _ignored(path), ""))
            else:
                waiting.append((path, ignored, f"{name}/"))


def _joined(folder: str, name: str) -> str:
    return name if folder in (".", "./") else os.path.join(folder, name)


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
