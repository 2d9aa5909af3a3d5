"""The command line: parse, call, write, exit. No decisions."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from safelint.values.errors import SafelintError, UnwrittenError
from safelint.values.finding import SEVERITIES
from safelint.values.settings import AUDIENCES, KINDS, NATIONS
from safelint.version import __version__

if TYPE_CHECKING:
    from safelint.progress import Progress
    from safelint.run.engine import Engine
    from safelint.values.report import Report


class _Name(click.Choice[str]):
    """One of some names. They may be typed with capitals, and with a blank for a hyphen: "Northern Ireland"."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        return super().convert(_plain(value), parameter, context)


def _plain(name: str) -> str:
    return "-".join(name.lower().split())


def _plainly(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """As `_Name`, for names that only the packs know."""
    return tuple(map(_plain, value)) if isinstance(value, tuple) else _plain(value)


_NARROWEST, _WIDEST = 50, 100
_DEFAULT = click.core.ParameterSource.DEFAULT
FAIL_LEVELS = (*SEVERITIES, "never")


def _names(what: str) -> Any:
    """Offers the names of `what` to a shell; see `complete`."""

    def found(context: click.Context, parameter: click.Parameter, begun: str) -> Any:
        from click.shell_completion import CompletionItem

        from safelint.complete import offered

        return [CompletionItem(name, help=about or None) for name, about in offered(what, begun)]

    return found


def _files(context: click.Context, parameter: click.Parameter, begun: str) -> Any:
    """Leaves it to a shell to offer files and folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


@click.group(context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="safelint")
def cli() -> None:
    """Checks safeguarding texts before the public reads them. Works offline, always."""
    try:
        os.getcwd()
    except OSError as error:
        raise SafelintError("the folder that this was started in is gone; change to one that is there") from error


def _not_empty(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Refuses what is given but empty, as where a variable of a script is not set: no default is meant by it."""
    if not value.strip() and context.get_parameter_source(parameter.name or "") is not _DEFAULT:
        raise SafelintError(f"{parameter.opts[0]} is given, but empty")
    return value


_config_option = click.option(
    "--config",
    "config_path",
    metavar="FILE",
    default="",
    callback=_not_empty,
    shell_complete=_files,
    help="Use this configuration, not the nearest one.",
)

_GATE = (
    click.option(
        "--baseline",
        default="",
        callback=_not_empty,
        metavar="FILE",
        shell_complete=_files,
        help="Findings that FILE holds do not count.",
    ),
    click.option(
        "--write-baseline",
        default="",
        callback=_not_empty,
        metavar="FILE",
        shell_complete=_files,
        help="Keep what is found in FILE as its baseline.",
    ),
    click.option("--allow-new-rules", is_flag=True, help="Rules that are newer than the baseline do not count."),
    click.option(
        "--changed",
        default="",
        callback=_not_empty,
        metavar="REV",
        help="Only findings on lines that differ from that revision.",
    ),
    click.option(
        "--since",
        default="",
        callback=_not_empty,
        metavar="REPORT.json",
        shell_complete=_files,
        help="Compare with an earlier JSON report: new, gone, the same.",
    ),
    click.option("--fix", is_flag=True, help="Write the safe fixes into the files."),
    click.option("--diff", is_flag=True, help="Show the safe fixes instead of the report."),
)


def _gate_options(command: Any) -> Any:
    """Adds the options that `safelint.gate` answers to."""
    for option in reversed(_GATE):
        command = option(command)
    return command


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]", shell_complete=_files)
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    shell_complete=_names("formats"),
    help="Form of the report (default: terminal; github inside GitHub Actions).",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="NAME=FILE",
    shell_complete=_names("reports"),
    help="Also write that format to FILE.",
)
@click.option("--fail-on", type=_Name(FAIL_LEVELS), help="The mildest severity that fails the run (default: error).")
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=_names("families"),
    help="Only this rule or family; may be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=_names("families"),
    help="Not this rule or family; may be repeated.",
)
@_config_option
@click.option("--audience", type=_Name(AUDIENCES), help="Who reads the text (default: public).")
@click.option("--kind", type=_Name(("auto", *KINDS)), help="What kind of text it is (default: auto).")
@click.option("--nation", "nations", multiple=True, type=_Name(NATIONS), help="Where its readers are; may be repeated.")
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("topics"),
    help="Fix the subject; may be repeated.",
)
@click.option("--stdin-filename", default="", metavar="NAME", help="The name, and so the format, of what - reads.")
@click.option(
    "--today",
    default="",
    callback=_not_empty,
    metavar="DATE",
    help="The date by which facts count as current (ISO 8601).",
)
@click.option("--open", "show", is_flag=True, help="Open the HTML report in the browser.")
@click.option("--across", is_flag=True, help="Judge whether names are consistent over all documents together.")
@click.option(
    "--untrusted",
    is_flag=True,
    help="For texts of strangers: what they say of settings, and what they silence, does not count.",
)
@_gate_options
@click.option("--allow-empty", is_flag=True, help="A run that finds nothing to check is no failure.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that share the files (default: as many as pay).")
@click.option("--no-cache", is_flag=True, help="Check every text anew: use and keep no results of other runs.")
@click.option("--timings", is_flag=True, help="Say what each part of the run cost, on standard error.")
@click.option("--quiet", is_flag=True, help="Only the findings.")
@click.option("--no-color", is_flag=True, help="No colour.")
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
    baseline: str,
    write_baseline: str,
    allow_new_rules: bool,
    changed: str,
    fix: bool,
    diff: bool,
    allow_empty: bool,
    since: str,
    jobs: int | None,
    no_cache: bool,
    timings: bool,
    quiet: bool,
    no_color: bool,
    **flags: Any,
) -> None:
    """Checks files and folders (default: this folder); - reads standard input."""
    from safelint.discovery import why_passed_over
    from safelint.plugins import Style, find_format
    from safelint.run.engine import Engine

    form = find_format(_known_format(_usual_format() if format_name is None else format_name))
    also = [(find_format(name), path) for name, path in map(_report_target, reports)]
    if diff and format_name:
        raise SafelintError("--diff takes the place of the report: use --report NAME=FILE to have one beside it")
    targets = [path for _, path in also]
    _refuse_clashes(targets, (*paths, *filter(None, (baseline, config_path, since))))
    if write_baseline:
        _refuse_unwritable(f"--write-baseline {write_baseline}", write_baseline)
        targets.append(write_baseline)
        _refuse_clashes(targets, (*paths, *filter(None, (config_path, since))))
    if show:
        also.append((find_format("html"), _temporary()))
    detail = any(each.detail for each in (form, *(each for each, _ in also)))
    bar = _progress(quiet)
    engine = Engine(
        _flags(**flags),
        config_path,
        stdin_filename,
        detail=detail,
        targets=targets,
        progress=bar,
        jobs=jobs or 0,
        cache=not no_cache,
        allow_empty=allow_empty,
    )
    clock = engine.time(whole=True) if timings else None
    paths = paths or (".",)
    fail_on = fail_on or engine.configurations.fail_on(paths)
    asked = (baseline, write_baseline, allow_new_rules, changed, fix, diff, since)
    try:
        report, changes, made, notes, problems = _run(engine, paths, asked)
    finally:
        if bar is not None:
            bar.close()
    problems += [_written(write_baseline, made)] if write_baseline else []
    passed = map(why_passed_over, sorted(engine.configurations.passed_over))
    for note in () if quiet or any(problems) else (*passed, *notes):
        _say(note)
    plain = no_color or bool(os.environ.get("NO_COLOR")) or form.machine or sys.stdout is None
    colour = not plain and sys.stdout.isatty()
    problems += [_written(path, each.render(report, Style(fail_on=fail_on))) for each, path in also]
    if show:
        _open(also[-1][1])
    if not format_name and form.name == "github":
        _add_job_summary(report, fail_on)
    if changes is not None:
        _write_diff(changes)
    else:
        _write_out(form.render(report, Style(colour, quiet, fail_on, _width())), machine=form.machine)
    if clock is not None:
        clock.lap("reports")
        click.echo(clock.told(), err=True)
    if any(problems):  # only now, so that one full disk costs no other report
        raise UnwrittenError(*filter(None, problems))
    context.exit(report.status(fail_on))


def _width() -> int:
    """Columns of the terminal, as far as they make good lines; elsewhere the most that do."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):  # no terminal
        columns = _WIDEST
    return min(max(columns, _NARROWEST), _WIDEST)


def _progress(quiet: bool) -> Progress | None:
    """A bar for somebody who waits at a terminal."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from safelint.progress import Progress

    return Progress(sys.stderr)


def _run(
    engine: Engine, paths: Sequence[str], asked: tuple[Any, ...]
) -> tuple[Report, bytes | None, str, tuple[str, ...], list[str]]:
    """The report, the diff where one is asked for, the new baseline, remarks, and what could not be written. `asked` is
    as `gate.Asked`."""
    baseline, write_baseline, *others = asked
    if not write_baseline:
        baseline = baseline or engine.configurations.baseline(paths)
        engine.refuse_targets((baseline,))
    if not any((baseline, write_baseline, *others)):
        return engine.run(paths), None, "", (), []
    from safelint.gate import Asked, run

    wanted = Asked(baseline, write_baseline, *others)
    outcome = run(engine, paths, wanted)
    diff = outcome.diff if wanted.diff else None
    return outcome.report, diff, outcome.baseline, outcome.notes, list(outcome.problems)


def _say(*lines: str) -> None:
    """Remarks for people, on standard error, a line each but for what they show below it."""
    from safelint.visible import harmless

    for line in lines:
        with suppress(OSError, ValueError):  # nobody reads it
            click.echo(f"safelint: {harmless(line)}", err=True)


def _say_error(error: Exception) -> None:
    """What is wrong. Words of a configuration, names and what git says may stand in it, which may come from anybody."""
    from safelint.visible import oneline

    _say(*(oneline(str(each)) for each in error.args))


def _say_wrong_use(error: click.ClickException) -> None:
    """What click says of a wrong command line. A name of a file may stand in it that is none of an option."""
    from io import StringIO

    from safelint.visible import oneline

    said, words = StringIO(), error.format_message()
    error.show(said)
    click.echo(said.getvalue().replace(words, oneline(words)), err=True, nl=False)


def _print(text: str, *, machine: bool = False) -> None:
    """What a command prints. House data may stand in it."""
    from safelint.visible import harmless

    _write_out(text if machine else harmless(text), machine=machine)


def _write_diff(data: bytes) -> None:
    """As it is to another program; on a terminal with what could fool it written out."""
    if sys.stdout is not None and sys.stdout.isatty():
        _print(data.decode("utf-8", "replace"))
    else:
        _write_out(data, machine=True)


def _flags(
    audience: str | None,
    kind: str | None,
    today: str,
    across: bool = False,
    untrusted: bool = False,
    **lists: tuple[str, ...],
) -> Any:
    from safelint.config import Flags

    if today:
        from safelint.packs.schema import day

        if not day(today):
            raise SafelintError(f"--today {today}: is no date of the form 2026-11-25")
    return Flags(audience=audience or "", kind=kind or "", today=today, across=across, untrusted=untrusted, **lists)


@cli.command()
@click.argument("action", type=click.Choice(("info", "clear")))
def cache(action: str) -> None:
    """Says how much the result cache holds, or empties it."""
    from safelint.run.cache import clear, info

    _write_out(info() if action == "info" else clear())


@cli.command()
@click.argument("rule", shell_complete=_names("rules"))
@_config_option
def explain(rule: str, config_path: str) -> None:
    """What a rule asks, why, its sources, and examples."""
    from safelint.explain import explained

    _print(explained(rule, config_path))


@cli.command()
@click.option("--format", "form", type=_Name(("terminal", "json")), default="terminal")
@_config_option
def rules(form: str, config_path: str) -> None:
    """Every rule, its severity, and whether it is on."""
    from safelint.explain import listed

    _print(listed(form, config_path), machine=form == "json")


@cli.command()
@click.argument("query", nargs=-1)
@click.option("--nation", type=_Name(NATIONS), help="Only services for this nation.")
@click.option(
    "--topic",
    default="",
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("topics"),
    help="Only services on this topic.",
)
@click.option("--due", is_flag=True, help="Only entries that are due for review.")
@click.option(
    "--today", default="", callback=_not_empty, metavar="DATE", help="The date by which entries are due (ISO 8601)."
)
@click.option("--format", "form", type=_Name(("terminal", "json")), default="terminal")
@_config_option
def helplines(
    query: tuple[str, ...], nation: str | None, topic: str, due: bool, today: str, form: str, config_path: str
) -> None:
    """Looks a service up by number, name or topic."""
    from safelint.explain import looked_up

    text = looked_up(" ".join(query), nation or "", topic, due, today, form, config_path)
    _print(text, machine=form == "json")


@cli.command()
@click.argument("folder", default=".", shell_complete=_files)
def init(folder: str) -> None:
    """Writes a commented safelint.toml, and shows the lines for a hook and for CI."""
    from safelint import readers
    from safelint.starter import started

    _print(started(folder, sorted(readers.suffixes())))


@cli.command()
@click.argument("file", shell_complete=_files)
@_config_option
def config(file: str, config_path: str) -> None:
    """Which settings apply to FILE, and where each comes from."""
    from safelint.explain import settings

    _print(settings(file, config_path))


# Told of a text is what `check` understands of it, under the same options.
_UNDERSTOOD_BY = ("config_path", "audience", "kind", "nations", "topics", "stdin_filename", "today")


@cli.command(params=[each for each in check.params if each.name in _UNDERSTOOD_BY])
@click.argument("file", shell_complete=_files)
@click.option(
    "--format", "form", type=_Name(("terminal", "json")), default="terminal", help="For a person or a program."
)
@click.pass_context
def why(
    context: click.Context, /, file: str, form: str, config_path: str, stdin_filename: str, **understood: Any
) -> None:
    """What was understood of FILE, and by which words; - reads standard input."""
    from safelint.plugins import Unreadable
    from safelint.why import told

    try:
        text = told(file, form, _flags(**understood), config_path, stdin_filename)
    except Unreadable as error:
        _say(f"{file}: {error}")
        context.exit(3)
    _print(text, machine=form == "json")


@cli.command()
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("topics"),
    help="What the text is about; may be repeated.",
)
@click.option(
    "--nation",
    "nations",
    multiple=True,
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("nations"),
    help="Where its readers are; may be repeated.",
)
@click.option(
    "--kind",
    default="",
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("kinds"),
    help="What kind of text it stands under (default: service-page).",
)
@click.option(
    "--audience",
    default="",
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("audiences"),
    help="Who reads the text (default: public).",
)
@click.option(
    "--language",
    default="en",
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("languages"),
    help="en (default) or cy, for Welsh.",
)
@click.option(
    "--format",
    "form",
    default="markdown",
    metavar="NAME",
    callback=_plainly,
    shell_complete=_names("forms"),
    help="markdown (default), html or text.",
)
@_config_option
def footer(config_path: str, **asked: Any) -> None:
    """A signposting footer to paste: every number from the registry."""
    from safelint.footer import printed

    _print(printed(config_path=config_path, **asked))


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "terminal"


def _temporary() -> str:
    """A file of the user's own for a report that is looked at once."""
    from tempfile import mkdtemp

    return os.path.join(mkdtemp(prefix="safelint-"), "report.html")


def _open(path: str) -> None:
    import webbrowser
    from pathlib import Path

    if not webbrowser.open(Path(path).as_uri()):  # right on Windows too, where a path begins with a drive
        _say(f"no browser was found; the report is in {path}")


def _add_job_summary(report: Any, fail_on: str) -> None:
    """Adds the Markdown report to the page of the job: https://docs.github.com/en/actions."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from safelint.disk import write
    from safelint.plugins import Style, find_format

    text = find_format("markdown").render(report, Style(fail_on=fail_on))
    problem = write.added(path, text.encode("utf-8", "backslashreplace"))
    if problem:
        _say(f"the job summary {problem}")


def _known_format(name: str) -> str:
    from safelint.plugins import format_names

    name = name.lower()
    if name not in format_names():
        raise SafelintError(f"there is no format called {name}; known: {', '.join(format_names())}")
    return name


def _report_target(text: str) -> tuple[str, str]:
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise SafelintError(f"--report {text}: write it as NAME=FILE, for example json=report.json")
    _refuse_unwritable(f"--report {text}", path)
    return _known_format(name), path


def _refuse_unwritable(option: str, path: str) -> None:
    """Raises SafelintError where no file can be written at `path`."""
    from safelint.disk.write import refusal

    problem = refusal(path)
    if problem:
        raise SafelintError(f"{option}: {problem}")


def _refuse_clashes(reports: Sequence[str], checked: Sequence[str]) -> None:
    """Raises SafelintError where two files to write are one, or one is a text that is checked."""
    seen = {os.path.realpath(path) for path in checked if path != "-"}
    for path in reports:
        target = os.path.realpath(path)
        if target in seen:
            raise SafelintError(f"--report or --write-baseline to {path}: the same file is read, or written twice")
        if not _is_special(target):
            seen.add(target)


def _is_special(path: str) -> bool:
    """Whether the path is a device, a pipe or the like: written to, never replaced."""
    return os.path.exists(path) and not os.path.isfile(path)


def _written(path: str, text: str) -> str:
    """Writes a report or a baseline; gives what went wrong, or ""."""
    from safelint.disk.write import whole

    return whole(path, text.encode("utf-8", "backslashreplace"))


_PIECE = 1_000_000


def _write_out(text: str | bytes, *, machine: bool = False) -> None:
    """Bytes as they are; machine formats as UTF-8; text for people in the console's encoding, with "?" for what that
    cannot show."""
    if sys.stdout is None:
        raise ReaderGoneError
    try:
        if machine:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text)
            sys.stdout.buffer.flush()
        else:
            encoding = sys.stdout.encoding or "utf-8"
            words = text if isinstance(text, str) else text.decode(encoding)
            for at in range(0, len(words), _PIECE):  # to encode millions of characters at once takes twice their memory
                piece = words[at : at + _PIECE]
                try:
                    sys.stdout.write(piece)
                except UnicodeEncodeError:  # nothing of it is written yet
                    sys.stdout.write(piece.encode(encoding, "replace").decode(encoding))
            sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise UnwrittenError(f"the report cannot be written to standard output: {error.strerror}") from error


class ReaderGoneError(Exception):
    """Whoever read standard output has closed it; what was found is lost."""


def run() -> None:
    """What the command `safelint` calls: `main`, with the costs of a short-lived process left out.

    Nearly all that is made lives until the end. To look for garbage among it, and to take it apart before the process
    ends anyway, would cost a fifth of the time that one file takes.
    """
    gc.disable()
    try:
        main()
    except SystemExit as stopped:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # whoever read it has gone, or it was closed
                stream.flush()
        os._exit(stopped.code if isinstance(stopped.code, int) else 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs safelint and exits with the status that the contract promises."""
    try:
        status = cli.main(
            args=None if arguments is None else list(arguments), prog_name="safelint", standalone_mode=False
        )
    except click.ClickException as error:
        with suppress(OSError, ValueError):
            _say_wrong_use(error)
        status = 2
    except SafelintError as error:
        _say_error(error)
        status = 3 if isinstance(error, UnwrittenError) else 2
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        status = 130
    except ReaderGoneError:
        # Whoever read has gone; the interpreter must not try to flush to it again.
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    except Exception as error:
        from safelint.fault import told

        _say(told(error))
        status = 3
    sys.exit(status if isinstance(status, int) else 0)
