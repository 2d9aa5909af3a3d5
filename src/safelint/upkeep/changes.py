"""Changes to the entry of a service, each with the page that a person has read: what else follows from one is changed
with it, in the entry and beside it.

A channel that a function takes is one of those of the entry beside it. Every function puts the changed entry on the
draft and raises `SafelintError` where the change cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from safelint.numbers.plan import NumberingPlan
from safelint.numbers.websites import host_of
from safelint.upkeep.draft import PackDraft
from safelint.values.errors import SafelintError
from safelint.values.settings import CONFIDENCES

Table = dict[str, Any]
OPERATOR, OFFICIAL, POOR = "operator", "official", "poor"
"""Who speaks on a page, as `packs.ranks` names them."""


class ReadPage(NamedTuple):
    """A page that a person has read: its address, the day on which it was read (ISO 8601), the page's own date or "",
    what it says in our words or "". `attested`: the person speaks for the operator."""

    url: str
    seen: str
    date: str = ""
    says: str = ""
    attested: bool = False


def speaker(draft: PackDraft, entry: Table, page: ReadPage) -> str:
    """Who speaks on a page about a service.

    Raises:
        SafelintError: the page is no authority, or the operator is said to attest what does not stand on its own site.
    """
    own = {host_of(entry[key]) for key in ("website", "page") if entry.get(key)}
    who = draft.ranks.speaker(page.url, own)
    if who == POOR:
        raise SafelintError(f"{page.url} is no authority for a number: give a page of the operator's own site")
    if page.attested and who != OPERATOR:
        sites = " or ".join(sorted(own)) or "none is known"
        raise SafelintError(
            f"{page.url} is not on the site of the service ({sites}), so its operator cannot attest by it"
        )
    return who


def add_source(draft: PackDraft, entry: Table, page: ReadPage, shows: Iterable[str]) -> None:
    """Names a page among the sources of the entry, with the facts that it shows."""
    _show(entry, page, shows, speaker(draft, entry, page))
    draft.put(entry)


def _show(entry: Table, page: ReadPage, shows: Iterable[str], who: str) -> None:
    sources = entry.setdefault("sources", [])
    known = next((each for each in sources if each["url"] == page.url), None)
    if known is None:
        known = {"url": page.url}
        sources.append(known)
    facts = list(dict.fromkeys((*known.get("shows", ()), *shows)))
    said = "attested by the operator" if page.attested else page.says or f"{who}: {', '.join(facts)}"
    known.update({"says": said, "seen": date.fromisoformat(page.seen), "shows": facts})
    if page.date:
        known["date"] = page.date
    entry.pop("sourced", None)


def _known_now(entry: Table, channel: Table, page: ReadPage, who: str) -> None:
    """How well a number is known that a person has just read on a page, and since when."""
    sure = "high" if who in (OPERATOR, OFFICIAL) else "medium"
    channel.pop("confidence", None)
    if CONFIDENCES.index(entry["confidence"]) != CONFIDENCES.index(sure):
        channel["confidence"] = sure
    channel.pop("verified", None)
    if who == OPERATOR:
        channel["verified"] = date.fromisoformat(page.seen)


def channel_of(draft: PackDraft, entry: Table, printed: str, kind: str = "") -> Table:
    """The channel of an entry that has a number: of several, as of calls and of WhatsApp, the one of the `kind` that is
    printed just so."""
    plan, called = draft.plan, [each for each in entry.get("channel", ()) if each.get("number")]
    digits, relayed = plan.national(printed), plan.is_relayed(printed)
    found: list[Table] = [each for each in called if plan.national(each["number"]) == digits]
    if not found:
        has = ", ".join(each["number"] for each in called) or "none"
        raise SafelintError(f'{entry["name"]} has no number "{printed}" in the registry; it has {has}')
    if len(found) > 1:
        has = " and ".join(f"{each['number']} ({each['kind']})" for each in found)
        same = [each for each in found if plan.is_relayed(each["number"]) == relayed and kind in ("", each["kind"])]
        if len(same) != 1:
            raise SafelintError(f"{entry['name']} has {has}: say what the number is for that is meant")
        found = same
    return found[0]


def add_channel(draft: PackDraft, entry: Table, channel: Table, page: ReadPage) -> None:
    """A further way to reach a service."""
    number, who, plan = channel.get("number", ""), speaker(draft, entry, page), draft.plan
    digits = plan.national(number)
    if number and digits in _given(entry, plan, channel["kind"]):
        raise SafelintError(f"{entry['name']} has the number {number} already")
    _with_prefix(channel, draft.plan)
    if number:
        _known_now(entry, channel, page, who)
    entry.setdefault("channel", []).append(channel)
    entry["retired"] = _without(entry.get("retired", ()), digits, plan)
    said = ("hours", "cost")
    _show(entry, page, [channel.get("number") or channel["address"], *(key for key in said if channel.get(key))], who)
    draft.put(entry)


def correct_number(
    draft: PackDraft, entry: Table, channel: Table, new: str, page: ReadPage, given_up: bool, until: str
) -> None:
    """Another number in the place of that of a channel: the operator has `given_up` the old one, `until` when or "";
    else it was never right."""
    old, who, plan = channel["number"], speaker(draft, entry, page), draft.plan
    was, now = plan.national(old), plan.national(new)
    if now in _given(entry, plan, channel["kind"]) - {was}:
        raise SafelintError(f"{entry['name']} has the number {new} already; to retire {old}, say so")
    channel["number"] = new
    _with_prefix(channel, draft.plan)
    _known_now(entry, channel, page, who)
    entry["retired"] = _without(entry.get("retired", ()), now, plan)
    if was != now and was not in _given(entry, plan):
        _point_to(entry, was, new, plan)
        if given_up:
            entry["retired"].append(_retired(old, until, new))
    if was == now or not given_up:
        _forget(entry, old)
    _show(entry, page, [new], who)
    draft.put(entry)
    _let_go(draft, entry["id"], was, new)


def retire_number(draft: PackDraft, entry: Table, channel: Table, until: str, instead: str, page: ReadPage) -> None:
    """The number of a channel, which its operator has given up; `instead` is what to print today, or "". Where the
    entry has the number for something else too, only the channel goes."""
    plan, old = draft.plan, channel["number"]
    was, now = plan.national(old), plan.national(instead)
    left = [each for each in entry["channel"] if each is not channel]
    lives = was in _given({"channel": left}, plan)
    if instead and now == was and not lives:
        raise SafelintError(f"{instead} is the number that is retired: what replaces it must be another")
    if instead and not draft.owners(now):
        raise SafelintError(f"no service of the registry has the number {instead}: add it first")
    who = speaker(draft, entry, page)
    entry["channel"] = left
    if not lives:
        _point_to(entry, was, instead, plan)
        entry.setdefault("retired", []).append(_retired(old, until, instead))
    if not any(each["kind"] in ("phone", "sms", "textphone", "whatsapp") for each in entry["channel"]):
        entry["public_line"] = False
    _show(entry, page, [old], who)
    draft.put(entry)
    _let_go(draft, entry["id"], was, instead)


def set_fact(draft: PackDraft, entry: Table, channel: Table, key: str, value: str, page: ReadPage) -> None:
    """The `hours` or the `cost` of a channel."""
    who = speaker(draft, entry, page)
    channel[key] = value
    if who == OPERATOR:
        channel["verified"] = date.fromisoformat(page.seen)
    _show(entry, page, [channel["number"], key], who)
    draft.put(entry)


def rename(draft: PackDraft, entry: Table, name: str, page: ReadPage) -> None:
    """The name that the operator writes today; the one before becomes an alias, since texts still have it."""
    who, before = speaker(draft, entry, page), entry["name"]
    entry["name"] = name
    entry["aliases"] = [each for each in (before, *entry.get("aliases", ())) if each != name]
    _show(entry, page, ["name"], who)
    draft.put(entry)


def verify(draft: PackDraft, entry: Table, page: ReadPage) -> None:
    """A person has read all facts of the entry on the operator's page."""
    who = speaker(draft, entry, page)
    if who != OPERATOR:
        raise SafelintError(f"{page.url} is no page of the operator of {entry['name']}: all facts are verified on one")
    channels = entry.get("channel", ())
    ways = [each.get("number") or each["address"] for each in channels if each["kind"] != "keypress"]
    said = [key for key in ("hours", "cost") if any(each.get(key) for each in channels)]
    _show(entry, page, ["name", *ways, *said], who)
    entry["verified"] = date.fromisoformat(page.seen)
    entry["confidence"] = "high"
    for each in channels:
        each.pop("verified", None)
        each.pop("confidence", None)
    draft.put(entry)


def close(draft: PackDraft, entry: Table, status: str, since: str, successor: str, page: ReadPage) -> None:
    """A service that is `closed`, `renamed` or `merged`, `since` when or ""; `successor` is the id of another or ""."""
    if successor and (successor == entry["id"] or draft.entries[successor].get("status", "active") != "active"):
        raise SafelintError(f'"{successor}" cannot take the place of {entry["id"]}: it must be another, active service')
    if status != "closed" and not successor:
        raise SafelintError(f"a service that is {status} needs the service that took its place")
    who = speaker(draft, entry, page)
    entry.update({"status": status, "status_date": since, "replaced_by": successor})
    _show(entry, page, ["status"], who)
    draft.put(entry)
    for other in [each for each in draft.entries.values() if each.get("replaced_by") == entry["id"]]:
        following = draft.entry(other["id"])
        following["replaced_by"] = successor
        draft.put(following)
    draft.name_instead(entry["id"], successor)


def new_entry(draft: PackDraft, entry: Table, channel: Table, page: ReadPage, path: str) -> None:
    """A service that the registry does not have, with one way to reach it; it goes to the end of the file `path`."""
    if entry["id"] in draft.entries:
        raise SafelintError(f'"{entry["id"]}" is in the registry already')
    who = speaker(draft, entry, page)
    day = date.fromisoformat(page.seen)
    _with_prefix(channel, draft.plan)
    entry = {
        **entry,
        "status": "active",
        "confidence": "high" if who in (OPERATOR, OFFICIAL) else "medium",
        "recorded": day,
        "channel": [channel],
    }
    if who == OPERATOR:
        entry["verified"] = day
    keys = ("hours", "cost")
    facts = ["name", channel.get("number") or channel["address"], *(key for key in keys if channel.get(key))]
    _show(entry, page, facts, who)
    draft.put(entry, path)


def file_for(draft: PackDraft, topics: Sequence[str]) -> str:
    """The file of services in which most have one of these topics, the first of them above all."""
    counts = {path: [0 for _ in topics] for path in draft.paths}
    for id_, entry in draft.entries.items():
        for at, topic in enumerate(topics):
            counts[draft.path_of(id_)][at] += topic in entry["topics"]
    return max(counts, key=lambda path: counts[path])


def unexplained(draft: PackDraft, id_: str, added: Sequence[str] = ()) -> list[tuple[str, str, list[str]]]:
    """The numbers of a service, and the national digits `added`, that another service has or gave up and of which
    registry.toml does not say why: the list that the reason belongs in, the digits, and the other services."""
    entry, plan = draft.entries.get(id_, {}), draft.plan
    found = []
    for digits in sorted(_given(entry, plan) | set(added)):
        others = [each for each in draft.owners(digits) if each != id_]
        known = draft.reasons("shared_number", digits)
        if others and not (known and {id_, *others} <= set(known.values["entries"])):
            found.append(("shared_number", digits, others))
        before = [each for each in draft.gave_up(digits) if each != id_]
        if before and not draft.reasons("reused_number", digits):
            found.append(("reused_number", digits, before))
    for digits in sorted(map(plan.national, (each["number"] for each in entry.get("retired", ())))):
        if (users := draft.owners(digits)) and not draft.reasons("reused_number", digits):
            found.append(("reused_number", digits, users))
    return found


def explain(draft: PackDraft, id_: str, key: str, digits: str, why: str) -> None:
    """Gives the reason why a number stands with several services; `key` is that of `unexplained`."""
    if key == "shared_number":
        ids = sorted({id_, *draft.owners(digits)})
        draft.give_reason(key, {"number": digits, "entries": ids, "why": why})
        return
    users = draft.owners(digits) or [id_]
    gone = [each for each in draft.gave_up(digits) if each not in users] or [id_]
    draft.give_reason(key, {"number": digits, "retired_for": sorted(gone), "used_by": sorted(users), "why": why})


def _given(entry: Table, plan: NumberingPlan, kind: str = "") -> set[str]:
    """The numbers of an entry, or those of one `kind`."""
    called = (each for each in entry.get("channel", ()) if each["kind"] != "keypress" and kind in ("", each["kind"]))
    return {plan.national(each["number"]) for each in called if each.get("number")}


def _with_prefix(channel: Table, plan: NumberingPlan) -> None:
    """A number that is printed with the relay prefix says so."""
    channel.pop("relay", None)
    if plan.is_relayed(channel.get("number", "")):
        channel["relay"] = True


def _retired(number: str, until: str, instead: str) -> Table:
    return {"number": number, "until": until, "replaced_by": instead}


def _without(retired: Iterable[Table], digits: str, plan: NumberingPlan) -> list[Table]:
    return [each for each in retired if plan.national(each["number"]) != digits]


def _point_to(entry: Table, was: str, instead: str, plan: NumberingPlan) -> None:
    """What was to print in the place of older numbers of the entry is given up too."""
    for each in entry.get("retired", ()):
        if plan.national(each.get("replaced_by", "")) == was:
            each["replaced_by"] = instead


def _forget(entry: Table, old: str) -> None:
    """No page shows a number that the entry has no more, as it was printed."""
    if any(each.get("number") == old for each in entry["channel"]):
        return
    for source in entry.get("sources", ()):
        source["shows"] = [each for each in source.get("shows", ()) if each != old]


def _let_go(draft: PackDraft, id_: str, was: str, instead: str) -> None:
    """A service has one number less: the reason why others had it too, and where it is to be printed, follow."""
    owners = draft.owners(was)
    if id_ in owners:
        return
    shared = draft.reasons("shared_number", was)
    if shared and id_ in shared.values["entries"]:
        left = [each for each in shared.values["entries"] if each != id_]
        draft.give_reason("shared_number", {**shared.values, "entries": left})
    if owners:
        return
    plan = draft.plan
    for other in list(draft.entries):
        entry = draft.entry(other)
        if any(plan.national(each.get("replaced_by", "")) == was for each in entry.get("retired", ())):
            _point_to(entry, was, instead, plan)
            draft.put(entry)
