"""`safelint audit`: a whole site or archive into tables and a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from importlib.util import find_spec
from time import monotonic
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from safelint.cli.options import (
    UNDERSTANDING,
    WHICH_RULES,
    NameChoice,
    files,
    flags,
    form_option,
    not_empty,
    text_option,
    untrusted_option,
    with_options,
)
from safelint.cli.output import print_text, say
from safelint.values.errors import SafelintError
from safelint.values.finding import SEVERITIES, failing

if TYPE_CHECKING:
    from safelint.audit.stream import Streamed

_NEEDED = ("duckdb", "fastwarc", "pyarrow")
_PAUSE, _LONG_PAUSE = 0.5, 30.0  # seconds from one line to the next: on a terminal, in a log


_WHAT = (
    click.option(
        "--output",
        callback=not_empty,
        metavar="FOLDER",
        shell_complete=files,
        help="Where the tables and the summary go.",
    ),
    click.option("--resume", is_flag=True, help="Go on with a stopped audit: what is done is not done again."),
    click.option("--no-text", is_flag=True, help="Keep no words of the pages."),
    click.option("--compare", is_flag=True, help="Compare the folders of two audits: new, gone, moved, the same."),
    text_option("--number", "NUMBER", "With --compare: the history of one number over these audits."),
    form_option("Form of what is printed (default: terminal)."),
    click.option(
        "--fail-on",
        type=NameChoice((*SEVERITIES, "never")),
        help="The mildest severity that fails the run (default: error).",
    ),
    *WHICH_RULES,
)
_HOW = (
    untrusted_option("pages"),
    click.option("--jobs", type=click.IntRange(1, 256), help="Processes that share the pages (default: one a core)."),
    text_option("--cluster", "ADDRESS", "Share the pages with the machines of this Ray cluster; auto finds one here."),
    click.option("--quiet", is_flag=True, help="Tell nothing while it goes on."),
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE ...", shell_complete=files)
@with_options(*_WHAT, *UNDERSTANDING, *_HOW)
@click.pass_context
def audit(
    context: click.Context,
    /,
    sources: tuple[str, ...],
    output: str,
    resume: bool,
    no_text: bool,
    compare: bool,
    number: str,
    form: str,
    fail_on: str | None,
    config_path: str,
    jobs: int | None,
    cluster: str,
    quiet: bool,
    **understood: Any,
) -> None:
    """Checks a whole site or archive: folders, WARC and WACZ files, tables of pages."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        named = ", ".join(missing)
        raise SafelintError(f'audit needs more ({named} is missing): install safelint with its extra "audit"')
    if number and not compare:
        raise SafelintError("--number NUMBER goes with --compare")
    if compare:
        _refuse_others(context, {"sources", "compare", "form", "number" if number else "output"})
        _compare(sources, output, number, form)
        return
    if not output:
        raise SafelintError("--output FOLDER is missing: it says where the tables go")
    from safelint.audit.whole import AuditAsked, audit
    from safelint.visible import oneline

    asked = AuditAsked(sources, output, flags(**understood), config_path, jobs or 0, cluster, resume, not no_text)
    done = audit(asked, _Pace().tell if not quiet else _silent)
    if not quiet:
        say(*map(oneline, done.remarks))
    _tell(done.summary, output, form)
    context.exit(_status(done.summary, fail_on or done.fail_on))


COMMAND = audit


def _refuse_others(context: click.Context, taken: Collection[str]) -> None:
    """Raises SafelintError for an option that is given and would not count."""
    for parameter in context.command.params:
        name = parameter.name or ""
        if name not in taken and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            what = "--compare --number" if "number" in taken else "--compare"
            raise SafelintError(f"{parameter.opts[0]} says nothing with {what}: leave it out")


def _compare(sources: tuple[str, ...], output: str, number: str, form: str) -> None:
    from safelint.audit import comparison
    from safelint.jsontext import as_json

    if number:
        found: Mapping[str, Any] = comparison.history(number, sources)
        told: Callable[[Mapping[str, Any]], str] = comparison.history_told
    else:
        found, told = comparison.compared(sources, output), comparison.told
    print_text(as_json(found) if form == "json" else told(found), machine=form == "json")


def _tell(found: Mapping[str, Any], output: str, form: str) -> None:
    from safelint.audit.summary import not_whole
    from safelint.jsontext import as_json
    from safelint.values.wording import counted

    if form == "json":
        print_text(as_json(found), machine=True)
        return
    totals, issues = found["totals"], found["totals"]["issues"]
    levels = ", ".join(counted(issues[f"{level}s"], level) for level in SEVERITIES)
    lost = f" {not_whole(totals)}: see {output}/failures." if totals["failures"] else ""
    print_text(
        f"{counted(totals['pages'], 'page')} of {counted(totals['sites'], 'site')}: {levels}, each counted once "
        f"however many pages show it.{lost}\nThe summary is in {output}/summary.html, the tables are beside it.\n"
    )


def _status(found: Mapping[str, Any], fail_on: str) -> int:
    totals = found["totals"]
    if totals["failures"] or not totals["pages"]:
        return 3
    return int(any(totals[f"{severity}s"] for severity in failing(fail_on)))


def _silent(at: Streamed) -> None:
    """Tells nothing."""


class _Pace:
    """Tells how far a run is: on a terminal in one line, in a log in one now and then."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._pause = _PAUSE if self._is_terminal else _LONG_PAUSE
        self._began = self._told = monotonic()
        self._kept_at: int | None = None
        self._length = 0

    def tell(self, at: Streamed) -> None:
        now = monotonic()
        if self._kept_at is None:
            self._kept_at = at.done if at.kept else 0
        is_last = at.done >= at.total
        if now - self._told < self._pause and not (is_last and self._length):
            return
        self._told = now
        from safelint.audit.pace import told

        line = told(at, now - self._began, self._kept_at)
        if not self._is_terminal:
            say(line)
            return
        end = "\n" if is_last else ""
        click.echo(f"\r{line:<{self._length}}{end}", nl=False, err=True)
        self._length = 0 if end else len(line)
