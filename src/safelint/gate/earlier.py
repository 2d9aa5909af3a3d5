"""An earlier JSON report, version 1, as `--since` names it. It may come from anybody: it is bounded and read strictly.

Keys that are not known are passed over, since later versions may add some; those that are known must be right.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

from safelint.disk.read import contents
from safelint.gate.baseline import relative
from safelint.values.errors import SafelintError
from safelint.values.finding import SEVERITIES
from safelint.values.settings import CONFIDENCES

_MOST_BYTES = 50_000_000  # of which Python makes twenty times as much
_MOST = 1_000_000_000
_VERSION = "1"
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class EarlierText(NamedTuple):
    """One text of an earlier report. `findings` are as in the JSON, each with the `path` of the text; `silent` the
    fingerprints of those that did not count. `measured` tells a text that was renamed, and is empty for a short one."""

    path: str
    findings: tuple[Mapping[str, Any], ...]
    silent: tuple[str, ...]
    measured: tuple[Any, ...]


class Earlier(NamedTuple):
    """`path` is the report's, as given; `texts` are by their path from the folder that the run began in."""

    path: str
    today: str
    packs: tuple[tuple[str, str], ...]
    texts: Mapping[str, EarlierText]


def read(path: str) -> Earlier:
    """The earlier report in a file.

    Raises:
        SafelintError: there is none, or it is damaged, too large or something else; the message names the place.
    """
    try:
        data = contents(path, _MOST_BYTES)
    except OSError as error:
        raise SafelintError(f"--since {path}: cannot be read: {error.strerror}") from error
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict) or "schema_version" not in values:
        raise SafelintError(f"--since {path}: is no JSON report of safelint; --report json=FILE writes one")
    return _ReportReader(path).report(values)


class _ReportReader:
    def __init__(self, path: str) -> None:
        self.path = path

    def report(self, values: Mapping[str, Any]) -> Earlier:
        if values["schema_version"] != _VERSION:
            raise SafelintError(f"--since {self.path}: only version {_VERSION} of the JSON report is known")
        self.right(_is_day(values.get("today")), "today")
        packs = self.objects(values, "packs", "")
        for place, pack in enumerate(packs):
            self.right(_is_text(pack.get("name")) and _is_text(pack.get("version")), f"packs[{place}]")
        texts: dict[str, EarlierText] = {}
        for place, document in enumerate(self.objects(values, "documents", "")):
            text = self.text(document, f"documents[{place}]")
            name = relative(text.path, os.curdir)
            other = texts.get(name)  # names that are no text may look the same
            texts[name] = text if other is None else _joined(other, text)
        versions = tuple((pack["name"], pack["version"]) for pack in packs)
        return Earlier(self.path, values["today"], versions, texts)

    def text(self, document: Mapping[str, Any], where: str) -> EarlierText:
        path = document.get("path")
        self.right(_is_text(path) and path != "", f"{where}.path")
        found: dict[str, list[Mapping[str, Any]]] = {}
        for key in ("findings", "suppressed", "baselined"):
            found[key] = [{**_MAY_LACK, **finding} for finding in self.objects(document, key, where)]
            for place, finding in enumerate(found[key]):
                for name, is_right in _FINDING.items():
                    self.right(name in finding and is_right(finding[name]), f"{where}.{key}[{place}].{name}")
        numbers = self.objects(document, "numbers", where)
        for place, number in enumerate(numbers):
            self.right(_is_text(number.get("number")), f"{where}.numbers[{place}].number")
        scores = document.get("readability")
        if not isinstance(scores, dict):
            self.is_wrong(f"{where}.readability")
        return EarlierText(
            str(path),
            tuple({"path": path, **{name: each[name] for name in _FINDING}} for each in found["findings"]),
            tuple(each["fingerprint"] for each in (*found["suppressed"], *found["baselined"])),
            measured(scores, [each["number"] for each in numbers]),
        )

    def objects(self, values: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
        found = values.get(key)
        name = f"{where}.{key}" if where else key
        if not isinstance(found, list):
            self.is_wrong(name)
        for place, each in enumerate(found):
            self.right(isinstance(each, dict), f"{name}[{place}]")
        return found

    def right(self, is_right: bool, where: str) -> None:
        if not is_right:
            self.is_wrong(where)

    def is_wrong(self, where: str) -> NoReturn:
        raise SafelintError(f"--since {self.path}: is no whole report of safelint: {where} is missing or wrong")


def measured(scores: Mapping[str, Any], numbers: list[str]) -> tuple[Any, ...]:
    """What two texts have in common that are one text under two names; empty where a text is too short to tell.

    `scores` are as the JSON has them under `readability`; `numbers` the digits of its numbers in order.
    """
    if scores.get("score_status") not in ("indicative", "normal"):
        return ()
    values = [scores.get(key) for key in ("words", "sentences", "flesch_kincaid_grade")]
    return (*values, *numbers) if all(isinstance(each, int | float) for each in values) else ()


def _joined(one: EarlierText, other: EarlierText) -> EarlierText:
    return one._replace(findings=one.findings + other.findings, silent=one.silent + other.silent, measured=())


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_day(value: object) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < _MOST


def _is_place(value: object) -> bool:
    return type(value) is int and 0 < value < _MOST


def _or_none(is_right: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or is_right(value)


def _has(value: object, keys: Mapping[str, Callable[[Any], bool]]) -> bool:
    """Whether a value holds these keys, each with what is right there, whatever else it holds."""
    return isinstance(value, dict) and keys.keys() <= value.keys() and all(keys[key](value[key]) for key in keys)


def _is_flag(value: object) -> bool:
    return type(value) is bool


_RELATED: Mapping[str, Callable[[Any], bool]] = {"message": _is_text, "line": _is_place, "column": _is_place}
_EDIT: Mapping[str, Callable[[Any], bool]] = {"start": _is_count, "end": _is_count, "text": _is_text}
_FIX: Mapping[str, Callable[[Any], bool]] = {"replacement": _is_text, "safe": _is_flag}
_CHOICE: Mapping[str, Callable[[Any], bool]] = {
    **_FIX,
    "title": _is_text,
    "edits": lambda value: isinstance(value, list) and all(_has(each, _EDIT) for each in value),
}
_FINDING: Mapping[str, Callable[[Any], bool]] = {
    "rule": lambda value: _is_text(value) and value != "",
    "severity": lambda value: value in SEVERITIES,
    "confidence": lambda value: value in CONFIDENCES,
    "message": _is_text,
    "text": _is_text,
    "line": _is_place,
    "column": _is_place,
    "end_line": _is_place,
    "end_column": _is_place,
    "start": _is_count,
    "end": _is_count,
    "place": _or_none(_is_text),
    "related": lambda value: isinstance(value, list) and all(_has(each, _RELATED) for each in value),
    "fix": _or_none(lambda value: _has(value, _FIX)),
    "choices": lambda value: isinstance(value, list) and all(_has(each, _CHOICE) for each in value),
    "sources": lambda value: isinstance(value, list) and all(map(_is_text, value)),
    "standard": _or_none(_is_text),
    "fingerprint": lambda value: _is_text(value) and _FINGERPRINT.fullmatch(value) is not None,
}
"""The keys of a finding, each with what is right there."""
_MAY_LACK: Mapping[str, object] = {"choices": []}
"""Those that a finding may lack, with what that means."""
