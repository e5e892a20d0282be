"""The list of people: reading it, choosing a view of it, asking the pool for a part of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.ui.admin.people_index import EVERYBODY, PeopleIndex
from desktop.ui.admin.people_loader import PeopleLoader
from desktop.ui.admin.people_model import PeopleModel
from desktop.ui.admin.people_screen import PeopleScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.admin.saved_views import TriageContext
    from desktop.core.admin.people import PeopleFilter, Person
    from desktop.ui.admin.admin_session import AdminSession
    from desktop.ui.admin.sidebar import Sidebar


class PeopleController:
    """Owns the screen with the list, and fills it."""

    def __init__(self, session: AdminSession, sidebar: Sidebar) -> None:
        self._session = session
        self._sidebar = sidebar
        self._filter: PeopleFilter | None = None
        self._view = EVERYBODY
        self._loader: PeopleLoader | None = None
        self._old: asyncio.Future[None] | None = None
        self.model = PeopleModel(PeopleIndex(session.context()))
        self.screen = PeopleScreen()
        self.screen.again.connect(self.read)
        self.screen.filtered.connect(self._read_filtered)

    def read(self) -> None:
        """Read the pool from its first page on; the view and the search stay."""
        self.stop()
        self._old = asyncio.ensure_future(self.model.people_index.clear_in_steps())
        model = self.model = PeopleModel(PeopleIndex(self._session.context()))
        loader = self._loader = PeopleLoader(self._session.directory, model)
        loader.grew.connect(self._count)
        loader.start(self._filter)
        if self._view != EVERYBODY:
            model.show_view(self._view)
        self.screen.read(loader, model, 0 if self._filter else self._session.facts.people)
        self._count()

    def stop(self) -> None:
        """Read no further."""
        if self._loader is not None:
            self._loader.stop()
            self._loader.grew.disconnect()
            self._loader.ended.disconnect()

    def show_view(self, view: str) -> None:
        """Show one of the saved views."""
        self._view = view
        self.model.show_view(view)

    def show_only(self, people: Iterable[Person]) -> None:
        """Show people who were found by something else than a view or the search."""
        self.screen.search.clear()
        self.model.pick(people)

    @property
    def context(self) -> TriageContext:
        """Return the settings and times that triage judges people by, now."""
        return replace(self.model.people_index.context, now=self._session.directory.now())

    async def reload_password_times(self) -> None:
        """Read from the audit which temporary passwords Stile set meanwhile."""
        times = await self._session.connection.audit.password_times(self._session.directory.pool_id)
        people_index = self.model.people_index
        people_index.context = replace(people_index.context, password_times=times)

    def remove(self, person: Person) -> None:
        """Remove a person who is not in the pool any more."""
        self.model.remove_person(person)
        self._count()

    def update(self, person: Person) -> None:
        """Show what is known of a person now."""
        self.model.update_person(person)
        self._count()
        self.screen.tell_state()

    def _read_filtered(self, wanted: PeopleFilter | None) -> None:
        self._filter = wanted
        self.read()

    def _count(self) -> None:
        self._sidebar.count(self.model.people_index.counts())
