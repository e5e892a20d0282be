"""An identity provider outside of the pools, by OpenID Connect: a company with a few people, for practice.

It asks nobody for a password; what is rehearsed is the way there and back. What a pool would fetch from its
token endpoint it hands over within this process, by the same rules: a code is good once, and the ID token
has issuer, audience and nonce.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from desktop.practice.domain.challenge_forms import FormField
from desktop.practice.domain.oauth_errors import PageError
from desktop.practice.domain.pages import Form, form, page, redirect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.wire import ServedReply

ISSUER = "https://login.company.example"
AUDIENCE = "practice-pools"
PATH = "/company/authorize"
CALLBACK = "/oauth2/idpresponse"
PEOPLE = {
    "grace": {"email": "grace@company.example", "name": "Grace Hopper"},
    "alan": {"email": "alan@company.example", "name": "Alan Turing"},
}
_CANCEL = "nobody (cancel)"


@dataclass(slots=True)
class Company:
    """The provider: who asked, and the codes that were given out."""

    _codes: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)

    def ask(self, query: Mapping[str, str], token: str) -> ServedReply:
        """Show the page on which a person says who they are."""
        hidden = {"_csrf": token, **_checked(query)}
        people = FormField("who", "Sign in as", choices=(*PEOPLE, _CANCEL))
        body = form(Form(PATH, hidden, (people,), "Go on"))
        return page("Practice Company", body, sends_to="*")  # it does not know the pools' clients

    def decided(self, given: Mapping[str, str]) -> ServedReply:
        """Send the person back with a code, or with what went wrong."""
        asked = _checked(given)
        person = PEOPLE.get(given.get("who", ""))
        if person is None:
            answer = {"error": "access_denied", "error_description": "The person went back."}
        else:
            code = secrets.token_urlsafe(24)
            claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": given["who"], "nonce": asked["nonce"]}
            self._codes[code] = claims | person
            answer = {"code": code}
        return redirect(f"{CALLBACK}?{urlencode(answer | {'state': asked['state']})}")

    def claims_for(self, code: str) -> Mapping[str, str] | None:
        """Return the claims of the ID token that a code stands for, once."""
        return self._codes.pop(code, None)


def _checked(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what must come along. Raises PageError: only the pools of this server are served."""
    expected = {"client_id": AUDIENCE, "redirect_uri": CALLBACK, "response_type": "code"}
    if any(asked.get(name) != value for name, value in expected.items()):
        raise PageError("invalid_request")
    if not asked.get("state") or not asked.get("nonce"):
        raise PageError("invalid_request")
    return {**expected, "state": asked["state"], "nonce": asked["nonce"]}
