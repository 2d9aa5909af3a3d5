"""What the JSON schema of the configuration says."""

from __future__ import annotations

import json
import tomllib

from safelint.config import json_schema


def schema_says(text: str) -> list[str]:
    """What the JSON schema has against a configuration, read as an editor reads it: a date is a text."""
    import jsonschema

    values = json.loads(json.dumps(tomllib.loads(text), default=str))
    checker = jsonschema.Draft7Validator(json_schema(), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    return [error.message for error in checker.iter_errors(values)]
