"""safelint checks public-facing safeguarding texts: helpline numbers, signposting, terminology, readability and
accessibility.

From Python, `lint_paths`, `lint_text` and `Linter` are the whole public surface; all else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safelint.version import __version__ as __version__

if TYPE_CHECKING:
    from safelint.values.report import Report


def lint_paths(*paths: str, config: str = "", **settings: Any) -> Report:
    """Checks files and folders as `safelint check` does.

    `config` names a configuration instead of the nearest; `settings` are `audience`, `kind`, `nations`, `topics`,
    `select`, `ignore`, `today` and `across`, as the options of the command.

    Raises:
        SafelintError: wrong use; nothing was checked.
    """
    from safelint.config import Flags
    from safelint.run.engine import Engine

    return Engine(Flags(**settings).checked(), config).run(paths)


def lint_text(text: str, name: str = "text.md", *, config: str = "", **settings: Any) -> Report:
    """Checks a text that is to stand at the path `name`, whose suffix tells its format. Else as `lint_paths`."""
    return Linter(config=config, **settings).lint_text(text, name)


class Linter:
    """Checks one text after another, as an editor needs it: rules and configuration are read once.

    What changes in them later counts in a new one. Not for several threads at once.
    """

    def __init__(self, *, config: str = "", **settings: Any) -> None:
        """`config` and `settings` as for `lint_paths`."""
        from safelint.config import Flags
        from safelint.run.engine import Engine

        self._engine = Engine(Flags(**settings).checked(), config)

    def lint_text(self, text: str, name: str = "text.md") -> Report:
        """Checks a text that is to stand at the path `name`, whose suffix tells its format.

        Raises:
            SafelintError: wrong use; nothing was checked.
        """
        return self._engine.run_text(name, text.encode("utf-8", "surrogatepass"))

    def with_choices(self, report: Report) -> Report:
        """A report of this linter in which each finding has only the choices that bring its passage no new finding.

        Each is tried in memory, which costs as much as one or two more checks of the text; safe ones stay as they are.
        """
        from safelint.gate.offers import with_tried_choices

        return with_tried_choices(self._engine, report)
