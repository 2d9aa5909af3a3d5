"""Whether an excerpt comes from what is kept on record: a judgment, a paper, statistics, evidence, a job advert."""

from __future__ import annotations

from safelint.help.news import speaks_to_reader
from safelint.help.shape import Evidence, Shape, shown
from safelint.help.signs import signs

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


def entered(shape: Shape) -> Evidence | None:
    """Where a text has two marks of one of these forms, None where it has not."""
    of_jobs = {line for line in shape.lines if f"{line} ".replace(":", " ").startswith(_JOB_LINES)}
    if len(of_jobs) >= 2:
        return shape.line_places(of_jobs)
    application = shape.says(_APPLICATION) if shape.head.holds(_VACANCY) else None
    if application:
        return shown(shape.head.place(_VACANCY), application)
    form = next((form for form in _FORMS if shape.head.count(form) >= 2), None)
    return shown(*shape.head.places(form)) if form and not speaks_to_reader(shape.head.text) else None
