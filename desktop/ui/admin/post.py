"""What everything in the admins' window works with once an admin has signed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.admin.performing import Desk
from desktop.admin.views import Sight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.callers import Caller
    from desktop.core.pool_facts import PoolFacts
    from desktop.core.ports import Directory
    from desktop.ui.admin.place import AdminHouse, AdminPlace


@dataclass(frozen=True, slots=True)
class Post:
    """One pool, as one admin may work on it. `password_times` are the audit's, by sub.

    `names` are those under which the admin is signed in to the pool itself.
    """

    house: AdminHouse
    place: AdminPlace
    facts: PoolFacts
    caller: Caller
    password_times: Mapping[str, datetime]
    names: tuple[str, ...] = ()

    @property
    def directory(self) -> Directory:
        """Return who is in the pool."""
        return self.place.directory

    @property
    def desk(self) -> Desk:
        """Return what actions are done with."""
        return Desk(self.place.directory, self.place.credentials, self.place.audit, self.names)

    def sight(self) -> Sight:
        """Return what people are looked at with, by the pool's time."""
        return Sight(self.facts, self.directory.now(), self.password_times)
