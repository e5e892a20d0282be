"""An admin's session at one pool, and how it begins: AWS credentials are chosen, tried, and chosen again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.admin.performing import UNKNOWN_CALLER, AdminPorts
from desktop.admin.saved_views import TriageContext
from desktop.core.errors import StileError
from desktop.ui.admin.aws_credentials_screen import AwsCredentialsScreen
from desktop.ui.app.error_text import problem_of
from desktop.ui.app.signals import first_signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from desktop.admin.actions import AdminAction
    from desktop.core.admin.callers import AwsProfile, Caller
    from desktop.core.admin.directory import Credentials, Directory
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.profiles.profile import Profile
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.app.admin_access import AdminConnection
    from desktop.ui.app.app_services import AppServices


@dataclass(frozen=True, slots=True)
class AdminSession:
    """One pool, as one admin may work on it. `password_times` are the audit's, by sub."""

    services: AppServices
    connection: AdminConnection
    facts: PoolFacts
    caller: Caller
    password_times: Mapping[str, datetime]

    @property
    def directory(self) -> Directory:
        """Return the pool's directory."""
        return self.connection.directory

    async def own_names(self) -> tuple[str, ...]:
        """Return the names under which the admin is signed in to the pool itself, as it is now.

        They may have signed in since this window was opened. Raises StorageError.
        """
        return await self.services.admin.own_names(self.connection.profile)

    async def ports_for(self, action: AdminAction) -> AdminPorts:
        """Return the ports that an action is performed through. Raises StorageError."""
        names = await self.own_names() if action.shuts_out else ()
        connection = self.connection
        return AdminPorts(connection.directory, connection.credentials, connection.audit, names)

    def context(self) -> TriageContext:
        """Return the settings and times that triage judges people by, at the pool's current time."""
        return TriageContext(self.facts, self.directory.now(), self.password_times)


async def open_admin_session(
    services: AppServices, window: AdminWindow, profile: Profile, aws_profile: str | None
) -> AdminSession | None:
    """Return the session, None if the admin closed the screen.

    For a practice pool or a named AWS profile the screen is shown only after an error.
    """
    aws_profile = aws_profile or profile.aws_profile or None
    connection = await services.admin.open(profile, aws_profile)
    given = aws_profile is not None or await services.practice.feed(profile) is not None
    screen = AwsCredentialsScreen(profile.pool_id, await _aws_profiles(connection), aws_profile)
    window.put(screen)
    try:
        while True:
            if not given:
                choice, carried = await first_signal(chosen=screen.chosen, left=screen.left)
                if choice == "left":
                    return None
                connection = await services.admin.open(profile, carried[0] or None)
            given = False
            screen.setEnabled(False)
            try:
                return await _start_session(services, connection)
            except Exception as error:  # noqa: BLE001 - whatever it was, others can be chosen
                screen.setEnabled(True)
                screen.problem.tell(problem_of(error))
                screen.take_focus()
    finally:
        window.discard(screen)


async def _aws_profiles(connection: AdminConnection) -> Sequence[AwsProfile]:
    try:
        return await connection.credentials.profiles()
    except StileError:
        return ()  # a broken file is reported when it is signed with


async def _start_session(services: AppServices, connection: AdminConnection) -> AdminSession:
    facts, caller, times = await asyncio.gather(
        connection.directory.facts(),
        _caller(connection.credentials),
        connection.audit.password_times(connection.profile.pool_id),
    )
    return AdminSession(services, connection, facts, caller, times)


async def _caller(credentials: Credentials) -> Caller:
    try:
        return await credentials.caller()
    except StileError:
        return UNKNOWN_CALLER
