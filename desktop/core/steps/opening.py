"""The steps that open a conversation, and the password."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from desktop.core.sign_in.settings import begins_with_password
from desktop.core.steps.base import Field, Step, yes_or_no
from desktop.core.steps.choice_field import choice_field

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow


@dataclass(frozen=True, slots=True)
class SignIn(Step):
    """The first step of flows that begin with a password."""

    name: ClassVar[str] = "sign-in"
    username: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the name and the password."""
        return (
            Field("username", "text", value=self.username or None),
            Field("password", "password"),
        )


@dataclass(frozen=True, slots=True)
class Identify(Step):
    """The first step of flows that may do without a password."""

    name: ClassVar[str] = "identify"
    username: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the name alone."""
        return (Field("username", "text", value=self.username or None),)


@dataclass(frozen=True, slots=True)
class BrowserSignIn(Step):
    """Signing in by a browser, at the pool's domain.

    First nothing is asked: the person says when the browser is to open. With `url` it waits for the browser
    to come back. Where `pastes` none was opened here, and the address that one ended at can be given by hand.
    """

    name: ClassVar[str] = "browser"
    username: str = ""
    url: str = field(default="", repr=False)
    pastes: bool = False

    def case(self) -> str:
        """Return `waiting` while the browser is away, `paste` where it cannot come back by itself."""
        if not self.url:
            return ""
        return "paste" if self.pastes else "waiting"

    def fields(self) -> tuple[Field, ...]:
        """Ask for the address that a browser ended at, where it cannot come back by itself."""
        return (Field("browser_address", "text"),) if self.url and self.pastes else ()

    def without_secrets(self) -> Step:
        """Leave out an authorization that ends with this program."""
        return BrowserSignIn(self.username)


def first_step(flow: Flow, username: str = "") -> SignIn | Identify | BrowserSignIn:
    """Return the step that opens a conversation, with a name that is known, or none."""
    if flow == "browser":
        return BrowserSignIn(username)
    return SignIn(username) if begins_with_password(flow) else Identify(username)


@dataclass(frozen=True, slots=True)
class ChooseFactor(Step):
    """How to sign in, where the pool leaves it to the person. Values are Cognito's challenge names."""

    name: ClassVar[str] = "choose-factor"
    choices: tuple[str, ...]

    def fields(self) -> tuple[Field, ...]:
        """Ask which way."""
        return (choice_field(self.choices),)


SEND_PASSWORD = "send_password"  # noqa: S105 - the name of a field
"""The field by which a person agrees that the password itself is sent."""


@dataclass(frozen=True, slots=True)
class Password(Step):
    """The password again, because a replay needs it. `reason` is a code of the catalogue.

    `asks_to_send`: it would be sent itself, in place of a proof, and the person has to agree first.
    """

    name: ClassVar[str] = "password"
    username: str
    reason: str
    asks_to_send: bool = False

    def case(self) -> str:
        """Return why the password is asked, or how it would be sent."""
        return "plain" if self.asks_to_send else self.reason

    def fields(self) -> tuple[Field, ...]:
        """Ask for the password, and whether it may be sent itself; the name is known."""
        password = Field("password", "password")
        if not self.asks_to_send:
            return (password,)
        return (password, yes_or_no(SEND_PASSWORD))
