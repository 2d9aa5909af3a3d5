"""To sort, to filter and to find in the HTML report without a script: boxes and lists, and the style rules that hide.

The rules look for boxes in the form alone: over the whole page a browser would look through every element.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safelint.html_pages.parts import LEVELS, text, token
from safelint.reports._groups import places
from safelint.reports._html_parts import as_printed
from safelint.values.families import FAMILIES, family
from safelint.values.finding import NEW, SAME
from safelint.values.report import DocumentReport, Report

_MOST_CHOICES = 300  # of one list
_MOST_SORTED = 1_000  # documents that have their table in each order

_Choices = list[tuple[str, str]]
"""The token of what can be chosen, and its label."""


class FindForm:
    """What can be chosen in a report: texts, rules, numbers. Each article has the classes by which it is found."""

    def __init__(self, report: Report) -> None:
        self.compared = report.since is not None
        self.rules = sorted({place.finding.rule for place in places(report)})
        titles = {rule: report.rules[rule].title if rule in report.rules else rule for rule in self.rules}
        self.titles = sorted(((token(rule), titles[rule]) for rule in self.rules), key=lambda pair: pair[1].lower())
        self.texts = [(str(place), document.path) for place, document in enumerate(report.documents, 1)]
        self.numbers = _numbers(report)
        self._numbers = {digits for digits, _ in self.numbers[:_MOST_CHOICES]}
        self._rules = {rule for rule, _ in self.titles[:_MOST_CHOICES]}

    def classes(self, document: DocumentReport) -> str:
        rules = {token(finding.rule) for finding in document.findings} & self._rules
        numbers = {token(number.digits) for number, _ in document.numbers} & self._numbers
        return "".join(f" {each}" for each in (*(f"h-{rule}" for rule in sorted(rules)), *_prefixed(numbers)))

    def form(self) -> str:
        """The boxes and lists, and what is said where they hide something."""
        families = [name for name in FAMILIES if any(family(rule) == name for rule in self.rules)]
        parts = [_boxes("By severity", [(f"s-{level}", f"{LEVELS[level]}s") for level in LEVELS])]
        if self.compared:
            parts.append(_boxes("Since the earlier report", [(f"n-{NEW}", "New"), (f"n-{SAME}", "The same")]))
        parts.append(_boxes("By family", [(f"k-{name}", FAMILIES[name].title) for name in families]))
        parts.append(_list("only-text", "Only this text", "All texts", "t", self.texts))
        parts.append(_list("only-rule", "Only this fault", "All faults", "v", self.titles))
        parts.append(_list("only-number", "Only texts with this number", "Any number", "p", self.numbers))
        each = _boxes("Rules", [(f"u-{token(rule)}", rule) for rule in self.rules])
        parts.append(f"<details><summary>By rule</summary>{each}</details>" if self.rules else "")
        return (
            f'<form class="filters" aria-label="Which findings to show">{"".join(parts)}'
            '<p class="hint">To search every word, use the search of your browser (Ctrl+F, on a Mac \u2318F). Most'
            " browsers open what is folded.</p></form>\n"
            '<p class="partial">Some findings or texts are hidden here: see the boxes and lists of this part.</p>\n'
        )

    def style(self) -> str:
        """The style rules for `form`."""
        families = [name for name in FAMILIES if any(family(rule) == name for rule in self.rules)]
        hidden = [(f"s-{level}", f".{level}") for level in LEVELS]
        hidden += [(f"n-{mark}", f".n-{mark}") for mark in (NEW, SAME) if self.compared]
        hidden += [(f"k-{name}", f".f-{name}") for name in families]
        hidden += [(f"u-{token(rule)}", f".r-{token(rule)}") for rule in self.rules]
        found = [_hide(f"#{box}:not(:checked)", name) for box, name in hidden]
        for rule, _ in _offered(self.titles):
            found.append(_hide(f"#v-{rule}:checked", f":not(.r-{rule})"))
            found.append(f".filters:has(#v-{rule}:checked)~.document:not(.h-{rule}){{display:none}}")
        for place, _ in _offered(self.texts):
            found.append(f".filters:has(#t-{place}:checked)~.document:not(#d{place}){{display:none}}")
        for digits, _ in _offered(self.numbers):
            found.append(f".filters:has(#p-{digits}:checked)~.document:not(.p-{digits}){{display:none}}")
        return "".join(found)


def _numbers(report: Report) -> _Choices:
    found: dict[str, str] = {}
    for document in report.documents:
        for number, _ in document.numbers:
            owner = report.services.get(number.service, "")
            label = f"{as_printed(number)}, {owner}" if owner else as_printed(number)
            found.setdefault(token(number.digits), label)
    return sorted(found.items(), key=lambda pair: (pair[1].lower(), pair[0]))


def _prefixed(numbers: Iterable[str]) -> list[str]:
    return [f"p-{digits}" for digits in sorted(numbers)]


def _hide(when: str, name: str) -> str:
    return (
        f".filters:has({when})~.document .finding{name}{{display:none}}"
        f".filters:has({when})~.document mark.finding{name}{{display:inline;all:unset}}"
    )


def _boxes(legend: str, boxes: Iterable[tuple[str, str]]) -> str:
    shown = "".join(
        f'<label><input type="checkbox" id="{box}" checked autocomplete="off"> {text(label)}</label>'
        for box, label in boxes
    )
    return f"<fieldset><legend>{legend}</legend>{shown}</fieldset>" if shown else ""


def _offered(choices: _Choices) -> _Choices:
    """Those that a list offers: none where there is nothing to choose."""
    return choices[:_MOST_CHOICES] if len(choices) > 1 else []


def _list(id_: str, label: str, every: str, prefix: str, choices: _Choices) -> str:
    """A list to choose one from. A browser finds an entry by the letters that are typed."""
    offered = _offered(choices)
    if not offered:
        return ""
    options = "".join(f'<option id="{prefix}-{name}">{text(said)}</option>' for name, said in offered)
    left = len(choices) - len(offered)
    rest = f"<option disabled>and {left:,} more, not listed here</option>" if left else ""
    return (
        f'<p class="choice"><label for="{id_}">{label}</label> <select id="{id_}" autocomplete="off">'
        f'<option class="every" selected>{every}</option>{options}{rest}</select></p>'
    )


ORDERS = (("errors", "most errors first"), ("name", "by name"), ("grade", "hardest to read first"))
"""The orders of the table of documents: a name for an id, and what it is called."""


def in_orders(tables: Sequence[str]) -> str:
    """The same table in each of `ORDERS`, one of which is shown."""
    boxes = "".join(
        f'<label><input type="radio" name="order" id="o-{name}" autocomplete="off"{"" if place else " checked"}>'
        f" {label.capitalize()}</label>"
        for place, (name, label) in enumerate(ORDERS)
    )
    shown = "".join(
        f'<div class="order in-{name}">\n{table}</div>\n' for (name, _), table in zip(ORDERS, tables, strict=True)
    )
    form = f'<form class="sorts"><fieldset><legend>Order of the documents</legend>{boxes}</fieldset></form>\n'
    return f"{form}{shown}"


def are_sorted(report: Report) -> bool:
    """Whether the documents are worth sorting, and few enough for one table in each order."""
    return 1 < len(report.documents) <= _MOST_SORTED
