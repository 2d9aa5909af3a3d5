"""Front matter of Markdown and of the HTML pages of a site's software, in YAML or TOML.

It holds the title, a description, the language, the sections of the site under which the text is filed, and safelint's
own settings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from safelint.lazy import regex
from safelint.readers.prose.build import PLAIN, Builder
from safelint.readers.prose.entities import uncover
from safelint.values.document import BlockKind, Meta
from safelint.values.errors import Unreadable
from safelint.values.settings import AUDIENCES, KINDS, NATIONS

_OPENING = regex(r"(---|\+\+\+)[ \t]*+(?:\r\n|\r|\n)")
_YAML_END = regex(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?=[\r\n]|\Z)")
_TOML_END = regex(r"(?<=[\r\n])\+\+\+[ \t]*+(?=[\r\n]|\Z)")
_FIRST_KEY = regex(  # after comments and empty lines
    r"(?:[^\S\r\n]*+(?:#[^\r\n]*+)?(?:\r\n|\r|\n))*+(?:\[+)?[\"']?[A-Za-z_][\w .-]{0,60}[\"']?[ \t]{0,9}[:=\]]"
)
_SECTIONS = ("category", "categories", "section", "sections", "type")
_KEYS = ("title", "description", "lang", "language", "safelint", *_SECTIONS)
_WANTED = regex(rf"(?<![^\r\n])[\"'\[]?(?:{'|'.join(_KEYS)})\b")
_SETTINGS = regex(r"(?<![^\r\n])[\"'\[]?safelint\b")
# A mapping in YAML: what begins a line is a key, an item, a comment or what closes a bracket, never running text.
_TOP = regex(
    r"(?:(?:[ \t#}\]][^\r\n]*+|-(?:[ \t][^\r\n]*+)?|[\"'\[<]?[\w.<-][^\r\n:]{0,60}:(?:[ \t][^\r\n]*+)?)?"
    r"(?:\r\n|\r|\n))*+(?:[ \t#}\]][^\r\n]*+)?"
)
_LONGEST = 50_000  # characters; anything longer is no front matter that a person wrote
_MOST_NESTING = 200  # brackets and dashes that could open a level

_MOST_NODES = 200
_OWN_KEYS = ("audience", "kind", "nation", "topics")


class Field(NamedTuple):
    """A value and where it stands. `exact` where the source from `start` to `end` is the value itself."""

    value: str
    start: int
    end: int
    exact: bool


class FrontMatter(NamedTuple):
    """`end` is where the front matter ends (0: there is none)."""

    end: int = 0
    title: Field | None = None
    description: Field | None = None
    meta: Meta = Meta()

    def add_to(self, builder: Builder) -> None:
        """The title and the description, each as a block."""
        fields: tuple[tuple[BlockKind, Field | None], ...] = (("title", self.title), ("description", self.description))
        for kind, field in fields:
            if field is None:
                continue
            context = PLAIN._replace(kind=kind)
            if field.exact:
                builder.add(context, field.start, field.end)
            else:
                builder.put(context, uncover(field.value.strip()), field.start, field.end)
            builder.close()


def read_front_matter(text: str) -> FrontMatter:
    """What stands at the start of `text`.

    Where its `safelint` settings are wrong, or it holds some but cannot be read, `meta` says so; other front matter
    that cannot be read is passed over.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    toml = opening[1] == "+++"
    closing = (_TOML_END if toml else _YAML_END).search(text, opening.end())
    if closing is None or not _FIRST_KEY.match(text, opening.end(), closing.start()):
        return FrontMatter()
    inner = text[opening.end() : closing.start()]
    if len(inner) > _LONGEST or (not toml and not _TOP.fullmatch(inner)):
        return FrontMatter()  # most programs would show it
    if not _WANTED.search(inner):
        return FrontMatter(closing.end())
    try:
        values, fields = _toml(inner, opening.end()) if toml else _yaml(inner, opening.end())
    except (ValueError, RecursionError) as error:
        wrong = f"the front matter cannot be read: {' '.join(str(error).split())}" if _SETTINGS.search(inner) else ""
        return FrontMatter(closing.end(), meta=Meta(wrong=wrong))
    own = _own_settings(values.get("safelint"))
    title = fields.get("title")
    language = fields.get("lang") or fields.get("language")
    meta = own._replace(
        title=" ".join(title.value.split()) if title else "",
        language=language.value.strip() if language else "",
        sections=_sections(values),
    )
    return FrontMatter(closing.end(), title, fields.get("description"), meta)


def _yaml(inner: str, at: int) -> tuple[dict[str, Any], dict[str, Field]]:
    """The wanted values and the fields of those that are text. Raises `ValueError` where it is no mapping."""
    if sum(map(inner.count, "[{")) > _MOST_NESTING or inner.count("- - -") > _MOST_NESTING or inner.count("? ?") > 9:
        raise ValueError("it is nested too deeply")
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    values: dict[str, Any] = {}
    fields: dict[str, Field] = {}
    try:
        root = yaml.compose(inner, Loader=loader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("it is no mapping")
    for key, node in root.value:
        name = key.value
        if not isinstance(name, str) or name not in _KEYS:
            continue
        if isinstance(node, yaml.ScalarNode):
            values[name] = node.value
            fields[name] = _field(inner, at, node.value, node.start_mark.index, node.end_mark.index)
        elif name == "safelint":
            values[name] = _plain(node)
        elif name in _SECTIONS and isinstance(node, yaml.SequenceNode):
            values[name] = [item.value for item in node.value]
    return values, fields


def _plain(node: Any) -> Any:
    """A YAML node as text, list or dict, two levels deep, which is all that the settings need.

    An alias stands for a whole node, so that a few lines can stand for millions: what is deeper or more is refused.
    """
    import yaml

    left = _MOST_NODES

    def convert(node: Any, depth: int) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise ValueError("safelint holds too many values")
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if depth == 0:
            raise ValueError("safelint is nested too deeply")
        if isinstance(node, yaml.SequenceNode):
            return [convert(item, depth - 1) for item in node.value]
        return {_key(key): convert(value, depth - 1) for key, value in node.value}

    return convert(node, 2)


def _key(node: Any) -> str:
    if not isinstance(node.value, str):
        raise ValueError("a key under safelint is no text")
    return node.value


def _field(inner: str, at: int, value: str, start: int, end: int) -> Field:
    if inner[start:end] == value:
        return Field(value, at + start, at + end, True)
    if end - start > 1 and inner[start + 1 : end - 1] == value:  # in quotes
        return Field(value, at + start + 1, at + end - 1, True)
    end = start + len(inner[start:end].rstrip())
    return Field(value, at + start, max(at + end, at + start + 1), False)


def _toml(inner: str, at: int) -> tuple[dict[str, Any], dict[str, Field]]:
    """As `_yaml`. The standard library gives no positions: a value is looked for on the line of its key."""
    from safelint import toml

    parsed = toml.loads(inner.replace("\r\n", "\n").replace("\r", "\n"))
    values = {name: parsed[name] for name in _KEYS if name in parsed}
    fields: dict[str, Field] = {}
    for name, value in values.items():
        line = re.search(rf"(?<![^\r\n])[\"']?{name}[\"']?[ \t]*+=[ \t]*+([^\r\n]*)", inner)
        if not isinstance(value, str) or line is None:
            continue
        found = inner.find(value, line.start(1), line.end(1)) if value else -1
        if found >= 0:
            fields[name] = Field(value, at + found, at + found + len(value), True)
        else:
            fields[name] = Field(value, at + line.start(1), max(at + line.end(1), at + line.start(1) + 1), False)
    return values, fields


def _sections(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of sections, each once: text, or the texts of a list."""
    given = [values[name] for name in _SECTIONS if name in values]
    named = [each for value in given for each in (value if isinstance(value, list) else [value])]
    return tuple(dict.fromkeys(each.strip().lower() for each in named if isinstance(each, str)))


def _own_settings(settings: Any) -> Meta:
    """What they set, or what is wrong in them: whether they count is not for a reader to know."""
    try:
        return _read_settings(settings)
    except Unreadable as error:
        return Meta(wrong=str(error))


def _read_settings(settings: Any) -> Meta:
    if settings in ("", None):  # the key alone, or none
        return Meta()
    if not isinstance(settings, dict):
        raise Unreadable(f"safelint in the front matter must hold keys: {', '.join(_OWN_KEYS)}")
    for key in settings:
        if key not in _OWN_KEYS:
            raise Unreadable(f"unknown key safelint.{key} in the front matter{_meant(key, _OWN_KEYS)}")
    audience = _one("audience", settings, AUDIENCES)
    kind = _one("kind", settings, ("auto", *KINDS))
    return Meta(
        audience=audience,
        kind="" if kind == "auto" else kind,
        nations=_several("nation", settings, NATIONS),
        topics=_several("topics", settings, ()),
    )


def _several(key: str, settings: dict[str, Any], known: Sequence[str]) -> tuple[str, ...]:
    value = settings.get(key, [])
    values = value if isinstance(value, list) else [value]
    for item in values:
        if not isinstance(item, str) or not item:
            raise Unreadable(f"safelint.{key} in the front matter must be a text or a list of texts")
        if known and item not in known:
            raise Unreadable(f"safelint.{key} in the front matter: unknown {item}{_meant(item, known)}")
    return tuple(values)


def _one(key: str, settings: dict[str, Any], known: Sequence[str]) -> str:
    values = _several(key, settings, known)
    if len(values) > 1:
        raise Unreadable(f"safelint.{key} in the front matter takes one value")
    return values[0] if values else ""


def _meant(word: str, known: Sequence[str]) -> str:
    """What may have been meant by a word that is unknown here, or all that is known where none is like it."""
    from safelint.nearest import nearest

    return nearest(word, known) or f" (one of {', '.join(known)})"
