"""Times the rendering of 5,000 findings in every format: CPU seconds of one process, the best of several rounds.

    .venv/bin/python benchmarks/reports.py [--rounds 5] [--documents 200] [--findings 25]

In each round a report is checked anew, so that what formats keep of a text is made once a round, as in a run.
The last line is the CPU time of all formats together.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from corpus import markdown
from safelint.memory import quiet
from safelint.reports import Style, find_format, format_names
from safelint.run.engine import Engine
from safelint.values.report import DocumentReport, InHand, Report
from safelint.values.source import Source

FAULT = "Case {n}: she committed suicide, and the child prostitute rang Childline on 0808 800 5000, he said.\n\n"
EACH = 3  # findings of such a paragraph


def made(folder: Path, documents: int, findings: int) -> Report:
    """A report of so many texts with at least so many findings each."""
    for number in range(documents):
        faults = "".join(FAULT.format(n=f"{number}-{place}") for place in range(-(-findings // EACH)))
        (folder / f"{number:04}.md").write_text(markdown(number, 2_000) + "\n\n" + faults, encoding="utf-8")
    return Engine(detail=True).run([str(folder)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--findings", type=int, default=25)
    asked = parser.parse_args()
    best: dict[str, float] = {}
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name:
        report = made(Path(name), asked.documents, asked.findings)
    for _ in range(asked.rounds):
        fresh = report._replace(documents=tuple(_fresh(each) for each in report.documents))
        with quiet():  # as the command does
            for form in format_names():
                began = time.process_time()
                text = find_format(form).render(fresh, Style())
                best[form] = min(best.get(form, 1e9), time.process_time() - began)
                sizes[form] = len(text)
    found = sum(len(document.findings) for document in report.documents)
    print(f"{found:,} findings in {len(report.documents):,} texts")
    for form, seconds in sorted(best.items(), key=lambda pair: -pair[1]):
        print(f"{form:<12}{seconds * 1000:9.1f} ms CPU {sizes[form] / 1e6:8.2f} MB")
    print(f"{'together':<12}{sum(best.values()) * 1000:9.1f} ms CPU")


def _fresh(document: DocumentReport) -> DocumentReport:
    """The document without what an earlier round has kept of its source."""
    source = document.source()
    return document._replace(original=InHand(Source(source.path, source.media, source.text)))


if __name__ == "__main__":
    main()
