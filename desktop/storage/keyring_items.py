"""The items that Stile has in a keyring, and what they are called for people."""

from __future__ import annotations

KEY = "vault key"
WRITES, AUDIT = "writes", "audit"


def writes_of(profile: str) -> str:
    """Return the item that holds how often a profile's sealed file was written."""
    return f"{WRITES} {profile.lower()}"


def audit_of(profile: str) -> str:
    """Return the item that holds how far the log of a profile's admin had come."""
    return f"{AUDIT} {profile.lower()}"


def label_of(item: str) -> str:
    """Return the label of an item, for who looks through the keyring."""
    from desktop.core import words  # noqa: PLC0415 - most starts write no item

    kind, _, profile = item.partition(" ")
    if item != KEY and kind in {WRITES, AUDIT}:
        return words.say(f"keyring-item.{kind}", profile=profile)
    return words.say("keyring-item.key")
