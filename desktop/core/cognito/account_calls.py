"""Calls around an account, outside a sign-in. A sign-up alone has sessions: they lead on to the sign-in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.cognito import reply_values as values
from desktop.core.cognito.calls import AppClient, Call, InitiateAuth
from desktop.core.cognito.replies import Confirmed, Delivered, Result, session_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.secret import Secret

SIGNED_UP = "stile:signed-up"
"""What the sessions of a sign-up are for, in the place of a challenge."""


@dataclass(frozen=True, slots=True)
class AccountCall(Call):
    """A call about one user by name. `metadata` goes to the pool's triggers."""

    username: str
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False, kw_only=True)

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - no session here
        """Return the input, with the hash over exactly this name where the client has a secret."""
        request = {"ClientId": client.id, "Username": self.username, **self.more()}
        hashed = client.hash_for(self.username)
        return request | _present({"SecretHash": hashed, "ClientMetadata": dict(self.metadata)})

    def more(self) -> dict[str, Any]:
        """Return what the operation takes besides the name, in the clear."""
        return {}


@dataclass(frozen=True, slots=True)
class ForgotPasswordCall(AccountCall):
    """Ask for a code to set a new password with."""

    operation: ClassVar[str] = "ForgotPassword"

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return where the code went."""
        return _delivered(body)


@dataclass(frozen=True, slots=True)
class ConfirmForgotPassword(AccountCall):
    """Set a new password with a code."""

    operation: ClassVar[str] = "ConfirmForgotPassword"
    code: Secret
    password: Secret

    @property
    def commits(self) -> bool:
        """Say that a trigger's error after the fact leaves open whether the password was set."""
        return True

    def more(self) -> dict[str, Any]:
        """Return code and password."""
        return {"ConfirmationCode": self.code.reveal(), "Password": self.password.reveal()}


@dataclass(frozen=True, slots=True)
class SignUpCall(AccountCall):
    """Make an account. `attributes` by Cognito's names."""

    operation: ClassVar[str] = "SignUp"
    password: Secret
    attributes: Mapping[str, Secret] = field(repr=False)

    @property
    def judged_first(self) -> bool:
        """Say that PreSignUp refuses what was given, such as an address of another company."""
        return True

    def more(self) -> dict[str, Any]:
        """Return password and attributes."""
        attributes = [{"Name": name, "Value": value.reveal()} for name, value in self.attributes.items()]
        return {"Password": self.password.reveal(), "UserAttributes": attributes}

    @property
    def leaves(self) -> str | None:
        """Return that the session is for the confirmation."""
        return SIGNED_UP

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return whether the account is confirmed already, and where a code went if not."""
        return Confirmed() if values.is_true(body.get("UserConfirmed")) else _delivered(body)


@dataclass(frozen=True, slots=True)
class ConfirmSignUp(AccountCall):
    """Confirm an account with its code; the session of the sign-up leads on to one for the sign-in."""

    operation: ClassVar[str] = "ConfirmSignUp"
    code: Secret
    goes_on: bool = False

    @property
    def takes(self) -> str | None:
        """Return that the session of the sign-up goes along, where the sign-in can go on by it."""
        return SIGNED_UP if self.goes_on else None

    @property
    def leaves(self) -> str | None:
        """Return that the session is for the sign-in."""
        return SIGNED_UP

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:
        """Return the input, with the session if there is one."""
        given = {"Session": session.reveal()} if session is not None else {}
        return AccountCall.request(self, client, session) | given

    def more(self) -> dict[str, Any]:
        """Return the code."""
        return {"ConfirmationCode": self.code.reveal()}

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return that the account is confirmed, and whether the sign-in can go on."""
        return Confirmed(goes_on=session_of(body) is not None)


@dataclass(frozen=True, slots=True)
class SignInAfterSignUp(InitiateAuth):
    """Sign in by the session of a confirmed sign-up: nobody types a password, and none is kept."""

    @classmethod
    def of(cls, name: str, metadata: Mapping[str, str]) -> SignInAfterSignUp:
        """Return the call for somebody who has just confirmed their account."""
        return cls("USER_AUTH", {"USERNAME": name}, metadata)

    @property
    def challenge(self) -> str | None:
        """Return what the session is for."""
        return SIGNED_UP


@dataclass(frozen=True, slots=True)
class ResendConfirmationCode(AccountCall):
    """Ask for the confirmation code again."""

    operation: ClassVar[str] = "ResendConfirmationCode"

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return where the code went."""
        return _delivered(body)


def _delivered(body: Mapping[str, Any]) -> Delivered:
    details = values.structure(body.get("CodeDeliveryDetails"))
    destination = values.shown_text(details.get("Destination"))
    return Delivered(destination, goes_on=session_of(body) is not None)


def _present(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
