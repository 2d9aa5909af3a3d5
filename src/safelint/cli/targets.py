"""The forms in which a run is told, and the files that they are written to."""

from __future__ import annotations

import os
from collections.abc import Sequence

from safelint.cli.output import say
from safelint.reports import Format, Style, find_format, format_names
from safelint.values.errors import SafelintError, UnwrittenError
from safelint.values.report import Report


def shown_form(name: str | None) -> Format:
    """The format called `name`; None: the one that is usual here. Raises SafelintError where there is none."""
    usual = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "terminal"
    return find_format(_known_format(usual if name is None else name))


def written_form(text: str) -> tuple[Format, str]:
    """What `NAME=FILE` asks for: a format and a path. Raises SafelintError where it is wrong, or nothing can be written
    there."""
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise SafelintError(f"--report {text}: write it as NAME=FILE, for example json=report.json")
    refuse_unwritable(f"--report {text}", path)
    return find_format(_known_format(name)), path


def _known_format(name: str) -> str:
    name = name.lower()
    if name not in format_names():
        raise SafelintError(f"there is no format called {name}; known: {', '.join(format_names())}")
    return name


def refuse_unwritable(option: str, path: str) -> None:
    """Raises SafelintError where no file can be written at `path`."""
    from safelint.disk.write import refusal

    problem = refusal(path)
    if problem:
        raise SafelintError(f"{option}: {problem}")


def refuse_clashes(
    targets: Sequence[str], read: Sequence[str], option: str = "--report or --write-baseline to"
) -> None:
    """Raises SafelintError where two files to write are one, or one is a file that is read."""
    seen = {os.path.realpath(path) for path in read if path not in ("", "-")}
    for path in targets:
        target = os.path.realpath(path)
        if target in seen:
            raise SafelintError(f"{option} {path}: the same file is read, or written twice")
        if not _is_special(target):
            seen.add(target)


def _is_special(path: str) -> bool:
    """Whether the path is a device, a pipe or the like: written to, never replaced."""
    return os.path.exists(path) and not os.path.isfile(path)


def written(path: str, text: str) -> list[str]:
    """Writes a report or a baseline; gives what went wrong, so that the others are written all the same."""
    from safelint.disk.write import whole

    try:
        whole(path, text.encode("utf-8", "backslashreplace"))
    except UnwrittenError as error:
        return [str(error)]
    return []


def temporary() -> str:
    """A file of the user's own for a report that is looked at once."""
    from tempfile import mkdtemp

    return os.path.join(mkdtemp(prefix="safelint-"), "report.html")


def open_in_browser(path: str) -> None:
    import webbrowser
    from pathlib import Path

    if not webbrowser.open(Path(path).as_uri()):  # right on Windows too, where a path begins with a drive
        say(f"no browser was found; the report is in {path}")


def add_job_summary(report: Report, fail_on: str) -> None:
    """Adds the Markdown report to the page of the job: https://docs.github.com/en/actions."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from safelint.disk import write

    text = find_format("markdown").render(report, Style(fail_on=fail_on))
    try:
        write.added(path, text.encode("utf-8", "backslashreplace"))
    except UnwrittenError as error:
        say(f"the job summary {error}")
