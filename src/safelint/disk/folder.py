"""A folder that is held open, so that what is done in it is done there, whatever is renamed or linked meanwhile.

The command line is trusted, and so are links outside the working folder. What stands in the *tree*, the working folder
or its git work tree, may come from anybody: no link that stands there is followed, however its path is spelt. Where the
system opens a name beside an open folder, each component is opened by itself and no link slips in; elsewhere, on
Windows, each is looked at before the whole is used.
"""

from __future__ import annotations

import os
from errno import ELOOP
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Self

from safelint.values.document import ANNOTATED

_BESIDE = os.open in os.supports_dir_fd and os.rename in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_OPEN = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_MOST_LINKS = 40
_JUNCTIONS = (0xA0000003, 0xA000000C)  # what Windows calls mount points and symbolic links


class LinkError(OSError):
    """A link that stands in the tree lies in the way."""

    def __init__(self, path: str) -> None:
        super().__init__(ELOOP, f"{path} is a link in this folder: name the file itself")


def work_tree(folder: str) -> str:
    """The root of the git work tree that holds `folder`, "" where there is none."""
    here = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return ""
        here = parent
    return here


_COPY = ".checked"


def checked_copy(path: str) -> str:
    """The name of the copy of a file that is written beside it, with what was found as comments."""
    stem, suffix = os.path.splitext(path)
    return f"{stem}{_COPY}{suffix}"


def is_checked_copy(path: str) -> bool:
    """Whether a file is called like such a copy of another that lies beside it."""
    stem, suffix = os.path.splitext(path)
    if suffix[1:].lower() not in ANNOTATED or not stem.endswith(_COPY):
        return False
    return os.path.exists(stem.removesuffix(_COPY) + suffix)


def is_inside(path: str, folder: str) -> bool:
    """Whether `path` lies below `folder`, both absolute and without links."""
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # another drive
        return False
    first = relative.replace(os.path.sep, "/").split("/")[0]
    return first not in (".", "..") and not os.path.isabs(relative) and not os.path.splitdrive(relative)[0]


def tree() -> str:
    """The working folder's git work tree, else the working folder, without links; "" where that is a whole disk."""
    found = os.path.realpath(work_tree(os.curdir) or os.curdir)
    return "" if os.path.dirname(found) == found else found


def in_tree(path: str) -> bool:
    """Whether a path without links is the tree or lies in it."""
    root = tree()
    return root != "" and (os.path.normcase(path) == os.path.normcase(root) or is_inside(path, root))


class Folder:
    """An open folder. `path` names it for people, and to the system where it opens nothing beside a folder."""

    def __init__(self, path: str, handle: int | None = None) -> None:
        self.path = path
        self.handle = handle

    @classmethod
    def at(cls, path: str) -> Self:
        """The folder at `path`, by no link that stands in the tree.

        Raises:
            LinkError: there is one.
            OSError: it is not there, or is no folder.
        """
        return cls(path or os.curdir, _opened(path)) if _BESIDE else cls(_looked_at(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self.handle is not None:
            os.close(self.handle)

    def open(self, name: str, flags: int, mode: int = 0o666, *, follow: bool = False) -> int:
        """A handle of a file in it; a link is an error unless it is to be followed."""
        extra = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | (0 if follow else _NO_LINK)
        if not follow and not _NO_LINK and self.link(name):
            raise LinkError(name)
        return os.open(self._of(name), flags | extra, mode, dir_fd=self.handle)

    def status(self, name: str, *, follow: bool = False) -> os.stat_result | None:
        """What is there by that name; None where nothing is."""
        try:
            return os.stat(self._of(name), dir_fd=self.handle, follow_symlinks=follow)
        except FileNotFoundError:
            return None

    def link(self, name: str) -> str:
        """Where a link leads; "" where the name is none, or nothing is there."""
        status = self.status(name)
        return os.readlink(self._of(name), dir_fd=self.handle) if status is not None and _is_link(status) else ""

    def may_write(self, name: str) -> bool:
        return os.access(self._of(name), os.W_OK, dir_fd=self.handle)

    def replace(self, old: str, new: str) -> None:
        os.replace(self._of(old), self._of(new), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def remove(self, name: str) -> None:
        os.unlink(self._of(name), dir_fd=self.handle)

    def names(self) -> list[str]:
        """What is in it; nothing where that cannot be read."""
        try:
            if self.handle is None:
                return os.listdir(self.path)
            handle = os.open(os.curdir, os.O_RDONLY, dir_fd=self.handle)
        except OSError:
            return []
        try:
            return os.listdir(handle)
        except OSError:
            return []
        finally:
            os.close(handle)

    def own(self) -> os.stat_result:
        """Its own status."""
        return os.stat(self.path if self.handle is None else self.handle)

    def is_in_tree(self) -> bool:
        """Whether it is the tree or lies in it."""
        return in_tree(os.path.realpath(self.path)) if self.handle is None else _stands_in_tree(self.handle)

    def flush(self) -> None:
        """Has a rename outlive a power cut, where a folder can be flushed."""
        try:
            handle = os.open(self._of(os.curdir), os.O_RDONLY, dir_fd=self.handle)
        except OSError:
            return
        try:
            os.fsync(handle)
        except OSError:
            return
        finally:
            os.close(handle)

    def _of(self, name: str) -> str:
        return os.path.join(self.path, name) if self.handle is None else name


def place(path: str) -> tuple[Folder, str]:
    """The open folder that holds what `path` leads to, and its name there. Raises OSError, LinkError with it.

    A link is followed where it may be; one to a device, as `/dev/stdout` is, is left to the system.
    """
    for _ in range(_MOST_LINKS):
        folder, name = Folder.at(os.path.dirname(path)), os.path.basename(path)
        try:
            target = folder.link(name)
            if not target:
                return folder, name
            if folder.is_in_tree():
                raise LinkError(name)
            status = folder.status(name, follow=True)
            if status is not None and not S_ISREG(status.st_mode):
                return folder, name
        except BaseException:
            folder.close()
            raise
        folder.close()
        path = os.path.join(os.path.dirname(path), target)
    raise LinkError(path)


def _is_link(status: os.stat_result) -> bool:
    return S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) in _JUNCTIONS


def _opened(path: str) -> int:
    """A handle of the folder at `path`, each component opened beside the one before."""
    left = path.split(os.sep)[::-1]
    links = 0
    handle = os.open(os.sep if os.path.isabs(path) else os.curdir, _OPEN)
    try:
        while left:
            part = left.pop()
            if part in ("", os.curdir):
                continue
            try:
                after = os.open(part, _OPEN | _NO_LINK, dir_fd=handle)
            except OSError:
                target = _target(part, handle)
                if not target:
                    raise
                if _stands_in_tree(handle):
                    raise LinkError(part) from None
                links += 1
                if links > _MOST_LINKS:
                    raise
                left += target.split(os.sep)[::-1]
                if not os.path.isabs(target):
                    continue
                after = os.open(os.sep, _OPEN)
            os.close(handle)
            handle = after
    except BaseException:
        os.close(handle)
        raise
    return handle


def _target(name: str, handle: int) -> str:
    try:
        return os.readlink(name, dir_fd=handle)
    except OSError:  # no link
        return ""


def _stands_in_tree(handle: int) -> bool:
    """Whether an open folder is the tree or lies in it, told by what it is and not by what it is called."""
    root = tree()
    if not root:
        return False
    sought = os.stat(root)
    here = os.dup(handle)
    try:
        while True:
            if os.path.samestat(os.fstat(here), sought):
                return True
            above = os.open(os.pardir, _OPEN, dir_fd=here)
            if os.path.samestat(os.fstat(above), os.fstat(here)):
                os.close(above)
                return False
            os.close(here)
            here = above
    finally:
        os.close(here)


def _looked_at(path: str) -> str:
    """The absolute path of a folder, each component looked at; for where nothing is opened beside a folder."""
    whole = os.path.abspath(path or os.curdir)
    above, parts = whole, []
    while os.path.dirname(above) != above:
        parts.append(above)
        above = os.path.dirname(above)
    for part in reversed(parts):
        if _is_link(os.lstat(part)) and in_tree(os.path.realpath(os.path.dirname(part))):
            raise LinkError(os.path.basename(part))
    if not S_ISDIR(os.stat(whole).st_mode):
        raise NotADirectoryError(20, "is no folder", whole)
    return whole
