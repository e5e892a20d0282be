"""The profiles of this computer, and a practice pool's profile while there is one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import wiring
from desktop.welcome import ordered_profiles

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from desktop.core.errors import StileError
    from desktop.core.notices.finding import Finding
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.storage.vault import Vault
    from desktop.local_services.local_practice import LocalPractice
    from desktop.profiles.account_profile import KnownAccount
    from desktop.profiles.changes import KeptThings
    from desktop.profiles.configurations.import_profile import Imported
    from desktop.profiles.organisation import OrganisationRules
    from desktop.profiles.profile import Profile
    from desktop.ui.app.import_source import ImportSource
    from desktop.ui.app.profile_services import AskPassphrase, OpenedProfile
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.profile_ports import ProfilePorts

_DISK_DEADLINE = 15.0
_LOAD_DEADLINE = 60.0


class LocalProfiles:
    """Implements `ProfileServices`."""

    def __init__(self, context: AppContext, practice: LocalPractice) -> None:
        self._context = context
        self._practice = practice
        self._tasks: set[asyncio.Task[None]] = set()
        self._warmed: OpenedProfile | None = None
        self._vaults: dict[str, list[Vault]] = {}

    async def all(self) -> Sequence[Profile]:
        """Return all profiles, the default one first, the practice pool's last."""
        stored = await self._context.worker.run(lambda: ordered_profiles(self._context), _DISK_DEADLINE)
        return (*stored, self._practice.profile) if self._practice.profile else stored

    async def default(self) -> str | None:
        """Return the name of the default profile."""
        return await self._context.worker.run(
            lambda: self._context.profile_repository().default, _DISK_DEADLINE
        )

    async def chosen(self) -> str | None:
        """Return the name of the profile that was made the default one, None if nobody did that."""
        return await self._context.worker.run(
            lambda: self._context.profile_repository().chosen, _DISK_DEADLINE
        )

    async def notices(self) -> Sequence[Notice]:
        """Return what is wrong with the list of profiles, or with the organisation's."""
        return await self._context.worker.run(
            lambda: self._context.profile_repository().notices(), _DISK_DEADLINE
        )

    async def add(self, profile: Profile) -> None:
        """Store another profile. Raises StileError where that cannot be done."""
        await self._context.worker.run(
            lambda: self._context.profile_repository().add(profile), _DISK_DEADLINE
        )

    async def replace(self, profile: Profile) -> None:
        """Store a changed profile under its name. Raises StileError where that cannot be done."""
        await self._context.worker.run(
            lambda: self._context.profile_repository().replace(profile), _DISK_DEADLINE
        )

    async def remove(self, name: str) -> tuple[Notice, ...]:
        """Remove a profile and all that is kept for it here; return what became of its session.

        Raises StileError where that cannot be done.
        """
        from desktop.wiring.profile_removal import remove_profile  # noqa: PLC0415 - most people remove none

        return await remove_profile(self._context, name)

    async def kept(self, profile: Profile) -> KeptThings:
        """Return what is kept for a profile here, as far as that can be told without asking anybody."""
        from desktop.wiring.kept_things import kept_things  # noqa: PLC0415 - most people change none

        return await kept_things(self._context, profile, self.opened_vaults(profile))

    async def values(self, name: str) -> Mapping[str, Any]:
        """Return what is written down for a profile of the person's, sound or not. Raises StileError."""
        return await self._context.worker.run(
            lambda: self._context.profile_repository().values(name), _DISK_DEADLINE
        )

    async def unusable(self) -> Sequence[tuple[str, StileError]]:
        """Return the names of the person's profiles that cannot be used as they stand, and why."""
        return await self._context.worker.run(
            lambda: self._context.profile_repository().unusable(), _DISK_DEADLINE
        )

    async def rules(self) -> OrganisationRules:
        """Return what the organisation forces on all profiles of this computer."""
        return await self._context.worker.run(lambda: self._context.organisation().rules, _DISK_DEADLINE)

    async def keep_secret(self, opened: OpenedProfile, secret: Secret) -> None:
        """Keep the app client's secret of an opened profile. Raises StorageError."""
        settings = opened.settings
        domain = settings.browser.domain if settings.browser else ""
        await wiring.keep_client_secret(opened.vault, secret, settings.pool_address, domain)

    async def use(self, name: str) -> None:
        """Make a profile the default. Raises StileError."""
        await self._context.worker.run(lambda: self._context.profile_repository().use(name), _DISK_DEADLINE)

    async def read(self, source: ImportSource) -> Imported:
        """Return the profile that a file or a text describes; nothing is stored. Raises StileError."""
        return await self._context.worker.run(lambda: _read(source), _DISK_DEADLINE)

    async def examine(self, profile: Profile | None) -> Sequence[Finding]:
        """Check everything that signing in needs on this computer; with a profile also its pool."""
        from desktop.wiring import diagnostics  # noqa: PLC0415 - most people never need it

        return await diagnostics.run_checks(
            self._context, await diagnostics.all_checks(self._context, profile)
        )

    async def look_at_pool(self, profile: Profile, secret: Secret | None = None) -> Sequence[Finding]:
        """Check a profile's pool and the way to it; `secret` is one that is not kept yet."""
        from desktop.wiring import diagnostics  # noqa: PLC0415 - as above

        checks = await diagnostics.pool_checks(self._context, profile, secret)
        return await diagnostics.run_checks(self._context, checks)

    async def open(self, profile: Profile, passphrase: AskPassphrase | None = None) -> ProfilePorts:
        """Open a profile's vault and make its ports. The adapters are loaded in a worker thread."""
        open_profile_ports = await self._context.worker.run(_load_ports, _LOAD_DEADLINE)
        ports: ProfilePorts = await open_profile_ports(self._context, profile, passphrase=passphrase)
        self._vaults.setdefault(profile.vault_name, []).insert(0, ports.vault)
        return ports

    def opened_vaults(self, profile: Profile) -> tuple[Vault, ...]:
        """Return the vaults of a profile that this program has opened, the last one first.

        Under a passphrase, or in memory, no other one shows who is signed in here.
        """
        return tuple(self._vaults.get(profile.vault_name, ()))

    async def accounts(self, profile: Profile) -> Sequence[KnownAccount]:
        """Return the accounts of a profile that something is kept for here, the first one first."""
        from desktop.profiles.account_profile import with_account  # noqa: PLC0415 - few have several
        from desktop.wiring.profile_accounts import accounts_of  # noqa: PLC0415 - as above

        return await accounts_of(self._context, profile, self.opened_vaults(with_account(profile, "")))

    def warm(self, opened: OpenedProfile) -> None:
        """Load boto3 while the person types, once for each opened profile."""
        if opened is self._warmed:
            return
        self._warmed = opened
        task = asyncio.create_task(opened.warm())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _read(source: ImportSource) -> Imported:
    if isinstance(source, Path):
        return wiring.read_configuration(source)
    if isinstance(source, str):
        return wiring.read_pasted(source)
    raise source


def _load_ports() -> Callable[..., Awaitable[ProfilePorts]]:
    from desktop.wiring.profile_ports import open_profile_ports  # noqa: PLC0415 - it loads all adapters

    return open_profile_ports
