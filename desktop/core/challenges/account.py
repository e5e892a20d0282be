"""A forgotten password, an account that waits for its confirmation, a new account.

These are not challenges of Cognito's. They stand in the table under names of our own, so that the loop
treats their steps like all others; they have no ticket, and each ends in an ordinary sign-in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core import account_calls as calls
from desktop.core import errors as e
from desktop.core.challenges.entry import Asked, Calls, Posed, Talk
from desktop.core.recollection import Answers, Question, Recollection, Replay
from desktop.core.replies import Challenge, Confirmed, Delivered, Done, Result
from desktop.core.steps.account import ConfirmAccount, ForgotPassword, ResetPassword, SignUp

if TYPE_CHECKING:
    from desktop.core.settings import SignInSettings
    from desktop.core.steps.base import Step

RESET, CONFIRM = "stile:reset-password", "stile:confirm-account"
_DIVERSIONS: dict[type[e.StileError], str] = {e.ResetRequiredError: RESET, e.NotConfirmedError: CONFIRM}


def diversion(error: e.StileError) -> Challenge:
    """Return what has to be asked first after a refusal that leads elsewhere; KeyError for any other."""
    return Challenge(_DIVERSIONS[type(error)])


def _sent(name: str, result: Result) -> Challenge:
    """Return the question for the code that was just sent."""
    destination = result.destination if isinstance(result, Delivered) else ""
    return Challenge(name, {"destination": destination, "sent": "true"})


def _asked_for_code(name: str, talk: Talk) -> Calls:
    """Ask the pool to send a code; for a name that does not exist it looks as if one had been sent."""
    try:
        return (yield calls.ForgotPassword(name, metadata=talk.settings.metadata))
    except e.WrongPasswordError:
        return Delivered("")


class ForgotPasswordEntry(Asked):
    """Whether the name exists is nobody's business: an unknown one leads to the same page."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = ForgotPassword
    replay: ClassVar[Replay] = Replay.NEVER

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Ask the pool to send a code."""
        return _sent(RESET, (yield from _asked_for_code(answers["username"].reveal(), talk)))

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Keep the name."""
        del question
        return recollection.named(answers["username"].reveal())

    def left_open(self, recollection: Recollection, answers: Answers | None) -> Recollection:
        """Keep the name; nothing else can have changed."""
        return recollection if answers is None else self.accepted(recollection, None, answers)

    def after_unknown(self, recollection: Recollection) -> Challenge | None:  # noqa: ARG002 - the same for all
        """Go on to the code: if one arrives, it is good."""
        return Challenge(RESET)


class ResetPasswordEntry(Posed):
    """The code and the new password, in one call."""

    challenge: ClassVar[str | None] = RESET
    step: ClassVar[type[Step]] = ResetPassword
    replay: ClassVar[Replay] = Replay.NEVER
    needs_ticket: ClassVar[bool] = False
    sends_code: ClassVar[bool] = True

    def read(self, challenge: Challenge, recollection: Recollection, settings: SignInSettings) -> Step:
        """Return the page; who was sent here by the pool has the code already."""
        destination = challenge.parameters.get("destination", "")
        return ResetPassword(recollection.typed_name, destination, settings.policy)

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Set the password; the sign-in with it follows by itself."""
        name, password = talk.recollection.typed_name, answers["new_password"]
        try:
            yield calls.ConfirmForgotPassword(
                name, answers["code"], password, metadata=talk.settings.metadata
            )
        except e.WrongPasswordError as error:  # nobody of this name: no code of theirs is right
            raise e.WrongCodeError(error.detail, request_id=error.request_id, at=error.at) from None
        return Done()

    def delivers(self, challenge: Challenge) -> bool:
        """Say whether a code was sent just now; who was diverted here may have had one for days."""
        return "sent" in challenge.parameters

    def heard(self, recollection: Recollection) -> Recollection:
        """Take note that no new password is set: the pool would not ask."""
        return recollection.unset()

    def resend(self, talk: Talk) -> Calls:
        """Ask for another code."""
        return _asked_for_code(talk.recollection.typed_name, talk)

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Make it *the* password."""
        del question
        return recollection.with_new_password(answers["new_password"])

    def not_done(self) -> Challenge | None:
        """Ask for the code once more: it was not used."""
        return Challenge(RESET)

    def left_open(self, recollection: Recollection, answers: Answers | None) -> Recollection:
        """Remember the password that may be set now: one sign-in with it shows."""
        return recollection if answers is None else recollection.only_unproven(answers["new_password"])


class SignUpEntry(Asked):
    """A new account."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = SignUp
    replay: ClassVar[Replay] = Replay.NEVER

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Make the account; the sign-in follows at once if the pool confirms it by itself."""
        attributes = {
            name: value for name, value in answers.items() if name not in {"username", "new_password"}
        }
        name, password = answers["username"].reveal(), answers["new_password"]
        result = yield calls.SignUp(name, password, attributes, metadata=talk.settings.metadata)
        return Done() if isinstance(result, Confirmed) else _sent(CONFIRM, result)

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Keep name and password: nobody types them twice."""
        del question
        return recollection.introduced(answers["username"].reveal(), answers["new_password"])

    def left_open(self, recollection: Recollection, answers: Answers | None) -> Recollection:
        """Keep name and password as if it had been done; the next step shows whether it was."""
        return recollection if answers is None else self.accepted(recollection, None, answers)

    def after_unknown(self, recollection: Recollection) -> Challenge | None:  # noqa: ARG002 - the same for all
        """Go on to the code: if one arrives, the account is there."""
        return Challenge(CONFIRM)


class ConfirmAccountEntry(Posed):
    """The code of a new account."""

    challenge: ClassVar[str | None] = CONFIRM
    step: ClassVar[type[Step]] = ConfirmAccount
    replay: ClassVar[Replay] = Replay.NEVER
    needs_ticket: ClassVar[bool] = False
    sends_code: ClassVar[bool] = True

    def read(
        self,
        challenge: Challenge,
        recollection: Recollection,
        settings: SignInSettings,  # noqa: ARG002 - the reply says it all
    ) -> Step:
        """Return the page."""
        return ConfirmAccount(recollection.typed_name, challenge.parameters.get("destination", ""))

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Confirm; the sign-in follows by itself, with the password if it is known."""
        name = talk.recollection.typed_name
        yield calls.ConfirmSignUp(name, answers["code"], metadata=talk.settings.metadata)
        return Done()

    def delivers(self, challenge: Challenge) -> bool:
        """Say whether a code was sent just now; who was diverted here may have had one for days."""
        return "sent" in challenge.parameters

    def resend(self, talk: Talk) -> Calls:
        """Ask for another code."""
        name = talk.recollection.typed_name
        return (yield calls.ResendConfirmationCode(name, metadata=talk.settings.metadata))
