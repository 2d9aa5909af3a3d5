"""What a large run needs to know of whoever asks for it. Needed for types alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from safelint.config import Config, Flags
from safelint.plugins import Check
from safelint.run.timings import Timings
from safelint.values.entries import Pack
from safelint.values.report import DocumentReport, Failure

Result = tuple[DocumentReport | None, list[Failure]]
"""What there is to say of one file."""


class Job(Protocol):
    """A run over many files: the options and data that all its results rest on, and how it checks one file."""

    flags: Flags
    config_path: str
    stdin_name: str
    detail: bool
    whole: bool
    day: str
    jobs: int
    pack: Pack
    pack_digest: bytes
    checks: list[Check]
    timings: Timings | None

    def time(self) -> Timings: ...

    def lap(self, part: str) -> None: ...

    def name(self, path: str) -> str: ...

    def config(self, path: str) -> Config: ...

    def settled(self, config: Config) -> tuple[Config, Mapping[str, Any] | None]: ...

    def data(self, path: str, config: Config) -> bytes: ...

    def checked(self, path: str, config: Config, data: bytes | None = None) -> Result: ...
