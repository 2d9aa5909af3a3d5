"""The columns of the tables: their names, types and meaning. `docs/audit.md` tells of them in the same words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = "1"
"""Of names, types and meaning. A new column at the end changes nothing; else it rises."""

TEXT, LIST, WHOLE, LONG, FLOAT = "text", "list of texts", "32-bit integer", "64-bit integer", "64-bit float"


class Column(NamedTuple):
    """A column; `empty` says that a row may have nothing in it (null)."""

    name: str
    type: str
    says: str
    empty: bool = False


_WHERE = (
    Column("site", TEXT, "host of the page; for files, the first folder if it is called as a host is, else the source"),
    Column("url", TEXT, "address of the page; for files, the path below the folder that was named"),
    Column("source", TEXT, "the source as it was named"),
    Column("record", LONG, "number of the page in its source, from 0"),
)
_PLACE = (
    Column("line", WHOLE, "line in the page, from 1"),
    Column("column", WHOLE, "column in the line, from 1"),
    Column("start", LONG, "offset of the first character in the page"),
    Column("end", LONG, "offset after the last character"),
)
_PART = (
    Column("block", TEXT, "name of the paragraph, item or cell: the same words on other pages have the same name"),
    Column("landmark", TEXT, "`nav`, `header`, `footer` or `aside` where it stands in one, else empty text"),
)
PAGES = (
    *_WHERE,
    Column("date", TEXT, "time of the crawl (ISO 8601), or empty text"),
    Column("format", TEXT, "the reader that read it, such as `html` or `pdf`"),
    Column("bytes", LONG, "how many the page has"),
    Column("digest", TEXT, "of the bytes of the page"),
    Column("body", TEXT, "of the words of the page, without menus, headers, footers and asides"),
    Column("language", TEXT, "of the page"),
    Column("audience", TEXT, "whose limits applied"),
    Column("kind", TEXT, "kind of text"),
    Column("nations", LIST, "nations that it is for; none for all"),
    Column("nations_from", TEXT, "who said so"),
    Column("topics", LIST, "ids of its subjects"),
    Column("present", LIST, "elements of help that it gives"),
    Column("missing", LIST, "elements of help that it lacks"),
    Column("words", WHOLE, "words that are scored"),
    Column("sentences", WHOLE, "sentences that are scored"),
    Column("score_status", TEXT, "`none`, `indicative` or `normal`"),
    Column("flesch_kincaid_grade", FLOAT, "reading grade", True),
    Column("flesch_reading_ease", FLOAT, "reading ease", True),
    Column("smog_index", FLOAT, "SMOG index", True),
    Column("reading_age", WHOLE, "reading age in years", True),
    Column("errors", WHOLE, "findings that are errors"),
    Column("warnings", WHOLE, "findings that are warnings"),
    Column("suggestions", WHOLE, "findings that are suggestions"),
    Column("suppressed", WHOLE, "findings that are silenced"),
    Column("misnumbered", LIST, "those of `present` that a line with a wrong number gives"),
)
FINDINGS = (
    *_WHERE,
    Column("issue", TEXT, "name of the fault: the same words in the same block of one site are one fault"),
    Column("rule", TEXT, "id of the rule"),
    Column("severity", TEXT, "`error`, `warning` or `suggestion`"),
    Column("confidence", TEXT, "`high`, `medium` or `low`"),
    Column("message", TEXT, "what is wrong; with `--no-text` only what the rule asks"),
    Column("text", TEXT, "the words found; empty text for the whole page, nothing with `--no-text`", True),
    *_PLACE,
    Column("place", TEXT, "where it stands in words, such as `page 2`, where a line means little", True),
    *_PART,
    Column("standard", TEXT, "criterion of an accessibility finding", True),
    Column("sources", LIST, "addresses that say so"),
    Column("fingerprint", TEXT, "as in the JSON report: survives moved lines"),
)
NUMBERS = (
    *_WHERE,
    Column("text", TEXT, "as the page prints it; nothing with `--no-text`", True),
    Column("number", TEXT, "national digits"),
    Column("kind", TEXT, "`phone`, `short`, `sms` or `textphone`"),
    Column("service", TEXT, "id of the service that the number belongs to", True),
    Column("attributed_to", TEXT, "id of the service that the page gives it to", True),
    Column("verdict", TEXT, "`wrong` or `old` by more than a suggestion, else `right`, or `unknown` of no service"),
    *_PLACE,
    *_PART,
)
FAILURES = (
    *_WHERE,
    Column(
        "stage",
        TEXT,
        "`find`, `read` or `check`; `empty` where nothing was found to check; `registry` where facts are past their "
        'review and `stale = "fail"`',
    ),
    Column("reason", TEXT, "why, in plain English"),
)
ISSUES = (
    Column("issue", TEXT, "name of the fault"),
    Column("site", TEXT, "where it stands"),
    Column("rule", TEXT, "id of the rule"),
    Column("severity", TEXT, "the worst of its findings"),
    Column("message", TEXT, "what is wrong"),
    Column("text", TEXT, "the words found", True),
    Column("landmark", TEXT, "`nav`, `header`, `footer`, `aside` or empty text"),
    Column("pages", LONG, "how many pages show it"),
    Column("findings", LONG, "how often it was found"),
    Column("first_url", TEXT, "the first of the pages, by address"),
)
CHECKED = {"findings": FINDINGS, "numbers": NUMBERS, "failures": FAILURES, "pages": PAGES}
"""The tables that are written page by page. That of the pages comes last: what it holds is done."""

TABLES = {**CHECKED, "issues": ISSUES}


@cache
def arrow(name: str) -> pa.Schema:
    """The table `name` as Arrow has it."""
    import pyarrow as pa

    types = {TEXT: pa.string(), LIST: pa.list_(pa.string()), WHOLE: pa.int32(), LONG: pa.int64(), FLOAT: pa.float64()}
    fields = [pa.field(each.name, types[each.type], nullable=each.empty) for each in TABLES[name]]
    return pa.schema(fields, metadata={"safelint.table": name, "safelint.schema": VERSION})
