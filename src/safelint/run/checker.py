"""How one text is checked: the options and data that its result rests on, and the way from its bytes to a report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from safelint import config as configuration
from safelint import readers
from safelint.analysis import Analysis
from safelint.checks import Check, find_checks
from safelint.config import Config, Flags
from safelint.config.limits import DEFAULT_MEGABYTES, MOST_MEGABYTES
from safelint.knowledge.loader import load, source_digest
from safelint.packs.rulebook import rule_id
from safelint.run.configurations import Configurations
from safelint.run.contents import MEGABYTE, content
from safelint.run.document import Manner, check_analysis, must_hold_few_numbers
from safelint.run.house import HouseTexts
from safelint.run.inputs import shown
from safelint.run.rules import Rulebooks
from safelint.text.passages import passages
from safelint.values.document import Document
from safelint.values.entries import Pack
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.report import DocumentReport, Failure
from safelint.values.settings import Settings
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.run.silences import Silencer
    from safelint.run.timings import Timings

Result = tuple[DocumentReport | None, list[Failure]]
"""What there is to say of one file."""


class Checker:
    """Checks texts, each by itself. Packs, checks and what is made from them are shared by all."""

    def __init__(
        self,
        flags: Flags = Flags(),
        config_path: str = "",
        stdin_name: str = "",
        *,
        detail: bool = False,
        pack: Pack | None = None,
    ) -> None:
        self.flags = flags
        self.config_path = config_path
        self.stdin_name = stdin_name
        self.detail = detail
        self.pack: Pack = load(full=detail) if pack is None else pack
        self.pack_digest = source_digest()
        self.whole = False  # keep every finding of a text: `cut` comes after what is old or the same is set apart
        self.choices = True  # look for what a person may choose to write: in vain where no report shows it
        self.day = configuration.today()  # one for the whole run, also at midnight
        self.timings: Timings | None = None
        self.configurations = Configurations(config_path, stdin_name, untrusted=flags.untrusted)
        self.rules = Rulebooks(self.pack, flags)
        self.house = HouseTexts()

    @cached_property
    def checks(self) -> list[Check]:
        """Every check there is. A run whose results are all known loads none."""
        return find_checks()

    def measured(self) -> Mapping[str, Any]:
        """The type of what each kind of check measures."""
        return {check.kind: check.measured for check in self.checks}

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
        return shown(self.stdin_name or "-") if path == "-" else shown(path)

    def config(self, path: str) -> Config:
        """The configuration of a file, or of a folder."""
        return self.configurations.of(path)

    def validate(self, config: Config) -> None:
        """Raises SafelintError where the flags or the configuration name something that does not exist."""
        self.rules.validate(config)
        self.house.with_texts(Settings(), config)

    def settled(self, config: Config) -> tuple[Config, Mapping[str, Any] | None]:
        """All that a configuration says, with the texts that it names, as a value that can be printed."""
        return config, self.house.of(config)

    def data(self, path: str, config: Config) -> bytes:
        """What the file at `path` holds. Raises `Unreadable`."""
        advice = readers.unsupported(path)
        if advice:
            raise Unreadable(advice)
        limit, advice = self.limit(config)
        return content(path, limit, advice)

    def limit(self, config: Config) -> tuple[int, str]:
        """How many bytes a text may have, and what to advise whoever has a larger one."""
        most = config.section("files").get("max-megabytes", DEFAULT_MEGABYTES)
        advice = "; raise max-megabytes in [files] of the configuration to check it"
        return int(most * MEGABYTE), advice if most < MOST_MEGABYTES else ""

    def read_as(self, path: str, data: bytes, form: str = "") -> Document:
        """The document that the file at `path` is if it holds `data`, by its name and its first bytes where nothing
        else says in which `form`. Raises `Unreadable` or SafelintError."""
        name, suffixes = self.name(path), self.config(path).section("files").get("suffixes", {})
        document = readers.read(name, data, form or readers.choose(name, data, suffixes))
        if self.flags.untrusted:  # it says nothing of settings, and silences nothing
            document.comments = ()
            document.meta = document.meta._replace(audience="", kind="", nations=(), topics=())
        return document

    def _document(self, path: str, data: bytes, form: str = "") -> Document:
        """The document at `path`, which holds `data`. Raises `Unreadable`, and SafelintError where its own settings are
        wrong."""
        document = self.read_as(path, data, form)
        self.rules.known_topics(document.meta.topics, "the front matter")
        passages(document)  # says what its comments set wrongly
        return document

    def understood(self, path: str, document: Document | None = None) -> tuple[Analysis, list[configuration.Setting]]:
        """What is known of the text at `path`, or of `document` as if it stood there, before it is checked, and where
        each of its settings comes from.

        Raises:
            SafelintError: wrong use.
            Unreadable: the text cannot be read.
        """
        config, where = self.config(path), self.configurations.where(path)
        self.validate(config)
        try:
            if document is None:
                document = self._document(path, self.data(path, config))
        except SafelintError as error:
            raise Unreadable(str(error)) from error
        given = configuration.explain(where, config, self.flags, document.meta)
        return self.analysed(document, where, config), given

    def checked(self, path: str, config: Config, data: bytes | None = None) -> Result:
        """What there is to say of the file at `path`, which holds `data` where that is known."""
        report, failures, _ = self.checked_with_text(path, config, data)
        return report, failures

    def checked_with_text(
        self, path: str, config: Config, data: bytes | None = None, form: str = ""
    ) -> tuple[DocumentReport | None, list[Failure], Document | None]:
        """As `checked`, with the document that was read, as in `read_as`."""
        failures: list[Failure] = []
        try:
            document = self._document(path, self.data(path, config) if data is None else data, form)
        except (Unreadable, SafelintError) as error:  # also where the document's own settings are wrong
            return None, [Failure(self.name(path), "read", str(error))], None
        self.lap("reading")
        failures += [Failure(self.name(path), "read", reason) for reason in document.unread]
        try:
            report = self.check_document(document, self.configurations.where(path), config, failures, True)
        except Unreadable as error:
            return None, [*failures, Failure(self.name(path), "check", str(error))], None
        return self._signed(report, path, config), failures, document

    def checked_as(self, path: str, document: Document, as_read: bool = False) -> tuple[DocumentReport, list[Failure]]:
        """What there is to say of a document that is to stand at `path`. With `as_read` it was just read from there:
        what could not be read of it is a failure, and `check_document` is `bounded`."""
        unread = document.unread if as_read else ()
        failures = [Failure(self.name(path), "read", reason) for reason in unread]
        report = self.check_document(document, self.configurations.where(path), self.config(path), failures, as_read)
        return self._signed(report, path, self.config(path)), failures

    def check_document(
        self, document: Document, path: str, config: Config, failures: list[Failure], bounded: bool = False
    ) -> DocumentReport:
        """Runs all checks on a document. A check that raises becomes a failure; the rest goes on.

        Raises:
            Unreadable: where `bounded`, and the document holds more numbers than any text for readers.
        """
        analysis = self.analysed(document, path, config)
        self.lap("settings")
        if bounded:
            must_hold_few_numbers(analysis)
            self.lap("measuring: numbers and whose they are")
        rules = self.rules.of(path, config, document.meta)
        asked = Manner(self.checks, self.flags.across, self.whole, self.detail, self.timings)
        return check_analysis(analysis, rules, self.silencer(document, path, config), asked, failures)

    def analysed(self, document: Document, path: str, config: Config) -> Analysis:
        """What is known of a document that is to stand at `path`, before it is checked."""
        settings = configuration.resolve(path, config, self.flags, document.meta, self.day)
        knowledge = self.rules.of(path, config, document.meta).knowledge
        analysis = Analysis(document, self.house.with_texts(settings, config), knowledge)
        analysis.choosing = self.choices
        return analysis

    def hidden_sentences(self, path: str, document: Document) -> list[tuple[str, Span]]:
        """The rule and the place of each sentence of a text at `path` that its weight finds, but for a term in it."""
        from safelint.words.terms import counts_in  # only choices and fixes ask

        analysis = self.analysed(document, self.configurations.where(path), self.config(path))
        counts = partial(counts_in, nations=analysis.placed.nations, is_on=analysis.is_on)
        every = analysis.knowledge.terms.every(analysis, counts)
        shown = {(found.term.id, found.start) for found in analysis.terms}
        hidden = [found for found in every if found.term.weighed and (found.term.id, found.start) not in shown]
        return [(rule_id(found.term), document.span(found.start, found.end)) for found in hidden]

    def silencer(self, document: Document, path: str, config: Config) -> Silencer | None:
        """What silences findings of the document; None where nothing does, as nearly always."""
        silences = configuration.silences(path, config)
        if not silences and "safelint-" not in document.source.text:
            return None
        from safelint.run.silences import Silence, Silencer

        return Silencer(document, [Silence(**each) for each in silences], self.rules.by_id(config))

    def _signed(self, report: DocumentReport, path: str, config: Config) -> DocumentReport:
        """The report with what tells people which text it is of, and which settings applied."""
        if report.detail is None:
            return report
        from hashlib import sha256

        from safelint.run.provenance import applied

        settings = applied(self.configurations.where(path), config, self.flags, report.detail.document.meta)
        digest = sha256(report.source.content).hexdigest()
        return report._replace(detail=report.detail._replace(digest=digest, settings=tuple(settings)))
