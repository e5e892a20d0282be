"""The passphrase of a store without a keyring, asked like any other step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop.conversation.view import Action, Ask, SignInCancelledError
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.notices.notice import Problem
from desktop.core.secret import Secret
from desktop.core.steps.base import Field, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cli.views.cli_view import CliView


@dataclass(frozen=True, slots=True)
class UnlockStore(Step):
    """The passphrase; twice the first time, when a slip would lock everything away."""

    name: ClassVar[str] = "unlock-store"
    first_time: bool

    def fields(self) -> tuple[Field, ...]:
        """Ask for the passphrase, and again if it is a new one."""
        passphrase = Field("passphrase", "password", label=words.say("unlock.passphrase"))
        if not self.first_time:
            return (passphrase,)
        return (passphrase, Field("repeat", "password", label=words.say("unlock.repeat")))


class Unlock:
    """Asks for the passphrase until it can be the right one; asked again, the last one was wrong."""

    def __init__(self, view: CliView) -> None:
        self._view = view
        self._problem: Problem | None = None

    async def __call__(self, first_time: bool) -> Secret:  # noqa: FBT001 - the vault calls it so
        """Return a passphrase. Raises SignInCancelledError if the person gives up."""
        self._view.hello("passphrase")
        while True:
            ask = Ask(0, UnlockStore(first_time), self._problem, (Action.CANCEL,), None, None, ())
            reply = await self._view.ask(ask)
            if isinstance(reply, Action):
                raise SignInCancelledError
            self._problem = _problem(reply.fields, first_time=first_time)
            if self._problem is None:
                self._problem = Problem("wrong-passphrase", field="passphrase")
                return Secret(reply.fields["passphrase"])


class GivenPassphraseRefusedError(StileError):
    """The passphrase that came with the command is not the store's; nobody can be asked for another."""

    code: ClassVar[str] = "given-passphrase-refused"


class GivenPassphrase:
    """The passphrase that came with the command; asked for again, it was the wrong one."""

    def __init__(self, passphrase: Secret) -> None:
        self._passphrase = passphrase
        self._given = False

    async def __call__(self, first_time: bool) -> Secret:  # noqa: FBT001 - the vault calls it so
        """Return it once. Raises GivenPassphraseRefusedError."""
        del first_time  # nobody types it, so nobody can slip
        if self._given:
            raise GivenPassphraseRefusedError
        self._given = True
        return self._passphrase


def _problem(typed: Mapping[str, str], *, first_time: bool) -> Problem | None:
    if not typed.get("passphrase"):
        return Problem("field-required", field="passphrase")
    if first_time and typed.get("repeat") != typed["passphrase"]:
        return Problem("passphrases-differ", field="repeat")
    return None
