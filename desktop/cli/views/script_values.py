"""Where a script's values come from when they are needed."""

from __future__ import annotations

import asyncio
import time
from asyncio.subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING

from desktop.cli.views.script_file import (
    FromCommand,
    FromInbox,
    FromStdin,
    Literal,
    ScriptError,
    Totp,
    Value,
)
from desktop.conversation.view import NoAnswerError
from desktop.core import words
from desktop.core.cognito import totp
from desktop.core.exit_codes import REFUSED
from desktop.core.secret import Secret
from desktop.core.steps.factors import SetUpTotp

if TYPE_CHECKING:
    from desktop.cli.views.inbox_reader import InboxReader
    from desktop.cli.views.lines import Lines
    from desktop.core.steps.base import Field, Step


class ScriptValues:
    """Finds the values of a script; `inbox` is None unless the profile is one for practice."""

    def __init__(self, lines: Lines, inbox: InboxReader | None) -> None:
        self._lines = lines
        self._inbox = inbox

    async def find(self, value: Value, field: Field, step: Step) -> str:
        """Return a value. Raises NoAnswerError where it never comes, ScriptError where it cannot."""
        match value:
            case Literal():
                return value.text
            case FromInbox():
                return await self._from_inbox(field)
            case FromStdin():
                return await self._from_stdin(field)
            case FromCommand():
                return await _from_command(value.argv)
            case Totp():
                return await self._totp(value.key or _key_of(step))

    async def _from_inbox(self, field: Field) -> str:
        if self._inbox is None:
            raise ScriptError(words.say("script.practice-only"))
        return await self._inbox.newest("password" if field.kind == "password" else "code")

    async def _from_stdin(self, field: Field) -> str:
        line = await self._lines.next()
        if line is None:
            raise NoAnswerError(field.name)
        return line

    async def _totp(self, key: Secret) -> str:
        moment = await self._inbox.pool_time() if self._inbox else time.time()
        return totp.code(key.reveal(), moment)


def _key_of(step: Step) -> Secret:
    if not isinstance(step, SetUpTotp) or not step.secret:
        raise ScriptError(words.say("script.no-key", step=step.name))
    return Secret(step.secret)


async def _from_command(argv: tuple[str, ...]) -> str:
    """Return what a program prints, without the end of the last line; its complaints are its own."""
    try:
        process = await asyncio.create_subprocess_exec(*argv, stdin=DEVNULL, stdout=PIPE)
        printed, _ = await process.communicate()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ScriptError(words.say("script.command", program=argv[0], reason=reason), REFUSED) from None
    text = printed.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
    if process.returncode or not text:
        reason = words.say("script.command-empty", exit=process.returncode or 0)
        raise ScriptError(words.say("script.command", program=argv[0], reason=reason), REFUSED)
    return text
