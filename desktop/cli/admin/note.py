"""The note of somebody who asked for help, read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.output import StopError
from desktop.core.admin.help_note import HelpNote, parse_note
from desktop.core.file_reasons import reason_of
from desktop.core.notices.notice import Notice
from desktop.regular_file import read_named

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 1_000_000


def read_note(file: Path) -> HelpNote:
    """Read a note's file. Raises HelpNoteError, and StopError where there is no such file."""
    try:
        return parse_note(read_named(file, _MOST_BYTES).decode("utf-8-sig", "replace"))
    except OSError as error:
        raise StopError(Notice("note-unreadable", {"file": str(file), "reason": reason_of(error)})) from None
