"""safelint checks public-facing safeguarding texts: helpline numbers, signposting, terminology, readability."""

from __future__ import annotations

__version__ = "0.1.0"
