"""safelint checks public-facing safeguarding texts: helpline numbers, signposting, terminology, readability and
accessibility.

From Python, the names of `__all__` are the whole public surface; all else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.version import __version__ as __version__

if TYPE_CHECKING:
    from typing import Unpack

    from safelint.config.values import Options
    from safelint.values.errors import SafelintError
    from safelint.values.finding import Finding
    from safelint.values.report import Report

__all__ = ["Finding", "Linter", "Options", "Report", "SafelintError", "__version__", "lint_paths", "lint_text"]

_HOMES = {
    "Finding": "safelint.values.finding",
    "Options": "safelint.config.values",
    "Report": "safelint.values.report",
    "SafelintError": "safelint.values.errors",
}
"""Values that a program may name: they are loaded when it does, so that the start pays nothing for them."""

if not TYPE_CHECKING:  # to a type checker, a module with `__getattr__` would have every name

    def __getattr__(name: str) -> type:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)


def lint_paths(*paths: str, config: str = "", **settings: Unpack[Options]) -> Report:
    """Checks files and folders as `safelint check` does.

    `config` names a configuration instead of the nearest; `settings` are those of `Options`.

    Raises:
        SafelintError: wrong use; nothing was checked.
    """
    from safelint import configured
    from safelint.config import Flags
    from safelint.run.engine import Engine

    return configured.run(Engine(Flags.of(settings), config), paths).report


def lint_text(text: str, name: str = "text.md", *, config: str = "", **settings: Unpack[Options]) -> Report:
    """Checks a text that is to stand at the path `name`, whose suffix tells its format. Else as `lint_paths`."""
    return Linter(config=config, **settings).lint_text(text, name)


class Linter:
    """Checks one text after another, as an editor needs it: rules and configuration are read once.

    What changes in them later counts in a new one. Not for several threads at once.
    """

    def __init__(self, *, config: str = "", **settings: Unpack[Options]) -> None:
        """`config` and `settings` as for `lint_paths`."""
        from safelint.config import Flags
        from safelint.run.engine import Engine

        self._engine = Engine(Flags.of(settings), config)

    def lint_text(self, text: str, name: str = "text.md") -> Report:
        """Checks a text that is to stand at the path `name`, whose suffix tells its format.

        Raises:
            SafelintError: wrong use; nothing was checked.
        """
        from safelint.readers.prose.decode import bytes_of

        return self._engine.run_text(name, bytes_of(text))

    def with_choices(self, report: Report) -> Report:
        """A report of this linter in which each finding has only the choices that bring its passage no new finding.

        Each is tried in memory, which costs as much as one or two more checks of the text; safe ones stay as they are.
        """
        from safelint.gate.offers import with_tried_choices

        return with_tried_choices(self._engine, report)
