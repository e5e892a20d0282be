"""The work on the pool's settings: looking, writing into the profile, changing them once that is meant."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.pool_check import email_codes
from desktop.admin.pool_check.applying import Hand, apply, not_kept
from desktop.admin.pool_check.changes import as_command
from desktop.admin.pool_check.rules import weigh
from desktop.admin.pool_check.setup import Setup, Use, read_setup
from desktop.core.problems import Problem
from desktop.core.steps.base import Field
from desktop.profiles.learned import learned
from desktop.ui.admin.asking import Question, agreed
from desktop.ui.admin.pool_scene import PoolScene
from desktop.ui.admin.texts import said
from desktop.ui.mishap import problem_of
from desktop.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from desktop.core.admin_calls import AdminCall
    from desktop.ui.admin.post import Post


class PoolDesk:
    """Keeps the page; one thing at a time is done."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._profile = post.place.profile
        self._setup: Setup | None = None
        self._task: asyncio.Task[None] | None = None
        self.scene = PoolScene()
        self.scene.again.connect(self.look)
        self.scene.learn.connect(lambda: self._begin(self._learn()))
        self.scene.planned.connect(self._show)
        self.scene.apply.connect(lambda: self._begin(self._change()))

    def look(self) -> None:
        """Read how the pool is set up."""
        self.scene.tell_outcome("")
        self._begin(self._look())

    def stop(self) -> None:
        """Wait for nothing any more; what is on its way to the pool is not stopped by that."""
        if self._task is not None:
            self._task.cancel()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._task is not None and not self._task.done():
            work.close()
            return
        self._task = asyncio.ensure_future(self._guarded(work))

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        self.scene.problem.tell(None)
        self.scene.set_busy(busy=True)
        try:
            await work
        except Exception as error:  # noqa: BLE001 - whatever it was, the page stays and says so
            self.scene.problem.tell(problem_of(error))
        self.scene.set_busy(busy=False)
        self._show()

    async def _look(self) -> None:
        self._setup = await read_setup(self._post.directory, self._profile.client_id)

    def _show(self) -> None:
        setup = self._setup
        if setup is None:
            return
        use, sender = self._use, self._sender
        calls = email_codes.calls(setup, sender)
        commands = "\n\n".join(as_command(call, setup.pool_id) for call in calls)
        self.scene.show_settings(weigh(setup, use))
        self.scene.show_way(
            email_codes.missing(setup, use, sender),
            commands,
            needs_sender=not setup.sends_by_ses,
            ready=bool(calls) and email_codes.can_be_switched_on(setup, sender),
        )

    @property
    def _use(self) -> Use:
        return Use(self._profile.name, self._profile.settings(), self._profile.has_client_secret)

    @property
    def _sender(self) -> email_codes.Sender | None:
        identity, address = self.scene.send_by
        return email_codes.Sender(identity, address) if identity and address else None

    async def _learn(self) -> None:
        """Write into the profile what the pool says."""
        setup = self._setup
        if setup is None:
            return
        flow = setup.flow_for(self._profile.flow)
        known = learned(self._profile, setup.minutes, setup.facts.policy, flow)
        await self._post.house.keep(known)
        self._profile = known
        self.scene.tell_outcome(said("pool-learned", profile=known.name))

    async def _change(self) -> None:
        """Make the calls that are shown, once the pool's id was typed, and look what came of them."""
        setup = self._setup
        if setup is None:
            return
        calls = email_codes.calls(setup, self._sender)
        if not await self._confirmed(calls):
            return
        place = self._post.place
        await apply(Hand(place.directory, place.credentials, place.audit), calls)
        await self._look()
        lost = not_kept(calls, self._setup or setup)
        if lost:
            self.scene.problem.tell(Problem("pool-not-as-sent", {"names": ", ".join(lost)}))
        else:
            self.scene.tell_outcome(said("pool-changed", n=len(calls)))

    async def _confirmed(self, calls: tuple[AdminCall, ...]) -> bool:
        pool_id = self._post.directory.pool_id
        text = said("pool-apply-text", n=len(calls))
        question = Question(self.scene, said("pool-apply-title"), text, said("pool-apply-go"), is_danger=True)
        typed = Field("typed_pool_id", "text", label=said("pool-type-id", pool=pool_id), hint="")
        entry = Entry(typed, question.marks)
        question.column.addWidget(entry)
        question.go.setEnabled(False)
        entry.changed.connect(lambda: question.go.setEnabled(entry.value().strip() == pool_id))
        entry.take_focus()
        try:
            return await agreed(question)
        finally:
            question.deleteLater()
