"""What the window needs to list, add and open the profiles of this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from desktop.account.account import Account
    from desktop.account.account_context import AccountContext
    from desktop.conversation.ports import SignInPorts
    from desktop.core.errors import StileError
    from desktop.core.notices.finding import Finding
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.storage.vault import Lease, Vault
    from desktop.profiles.account_profile import KnownAccount
    from desktop.profiles.changes import KeptThings
    from desktop.profiles.configurations.import_profile import Imported
    from desktop.profiles.organisation import OrganisationRules
    from desktop.profiles.profile import Profile
    from desktop.ui.app.import_source import ImportSource

AskPassphrase: TypeAlias = "Callable[[bool], Awaitable[Secret | None]]"


class OpenedProfile(Protocol):
    """The ports of one profile, whose vault is open; made by `desktop.wiring`."""

    @property
    def settings(self) -> SignInSettings:
        """Return how the pool is signed in to."""
        ...

    @property
    def sign_in_ports(self) -> SignInPorts:
        """Return what a conversation works with."""
        ...

    @property
    def vault(self) -> Vault:
        """Return what keeps the tokens."""
        ...

    @property
    def lease(self) -> Lease:
        """Return the right to hold a conversation with this pool."""
        ...

    @property
    def account(self) -> Account:
        """Return the account: the tokens, and what is done with them."""
        ...

    def account_context(self, username: str) -> AccountContext:
        """Return what the pages about the account of who signed in by this name work with."""
        ...

    @property
    def notices(self) -> Sequence[Notice]:
        """Return what the person should be told about the vault."""
        ...

    async def warm(self) -> None:
        """Load what the first call to the pool needs."""
        ...


class ProfileServices(Protocol):
    """The profiles of this computer. Files and the keyring are read away from the event loop."""

    async def all(self) -> Sequence[Profile]:
        """Return all profiles, the default one first."""
        ...

    async def chosen(self) -> str | None:
        """Return the name of the profile that was made the default one, None if nobody did that."""
        ...

    async def default(self) -> str | None:
        """Return the name of the default profile."""
        ...

    async def notices(self) -> Sequence[Notice]:
        """Return what is wrong with the list of profiles, or with the organisation's."""
        ...

    async def add(self, profile: Profile) -> None:
        """Store another profile. Raises StileError where that cannot be done."""
        ...

    async def replace(self, profile: Profile) -> None:
        """Store a changed profile under its name. Raises StileError where that cannot be done."""
        ...

    async def remove(self, name: str) -> tuple[Notice, ...]:
        """Remove a profile and all that is kept for it here; return what became of its session.

        Raises StileError where that cannot be done.
        """
        ...

    async def kept(self, profile: Profile) -> KeptThings:
        """Return what is kept for a profile here, as far as that can be told without asking anybody."""
        ...

    async def values(self, name: str) -> Mapping[str, Any]:
        """Return what is written down for a profile of the person's, sound or not. Raises StileError."""
        ...

    async def unusable(self) -> Sequence[tuple[str, StileError]]:
        """Return the names of the person's profiles that cannot be used as they stand, and why."""
        ...

    async def rules(self) -> OrganisationRules:
        """Return what the organisation forces on all profiles of this computer."""
        ...

    async def keep_secret(self, opened: OpenedProfile, secret: Secret) -> None:
        """Keep the app client's secret of an opened profile. Raises StorageError."""
        ...

    async def use(self, name: str) -> None:
        """Make a profile the default. Raises StileError."""
        ...

    async def read(self, source: ImportSource) -> Imported:
        """Return the profile that a file or a text describes; nothing is stored. Raises StileError."""
        ...

    async def examine(self, profile: Profile | None) -> Sequence[Finding]:
        """Check everything that signing in needs on this computer; with a profile also its pool."""
        ...

    async def look_at_pool(self, profile: Profile, secret: Secret | None = None) -> Sequence[Finding]:
        """Check a profile's pool and the way to it; `secret` is one that is not kept yet."""
        ...

    async def open(self, profile: Profile, passphrase: AskPassphrase | None = None) -> OpenedProfile:
        """Open a profile's vault and make its ports.

        `passphrase` is called where there is no keyring, with True if nothing is stored under one yet; a
        wrong one raises StileError with the code `wrong-passphrase`. Without `passphrase`, tokens are kept
        in memory.
        """
        ...

    async def accounts(self, profile: Profile) -> Sequence[KnownAccount]:
        """Return the accounts of a profile that something is kept for here, the first one first."""
        ...

    def warm(self, opened: OpenedProfile) -> None:
        """Begin to load what the first call to the pool needs."""
        ...
