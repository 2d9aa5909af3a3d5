"""Whether an excerpt comes from what is kept on record: a judgment, a paper, statistics, evidence, a job advert."""

from __future__ import annotations

from collections.abc import Set

from safelint.help.reported import speaks_to_reader

_OF_COURTS = (
    "] ewca",
    "] ewhc",
    "] uksc",
    "] ukhl",
    "] ukftt",
    "] ukut",
    "] ewfc",
    "] csoh",
    "] csih",
    "] nica",
    "case no",
    "this is an appeal",
    "the appellant",
    "the respondent",
    "lord justice",
    "lady justice",
    "mr justice",
    "mrs justice",
    "tier tribunal",
    "the tribunal",
    "court of appeal",
    "heard on the",
    "before: ",
)
_OF_PAPERS = (
    "doi:",
    "doi.org/",
    "pmcid",
    "pmid",
    "issn",
    "abstract\0",
    "abstract\n",
    "abstract:",
    "keywords:",
    "keywords\0",
    "peer-reviewed",
    "article publication date",
    "the purpose of this paper",
    "this paper examines",
    "this article explores",
    "this article examines",
    "this study examines",
    "et al.",
)
_OF_STATISTICS = (
    "reporting period",
    "reporting year",
    "this report presents",
    "this bulletin presents",
    "this release presents",
    "this publication presents",
    "annual report",
    "key facts",
    "key findings",
    "data tables",
    "the data submission",
    "an increase of",
    "a decrease of",
)
_OF_PARLIAMENT = (
    "written evidence",
    "oral evidence",
    "select committee",
    "affairs committee",
    "hansard",
    "column number",
    "asked the secretary of state",
    "to ask the secretary of state",
)
_APPLICATION = ("closing date", "application pack", "application form")
_JOB_LINES = (
    "job title ",
    "job description ",
    "job purpose ",
    "person specification ",
    "post title ",
    "role code ",
    "contract type ",
    "salary ",
    "average (median) salary ",
    "grade ",
    "pay band ",
    "closing date ",
    "interview date ",
    "reports to ",
    "responsible to ",
    "main purpose ",
    "main duties ",
    "main responsibilities ",
    "key responsibilities ",
    "essential criteria ",
    "soc 2020 code ",
    "soc code ",
)


def is_entered(head: str, ends: str, lines: Set[str]) -> bool:
    """Whether a text has two marks of one of these forms.

    `head` is its start and `ends` its start and end, in small letters; `lines` are its short lines, bare of marks.
    """
    if sum(f"{line} ".replace(":", " ").startswith(_JOB_LINES) for line in lines) >= 2:
        return True
    if "vacancy" in head and any(phrase in ends for phrase in _APPLICATION):
        return True
    forms = (_OF_COURTS, _OF_PAPERS, _OF_STATISTICS, _OF_PARLIAMENT)
    two = any(sum(phrase in head for phrase in phrases) >= 2 for phrases in forms)
    return two and not speaks_to_reader(head)
