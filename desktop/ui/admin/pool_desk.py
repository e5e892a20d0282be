"""The work on the pool's settings: reading them, planning its own codes by e-mail, changing it when asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.admin.pool_check import email_codes
from desktop.admin.pool_check.applying import Hand, apply, not_kept
from desktop.admin.pool_check.changes import as_command
from desktop.admin.pool_check.rules import weigh
from desktop.admin.pool_check.setup import Setup, Use, count_unverified, read_setup
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.problems import Problem
from desktop.ui.admin.asking import Question, agreed
from desktop.ui.admin.confirming import have_typed
from desktop.ui.admin.pool_scene import PoolScene
from desktop.ui.admin.texts import said
from desktop.ui.mishap import problem_of

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.admin.post import Post


class PoolDesk:
    """Keeps the page about the pool. Nothing is changed before the pool's id was typed."""

    def __init__(self, post: Post, window: AdminWindow) -> None:
        self._post = post
        self._window = window
        self._setup: Setup | None = None
        self._task: asyncio.Task[None] | None = None
        self.scene = PoolScene()
        self.scene.again.connect(self.check)
        self.scene.count.connect(lambda: self._begin(self._count()))
        self.scene.planned.connect(self._show)
        self.scene.wanted.connect(lambda: self._begin(self._change()))

    def open(self) -> None:
        """Show the page; the first time it reads the pool."""
        self._window.put(self.scene)
        if self._setup is None:
            self.check()

    def check(self) -> None:
        """Read the settings."""
        self._begin(self._read())

    def stop(self) -> None:
        """Give up what is under way."""
        if self._task is not None:
            self._task.cancel()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._task is not None and not self._task.done():
            work.close()
            return
        self.scene.set_busy(busy=True)
        self.scene.tell_outcome("")
        self._task = asyncio.ensure_future(self._busily(work))

    async def _busily(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except StileError as error:
            self.scene.problem.tell(problem_of(error))
        self.scene.set_busy(busy=False)  # cancelled, there is no page any more

    async def _read(self) -> None:
        profile, before = self._post.place.profile, self._setup
        setup = await read_setup(self._post.directory, profile.client_id)
        self._setup = replace(setup, unverified=before.unverified if before else None)
        self._show()

    async def _count(self) -> None:
        if self._setup is not None:
            self._setup = replace(self._setup, unverified=await count_unverified(self._post.directory))
            self._show()

    def _show(self) -> None:
        setup, use = self._setup, self._use
        if setup is None:
            return
        calls = [as_command(call, setup.pool_id) for call in email_codes.calls(setup, self._sender)]
        self.scene.show_findings(
            weigh(setup, use),
            email_codes.missing(setup, use, self._sender),
            calls,
            asks_sender=not setup.sends_by_ses,
        )

    async def _change(self) -> None:
        setup, sender = self._setup, self._sender
        if setup is None:
            return
        if not email_codes.can_be_switched_on(setup, sender):
            self.scene.problem.tell(Problem("pool-no-sender"))
            return
        if not await self._is_meant(setup.pool_id):
            return
        calls = email_codes.calls(setup, sender)
        place = self._post.place
        await apply(Hand(place.directory, place.credentials, place.audit), calls)
        await self._read()
        lost = not_kept(calls, self._setup) if self._setup else ()
        if lost:
            self.scene.problem.tell(Problem("pool-not-as-sent", {"names": ", ".join(lost)}))
        else:
            self.scene.tell_outcome(words.say("pool.changed", pool=setup.pool_id, n=len(calls)))

    async def _is_meant(self, pool_id: str) -> bool:
        question = Question(
            self._window, said("change-pool"), said("change-pool-hint"), said("make-changes"), is_danger=True
        )
        have_typed(question, pool_id, words.say("pool.type-id", pool=pool_id))
        try:
            return await agreed(question)
        finally:
            question.deleteLater()

    @property
    def _use(self) -> Use:
        profile = self._post.place.profile
        return Use(profile.name, profile.settings(), profile.has_client_secret)

    @property
    def _sender(self) -> email_codes.Sender | None:
        identity, address = self.scene.ses_sender
        return email_codes.Sender(identity, address) if identity and address else None
