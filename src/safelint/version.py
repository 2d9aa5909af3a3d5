"""Which safelint this is."""

from __future__ import annotations

__version__ = "0.1.0"
DISTRIBUTION = "safelint-uk"
"""What an installer calls this package."""


def project_urls() -> dict[str, str]:
    """The addresses of this project by their labels in small letters, as its metadata has them; empty where it is not
    installed."""
    from importlib.metadata import PackageNotFoundError, metadata  # takes longer than many a run

    try:
        rows = metadata(DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:
        return {}
    pairs = (row.partition(",") for row in rows)
    return {label.strip().lower(): address.strip() for label, _, address in pairs}
