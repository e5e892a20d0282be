"""Helping one person: read the account, perform an action, and read it again."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.admin.performing import perform, read_again
from desktop.core import words
from desktop.core.admin.people import PeopleFilter, Person, UserStatus
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.ui.admin.attribute_form import AttributeForm
from desktop.ui.admin.details_for import NothingToChooseError, details_for
from desktop.ui.admin.extra_details import extra_details
from desktop.ui.admin.fields_dialog import until_taken
from desktop.ui.admin.new_account_form import NewAccountForm
from desktop.ui.admin.question_dialog import confirmed
from desktop.ui.admin.temporary_password_dialog import TemporaryPasswordDialog
from desktop.ui.admin.triage_body import TriageCase
from desktop.ui.admin.triage_panel import TriagePanel
from desktop.ui.app.error_text import problem_of
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from desktop.admin.actions import AdminAction
    from desktop.admin.performing import ActionResult
    from desktop.core.admin.help_note import HelpNote
    from desktop.ui.admin.admin_session import AdminSession
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.admin.people_controller import PeopleController

_SHUTDOWN_SECONDS = 20.0
"""Seconds that a call under way is given when the window is closed; the call itself has a deadline, too."""


class TriageController:
    """Fills the panel beside the list and performs one action at a time."""

    def __init__(self, session: AdminSession, window: AdminWindow, people: PeopleController) -> None:
        self._session = session
        self._window = window
        self._list = people
        self._panel: TriagePanel | None = None
        self._case: TriageCase | None = None
        self._task: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._is_sending = self._is_over = False

    def open(self, person: Person, note: HelpNote | None = None) -> None:
        """Show what is known of a person, and read from the pool whether it still holds."""
        if self._is_busy:
            return
        panel = self._shown_panel()
        panel.tell_outcome("")
        self._show(person, note)
        panel.take_focus()
        self._list.screen.table.go_to(person)
        self._looking = asyncio.ensure_future(self._look(person))

    def create(self) -> None:
        """Ask for a new account, and make it."""
        if not self._is_busy:
            self._begin(self._create())

    def leave(self) -> None:
        """Close the panel, and go back to the list; without a panel, to the search."""
        if self._panel is None:
            self._list.screen.take_focus()
            return
        self.close()
        self._list.screen.table.take_focus()

    def close(self) -> None:
        """Take the panel away; what is on its way to the pool is not stopped by that."""
        self._panel = self._case = None
        self._window.put_aside(None)

    async def end(self) -> None:
        """End with the window, after the call under way has ended and is in the audit."""
        self._is_over = True
        self.close()
        for task in (self._task, self._looking):
            if task is not None and not (task is self._task and self._is_sending):
                task.cancel()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=_SHUTDOWN_SECONDS)

    @property
    def _is_busy(self) -> bool:
        return self._task is not None and not self._task.done()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._panel:
            self._panel.set_busy(busy=True)
        self._task = asyncio.ensure_future(self._guarded(work))

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except NothingToChooseError as nothing:
            self._tell(admin_text(str(nothing)))
        except Exception as error:  # noqa: BLE001 - whatever it was, the window stays and says so
            if not self._is_over:
                self._shown_panel().tell_problem(problem_of(error))
        finally:
            if self._panel:
                self._panel.set_busy(busy=False)

    def _shown_panel(self) -> TriagePanel:
        if self._panel is None:
            panel = self._panel = TriagePanel()
            panel.wanted.connect(self._want)
            panel.more.connect(self._want_more)
            panel.closed.connect(self.leave)
            self._window.put_aside(panel)
        return self._panel

    def _show(self, person: Person, note: HelpNote | None = None) -> None:
        self._case = TriageCase.of(person, self._list.context, note)
        if self._panel:
            self._panel.show_case(self._case)

    def _tell(self, sentence: str) -> None:
        self._shown_panel().tell_outcome(sentence)

    async def _look(self, person: Person) -> None:
        """Show what the pool says now where it differs from what was read; a failure changes nothing."""
        with contextlib.suppress(StileError):
            now = await self._session.directory.find(PeopleFilter("sub", person.sub))
            is_shown = self._case is not None and self._case.person == person
            if now is None or not is_shown or self._is_busy:
                return
            self._list.update(now)
            if now != person and self._panel and self._case:
                self._show(now, self._case.note)
                self._panel.take_focus()

    def _want(self, name: str) -> None:
        if self._case and not self._is_busy:
            self._begin(self._do(ACTIONS[name], self._case))

    def _want_more(self) -> None:
        if self._case and not self._is_busy:
            self._begin(self._show_more(self._case.person))

    async def _show_more(self, person: Person) -> None:
        text = await extra_details(self._session.directory, person, self._session.facts)
        if self._panel:
            self._panel.show_more(text)

    async def _do(self, action: AdminAction, case: TriageCase) -> None:
        """Perform an action; the recommended one at once, every other after a confirmation."""
        if "attributes" in action.wants:
            await self._change_attributes(action, case)
            return
        details = await details_for(action.name, self._window, self._session, case.person)
        if details is None:
            return
        is_meant = action.name == case.triage.recommended
        if is_meant or await confirmed(self._window, action, case.person, case.facts):
            await self._perform(action, ActionRequest(case.person, case.facts, details), case.note)

    async def _change_attributes(self, action: AdminAction, case: TriageCase) -> None:
        form = AttributeForm(self._window, case.person)

        async def change() -> None:
            if changes := form.changes():
                details = ActionDetails(attributes=changes)
                await self._perform(action, ActionRequest(case.person, case.facts, details), case.note)

        await until_taken(form, change)

    async def _perform(
        self, action: AdminAction, request: ActionRequest, note: HelpNote | None = None
    ) -> None:
        self._is_sending = True
        try:
            performed = await perform(await self._session.ports_for(action), action, request)
        finally:
            self._is_sending = False
        if self._is_over:
            return
        if request.details.password is not None:  # before anything else can go wrong
            TemporaryPasswordDialog(self._window, request.person.username, request.details.password).open()
        await self._show_result(action, request, note, performed)

    async def _show_result(
        self, action: AdminAction, request: ActionRequest, note: HelpNote | None, performed: ActionResult
    ) -> None:
        await self._list.reload_password_times()
        now = await read_again(self._session.directory, request, performed.answer)
        if now is None:
            self._list.remove(request.person)
            self._case = None
            self._shown_panel().show_nobody()
        else:
            self._list.update(now)
            self._shown_panel()
            self._show(now, note)
        sentences = [admin_text(f"done.{action.name}", username=request.person.username)]
        if not performed.written:
            sentences.append(words.sentence(Notice("audit-not-written")))
        self._tell("\n".join(sentences))

    async def _create(self) -> None:
        form = NewAccountForm(self._window)

        async def create() -> None:
            person, details = person_to_create(form.username), form.details(self._session.facts.policy)
            await self._perform(ACTIONS["create"], ActionRequest(person, self._session.facts, details))

        await until_taken(form, create)


def person_to_create(username: str) -> Person:
    """Return the person of an account that is yet to be made."""
    now = datetime.now(UTC)
    return Person(username, "", UserStatus.UNKNOWN, enabled=True, created_at=now, modified_at=now)
