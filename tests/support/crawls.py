"""Small sites of our own, as folders, archives and tables; and audits of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pyarrow as pa
from pyarrow import parquet

from safelint.audit.schema import TABLES
from safelint.audit.whole import AuditAsked, audit
from safelint.config import Flags
from support import TODAY

HOST = "www.anytown.example.org"


def page(title: str, *body: str, footer: str = "Call the NSPCC Helpline on 0808 800 5000.") -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in body)
    return (
        f'<!doctype html><html lang="en-GB"><head><title>{title}</title></head><body><nav><ul><li><a href="/">Home</a>'
        f"</li></ul></nav><main><h1>{title}</h1>{paragraphs}</main><footer><p>{footer}</p></footer></body></html>"
    )


PAGES: Mapping[str, str] = {
    f"https://{HOST}/": page("Welcome", "We keep children safe in Anytown."),
    f"https://{HOST}/help/children.html": page("Help for children", "Call Childline on 0800 1112."),
    f"https://{HOST}/help/adults.html": page("Help for adults", "You can call Samaritans on 08457 90 90 90."),
    f"https://{HOST}/news/inquest.html": page("An inquest", "The court heard that he committed suicide in May."),
    "https://www.othertown.example.org/about": page("About us", "Children can call Childline on 0800 1111."),
}


def record(
    url: str,
    content: bytes,
    media: str = "text/html; charset=utf-8",
    *,
    status: int = 200,
    headers: str = "",
    length: int | None = None,
) -> bytes:
    """One response in a WARC file; `length` where it tells a wrong one."""
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + content
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def records(pages: Mapping[str, str] = PAGES) -> list[bytes]:
    return [record(url, html.encode()) for url, html in pages.items()]


def as_warc(path: Path, pages: Mapping[str, str] = PAGES) -> Path:
    path.write_bytes(b"".join(records(pages)))
    return path


def as_packed_warc(path: Path, pages: Mapping[str, str] = PAGES) -> Path:
    path.write_bytes(b"".join(map(gzip.compress, records(pages))))
    return path


def as_wacz(path: Path, pages: Mapping[str, str] = PAGES) -> Path:
    with ZipFile(path, "w", ZIP_STORED) as wacz:
        wacz.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, records(pages))))
        wacz.writestr("pages/pages.jsonl", "{}\n")
    return path


def as_parquet(path: Path, pages: Mapping[str, str] = PAGES) -> Path:
    parquet.write_table(pa.table({"url": list(pages), "html": list(pages.values())}), path)
    return path


def as_lines(path: Path, pages: Mapping[str, str] = PAGES) -> Path:
    lines = "".join(json.dumps({"url": url, "html": html}) + "\n" for url, html in pages.items()).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def as_folder(path: Path, pages: Mapping[str, str] = PAGES) -> Path:
    for url, html in pages.items():
        name = url.removeprefix("https://")
        file = path / (f"{name}index.html" if name.endswith("/") else name if "." in name[-6:] else f"{name}.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return path


Maker = Callable[..., Path]
MAKERS: Mapping[str, Maker] = {
    "site": as_folder,
    "site.warc": as_warc,
    "site.warc.gz": as_packed_warc,
    "site.wacz": as_wacz,
    "site.parquet": as_parquet,
    "site.jsonl": as_lines,
    "site.jsonl.gz": as_lines,
}


def audited(*sources: Path | str, output: Path | str, today: str = TODAY, **more: Any) -> Mapping[str, Any]:
    """The summary of an audit; the tables are in `output`."""
    flags = more.pop("flags", Flags())._replace(today=today)
    asked = AuditAsked(tuple(map(str, sources)), str(output), flags, **{"jobs": 1, **more})
    return audit(asked, lambda at: None).summary


def table(output: Path | str, name: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    files = sorted((Path(output) / name).glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


def contents(output: Path | str) -> dict[str, bytes]:
    """Every file of the tables, by its path in the folder."""
    folder = Path(output)
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for name in TABLES for file in folder.glob(f"{name}/*")
    }
