"""Addresses given to a service that are not its own: another ending, a slip of letters, another service's.

An organisation may have many domains, and others have pages about it. So an address is a fault only where it looks
like one of the service's own, or is the home of another service; and it is an error only where the text plainly gives
it to that service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.helpline.services import display, sources_of
from safelint.lazy import regex
from safelint.numbers.distance import edits
from safelint.numbers.owners.mentions import Mention
from safelint.numbers.owners.scene import Scene
from safelint.numbers.registry import Registry
from safelint.numbers.websites import host_of
from safelint.values.document import Inline
from safelint.values.entries import Helpline

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_NEAR = 300  # characters around an address in which a name shows what it is meant for
_LONG = 8  # letters of a label from which a slip is one even where nobody is named

_HOST = r"(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8})(?![\w@])"
_PRINTED = regex(rf"(?<![@\w.-])(?:https?://)?{_HOST}", re.IGNORECASE)
# A link without a scheme or two slashes leads to a file of the same site: "samaritans.html".
_LINKED = regex(rf"\s*(?:https?:)?//{_HOST}", re.IGNORECASE)
# The dot before an ending that UK services have: a plain search finds it far faster than a whole address.
_ENDINGS = "(?i:org|com|co|net|info|uk|wales|cymru|scot|support|charity|help|eu)"
_DOT = regex(rf"\.(?={_ENDINGS}\b)")
# The name of a host ends so, or with a country's ending after it; with any other it is that of a file.
_ENDS_HOST = regex(rf"\.{_ENDINGS}(?:\.[a-z]{{2}})?$", re.IGNORECASE)
_ENDING = regex(r"\.(?:org\.uk|co\.uk|uk\.com|gov\.uk|nhs\.uk|ac\.uk|police\.uk|[a-z]{2,12})$")
_OF_A_NATION = (".scot", ".wales", ".cymru")  # there a sister body has the same name
_ABROAD = regex(r"\.(?!uk$|eu$|co$|me$|io$|tv$)[a-z]{2}$")
_LEAD = frozenset(" :,;|/()-\u2013\u2014\u2022.")  # marks between a service and its address
_MOST_BETWEEN = 12  # words between them
_FAR = 400  # characters between them, with numbers
_ABOUT = 60  # characters before a name in which words tell that somebody else's page is about it


class _GivenAddress(NamedTuple):
    """An address as a text gives it: where, its host, whether it is that of a whole site, the link it stands in."""

    start: int
    end: int
    host: str
    is_home: bool
    link: bool


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    seen = list(_addresses(analysis))
    if not seen:
        return
    registry = analysis.knowledge.registry
    domains = _domains(registry)
    scene: Scene | None = None
    for given in sorted(seen):
        host = given.host
        if registry.is_shared(host) or _is_excused(analysis, domains, host, given):
            continue
        scene = scene or Scene(analysis, analysis.numbers)
        yield from _judged(analysis, rule, domains, scene, given)


def _addresses(analysis: Analysis) -> Iterator[_GivenAddress]:
    text = analysis.document.text
    for start, end, host in _printed_hosts(text):
        yield _GivenAddress(start, end, _plain(host), not re.match(r"/[\w-]", text[end : end + 2]), False)
    for inline in analysis.document.inlines:
        if inline.kind == "link" and inline.end > inline.start and (found := _LINKED.match(inline.target)):
            if "." not in text[inline.start : inline.end]:
                yield _GivenAddress(
                    inline.start, inline.end, _plain(found.group(1)), _is_home(inline, found.end()), True
                )


def _plain(host: str) -> str:
    return host.lower().removeprefix("www.")


def _is_home(link: Inline, end: int) -> bool:
    return link.target[end:].strip("/") == ""


def _printed_hosts(text: str) -> Iterator[tuple[int, int, str]]:
    end = 0
    for dot in _DOT.finditer(text):
        if dot.start() < end:
            continue
        start = max(end, dot.start() - 60)
        for match in _PRINTED.finditer(text, start, dot.start() + 40):
            if match.start() <= dot.start() < match.end():
                end = match.end()
                before = text[max(match.start() - 80, 0) : match.start()]
                if not _is_begun(before) and _ENDS_HOST.search(match.group(1)):
                    yield match.start(), end, match.group(1)
                break


def _is_begun(before: str) -> bool:
    """Whether an address begins in the words before and goes on with a slash: "www.anytown.gov.uk/"."""
    words = before.split()
    return before.endswith("/") and bool(words) and ("." in words[-1] or "/" in words[-1][:-1])


def _is_excused(analysis: Analysis, domains: _Domains, host: str, given: _GivenAddress) -> bool:
    """Whether nothing can be wrong with an address: it is like no service's, or its owner is named beside it."""
    owners = domains.owners(host)
    if owners:
        return not given.is_home or _named_of(analysis, owners, given) != ""
    return not domains.alike(host)


def _judged(analysis: Analysis, rule: Rule, domains: _Domains, scene: Scene, given: _GivenAddress) -> Iterator[Finding]:
    registry = scene.registry
    name = _name_of(analysis, scene, given)
    meant = _meant(registry, name)
    owners = domains.owners(given.host)
    if owners:
        if meant is not None and not any(_are_kin(registry, meant, registry.by_id[id_]) for id_ in owners):
            own = host_of(meant.website)
            if own and given.host not in domains.sources_of(meant):
                owner = registry.by_id[owners[0]]
                words = {"owner": display(owner), "service": display(meant), "own": own}
                message = rule.says("of-another-service", host=given.host, **words)
                yield _finding(analysis, rule, given, meant, message, "of-another-service", owners[:1])
        return
    alike = domains.alike(given.host)
    if meant is not None and meant.id in alike:
        # Another ending of ours may be one more address of the same body; .org and .com may be anybody's.
        doubtful = bool(_ABROAD.search(given.host)) or (alike[meant.id] == "ending" and given.host.endswith(".uk"))
        yield _not_its_own(analysis, rule, given, meant, "perhaps-its-own" if doubtful else "not-its-own")
        return
    if _ABROAD.search(given.host):
        return
    named = _named_of(analysis, tuple(alike), given)
    slipped = next((id_ for id_, kind in alike.items() if kind == "slip" and len(_label(given.host)) >= _LONG), "")
    if named or slipped:
        entry = registry.by_id[named or slipped]
        yield _not_its_own(analysis, rule, given, entry, "near-its-name")


def _not_its_own(analysis: Analysis, rule: Rule, given: _GivenAddress, entry: Helpline, evidence: str) -> Finding:
    message = rule.says("not-its-own", host=given.host, service=display(entry), own=host_of(entry.website))
    return _finding(analysis, rule, given, entry, message, evidence)


def _finding(
    analysis: Analysis,
    rule: Rule,
    given: _GivenAddress,
    entry: Helpline,
    message: str,
    evidence: str,
    also: tuple[str, ...] = (),
) -> Finding:
    return analysis.finding(
        rule,
        given.start,
        given.end,
        message,
        analysis.knowledge.policy.rests_on(analysis.level(rule, evidence), entry.confidence),
        sources=sources_of(entry) or None,
        entries=(entry.id, *also),
    )


# To whom the text gives an address.


def _named_of(analysis: Analysis, ids: tuple[str, ...], given: _GivenAddress) -> str:
    """The service, of some, that is named near an address, the likeliest meaning first; "" where none is.

    The address itself is no name."""
    near = analysis.names_near(given.start - _NEAR, given.end + _NEAR)
    whole = (hit for hit in near if hit.start not in analysis.parts)
    names = [hit.value.ids for hit in whole if given.link or not (given.start <= hit.start and hit.end <= given.end)]
    meant = {each[0] for each in names}
    known = next((id_ for id_ in ids if id_ in meant), "")
    return known or next((id_ for id_ in ids if any(id_ in each for each in names)), "")


def _name_of(analysis: Analysis, scene: Scene, given: _GivenAddress) -> Mention | None:
    """The name to which a text plainly gives an address: "X: www.y.org", "visit X at y.org", a link that reads X."""
    index = scene.document.block_index(given.start)
    block = scene.document.blocks[index]
    if given.link:
        whole = [name for name in scene.mentions.between(index, given.start, given.end) if name.end <= given.end]
        rest = len(scene.text[given.start : given.end].strip()) - sum(name.end - name.start for name in whole)
        return whole[0] if len(whole) == 1 and rest <= 4 and given.is_home else None
    before = [name for name in scene.mentions.between(index, block.start, given.start)[-2:] if name.end <= given.start]
    if before:
        name = before[-1]
        about = analysis.matches.before("sites.about", name.start)
        if about is not None and about.start >= max(block.start, name.start - _ABOUT):
            return None
        return name if _leads(analysis, name.end, given.start) else None
    if block.kind == "cell":
        row = [at for at in scene.cells.row(index) if at < index]
        named = [name for at in row for name in scene.mentions.of_block(at)]
        return named[0] if len(named) == 1 else None
    if block.kind == "definition" and index and scene.document.blocks[index - 1].kind == "term":
        named = scene.mentions.of_block(index - 1)
        return named[0] if len(named) == 1 and _leads(analysis, block.start, given.start) else None
    return None


def _leads(analysis: Analysis, start: int, end: int) -> bool:
    """Whether `text[start:end]` leads from a service to its address: marks, numbers and words for a website."""
    if end - start > _FAR:
        return False
    tokens, known = analysis.tokens, analysis.knowledge.lexicon.words("sites.between")
    between = tokens.words[tokens.at(start) : tokens.at(end)]
    if between[:1] == ["."]:
        return False
    words = [word for word in between if word not in _LEAD and not word.isdigit()]
    return len(words) <= _MOST_BETWEEN and known.issuperset(words)


def _meant(registry: Registry, name: Mention | None) -> Helpline | None:
    if name is None or name.branch or name.name.role in ("generic", "shared") or name.name.word == "weak":
        return None
    return registry.by_id[name.name.ids[0]]


def _are_kin(registry: Registry, one: Helpline, other: Helpline) -> bool:
    """Whether two entries belong together, so that the site of one is right for the other."""
    if registry.related(one.id, other.id):
        return True
    ours, theirs = one.operator.lower(), other.operator.lower()
    names = {name.lower() for name in (other.name, *other.aliases, other.operator) if name}
    mine = {name.lower() for name in (one.name, *one.aliases, one.operator) if name}
    return any(name in ours for name in names) or any(name in theirs for name in mine)


# Whose address it is.


class _Domains:
    """Which hosts belong to which entries of the registry."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._own = registry.hosts
        self._slipped: dict[str, dict[str, str]] = {}

    @cached_property
    def _labels(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for own in self._own:
            if len(_label(own)) >= 5:
                found.setdefault(_label(own), []).append(own)
        return found

    @cached_property
    def _sources(self) -> frozenset[str]:
        return frozenset(host for entry in self._registry.helplines for host in self.sources_of(entry))

    @staticmethod
    def sources_of(entry: Helpline) -> set[str]:
        return {host_of(source.url) for source in entry.sources}

    def owners(self, host: str) -> tuple[str, ...]:
        """The entries whose host this is, or a part of it."""
        above = _above(host)
        for each in (host, *above):
            if each in self._own:
                return self._own[each]
        label = _label(host)
        home = next((each for each in (host, *above) if each.startswith(label + ".")), host)
        return self._parents.get(home, ())

    @cached_property
    def _parents(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for own, ids in self._own.items():
            for each in _above(own):
                found[each] = (*found.get(each, ()), *ids)
        return found

    def alike(self, host: str) -> dict[str, str]:
        """The entries whose host this nearly is, each with `ending` or `slip`; none for a host known otherwise."""
        label = _label(host)
        if len(label) < 5 or host.endswith(_OF_A_NATION):
            return {}
        found = {id_: "ending" for own in self._labels.get(label, ()) for id_ in self._own[own]}
        if not found:
            if host not in self._slipped:
                self._slipped[host] = self._slips(host, label)
            found = self._slipped[host]
        return {} if found and any(host == known or _is_part(host, known) for known in self._sources) else found

    def _slips(self, host: str, label: str) -> dict[str, str]:
        """The entries from whose host this is one letter off; a changed letter may well make another word."""
        found: dict[str, str] = {}
        ending = host[host.rfind(label) + len(label) :]
        for other, hosts in self._labels.items():
            if abs(len(other) - len(label)) > 1 or (other[0] != label[0] and other[-1] != label[-1]):
                continue
            if edits(label, other, 1) == 1:
                kind = "letter" if len(other) == len(label) and sorted(other) != sorted(label) else "slip"
                found.update((id_, kind) for own in hosts if own.endswith(other + ending) for id_ in self._own[own])
        return found


def _above(host: str) -> list[str]:
    """The hosts that a host is a part of: "a.b.org.uk" gives "b.org.uk" and "org.uk"."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(1, len(parts) - 1)]


def _is_part(host: str, whole: str) -> bool:
    return host.endswith("." + whole)


@lru_cache(maxsize=4)
def _domains(registry: Registry) -> _Domains:
    return _Domains(registry)


def _label(host: str) -> str:
    """The telling part of a domain: "stopitnow" of "www.stopitnow.org.uk"."""
    return _ENDING.sub("", host).rsplit(".", 1)[-1]


CHECK = RuleCheck("helpline/website", run)
