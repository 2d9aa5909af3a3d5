"""The form for people without git: the text that it gives becomes a change of an entry.

The text is what an issue form gives (`.github/ISSUE_TEMPLATE/helpline.yml`): each question as a heading of level 3, the
answer below it, "_No response_" where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from safelint.nearest import closest, nearest
from safelint.numbers.websites import host_of
from safelint.upkeep import changes, facts
from safelint.upkeep.changes import ReadPage, Table
from safelint.upkeep.draft import PackDraft
from safelint.values.errors import SafelintError

ACTION = "What do you want to tell us?"
SERVICE = "Which service is it?"
OLD = "The number in the registry that is wrong or no longer in use"
NEW = "The right number, or the number of the new service"
KIND = "What is that number for?"
HOURS = "When does it answer?"
COST = "What does a call or a text cost?"
OPERATOR = "Who runs the service?"
WEBSITE = "The website of the service"
NATIONS = "Which nations does it serve?"
TOPICS = "What is it about?"
AUDIENCE = "Who is it for?"
SUCCESSOR = "Which service took its place?"
SINCE = "Since when?"
PAGE = "The page that shows it"
READ = "On which day did you read that page?"
STAFF = "Do you work for the organisation that runs the service?"
WHY = "If another service has the same number, why?"
LABELS = (
    *(ACTION, SERVICE, OLD, NEW, KIND, HOURS, COST, OPERATOR, WEBSITE, NATIONS, TOPICS, AUDIENCE, SUCCESSOR, SINCE),
    *(PAGE, READ, STAFF, WHY),
)
"""The questions of the form, in its order."""

ACTIONS = {
    "A service is missing": "add",
    "A number is wrong and never was right": "correct",
    "A number has been replaced by another": "replace",
    "A number is no longer in use": "retire",
    "The hours or the cost are wrong": "terms",
    "A service has closed": "close",
    "I have read all facts on the service's own page and they are right": "verify",
}
"""What the form may be about, in its words."""

_EMPTY = ("", "_no response_", "none")
_LARGEST = 100_000  # characters of a form
Value = TypeVar("Value")


class Form:
    """The answers of a form, by question. `file` is its name, for messages."""

    def __init__(self, text: str, file: str, today: str) -> None:
        if len(text) > _LARGEST:
            raise SafelintError(f"{file}: too long for a form")
        self._file, self._today = file, today
        self._answers = self._read(text.replace("\r\n", "\n"))

    def _read(self, text: str) -> Mapping[str, str]:
        parts = re.split(r"^### +(.+?) *$", text, flags=re.MULTILINE)
        answers: dict[str, str] = {}
        for label, said in zip(parts[1::2], parts[2::2], strict=True):
            question = closest(label, LABELS, 0.9)
            if not question:
                raise SafelintError(f'{self._file}: "{label}" is no question of the form{nearest(label, LABELS)}')
            if question in answers:
                raise SafelintError(f'{self._file}: "{question}" stands twice: give one form to a change')
            answers[question] = _answer(said)
        if not answers:
            raise SafelintError(f'{self._file}: no form: each question stands in a line of its own after "###"')
        return answers

    def refused(self, question: str, problem: object) -> SafelintError:
        """What is wrong, with the file, the service and the question."""
        service = self._answers.get(SERVICE, "")
        parts = (self._file, f'service "{service}"' if service else "", question, str(problem))
        return SafelintError(": ".join(filter(None, parts)))

    def asked(self, question: str, check: Callable[[str], Value]) -> Value:
        """What `check` makes of an answer that must be given."""
        said = self._answers.get(question, "")
        if not said:
            raise self.refused(question, "not answered")
        return self.checked(question, lambda: check(said))

    def maybe(self, question: str, check: Callable[[str], str]) -> str:
        """The same for an answer that may be left out: then ""."""
        return self.asked(question, check) if self._answers.get(question) else ""

    def checked(self, question: str, made: Callable[[], Value]) -> Value:
        """What `made` gives; what it refuses is said of this question."""
        try:
            return made()
        except SafelintError as problem:
            raise self.refused(question, problem) from None

    def page(self) -> ReadPage:
        """The page that was read."""
        attested = self._answers.get(STAFF, "").lower().startswith("yes")
        return ReadPage(self.asked(PAGE, facts.address), self.asked(READ, self.day), attested=attested)

    def day(self, said: str) -> str:
        return facts.day(said, self._today)

    def since(self, said: str) -> str:
        return facts.since(said, self._today)


def imported(draft: PackDraft, form: Form) -> str:
    """Makes the change that a form asks for; gives the id of its entry.

    Raises:
        SafelintError: names the form, the service, the question and the reason.
    """
    action = ACTIONS[form.asked(ACTION, _action)]
    page = form.page()
    if action == "add":
        id_ = _add(draft, form, page)
    else:
        entry = form.asked(SERVICE, draft.entry)
        id_ = entry["id"]
        _CHANGES[action](draft, form, entry, page)
    for key, digits, others in changes.unexplained(draft, id_):
        if not form.maybe(WHY, facts.words):
            names = ", ".join(others)
            raise form.refused(NEW, f'"{digits}" is or was also a number of {names}, and "{WHY}" is not answered')
        changes.explain(draft, id_, key, digits, form.asked(WHY, facts.words))
    return id_


def _answer(said: str) -> str:
    """An answer as it is meant: the boxes that are ticked, or what was written."""
    said = said.strip()
    boxes = re.findall(r"^- \[([ xX])\] (.+)$", said, re.MULTILINE)
    if boxes:
        said = "\n".join(words for tick, words in boxes if tick != " ")
    return "" if said.lower() in _EMPTY else said


def _action(said: str) -> str:
    found = closest(said, ACTIONS, 0.8)
    if not found:
        raise SafelintError(f'"{said}" is none of: {"; ".join(ACTIONS)}')
    return found


def _old(draft: PackDraft, form: Form, entry: Table) -> Table:
    """The channel of an entry that a form is about."""
    kind = form.maybe(KIND, facts.kind)
    return form.asked(OLD, lambda said: changes.channel_of(draft, entry, said, kind))


def _new_number(draft: PackDraft, form: Form, kind: str) -> str:
    return form.asked(NEW, lambda said: facts.number(said, kind, draft.plan))


def _add(draft: PackDraft, form: Form, page: ReadPage) -> str:
    name = form.asked(SERVICE, facts.words)
    if found := draft.called(name):
        raise form.refused(SERVICE, f"is in the registry already, as {', '.join(found)}")
    kind = form.asked(KIND, facts.kind)
    channel: Table = {"kind": kind, **form.asked(NEW, lambda said: facts.way(said, kind, draft.plan))}
    channel |= {"hours": form.maybe(HOURS, facts.hours), "cost": form.maybe(COST, _cost)}
    entry: dict[str, Any] = {
        "id": facts.new_id(name, draft.entries),
        "name": name,
        "operator": form.asked(OPERATOR, facts.words),
        "nations": form.asked(NATIONS, facts.nations),
        "topics": form.asked(TOPICS, lambda said: facts.topics(said, draft.topic_names)),
        "audience": form.asked(AUDIENCE, lambda said: facts.audiences(said, draft.audiences)),
        "website": form.asked(WEBSITE, facts.address),
    }
    if page.attested and host_of(page.url) != host_of(entry["website"]):
        raise form.refused(PAGE, f"must be on the website {entry['website']}: its operator attests on its own site")
    path = changes.file_for(draft, entry["topics"])
    form.checked(PAGE, lambda: changes.new_entry(draft, entry, channel, page, path))
    return str(entry["id"])


def _cost(said: str) -> str:
    said = said.strip().lower()
    known = [cost for cost in facts.COSTS if said.startswith(cost)]
    if not known and not said.startswith(("i do not know", "not known")):
        return facts.one_of(said, facts.COSTS, "cost")
    return known[0] if known else ""


def _correct(draft: PackDraft, form: Form, entry: Table, page: ReadPage, given_up: bool = False) -> None:
    channel = _old(draft, form, entry)
    new = _new_number(draft, form, channel["kind"])
    until = form.maybe(SINCE, form.since) if given_up else ""
    form.checked(NEW, lambda: changes.correct_number(draft, entry, channel, new, page, given_up, until))


def _replace(draft: PackDraft, form: Form, entry: Table, page: ReadPage) -> None:
    _correct(draft, form, entry, page, given_up=True)


def _retire(draft: PackDraft, form: Form, entry: Table, page: ReadPage) -> None:
    channel, until = _old(draft, form, entry), form.maybe(SINCE, form.since)
    instead = form.maybe(NEW, lambda said: facts.number(said, "sms", draft.plan))
    form.checked(NEW, lambda: changes.retire_number(draft, entry, channel, until, instead, page))


def _terms(draft: PackDraft, form: Form, entry: Table, page: ReadPage) -> None:
    channel = _old(draft, form, entry)
    said = {"hours": form.maybe(HOURS, facts.hours), "cost": form.maybe(COST, _cost)}
    if not any(said.values()):
        raise form.refused(HOURS, f'not answered, and neither is "{COST}"')
    for key, value in said.items():
        if value:
            form.checked(OLD, partial(changes.set_fact, draft, entry, channel, key, value, page))


def _close(draft: PackDraft, form: Form, entry: Table, page: ReadPage) -> None:
    successor = form.maybe(SUCCESSOR, lambda said: str(draft.entry(said)["id"]))
    since, status = form.maybe(SINCE, form.since), "merged" if successor else "closed"
    form.checked(SUCCESSOR, lambda: changes.close(draft, entry, status, since, successor, page))


def _verify(draft: PackDraft, form: Form, entry: Table, page: ReadPage) -> None:
    form.checked(PAGE, lambda: changes.verify(draft, entry, page))


_CHANGES: Mapping[str, Callable[[PackDraft, Form, Table, ReadPage], None]] = {
    "correct": _correct,
    "replace": _replace,
    "retire": _retire,
    "terms": _terms,
    "close": _close,
    "verify": _verify,
}
