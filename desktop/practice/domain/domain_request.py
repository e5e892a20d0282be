"""One request to the domain, read as far as every address needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from desktop.practice.domain.oauth_errors import EndpointError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message

_MOST_FIELDS = 100
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request as it came."""

    method: str
    path: str
    query: str = field(repr=False)
    head: Message = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class DomainRequest:
    """A request: `query` and `form` hold each name once, `base` is the address the client called us by."""

    method: str
    path: str
    query: Mapping[str, str] = field(repr=False)
    form: Mapping[str, str] = field(repr=False)
    raw_query: str = field(repr=False)
    cookies: Mapping[str, str] = field(repr=False)
    authorization: str = field(repr=False)
    base: str

    @classmethod
    def of(cls, raw: RawRequest) -> DomainRequest:
        """Read a request. Raises EndpointError where a parameter comes twice or cannot be read."""
        head = raw.head
        is_form = head.get_content_type() == FORM if "Content-Type" in head else False
        return cls(
            method=raw.method,
            path=raw.path,
            query=_once(raw.query),
            form=_once(raw.body.decode("latin-1")) if is_form else {},
            raw_query=raw.query,
            cookies=_cookies(head.get("Cookie", "")),
            authorization=head.get("Authorization", ""),
            base=f"http://{head.get('Host', '')}",
        )


def _once(text: str) -> dict[str, str]:
    """Return parameters by name; RFC 6749 3.1 lets none come twice."""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise EndpointError("invalid_request") from None
    values = dict(pairs)
    if len(values) != len(pairs):
        raise EndpointError("invalid_request", "a parameter comes twice")
    return values


def _cookies(head: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(head).items()}
    except CookieError:
        return {}
