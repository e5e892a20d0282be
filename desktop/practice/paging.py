"""Pages of short lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desktop.practice.errors import invalid_parameter

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
_LONGEST = 60


def page(entries: Sequence[T], limit: int | None, token: str | None) -> tuple[Sequence[T], str | None]:
    """Return one page, and the token of the next one if there is one."""
    if token is not None and not token.isdecimal():
        raise invalid_parameter("Invalid pagination token")
    start, size = int(token or 0), limit or _LONGEST
    following = str(start + size) if start + size < len(entries) else None
    return entries[start : start + size], following
