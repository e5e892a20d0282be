"""What a program gives to `Amplify.configure` of Amplify JS v5 and before: `Auth`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.configurations.found import Found
from desktop.profiles.configurations.sign_in_page import page_in

if TYPE_CHECKING:
    from desktop.profiles.configurations.node import Node

_MARKS = frozenset({"userPoolId", "userPoolWebClientId", "authenticationFlowType", "mandatorySignIn"})


def read(node: Node) -> Found | None:
    """Return what the object says, None if it has another shape; what stands below `Auth` alone will do."""
    auth = node.at("Auth") if "Auth" in node else node
    if not any(name in auth for name in _MARKS):
        return None
    return Found(
        "v5",
        pool_id=auth.text("userPoolId"),
        client_id=auth.text("userPoolWebClientId", "userPoolClientId"),
        region=auth.text("region"),
        identity_pool_id=auth.text("identityPoolId"),
        endpoint=auth.text("endpoint"),
        flow=auth.text("authenticationFlowType"),
        page=page_in(auth.at("oauth") if "oauth" in auth else node.at("oauth")),
        metadata=auth.texts_by_name("clientMetadata"),
        computed=tuple(node.computed),
    )
