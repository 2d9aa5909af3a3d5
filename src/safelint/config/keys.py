"""The keys of a configuration: what each may hold, and how much of it.

All that a configuration holds is gone through for every text, and it may come from anybody: each list has an end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safelint.config.limits import MOST_MEGABYTES
from safelint.config.shared import MOST_PACKAGES
from safelint.config.values import FilesSection, SignpostingSection
from safelint.packs import schema as s
from safelint.readers import formats
from safelint.values.finding import SEVERITIES
from safelint.values.settings import AUDIENCES, KINDS, NATIONS

MOST_GLOBS = 1_000
"""In one list, and in all lists of a configuration together."""

_MOST_INCLUDED = 20  # files
_MOST_NAMES = 1_000  # of rules, topics, words and the like in one list
_LONGEST = 200  # characters of a glob, or of words that are allowed
_HIGHEST = 1_000_000  # limit of words and sentences
_LEVELS = (*SEVERITIES, "off")


def kinds() -> dict[str, s.Kind]:
    """The keys of a configuration but for the house's own data."""
    return {
        **_of_a_text(),
        "extends": s.texts((), most=MOST_PACKAGES, about="Installed packages whose house data count here too."),
        "today": s.date("", about="The date by which facts count as current."),
        "baseline": s.text("", about="The baseline that --baseline would name, inside this folder."),
        "fail-on": s.choice((*SEVERITIES, "never"), "", about="The mildest severity that fails a run."),
        "files": s.table(_of_files(), {}),
        "readability": s.table(_of_readability(), {}),
        "signposting": s.table(_of_signposting(), {}),
        "registry": s.table(
            {"stale": s.choice(("say", "fail"), "say", about="Whether facts past their review date fail a run.")}, {}
        ),
        "helplines": s.table(
            {"off": s.texts((), most=_MOST_NAMES, about="Ids of services that are not to count.")}, {}
        ),
        "terminology": s.table(_of_terminology(), {}),
        "overrides": s.tables(_of_overrides(), most=MOST_GLOBS),
    }


def defaults(section: str) -> Mapping[str, Any]:
    """What a section holds where nothing is written in it."""
    found: Mapping[str, Any] = kinds()[section].read({}, s.Place(section))
    return found


def _of_a_text() -> dict[str, s.Kind]:
    """What may be set for all texts and again for some."""
    return {
        "audience": s.choice(AUDIENCES, "", about="Who reads the text."),
        "kind": s.choice(("auto", *KINDS), "", about="What kind of text it is."),
        "nation": s.either(
            s.choice(NATIONS), s.choices(NATIONS), (), about="Where the readers are; left out: as the text shows."
        ),
        "topics": s.texts((), most=_MOST_NAMES, about="Fixes the subject instead of detecting it."),
        "select": s.texts((), most=_MOST_NAMES, about="Only these rules or families."),
        "ignore": s.texts((), most=_MOST_NAMES, about="Not these rules or families."),
        "rules": s.mapping(s.choice(_LEVELS), {}, most=_MOST_NAMES, about="Rule or family: its severity, or off."),
    }


def _of_overrides() -> dict[str, s.Kind]:
    silence = {
        "rule": s.text(about="The rule or family that is silenced."),
        "reason": s.text(about="Why; reports show it."),
        "text": s.text("", about="Only where the finding is over these words."),
    }
    return {
        "files": s.items(_glob(), most=MOST_GLOBS, about="Globs, relative to this file."),
        "reason": s.text("", about="Why, for people."),
        **_of_a_text(),
        "silence": s.tables(silence, most=_MOST_NAMES),
    }


def _glob() -> s.Kind:
    return s.text(longest=_LONGEST, match=r"[^/][\s\S]*", about="a path from this folder, no slash first")


def _of_files() -> dict[str, s.Kind]:
    usual = FilesSection()
    return {
        "suffixes": s.mapping(
            s.choice(formats()), usual.suffixes, most=_MOST_NAMES, about="Suffix with its dot: format."
        ),
        "exclude": s.items(
            _glob(), usual.exclude, most=MOST_GLOBS, about="Globs of files in folders that are not texts."
        ),
        "max-megabytes": s.number(usual.max_megabytes, low=0, high=MOST_MEGABYTES, about="Larger files are refused."),
    }


def _of_readability() -> dict[str, s.Kind]:
    return {
        "strict": s.flag(False, about="Turns the error limits on."),
        "grade": s.number(None, low=1, high=_HIGHEST, about="The highest reading grade."),
        "sentence-words": s.integer(None, low=1, high=_HIGHEST, about="The most words in a sentence."),
        "paragraph-sentences": s.integer(None, low=1, high=_HIGHEST, about="The most sentences in a paragraph."),
        "passive-share": s.number(None, low=0, high=100, about="Per cent of the sentences."),
        "passive-voice": s.flag(None, about="On or off, whatever the audience."),
        "hard-words": s.flag(None, about="On or off, whatever the audience."),
        "known-words": s.items(
            s.text(longest=_LONGEST), (), most=_MOST_NAMES, about="Words that the readers of this house know."
        ),
    }


def _of_signposting() -> dict[str, s.Kind]:
    usual = SignpostingSection()
    return {
        "included": s.texts(
            usual.included,
            most=_MOST_INCLUDED,
            about="Files that the site adds to every page: help in them counts as present.",
        ),
        "require": s.texts(usual.require, most=_MOST_NAMES, about="Elements that every text must hold."),
        "fixed": s.text(usual.fixed, about="A file whose words every text must hold."),
    }


def _of_terminology() -> dict[str, s.Kind]:
    return {
        "allow": s.items(
            s.text(longest=_LONGEST),
            (),
            most=_MOST_NAMES,
            about="Words that are right in this house.",
        ),
        "quotations": s.flag(False, about="Judge the words of others in quotations too."),
        "groups": s.mapping(s.text(), {}, most=_MOST_NAMES, about="Group of names: on, off, or the name to keep."),
    }
