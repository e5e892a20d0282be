"""One sign-in without a window: from opening the vault to the exit code."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.cli import logs
from desktop.cli.output import notices_of
from desktop.cli.unlocked_ports import open_with
from desktop.cli.views.cli_view import PLACE_KEPT, Standing
from desktop.cli.views.script_file import ScriptError
from desktop.conversation import checkpoint_record, resume
from desktop.conversation.checkpoint import SECTION
from desktop.conversation.current_step import SignedIn
from desktop.conversation.driver import Conversation
from desktop.conversation.view import NoAnswerError, SignInCancelledError
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from desktop.cli.sign_in_options import SignInOptions
    from desktop.cli.views.cli_view import CliView
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.profile_ports import ProfilePorts


class SignInOpenError(Exception):
    """Another process holds the conversation of this profile."""


def sign_in(context: AppContext, view: CliView, profile: Profile, options: SignInOptions) -> int:
    """Sign in by a view and return the exit code; Ctrl-C keeps the place."""
    sign_in_run = SignInRun(context, view, profile, options)
    try:
        return asyncio.run(sign_in_run.run())
    except KeyboardInterrupt:
        done = sign_in_run.signed_in
        return sign_in_run.end(done) if done else view.interrupted(asyncio.run(sign_in_run.standing()))


class SignInRun:
    """Runs the conversation, and listens for a person who gives up in the middle of it."""

    def __init__(self, context: AppContext, view: CliView, profile: Profile, options: SignInOptions) -> None:
        self._context = context
        self._view = view
        self._profile = profile
        self._options = options
        self._given_up = False
        self._conversation: Conversation | None = None
        self._ports: ProfilePorts | None = None

    @property
    def signed_in(self) -> SignedIn | None:
        """Return who is signed in, also while there is something left to ask."""
        return self._conversation.signed_in if self._conversation else None

    async def run(self) -> int:
        """Return the exit code, when the view has shown the end and the lease is free."""
        work = asyncio.create_task(self._explained())
        leave = asyncio.create_task(self._view.gave_up())
        try:
            await asyncio.wait(
                (work, leave), timeout=self._options.patience, return_when=asyncio.FIRST_COMPLETED
            )
            if work.done():
                return work.result()
            self._given_up = leave.done()
        finally:
            work.cancel()
            leave.cancel()
            await asyncio.wait((work, leave))
        if not work.cancelled():
            return work.result()
        return (
            self._view.failed(Notice("cancelled"))
            if self._given_up
            else self._view.interrupted(await self.standing())
        )

    async def standing(self) -> Standing:
        """Return what is left of a sign-in that was stopped."""
        if self._ports is None:
            return Standing(place=False)
        try:
            status = await self._ports.account.status()
            return Standing(await self._is_kept(self._ports), status.username if status else None)
        except StileError:
            return PLACE_KEPT  # nobody can look now; what was kept is not touched

    async def _explained(self) -> int:
        """Let the view show how it ended, also after an unexpected error."""
        try:
            done = await self._signed_in()
        except SignInCancelledError:
            return self._view.failed(Notice("cancelled"))
        except NoAnswerError:
            return self._view.failed(Notice("no-answer"))
        except SignInOpenError:
            return self._view.failed(Notice("sign-in-open"))
        except StileError as error:
            return self._view.failed(notices_of(error)[0])
        except ScriptError:
            raise
        except Exception as error:  # noqa: BLE001 - a program that listens must hear of every end
            logs.report(error)
            return self._view.failed(Notice("unexpected"))
        return self.end(done)

    def end(self, done: SignedIn) -> int:
        """Let the view show the happy end, and what is lost where the tokens could not be kept."""
        in_memory = self._ports is not None and self._ports.vault.store == "memory"
        if done.kept or (in_memory and self._options.memory_will_do):
            return self._view.signed_in(done.username, done.expires_at)
        because = {} if in_memory else {"because": "disk"}
        return self._view.signed_in(done.username, done.expires_at, Notice("tokens-not-kept", because))

    async def _signed_in(self) -> SignedIn:
        unlock = self._options.passphrase.unlock(lambda: self._view)
        ports = await open_with(self._context, self._profile, unlock)
        self._ports = ports
        self._view.hello(ports.vault.store, ports.notices)
        if not await ports.lease.acquire():
            raise SignInOpenError
        try:
            return await self._already(ports) or await self._converse(ports)
        finally:
            await ports.lease.release()

    async def _already(self, ports: ProfilePorts) -> SignedIn | None:
        """Return who is signed in, unless there is a sign-in to begin or to go on with."""
        if await self._is_kept(ports):
            return None
        status = await ports.account.status()
        if status is None or self._options.request.passes_by(status.username):
            return None
        return SignedIn(status.username, status.expires_at)

    async def _is_kept(self, ports: ProfilePorts) -> bool:
        record = await ports.vault.read(SECTION)
        kept = checkpoint_record.from_record(record) if record else None
        if kept is None or kept.fingerprint != ports.settings.fingerprint:
            return False
        return resume.is_under_way(kept) and resume.belongs_to(kept, self._options.request.username)

    async def _converse(self, ports: ProfilePorts) -> SignedIn:
        request = self._options.request
        sign_in_ports = ports.sign_in_ports
        if self._options.pastes:
            sign_in_ports = replace(sign_in_ports, browser=None)
        self._conversation = conversation = Conversation(
            sign_in_ports,
            ports.settings,
            self._view,
            username=request.username,
            fresh=request.fresh,
            start=request.start(self._profile.sign_up, self._profile.policy),
        )
        before = await ports.account.kept()
        try:
            done = await conversation.run()
            await ports.account.prove_new_tokens()
        except asyncio.CancelledError:
            if not self._given_up:
                raise
            if conversation.signed_in is None:
                await conversation.abandon()
                raise
            done = conversation.signed_in  # too late: a sign-in cannot be undone
        await ports.account.end_replaced(before)
        return done
