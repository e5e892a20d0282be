"""A file that somebody else wrote, read with care: it may be anything, and of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.regular_file import read_regular
from desktop.storage.profile_list_errors import ProfileListError

if TYPE_CHECKING:
    from pathlib import Path


class FileNotReadError(ProfileListError):
    """The `file` cannot be read; `reason` is the system's own."""

    code: ClassVar[str] = "import-unreadable"


def read_at_most(path: Path, most: int) -> bytes:
    """Return the beginning of a file. Raises FileNotReadError, also for what one might wait for: a pipe."""
    try:
        return read_regular(path, most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise FileNotReadError(file=str(path), reason=reason.lower()) from error
