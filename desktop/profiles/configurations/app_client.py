"""What AWS says of an app client: `describe-user-pool-client`, a list of clients, Terraform's state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.profiles.configurations.found import Found
from desktop.profiles.configurations.lines import ITEMS
from desktop.profiles.configurations.sign_in_page import page_in

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow
    from desktop.profiles.configurations.node import Node

_FLOWS: dict[str, Flow] = {
    "USER_SRP_AUTH": "srp",
    "USER_AUTH": "choice",
    "CUSTOM_AUTH": "custom-srp",
    "CUSTOM_AUTH_FLOW_ONLY": "custom-srp",
    "USER_PASSWORD_AUTH": "password",
}
"""In the order in which one is taken where several are allowed; older clients have names without ALLOW_."""

_RENEWAL = "REFRESH_TOKEN_AUTH"
"""Alone, this says that nobody signs in by a call; with nothing said at all, Cognito allows several."""

_MARKS = ("ExplicitAuthFlows", "AuthSessionValidity", "RefreshTokenValidity", "explicit_auth_flows")
_MARKS_OF_LIST = frozenset({"ClientId", "ClientName", "UserPoolId"})


def read(node: Node) -> Found | None:
    """Return what is said of one client, None if this is something else."""
    client = node.at("UserPoolClient") if "UserPoolClient" in node else node
    is_described = any(mark in client for mark in _MARKS) and (
        "UserPoolId" in client or "user_pool_id" in client
    )
    if not is_described and not all(mark in client for mark in _MARKS_OF_LIST):
        return None
    allowed = _allowed(client)
    return Found(
        "app-client",
        pool_id=client.text("UserPoolId", "user_pool_id"),
        client_id=client.text("ClientId", "client_id", "id"),
        has_secret="ClientSecret" in client or bool(client.text("client_secret")),
        knows_secret=is_described,
        flow=next((name for name in _FLOWS if name in allowed), ""),
        allowed_flows=tuple(_FLOWS[name] for name in _FLOWS if name in allowed),
        minutes=client.number("AuthSessionValidity") or client.number("auth_session_validity"),
        environment=client.text("ClientName", "name"),
        page=replace(page_in(client), is_only_way=_by_browser_alone(client)),
        computed=tuple(node.computed),
    )


def _by_browser_alone(client: Node) -> bool:
    """Say whether the client has its people sign in at the domain and takes no call that would do it."""
    by_browser = client.switch("AllowedOAuthFlowsUserPoolClient")
    if by_browser is None:
        by_browser = client.switch("allowed_oauth_flows_user_pool_client")
    return bool(by_browser) and _allowed(client) == {_RENEWAL}


def _allowed(client: Node) -> frozenset[str]:
    said = (*client.texts("ExplicitAuthFlows"), *client.texts("explicit_auth_flows"))
    said = said or client.at("ExplicitAuthFlows").texts(ITEMS)
    return frozenset(name.removeprefix("ALLOW_") for name in said)
