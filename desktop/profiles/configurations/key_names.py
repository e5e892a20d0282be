"""What the name of a value says: people and tools spell the same two ids in a hundred ways."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

Role: TypeAlias = Literal[
    "pool",
    "client",
    "perhaps-client",
    "secret",
    "region",
    "domain",
    "scopes",
    "redirects",
    "response",
    "flow",
    "endpoint",
    "",
]

_LONGEST = 200
"""In characters; longer names are no names of settings."""

_HASH_OF_CDK = re.compile(r"(?<=[A-Za-z])[0-9A-F]{8,}(?=$|[^0-9A-Za-z])")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def _set_of(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_OTHER_PROVIDERS = _set_of(
    "google facebook apple github gitlab bitbucket azure okta linkedin twitter slack paypal stripe",
    "spotify discord microsoft msal salesforce keycloak plaid zoom dropbox notion firebase algolia",
    "strava twitch intercom mapbox sentry segment",
)
_OF_THE_PAGE = "oauth"
"""Beside the ids of a pool: the client of its page for browsers."""

_SAY_NOTHING = _set_of(
    "vite react next nuxt public expo gatsby vue ng nx svelte storybook plasmo astro env process import",
    "meta cognito aws amazon amplify auth authentication authority issuer uri url oidc user users pool",
    "pools userpool userpools client clients app application id ids config configs configuration",
    "configurations settings environment environments stages hosts value values output outputs exports",
    "export ref fn get att output key keys data const static final custom spring security oauth2",
    "registration provider the my arn stack userpoolid clientid poolid appclientid userpoolclientid",
    "userpoolwebclientid aud audience jwks region parameters",
)
_POOL = re.compile(r"pools?id|userpools?$|^pool$|cognitopool$")
_CLIENT = re.compile(r"client(?:web|app|native|mobile|public)?ids?(?!entity)")
_NO_CLIENT = ("secret", "metadata", "identity", "clientname", "email", "token", "version", "provider")


@lru_cache(maxsize=4096)
def role_of(name: str) -> Role:
    """Return what a value of this name is for."""
    bare = compact(name) if len(name) <= _LONGEST else ""
    if "secret" in bare and ("client" in bare or bare == "secret"):
        return "secret"
    if "identity" in bare:
        return ""
    if "client" not in bare and _POOL.search(bare):
        return "pool"
    if not any(word in bare for word in _NO_CLIENT):
        if _CLIENT.search(bare):
            return "client"
        if "client" in bare or bare.endswith("appid") or bare in {"audience", "aud"}:
            return "perhaps-client"
    return _RARE.get(bare, "")


_RARE: dict[str, Role] = {
    **dict.fromkeys(("region", "awsregion", "cognitoregion", "userpoolregion"), "region"),
    **dict.fromkeys(("domain", "cognitodomain", "userpooldomain", "hosteduidomain", "authdomain"), "domain"),
    **dict.fromkeys(("authorizationendpoint", "authorizationuri", "authorizationurl", "hostedui"), "domain"),
    **dict.fromkeys(("scope", "scopes", "oauthscope", "oauthscopes"), "scopes"),
    **dict.fromkeys(("redirecturi", "redirecturis", "redirecturl", "redirectsignin"), "redirects"),
    **dict.fromkeys(("callbackurl", "callbackurls", "callbackuri", "redirecturls"), "redirects"),
    **dict.fromkeys(("responsetype", "oauthresponsetype"), "response"),
    **dict.fromkeys(("authenticationflowtype", "authflowtype", "authflow"), "flow"),
    **dict.fromkeys(("endpoint", "userpoolendpoint", "cognitoendpoint"), "endpoint"),
}


def compact(name: str) -> str:
    """Return a name in small letters without what only divides it, and without the hash that CDK adds."""
    return re.sub(r"[^a-z0-9]", "", _HASH_OF_CDK.sub("", name).lower())


@lru_cache(maxsize=4096)
def own_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others of its kind: `dev` of `VITE_DEV_USER_POOL_ID`."""
    if len(name) > _LONGEST:
        return (name[:_LONGEST],)
    return tuple(word for word in _words(name) if word not in _SAY_NOTHING)


@lru_cache(maxsize=4096)
def is_of_another_provider(name: str) -> bool:
    """Say whether a name speaks of somebody else's sign-in."""
    return len(name) <= _LONGEST and (
        compact(name) == _OF_THE_PAGE or not _OTHER_PROVIDERS.isdisjoint(_words(name))
    )


@lru_cache(maxsize=4096)
def speaks_of_cognito(name: str) -> bool:
    """Say whether a name says by itself that it is about a user pool."""
    return any(word in compact(name) for word in ("cognito", "pool"))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORDS.findall(_HASH_OF_CDK.sub("", name)))
