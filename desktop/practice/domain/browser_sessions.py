"""What the domain knows of a browser by its cookies: who is signed in there, and which forms are its own.

A browser that signed in is not asked again for an hour, as at Cognito.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.domain.domain_request import DomainRequest
    from desktop.practice.sign_in_attempt import SignInAttempt
    from desktop.practice.state.user_pool_client import UserPoolClient

_SIGNED_IN, _FORMS = "cognito", "XSRF-TOKEN"
_LIFE = timedelta(hours=1)

Head = tuple[str, str]
"""One line of a reply's head."""


@dataclass(frozen=True, slots=True)
class BrowserSession:
    """Somebody who signed in with a browser."""

    attempt: SignInAttempt
    signed_in: datetime


@dataclass(slots=True)
class BrowserSessions:
    """All browsers that are signed in, by their cookie."""

    _by_cookie: dict[str, BrowserSession] = field(default_factory=dict, repr=False)

    def begin(self, attempt: SignInAttempt, now: datetime) -> Head:
        """Remember who signed in; returns the head line that gives the browser its cookie."""
        cookie = secrets.token_urlsafe(24)
        self._by_cookie[cookie] = BrowserSession(attempt, now)
        return _cookie(_SIGNED_IN, cookie)

    def find(self, request: DomainRequest, client: UserPoolClient, now: datetime) -> BrowserSession | None:
        """Return who is signed in with this browser in a client's pool, if recently enough for the client.

        An hour, unless the pool tracks sign-ins and the client says otherwise (SSOSession).
        """
        session = self._by_cookie.get(request.cookies.get(_SIGNED_IN, ""))
        if session is None or session.attempt.pool.id != client.pool_id:
            return None
        tracks = session.attempt.pool.settings.tracks_sessions
        if now >= session.signed_in + (timedelta(minutes=client.sso_minutes) if tracks else _LIFE):
            return None
        return session

    def end(self, request: DomainRequest) -> Head:
        """Forget who is signed in; returns the head line that takes the cookie back."""
        self._by_cookie.pop(request.cookies.get(_SIGNED_IN, ""), None)
        return ("Set-Cookie", f"{_SIGNED_IN}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")


def form_token(request: DomainRequest) -> tuple[str, Head]:
    """Return the token that a form of this browser must bring back, and the cookie it is held against."""
    token = request.cookies.get(_FORMS) or secrets.token_urlsafe(24)
    return token, _cookie(_FORMS, token)


def is_own_form(request: DomainRequest) -> bool:
    """Say whether a form was made for this browser."""
    token = request.cookies.get(_FORMS, "")
    return bool(token) and hmac.compare_digest(token.encode(), request.form.get("_csrf", "").encode())


def _cookie(name: str, value: str) -> Head:
    return ("Set-Cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=Lax")
