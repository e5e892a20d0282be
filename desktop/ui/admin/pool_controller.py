"""The work on the pool's settings: looking, writing into the profile, changing them once that is meant."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.pool_check import email_codes
from desktop.admin.pool_check.apply_changes import PoolChangePorts, apply, not_kept
from desktop.admin.pool_check.pool_setup import IntendedUse, PoolSetup, read_setup
from desktop.admin.pool_check.rule_table import check_setup
from desktop.admin.pool_check.setting_updates import as_command
from desktop.core.notices.notice import Problem
from desktop.profiles.from_pool import with_pool_settings
from desktop.ui.admin.pool_screen import PoolScreen
from desktop.ui.admin.question_dialog import QuestionDialog, is_confirmed, require_exact_text
from desktop.ui.app.error_text import problem_of
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from desktop.core.admin.admin_call import AdminCall
    from desktop.ui.admin.admin_session import AdminSession


class PoolController:
    """Keeps the page; one thing at a time is done."""

    def __init__(self, session: AdminSession) -> None:
        self._session = session
        self._profile = session.connection.profile
        self._setup: PoolSetup | None = None
        self._task: asyncio.Task[None] | None = None
        self.screen = PoolScreen()
        self.screen.again.connect(self.look)
        self.screen.learn.connect(lambda: self._begin(self._learn()))
        self.screen.planned.connect(self._show)
        self.screen.apply.connect(lambda: self._begin(self._change()))

    def look(self) -> None:
        """Read how the pool is set up."""
        self.screen.tell_outcome("")
        self._begin(self._look())

    def stop(self) -> None:
        """Stop waiting; a call on its way to the pool is not stopped by that."""
        if self._task is not None:
            self._task.cancel()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._task is not None and not self._task.done():
            work.close()
            return
        self._task = asyncio.ensure_future(self._guarded(work))

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        self.screen.problem.tell(None)
        self.screen.set_busy(busy=True)
        try:
            await work
        except Exception as error:  # noqa: BLE001 - whatever it was, the page stays and says so
            self.screen.problem.tell(problem_of(error))
        self.screen.set_busy(busy=False)
        self._show()

    async def _look(self) -> None:
        self._setup = await read_setup(self._session.directory, self._profile.client_id)

    def _show(self) -> None:
        setup = self._setup
        if setup is None:
            return
        use, sender = self._use, self._sender
        calls = email_codes.calls(setup, sender)
        commands = "\n\n".join(as_command(call, setup.pool_id) for call in calls)
        self.screen.show_settings(check_setup(setup, use))
        self.screen.show_way(
            email_codes.missing(setup, use, sender),
            commands,
            needs_sender=not setup.sends_by_ses,
            ready=bool(calls) and email_codes.can_be_switched_on(setup, sender),
        )

    @property
    def _use(self) -> IntendedUse:
        return IntendedUse(self._profile.name, self._profile.settings(), self._profile.has_client_secret)

    @property
    def _sender(self) -> email_codes.SesSender | None:
        identity, address = self.screen.send_by
        return email_codes.SesSender(identity, address) if identity and address else None

    async def _learn(self) -> None:
        """Write into the profile what the pool says."""
        setup = self._setup
        if setup is None:
            return
        flow = setup.flow_for(self._profile.flow)
        known = with_pool_settings(self._profile, setup.minutes, setup.facts.policy, flow)
        await self._session.services.profiles.replace(known)
        self._profile = known
        self.screen.tell_outcome(admin_text("pool-learned", profile=known.name))

    async def _change(self) -> None:
        """Make the calls that are shown, once the pool's id was typed, and look what came of them."""
        setup = self._setup
        if setup is None:
            return
        calls = email_codes.calls(setup, self._sender)
        if not await self._confirmed(calls):
            return
        connection = self._session.connection
        await apply(PoolChangePorts(connection.directory, connection.credentials, connection.audit), calls)
        await self._look()
        lost = not_kept(calls, self._setup or setup)
        if lost:
            self.screen.problem.tell(Problem("pool-not-as-sent", {"names": ", ".join(lost)}))
        else:
            self.screen.tell_outcome(admin_text("pool-changed", n=len(calls)))

    async def _confirmed(self, calls: tuple[AdminCall, ...]) -> bool:
        pool_id = self._session.directory.pool_id
        text = admin_text("pool-apply-text", n=len(calls))
        question = QuestionDialog(
            self.screen, admin_text("pool-apply-title"), text, admin_text("pool-apply-go"), is_danger=True
        )
        require_exact_text(question, pool_id, admin_text("pool-type-id", pool=pool_id), name="typed_pool_id")
        return await is_confirmed(question)
