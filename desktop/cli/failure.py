"""What went wrong, as a sentence and an exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli import logs
from desktop.cli.output import StopError, explain, notices_of
from desktop.conversation.view import NoAnswerError, SignInCancelledError
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    import argparse

    from desktop.profiles.profile import Profile


def explained(error: Exception, args: argparse.Namespace | None = None) -> int:
    """Say on standard error what ended a command, and how to change what it came from; return its exit code.

    `args` are those of the command, where it had come so far.
    """
    notices = notices_for(error)
    code = explain(*notices)
    for line in _advice(notices, args) if args else ():
        sys.stderr.write(line + "\n")
    return code


def _advice(notices: tuple[Notice, ...], args: argparse.Namespace) -> tuple[str, ...]:
    if getattr(args, "is_new", False):
        return ()  # what is to be changed is the command that was typed
    from desktop.cli.change_advice import advise  # noqa: PLC0415 - few commands fail

    chosen: Profile | None = getattr(args, "chosen", None)
    name = getattr(args, "name", None) or getattr(args, "profile", None)
    return advise(notices, chosen, name or args.context.profile_repository().default or "")


def notices_for(error: Exception) -> tuple[Notice, ...]:
    """Return what is said of whatever ended a command; what nobody foresaw goes to the log, too."""
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
