"""The steps that begin a conversation, and what each flow says first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.calls import InitiateAuth, Parameters
from desktop.core.challenges.entry import Asked, Calls, Talk
from desktop.core.recollection import Answers, Question, Recollection, Replay
from desktop.core.srp import SrpClient
from desktop.core.steps.opening import Identify, Password, SignIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.secret import Secret
    from desktop.core.settings import Flow
    from desktop.core.steps.base import Step


def _srp(talk: Talk, password: Secret | None) -> Parameters:
    talk.srp, talk.password = SrpClient(), password
    return {"SRP_A": talk.srp.public}


def _password(_talk: Talk, password: Secret | None) -> Parameters:
    return {"PASSWORD": password} if password is not None else {}


def _choice(talk: Talk, _password: Secret | None) -> Parameters:
    preferred = talk.settings.preferred_factor
    return {"PREFERRED_CHALLENGE": preferred} if preferred else {}


def _custom(_talk: Talk, _password: Secret | None) -> Parameters:
    return {}


def _custom_srp(talk: Talk, password: Secret | None) -> Parameters:
    return {"CHALLENGE_NAME": "SRP_A", **_srp(talk, password)}


_FLOWS: dict[Flow, tuple[str, Callable[[Talk, Secret | None], Parameters]]] = {
    "srp": ("USER_SRP_AUTH", _srp),
    "password": ("USER_PASSWORD_AUTH", _password),
    "choice": ("USER_AUTH", _choice),
    "custom": ("CUSTOM_AUTH", _custom),
    "custom-srp": ("CUSTOM_AUTH", _custom_srp),
}


def permission(flow: Flow) -> str:
    """Return what an app client must allow for a flow, in the names of ExplicitAuthFlows."""
    return f"ALLOW_{_FLOWS[flow][0]}"


def begin(name: str, password: Secret | None, talk: Talk) -> Calls:
    """Open the conversation in the flow in use, under the name as it was typed."""
    flow, parameters = _FLOWS[talk.settings.flow]
    return (
        yield InitiateAuth(flow, {"USERNAME": name, **parameters(talk, password)}, talk.settings.metadata)
    )


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


class IdentifyEntry(Asked):
    """The user name alone; the pool says what it wants to know."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = Identify
    replay: ClassVar[Replay] = Replay.ALWAYS
    begins: ClassVar[bool] = True

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Begin with the name."""
        return begin(answers["username"].reveal(), None, talk)

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Keep the name for replays."""
        del question
        return recollection.named(answers["username"].reveal())


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
