"""A profile to hand on, as a `.stile` file or a `stile://` link. Neither holds a secret or an address.

    {"stile": 1, "name": "work", "pool_id": "eu-west-1_…", "client_id": "…", "flow": "choice", …}
    stile://profile?name=work&pool_id=eu-west-1_…&client_id=…&flow=choice

In a link lists are divided by commas. The rules for passwords are a length and kinds of characters:
`12,lower,digit`. The page for browsers is told where it is Amazon's own.
`desktop.profiles.configurations.stile_profile` reads both.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote, urlencode

from desktop.core.notices.notice import Notice
from desktop.core.notices.notice_error import NoticeError
from desktop.core.offers import SCHEME
from desktop.profiles.profile import region_of

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile

VERSION = 1
TEXTS = ("identity_pool_id", "preferred_factor", "organisation")
LISTS = ("fallback_flows", "sign_up")
SWITCHES = ("fips", "dualstack")
KINDS_OF_CHARACTERS = ("upper", "lower", "digit", "symbol")

_BEGINNING = f"{SCHEME}://profile?"
_OF_THE_PERSON = (
    "aws_profile",
    "alarms",
    "telemetry_endpoint",
    "client_metadata",
    "relying_party",
    "plain_password",
)
"""What is the person's own, what protects them, and values for triggers, which may be anything."""


class LinkEndpointError(NoticeError):
    """The profile `name` signs in at `endpoint`, and without that address it would be another one."""

    code: ClassVar[str] = "link-endpoint"


def handed_on(profile: Profile) -> dict[str, Any]:
    """Return what a file of a profile holds. Raises LinkEndpointError."""
    if profile.endpoint_url:
        raise LinkEndpointError(name=profile.name, endpoint=profile.endpoint_url)
    policy = profile.policy
    kinds = [kind for kind in KINDS_OF_CHARACTERS if getattr(policy, kind)]
    plain = {
        "stile": VERSION,
        "name": profile.name,
        "pool_id": profile.pool_id,
        "client_id": profile.client_id,
        "flow": profile.flow,
        "session_minutes": profile.session_minutes,
        "policy": ",".join((str(policy.min_length), *kinds)),
        "has_client_secret": profile.has_client_secret,
        **{name: getattr(profile, name) for name in (*TEXTS, *SWITCHES)},
        **{name: list(getattr(profile, name)) for name in LISTS},
        **_of_browser(profile),
    }
    return {name: value for name, value in plain.items() if value not in (None, "", [], False)}


def is_amazons_page(domain: str, pool_id: str) -> bool:
    """Say whether a domain is one of Amazon's own for pools of this region."""
    page = rf"[a-z0-9-]{{1,63}}\.auth(?:-fips)?\.{re.escape(region_of(pool_id))}\.amazoncognito\.com"
    return re.fullmatch(page, domain, re.ASCII) is not None


def _of_browser(profile: Profile) -> dict[str, Any]:
    """Return what signing in by a browser needs. Raises LinkEndpointError where the page is not Amazon's."""
    if is_amazons_page(profile.domain, profile.pool_id):
        return {
            "domain": profile.domain,
            "identity_provider": profile.identity_provider,
            "scopes": list(profile.scopes),
            "redirect_ports": [str(port) for port in profile.redirect_ports],
        }
    if "browser" in (profile.flow, *profile.fallback_flows):
        raise LinkEndpointError(name=profile.name, endpoint=profile.domain)
    return {}


def left_out(profile: Profile) -> tuple[Notice, ...]:
    """Return what to say of values that whoever opens the link has to get in another way."""
    own = [name for name in _OF_THE_PERSON if getattr(profile, name)]
    if profile.domain and not is_amazons_page(profile.domain, profile.pool_id):
        own.append("domain")
    notices = [Notice("link-values-left-out", {"names": ", ".join(own)})] if own else []
    return (*notices, Notice("link-secret-left-out")) if profile.has_client_secret else tuple(notices)


def file_of(profile: Profile) -> bytes:
    """Return a profile's file. Raises LinkEndpointError."""
    return json.dumps(handed_on(profile), indent=2, ensure_ascii=False).encode() + b"\n"


def link_of(profile: Profile) -> str:
    """Return a profile's link. Raises LinkEndpointError."""
    plain = handed_on(profile)
    del plain["stile"]
    return _BEGINNING + urlencode({name: _in_link(value) for name, value in plain.items()}, quote_via=quote)


def _in_link(value: object) -> str:
    if isinstance(value, bool):
        return "true"
    return ",".join(value) if isinstance(value, list) else str(value)
