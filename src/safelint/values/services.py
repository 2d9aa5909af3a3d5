"""What the registry says of a service and of a way to reach it in words of its own."""

from typing import Literal, get_args

ChannelKind = Literal["phone", "sms", "textphone", "whatsapp", "webchat", "webform", "email", "bsl", "keypress"]

CHANNELS: tuple[ChannelKind, ...] = get_args(ChannelKind)

Status = Literal["active", "closed", "renamed", "merged"]

STATUSES: tuple[Status, ...] = get_args(Status)

Cost = Literal["free", "standard", "varies"]
"""What a call costs; `standard` as one to an 01 or 02 number."""

COSTS: tuple[Cost, ...] = get_args(Cost)

Purpose = Literal["help", "office"]
"""What a line is for; `office` is not for those who need help."""

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

NameRole = Literal["name", "alias", "operator", "former", "shared", "generic"]
"""What a form under which texts name a service is to it: one that is `shared` may mean any of several, and a `generic`
one is "the police"."""

NameWord = Literal["", "weak", "plain"]
"""Whether such a form is an ordinary word besides; see naming.toml."""
