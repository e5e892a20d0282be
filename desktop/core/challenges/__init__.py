"""The challenge table: the one place that knows what each of Cognito's challenges means.

To add a challenge: one entry in a file of this folder, its line in `_ENTRIES`, its step in `core/steps`, its
words in `core/catalogue/steps.py`, its page in `ui/sign_in/pages`, its test; then the practice
pool's side of it. The whole recipe is in `.github/CONTRIBUTING.md`.
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
from desktop.core.challenges.browser import BrowserEntry
from desktop.core.challenges.choose_factor import ChooseFactorEntry, PlainPasswordEntry, SrpPasswordEntry
from desktop.core.challenges.choose_mfa import ChooseMfaEntry
from desktop.core.challenges.custom import CustomEntry
from desktop.core.challenges.device import DeviceSrpEntry, DeviceVerifierEntry
from desktop.core.challenges.entry import (
    Calls,
    ChallengeEntry,
    EntryContext,
    SilentEntry,
    StepEntry,
    TableEntry,
)
from desktop.core.challenges.mfa_setup import ChooseMfaSetupEntry, SetUpEmailEntry, SetUpTotpEntry
from desktop.core.challenges.new_password import NewPasswordEntry
from desktop.core.challenges.no_way_on import NoFactorEntry, NoSetupEntry
from desktop.core.challenges.password_verifier import PasswordVerifierEntry
from desktop.core.challenges.sent_code import EmailCodeEntry, SmsMfaEntry, SmsOtpEntry
from desktop.core.challenges.sign_in import IdentifyEntry, PasswordEntry, SignInEntry
from desktop.core.challenges.totp_code import TotpCodeEntry
from desktop.core.challenges.unknown import UnknownEntry
from desktop.core.challenges.web_authn import PasskeyEntry
from desktop.core.cognito.errors import TooManyCallsError
from desktop.core.cognito.replies import Challenge
from desktop.core.steps.opening import first_step

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow
    from desktop.core.steps.base import Step

_ENTRIES: tuple[TableEntry, ...] = (
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
_STARTS: tuple[StepEntry, ...] = (
    SignInEntry(),
    IdentifyEntry(),
    BrowserEntry(),
    PasswordEntry(),
    ForgotPasswordEntry(),
    SignUpEntry(),
)
_UNKNOWN = UnknownEntry()

NOT_APPLICABLE = {
    "ADMIN_NO_SRP_AUTH": "asked only of ADMIN_USER_PASSWORD_AUTH, which needs AWS credentials",
}
"""Names of Cognito's that a client without AWS credentials is never asked, and why."""


def known_challenges() -> frozenset[str]:
    """Return the challenge names with an entry."""
    names = (entry.challenge for entry in _ENTRIES if entry.challenge)
    return frozenset(name for name in names if not name.startswith("stile:"))


def first_entry(flow: Flow) -> StepEntry:
    """Return the entry of the step that opens a conversation in a flow."""
    step = first_step(flow)
    return next(entry for entry in _STARTS if isinstance(step, entry.step))


def entry_of_step(step: Step, challenge: str | None) -> StepEntry:
    """Return the entry that answers a step; `challenge` is None for a step that begins."""
    entries = (*_STARTS, *_ENTRIES)
    return next(
        (
            e
            for e in entries
            if isinstance(e, StepEntry) and e.challenge == challenge and isinstance(step, e.step)
        ),
        _UNKNOWN,
    )


def entry_of_challenge(challenge: Challenge) -> ChallengeEntry:
    """Return the entry that shows a challenge to a person."""
    entries = (e for e in _ENTRIES if isinstance(e, ChallengeEntry))
    return next((entry for entry in entries if entry.matches(challenge)), _UNKNOWN)


def entry_left_open(challenge: str) -> StepEntry:
    """Return the entry that knows what an open answer to a challenge leaves behind."""
    return next((e for e in _ENTRIES if isinstance(e, StepEntry) and e.challenge == challenge), _UNKNOWN)


def with_silent(calls: Calls, context: EntryContext) -> Calls:
    """Return the calls of one answer, with those that answer the silent challenges after it.

    The generator returns what a person has to see: the next asked challenge, or tokens. Raises
    TooManyCallsError where the pool asks one of them a second time: no second answer would be another.
    """
    result = yield from calls
    answered: set[str] = set()
    while isinstance(result, Challenge):
        context.memory, context.challenge = context.memory.with_name_from(result), result
        silent = _silent(result.name)
        if silent is None:
            break
        if result.name in answered and not silent.proves_answer:  # a proof can be made once anyway
            raise TooManyCallsError(result.name)
        answered.add(result.name)
        context.answer_taken = not silent.proves_answer
        result = yield from silent.respond(context)
    return result


def _silent(name: str) -> SilentEntry | None:
    return next((e for e in _ENTRIES if isinstance(e, SilentEntry) and e.challenge == name), None)


__all__ = [
    "NOT_APPLICABLE",
    "Calls",
    "ChallengeEntry",
    "EntryContext",
    "StepEntry",
    "diversion",
    "entry_left_open",
    "entry_of_challenge",
    "entry_of_step",
    "first_entry",
    "known_challenges",
    "with_silent",
]
