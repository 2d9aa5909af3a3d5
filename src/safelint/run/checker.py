"""How one text is checked: the options and data that its result rests on, and the way from its bytes to a report."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint import config as configuration
from safelint import readers
from safelint.analysis import Analysis
from safelint.checks import Check, find_checks
from safelint.config import Config
from safelint.config.limits import MOST_MEGABYTES
from safelint.knowledge.loader import LoadedPack, loaded
from safelint.run.configurations import Configurations, Located
from safelint.run.contents import MEGABYTE, content, larger
from safelint.run.document import Manner, Result, check_analysis, failure, found_by, must_hold_few_numbers
from safelint.run.house import HouseTexts
from safelint.run.inputs import shown
from safelint.run.options import RunOptions
from safelint.run.rules import Rulebooks
from safelint.text.comments import may_have_comments
from safelint.text.passages import passages
from safelint.values.document import Document, Meta
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.report import DocumentReport, Failure
from safelint.values.topic_names import topic_ids

if TYPE_CHECKING:
    from safelint.run.silences import Silencer
    from safelint.run.timings import Timings
    from safelint.values.finding import Finding


class PendingText(NamedTuple):
    """A text that was read, which may wait for others that it is looked through with. Of one that cannot be read, there
    is no analysis; `failures` say why."""

    located: Located
    analysis: Analysis | None
    failures: tuple[Failure, ...] = ()


class Checker:
    """Checks texts, each by itself. Packs, checks and what is made from them are shared by all."""

    def __init__(self, options: RunOptions = RunOptions(), *, pack: LoadedPack | None = None) -> None:
        flags, paths = options.flags, (os.fsdecode(options.config_path), os.fsdecode(options.stdin_name))
        self.options = options
        self.loaded = loaded(full=options.detail) if pack is None else pack
        self.pack = self.loaded.pack
        self.timings: Timings | None = None
        self.configurations = Configurations(*paths, untrusted=flags.untrusted)
        self.rules = Rulebooks(self.pack, flags)
        self.house = HouseTexts()

    @cached_property
    def checks(self) -> list[Check]:
        """Every check there is. A run whose results are all known loads none."""
        return find_checks()

    def day(self, config: Config) -> str:
        """The day by which the texts of a configuration are judged."""
        return self.options.flags.today or str(config.values.get("today") or "") or self.options.day

    def measured(self) -> Mapping[str, Any]:
        """The type of what each kind of check measures."""
        return {check.kind: check.measured for check in self.checks if check.measure}

    def time(self, *, whole: bool = False) -> Timings:
        """Notes from now on what each part of the work costs; with `whole`, from the start of this process."""
        from safelint.run.timings import Timings

        self.timings = Timings(0.0 if whole else None)
        return self.timings

    def lap(self, part: str) -> None:
        """What was done since the last lap was `part` of the work."""
        if self.timings is not None:
            self.timings.lap(part)

    def name(self, path: str) -> str:
        """A path as reports print it."""
        return shown(os.fsdecode(self.options.stdin_name) or "-") if path == "-" else shown(path)

    def config(self, path: str) -> Config:
        """The configuration of a file, or of a folder."""
        return self.configurations.of(path)

    def located(self, path: str) -> Located:
        """A file, or a folder, with its configuration."""
        return self.configurations.located(path)

    def validate(self, config: Config) -> None:
        """Raises SafelintError where the flags or the configuration name something that does not exist."""
        self.rules.validate(config)
        self.house.of(config)

    def settled(self, config: Config) -> tuple[Any, ...]:
        """All that a configuration says, and all that counts of the texts that it names, as values that can be printed.
        Raises SafelintError where one of them cannot be read."""
        house = self.house.of(config)
        included = tuple((each.text, each.blocks, each.inlines) for each in house.included)
        return config, included, house.fixed_words

    def data(self, path: str, config: Config) -> bytes:
        """What the file at `path` holds. Raises `Unreadable`."""
        advice = readers.unsupported(path)
        if advice:
            raise Unreadable(advice)
        limit, advice = self.limit(config)
        return content(path, limit, advice)

    def limit(self, config: Config) -> tuple[int, str]:
        """How many bytes a text may have, and what to advise whoever has a larger one."""
        most = config.files.max_megabytes
        advice = "; raise max-megabytes in [files] of the configuration to check it"
        return int(most * MEGABYTE), advice if most < MOST_MEGABYTES else ""

    def must_fit(self, data: bytes, config: Config) -> None:
        """Raises `Unreadable` where a text that is no file of its own has more bytes than one may have."""
        limit, advice = self.limit(config)
        if len(data) > limit:
            raise Unreadable(larger(limit, advice))

    def form(self, path: str, data: bytes) -> str:
        """The format of the file at `path`, which holds `data`: as the configuration or its suffix tells, else its
        first bytes. Raises SafelintError."""
        return readers.choose(self.name(path), data, self.config(path).files.suffixes)

    def read_as(self, path: str, data: bytes, form: str = "") -> Document:
        """The document that the file at `path` is if it holds `data`, in its own form where no `form` is given. Raises
        SafelintError."""
        document = readers.read(self.name(path), data, form or self.form(path, data))
        if self.options.flags.untrusted:
            document = document.unspoken()
        if document.meta.wrong:
            raise Unreadable(document.meta.wrong)
        return document

    def understood(self, path: str, document: Document | None = None) -> tuple[Analysis, list[configuration.Setting]]:
        """What is known of the text at `path`, or of `document` as if it stood there, before it is checked, and where
        each of its settings comes from.

        Raises:
            SafelintError: wrong use.
            Unreadable: the text cannot be read.
        """
        located = self.located(path)
        self.validate(located.config)
        _, analysis, failures = self.begun(located, document)
        if analysis is None:
            raise Unreadable(failures[0].reason)
        meta = analysis.document.meta
        return analysis, configuration.explain(located.where, located.config, self.options.flags, meta)

    def begun(self, located: Located, given: bytes | Document | None = None, form: str = "") -> PendingText:
        """A text before it is checked. Where they are `given`, the bytes of its file are not read again, and neither is
        its document; `form` is as in `read_as`. What nobody foresaw in a reader, ours or one that was dropped in, costs
        this text alone."""
        try:
            return self._begun(located, given, form)
        except SafelintError:
            raise
        except Exception as error:
            return PendingText(located, None, (failure(self.name(located.path), "reading", error),))

    def _begun(self, located: Located, given: bytes | Document | None, form: str) -> PendingText:
        path, name = located.path, self.name(located.path)
        try:
            if isinstance(given, Document):
                document = given
            else:
                document = self.read_as(path, self.data(path, located.config) if given is None else given, form)
            self.rules.known_topics(document.meta.topics, "the front matter")
            passages(document)  # says what its comments set wrongly
        except SafelintError as error:  # also where a reader that was dropped in is wrong
            return PendingText(located, None, (Failure(name, "read", str(error)),))
        self.lap("reading")
        failures = tuple(Failure(name, "read", reason) for reason in document.unread)
        analysis = self.analysed(document, located)
        self.lap("settings")
        return PendingText(located, analysis, failures)

    def finished(self, begun: PendingText, *, whole: bool = False) -> Result:
        """What there is to say of a text that was begun: with `whole` every finding, else the worst."""
        located, analysis, failures = begun
        if analysis is None:
            return Result(None, failures)
        try:
            failures += must_hold_few_numbers(analysis)
        except Unreadable as error:
            return Result(None, (*failures, Failure(self.name(located.path), "check", str(error))))
        self.lap("measuring: numbers and whose they are")
        document, flags = analysis.document, self.options.flags
        rules = self.rules.of(located, document.meta)
        asked = Manner(self.checks, flags.across, whole, self.options.detail, self.timings)
        report, failed = check_analysis(analysis, rules, self.silencer(document, located), asked)
        return Result(self._signed(report, document.meta, located), (*failures, *failed))

    def checked(self, located: Located, given: bytes | Document | None = None, *, whole: bool = False) -> Result:
        """What there is to say of a text, of which some is `given` as in `begun`; `whole` as in `finished`."""
        return self.finished(self.begun(located, given), whole=whole)

    def found(self, analysis: Analysis, located: Located, kind: str = "") -> list[Finding]:
        """What is found in a document that was `analysed`, or only by rules of one kind, before anything is silenced or
        cut. Raises what a check does."""
        checks = [each for each in self.checks if kind in ("", each.kind)]
        return list(found_by(checks, analysis, self.rules.of(located, analysis.document.meta)))

    def analysed(self, document: Document, located: Located) -> Analysis:
        """What is known of a document that is to stand there, before it is checked."""
        where, config = located.where, located.config
        settings = configuration.resolve(where, config, self.options.flags, document.meta, self.options.day)
        topics = topic_ids(self.pack.topics, settings.topics)
        settings = settings._replace(topics=topics, house=self.house.of(config))
        knowledge = self.rules.of(located, document.meta).knowledge
        return Analysis(document, settings, knowledge, choosing=self.options.choices)

    def silencer(self, document: Document, located: Located) -> Silencer | None:
        """What silences findings of the document; None where nothing does, as nearly always."""
        silences = configuration.silences(located.where, located.config)
        if not silences and not may_have_comments(document):
            return None
        from safelint.run.silences import Silence, Silencer

        return Silencer(document, [Silence(**each) for each in silences], self.rules.by_id(located.config))

    def _signed(self, report: DocumentReport, meta: Meta, located: Located) -> DocumentReport:
        """The report with what tells people which text it is of, and which settings applied."""
        if report.detail is None:
            return report
        from hashlib import sha256

        from safelint.run.provenance import applied

        settings = applied(located.where, located.config, self.options.flags, meta)
        digest = sha256(report.original.content()).hexdigest()
        return report._replace(detail=report.detail._replace(digest=digest, settings=tuple(settings)))
