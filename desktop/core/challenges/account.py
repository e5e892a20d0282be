"""A forgotten password, an account that waits for its confirmation, a new account.

These are not challenges of Cognito's. They stand in the table under names of our own, so that the loop
treats their steps like all others; they have no ticket, and each ends in an ordinary sign-in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext, StepEntry
from desktop.core.challenges.memory import ConversationMemory, Replay
from desktop.core.cognito import account_calls as calls
from desktop.core.cognito import errors as e
from desktop.core.cognito.replies import Challenge, Confirmed, Delivered, Done, Result
from desktop.core.notices.notice import Problem
from desktop.core.sign_in.refusal_values import values_of
from desktop.core.steps.account import ConfirmAccount, ForgotPassword, ResetPassword, SignUp

if TYPE_CHECKING:
    from desktop.core.errors import StileError
    from desktop.core.steps.base import Step

RESET, CONFIRM = "stile:reset-password", "stile:confirm-account"
_BY_SESSION = "stile.by-session"
"""The sign-up brought a session: the sign-in goes on by it once the account is confirmed."""
_NOT_SENT = "not-sent"
_DIVERSIONS: dict[type[StileError], str] = {e.ResetRequiredError: RESET, e.NotConfirmedError: CONFIRM}


def diversion(error: StileError) -> Challenge:
    """Return what has to be asked first after a refusal that leads elsewhere; KeyError for any other."""
    return Challenge(_DIVERSIONS[type(error)])


def _sent(name: str, result: Result) -> Challenge:
    """Return the question for the code that was just sent."""
    destination = result.destination if isinstance(result, Delivered) else ""
    return Challenge(name, {"destination": destination, "sent": "true"})


def _goes_on(context: EntryContext) -> bool:
    """Say whether a sign-in can go on by the session of a sign-up: in one flow alone."""
    return context.settings.flow == "choice"


def _asked_for_code(name: str, context: EntryContext) -> Calls:
    """Ask the pool to send a code; for a name that does not exist it looks as if one had been sent."""
    try:
        return (yield calls.ForgotPasswordCall(name, metadata=context.settings.metadata))
    except e.WrongPasswordError:
        return Delivered("")


class ForgotPasswordEntry(StepEntry):
    """The pool does not reveal whether the name exists: an unknown one leads to the same page."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = ForgotPassword
    replay: ClassVar[Replay] = Replay.NEVER
    after_unknown: ClassVar[str | None] = RESET  # if a code arrives, it is good

    def answer(self, context: EntryContext) -> Calls:
        """Ask the pool to send a code."""
        return _sent(RESET, (yield from _asked_for_code(context.answers["username"].reveal(), context)))

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Keep the name."""
        return context.memory.with_name(context.answers["username"].reveal())

    def memory_after_unknown_outcome(self, context: EntryContext) -> ConversationMemory:
        """Keep the name; nothing else can have changed."""
        return self.memory_after_answer(context) if context.answers else context.memory


class AccountCodeEntry(ChallengeEntry):
    """A code for an account: the pool sends it for a name, without a session."""

    replay: ClassVar[Replay] = Replay.NEVER
    needs_ticket: ClassVar[bool] = False
    sends_code: ClassVar[bool] = True

    def delivers(self, challenge: Challenge) -> bool:
        """Say whether a code was sent just now; a person who was diverted here may have had one for days."""
        return "sent" in challenge.parameters


class ResetPasswordEntry(AccountCodeEntry):
    """The code and the new password, in one call."""

    challenge: ClassVar[str | None] = RESET
    step: ClassVar[type[Step]] = ResetPassword
    when_not_done: ClassVar[str | None] = RESET  # the code was not used: once more

    def read(self, context: EntryContext) -> Step:
        """Return the page; a person whom the pool sent here has the code already."""
        destination = context.challenge.parameters.get("destination", "")
        return ResetPassword(context.memory.typed_name, destination, context.settings.policy)

    def answer(self, context: EntryContext) -> Calls:
        """Set the password; the sign-in with it follows by itself."""
        name, password = context.memory.typed_name, context.answers["new_password"]
        try:
            yield calls.ConfirmForgotPassword(
                name, context.answers["code"], password, metadata=context.settings.metadata
            )
        except e.WrongPasswordError as error:  # the name is unknown: no code can be right
            raise e.WrongCodeError(error.detail, request_id=error.request_id, at=error.at) from None
        return Done()

    def memory_after_question(self, context: EntryContext) -> ConversationMemory:
        """Take note that no new password is set: the pool would not ask."""
        return context.memory.without_password_change()

    def resend(self, context: EntryContext) -> Calls:
        """Ask for another code."""
        return _asked_for_code(context.memory.typed_name, context)

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Make it *the* password."""
        return context.memory.with_new_password(context.answers["new_password"])

    def memory_after_unknown_outcome(self, context: EntryContext) -> ConversationMemory:
        """Remember the password that may be set now: one sign-in with it shows."""
        if not context.answers:
            return context.memory
        return context.memory.with_only_unproven_password(context.answers["new_password"])


class SignUpEntry(StepEntry):
    """A new account."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = SignUp
    replay: ClassVar[Replay] = Replay.NEVER
    after_unknown: ClassVar[str | None] = CONFIRM  # if a code arrives, the account is there

    def answer(self, context: EntryContext) -> Calls:
        """Make the account; the sign-in follows at once if the pool confirms it by itself."""
        attributes = {
            name: value for name, value in context.answers.items() if name not in {"username", "new_password"}
        }
        name, password = context.answers["username"].reveal(), context.answers["new_password"]
        try:
            result = yield calls.SignUpCall(name, password, attributes, metadata=context.settings.metadata)
        except (e.CodeNotSentError, e.PoolMisconfiguredError) as error:  # the account was made before
            told = str(values_of(error).get("told", ""))
            return Challenge(CONFIRM, {_NOT_SENT: error.detail, "told": told})
        if isinstance(result, Confirmed):
            return Done()
        asked = _sent(CONFIRM, result)
        by_session = _goes_on(context) and isinstance(result, Delivered) and result.goes_on
        return replace(asked, parameters={**asked.parameters, _BY_SESSION: "true"}) if by_session else asked

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Keep name and password, so that they are not typed twice."""
        return context.memory.with_name_and_password(
            context.answers["username"].reveal(), context.answers["new_password"]
        )

    def memory_after_unknown_outcome(self, context: EntryContext) -> ConversationMemory:
        """Keep name and password as if it had been done; the next step shows whether it was."""
        return self.memory_after_answer(context) if context.answers else context.memory


class ConfirmAccountEntry(AccountCodeEntry):
    """The code of a new account."""

    challenge: ClassVar[str | None] = CONFIRM
    step: ClassVar[type[Step]] = ConfirmAccount

    def read(self, context: EntryContext) -> Step:
        """Return the page."""
        return ConfirmAccount(context.memory.typed_name, context.challenge.parameters.get("destination", ""))

    def told(self, challenge: Challenge) -> Problem | None:
        """Say that the account is there, where its code could not be sent."""
        detail, told = challenge.parameters.get(_NOT_SENT), challenge.parameters.get("told", "")
        if detail is None:
            return None
        because = "told" if told else "untold"
        return Problem("account-code-not-sent", {"because": because, "told": told}, detail=detail)

    def answer(self, context: EntryContext) -> Calls:
        """Confirm; the sign-in follows by itself, by the session or with the password if one is known."""
        name, metadata = context.memory.typed_name, context.settings.metadata
        try:
            result = yield calls.ConfirmSignUp(
                name, context.answers["code"], metadata=metadata, goes_on=_goes_on(context)
            )
        except e.ConfirmationNotNeededError as error:
            return Done(error.code)
        except e.AliasTakenError as error:
            raise e.AddressOfAnotherAccountError(
                error.detail, request_id=error.request_id, at=error.at
            ) from None
        if not (_goes_on(context) and isinstance(result, Confirmed) and result.goes_on):
            return Done()
        context.answer_taken = True
        try:
            return (yield calls.SignInAfterSignUp.of(name, metadata))
        except e.PoolError:
            return Done()  # then as anybody else signs in

    def memory_after_question(self, context: EntryContext) -> ConversationMemory:
        """Drop the password where the sign-in goes on without it."""
        by_session = _BY_SESSION in context.challenge.parameters
        return context.memory.without_passwords() if by_session else context.memory

    def resend(self, context: EntryContext) -> Calls:
        """Ask for another code."""
        name = context.memory.typed_name
        try:
            return (yield calls.ResendConfirmationCode(name, metadata=context.settings.metadata))
        except e.ConfirmationNotNeededError as error:
            return Done(error.code)
