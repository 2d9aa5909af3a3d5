"""numbers.toml: the numbering plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.entry import FILE_RECORDED, SOURCES, FileKind
from safelint.packs.registry import DIGITS
from safelint.packs.schema import Place, choice, flag, integer, items, regex, table, tables, text, texts

if TYPE_CHECKING:
    from safelint.values.tables.numbers import NumbersTable

COST_CLASSES = ("free", "geographic", "mobile", "costly", "withdrawn", "other")
IN_DANGER = ("call", "police", "nhs")
_OPENING = text(match=r"0\d{1,3}")


def _check(numbers: NumbersTable, file: str) -> None:
    for count, each in enumerate(numbers["drama"], 1):
        if len(each["from"]) != len(each["to"]) or each["from"] > each["to"]:
            problem = "must have as many digits as from, and not lie before it"
            raise Place(file, f"drama {count}", "to").error(problem)


FILE: FileKind[NumbersTable] = FileKind(
    "numbers.toml",
    "numbers",
    table(
        {
            **FILE_RECORDED,
            "sources": SOURCES,
            "prefix": tables(
                {
                    "prefixes": items(text(match=r"\d{2,6}"), least=1),
                    "meaning": text(),
                    "next": items(text(match=r"\d{1,2}"), (), about="what goes on after a prefix; left out: any digit"),
                    "lengths": items(integer(low=3, high=11), least=1, about="how many digits a number may have"),
                    "by_area": flag(
                        False, about="true: each area code has its own length; the library phonenumbers knows them"
                    ),
                    "local": flag(False, about="true: a branch, or somebody by himself, may have one"),
                    "cost_class": choice(COST_CLASSES),
                    "cost": text("", empty=True),
                    "charge": text("", about="what a call costs on top of the access charge"),
                    "advice": text("", empty=True),
                    "notes": text("", empty=True),
                }
            ),
            "short_code": tables(
                {
                    "number": DIGITS,
                    "printed": text(),
                    "kind": choice(("voice", "text")),
                    "use": text(),
                    "status": choice(("active", "local", "retired", "unconfirmed", "not-for-print")),
                    "in_danger": choice(
                        ("", *IN_DANGER),
                        "",
                        about="call: it is for danger of this moment; else who says what it is for",
                    ),
                    "service": text("", about="the entry whose name the number is"),
                    "meant": choice(
                        ("", "always", "seldom"),
                        "",
                        about="always: a number to call wherever it counts nothing; seldom: only where a word says so",
                    ),
                    "abroad": flag(False, about="true: it is one of another country"),
                    "cost": text("", empty=True),
                    "in_texts": flag(
                        False, about="true: looked for in texts; codes to text of a text_range are anyway"
                    ),
                    "relay": flag(False, about="true: dialled before the number that is meant"),
                    "slips": items(DIGITS, (), about="what nobody can dial, and what may stand for it"),
                    "keywords": texts(()),
                    "notes": text("", empty=True),
                }
            ),
            "eight_digits": items(DIGITS, (), about="the full numbers of 8 digits: any other has 10 or 11"),
            "stock": items(DIGITS, (), about="rows of digits that templates print in the place of a number"),
            "common": items(_OPENING, (), about="what nearly all full numbers begin with"),
            "countrywide": items(_OPENING, (), about="what numbers for the whole country begin with"),
            "well_known": items(_OPENING, (), about="what numbers begin with whose form alone tells them"),
            "text_range": tables(
                {
                    "prefixes": items(text(match=r"\d{1,6}"), least=1),
                    "lengths": items(integer(low=3, high=11), least=1),
                    "meaning": text(),
                    "gifts": flag(False, about="true: money is given by them"),
                },
                about="short numbers to text, whoever has them",
            ),
            "line_abroad": tables(
                {
                    "country": text(about="whose line it is, as a message says it"),
                    "numbers": items(DIGITS, least=1, about="digits as texts print them there"),
                    "openings": items(DIGITS, (), about="what others of that country begin with"),
                    "length": integer(0, low=0, high=11, about="how many digits those others have"),
                    "here": text("", about="the entry to name in its place"),
                },
                about="lines of other countries that texts copied from there offer",
            ),
            "harmonised": tables(
                {
                    "number": DIGITS,
                    "printed": text(),
                    "use": text(),
                    "operator": text("", empty=True),
                    "in_service": flag(),
                    "notes": text("", empty=True),
                }
            ),
            "drama": tables({"area": text(), "from": DIGITS, "to": DIGITS, "notes": text("", empty=True)}),
            "grouping": tables(
                {
                    "code": regex(about="the area code or prefix; the first entry that matches counts"),
                    "groups": items(integer(low=2, high=6), least=2, unique=False, about="digits in each group"),
                }
            ),
            "neighbour": tables(
                {
                    "meaning": text(),
                    "prefixes": items(_OPENING, least=1),
                    "lengths": items(integer(low=3, high=11), least=1, about="how many digits a number there has"),
                },
                about="numbers of countries next to the UK, as people print them there",
            ),
            "wrong_split": tables({"wrong": text(match=r"\d+"), "right": text(match=r"\d+")}),
        }
    ),
    _check,
)
