"""Which safelint this is."""

from __future__ import annotations

__version__ = "0.1.0"
DISTRIBUTION = "safelint-uk"
"""What an installer calls this package."""
