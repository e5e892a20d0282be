"""What the update feed says, and whether it is newer than what runs here.

The feed is one file, `{"payload": base64, "signature": base64}`. The signature is Ed25519 over the payload's
bytes, and the payload is a JSON object:

    version     1
    program     "stile"
    newest      the newest version, numbers with dots
    where       the https address of a page where people get it
    expires     when the feed has to be renewed: an old one that is served again is noticed by it
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_FEED = 16_384
"""Bytes of a feed that are read at most."""

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")
_LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class FeedSource:
    """Where a build looks for its feed, and the public key (base64) that the feed has to be signed with."""

    url: str
    key: str

    @property
    def is_named(self) -> bool:
        """Say whether this build has a feed at all."""
        return bool(self.url and self.key)


@dataclass(frozen=True, slots=True)
class NewestVersion:
    """What a feed says. `expires` has a time zone."""

    version: str
    where: str
    expires: datetime

    def is_newer_than(self, present: str) -> bool:
        """Say whether somebody who runs `present` is behind; a version of another form is never behind."""
        return bool(_VERSION.fullmatch(present)) and _numbers(self.version) > _numbers(present)


def read_source(plain: Mapping[str, object]) -> FeedSource:
    """Return where the feed is; what makes no sense names none."""
    url, key = plain.get("url"), plain.get("key")
    if not (isinstance(url, str) and isinstance(key, str) and _is_safe(url)):
        return FeedSource("", "")
    return FeedSource(url, key)


def read_payload(payload: bytes) -> NewestVersion:
    """Return what a payload says, whose signature was proved. Raises ValueError."""
    plain = json.loads(payload)
    if not isinstance(plain, dict) or (plain.get("version"), plain.get("program")) != (1, "stile"):
        raise ValueError("the feed is not one of this program")
    newest, where, expires = (str(plain.get(name)) for name in ("newest", "where", "expires"))
    if not _VERSION.fullmatch(newest):
        raise ValueError("the feed names no version")
    if not _is_safe(where):
        raise ValueError("the feed names no page")
    return NewestVersion(newest, where, _moment(expires))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_safe(url: str) -> bool:
    """Say whether this is a plain https address that can be shown and fetched."""
    if len(url) > _LONGEST_ADDRESS or not url.isascii() or not url.isprintable() or " " in url:
        return False
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.hostname) and not (parts.username or parts.password)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
