"""The work on one person: looking, doing what helps, and looking again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, Details, Order
from desktop.admin.performing import look_again, perform
from desktop.core.errors import StileError
from desktop.core.people import Filter, Person, Status
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


class TriageDesk:
    """Keeps the panel beside the list; one thing at a time is done for one person."""

    def __init__(self, post: Post, window: AdminWindow, people: ListDesk) -> None:
        self._post = post
        self._window = window
        self._list = people
        self._panel: TriagePanel | None = None
        self._case: Case | None = None
        self._task: asyncio.Task[None] | None = None

    def open(self, person: Person, note: HelpNote | None = None) -> None:
        """Show what is known of somebody, and look at the pool whether it still holds."""
        if self._is_busy:
            return
        panel = self._shown_panel()
        panel.tell_outcome("")
        self._show(person, note)
        panel.take_focus()
        self._list.scene.table.go_to(person)
        self._begin(self._look(Filter("sub", person.sub)))

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

    @property
    def _is_busy(self) -> bool:
        return self._task is not None and not self._task.done()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        self._task = asyncio.ensure_future(self._busily(work))

    async def _busily(self, work: Coroutine[None, None, None]) -> None:
        if self._panel:
            self._panel.set_busy(busy=True)
        try:
            await work
        except NothingThereError as nothing:
            self._tell(said(str(nothing)))
        except StileError as error:
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
        self._case = Case.of(person, self._post.sight(self._list.model.roll.sight.now), note)
        if self._panel:
            self._panel.show_case(self._case)
