"""`safelint page`: the page for writers, as one file and as a folder for any host, and the extension for browsers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress

import click

from safelint.cli.options import file_option, files
from safelint.cli.output import print_text, say
from safelint.values.errors import SafelintError


@click.command()
@click.option("--out", metavar="FOLDER", shell_complete=files, help="Write safelint.html and the folder site here.")
@click.option(
    "--extension",
    metavar="FOLDER",
    shell_complete=files,
    help="Write the extension for browsers here, for each as a folder and as a .zip.",
)
@click.option(
    "--pyodide",
    "runtime",
    metavar="PATH",
    envvar="SAFELINT_PYODIDE",
    shell_complete=files,
    help="The package of Pyodide, packed or unpacked (default: its .tgz in this folder).",
)
@click.option(
    "--pdfium",
    metavar="PATH",
    envvar="SAFELINT_PDFIUM",
    shell_complete=files,
    help="The package of PDFium, so that the page reads PDF (default: its .tgz in this folder, if it is there).",
)
@file_option("--config", "A safelint.toml that counts for every text there.")
@click.option("--open", "opening", is_flag=True, help="Serve the page on this machine alone, in the browser.")
def page(
    out: str | None, extension: str | None, runtime: str | None, pdfium: str | None, config: str, opening: bool
) -> None:
    """Writes the page for writers: safelint in a browser, with nothing to install and nothing sent anywhere. Writes the
    extension for browsers, too."""
    from safelint.page import extension as panel
    from safelint.page import house, npm, site

    if not out and not extension and not opening:
        raise SafelintError(
            "say where to write the page, with --out FOLDER, or the extension, with --extension FOLDER; or look at the "
            "page with --open"
        )
    pyodide, reads_pdf = npm.pyodide(), npm.pdfium()
    python = npm.read(runtime or pyodide.packed, pyodide)
    kept = house.read(config) if config else b""
    if extension:
        _write(extension, panel.built(python, kept))
    if not out and not opening:
        return
    path = pdfium or reads_pdf.packed
    made = site.built(python, npm.read(path, reads_pdf) if pdfium or os.path.exists(path) else {}, kept)
    if out:
        _write(out, made)
    if opening:
        _serve({name.removeprefix(f"{site.FOLDER}/"): data for name, data in made.items() if "/" in name})


def _write(out: str, made: Mapping[str, bytes]) -> None:
    """Writes files by their paths, and tells of each file and folder that is to be given out how large it is."""
    from safelint.disk import write

    sizes: dict[str, int] = {}
    for name, data in made.items():
        path = os.path.join(out, *name.split("/"))
        with suppress(OSError):  # what is wrong with it, the writing says
            write.folders(os.path.dirname(path))
        write.whole(path, data)
        first = os.path.join(out, name.partition("/")[0])
        sizes[first] = sizes.get(first, 0) + len(data)
    for path, size in sizes.items():
        print_text(f"{path}: {size / 1_000_000:.1f} MB\n")


def _serve(made: Mapping[str, bytes]) -> None:
    import webbrowser

    from safelint.page.serve import PageServer

    with PageServer(made) as server:
        say(f"the page is at {server.address} for this machine alone, until you press Ctrl and C")
        webbrowser.open(server.address)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


COMMAND = page
