"""What may be shown of what a person is called."""

from __future__ import annotations


def masked(name: str) -> str:
    """Return a name of which only the first character, and of an address the first of its host, is left."""
    local, at, host = name.partition("@")
    if not at:
        return _first(local)
    return f"{_first(local)}@{_first(host)}"


def _first(text: str) -> str:
    return f"{text[:1]}***" if text else ""
