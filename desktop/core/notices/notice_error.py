"""Errors that bring the values for their own sentence."""

from __future__ import annotations

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice


class NoticeError(StileError):
    """Something a person can be told; `notice` has the values for the places of the code's sentence."""

    def __init__(self, **values: str | int) -> None:
        super().__init__(", ".join(map(str, values.values())))
        self.notice = Notice(self.code, values)
