"""A profile that somebody handed on, as `desktop.profiles.link` writes it: a `.stile` file, or a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from desktop.core.offers import SCHEME
from desktop.profiles.configurations.found import Found, PolicyFound
from desktop.profiles.configurations.sign_in_page import callback, page_of
from desktop.profiles.link import KINDS_OF_CHARACTERS, LISTS, SWITCHES, TEXTS, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.profiles.configurations.node import Node
    from desktop.profiles.configurations.sign_in_page import PageFound

_LONGEST = 4_000
_MOST_VALUES = 100
_PORT = re.compile(r"\d{1,5}", re.ASCII)
_MOST_LINKS = 50
_LINK = re.compile(rf"\b{SCHEME}:/{{0,2}}profile/?\?[^\s<>\"'`]{{1,{_LONGEST}}}", re.IGNORECASE)
_BEHIND = ".,;)]"
"""What a sentence puts behind a link."""


def links_in(text: str) -> Iterator[dict[str, Any]]:
    """Return what the links in a text hold, as such files do."""
    for number, link in enumerate(_LINK.finditer(text)):
        query = link.group().partition("?")[2].rstrip(_BEHIND)
        if number < _MOST_LINKS and query.count("&") < _MOST_VALUES:
            yield {"stile": VERSION} | dict(parse_qsl(query))


def read(node: Node) -> Found | None:
    """Return what such a file says, None if it is something else."""
    if "stile" not in node or ("pool_id" not in node and "client_id" not in node):
        return None
    values: dict[str, Any] = {name: node.text(name) for name in TEXTS if node.text(name)}
    values |= {name: list(node.texts(name)) for name in LISTS if node.texts(name)}
    values |= {name: True for name in SWITCHES if node.switch(name)}
    if node.text("identity_provider"):
        values["identity_provider"] = node.text("identity_provider")
    version = node.number("stile") or VERSION
    return Found(
        "stile",
        pool_id=node.text("pool_id"),
        client_id=node.text("client_id"),
        region=node.text("region"),
        identity_pool_id=values.pop("identity_pool_id", ""),
        endpoint=node.text("endpoint_url", "telemetry_endpoint"),
        page=_page(node),
        has_secret=bool(node.switch("has_client_secret")) or "client_secret" in node,
        flow=node.text("flow"),
        minutes=node.number("session_minutes"),
        policy=_policy(node.texts("policy")),
        name=node.text("name"),
        environment=node.text("name"),
        values=values,
        version=str(version) if version > VERSION else "",
    )


def _page(node: Node) -> PageFound:
    """Return where people sign in by a browser; the ports are Stile's own and at its own addresses."""
    ports = (int(port) for port in node.texts("redirect_ports") if _PORT.fullmatch(port))
    return page_of(
        domain=node.text("domain"),
        scopes=node.texts("scopes"),
        redirects=tuple(callback(port) for port in ports),
    )


def _policy(parts: tuple[str, ...]) -> PolicyFound | None:
    if not parts or not re.fullmatch(r"\d{1,3}", parts[0], re.ASCII):
        return None
    return PolicyFound(int(parts[0]), **{kind: kind in parts[1:] for kind in KINDS_OF_CHARACTERS})
