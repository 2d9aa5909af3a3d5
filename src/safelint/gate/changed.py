"""What differs from a git revision: which files, and which of their lines.

The revision is resolved to a hash before it is used, so that it is never taken for an option. It is one of the
repository that a run looks at: a submodule is compared with the commit that the revision of the outer repository names
for it, unless the run was started inside the submodule.

Texts are compared here, byte by byte, and not by git, which would ask the repository's own attributes and index what a
difference is. A finding counts where it stands on a line that differs, or rests on one; and where the old text did not
have it, so that no line which only opens a comment or names another service lets one pass.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.disk.folder import is_inside
from safelint.disk.read import contents
from safelint.gate.differing import Lines, differing, split
from safelint.git import GitError, output
from safelint.lazy import regex
from safelint.run.inputs import is_hidden
from safelint.values.errors import SafelintError
from safelint.values.finding import Finding
from safelint.values.report import Commit, DocumentReport, Report, SetAside
from safelint.values.source import Source, Span

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.run.engine import Engine

_LINE_END = regex(r"\n")
_MOST_BYTES = 200_000_000  # of a text that is compared
_MOST_GONE = 100  # texts that are gone, among which one that is new is looked for
_FILES = (b"100644", b"100755")
_AS_BEFORE = "it was there in the revision"


class _Repository:
    """A work tree and what a commit had in it. With no commit, it had nothing."""

    def __init__(self, root: str, base: str, is_text: Callable[[str], bool]) -> None:
        self.root = root
        self.is_text = is_text
        self.texts = _texts(_git(root, "ls-tree", "-r", "-z", "--full-tree", base)) if base else {}
        self._gone: dict[str, Counter[bytes]] | None = None  # the lines of some texts that are gone, by hash
        self._left: Counter[str] = Counter()  # of the hashes of all that are gone, those that are nowhere as they were
        self._parts: set[str] = set()  # the hashes of those that are somewhere with other lines
        self._moves: dict[str, str] = {}  # what new files were, by their names

    def old(self, name: str, data: bytes) -> str:
        """The hash of what a file, which now holds `data`, was; "" where it is new."""
        if name in self.texts:
            return self.texts[name]
        if name not in self._moves:
            self._moves[name] = self._moved(data)
        return self._moves[name]

    def content(self, name: str) -> bytes:
        """What the object with that hash holds."""
        return _git(self.root, "cat-file", "blob", name)

    def _moved(self, data: bytes) -> str:
        """The hash of the text that is gone and shares most with a new one, at least half of the longer. It went to one
        place: a copy beside that is new."""
        if self._gone is None:
            names = [name for name in self.texts if not os.path.lexists(os.path.join(self.root, name))]
            # What was no text for this run has never been checked.
            seen = (name for name in names if not any(map(is_hidden, name.split("/"))))
            texts = [name for name in seen if self.is_text(os.path.join(self.root, name))]
            self._left = Counter(self.texts[name] for name in texts)
            self._gone = {each: Counter(split(self.content(each))) for each in list(self._left)[:_MOST_GONE]}
        exact = _hash(data, next(iter(self._left), ""))
        if exact in self._left:
            self._left[exact] -= 1
            return exact if self._left[exact] >= 0 else ""
        lines = Counter(split(data))
        best, most = "", 0
        for each, others in self._gone.items():
            if self._left[each] <= 0 or each in self._parts:
                continue
            shared = _size(lines & others)
            if shared > most and 2 * shared >= max(_size(lines), _size(others)):
                best, most = each, shared
        self._parts.add(best)
        return best


class RevisionChanges:
    """What differs from `revision` in the repositories that files lie in; each is asked once. `is_text` tells of a
    path whether a run would check what lies there."""

    def __init__(self, revision: str, is_text: Callable[[str], bool] = lambda path: True) -> None:
        self.revision = revision
        self.is_text = is_text
        self._repositories: dict[str, _Repository] = {}
        self._heads: dict[str, tuple[str, _Repository]] = {}  # by root: what is checked out, and what it has
        self._roots: dict[str, str] = {}  # by folder
        self._lines: dict[str, Lines | None] = {}  # by path without links

    def require(self, paths: Sequence[str]) -> None:
        """Raises SafelintError where one of `paths` lies in no repository, or in one without the revision."""
        for path in paths:
            if path == "-":
                raise SafelintError("--changed compares files: it cannot be used with standard input")
            if os.path.exists(path):
                self._repository(os.path.realpath(path if os.path.isdir(path) else os.path.dirname(path) or "."))

    def wanted(self, path: str, config: Config) -> bool:
        """Whether to check `path`: it differs, or a text that its site adds to every page or asks of each does."""
        names = config.signposting.files
        return self.lines(path) != () or any(self.lines(os.path.join(config.folder, name)) != () for name in names)

    def lines(self, path: str) -> Lines | None:
        """The lines of a file that differ: () where it is the same, None where all are new.

        Lines that were only taken out leave (line, line - 1) at their place.
        """
        real = os.path.realpath(path)
        if real not in self._lines:
            self._lines[real] = self._differing(real)
        return self._lines[real]

    def _differing(self, real: str) -> Lines | None:
        repository, name = self._repository_of(real)
        try:
            data = contents(real, _MOST_BYTES)
        except OSError:  # whoever checks it says what is wrong
            return None
        if repository.texts.get(name) == _hash(data, name=repository.texts.get(name, "")):
            return ()
        old = repository.old(name, data)
        return differing(repository.content(old), data) if old else None

    def _before(self, path: str) -> bytes:
        """What a file was that is not new."""
        real = os.path.realpath(path)
        repository, name = self._repository_of(real)
        return repository.content(repository.old(name, contents(real, _MOST_BYTES)))

    def commit(self, path: str) -> Commit:
        """The commit that is checked out where a file lies, and whether the file is in it as it is here."""
        real = os.path.realpath(path)
        root = self._root(os.path.dirname(real))
        if root not in self._heads:
            try:
                name = _commit(root, "HEAD")
            except GitError:  # nothing is committed
                name = ""
            self._heads[root] = (name, _Repository(root, name, self.is_text))
        name, head = self._heads[root]
        known = head.texts.get(os.path.relpath(real, root).replace(os.sep, "/"), "")
        try:
            return Commit(name, bool(known) and known == _hash(contents(real, _MOST_BYTES), known))
        except OSError:  # gone since it was checked
            return Commit(name, False)

    def only_touched(self, report: Report, engine: Engine) -> Report:
        """The report in which only those findings count that touch lines which differ, or are about the whole of a text
        that is wanted; the others are known."""
        documents = (self._document(each, engine, report) for each in report.documents)
        return report._replace(documents=tuple(documents))

    def without_same(self, report: Report, engine: Engine) -> Report:
        """The report without the texts that were read only to be compared with others."""
        documents = tuple(each for each in report.documents if self._is_wanted(report.files[each.path], engine))
        return report._replace(documents=documents, same=report.same + len(report.documents) - len(documents))

    def _is_wanted(self, path: str, engine: Engine) -> bool:
        return self.wanted(path, engine.checker.config(path))

    def _document(self, document: DocumentReport, engine: Engine, report: Report) -> DocumentReport:
        path = report.files[document.path]
        if not self._is_wanted(path, engine):
            return document._replace(findings=(), suppressed=(), baselined=())
        lines = self.lines(path)
        source = document.source()
        by_lines = not source.encoding.startswith(("utf-16", "utf-32")) and source.encoding
        if lines is None or not by_lines:  # the lines of the file are not those of the text
            return document
        touches = _toucher(source, lines)
        others = [each for each in document.findings if not touches(each)]
        # The old text was compared with no other: what comparing finds on lines that are the same is old.
        of_one = [each for each in others if (document.path, each.rule, *each.span) not in report.compared]
        old = set(map(id, others)) - set(map(id, of_one))
        old |= self._old(source, of_one, path, engine) if lines else set(map(id, of_one))
        known = [SetAside(each, _AS_BEFORE) for each in document.findings if id(each) in old]
        return document._replace(
            findings=tuple(each for each in document.findings if id(each) not in old),
            baselined=(*document.baselined, *known),
        )

    def _old(self, source: Source, findings: Sequence[Finding], path: str, engine: Engine) -> set[int]:
        """Of the findings on lines that are the same, those (by `id`) that the old text had too."""
        if not findings:
            return set()
        before, _ = engine.checker.checked(engine.checker.located(path), self._before(path), whole=True)
        left = (
            Counter(_known_by(before.source(), each) for each in before.findings) if before is not None else Counter()
        )
        old = set()
        for finding in findings:
            key = _known_by(source, finding)
            if left[key]:
                old.add(id(finding))
                left[key] -= 1
        return old

    def _repository_of(self, real: str) -> tuple[_Repository, str]:
        """The repository that a path without links lies in, and the path from its root."""
        repository = self._repository(os.path.dirname(real))
        return repository, os.path.relpath(real, repository.root).replace(os.sep, "/")

    def _repository(self, folder: str) -> _Repository:
        root = self._root(folder)
        if root not in self._repositories:
            try:
                base = self._base(root)
            except GitError as error:
                problem = str(error) or f"there is no such revision in the repository at {_shown(root)}"
                raise SafelintError(f"--changed {self.revision}: {problem}") from error
            self._repositories[root] = _Repository(root, base, self.is_text)
        return self._repositories[root]

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
    """Tells whether a finding stands or rests on one of the lines, or is about the whole text."""
    ends = [match.start() for match in _LINE_END.finditer(source.text)]
    firsts = [first for first, _ in lines]

    def lies(span: Span) -> bool:
        first = bisect_left(ends, span.start) + 1
        last = bisect_left(ends, max(span.end - 1, span.start)) + 1
        index = bisect_right(firsts, last) - 1
        return index >= 0 and lines[index][1] >= first

    return lambda finding: (
        not finding.text or lies(finding.span) or any(lies(related.span) for related in finding.related)
    )


def _known_by(source: Source, finding: Finding) -> tuple[str, str, str, str]:
    """What a finding has in common with the same one in an older text that has the same line."""
    start = source.text.rfind("\n", 0, finding.span.start) + 1
    end = source.text.find("\n", max(finding.span.end - 1, start))
    line = source.text[start : end if end >= 0 else len(source.text)]
    return finding.rule, finding.severity, finding.text, line.replace("\r", "")


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


def _texts(tree: bytes) -> dict[str, str]:
    """From `ls-tree -z`: the hash of each file, by its path."""
    found: dict[str, str] = {}
    for entry in tree.split(b"\0"):
        words, _, name = entry.partition(b"\t")
        mode, _, rest = words.partition(b" ")
        if mode in _FILES:
            found[os.fsdecode(name)] = os.fsdecode(rest.split()[1])
    return found


def _hash(data: bytes, name: str) -> str:
    """The name that git has for `data`, by the kind of hash that `name` is."""
    from hashlib import sha1, sha256

    made = sha256() if len(name) > 40 else sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()


def _size(lines: Mapping[bytes, int]) -> int:
    return sum(len(line) * count for line, count in lines.items())


def _git(root: str, *words: str) -> bytes:
    try:
        return output(root, *words)
    except GitError as error:
        raise SafelintError(f"--changed: git could not compare the files in {_shown(root)}: {error}") from error


def _shown(folder: str) -> str:
    return os.path.relpath(folder).replace(os.sep, "/")
