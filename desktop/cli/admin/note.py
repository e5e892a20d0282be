"""The note of somebody who asked for help, read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.output import StopError
from desktop.core.admin.help_note import HelpNote, parse_note
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path


def read_note(file: Path) -> HelpNote:
    """Read a note's file. Raises HelpNoteError, and StopError where there is no such file."""
    try:
        return parse_note(file.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StopError(Notice("note-unreadable", {"file": str(file), "reason": reason})) from None
