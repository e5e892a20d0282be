"""One sign-in without a window: from opening the vault to the last word of the view."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import logs
from desktop.cli.output import notices_of
from desktop.cli.unlock import Unlock
from desktop.cli.unlocked import open_with
from desktop.cli.views.script_file import ScriptError
from desktop.conversation import checkpoint as checkpoints
from desktop.conversation import resume
from desktop.conversation.current_step import SignedIn
from desktop.conversation.driver import Conversation
from desktop.conversation.view import NoAnswerError, SignInCancelledError
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from desktop.cli.views.front import Front
    from desktop.cli.wanted import Wanted
    from desktop.profiles.profile import Profile
    from desktop.wiring.profile_ports import ProfilePorts

_SAID_BY_HELLO = "no-keyring"


class SignInOpenError(Exception):
    """Another process holds the conversation of this profile."""


def sign_in(front: Front, profile: Profile, wanted: Wanted) -> int:
    """Sign in by a view and return the exit code; Ctrl-C keeps the place."""
    attempt = Attempt(front, profile, wanted)
    try:
        return asyncio.run(attempt.run())
    except KeyboardInterrupt:
        done = attempt.signed_in
        return front.signed_in(done.username, done.expires_at) if done else front.interrupted()


class Attempt:
    """Runs the conversation, and listens for a person who gives up in the middle of it."""

    def __init__(self, front: Front, profile: Profile, wanted: Wanted) -> None:
        self._front = front
        self._profile = profile
        self._wanted = wanted
        self._given_up = False
        self._conversation: Conversation | None = None

    @property
    def signed_in(self) -> SignedIn | None:
        """Return who is signed in, also while there is something left to ask."""
        return self._conversation.signed_in if self._conversation else None

    async def run(self) -> int:
        """Return the exit code when everything is said and every lease is free."""
        work = asyncio.create_task(self._explained())
        leave = asyncio.create_task(self._front.gave_up())
        try:
            await asyncio.wait((work, leave), return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                return work.result()
            self._given_up = True
        finally:
            work.cancel()
            leave.cancel()
            await asyncio.wait((work, leave))
        return self._front.failed(Notice("cancelled")) if work.cancelled() else work.result()

    async def _explained(self) -> int:
        """Let the view say how it ended, whatever happened."""
        try:
            done = await self._signed_in()
        except SignInCancelledError:
            return self._front.failed(Notice("cancelled"))
        except NoAnswerError:
            return self._front.failed(Notice("no-answer"))
        except SignInOpenError:
            return self._front.failed(Notice("sign-in-open"))
        except StileError as error:
            return self._front.failed(notices_of(error)[0])
        except (BrokenPipeError, ScriptError):
            raise
        except Exception as error:  # noqa: BLE001 - a program that listens must hear of every end
            logs.report(error)
            return self._front.failed(Notice("unexpected"))
        return self._front.signed_in(done.username, done.expires_at)

    async def _signed_in(self) -> SignedIn:
        unlock = Unlock(self._front) if self._wanted.passphrase else None
        workplace = await open_with(self._profile, unlock)
        self._front.hello(workplace.vault.store)
        for notice in workplace.notices:
            if notice.code != _SAID_BY_HELLO:
                self._front.note(notice)
        if not await workplace.lease.acquire():
            raise SignInOpenError
        try:
            return await self._already(workplace) or await self._converse(workplace)
        finally:
            await workplace.lease.release()

    async def _already(self, workplace: ProfilePorts) -> SignedIn | None:
        """Return who is signed in, unless there is a sign-in to begin or to go on with."""
        if await self._is_kept(workplace):
            return None
        status = await workplace.account.status()
        if status is None or self._wanted.request.passes_by(status.username):
            return None
        return SignedIn(status.username, status.expires_at)

    async def _is_kept(self, workplace: ProfilePorts) -> bool:
        record = await workplace.vault.read(checkpoints.SECTION)
        kept = checkpoints.from_record(record) if record else None
        if kept is None or kept.fingerprint != workplace.settings.fingerprint:
            return False
        return resume.is_under_way(kept) and resume.belongs_to(kept, self._wanted.request.username)

    async def _converse(self, workplace: ProfilePorts) -> SignedIn:
        request = self._wanted.request
        self._conversation = conversation = Conversation(
            workplace.desk,
            workplace.settings,
            self._front,
            username=request.username,
            fresh=request.fresh,
            start=request.start(self._profile.sign_up, self._profile.policy),
        )
        try:
            return await conversation.run()
        except asyncio.CancelledError:
            if not self._given_up:
                raise
            if conversation.signed_in is not None:
                return conversation.signed_in  # too late: nobody is un-signed
            await conversation.abandon()
            raise
