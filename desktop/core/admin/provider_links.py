"""The identities of other providers that lead to an account, as its attribute ``identities`` names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.foreign_json import read_json

if TYPE_CHECKING:
    from desktop.core.admin.people import Person

IDENTITIES = "identities"
"""The attribute that Cognito keeps them in, a JSON list; nobody else can write it."""


@dataclass(frozen=True, slots=True)
class ProviderLink:
    """One identity: the provider's name in the pool, its kind (SAML, OIDC), and what it calls them."""

    provider: str
    kind: str
    subject: str


def links_of(person: Person) -> tuple[ProviderLink, ...]:
    """Return somebody's links in the pool's order; what is no link is left out."""
    try:
        listed = read_json(person.attributes.get(IDENTITIES) or "[]")
    except ValueError:
        return ()
    entries = listed if isinstance(listed, list) else []
    return tuple(link for link in map(_link, entries) if link is not None)


def _link(entry: Any) -> ProviderLink | None:  # noqa: ANN401 - JSON
    if not isinstance(entry, dict) or not entry.get("providerName") or not entry.get("userId"):
        return None
    return ProviderLink(
        str(entry["providerName"]), str(entry.get("providerType") or ""), str(entry["userId"])
    )
