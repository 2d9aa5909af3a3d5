"""From the paths that were named to the files to check: folders walked, hidden and git-ignored files left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from safelint.disk.folder import checked_copy, is_checked_copy, is_inside, work_tree
from safelint.disk.read import root
from safelint.readers import may_hold_text
from safelint.values.report import NOTHING, Failure, LeftOut

NOT_READ, BY_GIT = "format not read", "ignored by git"
COPY = "copy made by annotate"
"""Why a file in a folder is left out."""
_UNASKED = "git could not be asked what it ignores here, so nothing is left out for it"


class Listing(NamedTuple):
    """`files` to check, sorted, each once; what the folders hold beside them; the globs that no file matches; what
    people should know of how they were found."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unmatched: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def listing(
    paths: Sequence[str], readable: Callable[[str], bool], excluded: Callable[[str], str], *, trusting: bool = True
) -> Listing:
    """Every file that `paths` name. A file named outright is checked whatever its suffix; "-" stands for itself.
    With `trusting`, what git ignores and what looks like a copy that `annotate` made are left out.

    A file that two paths lead to is checked once, by the name that is no link. What a folder holds may come from
    anybody, so a link in it that leads out of it (of its git work tree, where it lies in one) is not followed.
    `excluded` tells why a file in a folder is not to be checked, "" where it is. A file in a folder that is not checked
    is listed if it is `readable` or may hold text. Both are asked with a path, beside which a configuration may lie.
    """
    finder = _FileFinder(readable, excluded, trusting=trusting)
    named, copies = _expanded(paths, trusting)
    found = [each for path in named for each in finder.found(path)]
    found += [_FoundPath(path, left_out=COPY) for path in copies]
    taken = [each for each in found if not each.left_out and not each.problem]
    may_meet = len(named) > 1 or any(each.is_link for each in taken)  # two of them may be one file
    names = [each.path for each in taken]
    files = tuple(sorted(_once(names) if may_meet else names))
    left_out = {each.path: each.left_out for each in found if each.left_out}
    for path in files:  # named outright as well
        left_out.pop(path, None)
    return Listing(
        files,
        failures=tuple(Failure(shown(each.path), "find", each.problem) for each in found if each.problem),
        left_out=tuple(LeftOut(shown(path), reason) for path, reason in sorted(left_out.items())),
        unmatched=tuple(filter(_is_glob, named)),
        remarks=tuple(f"{_UNASKED}: {said}" for said in finder.unasked),
    )


class _FoundPath(NamedTuple):
    """What a path leads to: a file to check, or why it is left out, or what is wrong with it."""

    path: str
    is_link: bool = False
    left_out: str = ""
    problem: str = ""


class _FileFinder:
    """Finds the files that paths name; see `listing`."""

    def __init__(self, readable: Callable[[str], bool], excluded: Callable[[str], str], *, trusting: bool) -> None:
        self._readable = readable
        self._excluded = excluded
        self._trusting = trusting
        self.unasked: dict[str, None] = {}  # why git could not be asked, each reason once

    def found(self, path: str) -> Iterator[_FoundPath]:
        """What there is to say of all that a path leads to; nothing of a glob that no file matches."""
        if path != "-" and os.path.isdir(path):
            limit = root(path)
            for each in _walk(path, self._ignored if self._trusting else None):
                judged = self._judged(each, limit)
                if judged is not None:
                    yield judged
        elif path == "-" or os.path.exists(path):
            yield _FoundPath(path)
        elif not _is_glob(path):
            yield _FoundPath(path, problem=_missing(path))

    def _ignored(self, folder: str) -> Collection[str]:
        """As the function; nothing where git cannot be asked, which is noted."""
        from safelint.git import GitError

        try:
            return _ignored(folder)
        except GitError as error:
            self.unasked[str(error)] = None
            return frozenset()

    def _judged(self, found: _FoundPath, limit: str) -> _FoundPath | None:
        """What there is to say of something in a folder; None where it is of no concern."""
        path = found.path
        if found.problem:
            return found
        if found.left_out:
            return found if self._could_hold_text(path) else None
        reason = self._excluded(path)
        if reason:
            return found._replace(left_out=reason) if self._readable(path) or may_hold_text(path) else None
        problem = _link_problem(path, limit, self._readable) if found.is_link else ""
        if problem:
            return found._replace(problem=problem)
        if found.is_link and os.path.isdir(path):
            return None
        if self._readable(path):
            return found._replace(left_out=COPY) if self._trusting and is_checked_copy(path) else found
        return found._replace(left_out=NOT_READ) if may_hold_text(path) else None

    def _could_hold_text(self, path: str) -> bool:
        """Whether a file is readable, or a folder, seen without going deeper, holds such a file or further folders."""
        if not path.endswith("/"):
            return self._readable(path)
        above = os.path.dirname(path.removesuffix("/"))  # no configuration inside what is left out counts
        try:
            with os.scandir(path) as entries:
                return any(
                    entry.is_dir(follow_symlinks=False) or self._readable(os.path.join(above, entry.name))
                    for entry in entries
                )
        except OSError:  # nobody can tell
            return True


def empty(paths: Collection[str], found: Listing) -> Iterator[Failure]:
    """What there is to say where nothing was named, or nothing, or nothing by one of several names, was found to
    check."""
    if not paths:
        yield Failure(shown(os.curdir), "empty", f"{NOTHING}: no file or folder was named")
    if found.files:
        for path in found.unmatched:
            yield Failure(shown(path), "find", "no file has such a name")
    if found.files or found.failures:
        return
    for path in paths:
        left = f"; {len(found.left_out):,} left out" if found.left_out else ""
        why = "no file has such a name" if path in found.unmatched else f"no text that safelint reads was found{left}"
        yield Failure(shown(path), "empty", f"{NOTHING}: {why}")


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


def _expanded(paths: Sequence[str], trusting: bool) -> tuple[list[str], list[str]]:
    """The paths, with wildcards that no shell has expanded expanded here; with `trusting` apart from them, what a
    wildcard finds that looks like a copy of another file that it finds."""
    named: list[str] = []
    copies: list[str] = []
    for path in paths:
        if not _is_glob(path):
            named.append(path)
            continue
        from glob import glob

        found = sorted(glob(path, recursive=True))
        beside = {each for each in map(checked_copy, found) if is_checked_copy(each)} if trusting else set()
        copies += [each for each in found if each in beside]
        named += [each for each in found if each not in beside] or [path]
    return named, copies


def _walk(folder: str, ignored_in: Callable[[str], Collection[str]] | None) -> Iterator[_FoundPath]:
    """What is in a folder and those below it; a link to a folder is not followed.

    Where it is asked what is `ignored_in` a repository, that is left out, a folder with "/" at its end.
    """
    waiting = [(folder, ignored_in(folder) if ignored_in else frozenset(), "")]
    while waiting:
        place, ignored, below = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            yield _FoundPath(place, problem=f"this folder may not be read: {error.strerror}")
            continue
        for entry in entries:
            name, path = f"{below}{entry.name}", _joined(place, entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_hidden(entry.name):
                continue
            if name in ignored:
                yield _FoundPath(f"{path}/" if is_folder else path, left_out=BY_GIT)
            elif not is_folder:
                yield _FoundPath(path, entry.is_symlink())
            elif ignored_in and os.path.lexists(os.path.join(path, ".git")):  # a repository inside this one
                waiting.append((path, ignored_in(path), ""))
            else:
                waiting.append((path, ignored, f"{name}/"))


def _joined(folder: str, name: str) -> str:
    return name if name and folder in (".", "./") else os.path.join(folder, name)


def is_hidden(name: str) -> bool:
    """Whether no site shows what is called so: https://www.rfc-editor.org/rfc/rfc8615 has the one that all do."""
    return name.startswith(".") and name != ".well-known"


def _ignored(folder: str) -> Collection[str]:
    """What git ignores below `folder` and does not track all the same, relative to it with "/", of a folder that is
    ignored whole its name alone; nothing outside a git work tree. Raises `GitError`."""
    root = work_tree(folder)
    if not root:
        return frozenset()
    from safelint.git import output

    below = os.path.relpath(os.path.abspath(folder), root).replace(os.sep, "/")
    prefix = "" if below == "." else f"{below}/"
    words = ("ls-files", "-z", "-o", "-i", "--exclude-standard", "--directory", "--", f":(top,literal){prefix}")
    found = output(root, *words, seconds=60)
    names = (os.fsdecode(name).removesuffix("/") for name in found.split(b"\0"))
    return frozenset(name.removeprefix(prefix) for name in names if name.startswith(prefix))
