"""The pages of the admins' window for an admin who is signed in, and the triage panel beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.admin.saved_views import STUCK
from desktop.ui.admin.bulk_controller import BulkController
from desktop.ui.admin.help_note_controller import HelpNoteController
from desktop.ui.admin.people_controller import PeopleController
from desktop.ui.admin.people_index import EVERYBODY
from desktop.ui.admin.pool_controller import PoolController
from desktop.ui.admin.sidebar import Sidebar
from desktop.ui.admin.triage_controller import TriageController

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.admin.admin_session import AdminSession
    from desktop.ui.admin.admin_window import AdminWindow


class AdminController(QObject):
    """Joins list, triage, notes and pages. `other_credentials` asks for another AWS profile."""

    other_credentials = Signal()

    def __init__(self, session: AdminSession, window: AdminWindow) -> None:
        super().__init__()
        self._window = window
        self._sidebar = Sidebar(("bulk", "pool"))
        self._sidebar.introduce(session.caller, session.connection.credentials.profile)
        self._list = PeopleController(session, self._sidebar)
        self._triage = TriageController(session, window, self._list)
        self._notes = HelpNoteController(session, window, self._list, self._triage)
        self._pages: dict[str, PoolController | BulkController] = {}
        self._session = session
        self._connect()

    def _connect(self) -> None:
        screen = self._list.screen
        self._sidebar.view_chosen.connect(self._show_view)
        self._sidebar.page_chosen.connect(self._show_page)
        self._sidebar.other_credentials.connect(self.other_credentials)
        self._sidebar.guide_wanted.connect(self._window.show_guide)
        screen.opened.connect(self._triage.open)
        screen.everybody_wanted.connect(lambda: self._show_view(EVERYBODY))
        screen.note_wanted.connect(self._notes.choose)
        screen.new_person_wanted.connect(self._triage.create)
        self._links = [
            self._window.dropped.connect(self._notes.read),
            self._window.left.connect(self._triage.leave),
        ]

    def open(self, note: Path | None = None) -> None:
        """Show the list and begin to read it; with a help note, open the triage of its person."""
        self._window.put_sidebar(self._sidebar)
        self._show_view(STUCK)
        self._list.read()
        if note is not None:
            self._notes.read(note)

    async def close(self) -> None:
        """Stop everything and leave the window empty."""
        for link in self._links:
            QObject.disconnect(link)
        self._list.stop()
        self._window.put_sidebar(None)
        await self._triage.end()
        self._window.discard(self._list.screen)
        for page in self._pages.values():
            page.stop()
            self._window.discard(page.screen)

    def _show_page(self, name: str) -> None:
        """Show a page other than the list; it is created when it is first shown."""
        page = self._pages.get(name) or self._new_page(name)
        self._pages[name] = page
        self._sidebar.mark(f"page_{name}")
        self._triage.close()
        self._window.put(page.screen)
        page.look()

    def _new_page(self, name: str) -> PoolController | BulkController:
        return PoolController(self._session) if name == "pool" else BulkController(self._session, self._list)

    def _show_view(self, view: str) -> None:
        self._sidebar.mark(f"view_{view}")
        self._list.show_view(view)
        self._window.put(self._list.screen)
