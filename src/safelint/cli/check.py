"""`safelint check`: the report of files and folders, and what is asked for beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from safelint.cli import targets
from safelint.cli.options import (
    STDIN_NAME,
    UNDERSTANDING,
    WHICH_RULES,
    NameChoice,
    file_option,
    files,
    flags,
    names,
    text_option,
    untrusted_option,
    with_options,
)
from safelint.cli.output import is_terminal, print_text, say, width, write_out
from safelint.reports import Format, Style, find_format
from safelint.values.asked import Asked, Outcome
from safelint.values.errors import SafelintError, UnwrittenError
from safelint.values.finding import SEVERITIES

if TYPE_CHECKING:
    from safelint.cli.progress import Progress
    from safelint.run.engine import Engine

FAIL_LEVELS = (*SEVERITIES, "never")


_REPORT = (
    click.option(
        "--format",
        "format_name",
        metavar="NAME",
        shell_complete=names("formats"),
        help="Form of the report (default: terminal; github inside GitHub Actions).",
    ),
    click.option(
        "--report",
        "reports",
        multiple=True,
        metavar="NAME=FILE",
        shell_complete=names("reports"),
        help="Also write that format to FILE.",
    ),
    click.option(
        "--fail-on", type=NameChoice(FAIL_LEVELS), help="The mildest severity that fails the run (default: error)."
    ),
    *WHICH_RULES,
)
_HOW = (
    click.option("--open", "show", is_flag=True, help="Open the HTML report in the browser."),
    click.option("--across", is_flag=True, help="Judge whether names are consistent over all documents together."),
    untrusted_option("texts"),
)
# Their names are the fields of `Asked`.
_ASKED = (
    file_option("--baseline", "Findings that FILE holds do not count."),
    file_option("--write-baseline", "Keep what is found in FILE as its baseline."),
    click.option("--allow-new-rules", is_flag=True, help="Rules that are newer than the baseline do not count."),
    text_option("--changed", "REV", "Only findings on lines that differ from that revision."),
    file_option("--since", "Compare with an earlier JSON report: new, gone, the same.", "REPORT.json"),
    click.option("--fix", is_flag=True, help="Write the safe fixes into the files."),
    click.option("--diff", is_flag=True, help="Show the safe fixes instead of the report."),
)
_RUN = (
    click.option("--allow-empty", is_flag=True, help="A run that finds nothing to check is no failure."),
    click.option(
        "--jobs", type=click.IntRange(1, 256), help="Processes that share the files (default: as many as pay)."
    ),
    click.option("--no-cache", is_flag=True, help="Check every text anew: use and keep no results of other runs."),
    click.option("--timings", is_flag=True, help="Say what each part of the run cost, on standard error."),
    click.option("--quiet", is_flag=True, help="Only the findings."),
    click.option("--no-color", is_flag=True, help="No colour."),
)


class _Telling(NamedTuple):
    """How a run is told: in the form `shown`, which the user may have `named`, and in files; with `opened` in the
    browser."""

    shown: Format
    named: bool
    written: Sequence[tuple[Format, str]]
    opened: bool

    @property
    def forms(self) -> list[Format]:
        """The forms that are written."""
        return [self.shown, *(form for form, _ in self.written), *((find_format("html"),) if self.opened else ())]


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]", shell_complete=files)
@with_options(*_REPORT, *UNDERSTANDING, STDIN_NAME, *_HOW, *_ASKED, *_RUN)
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    format_name: str | None,
    reports: tuple[str, ...],
    fail_on: str | None,
    config_path: str,
    stdin_filename: str,
    show: bool,
    allow_empty: bool,
    jobs: int | None,
    no_cache: bool,
    timings: bool,
    quiet: bool,
    no_color: bool,
    **more: Any,
) -> None:
    """Checks files and folders (default: this folder); - reads standard input."""
    from safelint import configured
    from safelint.run.engine import Engine

    asked = Asked(**{name: more.pop(name) for name in Asked._fields})
    shown, written = targets.shown_form(format_name), list(map(targets.written_form, reports))
    if asked.diff and format_name:
        raise SafelintError("--diff takes the place of the report: use --report NAME=FILE to have one beside it")
    telling = _Telling(shown, format_name is not None, written, show)
    bar = _progress(quiet)
    engine = Engine(
        flags(**more),
        config_path,
        stdin_filename,
        detail=any(form.detail for form in telling.forms),
        choices=any(form.choices for form in telling.forms),
        targets=_targets([path for _, path in written], asked, (*paths, config_path, asked.since)),
        progress=bar,
        jobs=jobs or 0,
        cache=not no_cache,
        allow_empty=allow_empty,
    )
    clock = engine.checker.time(whole=True) if timings else None
    paths = paths or (".",)
    try:
        outcome = configured.run(engine, paths, asked)
        if engine.checker.options.choices:
            from safelint.gate.offers import with_tried_choices

            outcome = outcome._replace(report=with_tried_choices(engine, outcome.report))
    finally:
        if bar is not None:
            bar.close()
    fail_on = fail_on or engine.checker.configurations.fail_on(outcome.report.files.values() or paths)
    style = Style(not no_color and _may_have_colour(shown), quiet, fail_on, width())
    problems = _told(engine, outcome, asked, telling, style)
    if clock is not None:
        clock.lap("reports")
        click.echo(clock.told(), err=True)
    if problems:  # only now, so that one full disk costs no other report
        raise UnwrittenError(*problems)
    context.exit(outcome.report.status(style.fail_on))


COMMAND = check


def _targets(reports: Sequence[str], asked: Asked, read: Sequence[str]) -> list[str]:
    """The files that are written after the run. Raises SafelintError where one cannot be, or is `read`."""
    targets.refuse_clashes(reports, (*read, asked.baseline))
    if not asked.write_baseline:
        return [*reports]
    targets.refuse_unwritable(f"--write-baseline {asked.write_baseline}", asked.write_baseline)
    found = [*reports, asked.write_baseline]
    targets.refuse_clashes(found, read)
    return found


def _progress(quiet: bool) -> Progress | None:
    """A bar for somebody who waits at a terminal."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from safelint.cli.progress import Progress

    return Progress(sys.stderr)


def _may_have_colour(form: Format) -> bool:
    return not form.machine and not os.environ.get("NO_COLOR") and is_terminal()


def _told(engine: Engine, outcome: Outcome, asked: Asked, telling: _Telling, style: Style) -> list[str]:
    """Tells what came of the run in every form; gives what could not be written."""
    from safelint.config.discovery import why_passed_over
    from safelint.visible import oneline

    report = outcome.report
    problems = [*outcome.problems]
    if asked.write_baseline:
        problems += targets.written(asked.write_baseline, outcome.baseline)
    if not style.quiet and not problems:
        say(*map(why_passed_over, sorted(engine.checker.configurations.passed_over)), *map(oneline, report.remarks))
        say(*outcome.notes)
    opened = targets.temporary() if telling.opened else ""
    also = [*telling.written, *([(find_format("html"), opened)] if opened else ())]
    for form, path in also:
        problems += targets.written(path, form.render(report, Style(fail_on=style.fail_on)))
    if opened:
        targets.open_in_browser(opened)
    if telling.shown.name == "github" and not telling.named:
        targets.add_job_summary(report, style.fail_on)
    if asked.diff:
        _write_diff(outcome.diff)
    else:
        write_out(telling.shown.render(report, style), machine=telling.shown.machine)
    return problems


def _write_diff(data: bytes) -> None:
    """As it is to another program; on a terminal with what could fool it written out."""
    if is_terminal():
        print_text(data.decode("utf-8", "replace"))
    else:
        write_out(data, machine=True)
