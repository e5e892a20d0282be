"""What can be asked of a pool, as values.

A call holds everything but the session, which is added when the call is sent.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.cognito.replies import Done, Result, read_authentication, read_key, read_verified
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

Parameters = dict[str, str | Secret]


@dataclass(frozen=True, slots=True)
class AppClient:
    """The app client a profile signs in with."""

    id: str
    secret: Secret | None = None

    def hash_for(self, username: str) -> str | None:
        """Return SECRET_HASH over exactly the name sent in the same request; None without a secret."""
        if self.secret is None:
            return None
        key, message = self.secret.reveal().encode(), (username + self.id).encode()
        return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


@dataclass(frozen=True, slots=True)
class Call:
    """The base of all calls. `challenge` names what the call answers, None if it answers nothing.

    `commits`: the pool does its work before it prepares what comes next, so a limit or a trigger's error
    leaves open whether it was done. `judged_first`: a trigger judges what was given before anything is
    done, so that it may be given anew. `proves_device`: it is part of the proof of this computer's device,
    and useless without it.
    """

    operation: ClassVar[str]

    @property
    def commits(self) -> bool:
        """Say whether an error after the fact leaves the outcome open."""
        return False

    @property
    def judged_first(self) -> bool:
        """Say whether a trigger's refusal is about what was given, and nothing was done."""
        return False

    @property
    def proves_device(self) -> bool:
        """Say whether the call is about the device alone."""
        return False

    @property
    def takes(self) -> str | None:
        """Return the ticket that goes along if there is one; `challenge` names one that must be there."""
        return None

    @property
    def leaves(self) -> str | None:
        """Return what the session is for that the reply may bring, where it asks no challenge."""
        return None

    def with_device(self, key: str) -> Call:  # noqa: ARG002 - most operations have no place for it
        """Return the call with the device it comes from."""
        return self

    @property
    def challenge(self) -> str | None:
        """Return the challenge this call answers."""
        return None

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:
        """Return the operation's input in the clear, for the adapter that sends it."""
        raise NotImplementedError

    def read(self, body: Mapping[str, Any]) -> Result:  # noqa: ARG002 - most operations say nothing
        """Return the result that a reply of this operation holds. Raises GarbledError if it holds none."""
        return Done()


@dataclass(frozen=True, slots=True)
class InitiateAuth(Call):
    """Begin a conversation in one of Cognito's flows."""

    operation: ClassVar[str] = "InitiateAuth"
    flow: str
    parameters: Parameters = field(repr=False)
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False)

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:
        """Return the input; a session is given only right after ConfirmSignUp."""
        request = {
            "AuthFlow": self.flow,
            "ClientId": client.id,
            "AuthParameters": _in_clear(self.parameters, client),
        }
        return request | _optional(session, self.metadata)

    def with_device(self, key: str) -> InitiateAuth:
        """Return the call with the device it comes from."""
        return replace(self, parameters={**self.parameters, "DEVICE_KEY": key})

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the challenge or the tokens."""
        return read_authentication(body)


@dataclass(frozen=True, slots=True)
class RespondToAuthChallenge(Call):
    """Answer one challenge."""

    operation: ClassVar[str] = "RespondToAuthChallenge"
    name: str
    responses: Parameters = field(repr=False)
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False)
    sets_password: bool = False
    of_device: bool = False

    @property
    def commits(self) -> bool:
        """Say whether an error after the fact leaves the outcome open."""
        return self.sets_password

    @property
    def proves_device(self) -> bool:
        """Say whether the call is about the device alone."""
        return self.of_device

    def with_device(self, key: str) -> RespondToAuthChallenge:
        """Return the call with the device it comes from."""
        return replace(self, responses={**self.responses, "DEVICE_KEY": key})

    @property
    def challenge(self) -> str | None:
        """Return the challenge this call answers."""
        return self.name

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:
        """Return the input with the session of the challenge it answers."""
        request = {
            "ChallengeName": self.name,
            "ClientId": client.id,
            "ChallengeResponses": _in_clear(self.responses, client),
        }
        return request | _optional(session, self.metadata)

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the challenge or the tokens."""
        return read_authentication(body)


@dataclass(frozen=True, slots=True)
class AssociateSoftwareToken(Call):
    """Ask for an authenticator key in the middle of a sign-in."""

    operation: ClassVar[str] = "AssociateSoftwareToken"

    @property
    def challenge(self) -> str | None:
        """Return the challenge whose session this call goes on with."""
        return "MFA_SETUP"

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - needs no client
        """Return the input: nothing but the session."""
        return _optional(session, {})

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the key and the next session."""
        return read_key(body)


@dataclass(frozen=True, slots=True)
class VerifySoftwareToken(Call):
    """Prove that the authenticator has the key, by its first code."""

    operation: ClassVar[str] = "VerifySoftwareToken"
    code: Secret
    device_name: str = ""

    @property
    def challenge(self) -> str | None:
        """Return the challenge whose session this call goes on with."""
        return "MFA_SETUP"

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - needs no client
        """Return the input with the session."""
        named = {"FriendlyDeviceName": self.device_name} if self.device_name else {}
        return {"UserCode": self.code.reveal()} | named | _optional(session, {})

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the next session."""
        return read_verified(body)


@dataclass(frozen=True, slots=True)
class GetTokensFromRefreshToken(Call):
    """Trade a refresh token for fresh tokens; with rotation on, the refresh token changes too."""

    operation: ClassVar[str] = "GetTokensFromRefreshToken"
    refresh: Secret
    device_key: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False)

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - no session here
        """Return the input; this operation takes the client secret itself, not a hash."""
        device = {"DeviceKey": self.device_key} if self.device_key else {}
        request = {"RefreshToken": self.refresh.reveal(), "ClientId": client.id}
        return request | _secret(client) | device | _optional(None, self.metadata)

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the challenge or the tokens."""
        return read_authentication(body)


@dataclass(frozen=True, slots=True)
class RevokeToken(Call):
    """End a refresh token and every access token that came from it."""

    operation: ClassVar[str] = "RevokeToken"
    refresh: Secret

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - no session here
        """Return the input; this operation takes the client secret itself, not a hash."""
        return {"Token": self.refresh.reveal(), "ClientId": client.id} | _secret(client)


@dataclass(frozen=True, slots=True)
class GlobalSignOut(Call):
    """End all refresh tokens of the person, on every device; needs an access token that lives."""

    operation: ClassVar[str] = "GlobalSignOut"
    access: Secret

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - neither counts
        """Return the input; the token tells the pool which client and person it is for."""
        return {"AccessToken": self.access.reveal()}


def _in_clear(parameters: Parameters, client: AppClient) -> dict[str, str]:
    clear = {
        name: value.reveal() if isinstance(value, Secret) else value for name, value in parameters.items()
    }
    hashed = client.hash_for(clear["USERNAME"])
    return clear | ({"SECRET_HASH": hashed} if hashed else {})


def _optional(session: Secret | None, metadata: Mapping[str, str]) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if session is not None:
        extra["Session"] = session.reveal()
    if metadata:
        extra["ClientMetadata"] = dict(metadata)
    return extra


def _secret(client: AppClient) -> dict[str, str]:
    return {"ClientSecret": client.secret.reveal()} if client.secret else {}
