"""What differs from a git revision: which files, and which of their lines.

The revision is resolved to a hash before it is used, so that it is never taken for an option. It is one of the
repository that a run looks at: a submodule is compared with the commit that the revision of the outer repository names
for it, unless the run was started inside the submodule.
"""

from __future__ import annotations

import codecs
import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.files import is_inside
from safelint.git import DIFF, GitError, output
from safelint.lazy import regex
from safelint.model import Commit, DocumentReport, Finding, Report, SafelintError, Source, Span
from safelint.record import NamedTuple

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.engine import Engine

_LINE_END = regex(r"\n")
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")

Lines = tuple[tuple[int, int], ...]
"""First and last lines, both from 1 and both included, in order; a line ends with LF, as git has it."""


class _Repository(NamedTuple):
    """By path from the root of a work tree: the lines that differ, or None for all. `tracked` are the files it has."""

    lines: Mapping[str, Lines | None]
    tracked: frozenset[str]


class Changes:
    """What differs from `revision` in the repositories that files lie in; each is asked once."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._repositories: dict[str, _Repository] = {}
        self._heads: dict[str, tuple[str, _Repository]] = {}  # by root: what is checked out, compared with the files
        self._roots: dict[str, str] = {}  # by folder

    def require(self, paths: Sequence[str]) -> None:
        """Raises SafelintError where one of `paths` lies in no repository, or in one without the revision."""
        for path in paths:
            if path == "-":
                raise SafelintError("--changed compares files: it cannot be used with standard input")
            if os.path.exists(path):
                self._repository(os.path.realpath(path if os.path.isdir(path) else os.path.dirname(path) or "."))

    def wanted(self, path: str, config: Config) -> bool:
        """Whether to check `path`: it differs, or a text that its site adds to every page or asks of each does."""
        section = config.section("signposting")
        names = [*section.get("included", ()), *filter(None, (section.get("fixed"),))]
        return self.lines(path) != () or any(self.lines(os.path.join(config.folder, name)) != () for name in names)

    def lines(self, path: str) -> Lines | None:
        """The lines of a file that differ: () where it is the same, None where all are new or it is no plain text.

        Lines that were only taken out leave (line, line - 1) at their place.
        """
        real = os.path.realpath(path)
        root, repository = self._repository(os.path.dirname(real))
        name = os.path.relpath(real, root).replace(os.sep, "/")
        if name in repository.lines:
            return repository.lines[name]
        return () if name in repository.tracked else None

    def commit(self, path: str) -> Commit:
        """The commit that is checked out where a file lies, and whether the file is in it as it is here."""
        real = os.path.realpath(path)
        root = self._root(os.path.dirname(real))
        if root not in self._heads:
            try:
                name = _commit(root, "HEAD")
            except GitError:  # nothing is committed
                name = ""
            self._heads[root] = (name, _compared(root, name) if name else _Repository({}, frozenset()))
        name, head = self._heads[root]
        file = os.path.relpath(real, root).replace(os.sep, "/")
        return Commit(name, file in head.tracked and head.lines.get(file, ()) == ())

    def kept(self, report: Report, engine: Engine) -> Report:
        """The report of the engine's last run with only those findings that touch lines which differ, or are about the
        whole of a text that is wanted."""
        return report._replace(documents=tuple(self._document(each, engine) for each in report.documents))

    def without_same(self, report: Report, engine: Engine) -> Report:
        """The report without the texts that were read only to be compared with others."""
        documents = tuple(each for each in report.documents if self._is_wanted(each, engine))
        return report._replace(documents=documents, same=report.same + len(report.documents) - len(documents))

    def _is_wanted(self, document: DocumentReport, engine: Engine) -> bool:
        path = engine.files[document.source.path]
        return self.wanted(path, engine.config(path))

    def _document(self, document: DocumentReport, engine: Engine) -> DocumentReport:
        if not self._is_wanted(document, engine):
            return document._replace(findings=(), suppressed=(), baselined=())
        lines = self.lines(engine.files[document.source.path])
        if lines is None or document.source.encoding.startswith(("utf-16", "utf-32")):
            return document
        touches = _toucher(document.source, lines)
        return document._replace(
            findings=tuple(finding for finding in document.findings if touches(finding)),
            suppressed=tuple(pair for pair in document.suppressed if touches(pair[0])),
            baselined=tuple(pair for pair in document.baselined if touches(pair[0])),
        )

    def _repository(self, folder: str) -> tuple[str, _Repository]:
        root = self._root(folder)
        if root not in self._repositories:
            self._repositories[root] = self._compared(root)
        return root, self._repositories[root]

    def _compared(self, root: str) -> _Repository:
        try:
            base = self._base(root)
        except GitError as error:
            problem = str(error) or f"there is no such revision in the repository at {_shown(root)}"
            raise SafelintError(f"--changed {self.revision}: {problem}") from error
        return _compared(root, base) if base else _Repository({}, frozenset())

    def _base(self, root: str) -> str:
        """The commit to compare the repository at `root` with, "" where it was no part of the outer one then.

        Raises:
            GitError: there is none.
        """
        outer = self._outer(root)
        if not outer:
            return _commit(root, self.revision)
        try:
            base = self._base(outer)
        except GitError:  # the outer repository does not know it
            return _commit(root, self.revision)
        name = os.path.relpath(root, outer).replace(os.sep, "/")
        link = _link(output(outer, "ls-tree", "-z", base, "--", f":(top,literal){name}")) if base else ""
        if not link:
            return ""
        try:
            return _commit(root, link)
        except GitError:  # it was not fetched
            return ""

    def _outer(self, root: str) -> str:
        """The root of the repository that has the one at `root` as a submodule, "" where a run stands in none such."""
        here = os.path.realpath(os.curdir)
        if here == root or is_inside(here, root):
            return ""
        try:
            outer = self._root(os.path.dirname(root))
        except SafelintError:
            return ""
        name = os.path.relpath(root, outer).replace(os.sep, "/")
        return outer if _link(output(outer, "ls-files", "-s", "-z", "--", f":(top,literal){name}")) else ""

    def _root(self, folder: str) -> str:
        if folder not in self._roots:
            parent = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            elif parent == folder:
                raise SafelintError("--changed: a text lies in no git repository, so nothing can be compared with it")
            else:
                self._roots[folder] = self._root(parent)
        return self._roots[folder]


def _toucher(source: Source, lines: Lines) -> Callable[[Finding], bool]:
    """Tells whether a finding stands on one of the lines, or is about the whole text."""
    ends = [match.start() for match in _LINE_END.finditer(source.text)]
    firsts = [first for first, _ in lines]

    def touches(finding: Finding) -> bool:
        if not finding.text:
            return True
        span: Span = finding.span
        first = bisect_left(ends, span.start) + 1
        last = bisect_left(ends, max(span.end - 1, span.start)) + 1
        index = bisect_right(firsts, last) - 1
        return index >= 0 and lines[index][1] >= first

    return touches


def _commit(root: str, revision: str) -> str:
    """The hash of a revision. Raises GitError."""
    name = f"{revision}^{{commit}}"
    return os.fsdecode(output(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name).strip())


def _link(entry: bytes) -> str:
    """The commit of a submodule as `ls-tree` and `ls-files -s` tell it, "" where they tell of something else."""
    words = entry.partition(b"\t")[0].split()
    if not words or words[0] != b"160000":
        return ""
    return next((os.fsdecode(word) for word in words[1:] if len(word) >= 40), "")


def _compared(root: str, base: str) -> _Repository:
    counts = _git(root, *DIFF, "--numstat", "-z", base, "--")
    patch = _git(root, *DIFF, "--unified=0", "--inter-hunk-context=0", base, "--")
    tracked = frozenset(_names(_git(root, "ls-files", "-z")))
    hunks = _hunks(patch)
    # Without a hunk of its own, a file that differs is no text to git, or gone.
    lines = {name: hunks.get(name) if differs else () for name, differs in _changed(counts)}
    return _Repository(lines, tracked)


def _names(data: bytes) -> list[str]:
    return [os.fsdecode(name) for name in data.split(b"\0") if name]


def _changed(counts: bytes) -> list[tuple[str, bool]]:
    """From `--numstat -z`: the present name of each file, and whether more differs than its name or its mode."""
    found: list[tuple[str, bool]] = []
    fields = iter(counts.split(b"\0"))
    for field in fields:
        parts = field.split(b"\t", 2)  # lines added, lines taken out, name
        if len(parts) == 3:
            name = parts[2]
            if not name:  # renamed: both names follow
                next(fields, b"")
                name = next(fields, b"")
            found.append((os.fsdecode(name), parts[:2] != [b"0", b"0"]))
    return found


def _hunks(patch: bytes) -> dict[str, Lines]:
    """From a patch without context: the lines of each file as it is now."""
    found: dict[str, list[tuple[int, int]]] = {}
    name = ""
    rows = iter(patch.split(b"\n"))
    for row in rows:
        if row.startswith(b"+++ "):
            name = _unquoted(row[4:])
            continue
        match = _HUNK.match(row)
        if match is None:
            continue
        taken, start, added = int(match[1] or 1), int(match[2]), int(match[3] or 1)
        first = start if added else start + 1
        found.setdefault(name, []).append((first, first + added - 1))
        for _ in range(taken + added):  # so that no line of a text is taken for one of the patch
            if next(rows, b"").startswith(b"\\"):
                next(rows, b"")
    return {name: tuple(lines) for name, lines in found.items()}


def _unquoted(name: bytes) -> str:
    """The path in a line of a patch that begins with `+++`; git quotes odd ones as C does."""
    if name.startswith(b'"'):
        name = codecs.escape_decode(name.rstrip()[1:-1])[0]
    return os.fsdecode(name.removesuffix(b"\t").removeprefix(b"b/"))


def _git(root: str, *words: str) -> bytes:
    try:
        return output(root, *words)
    except GitError as error:
        raise SafelintError(f"--changed: git could not compare the files in {_shown(root)}: {error}") from error


def _shown(folder: str) -> str:
    return os.path.relpath(folder).replace(os.sep, "/")
