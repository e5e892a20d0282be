"""What the window needs from behind: the pools of this computer, and one of them opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from desktop.account.account import Account
    from desktop.conversation.ports import SignInPorts
    from desktop.core.notices.finding import Finding
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.storage.vault import Lease, Vault
    from desktop.profiles.amplify.import_profile import Imported
    from desktop.profiles.profile import Profile
    from desktop.ui.app.import_source import ImportSource
    from desktop.ui.app.journal_services import JournalServices
    from desktop.ui.app.practice_data import PracticeMail, PracticePerson

AskPassphrase: TypeAlias = "Callable[[bool], Awaitable[Secret | None]]"


class PracticeFeed(Protocol):
    """A practice pool's people and messages."""

    @property
    def people(self) -> Sequence[PracticePerson]:
        """Return who can be played."""
        ...

    async def mails(self) -> Sequence[PracticeMail]:
        """Return all messages, oldest first; OSError while the pool cannot be reached."""
        ...


class OpenedProfile(Protocol):
    """One pool, opened: `desktop.wiring` lays it out."""

    @property
    def settings(self) -> SignInSettings:
        """Return how the pool is signed in to."""
        ...

    @property
    def desk(self) -> SignInPorts:
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
        """Return who is signed in."""
        ...

    @property
    def notices(self) -> Sequence[Notice]:
        """Return what the person should be told about the vault."""
        ...

    async def warm(self) -> None:
        """Load what the first call to the pool needs."""
        ...


class AppServices(Protocol):
    """The pools of this computer."""

    @property
    def is_passing(self) -> bool:
        """Say whether everything here is gone when the program ends, because it is for practice."""
        ...

    def journal(self) -> JournalServices:
        """Return what happened in sign-ins so far."""
        ...

    @property
    def version(self) -> str:
        """Return which Stile this is."""
        ...

    async def save(self, file: Path, text: str) -> None:
        """Write a file that the person named. Raises OSError, or TimeoutError for a disk that hangs."""
        ...

    async def examine(self, profile: Profile | None) -> Sequence[Finding]:
        """Look at everything that signing in needs here; with a profile also at its pool."""
        ...

    async def support(self) -> str:
        """Look at everything and return what may be shared of it."""
        ...

    async def profiles(self) -> Sequence[Profile]:
        """Return what can be chosen from, the one to begin with first."""
        ...

    async def add(self, profile: Profile) -> None:
        """Keep another profile. Raises StileError where that cannot be."""
        ...

    async def read(self, offer: ImportSource) -> Imported:
        """Return the profile that a file or a text describes; nothing is kept. Raises StileError."""
        ...

    async def use(self, name: str) -> None:
        """Make a profile the default. Raises StileError."""
        ...

    async def notices(self) -> Sequence[Notice]:
        """Return what is wrong with the list of profiles, or with the organisation's."""
        ...

    async def default(self) -> str | None:
        """Return the name of the default profile."""
        ...

    async def practise(self) -> Profile:
        """Start the practice pool and return its profile."""
        ...

    async def practice(self, profile: Profile) -> PracticeFeed | None:
        """Return the inbox of a practice pool, None for a real one."""
        ...

    async def open(self, profile: Profile, passphrase: AskPassphrase | None = None) -> OpenedProfile:
        """Lay out what a visit to a pool needs.

        `passphrase` is asked where there is no keyring, with True if nothing is kept under one yet; a wrong
        one raises StileError with the code `wrong-passphrase`. Without one memory takes the keyring's place.
        """
        ...

    def warm(self, opened: OpenedProfile) -> None:
        """Begin to load what the first call to a pool needs."""
        ...
