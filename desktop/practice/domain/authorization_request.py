"""What a client asks of /oauth2/authorize, held against its settings.

Until client and redirect are known to belong together nothing is sent to the redirect: the person reads of
it on a page. After that the client is told. The redirect is compared to the letter, its port included, as
Cognito does against RFC 8252 7.3. Unlike Cognito, which lets a client leave it out, the practice pool insists
on PKCE with S256, so that a client that forgets it is found out here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.practice.domain.oauth_errors import PageError, RedirectedError
from desktop.practice.domain.oauth_settings import OAuthSettings
from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool import UserPool
    from desktop.practice.state.user_pool_client import UserPoolClient

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
"""A SHA-256 hash in base64url, without padding."""
_KNOWN_PROMPTS = frozenset({"", "none", "login", "select_account", "consent"})


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where an answer goes: an address that is the client's, and the client's own `state`."""

    pool: UserPool
    client: UserPoolClient
    uri: str
    state: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """A good request. `provider` is empty where the person chooses on the page."""

    redirect: Redirect
    scopes: tuple[str, ...]
    nonce: str = field(repr=False)
    code_challenge: str = field(repr=False)
    provider: str
    prompt: str
    login_hint: str


def read_redirect(state: StoredState, query: Mapping[str, str]) -> Redirect:
    """Return where the answer goes. Raises PageError where that is nobody's business to know."""
    for name in ("client_id", "redirect_uri"):
        if not query.get(name):
            raise PageError(f"Required String parameter '{name}' is not present")
    try:
        client = state.client(query["client_id"])
    except ServiceError:
        raise PageError("Client does not exist.") from None
    settings = OAuthSettings.of(client)
    if not settings.switched_on:
        raise PageError("Client is not enabled for OAuth2.0 flows.")
    if query["redirect_uri"] not in settings.callbacks:
        raise PageError("redirect_mismatch")
    return Redirect(state.pool(client.pool_id), client, query["redirect_uri"], query.get("state", ""))


def read_request(redirect: Redirect, query: Mapping[str, str]) -> AuthorizationRequest:
    """Return what is asked for. Raises RedirectedError."""
    settings = OAuthSettings.of(redirect.client)
    _check_response_type(settings, query.get("response_type", ""))
    challenge = _code_challenge(query)
    provider = query.get("identity_provider", "")
    if provider and provider not in settings.providers:
        raise RedirectedError("invalid_request", "identity_provider is not one of this client's")
    prompt = query.get("prompt", "")
    if prompt not in _KNOWN_PROMPTS:
        raise RedirectedError("invalid_request", "prompt is not one that is known")
    return AuthorizationRequest(
        redirect,
        _scopes(settings, query.get("scope", "")),
        query.get("nonce", ""),
        challenge,
        provider,
        prompt,
        query.get("login_hint", ""),
    )


def _check_response_type(settings: OAuthSettings, asked: str) -> None:
    if asked not in {"code", "token"}:
        raise RedirectedError("invalid_request", "response_type must be code")
    if {"code": "code", "token": "implicit"}[asked] not in settings.flows:
        raise RedirectedError("unauthorized_client")
    if asked == "token":
        raise RedirectedError("unsupported_response_type", "the practice pool gives codes only")


def _code_challenge(query: Mapping[str, str]) -> str:
    if query.get("code_challenge_method") != "S256":
        raise RedirectedError("invalid_request", "code_challenge_method must be S256")
    challenge = query.get("code_challenge", "")
    if not _CHALLENGE.fullmatch(challenge):
        raise RedirectedError("invalid_request", "code_challenge is required")
    return challenge


def _scopes(settings: OAuthSettings, asked: str) -> tuple[str, ...]:
    """Return the scopes asked for, all of the client's if none are."""
    scopes = tuple(dict.fromkeys(asked.split()))
    if not set(scopes) <= set(settings.scopes):
        raise RedirectedError("invalid_scope")
    if {"email", "profile", "phone"} & set(scopes) and "openid" not in scopes:
        raise RedirectedError("invalid_scope")
    return scopes or settings.scopes
