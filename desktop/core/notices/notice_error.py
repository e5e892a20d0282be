"""Errors that bring the values for their own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from datetime import datetime


class NoticeError(StileError):
    """An error whose sentence has values of its own; `notice` holds the code and these values."""

    def __init__(
        self,
        detail: str = "",
        *,
        request_id: str | None = None,
        at: datetime | None = None,
        **values: str | int,
    ) -> None:
        super().__init__(detail, request_id=request_id, at=at)
        self.notice = Notice(self.code, values)

    def __str__(self) -> str:
        return self.detail or ", ".join(map(str, self.notice.values.values()))
