"""One fact of a service, as a person says it: checked at once and told in the words of a pack.

Each function raises a `SafelintError` that says what is wrong in plain words; whoever asks adds where.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from safelint.hours.opening_hours import AS_RECORDED, is_clear
from safelint.knowledge.loader import load
from safelint.lexicon.lexicon import Lexicon
from safelint.nearest import nearest
from safelint.numbers.plan import NumberingPlan
from safelint.packs.entry import ID
from safelint.packs.helplines import printed_digits
from safelint.packs.schema import Place, date, period, url
from safelint.values.dates import MONTHS
from safelint.values.errors import SafelintError
from safelint.values.settings import NATIONS

COSTS = ("free", "standard", "varies")
KINDS = {
    "phone": ("phone", "call"),
    "sms": ("sms", "text"),
    "textphone": ("textphone", "text phone", "text relay", "minicom"),
    "whatsapp": ("whatsapp",),
    "webchat": ("webchat", "chat"),
    "email": ("email", "e-mail"),
}
"""The kinds of ways to a service that are asked for, each with the words that begin an answer which means it. Of two
such words the longer tells it."""

_SHORT = 6  # digits up to which a number is printed as one
_HERE = Place("")


def number(printed: str, kind: str, plan: NumberingPlan) -> str:
    """A number to call or text, grouped as its operator prints it. `plan` is the numbering plan."""
    printed = " ".join(printed.split())
    digits = printed_digits(printed, _HERE, plan)
    if problem := plan.cannot_be_reached(digits, kind):
        raise SafelintError(f'"{printed}" {problem}')
    if len(digits) > _SHORT and printed.strip("+").isdigit():
        raise SafelintError(f'"{printed}": group the digits as the operator prints them, as in 0808 800 5000')
    return printed


def day(said: str, today: str) -> str:
    """A day of the past or `today` (ISO 8601), said as 2026-11-25, 25/11/2026 or 25 November 2026."""
    found = _iso(said.strip())
    value: str = date().read(found, _HERE)
    if value > today:
        raise SafelintError(f"{value} is in the future (today is {today})")
    return value


def since(said: str, today: str) -> str:
    """As `day`, for a year or a month too."""
    found = _iso(said.strip())
    value: str = period().read(found, _HERE)
    if value > today[: len(value)]:
        raise SafelintError(f"{value} is in the future (today is {today})")
    return value


def _iso(said: str) -> str:
    slashed = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", said)
    if slashed:
        return f"{slashed[3]}-{slashed[2]:0>2}-{slashed[1]:0>2}"
    words = re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Za-z]+) (\d{4})", said)
    months = [name.lower() for name in MONTHS]
    if words and words[2].lower() in months:
        month = f"{words[3]}-{months.index(words[2].lower()) + 1:02}"
        return f"{month}-{words[1]:0>2}" if words[1] else month
    return said


def hours(said: str) -> str:
    """When a line answers, so that the hours of a text can be compared with it."""
    found = words(said)
    if not is_clear(_lexicon(), found):
        raise SafelintError(f'"{found}": {AS_RECORDED}')
    return found


@cache
def _lexicon() -> Lexicon:
    return Lexicon(load().lexicon)


def cost(said: str) -> str:
    """What a call costs, by one of the names for it."""
    return one_of(said, COSTS, "cost")


def address(said: str) -> str:
    """A web address that begins with https://."""
    found = said.strip()
    if found.startswith("http://"):
        raise SafelintError(f'"{found}": write the address with https://, as the browser shows it')
    value: str = url().read(found, _HERE)
    return value


def mailbox(said: str) -> str:
    """An e-mail address."""
    if not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@.]+", said.strip()):
        raise SafelintError(f'"{said.strip()}" is no e-mail address')
    return said.strip()


def nations(said: str) -> list[str]:
    """Names of nations, or "uk" for all; commas or lines between them."""
    found = [{"all": "uk", "united-kingdom": "uk"}.get(each, each) for each in _listed(said)]
    values = _known(found, ("uk", *NATIONS), "nation")
    if "uk" in values and len(values) > 1:
        raise SafelintError('"uk" stands for all nations and must stand alone')
    return ["uk"] if set(values) == set(NATIONS) else values


def topics(said: str, names: Mapping[str, str]) -> list[str]:
    """Topics of registry.toml, commas between them, each by one of its `names`."""
    return list(dict.fromkeys(names[name] for name in _known(_listed(said), names, "topic")))


def audiences(said: str, known: Collection[str]) -> list[str]:
    """Audiences of registry.toml, commas between them."""
    return _known(_listed(said), known, "audience")


def _listed(said: str) -> list[str]:
    """The names in an answer, in lower case, with hyphens for blanks; what stands in brackets is a remark."""
    parts = re.split(r"[,;\n]+", re.sub(r"\([^)]*\)", "", said))
    return ["-".join(part.lower().split()) for part in parts if part.strip()]


def _known(found: Iterable[str], known: Collection[str], what: str) -> list[str]:
    values = list(dict.fromkeys(found))
    for name in values:
        if name not in known:
            raise SafelintError(f'"{name}" is no {what}{nearest(name, known)}')
    if not values:
        raise SafelintError(f"name at least one {what}: {', '.join(known)}")
    return values


def one_of(said: str, known: Collection[str], what: str) -> str:
    """One of some words."""
    return _known([said.strip().lower()], known, what)[0]


def kind(said: str) -> str:
    """A kind of way to a service."""
    answer = " ".join(said.lower().split())
    begun = [(len(word), name) for name, beginnings in KINDS.items() for word in beginnings if answer.startswith(word)]
    if begun:
        return max(begun)[1]
    raise SafelintError(f'"{said.strip()}" is none of {", ".join(KINDS)}{nearest(said, KINDS)}')


def way(said: str, kind: str, plan: NumberingPlan) -> dict[str, str]:
    """The number or the address of a channel of a kind, as keys of it."""
    if kind == "email":
        return {"address": mailbox(said)}
    if kind == "webchat":
        return {"address": address(said)}
    return {"number": number(said, kind, plan)}


def words(said: str) -> str:
    """A text on one line, not blank."""
    found = " ".join(said.split())
    if not found:
        raise SafelintError("must not be empty")
    return found


def new_id(name: str, taken: Collection[str]) -> str:
    """An id made of the name of a service that no other has."""
    made = re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "").replace("’", "")).strip("-") or "service"
    found, count = made, 2
    while found in taken:
        found, count = f"{made}-{count}", count + 1
    value: str = ID.read(found, _HERE)
    return value
