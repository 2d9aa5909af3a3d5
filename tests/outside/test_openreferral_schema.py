"""The export against the schemas of Open Referral UK, by which its validator judges a directory.

They are published under CC BY-SA, so that no copy of them stands here: https://github.com/OpenReferralUK/uk-profile
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from safelint.directory import looked_up

FOLDER = Path(os.environ.get("SAFELINT_OPENREFERRAL", ""))
"""A copy of the repository of the profile."""

pytestmark = pytest.mark.skipif(
    not (FOLDER / "schema" / "compiled").is_dir(), reason="needs SAFELINT_OPENREFERRAL, the profile of Open Referral UK"
)


def exported() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(looked_up("", form="openreferral"))
    return found


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a service, or of the page that holds some."""
    if name != "Page":
        found: dict[str, Any] = json.loads((FOLDER / "schema" / "compiled" / name).read_text(encoding="utf-8"))
        return found
    answers = json.loads((FOLDER / "docs" / "_static" / "openapi30.json").read_text(encoding="utf-8"))
    page: dict[str, Any] = answers["components"]["schemas"]["Page"]
    return {**page, "required": list(page["properties"])}


def errors(value: Any, name: str) -> list[str]:
    from jsonschema import Draft202012Validator

    schema = schema_of(name)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{each.json_path}: {each.message}" for each in checker.iter_errors(value)]


@pytest.mark.parametrize("name", ["service.json", "service_list.json"])
def test_every_service_is_valid(name: str) -> None:
    services = exported()["contents"]
    assert len(services) > 250
    assert [error for service in services for error in errors(service, name)] == []


def test_the_page_is_valid() -> None:
    assert errors(exported(), "Page") == []


def test_what_is_wrong_is_told() -> None:
    assert errors({"id": "childline", "name": "Childline", "status": "open"}, "service.json")
