"""Which rules are on for a text, with the knowledge made for them, and what a report says of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from safelint import config as configuration
from safelint.config import Config, Flags, RuleLevels
from safelint.knowledge.index import Knowledge
from safelint.run.configurations import Located
from safelint.values.document import Meta
from safelint.values.entries import Pack, Rule
from safelint.values.finding import Severity
from safelint.values.references import cited
from safelint.values.report import DocumentReport, RuleNote
from safelint.values.rulebook import page, rule_id, rulebook
from safelint.values.topic_names import topic_ids


class Rules(NamedTuple):
    """The rules that are on, by the kind of check that runs them, with the knowledge made for them."""

    by_kind: Mapping[str, Mapping[str, Rule]]
    changed: Mapping[str, Severity]
    knowledge: Knowledge


class Rulebooks:
    """The rules of a run: those of the pack with the house's own data, at the levels that apply. Each is made once."""

    def __init__(self, pack: Pack, flags: Flags) -> None:
        self._pack = pack
        self._flags = flags
        self._made: dict[tuple[RuleLevels, str], Rules] = {}
        self._books: dict[str, tuple[Pack, dict[str, Rule]]] = {}  # by configuration file

    @property
    def made(self) -> Collection[Rules]:
        """All that any text has asked for."""
        return self._made.values()

    @property
    def packs(self) -> Collection[Pack]:
        """The packs of these rules, each once."""
        return {id(rules.knowledge.pack): rules.knowledge.pack for rules in self.made}.values()

    def of(self, located: Located, meta: Meta | None) -> Rules:
        """The rules that are on for a text; without what it says of itself, `meta` is None."""
        config = located.config
        levels = configuration.levels(located.where, config, self._flags, meta)
        key = (levels, config.path)
        if key not in self._made:
            self._made[key] = self._make(levels, config)
        return self._made[key]

    def by_id(self, config: Config) -> dict[str, Rule]:
        """All rules that there are, on or off."""
        return self._book(config)[1]

    def pack_of(self, config: Config) -> Pack:
        """The pack with the house's own data."""
        return self._book(config)[0]

    def _book(self, config: Config) -> tuple[Pack, dict[str, Rule]]:
        """The pack with the house's own data, and its rules by id."""
        if config.path not in self._books:
            pack = configuration.extended(self._pack, config)
            self._books[config.path] = pack, rulebook(pack)
        return self._books[config.path]

    def _make(self, levels: RuleLevels, config: Config) -> Rules:
        pack, rules = self._book(config)
        by_kind: dict[str, dict[str, Rule]] = {}
        changed: dict[str, Severity] = {}
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

    def validate(self, config: Config) -> None:
        """Raises SafelintError where the flags or the configuration name something that does not exist."""
        rules = list(self.by_id(config))
        for option, named in (("--select", self._flags.select), ("--ignore", self._flags.ignore)):
            for name in named:
                configuration.known_rule(name, rules, option)
        self.known_topics(self._flags.topics, "--topic")
        file = os.path.relpath(config.path or os.curdir)
        for values in (config.values, *(override.values for override in config.overrides)):
            silent = (each["rule"] for each in values.get("silence", ()))
            for name in (*values.get("select", ()), *values.get("ignore", ()), *values.get("rules", ()), *silent):
                configuration.known_rule(name, rules, file)
            self.known_topics(values.get("topics", ()), file)
        elements = [element["id"] for element in self._pack.elements["element"]]
        problem = f"{file}: signposting.require: no element is called"
        configuration.all_known(config.signposting.require, elements, problem)

    def known_topics(self, topics: Iterable[str], where: str) -> None:
        """Raises SafelintError for a topic that there is not; `where` is where it is named."""
        known = [topic.id for topic in self._pack.topics]
        configuration.all_known(topic_ids(self._pack.topics, topics), known, f"{where}: there is no topic called")

    def services(self, documents: Iterable[DocumentReport]) -> dict[str, str]:
        """The names of the services that numbers of the documents belong to or are given to, by id."""
        used = {
            name
            for document in documents
            for number, _ in document.numbers
            for name in (number.service, number.attributed_to)
        }
        every = (each for pack in self.packs for each in pack.helplines)
        return {helpline.id: helpline.name for helpline in every if helpline.id in used}

    def notes(self, documents: Iterable[DocumentReport]) -> dict[str, RuleNote]:
        """What there is to say of the rules that found something in the documents, by id."""
        used = {finding.rule for document in documents for finding in document.every_finding()}
        every = (rule for rules in self.made for kind in rules.by_kind.values() for rule in kind.values())
        return {rule.id: _note(rule) for rule in sorted(every, key=lambda each: each.id) if rule.id in used}


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
