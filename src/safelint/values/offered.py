"""What a person is offered of a finding, wherever it is shown."""

from collections.abc import Iterable

from safelint.values.finding import Choice, Finding


def offered(finding: Finding, kept: Iterable[Choice] = ()) -> tuple[Choice, ...]:
    """The choices of a finding that were tried and `kept`, as they bring nothing new. Safe ones stay, in front: each is
    right by itself, and whoever makes all of them tries them in the whole text."""
    good = tuple(kept)
    return *(choice for choice in finding.choices if choice.safe and choice not in good), *good
