"""The challenge table: the one place that knows what each of Cognito's challenges means.

To add a challenge: one entry in a file of this folder, its line in `_ENTRIES`, its step in
`core/steps.py`, its page in `ui/pages/`, its test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.challenges.account import (
    ConfirmAccountEntry,
    ForgotPasswordEntry,
    ResetPasswordEntry,
    SignUpEntry,
    diversion,
)
from desktop.core.challenges.choose_mfa import ChooseMfaEntry
from desktop.core.challenges.custom import CustomEntry
from desktop.core.challenges.device import DeviceSrpEntry, DeviceVerifierEntry
from desktop.core.challenges.entry import Asked, Calls, Entry, EntryContext, Posed, Silent
from desktop.core.challenges.factor import ChooseFactorEntry, PlainPasswordEntry, SrpPasswordEntry
from desktop.core.challenges.mfa_setup import TOTP, ChooseMfaSetupEntry, SetUpEmailEntry, SetUpTotpEntry
from desktop.core.challenges.new_password import NewPasswordEntry
from desktop.core.challenges.no_way_on import NoFactorEntry, NoSetupEntry
from desktop.core.challenges.password_verifier import PasswordVerifierEntry
from desktop.core.challenges.sent_code import EmailCodeEntry, SmsMfaEntry, SmsOtpEntry
from desktop.core.challenges.sign_in import IdentifyEntry, PasswordEntry, SignInEntry
from desktop.core.challenges.totp_code import TotpCodeEntry
from desktop.core.challenges.unknown import UnknownEntry
from desktop.core.challenges.web_authn import PasskeyEntry
from desktop.core.replies import Challenge
from desktop.core.steps.opening import first_step

if TYPE_CHECKING:
    from desktop.core.settings import Flow
    from desktop.core.steps.base import Step

_ENTRIES: tuple[Entry, ...] = (
    PasswordVerifierEntry(),
    DeviceSrpEntry(),
    DeviceVerifierEntry(),
    NewPasswordEntry(),
    EmailCodeEntry(),
    SmsMfaEntry(),
    SmsOtpEntry(),
    TotpCodeEntry(),
    ChooseMfaEntry(),
    NoSetupEntry(),
    ChooseMfaSetupEntry(),
    SetUpTotpEntry(),
    SetUpEmailEntry(),
    NoFactorEntry(),
    ChooseFactorEntry(),
    PlainPasswordEntry(),
    SrpPasswordEntry(),
    PasskeyEntry(),
    CustomEntry(),
    ResetPasswordEntry(),
    ConfirmAccountEntry(),
)
_STARTS: tuple[Asked, ...] = (
    SignInEntry(),
    IdentifyEntry(),
    PasswordEntry(),
    ForgotPasswordEntry(),
    SignUpEntry(),
)
_UNKNOWN = UnknownEntry()

NOT_APPLICABLE = {
    "ADMIN_NO_SRP_AUTH": "asked only of ADMIN_USER_PASSWORD_AUTH, which needs AWS credentials",
}
"""Names of Cognito's that a client without AWS credentials is never asked, and why."""


def known() -> frozenset[str]:
    """Return the challenge names with an entry."""
    names = (entry.challenge for entry in _ENTRIES if entry.challenge)
    return frozenset(name for name in names if not name.startswith("stile:"))


def first(flow: Flow) -> Asked:
    """Return the entry of the step that opens a conversation in a flow."""
    step = first_step(flow)
    return next(entry for entry in _STARTS if isinstance(step, entry.step))


def asked_by(step: Step, challenge: str | None) -> Asked:
    """Return the entry that answers a step; `challenge` is None for a step that begins."""
    entries = (*_STARTS, *_ENTRIES)
    return next(
        (
            e
            for e in entries
            if isinstance(e, Asked) and e.challenge == challenge and isinstance(step, e.step)
        ),
        _UNKNOWN,
    )


def asking(challenge: Challenge) -> Posed:
    """Return the entry that shows a challenge to a person."""
    posed = (e for e in _ENTRIES if isinstance(e, Posed))
    return next((entry for entry in posed if entry.poses(challenge)), _UNKNOWN)


def left_open_by(challenge: str) -> Asked:
    """Return the entry that knows what an open answer to a challenge leaves behind."""
    return next((e for e in _ENTRIES if isinstance(e, Asked) and e.challenge == challenge), _UNKNOWN)


def with_silent(calls: Calls, context: EntryContext) -> Calls:
    """Return the calls of one answer, with those that answer the silent challenges after it.

    The generator returns what a person has to see: the next asked challenge, or tokens.
    """
    result = yield from calls
    while isinstance(result, Challenge):
        context.memory, context.challenge = context.memory.heard(result), result
        silent = _silent(result.name)
        if silent is None:
            break
        result = yield from silent.respond(context)
    return result


def _silent(name: str) -> Silent | None:
    return next((e for e in _ENTRIES if isinstance(e, Silent) and e.challenge == name), None)


__all__ = [
    "NOT_APPLICABLE",
    "TOTP",
    "Asked",
    "Calls",
    "EntryContext",
    "Posed",
    "asked_by",
    "asking",
    "diversion",
    "first",
    "known",
    "left_open_by",
    "with_silent",
]
