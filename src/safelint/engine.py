"""The only module that knows readers and checks: from paths to a closed report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint import config as configuration
from safelint import readers
from safelint.analysis import Analysis
from safelint.compiler import load, source_digest
from safelint.config import Config, Flags, RuleLevels
from safelint.discovery import NAME, search
from safelint.disk.folder import is_inside
from safelint.disk.read import NotAFileError, TooLargeError, contents, inside, may_be_opened
from safelint.facts import rested_on, stale
from safelint.files import empty, listing, shown
from safelint.knowledge import Knowledge
from safelint.limits import DEFAULT_MEGABYTES, MOST_INCLUDED_BYTES, MOST_MEGABYTES
from safelint.packs.rulebook import page, rule_id, rulebook
from safelint.plugins import Check, Unreadable, find_checks
from safelint.text.passages import passages
from safelint.values.document import Document, Meta
from safelint.values.entries import Pack, Rule, cited
from safelint.values.errors import SafelintError
from safelint.values.finding import ERROR, SEVERITIES, WARNING, Finding
from safelint.values.report import NOTHING, Detail, DocumentReport, Failure, LeftOut, Report, RuleNote
from safelint.values.settings import CONFIDENCES, Settings
from safelint.values.source import Span
from safelint.version import __version__

if TYPE_CHECKING:
    from safelint.suppressions import Silencer
    from safelint.work.job import Result
    from safelint.work.timings import Timings

_MEGABYTE = 1_000_000
_HEAD = 200  # bytes by which a report is known
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # what became a pipe meanwhile is not waited for
_MOST_FINDINGS = 2_000  # of one text in a report
_MORE = "document/more-findings"
_ALIKE = "another file has a name that looks the same in a report: give one of them another name"
_LARGE = 150_000  # bytes in all files: workers and the result cache cost more than they save on less


class Rules(NamedTuple):
    """The rules that are on, by the kind of check that runs them, with the knowledge made for them."""

    by_kind: Mapping[str, Mapping[str, Rule]]
    changed: Mapping[str, str]
    knowledge: Knowledge


class Engine:
    """Checks documents. One for a run: packs, checks and what is made from them are shared by all documents."""

    def __init__(
        self,
        flags: Flags = Flags(),
        config_path: str = "",
        stdin_name: str = "",
        *,
        detail: bool = False,
        targets: Iterable[str] = (),
        progress: Callable[[int, int], None] | None = None,
        jobs: int = 1,
        cache: bool = False,
        allow_empty: bool = False,
    ) -> None:
        """`targets` are files that are written after the run; `progress` is told after each text how many of how many
        are done. `jobs` is the number of processes, 0 for as many as pay; with `cache`, results are kept and used
        again. With `allow_empty`, a run that finds nothing to check is no failure."""
        self.flags = flags
        self.config_path = config_path
        self.stdin_name = stdin_name
        self.pack: Pack = load(full=detail)
        self.pack_digest = source_digest()
        self.detail = detail
        self.targets = frozenset(map(os.path.realpath, targets))
        self.progress = progress
        self.jobs = jobs
        self.cache = cache
        self.allow_empty = allow_empty
        self.whole = False  # keep every finding of a text: `cut` comes after what is old or the same is set apart
        self.timings: Timings | None = None
        self.day = configuration.today()  # one for the whole run, also at midnight
        self.checks: list[Check] = find_checks()
        self._rules: dict[tuple[RuleLevels, str], Rules] = {}
        self._books: dict[str, tuple[Pack, dict[str, Rule]]] = {}  # by configuration file
        self._configs: dict[str, Config] = {}  # by file
        self._folders: dict[str, Config] = {}
        self._house: dict[str, Mapping[str, Any]] = {}  # texts that pages add or must hold, by configuration file
        self._files: dict[str, Config] = {}  # by configuration file, so that each is read once
        self.passed_over: set[str] = set()  # configuration files above the texts that others may have put there
        self.files: dict[str, str] = {}  # of the last run, by their path in the report

    def run(self, paths: Sequence[str], wanted: Callable[[str, Config], bool] | None = None) -> Report:
        """Checks every file that `paths` name, or of those only the ones for which `wanted` is true.

        Raises:
            SafelintError: wrong use; nothing was checked.
        """
        self.lap("start, packs and options")
        asks_git = not self.flags.untrusted
        found = listing(paths, self._readable, readers.may_hold_text, self._excluded, git=asks_git)
        found = found._replace(left_out=tuple(each for each in found.left_out if not self._is_own(each.path)))
        configs = {path: self.config(path) if path == "-" else self._beside(path) for path in found.files}
        self._configs.update(configs)
        for config in _each(configs.values()) or (Config(),):
            self._validate(config)  # what is wrong is known before any work
        if any(os.path.isdir(path) for path in paths):
            configs.update(self._layouts(configs))
        self.refuse_targets((*configs, *(config.path for config in _each(configs.values()))))
        every = len(configs)  # but for what is the same as in a revision
        if wanted is not None:
            configs = {path: config for path, config in configs.items() if wanted(path, config)}
        same = every - len(configs)
        self.lap("finding files")
        alike = self._alike(configs)
        configs = {path: config for path, config in configs.items() if path not in alike}
        self.files = {self.name(path): path for path in configs}
        for path, config in configs.items():  # also for files that another process or an earlier run has checked
            self._rules_for(path, config, None)
        failures = [*found.failures, *(Failure(self.name(path), "find", _ALIKE) for path in alike)]
        failures += [] if self.allow_empty else empty(paths, found)
        checked: list[tuple[DocumentReport, str]] = []
        for count, (path, (document, failed)) in enumerate(zip(configs, self._results(configs), strict=True), 1):
            failures += failed
            if document is not None:
                checked.append((document, path))
            if self.progress is not None:
                self.progress(count, len(configs))
        checked.sort(key=lambda each: each[0].source.path)
        documents = [document for document, _ in checked]
        if documents and not self.allow_empty and not any(each.source.text.strip() for each in documents):
            failures.append(Failure(documents[0].source.path, "empty", f"{NOTHING}: no words stand in it"))
        self.lap("sorting results")
        self._close(documents, [path for _, path in checked], failures)
        self.lap("comparing texts")
        return self._report(documents, failures, configs.values(), found.left_out, same)

    def _alike(self, paths: Iterable[str]) -> list[str]:
        """Those of which another looks the same in a report: of a finding nobody could tell where it stands."""
        names: dict[str, list[str]] = {}
        for path in paths:
            if path != "-":
                names.setdefault(self.name(path), []).append(path)
        return [path for several in names.values() if len(several) > 1 for path in several]

    def run_text(self, path: str, data: bytes) -> Report:
        """Checks what is to stand at `path`, whether or not there is a file.

        Raises:
            SafelintError: as `run`.
        """
        config = self.config(path)
        self._validate(config)
        document, failures = self.checked(path, config, data)
        return self._report([document] if document is not None else [], failures, [config])

    def _report(
        self,
        documents: Sequence[DocumentReport],
        failures: Iterable[Failure],
        configs: Collection[Config],
        left_out: tuple[LeftOut, ...] = (),
        same: int = 0,
    ) -> Report:
        today = self._today(configs)
        packs = {id(rules.knowledge.pack): rules.knowledge.pack for rules in self._rules.values()}
        facts = rested_on(documents, self.pack, packs.values(), today)
        return Report(
            version=__version__,
            packs=((self.pack.name, self.pack.version),),
            today=today,
            documents=tuple(documents),
            failures=tuple(sorted((*failures, *stale(facts, configs)))),
            services=self._services(documents),
            left_out=left_out,
            rules=self._notes(documents),
            elements={each["id"]: each["label"] for each in self.pack.elements["element"]} if self.detail else {},
            registry=facts.use,
            same=same,
        )

    def refuse_targets(self, paths: Iterable[str]) -> None:
        """Raises SafelintError where a file that this run reads would be written over."""
        for path in paths if self.targets else ():
            if path and path != "-" and os.path.realpath(path) in self.targets:
                raise SafelintError(
                    f"{shown(os.path.relpath(path))}: this run reads it, so no report may be written there"
                )

    def _results(self, configs: Mapping[str, Config]) -> Iterable[Result]:
        """What there is to say of each file, in order. Only a large run is worth workers and the result cache."""
        sizes = [_size(path) for path in configs]
        large = sum(sizes) >= _LARGE
        if self.jobs < 2 and not large:
            return [self.checked(path, config) for path, config in configs.items()]
        from safelint.work import results

        return results(self, list(configs.items()), sizes, keep=self.cache and large)

    def _layouts(self, configs: Mapping[str, Config]) -> dict[str, Config]:
        """What the site adds to every page and no path named: checked once, as a document of its own."""
        with_layouts = [config for config in _each(configs.values()) if config.section("signposting").get("included")]
        named = {os.path.realpath(path) for path in configs} if with_layouts else set()
        found: dict[str, Config] = {}
        for config in with_layouts:
            for name in config.section("signposting").get("included", ()):
                path = os.path.realpath(os.path.join(config.folder, name))
                if path not in named:
                    named.add(path)
                    found[os.path.relpath(path)] = config
        return found

    def time(self, *, whole: bool = False) -> Timings:
        """Notes from now on what each part of the work costs; with `whole`, from the start of this process."""
        from safelint.work.timings import Timings

        self.timings = Timings(0.0 if whole else None)
        return self.timings

    def lap(self, part: str) -> None:
        """What was done since the last lap was `part` of the work."""
        if self.timings is not None:
            self.timings.lap(part)

    def settled(self, config: Config) -> tuple[Config, Mapping[str, Any] | None]:
        """All that a configuration says, with the texts that it names, as a value that can be printed."""
        return config, self._house.get(config.path)

    def on(self) -> frozenset[str]:
        """The rules that are on for any file of the last run."""
        every = [self._rules_for(path, self.config(path), None) for path in self.files.values()]
        return frozenset(rule for rules in every for of_kind in rules.by_kind.values() for rule in of_kind)

    def baseline(self, paths: Sequence[str]) -> str:
        """The baseline that the configuration of the first path names, "" where it names none.

        Raises:
            SafelintError: it lies outside the configuration's folder.
        """
        config = self.config(paths[0])
        name = str(config.values.get("baseline") or "")
        return os.path.relpath(self._inside(name, config, "baseline")) if name else ""

    def read_as(self, path: str, data: bytes) -> Document:
        """The document that the file at `path` is if it holds `data`. Raises `Unreadable` or SafelintError."""
        name, suffixes = self.name(path), self.config(path).section("files").get("suffixes", {})
        document = readers.read(name, data, readers.choose(name, data, suffixes))
        if self.flags.untrusted:  # it says nothing of settings, and silences nothing
            document.comments = ()
            document.meta = document.meta._replace(audience="", kind="", nations=(), topics=())
        return document

    def checked_as(self, path: str, document: Document) -> tuple[DocumentReport, list[Failure]]:
        """What there is to say of a document that is to stand at `path`."""
        failures: list[Failure] = []
        content = document.source.encoded(document.source.text) if self.detail else b""
        report = self.check_document(document, self._where(path), self.config(path), failures)
        return self._signed(report, path, self.config(path), content), failures

    def fail_on(self, paths: Sequence[str]) -> str:
        """The level that fails the run by the configuration, which is that of the first path."""
        return str(self.config(paths[0]).values.get("fail-on") or ERROR)

    def _today(self, configs: Iterable[Config]) -> str:
        pinned = next((str(config.values["today"]) for config in configs if config.values.get("today")), "")
        return self.flags.today or pinned or self.day

    def checked(self, path: str, config: Config, data: bytes | None = None) -> Result:
        """What there is to say of the file at `path`, which holds `data` where that is known."""
        failures: list[Failure] = []
        try:
            data = self.data(path, config) if data is None else data
            document = self._document(path, data)
        except (Unreadable, SafelintError) as error:  # also where the document's own settings are wrong
            return None, [Failure(self.name(path), "read", str(error))]
        self.lap("reading")
        try:
            report = self.check_document(document, self._where(path), config, failures, True)
        except Unreadable as error:
            return None, [Failure(self.name(path), "check", str(error))]
        return self._signed(report, path, config, data), failures

    def _signed(self, report: DocumentReport, path: str, config: Config, data: bytes) -> DocumentReport:
        """The report with what tells people which text it is of, and which settings applied; `data` is the file's."""
        if report.detail is None:
            return report
        from hashlib import sha256

        from safelint.applied import applied

        settings = applied(self._where(path), config, self.flags, report.detail.document.meta)
        detail = report.detail._replace(digest=sha256(data).hexdigest(), settings=tuple(settings))
        return report._replace(detail=detail)

    def _document(self, path: str, data: bytes) -> Document:
        """The document at `path`, which holds `data`. Raises `Unreadable`, and SafelintError where its own settings are
        wrong."""
        document = self.read_as(path, data)
        self._known_topics(document.meta.topics, "the front matter")
        passages(document)  # says what its comments set wrongly
        return document

    def understood(self, path: str) -> tuple[Analysis, list[configuration.Setting]]:
        """What is known of the text at `path` before it is checked, and where each of its settings comes from.

        Raises:
            SafelintError: wrong use.
            Unreadable: the text cannot be read.
        """
        config = self.config(path)
        self._validate(config)
        try:
            document = self._document(path, self.data(path, config))
        except SafelintError as error:
            raise Unreadable(str(error)) from error
        given = configuration.explain(self._where(path), config, self.flags, document.meta)
        return self._analysed(document, self._where(path), config), given

    def _analysed(self, document: Document, path: str, config: Config) -> Analysis:
        settings = self._with_included(configuration.resolve(path, config, self.flags, document.meta, self.day), config)
        return Analysis(document, settings, self._rules_for(path, config, document.meta).knowledge)

    def data(self, path: str, config: Config) -> bytes:
        """What the file at `path` holds. Raises `Unreadable`."""
        advice = readers.unsupported(path)
        if advice:
            raise Unreadable(advice)
        most = config.section("files").get("max-megabytes", DEFAULT_MEGABYTES)
        advice = "; raise max-megabytes in [files] of the configuration to check it"
        return _bytes(path, int(most * _MEGABYTE), advice if most < MOST_MEGABYTES else "")

    def name(self, path: str) -> str:
        """A path as reports print it."""
        return shown(self.stdin_name or "-") if path == "-" else shown(path)

    def _where(self, path: str) -> str:
        """Where a text lies, or would lie, on the disk."""
        return self.stdin_name or os.curdir if path == "-" else path

    def check_document(
        self, document: Document, path: str, config: Config, failures: list[Failure], bounded: bool = False
    ) -> DocumentReport:
        """Runs all checks on a document. A check that raises becomes a failure; the rest goes on.

        Raises:
            Unreadable: where `bounded`, and the document holds more numbers than any text for readers.
        """
        rules = self._rules_for(path, config, document.meta)
        analysis = self._analysed(document, path, config)
        self.lap("settings")
        if bounded:
            _must_hold_few_numbers(analysis)
            self.lap("measuring: numbers and whose they are")
        if self.timings is not None:
            self.timings.measure(analysis)
        silencer = self._silencer(document, path, config, rules)
        found = _Found(silencer, whole=self.whole)
        failed = len(failures)
        measured: dict[str, Any] = {}
        for check in self.checks:
            enabled = rules.by_kind.get(check.kind)
            if not enabled:
                continue
            try:
                if self.flags.across and check.measure:
                    value = check.measure(analysis, enabled)
                    if value is not None:
                        measured[check.kind] = value
                    continue
                for finding in check.run(analysis, enabled):
                    found.add(_at_level(finding, rules.changed))
            except Exception as error:
                failures.append(_check_failure(document.source.path, check, error))
            self.lap(f"check: {check.kind}")
        found.part()
        if silencer is not None:
            ran = self._ran(rules) if failed == len(failures) else frozenset()
            found.shown += _complaints(document, silencer, found.shown, rules, ran)
        report = self._reported(analysis, found.worst(rules), failures)
        self.lap("results of a text put together")
        return report._replace(measured=measured, suppressed=_in_order(found.silenced))

    def cut(self, report: Report) -> Report:
        """The report of a run with `whole`, each text cut to its worst findings as in any other run."""
        documents = tuple(map(self._cut, report.documents))
        return (
            report
            if documents == report.documents
            else report._replace(documents=documents, rules=self._notes(documents))
        )

    def _cut(self, report: DocumentReport) -> DocumentReport:
        if len(report.findings) <= _MOST_FINDINGS:
            return report
        path, source = self.files[report.source.path], report.source
        try:
            meta = self.read_as(path, source.encoded(source.text)).meta
        except UnicodeError:
            meta = None
        rules = self._rules_for(path, self.config(path), meta)
        found = _Found(None)
        found.shown = list(report.findings)
        return report._replace(findings=tuple(found.worst(rules)))

    def _silencer(self, document: Document, path: str, config: Config, rules: Rules) -> Silencer | None:
        """What silences findings of the document; None where nothing does, as nearly always."""
        silences = configuration.silences(path, config)
        if not silences and "safelint-" not in document.source.text:
            return None
        from safelint.suppressions import Silence, Silencer

        return Silencer(document, [Silence(**each) for each in silences], self._book(config)[1])

    def compared(self) -> frozenset[str]:
        """The rules that speak only when all texts of the run are known."""
        later = {check.kind for check in self.checks if self.flags.across and check.measure}
        return frozenset(
            rule for rules in self._rules.values() for kind in later for rule in rules.by_kind.get(kind, {})
        )

    def would_check(self, path: str) -> bool:
        """Whether what lies in a folder by that path is a text to a run."""
        return self._readable(path) and not self._excluded(path)

    def _ran(self, rules: Rules) -> frozenset[str]:
        """The rules that have said of one document all that they will."""
        later = {check.kind for check in self.checks if self.flags.across and check.measure}
        return frozenset(rule for kind, on in rules.by_kind.items() if kind not in later for rule in on)

    def _close(self, documents: list[DocumentReport], paths: Sequence[str], failures: list[Failure]) -> None:
        """Adds to `documents`, which are in the order of the report, what checks find by comparing them."""
        for check in self.checks:
            places = [at for at, document in enumerate(documents) if check.kind in document.measured]
            if check.close is None or not places:
                continue
            values = [(documents[at].source.path, documents[at].measured[check.kind]) for at in places]
            try:
                found = list(check.close(values))
            except Exception as error:
                failures.append(_check_failure(documents[places[0]].source.path, check, error))
                continue
            for index, finding in found:
                at = places[index]
                documents[at] = self._with(documents[at], paths[at], finding)

    def _with(self, report: DocumentReport, path: str, finding: Finding) -> DocumentReport:
        """The report of the file at `path` with one more finding, which may be silenced."""
        config = self.config(path)
        rules = self._rules_for(path, config, None)
        finding = _at_level(finding, rules.changed)
        reason = None
        if configuration.silences(self._where(path), config) or "safelint-" in report.source.text:
            document = self.read_as(path, report.source.encoded(report.source.text))
            silencer = self._silencer(document, self._where(path), config, rules)
            reason = silencer.reason(finding) if silencer else None
        if reason is None:
            return report._replace(findings=tuple(distinct((*report.findings, finding))))
        return report._replace(suppressed=_in_order((*report.suppressed, (finding, reason))))

    def _reported(self, analysis: Analysis, findings: Sequence[Finding], failures: list[Failure]) -> DocumentReport:
        document = analysis.document
        try:
            numbers, scores, kind, audience = analysis.numbers, analysis.scores, analysis.kind, analysis.audience
            topics, signposting = tuple(topic.id for topic in analysis.topics), analysis.signposting
            entries = analysis.entries
        except Exception as error:
            failures.append(_failure(document.source.path, "measuring the document", error))
            analysis = Analysis(Document(document.source, "", (), ()), analysis.settings, analysis.knowledge)
            return self._reported(analysis, findings, [])
        return DocumentReport(
            source=document.source,
            language=analysis.language,
            audience=audience,
            kind=kind,
            topics=topics,
            scores=scores,
            numbers=tuple((number, document.span(number.start, number.end)) for number in numbers),
            signposting=signposting,
            block=document.span(*signposting.block) if signposting.block else None,
            findings=tuple(findings),
            detail=_detail(analysis) if self.detail else None,
            nations=analysis.settings.nations,
            nations_from=analysis.settings.nations_from,
            entries=tuple(sorted(entries.union(*(finding.entries for finding in findings)))),
        )

    def _validate(self, config: Config) -> None:
        """Raises SafelintError where the flags or the configuration name something that does not exist."""
        rules = list(self._book(config)[1])
        for name in (*self.flags.select, *self.flags.ignore):
            configuration.known_rule(name, rules)
        self._known_topics(self.flags.topics, "--topic")
        for values in (config.values, *(override.values for override in config.overrides)):
            silent = (each["rule"] for each in values.get("silence", ()))
            for name in (*values.get("select", ()), *values.get("ignore", ()), *values.get("rules", ()), *silent):
                configuration.known_rule(name, rules)
            self._known_topics(values.get("topics", ()), os.path.relpath(config.path or os.curdir))
        elements = [element["id"] for element in self.pack.elements["element"]]
        problem = f"{os.path.relpath(config.path or os.curdir)}: signposting.require: no element is called"
        configuration.all_known(config.section("signposting").get("require", ()), elements, problem)
        self._with_included(Settings(), config)

    def _known_topics(self, topics: Iterable[str], where: str) -> None:
        known = [topic.id for topic in self.pack.topics]
        configuration.all_known(topics, known, f"{where}: there is no topic called")

    def _with_included(self, settings: Settings, config: Config) -> Settings:
        """The settings with the texts that the site adds to every page, and the text that every page must hold, in
        place of the names of their files."""
        section = config.section("signposting")
        if not section.get("included") and not section.get("fixed"):
            return settings
        if config.path not in self._house:
            self._house[config.path] = {
                "included": tuple(self._shown_and_linked(name, config) for name in section.get("included", ())),
                "fixed_words": self._fixed_words(section.get("fixed", ""), config),
            }
        options = {**settings.options, "signposting": {**section, **self._house[config.path]}}
        return settings._replace(options=options)

    def _shown_and_linked(self, name: str, config: Config) -> str:
        document = self._named_in(config, "included", name)
        return "\n".join([document.text, *(inline.target for inline in document.inlines if inline.target)])

    def _fixed_words(self, name: str, config: Config) -> str:
        if not name:
            return ""
        from safelint.help.held import bare_words

        words = bare_words(self._named_in(config, "fixed", name).text)
        if not words:
            raise SafelintError(f"{os.path.relpath(config.path)}: signposting.fixed: {name}: holds no words")
        return words

    @staticmethod
    def _named_in(config: Config, key: str, name: str) -> Document:
        """The document that a key of the section `signposting` names."""
        Engine._inside(name, config, f"signposting.{key}")
        path, limit = os.path.join(config.folder, name), MOST_INCLUDED_BYTES
        try:
            data = _bytes(path, limit, read=lambda path, limit: inside(path, config.folder, limit))
            return readers.read(name, data, readers.choose(name, data))
        except Unreadable as error:
            raise SafelintError(f"{os.path.relpath(config.path)}: signposting.{key}: {name}: {error}") from error

    @staticmethod
    def _inside(name: str, config: Config, key: str) -> str:
        """The file that the configuration names; SafelintError where it lies outside the configuration's folder."""
        path = os.path.realpath(os.path.join(config.folder, name))
        if not is_inside(path, os.path.realpath(config.folder)):
            raise SafelintError(f"{os.path.relpath(config.path)}: {key}: {name} lies outside the folder")
        return path

    def config(self, path: str) -> Config:
        """The configuration of a file, or of a folder."""
        found = self._configs.get(path)
        if found is None:
            where = self._where(path)
            folder = where if os.path.isdir(where) else os.path.dirname(where)
            found = self._configs[path] = self._of_folder(folder or os.curdir)
        return found

    def _beside(self, path: str) -> Config:
        """The configuration of what is found in a folder; where that is a link to another folder, not the other's."""
        return self._of_folder(os.path.dirname(path) or os.curdir)

    def _of_folder(self, folder: str) -> Config:
        found = self._folders.get(folder)
        if found is None:
            file = self._file_for(folder)
            if file not in self._files:
                self._files[file] = configuration.obeyed(file, self.config_path)
            found = self._folders[folder] = self._files[file]
        return found

    def _file_for(self, folder: str) -> str:
        """The configuration file of what lies in a folder, "" where there is none."""
        if self.config_path or self.flags.untrusted:
            return os.path.abspath(self.config_path) if self.config_path else ""
        found, passed = search(folder)
        self.passed_over.update(passed)
        return found

    def _rules_for(self, path: str, config: Config, meta: Meta | None) -> Rules:
        levels = configuration.levels(path, config, self.flags, meta)
        key = (levels, config.path)
        if key not in self._rules:
            self._rules[key] = self._made(levels, config)
        return self._rules[key]

    def _book(self, config: Config) -> tuple[Pack, dict[str, Rule]]:
        """The pack with the house's own data, and its rules by id."""
        if config.path not in self._books:
            pack = configuration.extended(self.pack, config)
            self._books[config.path] = pack, rulebook(pack)
        return self._books[config.path]

    def _made(self, levels: RuleLevels, config: Config) -> Rules:
        pack, rules = self._book(config)
        by_kind: dict[str, dict[str, Rule]] = {}
        changed: dict[str, str] = {}
        for rule in rules.values():
            level = levels.level(rule.id, rule.severity, enabled=rule.enabled)
            if level != "off":
                by_kind.setdefault(rule.kind, {})[rule.id] = rule
                if level != rule.severity:
                    changed[rule.id] = level
        on = by_kind.get("term", {})
        terms = [term for term in pack.terms if rule_id(term) in on]
        terms += [name for name in pack.names if name.enabled and rule_id(name) in on]
        return Rules(by_kind, changed, Knowledge(pack, terms))

    def _readable(self, path: str) -> bool:
        suffix = os.path.splitext(path)[1].lower()
        return suffix in readers.suffixes() or suffix in self._beside(path).section("files").get("suffixes", {})

    def _is_own(self, path: str) -> bool:
        """Whether a file is a configuration, or one that this run writes."""
        own = os.path.basename(path) == NAME
        return own or (bool(self.targets) and os.path.realpath(path) in self.targets)

    def _excluded(self, path: str) -> str:
        """Why a file in a folder is not to be checked, "" where it is."""
        config = self._beside(path)
        if configuration.matches(config.section("files").get("exclude", ()), path, config.folder):
            return "excluded by the configuration"
        is_own = bool(self.targets) and os.path.realpath(path) in self.targets and _is_report(path)
        return "a report of this run" if is_own else ""

    def _services(self, documents: Iterable[DocumentReport]) -> dict[str, str]:
        used = {
            name
            for document in documents
            for number, _ in document.numbers
            for name in (number.service, number.attributed_to)
        }
        every = (each for rules in self._rules.values() for each in rules.knowledge.pack.helplines)
        return {helpline.id: helpline.name for helpline in every if helpline.id in used}

    def _notes(self, documents: Iterable[DocumentReport]) -> dict[str, RuleNote]:
        used = {
            finding.rule
            for document in documents
            for finding in (*document.findings, *(each for each, _ in (*document.suppressed, *document.baselined)))
        }
        every = (rule for rules in self._rules.values() for kind in rules.by_kind.values() for rule in kind.values())
        return {rule.id: _note(rule) for rule in sorted(every, key=lambda each: each.id) if rule.id in used}


def _must_hold_few_numbers(analysis: Analysis) -> None:
    try:
        found = len(analysis.numbers_found)
    except Exception:  # the checks that ask for the numbers say so
        return
    from safelint.numbers.phones import most

    limit = most(len(analysis.document.text))
    if found > limit:
        raise Unreadable(f"holds more than {limit:,} phone and text numbers; divide it, and check each part")


def _detail(analysis: Analysis) -> Detail:
    from safelint.checks.readability.limits import Limits

    limits = Limits(analysis, analysis.audience, analysis.kind)
    starts = (analysis.sentences[index].start for index in analysis.prose.scored)
    sentences = tuple(zip(starts, analysis.prose.words_in, strict=True))
    return Detail(analysis.document, sentences, limits.grade_target, limits.grade, limits.sentence)


def _note(rule: Rule) -> RuleNote:
    return RuleNote(
        id=rule.id,
        title=rule.title,
        severity=rule.severity,
        advice=rule.advice,
        why=rule.why,
        standard=rule.standard,
        sources=cited(rule.sources),
        confidence=rule.confidence,
        page=page(rule),
    )


class _Found:
    """What is found in one text: the worst of it, however much there is, and how many more there are."""

    def __init__(self, silencer: Silencer | None, *, whole: bool = False) -> None:
        """With `whole`, nothing is left out."""
        self._silencer = silencer
        self._whole = whole
        self._new: list[Finding] = []
        self._more = 0
        self.shown: list[Finding] = []
        self.silenced: list[tuple[Finding, str]] = []

    def add(self, finding: Finding) -> None:
        self._new.append(finding)
        if not self._whole and len(self._new) >= 2 * _MOST_FINDINGS:
            self.part()
            self._leave_worst()

    def part(self) -> None:
        """Sets apart what is silenced among what is new."""
        shown = self._new
        if self._silencer is not None:
            shown, silenced = self._silencer.parted(shown)
            self.silenced += silenced
        self.shown += shown
        self._new = []

    def _leave_worst(self) -> None:
        self.shown = distinct(self.shown)
        if not self._whole and len(self.shown) > _MOST_FINDINGS:
            self._more += len(self.shown) - _MOST_FINDINGS
            self.shown = sorted(self.shown, key=lambda each: (_weight(each), each.span))[:_MOST_FINDINGS]

    def worst(self, rules: Rules) -> list[Finding]:
        """At most so many, in order, with one that counts the rest."""
        self._leave_worst()
        rule = rules.by_kind.get("document", {}).get(_MORE)
        if self._more and rule is not None:
            what = "1 more finding is" if self._more == 1 else f"{self._more:,} more findings are"
            message = f"{what} not shown here; the {_MOST_FINDINGS:,} shown are the worst. {rule.advice}"
            note = Finding(_MORE, rule.severity, rule.confidence, message, Span(0, 0))
            self.shown.append(_at_level(note, rules.changed))
        return distinct(self.shown)


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by place and rule; of several on one span in one family, the most severe, then the surest.

    Rules on accessibility do not judge the same thing: a link may say nothing and open a new tab as well.
    """
    best: dict[tuple[str, int, int], Finding] = {}
    result: list[Finding] = []
    for finding in findings:
        if not finding.text:
            result.append(finding)
            continue
        family = finding.rule.split("/")[0]
        key = (finding.rule if family == "accessibility" else family, *finding.span)
        other = best.get(key)
        if other is None or _weight(finding) < _weight(other):
            best[key] = finding
    return sorted([*result, *best.values()], key=_order)


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.rule, finding.span.end, finding.message


def _in_order(silenced: Iterable[tuple[Finding, str]]) -> tuple[tuple[Finding, str], ...]:
    return tuple(sorted(silenced, key=lambda pair: _order(pair[0])))


def _complaints(
    document: Document, silencer: Silencer, shown: Sequence[Finding], rules: Rules, ran: Collection[str]
) -> list[Finding]:
    """Comments that silence nothing, or not what they should."""
    from safelint.suppressions import UNUSED

    rule = rules.by_kind.get("document", {}).get(UNUSED)
    if rule is None:
        return []
    return [
        _at_level(
            Finding(UNUSED, rule.severity, rule.confidence, message, span, document.source.text[span.start : span.end]),
            rules.changed,
        )
        for span, message in silencer.complaints(shown, ran)
    ]


def _weight(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), CONFIDENCES.index(finding.confidence)


def _at_level(finding: Finding, changed: Mapping[str, str]) -> Finding:
    level = changed.get(finding.rule)
    if level is None:
        return finding
    return finding._replace(severity=WARNING if level == ERROR and finding.confidence != "high" else level)


def _check_failure(path: str, check: Check, error: Exception) -> Failure:
    return _failure(path, f"the check for {check.kind}", error)


def _failure(path: str, what: str, error: Exception) -> Failure:
    return Failure(path, "check", f"{what} failed: {type(error).__name__}: {error}")


def _is_report(path: str) -> bool:
    """Whether a file that a folder holds is a report of an earlier run: no text to be checked."""
    if not may_be_opened(path):  # to open a pipe lets go whoever waits to write to it
        return False
    try:
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    except OSError:
        return False
    try:
        head = os.read(handle, _HEAD)
    except OSError:
        return False
    finally:
        os.close(handle)
    if b"safelint" not in head:
        return False
    from safelint.reports._common import is_report

    return is_report(head)


def _each(configs: Iterable[Config]) -> list[Config]:
    """The different ones, by their file."""
    return list({config.path: config for config in configs}.values())


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _bytes(path: str, limit: int, advice: str = "", read: Callable[[str, int], bytes] = contents) -> bytes:
    """At most `limit` bytes; `advice` is for who has a larger file.

    Raises:
        Unreadable: the file cannot be read, is no regular file, or is larger.
    """
    too_large = f"is larger than {limit / _MEGABYTE:g} MB{advice}"
    try:
        if path == "-":
            if sys.stdin is None:
                raise Unreadable("standard input is closed")
            data = sys.stdin.buffer.read(limit + 1)
        else:
            return read(path, limit)
    except TooLargeError as error:
        raise Unreadable(too_large) from error
    except NotAFileError as error:
        raise Unreadable("is not a file") from error
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise Unreadable(too_large)
    return data
