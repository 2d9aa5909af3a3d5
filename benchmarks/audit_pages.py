"""Makes sites to audit: pages of our own with a menu and a footer, and planted faults whose truth is kept."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import plain

_PLANTED = (
    ("helpline/mistyped-number", "<p>Children can call Childline on 0800 1112 at any time.</p>"),
    ("helpline/wrong-organisation", "<p>You can call Childline on 0808 800 5000 at any time.</p>"),
    ("helpline/retired-number", "<p>You can call Samaritans on 08457 90 90 90 at any time.</p>"),
    ("terminology/commit-suicide", "<p>The inquest heard that he committed suicide.</p>"),
    ("accessibility/image-alt", '<p>Our staff at work: <img src="/pictures/staff.jpg"></p>'),
    ("accessibility/link-text", '<p>For the report, <a href="/report">click here</a>.</p>'),
)
_IN_FOOTER = ("helpline/mistyped-number", "Call the NSPCC Helpline on 0808 800 5001")
_PAGES_OF_A_SITE = 1_000


class MadePage(NamedTuple):
    """A page, and the rules of the faults that were planted in it."""

    url: str
    html: str
    planted: tuple[str, ...]


def made(count: int, seed: int = 1) -> Iterator[MadePage]:
    """Pages of sites of a thousand pages each. Every fourth site has a wrong number in its footer."""
    for number in range(count):
        site, place = divmod(number, _PAGES_OF_A_SITE)
        random_ = random.Random(f"{seed} {number}")
        host = f"www.site{site}.example.org"
        chosen = [each for each in _PLANTED if random_.random() < 0.05]
        text = plain(seed * 10_000_000 + number, random_.randint(600, 2_400))
        body = [f"<p>{each}</p>" for each in text.split("\n") if each]
        body[1:1] = [words for _, words in chosen]
        planted = [rule for rule, _ in chosen]
        footer = "Call the NSPCC Helpline on 0808 800 5000"
        if site % 4 == 3:
            planted.append(_IN_FOOTER[0])
            footer = _IN_FOOTER[1]
        menu = "".join(f'<li><a href="/part{each}/">Part {each} of our work</a></li>' for each in range(12))
        html = (
            f'<!doctype html>\n<html lang="en-GB"><head><title>Page {place} of site {site}</title></head><body>'
            f"<header><p>Site {site}</p><nav><ul>{menu}</ul></nav></header><main><h1>Page {place} of site {site}</h1>\n"
            + "\n".join(body)
            + f"</main>\n<footer><p>{footer} if you are worried about a child.</p><p>Anytown Trust {site}</p></footer>"
            "</body></html>\n"
        )
        yield MadePage(f"https://{host}/{place // 100}/{place}.html", html, tuple(sorted(planted)))


def as_folder(folder: Path, count: int) -> None:
    """Writes the pages as a crawler lays them down, and beside the folder `truth.json`: planted rules by address."""
    truth = {}
    for page in made(count):
        path = folder / page.url.removeprefix("https://")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.html, encoding="utf-8")
        truth[page.url.removeprefix("https://")] = page.planted
    (folder.parent / "truth.json").write_text(json.dumps(truth), encoding="utf-8")


def as_warc(path: Path, count: int) -> None:
    """Writes the pages as a crawler packs them: https://iipc.github.io/warc-specifications/."""
    import gzip

    with path.open("wb") as file:
        for number, page in enumerate(made(count)):
            file.write(gzip.compress(record(page.url, page.html.encode(), number), 6))


def record(url: str, content: bytes, number: int = 0, *, media: str = "text/html; charset=utf-8") -> bytes:
    """One response in a WARC file."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
