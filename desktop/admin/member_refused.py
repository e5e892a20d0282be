"""Which member of an account a pool does not take, and why: for the admin who gave it.

The sentences of a sign-in speak to the person whose account it is ("Use another one"); an admin reads the
member as the pool names it, what is wrong with it, and the pool's own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.cognito import errors as e
from desktop.core.cognito.complaint import complaint_in
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.errors import StileError

_WHY: tuple[tuple[type[StileError], str], ...] = (
    (e.NameTakenError, "name-taken"),
    (e.AliasTakenError, "taken"),
    (e.AttributeMissingError, "missing"),
    (e.AttributeFixedError, "fixed"),
    (e.AttributeUnknownError, "unknown"),
    (e.AttributeNotWritableError, "not-writable"),
)
_FORMS = frozenset({"phone", "email", "date", "short", "long"})
_NAMES = frozenset({"name-plain", "name-email", "name-phone", "name-address"})
_ALIASES = {"email": r"\be-?mail\b", "phone_number": r"\bphone", "preferred_username": r"\bpreferred"}
_EXCEPTION = re.compile(r"\A\w+Exception: ")


def member_refused(error: StileError, given: Iterable[str]) -> tuple[Notice, ...]:
    """Return what to say about a refusal of `given` members, by their names; none for another refusal."""
    if not isinstance(error, e.CorrectableError) or isinstance(
        error, (e.WeakPasswordError, e.WrongCodeError)
    ):
        return ()
    complaint, asked = complaint_in(error.detail, tuple(given))
    member = asked or (complaint.members[0] if complaint and complaint.place is None else "")
    why = next((why for kind, why in _WHY if isinstance(error, kind)), None)
    if why is None and complaint is not None and complaint.because in _FORMS | _NAMES:
        why = complaint.because
    if why in {"name-taken", *_NAMES}:
        member = "username"
    elif why == "taken":
        member = _alias_in(error.detail)
    values: dict[str, str | int] = dict(complaint.limits) if complaint is not None else {}
    if member:
        values |= {"name": member, "because": why or "named"}
    told = Notice("member-refused", values)
    said = _EXCEPTION.sub("", error.detail).strip()
    return (told, Notice("pool-said", {"told": said})) if said else (told,)


def _alias_in(detail: str) -> str:
    """Return the alias that another account has, as far as the text tells it."""
    return next((name for name, form in _ALIASES.items() if re.search(form, detail, re.IGNORECASE)), "")
