"""`stile support --read FILE`: a support file from another person, as an admin wants to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.output import StopError, say
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.journal.support_bundle import read_support_bundle
from desktop.journal.support_bundle_lines import lines_of
from desktop.regular_file import read_named_text

if TYPE_CHECKING:
    from pathlib import Path


def show(file: Path) -> int:
    """Print the file, what is wrong first. Raises SupportBundleError, and StopError for no file."""
    try:
        text = read_named_text(file)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise StopError(Notice("support-not-read", {"file": str(file), "reason": reason})) from None
    for line in lines_of(read_support_bundle(text)):
        say(line)
    return DONE
