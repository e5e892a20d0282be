"""What a configuration says of signing in by a browser: `oauth` of Amplify in all spellings, OpenID Connect.

Spellings: Amplify JS v1 to v6, `amplify_outputs.json`, the mobile libraries' `OAuth`, Cognito's own
`DescribeUserPoolClient`. No two of them mean different things by one name, so that one reader does for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.core.sign_in.browser_settings import CALLBACK_PATH
from desktop.core.sign_in.relying_party import is_site
from desktop.profiles.configurations.lines import ITEMS
from desktop.profiles.validation import REDIRECT_PORT_RANGE, is_domain, is_loopback, is_scope

if TYPE_CHECKING:
    from desktop.profiles.configurations.node import Node

_DOMAIN = ("domain", "WebDomain", "cognito_domain", "cognitoDomain")
_SCOPES = ("scopes", "scope", "Scopes", "AllowedOAuthScopes", "allowed_oauth_scopes")
_REDIRECTS = (
    "redirectSignIn",
    "redirect_sign_in_uri",
    "SignInRedirectURI",
    "redirectUri",
    "redirect_uri",
    "CallbackURLs",
    "callback_urls",
)
_RESPONSE = ("responseType", "response_type")
_ALLOWED_RESPONSES = ("AllowedOAuthFlows", "allowed_oauth_flows")
_PROVIDERS = (
    "providers",
    "identity_providers",
    "SupportedIdentityProviders",
    "supported_identity_providers",
)
_NAMES_OF_COGNITO = {
    "GOOGLE": "Google",
    "FACEBOOK": "Facebook",
    "AMAZON": "LoginWithAmazon",
    "LOGIN_WITH_AMAZON": "LoginWithAmazon",
    "APPLE": "SignInWithApple",
    "SIGN_IN_WITH_APPLE": "SignInWithApple",
}
"""What Cognito calls the providers that Amplify has names of its own for."""

_OPENID, _CODE = "openid", "code"
_OF_THE_POOL = "COGNITO"
_MOST = 20
"""Of scopes, addresses and providers each; more is no configuration that somebody wrote."""


@dataclass(frozen=True, slots=True)
class PageFound:
    """Texts as the file has them; `domain` without its scheme and path, where they can be told from it.

    `redirects` are the addresses that a browser may come back to. `is_only_way`: the app client allows its
    people nothing else.
    """

    domain: str = ""
    scopes: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()
    response_type: str = ""
    providers: tuple[str, ...] = ()
    is_only_way: bool = False

    @property
    def is_usable(self) -> bool:
        """Say whether the domain can be one at all, whoever it belongs to.

        In plain letters alone: what is asked about must not look like another one.
        """
        if not is_domain(self.domain):
            return False
        host = urlsplit(self.domain if "://" in self.domain else f"https://{self.domain}").hostname or ""
        return is_site(host) or is_loopback(host)

    @property
    def asked_scopes(self) -> tuple[str, ...]:
        """Return the scopes to ask for, none where the file names none; `openid` tells who signed in."""
        sound = tuple(scope for scope in self.scopes if is_scope(scope))
        return sound if not sound or _OPENID in sound else (_OPENID, *sound)

    @property
    def ports(self) -> tuple[int, ...]:
        """Return the ports of this computer that a browser may come back to; the exact addresses win."""
        ports = {url: _port(url) for url in self.redirects}
        exact = [port for url, port in ports.items() if port and url == callback(port)]
        return tuple(dict.fromkeys(exact or [port for port in ports.values() if port]))

    @property
    def unregistered(self) -> tuple[str, ...]:
        """Return the addresses of Stile's at those ports that the file does not have to the letter."""
        return tuple(callback(port) for port in self.ports if callback(port) not in self.redirects)

    @property
    def lacks_code(self) -> bool:
        """Say whether the file speaks of other ways to come back than with a code, and of none with one."""
        return bool(self.response_type) and _CODE not in self.response_type.lower().replace(",", " ").split()

    @property
    def only_provider(self) -> str:
        """Return the one provider of people who have no other way in, empty if there is none or a choice."""
        return self.providers[0] if self.is_only_way and len(self.providers) == 1 else ""


def callback(port: int) -> str:
    """Return the address at a port of this computer that Stile has browsers come back to."""
    return f"http://127.0.0.1:{port}{CALLBACK_PATH}"


def page_in(oauth: Node, providers: tuple[str, ...] = ()) -> PageFound:
    """Return what an object says, however it spells that; `providers` are those that stand elsewhere."""
    inner = oauth.at("awsCognito") if "awsCognito" in oauth else oauth  # Amplify JS v1
    return page_of(
        domain=inner.text(*_DOMAIN),
        scopes=_texts(inner, _SCOPES),
        redirects=_texts(inner, _REDIRECTS),
        response_type=inner.text(*_RESPONSE) or ", ".join(_texts(inner, _ALLOWED_RESPONSES)),
        providers=_texts(inner, _PROVIDERS) or providers,
    )


def page_of(
    *,
    domain: str = "",
    scopes: tuple[str, ...] = (),
    redirects: tuple[str, ...] = (),
    response_type: str = "",
    providers: tuple[str, ...] = (),
) -> PageFound:
    """Return these values as a page; what stands in one text is divided, by commas and white space."""
    named = (_NAMES_OF_COGNITO.get(name.upper(), name) for name in providers)
    return PageFound(
        bare_domain(domain),
        _divided(scopes),
        _divided(redirects),
        response_type,
        tuple(dict.fromkeys(name for name in named if name.upper() != _OF_THE_POOL))[:_MOST],
    )


def bare_domain(text: str) -> str:
    """Return the host of a page's address; what has more than a host and a path stays as it is.

    An http address keeps its scheme: a profile takes one of this computer only.
    """
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        extras = parts.username or parts.password
    except ValueError:
        return text
    if extras or not parts.netloc or parts.scheme not in {"https", "http"}:
        return text
    host = parts.netloc.lower()
    return host if parts.scheme == "https" else f"http://{host}"


def _texts(node: Node, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts at the first of the keys that has some; a list of objects has them at `custom`."""
    for name in names:
        below = node.at(name)
        found = node.texts(name) or below.texts(ITEMS)
        found = found or tuple(below.text(each) or below.at(each).text("custom") for each in below)
        if any(found):
            return tuple(filter(None, found))
    return ()


def _divided(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for text in texts for part in text.replace(",", " ").split()))[:_MOST]


def _port(url: str) -> int | None:
    """Return the port of an address that a browser can come back to here, None where Stile cannot wait."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    is_here = parts.scheme == "http" and is_loopback(parts.hostname or "")
    return port if is_here and port in REDIRECT_PORT_RANGE else None
