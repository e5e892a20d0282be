"""Why a file cannot be used as a table of people."""

from __future__ import annotations

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice


class TableError(StileError):
    """The file cannot be used as a table of people; `notice` says why.

    `columns` are those from which one has to be chosen, by their place from 1 and their heading.
    """

    code = "table-unusable"

    def __init__(self, because: str, columns: tuple[tuple[int, str], ...] = (), **values: str | int) -> None:
        super().__init__(because)
        self.columns = columns
        self.notice = Notice(self.code, {"because": because, **values})
