"""Authorization codes: good once, for five minutes, for one client, redirect and verifier."""

from __future__ import annotations

import base64
import hashlib
import hmac
import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.domain.oauth_errors import EndpointError

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.domain.authorization_request import AuthorizationRequest
    from desktop.practice.sign_in_attempt import SignInAttempt

_LIFE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class AuthorizedSignIn:
    """Who signed in, for which request, and when; a code stands for it."""

    request: AuthorizationRequest
    attempt: SignInAttempt
    signed_in: datetime
    expires: datetime


@dataclass(slots=True)
class AuthorizationCodes:
    """All codes that were given out and not asked for yet."""

    _open: dict[str, AuthorizedSignIn] = field(default_factory=dict, repr=False)

    def issue(
        self, request: AuthorizationRequest, attempt: SignInAttempt, signed_in: datetime, now: datetime
    ) -> str:
        """Give out a code."""
        code = str(uuid.uuid4())
        self._open[code] = AuthorizedSignIn(request, attempt, signed_in, now + _LIFE)
        return code

    def redeem(
        self, code: str, client_id: str, redirect_uri: str, verifier: str, now: datetime
    ) -> AuthorizedSignIn:
        """Return what a code stands for. Whatever is wrong, the code is gone. Raises EndpointError."""
        stored = self._open.pop(code, None)
        if stored is None or now >= stored.expires:
            raise EndpointError("invalid_grant")
        redirect = stored.request.redirect
        if (redirect.client.id, redirect.uri) != (client_id, redirect_uri):
            raise EndpointError("invalid_grant")
        hashed = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
        if not hmac.compare_digest(hashed, stored.request.code_challenge.encode()):
            raise EndpointError("invalid_grant")
        return stored
