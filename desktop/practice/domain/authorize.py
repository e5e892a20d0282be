"""The way of a browser through the domain: from /oauth2/authorize over a login page back to the client."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from desktop.practice.domain import login
from desktop.practice.domain.authorization_request import read_redirect, read_request
from desktop.practice.domain.browser_sessions import form_token, is_own_form
from desktop.practice.domain.challenge_forms import APP_CODE
from desktop.practice.domain.login import LoginQuestion
from desktop.practice.domain.oauth_errors import PageError, RedirectedError
from desktop.practice.domain.oauth_settings import OWN_PEOPLE, OAuthSettings
from desktop.practice.domain.pages import challenge_body, login_body, page, redirect, title_of
from desktop.practice.errors import ServiceError
from desktop.practice.operation_call import OperationCall

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.domain.authorization_codes import AuthorizationCodes
    from desktop.practice.domain.authorization_request import AuthorizationRequest, Redirect
    from desktop.practice.domain.browser_sessions import BrowserSession, BrowserSessions
    from desktop.practice.domain.domain_request import DomainRequest
    from desktop.practice.domain.federation import Federation
    from desktop.practice.sign_in_attempt import SignInAttempt
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.wire import ServedReply

_TITLE = "Sign in"
_STALE = "This form is not good any more. Sign in again."


@dataclass(slots=True)
class AuthorizePages:
    """The pages, and the challenges they have asked and that may have to be shown again."""

    state: StoredState
    codes: AuthorizationCodes
    sessions: BrowserSessions
    federation: Federation
    _asked: dict[str, LoginQuestion] = field(default_factory=dict, repr=False)

    def authorize(self, request: DomainRequest, now: datetime) -> ServedReply:
        """Serve /oauth2/authorize: back with who is signed in, to the provider, or to the login page."""
        to = read_redirect(self.state, request.query)
        try:
            asked = read_request(to, request.query)
            known = self.sessions.find(request, to.client, now)
            if known is not None and asked.prompt in {"", "none"} and not asked.provider:
                return self._back_with_code(asked, known, now)
        except RedirectedError as error:
            return _back_with_error(to, error)
        if asked.prompt == "none":
            return _back_with_error(to, RedirectedError("login_required"))
        if asked.provider in {"", OWN_PEOPLE}:
            return redirect(f"/login?{request.raw_query}")
        token, cookie = form_token(request)
        return redirect(self.federation.way_there(asked, token), cookie)

    def login(self, request: DomainRequest, now: datetime) -> ServedReply:
        """Serve /login: the page, and the forms it sends."""
        to = read_redirect(self.state, request.query)
        try:
            asked = read_request(to, request.query)
        except RedirectedError as error:
            return _back_with_error(to, error)
        if request.method == "GET":
            return self._first_page(request, asked)
        if not is_own_form(request):
            return self._first_page(request, asked, _STALE)
        call = OperationCall(self.state, to.pool, now, {})
        try:
            with to.pool.lock:
                outcome = self._given(call, request, asked)
        except ServiceError as error:
            return self._asked_again(request, asked, error)
        if isinstance(outcome, LoginQuestion):
            return self._question(request, asked, outcome)
        return self._signed_in(outcome, asked, now)

    def taken_back(self, request: DomainRequest, now: datetime) -> ServedReply:
        """Serve /oauth2/idpresponse: somebody comes back from the provider."""
        pending = self.federation.taken_back(request.query, form_token(request)[0])
        to = pending.request.redirect
        try:
            with to.pool.lock:
                attempt = self.federation.person(pending, request.query, now)
        except RedirectedError as error:
            return _back_with_error(to, error)
        return self._signed_in(attempt, pending.request, now)

    def company(self, request: DomainRequest, _now: datetime) -> ServedReply:
        """Serve the provider's own page."""
        if request.method == "GET":
            token, cookie = form_token(request)
            reply = self.federation.company.ask(request.query, token)
            return replace(reply, headers=(*reply.headers, cookie))
        if not is_own_form(request):
            raise PageError("invalid_request")
        return self.federation.company.decided(request.form)

    def logout(self, request: DomainRequest, _now: datetime) -> ServedReply:
        """Serve /logout: forget the browser, then go where the client asks, if that is registered."""
        client_id, uri = request.query.get("client_id", ""), request.query.get("logout_uri", "")
        if not client_id:
            raise PageError("Required String parameter 'client_id' is not present")
        try:
            client = self.state.client(client_id)
        except ServiceError:
            raise PageError("Client does not exist.") from None
        if not uri:
            to = read_redirect(self.state, request.query)
            read_request(to, request.query)
            return redirect(f"/login?{request.raw_query}", self.sessions.end(request))
        if uri not in OAuthSettings.of(client).logouts:
            raise PageError("redirect_mismatch")
        return redirect(uri, self.sessions.end(request))

    # One form of the page

    def _given(
        self, call: OperationCall, request: DomainRequest, asked: AuthorizationRequest
    ) -> SignInAttempt | LoginQuestion:
        given, client = request.form, asked.redirect.client
        challenge, session = given.get("challenge"), given.get("session", "")
        if challenge is None:
            return login.begin(call, client, given.get("username", ""), given.get("password", ""))
        if APP_CODE in given:
            return login.set_up_app(call, client, session, given[APP_CODE])
        responses = {
            name: value for name, value in given.items() if name.isupper() or name.startswith("user")
        }
        return login.answer(call, client, challenge, session, responses)

    def _first_page(
        self, request: DomainRequest, asked: AuthorizationRequest, problem: str = ""
    ) -> ServedReply:
        token, cookie = form_token(request)
        settings = OAuthSettings.of(asked.redirect.client)
        others = {key: value for key, value in request.query.items() if key != "identity_provider"}
        providers = {
            name: f"/oauth2/authorize?{urlencode({**others, 'identity_provider': name})}"
            for name in settings.providers
        }
        name = request.form.get("username", asked.login_hint)
        body = login_body(_action(request), token, providers, problem=problem, name=name)
        return page(_TITLE, body, sends_to=asked.redirect.uri, head=(cookie,))

    def _question(
        self, request: DomainRequest, asked: AuthorizationRequest, question: LoginQuestion, problem: str = ""
    ) -> ServedReply:
        self._asked[question.session] = question
        token, cookie = form_token(request)
        body = challenge_body(_action(request), token, question, problem)
        return page(title_of(question), body, sends_to=asked.redirect.uri, head=(cookie,))

    def _asked_again(
        self, request: DomainRequest, asked: AuthorizationRequest, error: ServiceError
    ) -> ServedReply:
        """Show the same question with what was wrong; a session that is spent leads to the first page."""
        question = self._asked.get(request.form.get("session", ""))
        session = self.state.sessions.find(request.form.get("session", ""))
        if question is None or session is None or session.spent_at is not None:
            return self._first_page(request, asked, error.message)
        return self._question(request, asked, question, error.message)

    # The way back

    def _signed_in(self, attempt: SignInAttempt, asked: AuthorizationRequest, now: datetime) -> ServedReply:
        cookie = self.sessions.begin(attempt, now)
        code = self.codes.issue(asked, attempt, now, now)
        return _back(asked.redirect, {"code": code}, cookie)

    def _back_with_code(
        self, asked: AuthorizationRequest, known: BrowserSession, now: datetime
    ) -> ServedReply:
        code = self.codes.issue(asked, known.attempt, known.signed_in, now)
        return _back(asked.redirect, {"code": code})


def _action(request: DomainRequest) -> str:
    return f"/login?{request.raw_query}"


def _back_with_error(to: Redirect, error: RedirectedError) -> ServedReply:
    described = {"error_description": error.description} if error.description else {}
    return _back(to, {"error": error.error, **described})


def _back(to: Redirect, answer: dict[str, str], *head: tuple[str, str]) -> ServedReply:
    state = {"state": to.state} if to.state else {}
    join = "&" if "?" in to.uri else "?"
    return redirect(f"{to.uri}{join}{urlencode({**answer, **state})}", *head)
