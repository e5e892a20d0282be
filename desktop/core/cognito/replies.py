"""The pool's replies, read and checked.

botocore hands out an empty dictionary for half a body and for a captive portal's HTML with status 200,
so a reply counts only if it has exactly the shape its operation promises.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.core.cognito.errors import GarbledError
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_CHALLENGES_WITHOUT_SESSION = frozenset({"PASSWORD_VERIFIER"})


@dataclass(frozen=True, slots=True)
class Challenge:
    """The pool asks a question. Its session is not part of this: it goes from `Received` into a ticket."""

    name: str
    parameters: Mapping[str, str] = field(default_factory=dict, repr=False)
    available: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewDevice:
    """The names that the pool gave a new device."""

    key: str
    group: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The pool gave tokens. `expires_in` is in seconds; `refresh` is absent in a refresh without rotation."""

    access: Secret
    id: Secret
    refresh: Secret | None
    expires_in: int
    new_device: NewDevice | None = None


@dataclass(frozen=True, slots=True)
class Continued:
    """A call within one challenge succeeded; `key` is an authenticator key, if one was made."""

    key: Secret | None = None


@dataclass(frozen=True, slots=True)
class Introduced:
    """A device has its secret; `asks_person` if the person decides whether it is remembered."""

    asks_person: bool


@dataclass(frozen=True, slots=True)
class SwitchedOn:
    """The second factors a person has switched on, in the service's names; `preferred` may be empty."""

    factors: tuple[str, ...]
    preferred: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """A code was sent; `destination` is masked by the pool."""

    destination: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An account is confirmed."""


@dataclass(frozen=True, slots=True)
class Done:
    """An operation that returns nothing to be read; `because` is the code of a note on it, or empty."""

    because: str = ""


Result: TypeAlias = Challenge | Tokens | Continued | Introduced | SwitchedOn | Delivered | Confirmed | Done


@dataclass(frozen=True, slots=True)
class Received:
    """A result with when the pool sent it (its own clock, None if it did not say) and the request's id.

    `session` is for one more call, None if the reply brought none; the exchange makes a ticket of it.
    """

    result: Result
    at: datetime | None = None
    request_id: str | None = None
    session: Secret | None = None


def session_of(body: Mapping[str, Any]) -> Secret | None:
    """Return the session that a reply brings."""
    session = body.get("Session")
    return Secret(str(session)) if session else None


def read_authentication(body: Mapping[str, Any]) -> Challenge | Tokens:
    """Read a reply of InitiateAuth, RespondToAuthChallenge or GetTokensFromRefreshToken.

    Raises GarbledError unless it holds exactly one of tokens and a challenge, whole.
    """
    name, tokens = body.get("ChallengeName"), body.get("AuthenticationResult")
    if tokens and not name:
        return _tokens(tokens)
    if name and not tokens:
        return _challenge(str(name), body)
    raise GarbledError("neither tokens nor a challenge, or both")


def read_key(body: Mapping[str, Any]) -> Continued:
    """Read a reply of AssociateSoftwareToken. Raises GarbledError without key or session."""
    key, session = body.get("SecretCode"), body.get("Session")
    if not key or not session:
        raise GarbledError("no authenticator key, or no session")
    return Continued(Secret(key))


def read_verified(body: Mapping[str, Any]) -> Continued:
    """Read a reply of VerifySoftwareToken. Raises GarbledError unless it says SUCCESS."""
    session = body.get("Session")
    if body.get("Status") != "SUCCESS" or not session:
        raise GarbledError("the authenticator was not verified, or there is no session")
    return Continued()


def _tokens(result: Mapping[str, Any]) -> Tokens:
    access, identity = result.get("AccessToken"), result.get("IdToken")
    expires_in = result.get("ExpiresIn")
    if not access or not identity or not isinstance(expires_in, int):
        raise GarbledError("tokens without access token, ID token or life")
    refresh = result.get("RefreshToken")
    return Tokens(
        Secret(access),
        Secret(identity),
        Secret(refresh) if refresh else None,
        expires_in,
        _new_device(result.get("NewDeviceMetadata") or {}),
    )


def _new_device(metadata: Mapping[str, Any]) -> NewDevice | None:
    key, group = metadata.get("DeviceKey"), metadata.get("DeviceGroupKey")
    return NewDevice(str(key), str(group)) if key and group else None


def _challenge(name: str, body: Mapping[str, Any]) -> Challenge:
    session = body.get("Session")
    if not session and name not in _CHALLENGES_WITHOUT_SESSION:
        raise GarbledError(f"{name} without a session")
    return Challenge(
        name,
        dict(body.get("ChallengeParameters") or {}),
        tuple(body.get("AvailableChallenges") or ()),
    )
