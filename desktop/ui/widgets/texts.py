"""The texts of the windows, each from its own table of the catalogue.

The catalogue is imported by the first text that is asked for: the first paint has no words.
"""

from __future__ import annotations


def window_text(key: str, **values: str | int) -> str:
    """Return a text of the main window. Raises KeyError for an unknown key."""
    return _text("window", key, values)


def form_text(key: str, **values: str | int) -> str:
    """Return a text of the form of a profile. Raises KeyError for an unknown key."""
    return _text("profile-form", key, values)


def admin_text(key: str, **values: str | int) -> str:
    """Return a text of the admins' window. Raises KeyError for an unknown key."""
    return _text("admin-window", key, values)


def journal_text(key: str, **values: str | int) -> str:
    """Return a text of the journal's window. Raises KeyError for an unknown key."""
    return _text("journal-window", key, values)


def _text(table: str, key: str, values: dict[str, str | int]) -> str:
    from desktop.core import words  # noqa: PLC0415 - see the module's docstring

    return words.say(f"{table}.{key}", **values)
