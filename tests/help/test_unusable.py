"""What looks like a way to help and is none: nobody can take it, or readers are sent there for something else."""

from __future__ import annotations

import pytest

from safelint.analysis import Analysis
from safelint.help.signposting import Assessment
from safelint.readers import read
from safelint.values.settings import Settings
from support.number_texts import KNOWLEDGE

NONE = [
    # still to be filled in
    "Call our helpline on XXXX XXX XXX.",
    "Call our helpline on [NUMBER].",
    "Call our helpline (number to follow).",
    "Contact Samaritans on TBC.",
    "Ring our support line on 01XXX XXXXXX for help.",
    "Our helpline number is to be confirmed.",
    # struck out
    "~~Call the NSPCC on 0808 800 5000, 999 or 101.~~",
    "<del>Ring Childline on 0800 1111.</del>",
    "<s>Call the NSPCC</s> <s>on 0808 800 5000.</s>",
    # denied
    "Please don't ring the NSPCC on 0808 800 5000.",
    "Never call Childline on 0800 1111.",
    "Please do not call 999 or 101.",
    "You must not call 999.",
    "Do not phone us.",
    # closed, and old
    "The NSPCC helpline, 0808 800 5000, is no longer available.",
    "The NSPCC helpline (0808 800 5000) closed in March.",
    "The helpline on 0808 800 5000 has been discontinued.",
    "The helpline on 0808 800 5000 is suspended until further notice.",
    "The number 0808 800 5000 is not in use.",
    "The old number was 0808 800 5000.",
    "Our former helpline number, 0808 800 5000, has been shut down.",
    "The NSPCC stopped running its helpline.",
    "The NSPCC's helpline is now closed.",
    "Unfortunately 0808 800 5000 cannot help with this.",
    # calls that were made
    "A neighbour rang 999.",
    "A teacher rang the NSPCC on 0808 800 5000 that night.",
    "The boy had phoned Childline on 0800 1111.",
    "In the end he called Childline on 0800 1111 from a friend's house.",
    # for donors and other errands
    "To make a donation, please call the NSPCC on 0808 800 5000.",
    "To support our work with a gift, ring the NSPCC on 0808 800 5000.",
    "Call the NSPCC on 0808 800 5000 to donate.",
    "Call the NSPCC on 0808 800 5000 to buy tickets.",
    "The NSPCC is recruiting volunteers. Call 0808 800 5000.",
    "We have vacancies - ring the NSPCC on 0808 800 5000.",
    "For tickets to the summer ball, call 101.",
    "To report a stolen car, call 101.",
    "Ring 101 to report graffiti.",
    # what nobody reads
    '<a href="https://www.nspcc.org.uk" aria-label="go"></a>',
    "[Our helpline](#)",
    "[NSPCC helpline](#)",
    '<input placeholder="Call the NSPCC on 0808 800 5000">',
]
SOME = [
    "Call the NSPCC on 0808 800 5000.",
    "Do not call 999 unless somebody is in danger.",
    "Do not hesitate to call the NSPCC on 0808 800 5000.",
    "Don't wait: call the NSPCC on 0808 800 5000.",
    "If you do not want to call the police, call the NSPCC on 0808 800 5000.",
    "The NSPCC helpline on 0808 800 5000 is closed on Christmas Day.",
    "The NSPCC helpline on 0808 800 5000 is closed at weekends.",
    "When the NSPCC helpline on 0808 800 5000 is closed, use the form.",
    "If you no longer feel safe, call 999.",
    "The NSPCC helpline on 0808 800 5000 is free. The old line is closed.",
    "If you called 101 and heard nothing, call the NSPCC on 0808 800 5000.",
    "The NSPCC called for change. Its helpline is 0808 800 5000.",
    "A charity called Childline, on 0800 1111, listens.",
    "Call the NSPCC on 0808 800 5000 to apply for help.",
    "Call 101 to report a stolen bike, an assault or anything else.",
    "To report a crime, call 101.",
    "~~Call us.~~ Call the NSPCC on 0808 800 5000.",
    "Talk to our safeguarding lead, Mrs Smith, on 01632 XXXXXX.",
    "You can call the NSPCC on 0808 800 5000 without giving your name.",
    "The NSPCC no longer prints leaflets. Call its helpline on 0808 800 5000.",
    "To book a session, call Childline on 0800 1111.",
]


def helped(line: str) -> Assessment:
    text = f"# Children who are abused\n\nMany children who are abused tell nobody for years.\n\n{line}\n"
    document = read("a.md", text.encode(), "markdown")
    return Analysis(document, Settings(topics=("child-abuse",)), KNOWLEDGE).assessment


@pytest.mark.parametrize("line", NONE)
def test_it_is_no_help(line: str) -> None:
    assert not helped(line).any_route


@pytest.mark.parametrize("line", SOME)
def test_it_is_help(line: str) -> None:
    assert helped(line).any_route


@pytest.mark.parametrize(("link", "points"), [("[Support](#)", False), ("[Help](#!)", False), ("[Support](/a)", True)])
def test_a_link_that_leads_nowhere_points_to_no_help(link: str, *, points: bool) -> None:
    assert helped(link).pointed == points
