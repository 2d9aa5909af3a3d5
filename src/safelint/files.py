"""From the paths that were named to the files to check: folders walked, hidden and git-ignored files left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from stat import S_ISDIR, S_ISLNK, S_ISREG
from types import ModuleType

from safelint.model import NOTHING, Failure, LeftOut
from safelint.record import NamedTuple

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
) -> Listing:
    """Every file that `paths` name. A file named outright is checked whatever its suffix; "-" stands for itself.

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
            root = _root(path)
            ignored: list[str] = []
            for name, is_link in _walk(path, failures, ignored):
                reason = excluded(name)
                if reason:
                    left_out.update({name: reason} if readable(name) or may_hold_text(name) else {})
                    continue
                problem = _link_problem(name, root, readable) if is_link else ""
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
    if not may_be_opened(path):
        raise NotAFileError(0, "is not a file")
    handle = os.open(path, flags)
    try:
        status = os.fstat(handle)
        if not S_ISREG(status.st_mode):
            raise NotAFileError(0, "is not a file")
        size = status.st_size
        data = _read(handle, size + 1, size) if size <= limit else b""
        if len(data) > size:  # it grows, or its size is not known beforehand
            data += _read(handle, limit + 1 - len(data), limit)
    finally:
        os.close(handle)
    if max(size, len(data)) > limit:
        raise TooLargeError(0, f"holds more than {limit:,} bytes")
    return data


def may_be_opened(path: str) -> bool:
    """Whether nothing but a regular file is there: to open some devices is to do something."""
    try:
        return S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):  # to open it says what is wrong
        return True


def _read(handle: int, most: int, enough: int) -> bytes:
    """At most `most` bytes. It is not asked for more when it has given `enough`."""
    data = os.read(handle, most)
    while len(data) < enough and (more := os.read(handle, most - len(data))):
        data += more
    return data


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


def _walk(folder: str, failures: list[Failure], ignored: list[str]) -> Iterator[tuple[str, bool]]:
    """What is in a folder and those below it, each with whether it is a link; one to a folder is not followed. What git
    ignores is added to `ignored`, a folder with "/" at its end."""
    if not os.access(folder, os.R_OK | os.X_OK):
        failures.append(Failure(shown(folder), "find", "this folder may not be read"))
        return
    names = _git_files(folder)
    if names is None:
        yield from _all_files(folder, failures)
        return
    ignored += [_joined(folder, name) for name in _git_ignored(folder)]
    for name in names:
        if _is_hidden(name):
            continue
        path = _joined(folder, name)
        try:
            mode = os.lstat(path).st_mode
        except OSError:  # in the index, but gone
            continue
        if S_ISDIR(mode):  # a repository inside this one
            yield from _walk(path, failures, ignored)
        else:
            yield path, S_ISLNK(mode)


def _all_files(folder: str, failures: list[Failure]) -> Iterator[tuple[str, bool]]:
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
            yield path, entry.is_symlink()


def _joined(folder: str, name: str) -> str:
    return name if name and folder in (".", "./") else os.path.join(folder, name)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or "/." in name


def _git_files(folder: str) -> list[str] | None:
    """The files below `folder` that git does not ignore, relative to it; None outside a git work tree."""
    return _listed_by_git(folder, "-co") if _work_tree(folder) else None


def _git_ignored(folder: str) -> list[str]:
    """What git ignores below `folder`, relative to it; of a folder that is ignored as a whole only its name and "/"."""
    found: list[str] = []
    names = _listed_by_git(folder, "-oi", "--directory") or []
    if "./" in names:  # the folder itself
        return [""]
    for name in names:
        if not _is_hidden(name) and not (found and found[-1].endswith("/") and name.startswith(found[-1])):
            found.append(name)
    return found


def _listed_by_git(folder: str, *which: str) -> list[str] | None:
    from safelint.git import GitError, output

    try:
        found = output(folder, "ls-files", "-z", *which, "--exclude-standard", "--", ".", seconds=60)
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
