"""What went wrong, as a sentence and an exit code."""

from __future__ import annotations

from desktop.cli import logs
from desktop.cli.output import StopError, explain, notices_of
from desktop.conversation.view import NoAnswerError, SignInCancelledError
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.storage.vault import StorageError


def explained(error: Exception) -> int:
    """Say on standard error what ended a command, and return its exit code."""
    return explain(*_notices(error))


def _notices(error: Exception) -> tuple[Notice, ...]:
    match error:
        case StopError():
            return error.notices
        case StorageError() if error.code == StorageError.code:
            return (Notice("keep-failed"),)
        case StileError():
            return notices_of(error)
        case NoAnswerError():
            return (Notice("no-answer"),)
        case SignInCancelledError():
            return (Notice("cancelled"),)
        case _:
            logs.report(error)
            return (Notice("unexpected"),)
