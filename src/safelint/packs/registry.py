"""registry.toml and naming.toml: what is known of services beside their entries, and of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

from safelint.numbers.websites import host_of
from safelint.packs.entry import ID, SOURCES, FileKind
from safelint.packs.schema import Place, integer, items, mapping, table, tables, text, texts
from safelint.values.roles import ReaderRoles, SubjectRoles

if TYPE_CHECKING:
    from safelint.values.tables.registry import NamingTable, RegistryFile

_SHARED = {"entries": items(ID, least=2), "why": text()}
DIGITS = text(match=r"\d{2,11}", about="digits only")

FILE: FileKind[RegistryFile] = FileKind(
    "registry.toml",
    "registry",
    table(
        {
            "topics": mapping(text(), about="topics of helplines and what each means"),
            "audiences": mapping(text(), about="audiences of helplines and what each means"),
            "roles": table(
                {
                    "topics": table(dict.fromkeys(SubjectRoles._fields, ID)),
                    "audiences": table(dict.fromkeys(ReaderRoles._fields, ID)),
                },
                about="of both, those that the program itself asks for",
            ),
            "review": table(
                {
                    "months": integer(low=1, about="after how many months an entry is due for review, at the latest"),
                    "topics": mapping(integer(low=1), {}, about="the same for a topic; the least counts"),
                },
                {"months": 12, "topics": {}},
                about="when facts are due for review, by the harm that a wrong one would do",
            ),
            "shared_alias": tables({"alias": text(), **_SHARED}),
            "shared_number": tables({"number": DIGITS, **_SHARED}),
            "nameless": tables(
                {"entries": items(ID, least=1), "sources": SOURCES},
                about="services to which nobody has to give a name, and which trace nobody",
            ),
            "reused_number": tables(
                {
                    "number": DIGITS,
                    "retired_for": items(ID, least=1),
                    "used_by": items(ID, least=1),
                    "why": text(),
                }
            ),
        }
    ),
)
_LowerCase = Literal[
    "weak",
    "plain",
    "not_misspelt",
    "broad_operators",
    "partner",
    "listening",
    "shared_hosts",
    "redirecting_hosts",
    "address_endings",
    "parent_domains",
    "nation_endings",
    "country_endings",
    "endings_of_anybody",
]
_LOWER_CASE: tuple[_LowerCase, ...] = get_args(_LowerCase)


def _check_naming(naming: NamingTable, file: str) -> None:
    beside: Mapping[str, Any] = naming["beside"]
    for key, words in (*((key, naming[key]) for key in _LOWER_CASE), *beside.items()):
        for word in words:
            if word != word.lower():
                raise Place(file, key=key).error(f'"{word}" must be in lower case')
    for each in naming["former_host"]:
        for host in each["hosts"]:
            if host != host_of(host):
                raise Place(file, key="former_host").error(f'"{host}" must be a host in lower case, without "www."')
    both = set(naming["weak"]).intersection(naming["plain"])
    if both:
        raise Place(file, key="plain").error(f'"{min(both)}" is also weak')


NAMING_FILE: FileKind[NamingTable] = FileKind(
    "naming.toml",
    "naming",
    table(
        {
            "weak": texts((), about="names that are words: beside a number of their own only"),
            "plain": texts((), about="names that are words besides: they need their capitals"),
            "not_misspelt": texts((), about="words a letter away from a name that mean what they say"),
            "broad_operators": texts((), about="words of operators that stand for no one service"),
            "partner": texts((), about="words of operators after which a partner follows"),
            "listening": texts((), about="beginnings of words that make six digits from 116 a number"),
            "shared_hosts": texts((), about="sites where many publish"),
            "redirecting_hosts": texts((), about="hosts that only lead on to other sites"),
            "address_endings": texts((), about="what a printed address ends in, without its dot"),
            "parent_domains": texts((), about="domains below which each has a name of their own"),
            "nation_endings": texts((), about="endings under which a sister body may have the same name"),
            "country_endings": texts((), about="endings of the country itself, without their dot"),
            "endings_of_anybody": texts((), about="endings of other countries that bodies anywhere use"),
            "former_host": tables({"hosts": texts(least=1), "entry": ID, "why": text()}),
            "generic": tables({"names": texts(least=1), "entries": items(ID, least=1)}),
            "shared_name": tables({"names": texts(least=1), **_SHARED}),
            "also": tables({"names": texts(least=1), "entry": ID, "why": text()}),
            "ran_together": tables(_SHARED),
            "beside": table(
                {
                    "before": texts((), about="words before a name that leave it the same name"),
                    "after": texts((), about="words after a name that leave it the same name"),
                    "bodies": texts((), about="words after a name that make it that of a branch"),
                    "nations": texts((), about="nations whose body may have such a name before theirs"),
                    "near": texts((), about="words before a name that make it that of a branch"),
                },
                {},
            ),
        }
    ),
    _check_naming,
)
