"""What everything in the admins' window works with once an admin has signed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.admin.performing import AdminPorts
from desktop.admin.saved_views import TriageContext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.admin.callers import Caller
    from desktop.core.admin.directory import Directory
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.ui.app.admin_access import AdminConnection
    from desktop.ui.app.app_services import AppServices


@dataclass(frozen=True, slots=True)
class AdminSession:
    """One pool, as one admin may work on it. `password_times` are the audit's, by sub.

    `names` are those under which the admin is signed in to the pool itself.
    """

    services: AppServices
    connection: AdminConnection
    facts: PoolFacts
    caller: Caller
    password_times: Mapping[str, datetime]
    names: tuple[str, ...] = ()

    @property
    def directory(self) -> Directory:
        """Return who is in the pool."""
        return self.connection.directory

    @property
    def desk(self) -> AdminPorts:
        """Return what actions are done with."""
        return AdminPorts(
            self.connection.directory, self.connection.credentials, self.connection.audit, self.names
        )

    def context(self) -> TriageContext:
        """Return what people are looked at with, by the pool's time."""
        return TriageContext(self.facts, self.directory.now(), self.password_times)
