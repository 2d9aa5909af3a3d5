"""Our number finder beside the text matcher of phonenumbers, on the labelled texts in `tests/data/numbers/`.

    .venv/bin/python benchmarks/finder.py

A number counts as found where its digits are found. phonenumbers runs at its default leniency for the region GB.
"""

from __future__ import annotations

import re
from pathlib import Path

import phonenumbers

from safelint.analysis import Analysis
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.settings import Settings

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "data" / "numbers"
_LABEL = re.compile(r"\[\[([^|\]]*)\|[^\]]*\]\]|\{\{([^}]*)\}\}")


def texts(path: Path) -> list[tuple[str, str, list[str]]]:
    """(form, text without labels, national digits of each labelled number) for each text of a file."""
    found = []
    for part in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]:
        head, _, body = part.partition("\n")
        digits: list[str] = []

        def plain(match: re.Match[str], digits: list[str] = digits) -> str:
            if match[1] is None:
                return match[2]
            surface, _, known = match[1].partition("~")
            digits.append(known or re.sub(r"\D", "", surface))
            return surface

        found.append((head.split("|")[1].strip(), _LABEL.sub(plain, body), digits))
    return found


def theirs(text: str) -> list[str]:
    return ["0" + str(match.number.national_number) for match in phonenumbers.PhoneNumberMatcher(text, "GB")]


def score(wanted: list[str], got: list[str]) -> int:
    """How many of `wanted` are in `got`, each used once."""
    left = list(got)
    right = 0
    for digits in wanted:
        if digits in left:
            left.remove(digits)
            right += 1
    return right


def main() -> None:
    knowledge = Knowledge(load(), ())
    print(f"{'texts':<18}{'numbers':>8}   ours: recall precision   phonenumbers: recall precision")
    for path in sorted(FOLDER.glob("*.txt")):
        counts = [0, 0, 0, 0, 0]
        for form, text, wanted in texts(path):
            document = read(f"a.{form}", text.encode(), form)
            ours = [number.digits for number in Analysis(document, Settings(today="2026-11-25"), knowledge).numbers]
            other = theirs(document.text)
            counts = [
                total + more
                for total, more in zip(
                    counts,
                    (len(wanted), score(wanted, ours), len(ours), score(wanted, other), len(other)),
                    strict=True,
                )
            ]
        all_, right, got, right_other, got_other = counts
        print(
            f"{path.stem:<18}{all_:>8}   {right / all_:12.1%} {right / got:9.1%}"
            f"   {right_other / all_:20.1%} {right_other / max(got_other, 1):9.1%}"
        )


if __name__ == "__main__":
    main()
