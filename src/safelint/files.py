"""From the paths that were named to the files to check: folders walked, hidden and git-ignored files left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType

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
    """Every file that `paths` name. A file named outright is checked whatever its suffix; "-" stands for itself.

    A file that two paths lead to is checked once, by the name that is no link. What a folder holds may come from
    anybody, so a link in it that leads out of it (of its git work tree, where it lies in one) is not followed.
    """
    files: dict[object, str] = {}  # by what the path leads to
    failures: list[Failure] = []
    left_out: dict[str, int] = {}
    for path in _expanded(paths):
        if path == "-":
            files[path] = path
        elif os.path.isdir(path):
            root = _root(path)
            for name in _walk(path, failures):
                if excluded(name):
                    continue
                problem = _link_problem(name, root, readable) if os.path.islink(name) else ""
                if problem:
                    failures.append(Failure(shown(name), "find", problem))
                elif readable(name) and not os.path.isdir(name):
                    _take(files, name)
                elif unsupported(name):
                    suffix = os.path.splitext(name)[1].lower()
                    left_out[suffix] = left_out.get(suffix, 0) + 1
        elif os.path.exists(path):
            _take(files, path)
        else:
            reason = _DANGLING if os.path.islink(path) else "does not exist"
            failures.append(Failure(shown(path), "find", reason))
    return Listing(tuple(sorted(files.values())), tuple(failures), left_out)


_DANGLING = "is a link to something that does not exist"


def _take(files: dict[object, str], path: str) -> None:
    """Adds a path, unless another leads to the same file; the name that is no link stands for both."""
    try:
        status = os.stat(path)
    except OSError:  # gone since it was found: whoever reads it says so
        files[path] = path
        return
    key: object = (status.st_dev, status.st_ino)
    if not status.st_ino or status.st_nlink > 1:  # hard links are files of their own
        key = os.path.normcase(os.path.realpath(path))
    if key not in files or _worse(files[key]) > _worse(path):
        files[key] = path


def _worse(path: str) -> tuple[bool, int, str]:
    return os.path.realpath(path) != os.path.abspath(path), len(path), path


def _root(folder: str) -> str:
    """What a link in `folder` must not lead out of."""
    return os.path.realpath(_work_tree(folder) or folder)


def _link_problem(path: str, root: str, readable: Callable[[str], bool]) -> str:
    """Why a link found in a folder is not followed, "" where it may be or does not matter."""
    if not os.path.exists(path):
        return _DANGLING if readable(path) else ""
    is_folder = os.path.isdir(path)
    if (is_folder or readable(path)) and not is_inside(os.path.realpath(path), root):
        what = "a link to a folder" if is_folder else "a link"
        return f"is {what} that leads out of here; name it outright to check it"
    return ""


def is_inside(path: str, folder: str, flavour: ModuleType = os.path) -> bool:
    """Whether `path` lies below `folder`, both absolute and without links. `flavour` is `posixpath` or `ntpath`."""
    try:
        relative: str = flavour.relpath(path, folder)
    except ValueError:  # another drive
        return False
    first = relative.replace(flavour.sep, "/").split("/")[0]
    return first not in (".", "..") and not flavour.isabs(relative) and not flavour.splitdrive(relative)[0]


def leads_out(path: str) -> bool:
    """Whether a file is a link that leads out of its git work tree, or of its folder where it lies in none."""
    return os.path.islink(path) and not is_inside(os.path.realpath(path), _root(os.path.dirname(path) or os.curdir))


class NotAFileError(OSError):
    """A path leads to a folder, a pipe, a device or a socket."""


class TooLargeError(OSError):
    """A file holds more than it may."""


def contents(path: str, limit: int) -> bytes:
    """The bytes of a regular file. Nothing is waited for: what is a pipe, a device or a socket is never read.

    Raises:
        NotAFileError: it is no regular file.
        TooLargeError: it holds more than `limit` bytes, or grows beyond them while it is read.
        OSError: it cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    if not os.path.isfile(path) and os.path.exists(path):  # to open some devices is to do something
        raise NotAFileError(0, "is not a file")
    handle = os.open(path, flags)
    with open(handle, "rb") as file:
        status = os.fstat(handle)
        if status.st_mode & 0o170000 != 0o100000:
            raise NotAFileError(0, "is not a file")
        size = status.st_size
        data = file.read(min(size, limit) + 1)
        if len(data) > size:  # it grows, or its size is not known beforehand
            data += file.read(max(limit + 1 - len(data), 0))
    if max(size, len(data)) > limit:
        raise TooLargeError(0, f"holds more than {limit:,} bytes")
    return data


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
    """What is in a folder and those below it; a link to a folder is not followed, but is there."""
    if not os.access(folder, os.R_OK | os.X_OK):
        failures.append(Failure(shown(folder), "find", "this folder may not be read"))
        return
    names = _git_files(folder)
    if names is None:
        yield from _all_files(folder, failures)
        return
    for name in names:
        path = _joined(folder, name)
        if _is_hidden(name):
            continue
        if os.path.isdir(path) and not os.path.islink(path):  # a repository inside this one
            yield from _walk(path, failures)
        elif os.path.lexists(path):
            yield path


def _all_files(folder: str, failures: list[Failure]) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        failures.append(Failure(shown(folder), "find", f"this folder may not be read: {error.strerror}"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = _joined(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _all_files(path, failures)
        else:
            yield path


def _joined(folder: str, name: str) -> str:
    return name if folder in (".", "./") else os.path.join(folder, name)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _git_files(folder: str) -> list[str] | None:
    """The files below `folder` that git does not ignore, relative to it; None outside a git work tree."""
    if not _work_tree(folder):
        return None
    from safelint.git import GitError, output

    try:
        found = output(folder, "ls-files", "-z", "-co", "--exclude-standard", "--", ".", seconds=60)
    except GitError:
        return None
    return sorted({os.fsdecode(name) for name in found.split(b"\0") if name})


def _work_tree(folder: str) -> str:
    """The root of the git work tree that holds `folder`, "" where there is none."""
    here = os.path.abspath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return ""
        here = parent
    return here
