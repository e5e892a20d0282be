"""What is asked of a pool's domain instead of its API, and what it says no with.

Source of the errors: the developer guide, on the token endpoint; RFC 6749 5.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.cognito import reply_values as values
from desktop.core.cognito.calls import Call
from desktop.core.cognito.errors import (
    BrowserCodeRefusedError,
    ClientSecretError,
    DomainRefusedError,
    GarbledError,
    ServiceTroubleError,
    TooManyRequestsError,
)
from desktop.core.cognito.replies import LONGEST_LIFE, Tokens
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.calls import AppClient
    from desktop.core.cognito.replies import Result
    from desktop.core.errors import StileError

_SERVER_ERROR, _TOO_MANY = 500, 429
_BY_NAME: dict[str, type[StileError]] = {
    "invalid_grant": BrowserCodeRefusedError,
    "invalid_client": ClientSecretError,
    "unauthorized_client": DomainRefusedError,
    "unsupported_grant_type": DomainRefusedError,
    "invalid_request": DomainRefusedError,
    "invalid_scope": DomainRefusedError,
}


@dataclass(frozen=True, slots=True)
class DomainCall(Call):
    """A call of the domain: a form that is posted to `operation`, its path."""


@dataclass(frozen=True, slots=True)
class RedeemCode(DomainCall):
    """Trade an authorization code for tokens. It is good once: without a reply it is never sent again."""

    operation: ClassVar[str] = "oauth2/token"
    code: Secret
    verifier: Secret
    redirect_uri: str

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - no session here
        """Return the form. The client's id is in it, for Cognito takes HTTP Basic only with a secret."""
        secret = {"client_secret": client.secret.reveal()} if client.secret else {}
        return {
            "grant_type": "authorization_code",
            "client_id": client.id,
            "code": self.code.reveal(),
            "code_verifier": self.verifier.reveal(),
            "redirect_uri": self.redirect_uri,
            **secret,
        }

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return the tokens. Raises GarbledError unless all are there, the ID token too."""
        refresh = values.optional_text(body, "refresh_token", values.MOST_IN_TOKEN)
        return Tokens(
            Secret(values.needed_text(body, "access_token", values.MOST_IN_TOKEN)),
            Secret(values.needed_text(body, "id_token", values.MOST_IN_TOKEN)),
            Secret(refresh) if refresh else None,
            values.seconds(body, "expires_in", LONGEST_LIFE),
            by_browser=True,
        )


def read_domain_refusal(body: Mapping[str, Any], status: int) -> StileError:
    """Return the typed error of a reply that is none with status 200."""
    if status == _TOO_MANY:
        return TooManyRequestsError(f"status {status}")
    if status >= _SERVER_ERROR:
        return ServiceTroubleError(f"status {status}")
    name = values.shown_text(body.get("error"), values.MOST_IN_NAME)
    if name not in _BY_NAME:
        return GarbledError(f"status {status} without a known error")
    described = values.shown_text(body.get("error_description"))
    return _BY_NAME[name](f"{name}: {described}" if described else name)
