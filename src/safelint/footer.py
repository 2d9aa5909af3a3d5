"""A block of help to paste under a text: every service and number from the registry, and nothing that our own check
would miss in it. What the writer must fill in stands in square brackets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, TypeVar

from safelint.help.asks import Readers
from safelint.help.elements import Ask
from safelint.help.topics import TopicFound
from safelint.values.errors import SafelintError
from safelint.values.settings import AUDIENCES, KINDS, NATIONS, Settings
from safelint.values.topic_names import topic_ids

if TYPE_CHECKING:
    from safelint.help.signposting import Guide
    from safelint.values.text_kinds import TextKind

_Name = TypeVar("_Name", bound=str)

FORMS = ("markdown", "html", "text")
LANGUAGES = ("en", "cy")
_HEADINGS = {"en": "Where to get help", "cy": "Ble i gael help"}
_POST = 280  # characters that a post has room for
_MOST_BEST = 6  # lines, where the kind of text asks for nothing and the best that the subject has is given


def printed(
    topics: Sequence[str],
    nations: Sequence[str] = (),
    kind: str = "",
    audience: str = "",
    form: str = "markdown",
    language: str = "en",
    config_path: str = "",
) -> tuple[str, tuple[str, ...]]:
    """What `safelint footer` prints, with the house's own services from the configuration, and the topics for which it
    has no room.

    Raises:
        SafelintError: a name is unknown, or no topic is named; the message has the nearest known name.
    """
    import os

    from safelint import config as configuration
    from safelint.knowledge.index import Knowledge
    from safelint.knowledge.loader import load

    config = configuration.for_path(os.curdir, config_path)
    pack = configuration.extended(load(), config)
    known = sorted(topic.id for topic in pack.topics)
    if not topics:
        raise SafelintError(f"name a topic with --topic; known: {', '.join(known)}")
    topics = topic_ids(pack.topics, topics)
    _known("--topic: there is no topic called", topics, known)
    places = _known("--nation: there is no nation called", nations, NATIONS)
    kinds = _known("--kind: there is no kind called", (kind,) if kind else (), KINDS)
    audiences = _known("--audience: there is no audience called", (audience,) if audience else (), AUDIENCES)
    _known("--format: there is no format called", (form,), FORMS)
    _known("--language: there is no language called", (language,), LANGUAGES)
    settings = Settings(
        audience=next(iter(audiences), "public"), kind=next(iter(kinds), ""), nations=places, topics=topics
    )
    guide = Knowledge(pack, ()).guide
    return footer(guide, settings, form, language), without_room(guide, settings)


def _known(problem: str, names: Sequence[str], known: Collection[_Name]) -> tuple[_Name, ...]:
    """The names, as those of them that are known. Raises SafelintError for the first that is not."""
    from safelint.config import all_known

    all_known(names, known, problem)
    return tuple(each for name in names for each in known if each == name)


def footer(guide: Guide, settings: Settings, form: str = "markdown", language: str = "en") -> str:
    """The help that texts of these settings ask for, one sentence a line; ends with a line end.

    A post has room for the bare sentences, anything else gets a heading and a list.
    """
    return rendered(lines(guide, settings, language), form, language, heading=not _kind(guide, settings).brief)


def without_room(guide: Guide, settings: Settings) -> tuple[str, ...]:
    """The topics of these settings that no line of the footer is for: a post has room for the help of one, which may
    serve others too."""
    if not _kind(guide, settings).brief:
        return ()
    answered, readers = asked(guide, settings), Readers.of(settings).of_anybody
    services = [service for ask in answered for service in guide.advice.named_by(ask, readers)]
    served = {ask.topic for ask in answered}.union(*(service.topics for service in services))
    return tuple(topic for topic in settings.topics if topic not in served)


def rendered(sentences: Sequence[str], form: str, language: str = "en", *, heading: bool = True) -> str:
    """Sentences of help, links as in Markdown, in one of `FORMS`: with a heading a list, else bare."""
    return _RENDER[form](sentences, _HEADINGS[language] if heading else "", language)


def lines(guide: Guide, settings: Settings, language: str = "en") -> list[str]:
    """The sentences of the footer, danger first, none twice, with links as in Markdown. Where a post has no room for
    all, the lines of several nations share a sentence, and then what comes last is left out."""
    needed, readers = asked(guide, settings), Readers.of(settings)
    every = list(dict.fromkeys(line for ask in needed for line in guide.advice.lines(ask, readers, language)))
    if not _kind(guide, settings).brief or _is_post(every):
        return every
    joined = dict.fromkeys(line for ask in needed for line in guide.advice.sentences(ask, readers.of_anybody, language))
    fitting: list[str] = []
    for line in joined if any(_is_post([line]) for line in joined) else every:
        if _is_post([*fitting, line]):
            fitting.append(line)
    return fitting


def _is_post(sentences: Sequence[str]) -> bool:
    return len("\n".join(sentences)) <= _POST


def asked(guide: Guide, settings: Settings) -> list[Ask]:
    """What the footer of a text of these settings answers, danger first."""
    kind, audience, topics = _kind(guide, settings), settings.audience, settings.topics
    readers = Readers.of(settings)
    found = [TopicFound(topic, 0, strong=True) for topic in topics]
    wanted = guide.asks.wanted(found, kind.id, settings, school=guide.fillers.for_school(topics))
    asks = [*wanted.required, *wanted.suggested]
    if audience == "children" and not kind.brief:
        asks += wanted.best
    if not asks:
        said = [ask for ask in wanted.best if guide.advice.speaks_to_readers(ask, readers)]
        asks = sorted(said, key=lambda ask: not guide.advice.choice.is_line(ask, readers))[:_MOST_BEST]
        asks.append(Ask((guide.fillers.roles.any_way,), topics[0]))
    return guide.advice.fitting(asks, (*wanted.suggested, *wanted.best), readers)


def _kind(guide: Guide, settings: Settings) -> TextKind:
    return guide.kinds[settings.kind or "service-page"]


def _markdown(sentences: Sequence[str], heading: str, language: str) -> str:
    if not heading:
        return "".join(f"{each}\n" for each in sentences)
    return "\n".join([f"## {heading}", "", *(f"- {each}" for each in sentences), ""])


def _text(sentences: Sequence[str], heading: str, language: str) -> str:
    from safelint.help.naming import plain

    shown = [plain(each) for each in sentences]
    if not heading:
        return "".join(f"{each}\n" for each in shown)
    return "\n".join([heading, "-" * len(heading), "", *(f"- {each}" for each in shown), ""])


def _html(sentences: Sequence[str], heading: str, language: str) -> str:
    from safelint.help.naming import linked

    lang = "" if language == "en" else f' lang="{language}"'
    shown = [linked(_escaped(each), r'<a href="\2">\1</a>') for each in sentences]
    if not heading:
        return "".join(f"<p{lang}>{each}</p>\n" for each in shown)
    items = (f"  <li>{each}</li>" for each in shown)
    return "\n".join([f"<h2{lang}>{heading}</h2>", f"<ul{lang}>", *items, "</ul>", ""])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_RENDER = {"markdown": _markdown, "html": _html, "text": _text}
