"""`amplifyconfiguration.json` of the mobile libraries (Gen 1), and the SDKs' `awsconfiguration.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.configurations import spellings
from desktop.profiles.configurations.found import Found
from desktop.profiles.configurations.sign_in_page import page_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.profiles.configurations.node import Node

_PLUGIN = "awsCognitoAuthPlugin"
_DEFAULT = "Default"


def read(node: Node) -> Iterator[Found]:
    """Return what the file says, for each of its environments; nothing if it has another shape."""
    plugin = _plugin(node)
    if plugin is None:
        return
    for environment in _environments(plugin.at("CognitoUserPool")):
        yield _read(node, plugin, environment)


def _read(node: Node, plugin: Node, environment: str) -> Found:
    pool = plugin.at("CognitoUserPool", environment)
    auth = plugin.at("Auth", environment if environment in plugin.at("Auth") else _DEFAULT)
    return Found(
        "mobile",
        pool_id=pool.text("PoolId"),
        client_id=pool.text("AppClientId"),
        region=pool.text("Region"),
        identity_pool_id=_identity_pool(plugin, environment),
        endpoint=pool.text("Endpoint"),
        has_secret="AppClientSecret" in pool or "AppClientSecret" in auth.at("OAuth"),
        flow=auth.text("authenticationFlowType"),
        policy=spellings.flat_policy(auth.at("passwordProtectionSettings")),
        login_names=spellings.login_names(auth.texts("usernameAttributes")),
        mfa=spellings.mfa(auth.text("mfaConfiguration")),
        mfa_methods=spellings.mfa_methods(auth.texts("mfaTypes")),
        page=page_in(auth.at("OAuth"), providers=auth.texts("socialProviders")),
        computed=tuple(node.computed),
        environment=environment,
    )


def _plugin(node: Node) -> Node | None:
    if "CognitoUserPool" in node:
        return node
    for path in (("auth", "plugins"), ("plugins",), ()):
        if _PLUGIN in node.at(*path):
            return node.at(*path, _PLUGIN)
    return None


def _environments(pools: Node) -> tuple[str, ...]:
    return tuple(sorted(pools, key=lambda name: name != _DEFAULT)) or (_DEFAULT,)


def _identity_pool(plugin: Node, environment: str) -> str:
    identity = plugin.at("CredentialsProvider", "CognitoIdentity")
    return identity.at(environment if environment in identity else _DEFAULT).text("PoolId")
