"""Options that several commands have, and how what is typed for them is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from safelint.values.errors import SafelintError
from safelint.values.settings import AUDIENCES, KINDS, NATIONS, evened

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from safelint.config import Flags

    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # before click 8.2 it takes no type

Decorator = Callable[[Any], Any]
"""Adds an option to a command."""


class NameChoice(_Choice):
    """One of some names, which may be typed as `evened` reads them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(evened(value), param, ctx)


class NationChoice(NameChoice):
    """One of the nations, as `NameChoice`. Who gives several at once, or all, is told how."""

    def __init__(self) -> None:
        super().__init__(NATIONS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if evened(value) in ("uk", "united-kingdom", "all"):
            self.fail("leave --nation out for all of the UK", param, ctx)
        several = [evened(each) for each in value.split(",")]
        if len(several) > 1 and set(several) <= set(NATIONS):
            each_alone = " ".join(f"--nation {each}" for each in several)
            is_one = param is not None and not param.multiple
            self.fail("only one nation can be given" if is_one else f"give it once for each: {each_alone}", param, ctx)
        return super().convert(value, param, ctx)


def plainly(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """As `NameChoice`, for names that only the packs know."""
    return tuple(map(evened, value)) if isinstance(value, tuple) else evened(value)


def not_empty(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Gives "" for what is not given; refuses what is given but empty, as where a variable of a script is not set."""
    if value is None:
        return ""
    if not value.strip():
        raise SafelintError(f"{parameter.opts[0]} is given, but empty")
    return value


def names(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Offers the names of `what` to a shell; see `complete`."""

    def found(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from safelint.cli.complete import offered

        return [CompletionItem(name, help=about or None) for name, about in offered(what, begun)]

    return found


def files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Leaves it to a shell to offer files and folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def file_option(name: str, says: str, metavar: str = "FILE") -> Decorator:
    """An option that names a file, "" where it is not given; given, it must not be empty."""
    return click.option(name, callback=not_empty, metavar=metavar, shell_complete=files, help=says)


def name_option(
    name: str, what: str, says: str, *, default: str = "", target: str = "", multiple: bool = False
) -> Decorator:
    """An option that takes a name of `what`, a key of `complete`, as `plainly` reads it; `target` is the parameter that
    is given it, where that is not called as the option is."""
    return click.option(
        *filter(None, (name, target)),
        multiple=multiple,
        default=() if multiple else default,
        metavar="NAME",
        callback=plainly,
        shell_complete=names(what),
        help=says,
    )


def text_option(name: str, metavar: str, says: str) -> Decorator:
    """An option that takes any text, "" where it is not given; given, it must not be empty."""
    return click.option(name, callback=not_empty, metavar=metavar, help=says)


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Gives "" for what is not given; refuses what is given and is no date."""
    given = not_empty(context, parameter, value)
    if given:
        from safelint.packs.schema import day

        if not day(given):
            raise SafelintError(f"--today {given}: is no date of the form 2026-11-25")
    return given


def today_option(says: str) -> Decorator:
    return click.option("--today", callback=_day, metavar="DATE", help=says)


def _rules_option(name: str, says: str) -> Decorator:
    return click.option(name, multiple=True, metavar="RULE", shell_complete=names("families"), help=says)


WHICH_RULES = (
    _rules_option("--select", "Only this rule or family; may be repeated."),
    _rules_option("--ignore", "Not this rule or family; may be repeated."),
)


def untrusted_option(what: str) -> Decorator:
    says = f"For {what} of strangers: what they say of settings, and what they silence, does not count."
    return click.option("--untrusted", is_flag=True, help=says)


def form_option(says: str | None = None, *others: str) -> Decorator:
    """Text for people, JSON, or what `others` name."""
    forms = NameChoice(("terminal", "json", *others))
    return click.option("--format", "form", type=forms, default="terminal", help=says)


CONFIG = click.option(
    "--config",
    "config_path",
    callback=not_empty,
    metavar="FILE",
    shell_complete=files,
    help="Use this configuration, not the nearest one.",
)

UNDERSTANDING = (
    CONFIG,
    click.option(
        "--audience", type=NameChoice(AUDIENCES), help="Who reads the text (default: as the text shows, else public)."
    ),
    click.option(
        "--kind", type=NameChoice(("auto", *KINDS)), help="What kind of text it is (default: auto, as the text shows)."
    ),
    click.option(
        "--nation",
        "nations",
        multiple=True,
        type=NationChoice(),
        help="Where its readers are (default: as the text shows, else all); may be repeated.",
    ),
    name_option(
        "--topic",
        "topics",
        "Its subject (default: as the text shows); may be repeated.",
        target="topics",
        multiple=True,
    ),
    today_option("The date by which facts count as current (ISO 8601)."),
)
"""The options that tell how a text is understood."""

STDIN_NAME = click.option(
    "--stdin-filename", default="", metavar="NAME", help="The name, and so the format, of what - reads."
)


def with_options(*options: Decorator) -> Decorator:
    """Adds the options in the order in which the help shows them."""

    def added(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return added


def flags(
    audience: str | None,
    kind: str | None,
    today: str,
    across: bool = False,
    untrusted: bool = False,
    **lists: tuple[str, ...],
) -> Flags:
    """What the options say of settings."""
    from safelint.config import Flags

    return Flags(audience=audience or "", kind=kind or "", today=today, across=across, untrusted=untrusted, **lists)
