"""What a reply says about itself, in the dictionary botocore puts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from desktop.core.cognito.errors import BlockedError
from desktop.core.cognito.reply_values import MOST_IN_NAME, shown_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_YEARS = range(2000, 2100)
"""What a Date header may say. Beyond, sums of times overflow, or a checkpoint could not be read back."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """`at` is the sender's clock, None if it did not say.

    `firewall` is what AWS WAF did in the pool's place (`captcha`, `challenge`), None if the pool was asked.
    `from_service` tells an empty reply of the service from a web page or a broken-off head, which
    botocore hands out as an empty success too.
    """

    status: int
    request_id: str | None
    at: datetime | None
    from_service: bool
    firewall: str | None = None

    @classmethod
    def of(cls, reply: Mapping[str, Any]) -> Metadata:
        """Read the metadata of a reply or of an error's response."""
        metadata = reply.get("ResponseMetadata", {})
        headers = metadata.get("HTTPHeaders", {})
        request_id, content_type = metadata.get("RequestId"), headers.get("content-type", "")
        return cls(
            metadata.get("HTTPStatusCode", 0),
            shown_text(request_id, MOST_IN_NAME) if request_id is not None else None,
            date_in(headers),
            request_id is not None or "json" in content_type,
            headers.get("x-amzn-waf-action"),
        )


def date_in(headers: Mapping[str, str]) -> datetime | None:
    """Return the time of the Date header, None for one that no clock shows: nobody can reckon with it."""
    try:
        told = parsedate_to_datetime(headers["date"]).astimezone(UTC)
    except (KeyError, ValueError, OverflowError, TypeError):
        return None
    return told if told.year in _YEARS else None


def blocked_by_firewall(metadata: Metadata) -> BlockedError:
    """Return the error for what a firewall answered in the pool's place, with the kind of its rule.

    It has no time: whose clock it is, nobody knows.
    """
    told = f"firewall: {metadata.firewall}, status {metadata.status}"
    return BlockedError(told, request_id=metadata.request_id)
