"""One authorization by a browser: the address that begins it, and what may come back.

Authorization code with PKCE (RFC 7636, S256 only), `state` and `nonce`, each new for every authorization and
kept in memory only. Sources: RFC 6749 4.1, RFC 8252, OAuth 2.1, RFC 9207 is not spoken by Cognito.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from desktop.core.secret import Secret
from desktop.core.sign_in.browser_errors import (
    BrowserDeniedError,
    BrowserNotSetUpError,
    NoCodeError,
    OtherAuthorizationError,
)

if TYPE_CHECKING:
    from desktop.core.sign_in.browser_settings import BrowserSettings

_STATE_BYTES, _VERIFIER_BYTES = 32, 48
_MOST_PARAMETERS = 20
_REFUSED_BY_PERSON = frozenset(
    {"access_denied", "login_required", "interaction_required", "consent_required"}
)
_OF_SETTINGS = frozenset(
    {
        "unauthorized_client",
        "invalid_scope",
        "unsupported_response_type",
        "invalid_request",
        "redirect_mismatch",
    }
)


@dataclass(frozen=True, slots=True)
class Authorization:
    """What one authorization is recognised by when it comes back."""

    settings: BrowserSettings
    redirect_uri: str
    username: str
    state: Secret
    nonce: Secret
    verifier: Secret

    @classmethod
    def new(cls, settings: BrowserSettings, redirect_uri: str, username: str = "") -> Authorization:
        """Begin one. The values are letters, digits, `-` and `_`, which Cognito passes on unchanged."""
        state, nonce, verifier = (
            Secret(secrets.token_urlsafe(size)) for size in (_STATE_BYTES, _STATE_BYTES, _VERIFIER_BYTES)
        )
        return cls(settings, redirect_uri, username, state, nonce, verifier)

    @property
    def url(self) -> str:
        """Return the address that a browser opens."""
        digest = hashlib.sha256(self.verifier.reveal().encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": " ".join(self.settings.scopes),
            "state": self.state.reveal(),
            "nonce": self.nonce.reveal(),
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        if self.settings.identity_provider:
            asked["identity_provider"] = self.settings.identity_provider
        if self.username:
            asked["login_hint"] = self.username
        return f"{self.settings.domain}/oauth2/authorize?{urlencode(asked)}"

    def is_answered_by(self, address: str) -> bool:
        """Say whether an address that somebody asks for answers this authorization and no other."""
        given = _parameters(address)
        return given is not None and _says_how_it_ended(given) and self._has_state(given.get("state", ""))

    def code_in(self, address: str) -> Secret:
        """Return the code of the address that the browser ended at. Raises BrowserError if there is none."""
        given = _parameters(address)
        if given is None or not _says_how_it_ended(given):
            raise NoCodeError
        if not self._has_state(given.get("state", "")):
            raise OtherAuthorizationError
        if "error" in given:
            raise _refusal(given["error"], given.get("error_description", ""))
        return Secret(given["code"])

    def _has_state(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(errors="replace"), self.state.reveal().encode())


def _says_how_it_ended(given: dict[str, str]) -> bool:
    return "error" in given or bool(given.get("code"))


def _parameters(address: str) -> dict[str, str] | None:
    """Return the parameters of an address, None where one comes twice or they cannot be read."""
    try:
        query = urlsplit(address.strip()).query
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return None
    given = dict(pairs)
    return given if len(given) == len(pairs) else None


def _refusal(error: str, description: str) -> BrowserDeniedError | BrowserNotSetUpError:
    detail = f"{error}: {description}" if description else error
    if error in _OF_SETTINGS:
        return BrowserNotSetUpError(detail)
    return BrowserDeniedError(detail, by_person=error in _REFUSED_BY_PERSON)
