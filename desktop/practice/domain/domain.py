"""The domain of the practice pools: its addresses, and what each serves.

All pools share one, which is the server's own address; a request tells its pool by its app client. Every
request is in the ledger by its path (`oauth2/token`), where faults find it.
"""

from __future__ import annotations

import json
import threading
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from desktop.practice.browser_guard import Admission
from desktop.practice.domain.authorization_codes import AuthorizationCodes
from desktop.practice.domain.authorize import AuthorizePages
from desktop.practice.domain.browser_sessions import BrowserSessions
from desktop.practice.domain.company import CALLBACK, PATH
from desktop.practice.domain.domain_request import DomainRequest
from desktop.practice.domain.federation import Federation
from desktop.practice.domain.oauth_errors import EndpointError, PageError
from desktop.practice.domain.pages import page
from desktop.practice.domain.token_endpoints import TokenEndpoints
from desktop.practice.wire import ServedReply

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.practice.clock import TimeSource
    from desktop.practice.domain.domain_request import RawRequest
    from desktop.practice.state.stored_state import StoredState

_DISCOVERY = "/.well-known/openid-configuration"
_ADMISSIONS = {
    ("GET", "/oauth2/authorize"): Admission.NAVIGATION,
    ("GET", "/login"): Admission.NAVIGATION,
    ("POST", "/login"): Admission.OWN_FORM,
    ("GET", "/logout"): Admission.NAVIGATION,
    ("GET", CALLBACK): Admission.NAVIGATION,
    ("GET", PATH): Admission.NAVIGATION,
    ("POST", PATH): Admission.OWN_FORM,
    ("POST", "/oauth2/token"): Admission.FORM,
    ("POST", "/oauth2/revoke"): Admission.FORM,
    ("GET", "/oauth2/userInfo"): Admission.PROGRAM,
    ("POST", "/oauth2/userInfo"): Admission.FORM,
}


def admission(method: str, path: str) -> Admission:
    """Return which requests of a browser an address takes; what is not the domain's takes programs' only."""
    return _ADMISSIONS.get((method, path), Admission.PROGRAM)


def is_of_domain(method: str, path: str) -> bool:
    """Say whether an address is the domain's."""
    return (method, path) in _ADMISSIONS or (method == "GET" and path.endswith(_DISCOVERY))


class PoolDomain:
    """Serves the addresses, one request at a time."""

    def __init__(self, state: StoredState, clock: TimeSource) -> None:
        self._state = state
        self._clock = clock
        self._lock = threading.Lock()
        codes = AuthorizationCodes()
        self._endpoints = TokenEndpoints(state, codes)
        self._pages = AuthorizePages(state, codes, BrowserSessions(), Federation())

    def serve(self, raw: RawRequest) -> ServedReply:
        """Serve one request."""
        with self._lock:
            try:
                request = DomainRequest.of(raw)
                return self._route(request)(request, self._clock.now())
            except PageError as error:
                return _error_page(error)
            except EndpointError as error:
                return _refusal(error)

    def _route(self, request: DomainRequest) -> Callable[[DomainRequest, datetime], ServedReply]:
        if request.path.endswith(_DISCOVERY):
            return self._configuration
        return {
            "/oauth2/authorize": self._pages.authorize,
            "/login": self._pages.login,
            CALLBACK: self._pages.taken_back,
            PATH: self._pages.company,
            "/logout": self._pages.logout,
            "/oauth2/token": self._token,
            "/oauth2/revoke": self._revoke,
            "/oauth2/userInfo": self._user_info,
        }[request.path]

    def _token(self, request: DomainRequest, now: datetime) -> ServedReply:
        return _json(HTTPStatus.OK, self._endpoints.token(request, now))

    def _revoke(self, request: DomainRequest, _now: datetime) -> ServedReply:
        self._endpoints.revoke(request)
        return ServedReply(HTTPStatus.OK, b"", "application/json")

    def _user_info(self, request: DomainRequest, now: datetime) -> ServedReply:
        return _json(HTTPStatus.OK, self._endpoints.user_info(request, now))

    def _configuration(self, request: DomainRequest, _now: datetime) -> ServedReply:
        """Describe the domain as the pool's issuer does."""
        pool_id = request.path.removesuffix(_DISCOVERY).strip("/")
        if pool_id not in self._state.pools:
            return _json(HTTPStatus.NOT_FOUND, {"error": f"there is no pool {pool_id}"})
        base = request.base
        described = {
            "authorization_endpoint": f"{base}/oauth2/authorize",
            "end_session_endpoint": f"{base}/logout",
            "id_token_signing_alg_values_supported": ["RS256"],
            "issuer": self._state.pools[pool_id].issuer,
            "jwks_uri": f"{base}/{pool_id}/.well-known/jwks.json",
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
            "revocation_endpoint": f"{base}/oauth2/revoke",
            "scopes_supported": ["openid", "email", "phone", "profile"],
            "subject_types_supported": ["public"],
            "token_endpoint": f"{base}/oauth2/token",
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "userinfo_endpoint": f"{base}/oauth2/userInfo",
        }
        return _json(HTTPStatus.OK, described)


def _error_page(error: PageError) -> ServedReply:
    body = f'<p id="error">An error was encountered with the requested page.</p><p>{escape(error.error)}</p>'
    return page("Error", body, status=HTTPStatus.BAD_REQUEST)


def _refusal(error: EndpointError) -> ServedReply:
    told = {"error": error.error} | ({"error_description": error.description} if error.description else {})
    reply = _json(error.status, told)
    if error.status != HTTPStatus.UNAUTHORIZED:
        return reply
    challenge = ", ".join(f'{name}="{value}"' for name, value in told.items())
    head = (*reply.headers, ("WWW-Authenticate", f"Bearer {challenge}"))
    return ServedReply(reply.status, reply.body, reply.content_type, head)


def _json(status: int, value: Any) -> ServedReply:  # noqa: ANN401 - JSON
    head = (("Cache-Control", "no-store"), ("Pragma", "no-cache"))
    return ServedReply(status, json.dumps(value).encode(), "application/json;charset=UTF-8", head)
