"""What of a service advice may name to readers of a nation."""

from __future__ import annotations

from collections.abc import Iterable

from safelint.values.entries import Channel, Helpline


def nameable(service: Helpline, nation: str = "") -> Helpline | None:
    """The service as advice may name it to readers in `nation`, or "" for those in all of them; None where it may not,
    as a local one may not.

    It keeps the channels that are for these readers, for help, and of more than low confidence. Its nations are then
    those of the number to call or to text. Where each nation has a number of its own, none is for all.
    """
    if service.area:
        return None
    if not service.channels:
        named = service.website and service.confidence != "low" and _covers(service.nations, nation)
        return service if named else None
    known = [each for each in service.channels if each.purpose == "help" and each.confidence != "low"]
    channels = tuple([each for each in known if _covers(each.nations, nation)])
    called = _called(channels)
    if not channels or (not nation and not called and _called(known)):
        return None
    return service._replace(channels=channels, nations=called[0].nations if called else service.nations)


def _called(channels: Iterable[Channel]) -> list[Channel]:
    """Those with a number, the ones to call in front of those to text."""
    channels = [each for each in channels if each.kind in ("phone", "sms") and each.digits and not each.relay]
    return sorted(channels, key=lambda each: each.kind != "phone")


def _covers(nations: tuple[str, ...], nation: str) -> bool:
    return "uk" in nations or nation in nations
