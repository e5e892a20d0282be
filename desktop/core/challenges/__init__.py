"""The challenge table: the one place that knows what each of Cognito's challenges means.

To add a challenge: one entry in a file of this folder, its line in `_ENTRIES`, its step in
`core/steps.py`, its page in `ui/pages/`, its test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.challenges.email_code import EmailCodeEntry
from desktop.core.challenges.entry import Asked, Calls, Entry, Posed, Silent, Talk
from desktop.core.challenges.new_password import NewPasswordEntry
from desktop.core.challenges.password_verifier import PasswordVerifierEntry
from desktop.core.challenges.sign_in import PasswordEntry, SignInEntry
from desktop.core.challenges.unknown import UnknownEntry
from desktop.core.replies import Challenge
from desktop.core.steps import Password, SignIn

if TYPE_CHECKING:
    from desktop.core.recollection import Answers
    from desktop.core.steps import Step

_ENTRIES: tuple[Entry, ...] = (PasswordVerifierEntry(), NewPasswordEntry(), EmailCodeEntry())
_STARTS: dict[str, Asked] = {SignIn.name: SignInEntry(), Password.name: PasswordEntry()}
_TABLE: dict[str | None, Entry] = {entry.challenge: entry for entry in _ENTRIES}
_UNKNOWN = UnknownEntry()

NOT_APPLICABLE = {
    "ADMIN_NO_SRP_AUTH": "asked only of ADMIN_USER_PASSWORD_AUTH, which needs AWS credentials",
}
"""Names of Cognito's that a client without AWS credentials is never asked, and why."""

NOT_YET = frozenset(
    {
        "CUSTOM_CHALLENGE",
        "DEVICE_PASSWORD_VERIFIER",
        "DEVICE_SRP_AUTH",
        "MFA_SETUP",
        "PASSWORD",
        "PASSWORD_SRP",
        "SELECT_CHALLENGE",
        "SELECT_MFA_TYPE",
        "SMS_MFA",
        "SMS_OTP",
        "SOFTWARE_TOKEN_MFA",
        "WEB_AUTHN",
    }
)
"""Names that are shown on the page for unknown challenges. An entry takes its name out of here; a name
that a new botocore brings fails a test until it is in the table, above, or here."""


def known() -> frozenset[str]:
    """Return the challenge names with an entry."""
    return frozenset(entry.challenge for entry in _ENTRIES if entry.challenge)


def asked_by(step: Step, challenge: str | None) -> Asked:
    """Return the entry that answers a step; `challenge` is None for a step that begins."""
    entry = _STARTS[step.name] if challenge is None else _TABLE.get(challenge, _UNKNOWN)
    return entry if isinstance(entry, Asked) else _UNKNOWN


def asking(challenge: Challenge) -> Posed:
    """Return the entry that shows a challenge to a person."""
    entry = _TABLE.get(challenge.name, _UNKNOWN)
    return entry if isinstance(entry, Posed) else _UNKNOWN


def exchange(entry: Asked, step: Step, answers: Answers, talk: Talk) -> Calls:
    """Return the calls of one answer, with the silent challenges that follow it.

    The generator returns what a person has to see: the next asked challenge, or tokens.
    """
    result = yield from entry.answer(step, answers, talk)
    while isinstance(result, Challenge):
        talk.recollection = talk.recollection.heard(result)
        silent = _TABLE.get(result.name)
        if not isinstance(silent, Silent):
            break
        result = yield from silent.respond(result, talk)
    return result


__all__ = [
    "NOT_APPLICABLE",
    "NOT_YET",
    "Asked",
    "Calls",
    "Posed",
    "Talk",
    "asked_by",
    "asking",
    "exchange",
    "known",
]
