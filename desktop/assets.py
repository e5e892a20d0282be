"""Where `resources/` is: inside the package when installed or bundled, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """Return the path of a file below `resources/`; FileNotFoundError if the installation lacks it."""
    for place in _PLACES:
        path = place / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
