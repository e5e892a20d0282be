"""`amplify_outputs.json` of Amplify Gen 2, versions 1 to 1.5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.configurations import spellings
from desktop.profiles.configurations.found import Found, PolicyFound
from desktop.profiles.configurations.sign_in_page import page_in

if TYPE_CHECKING:
    from desktop.profiles.configurations.node import Node

_FIRST_FACTORS = {
    "email_otp_enabled": "EMAIL_OTP",
    "sms_otp_enabled": "SMS_OTP",
}


def read(node: Node) -> Found | None:
    """Return what the file says, None if it has another shape; its `auth` alone will do."""
    auth = node if "user_pool_client_id" in node else node.at("auth")
    if "user_pool_id" not in auth and "user_pool_client_id" not in auth and not _is_whole(node):
        return None
    passwordless = auth.at("passwordless")
    return Found(
        "outputs",
        pool_id=auth.text("user_pool_id"),
        client_id=auth.text("user_pool_client_id"),
        region=auth.text("aws_region"),
        identity_pool_id=auth.text("identity_pool_id"),
        endpoint=auth.text("user_pool_endpoint"),
        has_secret="app_client_secret" in auth,
        flow=auth.text("authentication_flow_type"),
        policy=_policy(auth.at("password_policy")),
        login_names=spellings.login_names(auth.texts("username_attributes")),
        mfa=spellings.mfa(auth.text("mfa_configuration")),
        mfa_methods=spellings.mfa_methods(auth.texts("mfa_methods")),
        first_factors=_first_factors(passwordless),
        preferred=spellings.first_factor(passwordless.text("preferred_challenge")),
        page=page_in(auth.at("oauth")),
        version=node.text("version"),
        computed=tuple(node.computed),
    )


def _is_whole(node: Node) -> bool:
    """Say whether this is a file of Gen 2 in which nobody set up signing in."""
    return "version" in node and any(name in node for name in ("data", "storage", "auth", "$schema"))


def _first_factors(passwordless: Node) -> tuple[str, ...]:
    codes = tuple(name for key, name in _FIRST_FACTORS.items() if passwordless.switch(key))
    return (*codes, "WEB_AUTHN") if "web_authn" in passwordless else codes


def _policy(node: Node) -> PolicyFound | None:
    if not any(name.startswith(("min_", "require_")) for name in node):
        return None
    return PolicyFound(
        spellings.length(node.number("min_length")),
        upper=bool(node.switch("require_uppercase")),
        lower=bool(node.switch("require_lowercase")),
        digit=bool(node.switch("require_numbers")),
        symbol=bool(node.switch("require_symbols")),
    )
