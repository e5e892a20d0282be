"""What a program gives to `Amplify.configure` of Amplify JS v6: `Auth.Cognito`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.configurations import spellings
from desktop.profiles.configurations.found import Found, PolicyFound
from desktop.profiles.configurations.sign_in_page import page_in

if TYPE_CHECKING:
    from desktop.profiles.configurations.node import Node

_FIRST_FACTORS = {"emailOtpEnabled": "EMAIL_OTP", "smsOtpEnabled": "SMS_OTP"}
_METHODS = {"totpEnabled": "TOTP", "smsEnabled": "SMS"}
_LOGINS = ("username", "email", "phone")


def read(node: Node) -> Found | None:
    """Return what the object says, None if it has another shape; the part below `Cognito` alone will do."""
    cognito = _cognito(node)
    if cognito is None:
        return None
    login, mfa, passwordless = cognito.at("loginWith"), cognito.at("mfa"), cognito.at("passwordless")
    return Found(
        "v6",
        pool_id=cognito.text("userPoolId"),
        client_id=cognito.text("userPoolClientId"),
        identity_pool_id=cognito.text("identityPoolId"),
        endpoint=cognito.text("userPoolEndpoint"),
        policy=_policy(cognito.at("passwordFormat")),
        login_names=spellings.login_names(name for name in _LOGINS if login.switch(name)),
        mfa=spellings.mfa(mfa.text("status")),
        mfa_methods=tuple(method for key, method in _METHODS.items() if mfa.switch(key)),
        first_factors=_first_factors(passwordless),
        preferred=spellings.first_factor(passwordless.text("preferredChallenge")),
        page=page_in(login.at("oauth")),
        computed=tuple(node.computed),
    )


def _cognito(node: Node) -> Node | None:
    if "Cognito" in node.at("Auth"):
        return node.at("Auth", "Cognito")
    if "Cognito" in node:
        return node.at("Cognito")
    return node if "userPoolClientId" in node else None


def _first_factors(passwordless: Node) -> tuple[str, ...]:
    codes = tuple(name for key, name in _FIRST_FACTORS.items() if passwordless.switch(key))
    return (*codes, "WEB_AUTHN") if "webAuthn" in passwordless else codes


def _policy(node: Node) -> PolicyFound | None:
    if not any(name.startswith(("min", "require")) for name in node):
        return None
    return PolicyFound(
        spellings.length(node.number("minLength")),
        upper=bool(node.switch("requireUppercase")),
        lower=bool(node.switch("requireLowercase")),
        digit=bool(node.switch("requireNumbers")),
        symbol=bool(node.switch("requireSpecialCharacters")),
    )
