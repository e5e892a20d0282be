"""The pool's replies, read and checked.

botocore hands out an empty dictionary for half a body and for a captive portal's HTML with status 200,
so a reply counts only if it has exactly the shape its operation promises. Single values are read by
`reply_values`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.core.cognito import reply_values as values
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.totp import is_key
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.cognito.own_replies import (
        AuthFactors,
        CodesSent,
        CreationOptions,
        ListPage,
        OwnAccount,
    )

_CHALLENGES_WITHOUT_SESSION = frozenset({"PASSWORD_VERIFIER"})

LONGEST_LIFE = 86_400
"""Seconds that an access token can live at most. Source: Cognito's quotas, a day."""


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
    """The pool gave tokens. `expires_in` is in seconds; `refresh` is absent in a refresh without rotation.

    `by_browser`: its domain gave them to a browser's sign-in, in which this computer's device had no part.
    """

    access: Secret
    id: Secret
    refresh: Secret | None
    expires_in: int
    new_device: NewDevice | None = None
    by_browser: bool = False


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
    """A code was sent; `destination` is masked by the pool. `goes_on`: a session came with it."""

    destination: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An account is confirmed. `goes_on`: a session came with it, by which the person can sign in."""

    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """An operation that returns nothing to be read; `because` is the code of a note on it, or empty."""

    because: str = ""


Result: TypeAlias = (
    "Challenge | Tokens | Continued | Introduced | SwitchedOn | Delivered | Confirmed | Done | OwnAccount"
    " | AuthFactors | CodesSent | CreationOptions | ListPage"
)


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
    """Return the session that a reply brings, None if there is none that could be sent."""
    session = values.optional_text(body, "Session", values.MOST_IN_SESSION)
    return Secret(session) if session else None


def read_authentication(body: Mapping[str, Any]) -> Challenge | Tokens:
    """Read a reply of InitiateAuth, RespondToAuthChallenge or GetTokensFromRefreshToken.

    Raises GarbledError unless it holds exactly one of tokens and a challenge, whole.
    """
    name, tokens = body.get("ChallengeName"), body.get("AuthenticationResult")
    if tokens and not name:
        return _tokens(values.structure(tokens))
    if name and not tokens:
        return _challenge(values.needed_text(body, "ChallengeName", values.MOST_IN_NAME), body)
    raise GarbledError("neither tokens nor a challenge, or both")


def read_key(body: Mapping[str, Any]) -> Continued:
    """Read a reply of AssociateSoftwareToken. Raises GarbledError without key or session."""
    key = values.needed_text(body, "SecretCode", values.MOST_IN_NAME)
    if not is_key(key):
        raise GarbledError("no authenticator app takes this key")
    _need_session(body)
    return Continued(Secret(key))


def read_verified(body: Mapping[str, Any]) -> Continued:
    """Read a reply of VerifySoftwareToken. Raises GarbledError unless it says SUCCESS."""
    if body.get("Status") != "SUCCESS":
        raise GarbledError("the authenticator was not verified")
    _need_session(body)
    return Continued()


def _tokens(result: Mapping[str, Any]) -> Tokens:
    refresh = values.optional_text(result, "RefreshToken", values.MOST_IN_TOKEN)
    return Tokens(
        Secret(values.needed_text(result, "AccessToken", values.MOST_IN_TOKEN)),
        Secret(values.needed_text(result, "IdToken", values.MOST_IN_TOKEN)),
        Secret(refresh) if refresh else None,
        values.seconds(result, "ExpiresIn", LONGEST_LIFE),
        _new_device(values.structure(result.get("NewDeviceMetadata"))),
    )


def _new_device(metadata: Mapping[str, Any]) -> NewDevice | None:
    key = values.optional_text(metadata, "DeviceKey", values.MOST_IN_NAME)
    group = values.optional_text(metadata, "DeviceGroupKey", values.MOST_IN_NAME)
    return NewDevice(key, group) if key and group else None


def _challenge(name: str, body: Mapping[str, Any]) -> Challenge:
    if name not in _CHALLENGES_WITHOUT_SESSION:
        _need_session(body)
    return Challenge(
        name,
        values.parameters(body.get("ChallengeParameters")),
        values.names(body.get("AvailableChallenges")),
    )


def _need_session(body: Mapping[str, Any]) -> None:
    """Raise GarbledError if the reply brings no session to go on with."""
    values.needed_text(body, "Session", values.MOST_IN_SESSION)
