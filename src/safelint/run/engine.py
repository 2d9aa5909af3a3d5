"""A whole run: from paths to a closed report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from safelint import config as configuration
from safelint import readers
from safelint.config import Config, Flags
from safelint.config.discovery import BASELINE, NAME
from safelint.disk.read import is_made_for_output, is_printed_to
from safelint.knowledge.loader import LoadedPack
from safelint.run.checker import Checker
from safelint.run.closing import reported
from safelint.run.contents import is_report, size
from safelint.run.document import Result
from safelint.run.inputs import Listing, empty, listing, shown
from safelint.run.options import RunOptions
from safelint.run.together import each_of
from safelint.values.document import Document
from safelint.values.errors import SafelintError
from safelint.values.report import NOTHING, DocumentReport, Failure, Report

_ALIKE = "another file has a name that looks the same in a report: give one of them another name"
_LARGE = 150_000  # bytes in all files: workers and the result cache cost more than they save on less

Wanted = Callable[[str, Config], bool]
"""Whether a file is to be checked, by its path and its configuration."""


class Engine:
    """Checks files and folders, each text by its `checker`. All that a run leaves is in its report: nothing is kept."""

    def __init__(
        self,
        flags: Flags = Flags(),
        config_path: str = "",
        stdin_name: str = "",
        *,
        detail: bool = False,
        choices: bool = True,
        day: str = "",
        targets: Iterable[str] = (),
        progress: Callable[[int, int], None] | None = None,
        jobs: int = 1,
        cache: bool = False,
        allow_empty: bool = False,
        pack: LoadedPack | None = None,
    ) -> None:
        """`detail`, `choices` and `day` are as in `RunOptions`. `targets` are files that are written after the run;
        `progress` is told after each text how many of how many are done. `jobs` is the number of processes, 0 for as
        many as pay; with `cache`, results are kept and used again; with `allow_empty`, to find nothing is no failure.
        `pack` is that of an engine with as much detail."""
        paths = os.fsencode(config_path), os.fsencode(stdin_name)
        self.checker = Checker(
            RunOptions(flags, *paths, detail, day or configuration.today(), choices=choices), pack=pack
        )
        self.targets = frozenset(map(os.path.realpath, targets))
        self.progress = progress
        self.jobs, self.cache = jobs, cache
        self.allow_empty = allow_empty

    def run(
        self, paths: Sequence[str], wanted: Wanted | None = None, *, whole: bool = False, baselines: bool = False
    ) -> Report:
        """Checks every file that `paths` name, or of those only the ones for which `wanted` is true. With `whole`,
        every finding is kept, with `baselines` where a configuration names a baseline: `closing.closed` cuts such a
        report.

        Raises:
            SafelintError: wrong use; nothing was checked.
        """
        self.checker.lap("start, packs and options")
        found = self.listed(paths)
        left_out = tuple(each for each in found.left_out if not self._is_own(each.path))
        configs = self._configurations_of(paths, found.files)
        whole = whole or (baselines and bool(self.checker.configurations.baselines((*paths, *configs))))
        every = len(configs)  # but for what is the same as in a revision
        if wanted is not None:
            configs = {path: config for path, config in configs.items() if wanted(path, config)}
        same = every - len(configs)
        self.checker.lap("finding files")
        alike = _alike(configs, self.checker.name)
        configs = {path: config for path, config in configs.items() if path not in alike}
        for path in configs:  # also for files that another process or an earlier run has checked
            self.checker.rules.of(self.checker.located(path), None)
        failures = [*found.failures, *(Failure(self.checker.name(path), "find", _ALIKE) for path in alike)]
        failures += [] if self.allow_empty else empty(paths, found)
        documents, failed = self._checked_all(configs, whole)
        failures += failed
        if not self.allow_empty and not any(each.source().text.strip() for each in documents):
            told = {each.path for each in failures}
            failures += [_wordless(each.path) for each in documents if each.path not in told]
            documents = [each for each in documents if each.findings]
        self.checker.lap("sorting results")
        return reported(self.checker, configs, documents, failures, left_out, same)._replace(remarks=found.remarks)

    def listed(self, paths: Sequence[str]) -> Listing:
        """The files that `paths` name. Of strangers' files nobody's settings but those of whoever runs it count."""
        return listing(paths, self.is_readable, self.excluded, trusting=not self.checker.options.flags.untrusted)

    def run_text(self, path: str, given: bytes | Document, *, whole: bool = False) -> Report:
        """Checks what is to stand at `path`, its bytes or the document read from them, whether or not there is a file;
        `whole` as in `run`.

        Raises:
            SafelintError: as `run`.
        """
        located = self.checker.located(path)
        self.checker.validate(located.config)
        report, failures = self.checker.checked(located, given, whole=whole)
        return reported(self.checker, {path: located.config}, [] if report is None else [report], failures)

    def _configurations_of(self, paths: Iterable[str], files: Iterable[str]) -> dict[str, Config]:
        """The configuration of each file, and of what the site adds to every page; what is wrong in one is known before
        any work."""
        beside = self.checker.configurations.beside
        configs = {path: self.checker.config(path) if path == "-" else beside(path) for path in files}
        for config in _each(configs.values()) or (Config(),):
            self.checker.validate(config)
        if any(os.path.isdir(path) for path in paths):
            configs.update(layouts(configs.values(), configs))
        self.checker.configurations.keep(configs)
        self.refuse_targets((*configs, *(config.path for config in _each(configs.values()))))
        return configs

    def _checked_all(self, configs: Mapping[str, Config], whole: bool) -> tuple[list[DocumentReport], list[Failure]]:
        """The reports of all files, in the order of the report, and what failed."""
        documents: list[DocumentReport] = []
        failures: list[Failure] = []
        for count, (document, failed) in enumerate(self._results(configs, whole), 1):
            failures += failed
            if document is not None:
                documents.append(document)
            if self.progress is not None:
                self.progress(count, len(configs))
        return sorted(documents, key=lambda each: each.path), failures

    def _results(self, configs: Mapping[str, Config], whole: bool) -> Iterable[Result]:
        """What there is to say of each file, in any order. Only a large run is worth workers and the result cache."""
        sizes = [size(path) for path in configs]
        large = sum(sizes) >= _LARGE
        if self.jobs < 2 and not large:
            return each_of(
                configs,
                lambda path: self.checker.begun(self.checker.located(path)),
                lambda _, begun: self.checker.finished(begun, whole=whole),
            )
        from safelint.run.batch import results

        return results(
            self.checker, list(configs.items()), sizes, jobs=self.jobs, keep=self.cache and large, whole=whole
        )

    def on(self, report: Report) -> frozenset[str]:
        """The rules that are on for any file of a run."""
        every = [self.checker.rules.of(self.checker.located(path), None) for path in report.files.values()]
        return frozenset(rule for rules in every for of_kind in rules.by_kind.values() for rule in of_kind)

    def refuse_targets(self, paths: Iterable[str]) -> None:
        """Raises SafelintError where a file that this run reads would be written over."""
        for path in paths:
            if self.targets and path and path != "-" and os.path.realpath(path) in self.targets:
                name = shown(os.path.relpath(path))
                raise SafelintError(f"{name}: this run reads it, so no report may be written there")

    def would_check(self, path: str) -> bool:
        """Whether what lies in a folder by that path is a text to a run."""
        return self.is_readable(path) and not self.excluded(path)

    def is_readable(self, path: str) -> bool:
        """Whether a reader claims its suffix, or the configuration gives it to one."""
        given = self.checker.configurations.beside(path).files.suffixes
        return os.path.splitext(path)[1].lower() in {**readers.suffixes(), **given}

    def _is_own(self, path: str) -> bool:
        """Whether a file is a configuration, a baseline, or one that this run writes, and not one that it adds to."""
        return os.path.basename(path) in (NAME, BASELINE) or self._is_target(path) or is_made_for_output(path)

    def _is_target(self, path: str) -> bool:
        return bool(self.targets) and os.path.realpath(path) in self.targets

    def excluded(self, path: str) -> str:
        """Why a file in a folder is not to be checked, "" where it is."""
        config = self.checker.configurations.beside(path)
        if configuration.matches(config.files.exclude, path, config.folder):
            return "excluded by the configuration"
        is_written = is_printed_to(path) or (self._is_target(path) and is_report(path))
        return "a report of this run" if is_written else ""


def _wordless(path: str) -> Failure:
    return Failure(path, "empty", f"{NOTHING}: no words stand in it")


def layouts(configs: Iterable[Config], paths: Iterable[str]) -> dict[str, Config]:
    """What the site adds to every page and none of the `paths` is: checked once, as a document of its own."""
    with_layouts = [config for config in _each(configs) if config.signposting.included]
    named = set(map(os.path.realpath, paths)) if with_layouts else set()
    found: dict[str, Config] = {}
    for config in with_layouts:
        for name in config.signposting.included:
            path = os.path.realpath(os.path.join(config.folder, name))
            if path not in named:
                named.add(path)
                found[os.path.relpath(path)] = config
    return found


def _alike(paths: Iterable[str], name: Callable[[str], str]) -> list[str]:
    """Those of which another looks the same in a report: of a finding nobody could tell where it stands."""
    names: dict[str, list[str]] = {}
    for path in paths:
        if path != "-":
            names.setdefault(name(path), []).append(path)
    return [path for several in names.values() if len(several) > 1 for path in several]


def _each(configs: Iterable[Config]) -> list[Config]:
    """The different ones, by their file."""
    return list({config.path: config for config in configs}.values())
