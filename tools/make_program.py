"""Builds safelint as a program that needs no Python, for the system that this runs on, tries it, and packs it.

    python -m venv FOLDER && FOLDER/bin/pip install '.[pdf,lsp]' pyinstaller==6.22.3
    FOLDER/bin/python tools/make_program.py --out dist [--pyodide pyodide-314.0.7.tgz \\
        [--pdfium embedpdf-pdfium-2.15.1.tgz]]

On Windows and macOS it is the same two lines (`FOLDER\\Scripts` on Windows). PyInstaller builds for its own system
alone, and on Linux for none whose C library is older. What is built is a folder, not one file: one file would unpack
itself at each start, which takes two seconds. With `--pyodide`, the page for writers lies in it, too, and with
`--pdfium` one that reads PDF. On Linux it takes `binutils`, and Python as a library (`libpython3.N`), which Debian and
Ubuntu have in a package of its own.

The program is tried in a folder of its own, with no Python on its path and, on Linux, with no network. Of every format,
in each report, annotated copy and page, and as language server it says and writes what safelint does in the Python that
built it, to the byte.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import distributions
from pathlib import Path, PurePath

import PyInstaller.__main__
from PyInstaller.utils.hooks import collect_data_files

from safelint import standalone
from safelint.page.program import PACKAGES, PDF_PACKAGES, modules
from safelint.version import __version__

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
NAME = "safelint"
PAGE = "safelint.html"
LIBRARY = "program"
"""The folder beside the program in which all lies that it needs, so that a person sees only what to open."""

LEFT_OUT = (
    "nltk pyphen regex joblib tqdm",  # textstat asks for them and gets stand-ins; see reading/textstat.py
    "ssl _ssl _hashlib",  # nothing of ours reaches a network
    "tkinter unittest doctest pydoc curses readline sqlite3 multiprocessing",
    "setuptools pkg_resources pip",
    "pyarrow duckdb fastwarc ray numpy PIL cryptography",  # an audit of many sites is no matter for it
)

FORMATS = "terminal json sarif junit github gitlab checkstyle markdown html csv".split()

READ_ME = """safelint {version}

Check a file: drop a Word file, or another text, on {program}. A report opens in your browser.
Write on the page: open {page}.
In a terminal: {program} --help

Nothing is sent anywhere. The licences of Python and of the Python packages in here are in the folder licences.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True, help="where the folder and its packed form go")
    parser.add_argument("--pyodide", help="the package of Pyodide, for the page")
    parser.add_argument("--pdfium", help="the package of PDFium, for a page that reads PDF")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        built = build(Path(work))
        trial = Trial(built, Path(work) / "trial")
        trial.run()
        if asked.pyodide:
            shutil.move(trial.page(asked.pyodide, asked.pdfium), built)
        add_papers(built)
        print_times(built, Path(work))
        place = asked.out.resolve() / built.name
        shutil.rmtree(place, ignore_errors=True)
        shutil.move(built, place)
    packed = shutil.make_archive(
        f"{place}-{__version__}-{sys.platform}-{platform.machine().lower()}",
        "zip" if os.name == "nt" else "gztar",
        place.parent,
        place.name,
    )
    size = sum(each.stat().st_size for each in place.rglob("*") if each.is_file() and not each.is_symlink())
    print(f"{place}: {size / 1e6:.0f} MB; {packed}: {os.path.getsize(packed) / 1e6:.0f} MB")


# Building ------------------------------------------------------------------------------------------------------------


def build(work: Path) -> Path:
    """The program in a folder below `work`."""
    # Our files, and those that a page is packed with, are looked for as files, too.
    files = [*collect_data_files("safelint", include_py_files=True)]
    files += [(path, os.path.dirname(name)) for each in (PACKAGES, PDF_PACKAGES) for path, name in modules(each)]
    options = [
        *("--collect-submodules", "safelint"),
        *(word for path, place in files for word in ("--add-data", f"{path}{os.pathsep}{place}")),
        *(word for row in LEFT_OUT for each in row.split() for word in ("--exclude-module", each)),
        *("--hidden-import", "pypdf", "--hidden-import", "pypdfium2", "--hidden-import", "pygls.lsp.server"),
        *("--name", NAME, "--onedir", "--contents-directory", LIBRARY, "--noupx", "--noconfirm"),
        *("--distpath", str(work / "built"), "--workpath", str(work / "work"), "--specpath", str(work)),
        *("--log-level", "ERROR"),
        *(["--strip"] if sys.platform == "linux" else []),
    ]
    PyInstaller.__main__.run([*options, standalone.__file__])
    return work / "built" / NAME


def add_papers(built: Path) -> None:
    """What a person finds beside the program: what to do, and the licences of Python and of its packages.

    Raises SystemExit where Python's own licence is not found.
    """
    text = READ_ME.format(version=__version__, program=program_of(built).name, page=PAGE)
    lines = [each for each in text.splitlines(keepends=True) if PAGE not in each or (built / PAGE).exists()]
    (built / "READ ME.txt").write_text("".join(lines), "utf-8")
    for found in distributions():
        name = found.metadata["Name"]
        if name.lower().replace("_", "-") not in " ".join(LEFT_OUT).split():
            for each in found.files or ():
                if is_licence(each):
                    place = built / "licences" / name / "-".join(each.parts[1:]).removeprefix("licenses-")
                    place.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(str(found.locate_file(each)), place)
    shutil.copyfile(licence_of_python(), built / "licences" / "Python.txt")


def licence_of_python() -> Path:
    places = Path(os.__file__).with_name("LICENSE.txt"), Path(sys.base_prefix) / "LICENSE.txt"
    found = [path for path in places if path.is_file()]
    if not found:
        raise SystemExit(f"the licence of Python is not where it is looked for: {' or '.join(map(str, places))}")
    return found[0]


def is_licence(file: PurePath) -> bool:
    inside = file.parts[0].endswith(".dist-info")
    return inside and ("licenses" in file.parts or file.name.upper().startswith(("LICEN", "COPYING", "NOTICE")))


def program_of(built: Path) -> Path:
    return built / (f"{NAME}.exe" if os.name == "nt" else NAME)


# Trying --------------------------------------------------------------------------------------------------------------


class Trial:
    """The program in a folder where nothing else is, and what it is asked to do there."""

    def __init__(self, built: Path, folder: Path) -> None:
        self._program = program_of(built)
        self._folder = folder
        (folder / "empty").mkdir(parents=True)
        self._browser = folder / "browser"
        self._browser.write_text('#!/bin/sh\necho "$1, libraries: ${LD_LIBRARY_PATH-none}"\n')
        self._browser.chmod(0o755)
        shutil.copytree(DATA / "samples", folder / "samples")
        shutil.copytree(ROOT / "examples", folder / "examples")
        cut_off = [shutil.which("unshare") or "", "--net", "--map-root-user"]
        self._before = cut_off if cut_off[0] and not failed([*cut_off, "true"]) else []

    def run(self) -> None:
        """Raises SystemExit at the first thing that is not as it must be."""
        self.told("--version")
        self.same("check", "--format", "json", "samples/letter.docx")
        read = json.loads(self.same("check", "--jobs", "2", "--format", "json", "samples", "examples"))
        self.expect(not read["failures"], f"every format: {read['failures']}")
        reports = {name: f"report.{name}" for name in FORMATS}
        asked = [f"--report={name}={path}" for name, path in reports.items()]
        self.same("check", *asked, "examples", written=[*reports.values()])
        self.same("why", "samples/letter.docx")
        self.same("explain", "helpline/mistyped-number")
        self.same("helplines", "childline")
        self.same("footer", "--topic", "domestic-abuse", "--nation", "wales", "--format", "text")
        self.same("rules", "--format", "json")
        for name in ("letter.docx", "leaflet.pdf"):
            marked = f"marked-{name}"
            self.same("annotate", "--output", marked, f"samples/{name}", written=[marked])
        self.told("audit", "samples", "--output", "audited", status=2)
        self.speaks()
        self.drops()
        cut_off = "and no network" if self._before else "but with a network, which cannot be cut off here"
        print(f"the program does what safelint does in its Python; it was tried without one, {cut_off}")

    def same(self, *arguments: str, asked: bytes = b"", written: Sequence[str] = ()) -> bytes:
        """What the program says: it ends as safelint does in this Python, says the same, and writes the same into the
        files and folders named."""
        words = " ".join(arguments)
        ours = subprocess.run(
            [sys.executable, "-m", "safelint", *arguments],
            cwd=self._folder,
            input=asked,
            capture_output=True,
            check=False,
            env=os.environ | self.own(),
        )
        self.expect(ours.returncode < 2, f"safelint {words}: {ours.stderr.decode()}")
        files = self.files(written)
        self.expect((ours.stdout or files) and all(files.values()), f"safelint {words}: it says or writes nothing")
        for path in files:  # what the program leaves must be its own
            (self._folder / path).unlink()
        self.expect(self.told(*arguments, status=ours.returncode, asked=asked) == ours.stdout, f"the same of {words}")
        self.expect(self.files(written) == files, f"the same files of {words}")
        return ours.stdout

    def files(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """What these files hold, and those in these folders.

        Raises SystemExit where there is none of a name.
        """
        found: dict[str, bytes] = {}
        for place in (self._folder / name for name in names):
            paths = [path for path in (place, *place.rglob("*")) if path.is_file()]
            self.expect(paths, f"{place.name}, which is not there")
            found |= {str(path.relative_to(self._folder)): path.read_bytes() for path in paths}
        return found

    def told(self, *arguments: str, status: int = 0, asked: bytes = b"") -> bytes:
        done = subprocess.run(
            [*self._before, str(self._program), *arguments],
            cwd=self._folder,
            input=asked,
            capture_output=True,
            check=False,
            env=self.environment(),
            timeout=120,
        )
        said = f"{' '.join(arguments)}: status {done.returncode}: {done.stderr.decode(errors='replace')}"
        self.expect(done.returncode == status, said)
        return done.stdout

    def speaks(self) -> None:
        """The language server answers."""
        hello: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}
        sent = b"".join(
            framed({"jsonrpc": "2.0", **each})
            for each in (
                {"id": 1, "method": "initialize", "params": hello},
                {"method": "initialized", "params": {}},
                {"id": 2, "method": "shutdown"},
                {"method": "exit"},
            )
        )
        self.expect(b'"codeActionProvider"' in self.same("lsp", asked=sent), "an answer of the language server")

    def drops(self) -> None:
        """A file that is dropped on it is checked, and what cannot be read is said. The browser is given none of its
        libraries."""
        broken = self._folder / "broken.docx"
        broken.write_bytes(b"PK")
        self.told(str(broken), status=3)
        if os.name != "nt":  # where the browser is what the environment says
            opened = self.told(str(self._folder / "examples" / "correct.md"))
            self.expect(b"file:///" in opened, "a report, opened")
            self.expect(b"libraries: none" in opened, f"a browser with its own libraries: {opened.decode()}")

    def page(self, pyodide: str, pdfium: str | None) -> Path:
        """The page for writers, which it makes as safelint does in this Python."""
        given = ["--pyodide", os.path.abspath(pyodide), *(["--pdfium", os.path.abspath(pdfium)] if pdfium else [])]
        self.same("page", "--out", "page", *given, written=["page"])
        return self._folder / "page" / PAGE

    def environment(self) -> Mapping[str, str]:
        """Nothing of ours: no Python can be found by it."""
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        return {**kept, **self.own(), "HOME": str(self._folder)} | {
            "PATH": str(self._folder / "empty"),
            "BROWSER": f"{self._browser} %s",
        }

    def own(self) -> Mapping[str, str]:
        return {"SAFELINT_CACHE_DIR": str(self._folder / "cache"), "PYTHONUTF8": "1", "COLUMNS": "80"}

    def expect(self, holds: object, what: str) -> None:
        if not holds:
            raise SystemExit(f"the program was asked for {what}")


def framed(message: Mapping[str, object]) -> bytes:
    data = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def failed(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


def print_times(built: Path, work: Path) -> None:
    """What it takes to start, and to check a text: the shortest of some."""
    text = str(ROOT / "examples" / "correct.md")
    for arguments in (("--version",), ("check", text)):
        ours, python = (shortest([*each, *arguments], work) for each in ([str(program_of(built))], PYTHON))
        print(f"{' '.join(arguments[:1])}: {ours:.2f} s; by the Python that built it {python:.2f} s")


PYTHON = [sys.executable, "-m", "safelint"]


def shortest(command: Sequence[str], work: Path) -> float:
    """Seconds by the clock."""
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        environment = os.environ | {"SAFELINT_CACHE_DIR": str(work / "cache")}
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment, cwd=work)
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main()
