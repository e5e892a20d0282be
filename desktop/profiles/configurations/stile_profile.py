"""A profile as Stile itself hands it on: a `.stile` file, or a `stile://` link. Neither holds a secret.

    {"stile": 1, "name": "work", "pool_id": "eu-west-1_…", "client_id": "…", "flow": "choice", …}
    stile://profile?name=work&pool_id=eu-west-1_…&client_id=…&flow=choice

Values are texts, lists in a link are divided by commas, and the rules for passwords are a length and the kinds of
characters: `12,lower,digit`. Where passwords go is in neither: an address is left out whoever wrote it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode

from desktop.core.notices.notice_error import NoticeError
from desktop.profiles.configurations.found import Found, PolicyFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.profiles.configurations.node import Node
    from desktop.profiles.profile import Profile

VERSION = 1
SCHEME = "stile"
ENDING = ".stile"
LONGEST_LINK = 4_000
"""In characters; a profile's link has some hundred."""

_BEGINNING = f"{SCHEME}://profile?"
_LINK = re.compile(rf"{SCHEME}:/{{0,2}}profile/?\?[^\s<>\"'`]{{1,{LONGEST_LINK}}}", re.IGNORECASE)
_TEXTS = ("identity_pool_id", "preferred_factor", "organisation")
_LISTS = ("fallback_flows", "sign_up")
_SWITCHES = ("fips", "dualstack")
_KINDS = ("upper", "lower", "digit", "symbol")


class LinkEndpointError(NoticeError):
    """The profile `name` signs in at `endpoint`, and without that address it would be another one."""

    code = "link-endpoint"


def is_offer(argument: str) -> bool:
    """Say whether an argument of a command is a link of ours or the name of such a file."""
    text = argument.lower()
    return text.startswith(f"{SCHEME}:") or text.endswith(ENDING)


def links_in(text: str) -> Iterator[dict[str, Any]]:
    """Return what the links in a text hold, as such files do."""
    for link in _LINK.findall(text):
        pairs = parse_qsl(link.partition("?")[2].rstrip(".,;)]"), keep_blank_values=True, max_num_fields=100)
        yield {"stile": VERSION} | dict(pairs)


def read(node: Node) -> Found | None:
    """Return what such a file says, None if it is something else."""
    if "stile" not in node or ("pool_id" not in node and "client_id" not in node):
        return None
    values: dict[str, Any] = {name: node.text(name) for name in _TEXTS if node.text(name)}
    values |= {name: list(node.texts(name)) for name in _LISTS if node.texts(name)}
    values |= {name: True for name in _SWITCHES if node.switch(name)}
    return Found(
        "stile",
        pool_id=node.text("pool_id"),
        client_id=node.text("client_id"),
        region=node.text("region"),
        identity_pool_id=node.text("identity_pool_id"),
        endpoint=node.text("endpoint_url", "telemetry_endpoint"),
        has_secret=bool(node.switch("has_client_secret")) or "client_secret" in node,
        flow=node.text("flow"),
        minutes=node.number("session_minutes"),
        policy=_policy(node.texts("policy")),
        name=node.text("name"),
        values=values,
        version=_version(node.number("stile")),
    )


def _version(number: int | None) -> str:
    return str(number) if number and number > VERSION else ""


def _policy(parts: tuple[str, ...]) -> PolicyFound | None:
    if not parts or not parts[0].isdecimal() or len(parts[0]) > 3:  # noqa: PLR2004 - no pool asks for a thousand
        return None
    return PolicyFound(int(parts[0]), **{kind: kind in parts[1:] for kind in _KINDS})


def handed_on(profile: Profile) -> dict[str, Any]:
    """Return what a file of a profile holds. Raises LinkEndpointError.

    Left out are what is the person's own (AWS profile, alarms, telemetry), what protects them (the site of
    passkeys, whether a password may be sent), and values for triggers, which may be anything.
    """
    if profile.endpoint_url:
        raise LinkEndpointError(name=profile.name, endpoint=profile.endpoint_url)
    policy = profile.policy
    kinds = [kind for kind in _KINDS if getattr(policy, kind)]
    plain = {
        "stile": VERSION,
        "name": profile.name,
        "pool_id": profile.pool_id,
        "client_id": profile.client_id,
        "flow": profile.flow,
        "session_minutes": profile.session_minutes,
        "policy": ",".join((str(policy.min_length), *kinds)),
        "has_client_secret": profile.has_client_secret,
        **{name: getattr(profile, name) for name in (*_TEXTS, *_SWITCHES)},
        **{name: list(getattr(profile, name)) for name in _LISTS},
    }
    return {name: value for name, value in plain.items() if value not in (None, "", [], False)}


def file_of(profile: Profile) -> bytes:
    """Return a profile's file. Raises LinkEndpointError."""
    return json.dumps(handed_on(profile), indent=2, ensure_ascii=False).encode() + b"\n"


def link_of(profile: Profile) -> str:
    """Return a profile's link. Raises LinkEndpointError."""
    plain = handed_on(profile)
    del plain["stile"]
    pairs = {name: _in_link(value) for name, value in plain.items()}
    return _BEGINNING + urlencode(pairs, quote_via=quote)


def _in_link(value: object) -> str:
    if isinstance(value, bool):
        return "true"
    return ",".join(value) if isinstance(value, list) else str(value)
