"""Admin access to the pools of this computer's profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.storage.jobs import Jobs
    from desktop.local_services.local_profiles import LocalProfiles
    from desktop.profiles.profile import Profile
    from desktop.wiring.admin_ports import AdminProfilePorts
    from desktop.wiring.app_context import AppContext

_CONTROL_DEADLINE = 10.0


class LocalAdminAccess:
    """Implements `AdminAccess`. The adapters are loaded at the first use: signing in needs none of them."""

    def __init__(self, context: AppContext, profiles: LocalProfiles) -> None:
        self._context = context
        self._profiles = profiles

    async def open(self, profile: Profile, aws_profile: str | None = None) -> AdminProfilePorts:
        """Return a connection to a pool. Calls only the address of a practice pool, no real one."""
        from desktop.wiring.admin_ports import open_admin  # noqa: PLC0415 - see the class

        vaults = self._profiles.opened_vaults(profile)
        sealed = next((vault for vault in vaults if vault.store != "memory"), None)
        return await self._context.worker.run(
            lambda: open_admin(self._context, profile, aws_profile, opened=sealed), _CONTROL_DEADLINE
        )

    async def own_names(self, profile: Profile) -> tuple[str, ...]:
        """Return the names under which the admin is signed in to the pool now; empty if not known."""
        from desktop.account.own_names import own_names  # noqa: PLC0415 - see the class

        for vault in self._profiles.opened_vaults(profile):
            if names := await own_names(vault):
                return names
        return await own_names((await self._context.vaults.open(profile.vault_name)).vault)

    def jobs(self) -> Jobs:
        """Return the bulk jobs of this user, which are stored so that they can go on after a crash."""
        from desktop.wiring.admin_ports import open_jobs  # noqa: PLC0415 - see the class

        return open_jobs(self._context)
