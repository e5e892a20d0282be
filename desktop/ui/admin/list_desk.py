"""The work on the list: reading it, choosing a view of it, asking the pool for less of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.ui.admin.people_model import PeopleModel
from desktop.ui.admin.people_scene import PeopleScene
from desktop.ui.admin.reading import Reading
from desktop.ui.admin.roll import EVERYBODY, Roll

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.admin.views import Sight
    from desktop.core.people import Filter, Person
    from desktop.ui.admin.post import Post
    from desktop.ui.admin.sidebar import Sidebar


class ListDesk:
    """Keeps the scene with the list, and fills it."""

    def __init__(self, post: Post, sidebar: Sidebar) -> None:
        self._post = post
        self._sidebar = sidebar
        self._filter: Filter | None = None
        self._view = EVERYBODY
        self._reading: Reading | None = None
        self._old: asyncio.Future[None] | None = None
        self.model = PeopleModel(Roll(post.sight()))
        self.scene = PeopleScene()
        self.scene.again.connect(self.read)
        self.scene.filtered.connect(self._read_filtered)

    def read(self) -> None:
        """Read the pool from its first page on; the view and the search stay."""
        self.stop()
        self._old = asyncio.ensure_future(self.model.roll.dissolve())
        model = self.model = PeopleModel(Roll(self._post.sight()))
        reading = self._reading = Reading(self._post.directory, model)
        reading.grew.connect(self._count)
        reading.start(self._filter)
        if self._view != EVERYBODY:
            model.see(self._view)
        self.scene.read(reading, model, 0 if self._filter else self._post.facts.people)
        self._count()

    def stop(self) -> None:
        """Read no further."""
        if self._reading is not None:
            self._reading.stop()
            self._reading.grew.disconnect()
            self._reading.ended.disconnect()

    def see(self, view: str) -> None:
        """Show one of the saved views."""
        self._view = view
        self.model.see(view)

    def show_only(self, people: Iterable[Person]) -> None:
        """Show people who were found by something else than a view or the search."""
        self.scene.search.clear()
        self.model.pick(people)

    @property
    def sight(self) -> Sight:
        """Return what people are looked at with, now."""
        return replace(self.model.roll.sight, now=self._post.directory.now())

    async def know_passwords(self) -> None:
        """Take into account which temporary passwords Stile gave meanwhile."""
        times = await self._post.place.audit.password_times(self._post.directory.pool_id)
        roll = self.model.roll
        roll.sight = replace(roll.sight, password_times=times)

    def remove(self, person: Person) -> None:
        """Show somebody no more, who is not in the pool any more."""
        self.model.remove_person(person)
        self._count()

    def update(self, person: Person) -> None:
        """Show what is known now of somebody."""
        self.model.update_person(person)
        self._count()
        self.scene.tell_state()

    def _read_filtered(self, wanted: Filter | None) -> None:
        self._filter = wanted
        self.read()

    def _count(self) -> None:
        self._sidebar.count(self.model.roll.counts())
