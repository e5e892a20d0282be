"""What the conversation needs from outside, as protocols. Only `desktop.wiring` knows the adapters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, TypeVar

from desktop.core.cognito.errors import StileError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from desktop.core.admin.admin_call import AdminCall, AdminReply
    from desktop.core.admin.audit_chain import ChainFinding
    from desktop.core.admin.audit_entry import AuditEntry
    from desktop.core.admin.callers import AwsProfile, Caller
    from desktop.core.admin.people import PeopleFilter, PeoplePage, Person
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.secret import Secret
    from desktop.core.sign_in.authenticator import KeyAnswers

T = TypeVar("T")
Record: TypeAlias = "Mapping[str, Any]"
"""JSON values of one kept thing."""

Store: TypeAlias = Literal["keyring", "passphrase", "memory"]
"""Where kept things are safe: the system's keyring, a passphrase, or nowhere after the program ends."""


class Pool(Protocol):
    """The user pool's unsigned operations."""

    async def send(self, call: Call, session: Secret | None) -> Received:
        """Send one call exactly once, with a deadline.

        Raises a typed error of `core.errors`: PoolError for a definite answer, NotReachedError where
        nothing happened, UnknownOutcomeError for everything else.
        """
        ...


class KeepError(StileError):
    """A kept thing could not be written (disk full, read-only folder, keyring gone)."""

    code = "place-not-kept"


class Vault(Protocol):
    """Sealed records of one profile, by section; a lost key or a broken file means an empty vault."""

    @property
    def store(self) -> Store:
        """Say what protects the records."""
        ...

    async def read(self, section: str) -> Record | None:
        """Return a section's record, None if there is none or it cannot be opened."""
        ...

    async def write(self, changes: Mapping[str, Record | None]) -> None:
        """Replace the named sections whole, or remove them with None, all in one atomic write.

        Raises KeepError; the old records stay where they were written. If it was the disk that refused, this
        vault reads the new ones from memory, and writes them with its next change.
        """
        ...

    async def swap(self, section: str, old: Record, new: Record | None) -> bool:
        """Replace a section only if it still holds `old`; False if somebody else was quicker.

        Raises KeepError; the old record stays.
        """
        ...


class Lease(Protocol):
    """The exclusive right to something across processes; freed when the process ends, however it ends."""

    async def acquire(self, deadline: float = 0.0) -> bool:
        """Take the lease, waiting up to `deadline` seconds; False if another process holds it."""
        ...

    async def release(self) -> None:
        """Give the lease back; does nothing if it is not held."""
        ...


class Disk(Protocol):
    """What systems do differently where a file must stay private and survive a crash. All of it blocks."""

    def make_private(self, folder: Path) -> None:
        """Create a folder that only this user may enter, or make an existing one so."""
        ...

    def flush(self, descriptor: int) -> None:
        """Return when a file's bytes are on the disk itself."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Move a file over another in one step that is there whole or not at all after a crash."""
        ...


class Clock(Protocol):
    """Time, for everything that must be testable without waiting."""

    def now(self) -> datetime:
        """Return this machine's idea of now, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class Worker(Protocol):
    """The one way off the event loop: a pool of threads for network, keyring and disk."""

    async def run(self, work: Callable[[], T], deadline: float) -> T:
        """Run blocking work in a thread; TimeoutError after `deadline` seconds (the thread may go on)."""
        ...


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a conversation; never a secret.

    `outcome` is one of the seven; `kind` says what happened (`asked`, `answered`, `call`, `replay`,
    `signed-in`, ...), `reason` why. `attempt` counts how often the step was asked. `seconds` is how long
    the pool took, `person_seconds` how long the person did. `username` is as typed: a recorder keeps no more
    of it than its mask and a pseudonym.
    """

    flow: str
    kind: str
    step: str | None = None
    challenge: str | None = None
    operation: str | None = None
    outcome: str | None = None
    code: str | None = None
    reason: str | None = None
    attempt: int | None = None
    seconds: float | None = None
    person_seconds: float | None = None
    request_id: str | None = None
    username: str = field(default="", repr=False)


class Authenticator(Protocol):
    """The security keys of this computer, which hold passkeys."""

    async def get_assertion(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        """Have a key sign PublicKeyCredentialRequestOptionsJSON; returns AuthenticationResponseJSON.

        `touch` is called on the event loop when the key waits for the person's finger. Raises
        AuthenticatorError: among them what the key still wants to be told, to be called again with it.
        """
        ...


class Recorder(Protocol):
    """Where events go. Recording never fails and never waits."""

    def record(self, event: Event) -> None:
        """Take one event."""
        ...


class Directory(Protocol):
    """The user pool's signed operations: who is in it, and an admin's calls.

    It raises the typed errors of `core.errors` and `core.admin_errors`: PoolError for a definite answer,
    NotReachedError where nothing happened, UnknownOutcomeError where a call may have been done.
    """

    @property
    def pool_id(self) -> str:
        """Return the pool that is asked."""
        ...

    async def send(self, call: AdminCall, *, patient: bool = True) -> AdminReply:
        """Send one call: a few times where trouble may pass and it is repeatable, otherwise once.

        Not `patient`: once in any case, for somebody who keeps a pace of their own.
        """
        ...

    def now(self) -> datetime:
        """Return the pool's time, as its last reply told it; this machine's before the first."""
        ...

    async def facts(self) -> PoolFacts:
        """Return how the pool is set up; asked once and remembered."""
        ...

    def pages(self, wanted: PeopleFilter | None = None) -> AsyncIterator[PeoplePage]:
        """List people, 60 a page, the following page asked for while one is looked at. Raises FilterError."""
        ...

    async def find(self, wanted: PeopleFilter) -> Person | None:
        """Return the first person who passes a filter; never by AdminGetUser, which Cognito bills."""
        ...


class Credentials(Protocol):
    """Whose AWS credentials sign an admin's calls."""

    @property
    def profile(self) -> str | None:
        """Return the named AWS profile, None for boto3's default chain."""
        ...

    async def caller(self) -> Caller:
        """Return who the credentials belong to, by STS. Raises as `Directory` does."""
        ...

    async def profiles(self) -> tuple[AwsProfile, ...]:
        """Return the profiles of the AWS configuration files, for a picker; nobody is called."""
        ...


class Audit(Protocol):
    """The log of what admins did."""

    async def write(self, *entries: AuditEntry) -> None:
        """Return when the entries are on the disk. Raises KeepError; what was only intended stays undone."""
        ...

    async def entries(self) -> tuple[AuditEntry, ...]:
        """Return all that can be read, oldest first, sound or not. Raises KeepError."""
        ...

    async def verify(self) -> ChainFinding | None:
        """Hold the log against its sealed end; None where nothing was ever sealed. Raises KeepError."""
        ...

    async def password_times(self, pool_id: str) -> Mapping[str, datetime]:
        """Return, by sub, when Stile itself last gave a temporary password (the pool's time)."""
        ...
