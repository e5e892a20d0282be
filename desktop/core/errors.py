"""The base of every error that a person or an admin can be told about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import datetime


class StileError(Exception):
    """Something a person or an admin can be told about."""

    code: ClassVar[str] = "unexpected"
    variant: ClassVar[str | None] = None

    def __init__(
        self, detail: str = "", *, request_id: str | None = None, at: datetime | None = None
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.request_id = request_id
        self.at = at
