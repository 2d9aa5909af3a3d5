"""How large a file may be."""

from __future__ import annotations

DEFAULT_MEGABYTES = 20
"""Of a text, where the configuration says nothing."""

MOST_MEGABYTES = 100
MOST_INCLUDED_BYTES = 1_000_000
"""Of one file that a site adds to every page: its words are looked at for every text."""
