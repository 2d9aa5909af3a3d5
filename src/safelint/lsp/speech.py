"""What findings, rules and services look like in an editor, in Markdown for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from safelint.directory import described
from safelint.help.naming import nation
from safelint.values.references import cited

if TYPE_CHECKING:
    from safelint.values.entries import Helpline, Rule
    from safelint.values.finding import Finding

_MARKS = str.maketrans({each: f"\\{each}" for each in "\\`*_{}[]<>#|"})


def escaped(text: str) -> str:
    """Words of a text or of a house as Markdown that shows them and does nothing else."""
    return " ".join(text.split()).translate(_MARKS)


def finding_said(finding: Finding, rule: Rule | None) -> str:
    """What is wrong, what to do, why, and who says so."""
    parts = [f"**{escaped(finding.message)}**", f"`{finding.rule}`, {finding.severity}"]
    if rule is not None:
        parts += [escaped(each) for each in (rule.advice, rule.why) if each and each not in finding.message]
    if finding.standard:
        parts.append(f"Standard: {escaped(finding.standard)}")
    says = {each.url: each.says for each in rule.sources} if rule is not None else {}
    urls = finding.sources or (cited(rule.sources) if rule is not None else ())
    if urls:
        parts.append("\n".join(["Sources:", "", *(_source(url, says) for url in urls)]))
    return "\n\n".join(parts)


def _source(url: str, says: Mapping[str, str]) -> str:
    return f"- <{url}>" + (f": {escaped(says[url])}" if says.get(url) else "")


def service_said(service: Helpline) -> str:
    """All that the registry has on a service."""
    first, *rest = described(service).splitlines()
    return "\n".join([f"**{escaped(first)}**", "", *(f"- {_linked(line.strip())}" for line in rest)])


def _linked(line: str) -> str:
    """A line with the address that it ends in as a link."""
    head, space, last = line.rpartition(" ")
    return f"{escaped(head)}{space}<{last}>" if last.startswith(("http://", "https://")) else escaped(line)


def in_short(service: Helpline) -> str:
    """For whom a service is: its nations and what it is about."""
    return f"{', '.join(map(nation, service.nations))}: {', '.join(_plain(service.topics))}"


def _plain(names: Iterable[str]) -> Iterable[str]:
    return (name.replace("-", " ") for name in names)
