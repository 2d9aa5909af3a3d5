"""Addresses given to a service that are not its own: another ending, a slip of letters, another service's.

An organisation may have many domains, and others have pages about it. So an address is a fault only where it looks
like one of the service's own, or is the home of another service; and it is an error only where the text plainly gives
it to that service. What links show is judged in `led_elsewhere.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.helpline.domains import SLIP, Domains
from safelint.checks.helpline.given_addresses import GivenAddress, given_addresses
from safelint.checks.helpline.led_elsewhere import led_elsewhere
from safelint.checks.helpline.services import are_kin, display, sources_of
from safelint.nations.abroad import is_told_by_headings
from safelint.numbers.owners.mentions import Mention
from safelint.numbers.registry import Registry
from safelint.numbers.websites import host_of
from safelint.values.document import Block, Inline
from safelint.values.entries import Helpline
from safelint.values.finding import Choice, Edit

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_NEAR = 300  # characters around an address in which a name shows what it is meant for
_LONG = 8  # letters of a label from which a slip is one even where nobody is named

_LEAD = frozenset(" :,;|/()-\u2013\u2014\u2022.")  # marks between a service and its address
_MOST_BETWEEN = 12  # words between them
_SECTION = 40  # blocks above an address, in which its headings are looked for
_FAR = 400  # characters between them, with numbers
_ABOUT = 60  # characters before a name in which words tell that somebody else's page is about it


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    yield from led_elsewhere(analysis, rule)
    seen = list(given_addresses(analysis))
    if not seen:
        return
    registry = analysis.knowledge.registry
    for given in sorted(seen, key=lambda each: each[:4]):
        found = None if registry.is_shared(given.host) else _judged(analysis, rule, given)
        if found is not None:
            yield found


def _judged(analysis: Analysis, rule: Rule, given: GivenAddress) -> Finding | None:
    """What there is to say of an address: of another service's, of one that was left, of one that is nobody's."""
    known = analysis.knowledge.made(Domains)
    owners = known.owners(given.host)
    if owners:
        return _of_another(analysis, rule, given, owners)
    left = known.former.get(given.host)
    alike = known.alike(given.host)
    if not (left or alike or analysis.names_near(given.start - _FAR, given.end)):
        return None
    if left is not None:
        return _given_up(analysis, rule, given, left)
    if is_told_by_headings(analysis, "abroad.for-others", given.start, _SECTION):  # it may be the body's sister
        return None
    meant = _meant(analysis.knowledge.registry, _name_of(analysis, given))
    evidence = known.mistaken_for(given.host, meant) if meant is not None else ""
    if meant is not None and evidence:
        return _not_its_own(analysis, rule, given, meant, evidence)
    return _near_a_name(analysis, rule, given, alike)


def _of_another(analysis: Analysis, rule: Rule, given: GivenAddress, owners: tuple[str, ...]) -> Finding | None:
    """An address of another service than the one that is meant."""
    if not given.is_home or _named_of(analysis, owners, given):
        return None
    registry = analysis.knowledge.registry
    name = _name_of(analysis, given)
    meant = _meant(registry, name)
    if name is None or meant is None or _is_one_more(analysis, name, given):
        return None
    own = host_of(meant.website)
    is_of_kin = any(are_kin(registry, meant, registry.by_id[id_]) for id_ in owners)
    if is_of_kin or not own or given.host in Domains.sources_of(meant):
        return None
    words = {"owner": display(registry.by_id[owners[0]]), "service": display(meant), "own": own}
    message = rule.says("of-another-service", host=given.host, **words)
    return _finding(analysis, rule, given, meant, message, "of-another-service", owners[:1])


def _given_up(analysis: Analysis, rule: Rule, given: GivenAddress, left: Helpline) -> Finding:
    """An address that its service has left."""
    own = host_of(left.website)
    message = rule.says("given-up", host=given.host, service=display(left), own=own)
    return _finding(analysis, rule, given, left, message, "given-up")


def _near_a_name(analysis: Analysis, rule: Rule, given: GivenAddress, alike: Mapping[str, str]) -> Finding | None:
    """An address like that of a service that is named near it, or a slip of a long one."""
    if not alike or analysis.knowledge.registry.websites.is_abroad(given.host):
        return None
    named = _named_of(analysis, tuple(alike), given)
    long = len(analysis.knowledge.registry.websites.label_of(given.host)) >= _LONG
    slipped = next((id_ for id_, how in alike.items() if how == SLIP and long), "")
    if not (named or slipped):
        return None
    return _not_its_own(analysis, rule, given, analysis.knowledge.registry.by_id[named or slipped], "near-its-name")


def _is_one_more(analysis: Analysis, name: Mention, given: GivenAddress) -> bool:
    """Whether an address is one more way to get help, beside a service: "ring X, or email Y"."""
    words = analysis.words_between(name.end, given.start)
    return not analysis.knowledge.contact_words.joint.isdisjoint(words)


def _not_its_own(analysis: Analysis, rule: Rule, given: GivenAddress, entry: Helpline, evidence: str) -> Finding:
    own = host_of(entry.website)
    message = rule.says("not-its-own", host=given.host, service=display(entry), own=own)
    return _finding(analysis, rule, given, entry, message, evidence)


def _finding(
    analysis: Analysis,
    rule: Rule,
    given: GivenAddress,
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
        choices=(_own_site(analysis, rule, given, entry),),
        sources=sources_of(entry),
        entries=(entry.id, *also),
    )


def _own_site(analysis: Analysis, rule: Rule, given: GivenAddress, entry: Helpline) -> Choice | None:
    """Writes the address of the service's own site in place of that of a whole site: others have pages of their own."""
    own = host_of(entry.website)
    if given.link and given.is_home and own:
        return _own_link(analysis, rule, given.link, entry, own)
    start = given.end - len(given.host)
    printed = analysis.document.text[start : given.end].lower() == given.host
    if given.link or not given.is_home or not printed or not own or "@" in analysis.document.text[given.start : start]:
        return None
    return analysis.choice(start, given.end, own, rule.says("choose-site", site=own, service=display(entry)))


def _own_link(analysis: Analysis, rule: Rule, link: Inline, entry: Helpline, own: str) -> Choice | None:
    """Lets a link lead to the service's own site."""
    span = analysis.document.target_span(link) if link.target[:4].lower() == "http" else None
    if span is None or not analysis.document.source.editable:
        return None
    return Choice((Edit(span, entry.website),), rule.says("choose-link", site=own, service=display(entry)))


# To whom the text gives an address.


def _named_of(analysis: Analysis, ids: tuple[str, ...], given: GivenAddress) -> str:
    """The service, of some, that is named near an address, the likeliest meaning first; "" where none is.

    The address itself is no name."""
    near = analysis.names_near(given.start - _NEAR, given.end + _NEAR)
    whole = (hit for hit in near if hit.start not in analysis.parts)
    names = [hit.value.ids for hit in whole if given.link or not (given.start <= hit.start and hit.end <= given.end)]
    meant = {each[0] for each in names}
    known = next((id_ for id_ in ids if id_ in meant), "")
    return known or next((id_ for id_ in ids if any(id_ in each for each in names)), "")


def _name_of(analysis: Analysis, given: GivenAddress) -> Mention | None:
    """The name to which a text plainly gives an address: "X: www.y.org", "visit X at y.org", a link that reads X."""
    index = analysis.document.block_index(given.start)
    if given.link:
        return _name_of_link(analysis, index, given)
    before = _name_before(analysis, index, given)
    if before is not None:
        if _is_about(analysis, analysis.document.blocks[index], before):
            return None
        if _leads(analysis, before.end, given.start):
            return before
    after = _name_after(analysis, index, given)
    if after is not None or before is not None:
        return after
    return _name_in_row(analysis, index) or _name_defined(analysis, index, given)


def _name_of_link(analysis: Analysis, index: int, given: GivenAddress) -> Mention | None:
    """The one name that a link reads."""
    whole = [name for name in analysis.scene.mentions.between(index, given.start, given.end) if name.end <= given.end]
    if len(whole) != 1 or not given.is_home:
        return None
    name = whole[0]
    around = (given.start, name.start), (name.end, given.end)
    return name if all(start == end or _leads(analysis, start, end) for start, end in around) else None


def _name_before(analysis: Analysis, index: int, given: GivenAddress) -> Mention | None:
    """The last name before an address in its block."""
    names = analysis.scene.mentions.between(index, analysis.document.blocks[index].start, given.start)[-2:]
    return next((name for name in reversed(names) if name.end <= given.start), None)


def _is_about(analysis: Analysis, block: Block, name: Mention) -> bool:
    """Whether words before a name tell that somebody else's page is about it."""
    about = analysis.matches.before("sites.about", name.start)
    return about is not None and about.start >= max(block.start, name.start - _ABOUT)


def _name_after(analysis: Analysis, index: int, given: GivenAddress) -> Mention | None:
    """The name to which words after an address give it back."""
    after = analysis.matches.after("sites.back", given.end)
    following = analysis.scene.mentions.between(index, after.end, after.end + 2) if after is not None else None
    return following[0] if following else None


def _name_in_row(analysis: Analysis, index: int) -> Mention | None:
    """The one name in the cells before that of an address, in its row."""
    if analysis.document.blocks[index].kind != "cell":
        return None
    row = [at for at in analysis.scene.cells.row(index) if at < index]
    beside = [name for at in row for name in analysis.scene.mentions.of_block(at)]
    return beside[0] if len(beside) == 1 else None


def _name_defined(analysis: Analysis, index: int, given: GivenAddress) -> Mention | None:
    """The one name in the term whose definition begins with an address."""
    blocks = analysis.document.blocks
    if blocks[index].kind != "definition" or not index or blocks[index - 1].kind != "term":
        return None
    named = analysis.scene.mentions.of_block(index - 1)
    return named[0] if len(named) == 1 and _leads(analysis, blocks[index].start, given.start) else None


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
    return registry.by_id[name.name.ids[0]] if name is not None and name.is_surely_one else None


CHECK = RuleCheck("helpline/website", run)
