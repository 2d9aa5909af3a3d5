"""`docs/audit.md`: its columns are those of the tables, and its ten questions are answered."""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb
import pytest

from safelint.audit.schema import LIST, LONG, TABLES, WHOLE, Column
from support import ROOT
from support.crawls import HOST, as_packed_warc, audited, page

PAGE = ROOT / "docs" / "audit.md"
TEXT = PAGE.read_text(encoding="utf-8")
BEGIN, END = "<!-- columns -->\n", "<!-- end of columns -->"
QUESTIONS = re.findall(r"\*\*(\d+)\. (.+?)\*\*\n\n```sql\n(.+?)```", TEXT, re.DOTALL)

FOOTER = "You can call Samaritans on 08457 90 90 90, or us on 01632 960 123 or 020 7946 0958."
PAGES = {
    f"https://{HOST}/{each}": page(
        f"Page {each}",
        "A man was found dead. The inquest into his suicide heard that he committed suicide after a long illness.",
        "If you are thinking about suicide, call Samaritans on 116 123. Our office is on 0113 222 4444.",
        *["The hearing went on until the evening, and the hall was full, as so many people had come to listen."] * 8,
        footer=FOOTER,
    )
    for each in range(3)
}


def shown() -> str:
    """The columns as the page has to show them."""
    parts = []
    for name, columns in TABLES.items():
        rows = "".join(f"| `{each.name}` | {kind(each)} | {each.says} |\n" for each in columns)
        parts.append(f"#### {name}\n\n| Column | Type | Meaning |\n| --- | --- | --- |\n{rows}\n")
    return "\n" + "".join(parts)


def kind(column: Column) -> str:
    return f"{column.type}{' or nothing' if column.empty else ''}"


def test_the_columns_are_told() -> None:
    before, _, rest = TEXT.partition(BEGIN)
    told, _, after = rest.partition(END)
    if os.environ.get("SAFELINT_RENEW"):  # then read the diff
        PAGE.write_text(f"{before}{BEGIN}{shown()}{END}{after}", encoding="utf-8")
    assert told == shown()
    assert {LIST, LONG, WHOLE} <= {each.type for columns in TABLES.values() for each in columns}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    archive = as_packed_warc(folder / "a.warc.gz", PAGES)
    archive.write_bytes(archive.read_bytes() + b"\x1f\x8b\x08 damaged")
    audited(archive, output=folder / "out")
    return folder / "out"


def test_there_are_ten() -> None:
    assert [number for number, _, _ in QUESTIONS] == [str(each) for each in range(1, 11)]


@pytest.mark.parametrize(("question", "query"), [each[1:] for each in QUESTIONS])
def test_a_question_is_answered(question: str, query: str, tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tables)
    found = duckdb.sql(query)
    assert found.fetchall(), question
