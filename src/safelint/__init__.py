"""safelint checks public-facing safeguarding texts: helpline numbers, signposting, terminology, readability and
accessibility.

From Python, `lint_paths` and `lint_text` are the whole public surface; all else may change.
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

    return Engine(Flags(**settings), config).run(paths)


def lint_text(text: str, name: str = "text.md", *, config: str = "", **settings: Any) -> Report:
    """Checks a text that is to stand at the path `name`, whose suffix tells its format. Else as `lint_paths`."""
    from safelint.config import Flags
    from safelint.run.engine import Engine

    return Engine(Flags(**settings), config).run_text(name, text.encode("utf-8", "surrogatepass"))
