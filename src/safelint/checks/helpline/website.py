"""Addresses given to a service that are not its own: another ending, a slip of letters, another service's.

An organisation may have many domains, and others have pages about it. So an address is a fault only where it looks
like one of the service's own, or is the home of another service; and it is an error only where the text plainly gives
it to that service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.helpline.domains import ENDING, LOOSE, SLIP, Domains, label_of
from safelint.checks.helpline.passages import scene_of
from safelint.checks.helpline.services import display, sources_of
from safelint.lazy import regex
from safelint.numbers.contact_words import WORD
from safelint.numbers.owners.mentions import Mention
from safelint.numbers.owners.scene import Scene
from safelint.numbers.registry import Registry
from safelint.numbers.websites import host_of
from safelint.values.document import Inline
from safelint.values.entries import Helpline
from safelint.values.finding import Choice, Edit

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_NEAR = 300  # characters around an address in which a name shows what it is meant for
_LONG = 8  # letters of a label from which a slip is one even where nobody is named

_HOST = r"(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8})(?![\w@])"
_PRINTED = regex(rf"(?<![@\w.-])(?:https?://|[\w.+'-]{{1,64}}@)?{_HOST}", re.IGNORECASE)
# A link without a scheme or two slashes leads to a file of the same site: "samaritans.html".
_LINKED = regex(rf"\s*(?:(?:https?:)?//|mailto:[\w.+'-]{{1,64}}@){_HOST}", re.IGNORECASE)
# The dot before an ending that UK services have: a plain search finds it far faster than a whole address.
_ENDINGS = "(?i:org|com|co|net|info|uk|wales|cymru|scot|support|charity|help|eu)"
_DOT = regex(rf"\.(?={_ENDINGS}\b)")
# The name of a host ends so, or with a country's ending after it; with any other it is that of a file.
_ENDS_HOST = regex(rf"\.{_ENDINGS}(?:\.[a-z]{{2}})?$", re.IGNORECASE)
_ABROAD = regex(r"\.(?!uk$|eu$|co$|me$|io$|tv$)[a-z]{2}$")
_LEAD = frozenset(" :,;|/()-\u2013\u2014\u2022.")  # marks between a service and its address
_MOST_BETWEEN = 12  # words between them
_FAR = 400  # characters between them, with numbers
_LONGEST = 100  # characters of an address before the dot of its ending
_ABOUT = 60  # characters before a name in which words tell that somebody else's page is about it


class _GivenAddress(NamedTuple):
    """An address as a text gives it: where, its host, whether it is that of a whole site or of a mailbox, whether it is
    the target of a link with other words."""

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
    known = analysis.knowledge.made(Domains)
    for given in sorted(seen):
        if not registry.is_shared(given.host):
            yield from _judged(analysis, rule, known, given)


def _addresses(analysis: Analysis) -> Iterator[_GivenAddress]:
    text = analysis.document.text
    for start, end, host in _printed_hosts(text):
        is_home = "@" in text[start:end] or not re.match(r"/[\w-]", text[end : end + 2])
        yield _GivenAddress(start, end, _plain(host), is_home, False)
    for inline in analysis.document.inlines:
        if inline.kind == "link" and inline.end > inline.start and (found := _LINKED.match(inline.target)):
            if "." not in text[inline.start : inline.end]:
                is_home = "@" in found.group() or _is_home(inline, found.end())
                yield _GivenAddress(inline.start, inline.end, _plain(found.group(1)), is_home, True)


def _plain(host: str) -> str:
    return host.lower().removeprefix("www.")


def _is_home(link: Inline, end: int) -> bool:
    return link.target[end:].strip("/") == ""


def _printed_hosts(text: str) -> Iterator[tuple[int, int, str]]:
    end = 0
    for dot in _DOT.finditer(text):
        if dot.start() < end:
            continue
        start = max(end, dot.start() - _LONGEST)
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


def _judged(analysis: Analysis, rule: Rule, known: Domains, given: _GivenAddress) -> Iterator[Finding]:
    owners, registry = known.owners(given.host), analysis.knowledge.registry
    if owners and (not given.is_home or _named_of(analysis, owners, given)):
        return
    left = known.former.get(given.host)
    alike = {} if owners else known.alike(given.host)
    if not (owners or left or alike or analysis.names_near(given.start - _FAR, given.end)):
        return
    name = _name_of(analysis, analysis.view(scene_of), given)
    meant = _meant(registry, name)
    if owners:
        if name is None or meant is None or _is_one_more(analysis, name, given):
            return
        if not any(_are_kin(registry, meant, registry.by_id[id_]) for id_ in owners):
            yield from _of_another(analysis, rule, known, given, meant, owners)
    elif left is not None:
        message = rule.says("given-up", host=given.host, service=display(left), own=host_of(left.website))
        yield _finding(analysis, rule, given, left, message, "given-up", own=host_of(left.website))
    elif meant is not None and (how := known.is_like(given.host, meant) or alike.get(meant.id, "")):
        # Another ending of ours may be one more address of the same body; .org and .com may be anybody's.
        doubtful = bool(_ABROAD.search(given.host)) or (how == ENDING and given.host.endswith(".uk"))
        sure = not doubtful and alike.get(meant.id, LOOSE) != LOOSE
        yield _not_its_own(analysis, rule, given, meant, "not-its-own" if sure else "perhaps-its-own")
    elif alike and not _ABROAD.search(given.host):
        named = _named_of(analysis, tuple(alike), given)
        long = len(label_of(given.host)) >= _LONG
        slipped = next((id_ for id_, how in alike.items() if how == SLIP and long), "")
        if named or slipped:
            yield _not_its_own(analysis, rule, given, registry.by_id[named or slipped], "near-its-name")


def _is_one_more(analysis: Analysis, name: Mention, given: _GivenAddress) -> bool:
    """Whether an address is one more way to get help, beside a service: "ring X, or email Y"."""
    words = WORD.findall(analysis.document.text[name.end : given.start].lower())
    return not analysis.knowledge.contact_words.joint.isdisjoint(words)


def _of_another(
    analysis: Analysis, rule: Rule, known: Domains, given: _GivenAddress, meant: Helpline, owners: tuple[str, ...]
) -> Iterator[Finding]:
    """An address of another service than the one that is meant."""
    own = host_of(meant.website)
    if own and given.host not in known.sources_of(meant):
        owner = analysis.knowledge.registry.by_id[owners[0]]
        words = {"owner": display(owner), "service": display(meant), "own": own}
        message = rule.says("of-another-service", host=given.host, **words)
        yield _finding(analysis, rule, given, meant, message, "of-another-service", owners[:1], own=own)


def _not_its_own(analysis: Analysis, rule: Rule, given: _GivenAddress, entry: Helpline, evidence: str) -> Finding:
    own = host_of(entry.website)
    message = rule.says("not-its-own", host=given.host, service=display(entry), own=own)
    return _finding(analysis, rule, given, entry, message, evidence, own=own)


def _finding(
    analysis: Analysis,
    rule: Rule,
    given: _GivenAddress,
    entry: Helpline,
    message: str,
    evidence: str,
    also: tuple[str, ...] = (),
    *,
    own: str,
) -> Finding:
    return analysis.finding(
        rule,
        given.start,
        given.end,
        message,
        analysis.knowledge.policy.rests_on(analysis.level(rule, evidence), entry.confidence),
        choices=(_own_site(analysis, rule, given, entry, own),),
        sources=sources_of(entry) or None,
        entries=(entry.id, *also),
    )


def _own_site(analysis: Analysis, rule: Rule, given: _GivenAddress, entry: Helpline, own: str) -> Choice | None:
    """Writes the address of the service's own site in place of that of a whole site: others have pages of their own."""
    if given.link and given.is_home and own:
        return _own_link(analysis, rule, given, entry, own)
    start = given.end - len(given.host)
    printed = analysis.document.text[start : given.end].lower() == given.host
    if given.link or not given.is_home or not printed or not own or "@" in analysis.document.text[given.start : start]:
        return None
    return analysis.choice(start, given.end, own, rule.says("choose-site", site=own, service=display(entry)))


def _own_link(analysis: Analysis, rule: Rule, given: _GivenAddress, entry: Helpline, own: str) -> Choice | None:
    """Lets a link lead to the service's own site."""
    found = (each for each in analysis.document.inlines if (each.start, each.end) == (given.start, given.end))
    link = next((each for each in found if each.kind == "link" and each.target[:4].lower() == "http"), None)
    span = analysis.document.target_span(link) if link is not None else None
    if span is None or not analysis.document.source.editable:
        return None
    return Choice((Edit(span, entry.website),), rule.says("choose-link", site=own, service=display(entry)))


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
        if len(whole) != 1 or not given.is_home:
            return None
        name = whole[0]
        around = (given.start, name.start), (name.end, given.end)
        return name if all(start == end or _leads(analysis, start, end) for start, end in around) else None
    before = [name for name in scene.mentions.between(index, block.start, given.start)[-2:] if name.end <= given.start]
    if before:
        name = before[-1]
        about = analysis.matches.before("sites.about", name.start)
        if about is not None and about.start >= max(block.start, name.start - _ABOUT):
            return None
        if _leads(analysis, name.end, given.start):
            return name
    after = analysis.matches.after("sites.back", given.end)
    following = scene.mentions.between(index, after.end, after.end + 2) if after is not None else ()
    if following or before:
        return following[0] if following else None
    if block.kind == "cell":
        row = [at for at in scene.cells.row(index) if at < index]
        beside = [name for at in row for name in scene.mentions.of_block(at)]
        return beside[0] if len(beside) == 1 else None
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


CHECK = RuleCheck("helpline/website", run)
