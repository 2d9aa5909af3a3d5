"""Whether an excerpt comes from what is kept on record: a judgment, a paper, statistics, evidence, a job advert."""

from __future__ import annotations

from collections.abc import Sequence, Set

from safelint.help.reported import speaks_to_reader
from safelint.help.signs import Passage, signs

_OF_COURTS = signs(
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
_OF_PAPERS = signs(
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
_OF_STATISTICS = signs(
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
_OF_PARLIAMENT = signs(
    "written evidence",
    "oral evidence",
    "select committee",
    "affairs committee",
    "hansard",
    "column number",
    "asked the secretary of state",
    "to ask the secretary of state",
)
_VACANCY = signs("vacancy")
_APPLICATION = signs("closing date", "application pack", "application form")
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


_FORMS = (_OF_COURTS, _OF_PAPERS, _OF_STATISTICS, _OF_PARLIAMENT)


def is_entered(head: Passage, ends: Sequence[Passage], lines: Set[str]) -> bool:
    """Whether a text has two marks of one of these forms.

    `head` is its start and `ends` its start and end, in small letters; `lines` are its short lines, bare of marks.
    """
    if sum(f"{line} ".replace(":", " ").startswith(_JOB_LINES) for line in lines) >= 2:
        return True
    if head.holds(_VACANCY) and any(end.holds(_APPLICATION) for end in ends):
        return True
    return any(head.count(form) >= 2 for form in _FORMS) and not speaks_to_reader(head.text)
