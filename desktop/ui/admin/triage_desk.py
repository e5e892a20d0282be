"""The work on one person: looking, doing what helps, and looking again."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, Order
from desktop.admin.performing import look_again, perform
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.people import Filter, Person, Status
from desktop.core.problems import Notice
from desktop.ui.admin.asking import agreed
from desktop.ui.admin.case import Case
from desktop.ui.admin.confirming import confirmed
from desktop.ui.admin.details_for import NothingThereError, details_for
from desktop.ui.admin.known_more import known_more
from desktop.ui.admin.newcomer_form import NewcomerForm
from desktop.ui.admin.shown_once import ShownOnce
from desktop.ui.admin.texts import said
from desktop.ui.admin.triage_panel import TriagePanel
from desktop.ui.mishap import problem_of

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from desktop.admin.actions import Action
    from desktop.core.help_note import HelpNote
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.admin.list_desk import ListDesk
    from desktop.ui.admin.post import Post

_FAREWELL = 20.0
"""Seconds that a call under way is given when the window is closed; the call itself has a deadline, too."""


class TriageDesk:
    """Keeps the panel beside the list; one thing at a time is done for one person."""

    def __init__(self, post: Post, window: AdminWindow, people: ListDesk) -> None:
        self._post = post
        self._window = window
        self._list = people
        self._panel: TriagePanel | None = None
        self._case: Case | None = None
        self._task: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._is_sending = self._is_over = False

    def open(self, person: Person, note: HelpNote | None = None) -> None:
        """Show what is known of somebody, and look at the pool whether it still holds."""
        if self._is_busy:
            return
        panel = self._shown_panel()
        panel.tell_outcome("")
        self._show(person, note)
        panel.take_focus()
        self._list.scene.table.go_to(person)
        self._looking = asyncio.ensure_future(self._look(person))

    def create(self) -> None:
        """Ask for a new account, and make it."""
        if not self._is_busy:
            self._begin(self._create())

    def leave(self) -> None:
        """Close the panel, and go back to the list; without a panel, to the search."""
        if self._panel is None:
            self._list.scene.take_focus()
            return
        self.close()
        self._list.scene.table.take_focus()

    def close(self) -> None:
        """Take the panel away; what is on its way to the pool is not stopped by that."""
        self._panel = self._case = None
        self._window.put_aside(None)

    async def end(self) -> None:
        """Leave with the window, once what is on its way to the pool has ended and is written down."""
        self._is_over = True
        self.close()
        for task in (self._task, self._looking):
            if task is not None and not (task is self._task and self._is_sending):
                task.cancel()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=_FAREWELL)

    @property
    def _is_busy(self) -> bool:
        return self._task is not None and not self._task.done()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._panel:
            self._panel.set_busy(busy=True)
        self._task = asyncio.ensure_future(self._busily(work))

    async def _busily(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except NothingThereError as nothing:
            self._tell(said(str(nothing)))
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
        self._case = Case.of(person, self._list.sight, note)
        if self._panel:
            self._panel.show_case(self._case)

    def _tell(self, sentence: str) -> None:
        self._shown_panel().tell_outcome(sentence)

    async def _look(self, person: Person) -> None:
        """Show somebody as they are now, where that differs from what was read; a failure changes nothing."""
        with contextlib.suppress(StileError):
            now = await self._post.directory.find(Filter("sub", person.sub))
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
        text = await known_more(self._post.directory, person, self._post.facts)
        if self._panel:
            self._panel.show_more(text)

    async def _do(self, action: Action, case: Case) -> None:
        """Do an action for somebody; the recommended one at once, every other after another question."""
        details = await details_for(action.name, self._window, self._post, case.person)
        if details is None:
            return
        is_meant = action.name == case.triage.recommended or "attributes" in action.wants
        if is_meant or await confirmed(self._window, action, case.person, case.facts):
            await self._done(action, Order(case.person, case.facts, details), case.note)

    async def _done(self, action: Action, order: Order, note: HelpNote | None = None) -> None:
        self._is_sending = True
        try:
            performed = await perform(self._post.desk, action, order)
        finally:
            self._is_sending = False
        if self._is_over:
            return
        if order.details.password is not None:  # before anything else can go wrong
            ShownOnce(self._window, order.person.username, order.details.password).open()
        await self._show_done(action, order, note, written=performed.written)

    async def _show_done(self, action: Action, order: Order, note: HelpNote | None, *, written: bool) -> None:
        await self._list.know_passwords()
        now = await look_again(self._post.directory, order)
        if now is None:
            self._list.remove(order.person)
            self._case = None
            self._shown_panel().show_nobody()
        else:
            self._list.update(now)
            self._shown_panel()
            self._show(now, note)
        sentences = [said(f"done.{action.name}", username=order.person.username)]
        if not written:
            sentences.append(words.sentence(Notice("audit-not-written")))
        self._tell("\n".join(sentences))

    async def _create(self) -> None:
        form = NewcomerForm(self._window)
        try:
            if not await agreed(form):
                return
            person, details = nobody_yet(form.username), form.details(self._post.facts.policy)
        finally:
            form.deleteLater()
        await self._done(ACTIONS["create"], Order(person, self._post.facts, details))


def nobody_yet(username: str) -> Person:
    """Return the person of an account that is yet to be made."""
    now = datetime.now(UTC)
    return Person(username, "", Status.UNKNOWN, enabled=True, created_at=now, modified_at=now)
