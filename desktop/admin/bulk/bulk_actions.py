"""Which actions can be done for many people at once."""

from __future__ import annotations

BULK_ACTIONS = (
    "resend",
    "reset",
    "confirm",
    "enable",
    "disable",
    "reset-mfa",
    "sign-out",
    "add-to-group",
    "remove-from-group",
    "delete",
)
"""By public name. Passwords are not set for many, for they would have to lie in a file; new people are the
pool's own import; computers to forget differ from person to person."""
