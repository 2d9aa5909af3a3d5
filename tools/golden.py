"""What safelint says of a frozen set of texts, as digests: two commits that print the same say the same.

    python tools/golden.py freeze FOLDER              # once, at the commit where the work begins
    python tools/golden.py digests FOLDER SAFELINT > before.txt
    python tools/golden.py digests FOLDER SAFELINT | diff before.txt -

For changes that are to change nothing. With --keep FOLDER, what was printed is kept too, to look at a difference.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ("tests", "examples", "docs", "fuzz/corpus", "README.md")
DAY = "2026-11-25"
FLAGS = (
    (),
    ("--across",),
    ("--audience", "children", "--nation", "wales"),
    ("--kind", "press-release", "--topic", "suicide"),
    ("--kind", "record", "--nation", "scotland"),
)
KEYS = ("text", "texts", "bad", "good", "cases", "told", "missed", "right")
"""The keys under which tests keep their texts."""
PAGES, PAGE = 200, 5_500  # of the corpus of benchmarks: how many, and characters of each
FORMATS = ("terminal", "sarif", "junit", "github", "gitlab", "checkstyle", "markdown", "html", "csv")


def freeze(folder: Path) -> None:
    """Copies what is checked, and writes each example of the packs, each tested sentence and each page of the corpus of
    benchmarks as a text of its own."""
    for name in FROZEN:
        source, target = ROOT / name, folder / "tree" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        else:
            shutil.copy(source, target)
    texts = folder / "texts"
    texts.mkdir()
    for number, text in enumerate(dict.fromkeys(examples(ROOT))):
        (texts / f"{number // 500:02}").mkdir(exist_ok=True)
        (texts / f"{number // 500:02}" / f"{number:05}.md").write_text(text, encoding="utf-8")
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from corpus import write_corpus

    write_corpus(texts / "corpus", PAGES, PAGE)


def examples(root: Path) -> Iterator[str]:
    """Each example of the packs and each tested sentence in the checkout at `root`.

    Raises:
        LookupError: a folder has no files of that kind, or a file of tests no texts.
    """
    rules = _some("rules", sorted((root / "rules").rglob("*.toml")))
    yield from _some("rules", (text for path in rules for text in _texts(_toml(path), ("bad", "good"))))
    for name, pattern in (("terms", "*.toml"), ("topics", "*.toml"), ("numbers", "*.txt")):
        for path in _some(name, sorted((root / "tests" / "data" / name).glob(pattern))):
            yield from _some(str(path), _lines(path) if path.suffix == ".txt" else _texts(_toml(path), KEYS))


def _some(source: str, found: Iterable[Any]) -> list[Any]:
    """What was found in a source, which must be something."""
    items = list(found)
    if not items:
        raise LookupError(f"{source}: nothing was found there")
    return items


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _lines(path: Path) -> Iterator[str]:
    return (line.strip() + "\n" for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def _texts(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """Every text under one of these keys, however deep."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key in keys:
                found = each if isinstance(each, list) else [each]
                yield from (f"{text}\n" for text in found if isinstance(text, str))
            yield from _texts(each, keys)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, keys)


def digests(folder: Path, safelint: str, keep: Path | None) -> None:
    tree, texts = folder / "tree", folder / "texts"
    with tempfile.TemporaryDirectory() as cache:
        for flags in FLAGS:
            for label, where, paths in (("tree", tree, FROZEN), ("texts", texts, (".",))):
                words = ("check", *paths, "--format", "json", "--no-cache", "--jobs", "1", *flags)
                _digest(f"{label} json {' '.join(flags)}", safelint, where, words, cache, keep)
        for form in FORMATS:
            words = ("check", "examples", "tests/data/correct", "--format", form, "--no-cache", "--jobs", "1")
            _digest(f"tree {form}", safelint, tree, words, cache, keep)
        _digest("texts 4 workers", safelint, texts, ("check", ".", "--format", "json", "--jobs", "4"), cache, keep)
        _digest("texts warm", safelint, texts, ("check", ".", "--format", "json", "--jobs", "4"), cache, keep)


def _digest(label: str, safelint: str, where: Path, words: tuple[str, ...], cache: str, keep: Path | None) -> None:
    environment = {**os.environ, "SAFELINT_CACHE_DIR": cache, "NO_COLOR": "1", "COLUMNS": "100"}
    command = [safelint, *words, "--today", DAY]
    done = subprocess.run(command, cwd=where, capture_output=True, env=environment, check=False)
    digest = hashlib.sha256(done.stdout).hexdigest()
    print(f"{digest[:16]}  {done.returncode}  {len(done.stdout):>9}  {label}", flush=True)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / label.replace(" ", "_").replace("-", "")).write_bytes(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("freeze", "digests"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("safelint", nargs="?", default="safelint")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    if asked.action == "freeze":
        freeze(asked.folder)
    else:
        digests(asked.folder, asked.safelint, asked.keep)


if __name__ == "__main__":
    main()
