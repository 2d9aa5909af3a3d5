"""What a configuration file says, and what the command line says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypedDict

from safelint.config.limits import DEFAULT_MEGABYTES
from safelint.config.names import all_known
from safelint.config.shared import Shared
from safelint.values.errors import SafelintError
from safelint.values.settings import AUDIENCES, KINDS, NATIONS, evened


class Override(NamedTuple):
    """Settings for the files that one of `files` (globs, relative to the configuration) matches."""

    files: tuple[str, ...]
    values: Mapping[str, Any]


class FilesSection(NamedTuple):
    """The section `files`: formats by suffix, globs of files in folders that are no texts, how large a text may be."""

    suffixes: Mapping[str, str] = {}
    exclude: tuple[str, ...] = ()
    max_megabytes: float = DEFAULT_MEGABYTES


class SignpostingSection(NamedTuple):
    """The section `signposting`: files that the site adds to every page, elements that every text must hold, the file
    whose words every text must hold ("" for none)."""

    included: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    fixed: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """All that are named."""
        return (*self.included, self.fixed) if self.fixed else self.included


class Config(NamedTuple):
    """One configuration file, read and checked. `path` is "" where there is none; `folder` is where its globs begin.
    `additions` is the house's own data, entries as in a pack; `shared` that of the packages that it extends. What a run
    itself asks of a section stands in `files` and `signposting`; `values` has them for whoever prints every key."""

    path: str = ""
    folder: str = ""
    values: Mapping[str, Any] = {}
    overrides: tuple[Override, ...] = ()
    additions: Mapping[str, Any] = {}
    shared: tuple[Shared, ...] = ()
    files: FilesSection = FilesSection()
    signposting: SignpostingSection = SignpostingSection()

    def section(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.values.get(name, {})
        return found


class Options(TypedDict, total=False):
    """The settings that a program may give, each as the option of the command of its name."""

    audience: str
    kind: str
    nations: list[str] | tuple[str, ...]
    topics: list[str] | tuple[str, ...]
    select: list[str] | tuple[str, ...]
    ignore: list[str] | tuple[str, ...]
    today: str
    across: bool
    untrusted: bool


class Flags(NamedTuple):
    """What the command line says; empty where it says nothing."""

    audience: str = ""
    kind: str = ""
    nations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: str = ""
    across: bool = False
    untrusted: bool = False

    @classmethod
    def of(cls, options: Options) -> Flags:
        """What a program says instead, with its names evened. Whether rules and topics are known, their pack can tell.

        Raises:
            SafelintError: there is no such setting, or it holds what the option of its name would not take.
        """
        from safelint.packs.schema import day

        given: dict[str, Any] = {**options}
        all_known(given, cls._fields, "there is no setting called")
        said = cls(**given)
        for name in ("audience", "kind", "today"):
            if not isinstance(getattr(said, name), str):
                raise SafelintError(f"{name}: must be text")
        for name in ("nations", "topics", "select", "ignore"):
            value = getattr(said, name)
            if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
                raise SafelintError(f"{name}: must be a list of texts")
        for name in ("across", "untrusted"):
            if not isinstance(getattr(said, name), bool):
                raise SafelintError(f"{name}: must be true or false")
        if said.today and not day(said.today):
            raise SafelintError(f"today: {said.today} is no date of the form 2026-11-25")
        found = said._replace(
            audience=evened(said.audience),
            kind=evened(said.kind),
            nations=tuple(map(evened, said.nations)),
            topics=tuple(map(evened, said.topics)),
            select=tuple(said.select),
            ignore=tuple(said.ignore),
        )
        all_known(filter(None, (found.audience,)), AUDIENCES, "there is no audience called")
        all_known(filter(None, (found.kind,)), ("auto", *KINDS), "there is no kind called")
        all_known(found.nations, NATIONS, "there is no nation called")
        return found
