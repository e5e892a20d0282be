"""A folder that cannot be written to, and why: what a person can do about it differs."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from desktop.core.notices.notice_error import NoticeError

if TYPE_CHECKING:
    from pathlib import Path

Refusal: TypeAlias = Literal["full", "read-only"]

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class FolderNotWrittenError(NoticeError):
    """Nothing can be written where Stile keeps things."""

    code: ClassVar[str] = "folder-not-written"


def refusal_of(error: OSError) -> Refusal | None:
    """Say what keeps a folder from being written to, None for anything else that is wrong with it."""
    if error.errno in _FULL:
        return "full"
    return "read-only" if error.errno in _READ_ONLY else None


def not_written(folder: Path, refusal: Refusal) -> FolderNotWrittenError:
    """Return the error for a folder."""
    return FolderNotWrittenError(folder=str(folder), because=refusal)
