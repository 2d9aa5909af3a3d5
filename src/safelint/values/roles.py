"""What the program itself asks for in a pack, by what it is to it. The pack says under `roles` which id each is."""

from __future__ import annotations

from typing import NamedTuple


class ElementRoles(NamedTuple):
    """Ids of elements (elements.toml). `any_way` is any one way to help, `local` the local service, `school` who at a
    school to turn to."""

    in_danger: str
    topic_line: str
    topic_line_of_nation: str
    any_way: str
    local: str
    school: str


class SubjectRoles(NamedTuple):
    """Topics of helplines (registry.toml): services to call in any danger, those that take reports of crime, bodies
    that inspect; and for which readers alone a service is."""

    emergency: str
    crime_reports: str
    inspectors: str
    women: str
    men: str
    older_people: str


class ReaderRoles(NamedTuple):
    """Audiences of helplines (registry.toml)."""

    anyone: str
    adults: str
    children: str
    parents: str
    perpetrators: str
