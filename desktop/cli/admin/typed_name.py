"""Having a name typed before something that nobody can take back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.cli import unlocked_ports
from desktop.conversation.view import Action, Ask, SignInCancelledError
from desktop.core import words
from desktop.core.steps.base import Field, Step


@dataclass(frozen=True, slots=True)
class TypeName(Step):
    """The name of somebody whose account is to go."""

    name: ClassVar[str] = "type-name"
    username: str

    def fields(self) -> tuple[Field, ...]:
        """Ask for the name."""
        return (Field("username", "text", label=words.say("admin.type-name", username=self.username)),)


async def typed_name(username: str) -> str:
    """Ask for a name on the terminal.

    Raises SignInCancelledError, and NoAnswerError where nobody is there.
    """
    ask = Ask(1, TypeName(username), None, (Action.CANCEL,), None, None, ())
    reply = await unlocked_ports.prompts().ask(ask)
    if isinstance(reply, Action):
        raise SignInCancelledError
    return reply.fields["username"]
