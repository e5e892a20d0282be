"""One operation on the account without a window: from opening the vault to the exit code."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, TypeAlias

from desktop.account.errors import NotSignedInError
from desktop.account.questions import OperationLeftError, Questions
from desktop.cli import logs, store_passphrase
from desktop.cli.next_command import next_command, nobody_signed_in
from desktop.cli.output import notices_of
from desktop.cli.unlocked_ports import open_with
from desktop.cli.views.json_lines import JsonLinesView
from desktop.cli.views.stdin import descriptor, stdin
from desktop.cli.views.terminal_view import TerminalView
from desktop.conversation.view import NoAnswerError
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice, Problem

if TYPE_CHECKING:
    import argparse

    from desktop.account.operations import AccountOperation
    from desktop.profiles.profile import Profile

STOPPED = Notice("cancelled", {"because": "account"})

OperationView: TypeAlias = TerminalView | JsonLinesView


def view_for(args: argparse.Namespace, profile: Profile) -> OperationView:
    """Return who is asked: a program by lines of JSON, or a person in the terminal."""
    if args.json:
        return JsonLinesView(stdin(), sys.stdout)
    return TerminalView(
        stdin(), descriptor(), sys.stdout, again=next_command(args.context, profile, "sign-in")
    )


class AccountRun:
    """Runs one operation, and listens for a person who gives up in the middle of it."""

    def __init__(self, args: argparse.Namespace, profile: Profile, view: OperationView) -> None:
        self._args = args
        self._profile = profile
        self._view = view

    def run(self, operation: AccountOperation, about: str) -> int:
        """Return the exit code, when the view has shown what has become of it."""
        try:
            return asyncio.run(self._heard(operation, about))
        except KeyboardInterrupt:
            return self._view.failed(STOPPED)

    async def _heard(self, operation: AccountOperation, about: str) -> int:
        work = asyncio.create_task(self._explained(operation, about))
        leave = asyncio.create_task(self._view.gave_up())
        try:
            await asyncio.wait((work, leave), return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                return work.result()
        finally:
            work.cancel()
            leave.cancel()
            await asyncio.wait((work, leave))
        return self._view.failed(STOPPED) if work.cancelled() else work.result()

    async def _explained(self, operation: AccountOperation, about: str) -> int:
        try:
            outcome = await self._outcome(operation, about)
        except OperationLeftError:
            return self._view.failed(STOPPED)
        except NoAnswerError:
            return self._view.failed(Notice("no-answer"))
        except NotSignedInError:
            return self._view.failed(nobody_signed_in(self._args.context, self._profile).notices[0])
        except StileError as error:
            return self._view.failed(notices_of(error)[0])
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - a program that listens must hear of every end
            logs.report(error)
            return self._view.failed(Notice("unexpected"))
        return self._view.failed(outcome) if isinstance(outcome, Problem) else self._view.done(outcome)

    async def _outcome(self, operation: AccountOperation, about: str) -> Notice:
        unlock = store_passphrase.of(self._args).unlock(lambda: self._view)
        ports = await open_with(self._args.context, self._profile, unlock)
        self._view.hello(ports.vault.store)
        status = await ports.account.status()
        if status is None:
            raise NotSignedInError
        return await operation.run(ports.account_context(status.username), Questions(self._view), about)
