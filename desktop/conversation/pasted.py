"""What comes along when a password is copied out of a message, and belongs to it only by accident.

A password is sent as it was typed, whatever it is made of: nothing is normalised and no second form is tried,
since each try counts. What looks like an accident is asked about once, before it is sent.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

_ENDS_OF_SENTENCES = ".,\u2026\u3002\u3001\uff0e\uff0c\u060c"
_QUOTES = frozenset({*"\"'`", *"\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a\u300c\u300d"})
_NEVER_TYPED = frozenset("\u00ad\u200b\u2060\ufeff")
"""Marks without width that no script needs inside a word."""
_KEY = secrets.token_bytes(32)


def doubt_about(password: str, *, chosen_here: bool = False) -> dict[str, str | int] | None:
    """Return the values of the problem `password-as-pasted`, None if nothing looks like an accident.

    A password that is `chosen_here` may have any end but one that cannot be seen.
    """
    if _has_unseen(password):
        return {"because": "unseen"}
    if chosen_here:
        return None
    begins, ends = password[:1].isspace(), password[-1:].isspace()
    if begins or ends:
        return {"because": "spaces" if begins and ends else "space-end" if ends else "space-start"}
    if password[-1:] and password[-1] in _ENDS_OF_SENTENCES:
        return {"because": "stop", "mark": password[-1]}
    quoted = len(password) > 1 and {password[0], password[-1]} <= _QUOTES
    return {"because": "quotes"} if quoted else None


def _has_unseen(password: str) -> bool:
    """Say whether there is a mark without width at an end, or one that no script needs anywhere."""
    bare = password.strip()
    edges = {unicodedata.category(character) for character in bare[:1] + bare[-1:]}
    return "Cf" in edges or not _NEVER_TYPED.isdisjoint(password)


def differs_by_keyboard(password: str) -> bool:
    """Say whether another computer may type a letter of it otherwise, as é is also e and an accent."""
    return any(not c.isascii() and unicodedata.category(c)[0] in "LM" for c in password)


def fingerprint(password: str) -> str:
    """Return what tells a password from another one while this program runs, and nothing about it."""
    return hashlib.blake2b(password.encode(), key=_KEY, digest_size=16).hexdigest()
