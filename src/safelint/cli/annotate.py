"""`safelint annotate`: a copy of a Word, OpenDocument or PDF file with the findings as comments."""

from __future__ import annotations

from typing import Any

import click

from safelint.cli.options import UNDERSTANDING, files, flags, with_options
from safelint.cli.output import naming_file, print_text, say
from safelint.cli.targets import refuse_clashes


@click.command()
@with_options(*UNDERSTANDING)
@click.pass_context
@click.argument("file", shell_complete=files)
@click.option("--output", metavar="FILE", help="Where the copy goes; else beside the file, as NAME.checked.docx.")
@click.option("--fix", "fixing", is_flag=True, help="Write safe fixes too, as tracked changes (Word, OpenDocument).")
def annotate(
    context: click.Context,
    /,
    file: str,
    output: str | None,
    fixing: bool,
    config_path: str,
    **understood: Any,
) -> None:
    """A copy of the Word, OpenDocument or PDF file FILE with each finding as a comment on its words."""
    from safelint.annotate import annotated
    from safelint.disk import write
    from safelint.disk.folder import checked_copy

    target = output or checked_copy(file)
    refuse_clashes([target], (file, config_path), "--output")
    with naming_file(file):
        done = annotated(file, flags(**understood), config_path, fixing=fixing)
    write.whole(target, done.data)
    for remark in done.remarks:
        say(f"{file}: {remark}")
    for reason in done.unchecked:
        say(f"Not checked: {file}: {reason}")
    print_text(f"{target} is written, with what was found as comments: {done.summary}\n")
    context.exit(3 if done.unchecked else 0)


COMMAND = annotate
