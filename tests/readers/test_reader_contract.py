"""The reader contract: whatever the format, a text gives one report, alone, in a pool, from the cache and cut.

Every reader is held to it by being there: `tests/data/samples/` has a sample of each.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from safelint import readers
from safelint.config import Flags
from safelint.run.engine import Engine
from support import DATA, ROOT, TESTS
from support.ways_to_run import DAY, differing

pytestmark = pytest.mark.slow

SAMPLES = sorted((DATA / "samples").iterdir())
# Something is found in every sample, and more than a report that is cut may hold.
SETTINGS = """
[[term]]
id = "common-words"
severity = "warning"
avoid = ["call", "help", "the", "you"]
message = "Say something else."

[[overrides]]
files = ["1*"]
silence = [{ rule = "terminology", reason = "common words" }]
"""

LETTER_READER = '''
from email import message_from_bytes
from email.policy import default

from safelint.readers import Reader
from safelint.values.errors import Unreadable
from safelint.readers.markdown import reader as markdown
from safelint.values.document import Document
from safelint.values.source import Source


def read(path: str, data: bytes) -> Document:
    """The subject and the words of a message."""
    message = message_from_bytes(data, policy=default)
    body = message.get_body(("plain",))
    if body is None:
        raise Unreadable("the message holds no plain text")
    text = f"# {message['subject']}\\n\\n{body.get_content()}"
    document = markdown.read(path, text.encode())
    document.source = Source(path, READER.name, text)
    return document


READER = Reader("letter", (".msg",), read)
'''
BODY = (
    "Our internet safety page. He committed suicide, the caf\u00e9 said.\n\n"
    "<!-- safelint-disable-next-line terminology -- a quotation -->\n"
    "Our online safety page. He committed suicide.\n\n"
    "Children can call Childline on 0800 1112. \u2018Click here\u2019 for 08001111.\n"
)


def sample_of(form: str) -> Path:
    found = [path for path in SAMPLES if readers.choose(path.name, path.read_bytes()) == form]
    assert found, f"{form} is read, and tests/data/samples/ has no sample of it"
    return found[0]


def site(folder: Path, *samples: Path) -> Path:
    """A folder with each sample under several names."""
    folder.mkdir()
    (folder / "safelint.toml").write_text(SETTINGS, encoding="utf-8")
    for number, sample in itertools.product(range(3), samples):
        shutil.copy(sample, folder / f"{number}{sample.name}")
    return folder


def test_each_reader_gives_one_report_in_every_way(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", *map(sample_of, readers.formats()))
    for document in Engine(Flags(today=DAY)).run([str(folder)]).documents:
        silenced = document.path.endswith(tuple(f"/1{path.name}" for path in SAMPLES))
        assert len(document.suppressed if silenced else document.findings) > 1, "cut, it would be the same"
    assert differing(folder) == []


@pytest.fixture(scope="module")
def dropped_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A safelint into which a reader was dropped whose text is not what the bytes of its file say."""
    place = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT / "src" / "safelint", place / "safelint", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", place / "safelint" / "rules")
    (place / "safelint" / "readers" / "letter.py").write_text(LETTER_READER, encoding="utf-8")
    return place


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    import email.message
    import email.policy

    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Help \u2013 and online safety"
    message.set_content(BODY, cte="base64")
    sample = tmp_path / "letter.msg"
    sample.write_bytes(message.as_bytes())
    return site(tmp_path / "site", sample)


def python(package: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(package), str(TESTS)))}
    done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_a_text_that_its_file_does_not_hold_gives_one_report_in_every_way(dropped_in: Path, letters: Path) -> None:
    assert python(dropped_in, str(TESTS / "support" / "ways_to_run.py"), str(letters)).strip() == ""


def test_a_reader_wins_over_the_list_of_what_is_not_read(dropped_in: Path, letters: Path) -> None:
    for path in (letters, letters / "0letter.msg"):
        told = python(dropped_in, "-m", "safelint", "check", str(path), "--format", "json")
        assert '"format": "letter"' in told
        assert "committed suicide" in told


def test_a_text_that_its_file_does_not_hold_is_never_written_back(dropped_in: Path, letters: Path) -> None:
    path = letters / "0letter.msg"
    before = path.read_bytes()
    told = python(dropped_in, "-m", "safelint", "check", "--fix", str(path), "--format", "json")
    assert '"fix": null' in told
    assert '"replacement"' not in told
    assert path.read_bytes() == before
