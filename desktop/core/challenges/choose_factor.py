"""USER_AUTH: the pool says which ways there are, the person chooses one, and a password is one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.memory import Answers, ConversationMemory, Question, Replay
from desktop.core.challenges.plain_password import (
    PlainPasswordRefusedError,
    agrees,
    password_answers,
    plain_password,
)
from desktop.core.cognito.srp import SrpClient
from desktop.core.secret import Secret
from desktop.core.steps.opening import ChooseFactor, Password

if TYPE_CHECKING:
    from desktop.core.challenges.memory import Candidate
    from desktop.core.cognito.replies import Challenge
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.steps.base import Step

_PLAIN, _BY_SRP = "PASSWORD", "PASSWORD_SRP"


class ChooseFactorEntry(ChallengeEntry):
    """SELECT_CHALLENGE."""

    challenge: ClassVar[str | None] = "SELECT_CHALLENGE"
    step: ClassVar[type[Step]] = ChooseFactor
    replay: ClassVar[Replay] = Replay.SAME_QUESTION
    is_choice: ClassVar[bool] = True
    may_precede_password: ClassVar[bool] = True

    def question(self, challenge: Challenge) -> Question:
        """Return the question: the same ways must be offered for a choice to stand."""
        return Question(challenge.name, (("can", ",".join(challenge.available)),))

    def read(self, context: EntryContext) -> Step:
        """Return the page with the ways; a password is one way, proved without sending it if possible."""
        ways = context.challenge.available
        unwanted = {_PLAIN} if _BY_SRP in ways or context.settings.never_sends_password else set()
        wanted = tuple(way for way in ways if way not in unwanted)
        if not wanted:
            raise PlainPasswordRefusedError
        return ChooseFactor(wanted)

    def answer(self, context: EntryContext) -> Calls:
        """Send the choice alone; the pool then asks for what it needs."""
        return (yield context.respond(self.name, {"ANSWER": context.answers["choice"]}))

    def way_of_password(self, challenge: Challenge, settings: SignInSettings) -> Answers | None:
        """Choose the password, proved without sending it if possible."""
        known = (_BY_SRP,) if settings.never_sends_password else (_BY_SRP, _PLAIN)
        ways = (way for way in known if way in challenge.available)
        return next(({"choice": Secret(way)} for way in ways), None)


class _PasswordEntry(ChallengeEntry):
    step: ClassVar[type[Step]] = Password
    replay: ClassVar[Replay] = Replay.ALWAYS
    may_precede_password: ClassVar[bool] = True

    def read(self, context: EntryContext) -> Step:
        """Return the page that asks for the password."""
        return Password(context.memory.typed_name, "asked")

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Keep the password for replays; it is no leg, a replay has candidates of its own."""
        return context.memory.with_only_password(context.answers["password"], plain=agrees(context.answers))


class PlainPasswordEntry(_PasswordEntry):
    """PASSWORD: the password itself, over TLS; unless the profile says so, the person is asked first."""

    challenge: ClassVar[str | None] = _PLAIN

    def read(self, context: EntryContext) -> Step:
        """Return the page. Raises PlainPasswordRefusedError where the profile never sends the password."""
        settings = context.settings
        if settings.never_sends_password:
            raise PlainPasswordRefusedError
        return Password(context.memory.typed_name, "asked", asks_to_send=not settings.sends_password)

    def repeated(self, candidate: Candidate, settings: SignInSettings) -> Answers | None:
        """Return the password once more only if the profile or the person has it sent itself."""
        return password_answers(candidate) if settings.sends_password or candidate.plain else None

    def answer(self, context: EntryContext) -> Calls:
        """Send the password."""
        password = plain_password(context.answers["password"], context.answers, context.settings)
        return (yield context.respond(self.name, {"PASSWORD": password}))


class SrpPasswordEntry(_PasswordEntry):
    """PASSWORD_SRP: the first half of SRP; the verifier follows by itself."""

    challenge: ClassVar[str | None] = _BY_SRP

    def answer(self, context: EntryContext) -> Calls:
        """Send the public value."""
        context.srp, context.password = SrpClient(), context.answers["password"]
        return (yield context.respond(self.name, {"SRP_A": context.srp.public}))
