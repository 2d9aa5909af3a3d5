"""Opens the HTML report of 200 documents in a real Chromium and prints its size and the tasks that held the page up.

    .venv/bin/python benchmarks/browser.py [--documents 200] [--findings 25] [--rounds 3]

Needs the extra `outside` and Chromium on the PATH (or in SAFELINT_CHROMIUM). A long task is one of over 50 ms on the
page's main thread, as the browser itself counts: https://www.w3.org/TR/longtasks-1/. The page is opened, scrolled to
its end, and a filter is used.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from reports import made
from safelint.reports import Style, find_format

WATCH = """window.tasks = [];
new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(each => each.duration)))
    .observe({type: 'longtask', buffered: true});"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--findings", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    program = os.environ.get("SAFELINT_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        texts, page_path = Path(name) / "texts", Path(name) / "report.html"
        texts.mkdir()
        report = made(texts, asked.documents, asked.findings)
        page_path.write_text(find_format("html").render(report, Style()), encoding="utf-8")
        found = sum(len(document.findings) for document in report.documents)
        print(f"{found:,} findings in {asked.documents} texts: {page_path.stat().st_size / 1e6:.2f} MB")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for _ in range(asked.rounds):
            page = browser.new_page()
            page.add_init_script(WATCH)
            page.goto(page_path.as_uri())
            page.wait_for_timeout(500)
            opened = page.evaluate("window.tasks.splice(0)")
            page.keyboard.press("End")
            page.wait_for_timeout(500)
            scrolled = page.evaluate("window.tasks.splice(0)")
            page.get_by_label("Errors", exact=True).focus()
            page.keyboard.press("Space")
            page.wait_for_timeout(500)
            filtered = page.evaluate("window.tasks.splice(0)")
            longest = "  ".join(
                f"{what} {max(tasks, default=0):.0f} ms"
                for what, tasks in (("opening", opened), ("scrolling", scrolled), ("a filter", filtered))
            )
            print(f"longest task: {longest}")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
