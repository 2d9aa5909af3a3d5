"""How a page begins that loads nothing, runs no script and sends no form."""

from __future__ import annotations

import base64
from hashlib import sha256

HTML_HEAD = (
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="safelint">\n'
)
"""How each begins, so that it is told from a text."""


def html_head(title: str, css: str, leads_to: str) -> str:
    """Everything before what a page shows: its policy, which allows no style but `css`, its title, already escaped, and
    the link that skips to what it `leads_to`."""
    digest = base64.b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'{HTML_HEAD}<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{css}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">Skip to the {leads_to}</a>\n'
    )
