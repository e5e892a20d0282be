"""The admins' window's own texts."""

from __future__ import annotations

from desktop.core import words


def admin_text(key: str, **values: str | int) -> str:
    """Return a text of the admins' window's table."""
    return words.say(f"admin-window.{key}", **values)
