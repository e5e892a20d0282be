"""The password itself, over TLS: it leaves only where the profile says so, or the person has agreed.

A pool that says PASSWORD gets what it could keep, where a proof (SRP) would tell it nothing. So a flow that
proves is no promise unless the other way is asked for first. All that sends a person's present password takes
it from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.errors import StileError
from desktop.core.secret import Secret
from desktop.core.steps.base import YES, says_yes
from desktop.core.steps.opening import SEND_PASSWORD

if TYPE_CHECKING:
    from desktop.core.challenges.memory import Answers, Candidate
    from desktop.core.sign_in.settings import SignInSettings


class PlainPasswordRefusedError(StileError):
    """The pool asks for the password itself, and this profile never sends it. No call was made."""

    code = "plain-password-refused"


class PlainPasswordNotAgreedError(StileError):
    """The pool asks for the password itself, and the person has not agreed to send it. No call was made."""

    code = "plain-password-not-agreed"
    field: ClassVar[str] = SEND_PASSWORD


def plain_password(password: Secret, answers: Answers, settings: SignInSettings) -> Secret:
    """Return a password that may be sent as it is.

    Raises PlainPasswordRefusedError where the profile forbids it, PlainPasswordNotAgreedError where the
    answers do not say yes.
    """
    if settings.never_sends_password:
        raise PlainPasswordRefusedError
    if not (settings.sends_password or agrees(answers)):
        raise PlainPasswordNotAgreedError
    return password


def agrees(answers: Answers) -> bool:
    """Say whether the person agreed to send the password itself."""
    return says_yes(answers.get(SEND_PASSWORD))


def password_answers(candidate: Candidate) -> Answers:
    """Return the answer that gives a password once more, with what the person agreed to."""
    agreed = {SEND_PASSWORD: Secret(YES)} if candidate.plain else {}
    return {"password": candidate.password, **agreed}
