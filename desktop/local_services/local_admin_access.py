"""Admin access to the pools of this computer's profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.storage.jobs import Jobs
    from desktop.profiles.profile import Profile
    from desktop.ui.app.profile_services import ProfileServices
    from desktop.wiring.admin_ports import AdminProfilePorts
    from desktop.wiring.app_context import AppContext

_CONTROL_DEADLINE = 10.0


class LocalAdminAccess:
    """Implements `AdminAccess`. The adapters are loaded at the first use: signing in needs none of them."""

    def __init__(self, context: AppContext, profiles: ProfileServices) -> None:
        self._context = context
        self._profiles = profiles

    async def open(self, profile: Profile, aws_profile: str | None = None) -> AdminProfilePorts:
        """Return a connection to a pool. Calls only the address of a practice pool, no real one."""
        from desktop.wiring.admin_ports import open_admin  # noqa: PLC0415 - see the class

        return await self._context.worker.run(
            lambda: open_admin(self._context, profile, aws_profile), _CONTROL_DEADLINE
        )

    async def own_names(self, profile: Profile) -> tuple[str, ...]:
        """Return the names under which the admin is signed in to the pool; empty if not known."""
        status = await (await self._profiles.open(profile)).account.status()
        return (status.username, status.email) if status else ()

    def jobs(self) -> Jobs:
        """Return the bulk jobs of this user, which are stored so that they can go on after a crash."""
        from desktop.wiring.admin_ports import open_jobs  # noqa: PLC0415 - see the class

        return open_jobs(self._context)
