"""The check whether there is a newer version: made only when somebody asks for it, and never by itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from desktop.assets import resource
from desktop.core.cognito.errors import NotReachedError
from desktop.core.notices.finding import Check, Finding
from desktop.core.updates import LARGEST_FEED, FeedSource, read_payload, read_source
from desktop.version import version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.updates import NewestVersion
    from desktop.wiring.app_context import AppContext


def update_checks(context: AppContext) -> tuple[Check, ...]:
    """Return the check; where the organisation switched updates off it reads nothing."""
    is_allowed = context.organisation().rules.updates is not False
    return (Check("updates", partial(_look, feed_source()) if is_allowed else _forbidden),)


def feed_source() -> FeedSource:
    """Return where this build looks for its feed."""
    try:
        return read_source(json.loads(resource("updates/feed.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return FeedSource("", "")


def _forbidden() -> Iterator[Finding]:
    yield Finding.ok("updates.by-organisation")


def _look(source: FeedSource) -> Iterator[Finding]:
    from desktop.aws.page import read_page  # noqa: PLC0415 - loads what makes calls
    from desktop.system.feed_signature import BadSignatureError, signed_payload  # noqa: PLC0415

    if not source.is_named:
        yield Finding.unknown("updates.no-feed")
        return
    try:
        newest = read_payload(signed_payload(read_page(source.url, LARGEST_FEED), source.key))
    except NotReachedError as error:
        yield Finding.unknown("updates.not-reached", url=source.url, reason=error.detail)
    except BadSignatureError:
        yield Finding.problem("updates.not-signed", url=source.url)
    except (ValueError, RecursionError) as error:
        yield Finding.unknown("updates.not-read", url=source.url, reason=type(error).__name__)
    else:
        yield _told(newest, version(), datetime.now(UTC))


def _told(newest: NewestVersion, present: str, now: datetime) -> Finding:
    if newest.expires <= now:
        return Finding.unknown("updates.old-feed", date=f"{newest.expires:%Y-%m-%d}")
    if newest.is_newer_than(present):
        return Finding.warning("updates.newer", newest=newest.version, present=present, where=newest.where)
    return Finding.ok("updates.newest", present=present)
