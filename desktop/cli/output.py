"""What a command says outside of its views, and how it ends before it is done."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli.plain_stream import unguarded
from desktop.core import words
from desktop.core.exit_codes import REFUSED
from desktop.core.notices.notice import Notice
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    from desktop.core.errors import StileError


class _Remarks:
    """Whether the command that runs makes remarks."""

    wanted = True


class StopError(Exception):
    """The command ends here; `notices` say why, the first one's code says how."""

    def __init__(self, *notices: Notice) -> None:
        super().__init__(", ".join(notice.code for notice in notices))
        self.notices = notices


def say(line: str) -> None:
    """Write one line of a command's result."""
    sys.stdout.write(line + "\n")


def be_quiet(*, quiet: bool = True) -> None:
    """Make no remarks from now on; questions and why a command ends are none."""
    _Remarks.wanted = not quiet


def remark(line: str) -> None:
    """Write a line on standard error that is of use to a person who looks on, and to nobody else."""
    if _Remarks.wanted:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def confirm(line: str) -> None:
    """Write that a command has done what it was asked, which a quiet one leaves to its exit code."""
    if _Remarks.wanted:
        say(line)


def redraw(line: str) -> None:
    """Make a remark over the last one on standard error, which is a terminal."""
    if not _Remarks.wanted:
        return
    terminal = unguarded(sys.stderr)
    terminal.write(f"\r\x1b[K{one_line(line)}")
    terminal.flush()


def explain(*notices: Notice) -> int:
    """Say on standard error why a command ends, and return its exit code; it is never that of success."""
    for notice in notices:
        sys.stderr.write(words.sentence(notice) + "\n")
    return words.exit_code(notices[0].code) or REFUSED


def warn(*notices: Notice) -> None:
    """Say something on standard error that does not end the command."""
    for notice in notices:
        remark(words.sentence(notice))


def notices_of(error: StileError) -> tuple[Notice, ...]:
    """Return what an error says to a person: its own notices where it has any, else its code's sentence."""
    problems: tuple[Notice, ...] = getattr(error, "problems", ())
    notice: Notice | None = getattr(error, "notice", None)
    if problems or notice is not None:
        return problems or (notice,) if notice else problems
    from desktop.core.sign_in.refusal_values import values_of  # noqa: PLC0415 - few commands end so

    return (Notice(error.code, values_of(error)),)
