"""What a reply says about itself, in the dictionary botocore puts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from desktop.core.cognito.reply_values import MOST_IN_NAME, shown_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_YEARS = range(2000, 2100)
"""What a Date header may say. Beyond, sums of times overflow, or a checkpoint could not be read back."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """`at` is the sender's clock, None if it did not say.

    `from_service` tells an empty reply of the service from a web page or a broken-off head, which
    botocore hands out as an empty success too.
    """

    status: int
    request_id: str | None
    at: datetime | None
    from_service: bool

    @classmethod
    def of(cls, reply: Mapping[str, Any]) -> Metadata:
        """Read the metadata of a reply or of an error's response."""
        metadata = reply.get("ResponseMetadata", {})
        headers = metadata.get("HTTPHeaders", {})
        request_id, content_type = metadata.get("RequestId"), headers.get("content-type", "")
        return cls(
            metadata.get("HTTPStatusCode", 0),
            shown_text(request_id, MOST_IN_NAME) if request_id is not None else None,
            _date(headers),
            request_id is not None or "json" in content_type,
        )


def _date(headers: Mapping[str, str]) -> datetime | None:
    """Return the time of the Date header, None for one that no clock shows: nobody can reckon with it."""
    try:
        told = parsedate_to_datetime(headers["date"]).astimezone(UTC)
    except (KeyError, ValueError, OverflowError, TypeError):
        return None
    return told if told.year in _YEARS else None
