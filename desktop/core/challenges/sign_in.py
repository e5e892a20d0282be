"""The steps that begin a conversation, and what each flow says first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, EntryContext, StepEntry
from desktop.core.challenges.memory import ConversationMemory, Replay
from desktop.core.challenges.plain_password import agrees, plain_password
from desktop.core.cognito import errors as e
from desktop.core.cognito.calls import InitiateAuth, Parameters
from desktop.core.cognito.srp import SrpClient
from desktop.core.steps.opening import Identify, Password, SignIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import Flow
    from desktop.core.steps.base import Step


def _srp(context: EntryContext, password: Secret | None) -> Parameters:
    context.srp, context.password = SrpClient(), password
    return {"SRP_A": context.srp.public}


def _password(context: EntryContext, password: Secret | None) -> Parameters:
    if password is None:
        return {}
    return {"PASSWORD": plain_password(password, context.answers, context.settings)}


def _choice(context: EntryContext, _password: Secret | None) -> Parameters:
    preferred = context.settings.preferred_factor
    return {"PREFERRED_CHALLENGE": preferred} if preferred else {}


def _custom(_context: EntryContext, _password: Secret | None) -> Parameters:
    return {}


def _custom_srp(context: EntryContext, password: Secret | None) -> Parameters:
    return {"CHALLENGE_NAME": "SRP_A", **_srp(context, password)}


_FLOWS: dict[Flow, tuple[str, Callable[[EntryContext, Secret | None], Parameters]]] = {
    "srp": ("USER_SRP_AUTH", _srp),
    "password": ("USER_PASSWORD_AUTH", _password),
    "choice": ("USER_AUTH", _choice),
    "custom": ("CUSTOM_AUTH", _custom),
    "custom-srp": ("CUSTOM_AUTH", _custom_srp),
}


def is_of_api(flow: Flow) -> bool:
    """Say whether a flow goes by InitiateAuth, and not by a browser."""
    return flow in _FLOWS


def permission(flow: Flow) -> str:
    """Return what an app client must allow for a flow of the API, in the names of ExplicitAuthFlows."""
    return f"ALLOW_{_FLOWS[flow][0]}"


_NO_WAY_BY_PREFERENCE = (
    e.InvalidInputError,
    e.AttributeRefusedError,
    e.ChallengeFailedError,
    e.CodeNotSentError,
    e.PoolMisconfiguredError,
    e.NotAuthorizedError,
)
"""What a pool says that takes no preferred factor, or not this one, or that wants a password with it."""


def opening_calls(name: str, password: Secret | None, context: EntryContext) -> Calls:
    """Open the conversation in the flow in use, under the name as it was typed.

    Where the pool definitely refuses the preferred factor it is asked once more without: then it says what
    ways there are, and the person chooses.
    """
    flow, read = _FLOWS[context.settings.flow]
    parameters = {"USERNAME": name, **read(context, password)}
    without = {key: value for key, value in parameters.items() if key != "PREFERRED_CHALLENGE"}
    try:
        return (yield InitiateAuth(flow, parameters, context.settings.metadata))
    except _NO_WAY_BY_PREFERENCE:
        if without == parameters:
            raise
    return (yield InitiateAuth(flow, without, context.settings.metadata))


class SignInEntry(StepEntry):
    """User name and password, asked first."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = SignIn
    replay: ClassVar[Replay] = Replay.ALWAYS
    begins: ClassVar[bool] = True

    def answer(self, context: EntryContext) -> Calls:
        """Begin with what was typed."""
        return opening_calls(context.answers["username"].reveal(), context.answers["password"], context)

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Keep name and password, with which every replay begins."""
        return context.memory.with_name_and_password(
            context.answers["username"].reveal(), context.answers["password"]
        )


class IdentifyEntry(StepEntry):
    """The user name alone; the pool then says what it asks next."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = Identify
    replay: ClassVar[Replay] = Replay.ALWAYS
    begins: ClassVar[bool] = True

    def answer(self, context: EntryContext) -> Calls:
        """Begin with the name."""
        return opening_calls(context.answers["username"].reveal(), None, context)

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Keep the name for replays."""
        return context.memory.with_name(context.answers["username"].reveal())


class PasswordEntry(StepEntry):
    """The password again, for a name that is known."""

    challenge: ClassVar[str | None] = None
    step: ClassVar[type[Step]] = Password
    milestone: ClassVar[str | None] = SignIn.name
    replay: ClassVar[Replay] = Replay.ALWAYS
    begins: ClassVar[bool] = True

    def answer(self, context: EntryContext) -> Calls:
        """Begin again under the name that was typed first."""
        return opening_calls(context.memory.typed_name, context.answers["password"], context)

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Keep the password for replays."""
        return context.memory.with_only_password(context.answers["password"], plain=agrees(context.answers))
