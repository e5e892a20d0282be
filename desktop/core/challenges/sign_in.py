"""The steps that begin a conversation with a password."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.calls import InitiateAuth
from desktop.core.challenges.entry import Asked, Calls, Talk
from desktop.core.recollection import Answers, Question, Recollection, Replay
from desktop.core.srp import SrpClient
from desktop.core.steps import Password, SignIn, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.secret import Secret


def _by_srp(name: str, password: Secret, talk: Talk) -> InitiateAuth:
    talk.srp, talk.password = SrpClient(), password
    return InitiateAuth("USER_SRP_AUTH", {"USERNAME": name, "SRP_A": talk.srp.public}, talk.settings.metadata)


def _by_password(name: str, password: Secret, talk: Talk) -> InitiateAuth:
    return InitiateAuth(
        "USER_PASSWORD_AUTH", {"USERNAME": name, "PASSWORD": password}, talk.settings.metadata
    )


_FLOWS: dict[str, Callable[[str, Secret, Talk], InitiateAuth]] = {
    "srp": _by_srp,
    "password": _by_password,
}


def begin(name: str, password: Secret, talk: Talk) -> Calls:
    """Open the conversation in the profile's flow, under the name as it was typed."""
    return (yield _FLOWS[talk.settings.flow](name, password, talk))


class SignInEntry(Asked):
    """User name and password, asked first."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = SignIn
    replay: ClassVar[Replay] = Replay.ALWAYS
    begins: ClassVar[bool] = True

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Begin with what was typed."""
        return begin(answers["username"].reveal(), answers["password"], talk)

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Keep name and password for replays; they are no leg, a replay always begins with them."""
        del question
        return recollection.introduced(answers["username"].reveal(), answers["password"])


class PasswordEntry(Asked):
    """The password again, for a name that is known."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = Password
    milestone: ClassVar[str | None] = SignIn.name
    replay: ClassVar[Replay] = Replay.ALWAYS
    begins: ClassVar[bool] = True

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Begin again under the name that was typed first."""
        return begin(talk.recollection.typed_name, answers["password"], talk)

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Keep the password for replays."""
        del question
        return recollection.reopened(answers["password"])
