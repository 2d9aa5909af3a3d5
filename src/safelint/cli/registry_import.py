"""`safelint registry import`: the change that a form asks for."""

from __future__ import annotations

import sys

import click

from safelint.cli.keeping import PACK, TODAY, finished, the_day
from safelint.cli.options import files

_LARGEST = 1_000_000  # bytes of a form


@click.command("import")
@click.argument("form", shell_complete=files, metavar="FORM.txt")
@TODAY
@PACK
def imported(form: str, today: str, pack: str) -> None:
    """Turns the text of a form into the change of an entry. "-" reads standard input."""
    from safelint.upkeep import forms
    from safelint.upkeep.checkout import pack_folder
    from safelint.upkeep.draft import PackDraft

    day, draft = the_day(today), PackDraft(pack_folder(pack))
    id_ = forms.imported(draft, forms.Form(_text(form), "the form" if form == "-" else form, day))
    finished(draft, id_, day)


def _text(form: str) -> str:
    from safelint.disk.read import contents
    from safelint.nearest import missing
    from safelint.values.errors import SafelintError

    try:
        data = sys.stdin.buffer.read(_LARGEST) if form == "-" else contents(form, _LARGEST)
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        raise SafelintError(f"{form}: {missing(form)}") from None
    except OSError as problem:
        raise SafelintError(f"{form}: cannot be read: {problem.strerror or problem}") from None
    except UnicodeDecodeError:
        raise SafelintError(f"{form}: is no text in UTF-8") from None


COMMAND = imported
