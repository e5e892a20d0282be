"""The pools of this computer, as `desktop.wiring` lays them out for the window, and practice on demand."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from desktop import wiring
from desktop.profiles.practice_profile import NAME, practice_profile
from desktop.ui.app.practice_data import PracticeMail, PracticePerson
from desktop.version import version
from desktop.welcome import ordered_profiles

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

    from desktop.core.notices.finding import Finding
    from desktop.core.notices.notice import Notice
    from desktop.core.storage.jobs import Jobs
    from desktop.profiles.amplify.import_profile import Imported
    from desktop.profiles.profile import Profile
    from desktop.ui.app.app_services import AskPassphrase
    from desktop.ui.app.app_services import OpenedProfile as Opened
    from desktop.ui.app.import_source import ImportSource
    from desktop.wiring.admin_ports import AdminProfilePorts
    from desktop.wiring.journal_access import LocalJournalServices
    from desktop.wiring.profile_ports import ProfilePorts

_CONTROL_DEADLINE = 6.0
_DISK_DEADLINE = 15.0
_START_DEADLINE = 30.0
_LOAD_DEADLINE = 60.0


class LocalAppServices:
    """The pools of this computer, as `desktop.wiring` lays them out, and a practice pool on demand."""

    def __init__(self, people: Sequence[Mapping[str, Any]] = ()) -> None:
        self._people = people
        self.is_passing = bool(people)
        self._practice: Profile | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._warmed: Opened | None = None

    @property
    def version(self) -> str:
        """Return which Stile this is."""
        return version()

    async def save(self, file: Path, text: str) -> None:
        """Write a file that the person named. Raises OSError, or TimeoutError for a disk that hangs."""
        await wiring.worker().run(lambda: file.write_text(text, encoding="utf-8"), _DISK_DEADLINE)

    async def own_names(self, profile: Profile) -> tuple[str, ...]:
        """Return the names under which somebody is signed in to a pool here, none if that is not known."""
        status = await (await self.open(profile)).account.status()
        return (status.username, status.email) if status else ()

    def jobs(self) -> Jobs:
        """Return what admins do for many people at once."""
        from desktop.wiring.admin_ports import open_jobs  # noqa: PLC0415 - as below

        return open_jobs()

    async def read_bytes(self, file: Path) -> bytes:
        """Read a file that the person named. Raises OSError."""
        return await wiring.worker().run(file.read_bytes, _DISK_DEADLINE)

    async def save_bytes(self, file: Path, data: bytes) -> None:
        """Write a file that the person named. Raises OSError, or TimeoutError for a disk that hangs."""
        await wiring.worker().run(lambda: file.write_bytes(data), _DISK_DEADLINE)

    async def read_note(self, file: Path) -> str:
        """Read a text file that the person named; what is no text in it is marked. Raises OSError."""
        return await wiring.worker().run(
            lambda: file.read_text(encoding="utf-8-sig", errors="replace"), _DISK_DEADLINE
        )

    async def keep(self, profile: Profile) -> None:
        """Change a profile. Raises StileError where that cannot be."""
        await wiring.worker().run(lambda: wiring.profile_repository().replace(profile), _DISK_DEADLINE)

    async def open_admin(self, profile: Profile, aws_profile: str | None = None) -> AdminProfilePorts:
        """Lay out the ports of an admin. Calls nobody but the address of a practice pool."""
        from desktop.wiring.admin_ports import open_admin  # noqa: PLC0415 - who signs in does not wait for it

        return await wiring.worker().run(lambda: open_admin(profile, aws_profile), _CONTROL_DEADLINE)

    def journal(self) -> LocalJournalServices:
        """Return what happened in sign-ins so far."""
        from desktop.wiring.journal_access import LocalJournalServices  # noqa: PLC0415 - as below

        return LocalJournalServices()

    async def examine(self, profile: Profile | None) -> Sequence[Finding]:
        """Look at everything that signing in needs here; with a profile also at its pool."""
        from desktop.wiring import diagnostics  # noqa: PLC0415 - most people never need it

        return await diagnostics.run_checks(await diagnostics.all_checks(profile))

    async def support(self) -> str:
        """Look at everything and return what may be shared of it."""
        from desktop.wiring.support_collection import support_bundle  # noqa: PLC0415 - most people never need it

        return (await support_bundle()).render()

    async def profiles(self) -> Sequence[Profile]:
        """Return all profiles, the default one first, the practice pool's last."""
        kept = await wiring.worker().run(ordered_profiles, _DISK_DEADLINE)
        return (*kept, self._practice) if self._practice else kept

    async def add(self, profile: Profile) -> None:
        """Keep a profile."""
        await wiring.worker().run(lambda: wiring.profile_repository().add(profile), _DISK_DEADLINE)

    async def read(self, offer: ImportSource) -> Imported:
        """Return the profile that a file or a text describes."""
        return await wiring.worker().run(lambda: _read(offer), _DISK_DEADLINE)

    async def use(self, name: str) -> None:
        """Make a profile the default."""
        await wiring.worker().run(lambda: wiring.profile_repository().use(name), _DISK_DEADLINE)

    async def notices(self) -> Sequence[Notice]:
        """Return what is wrong with the list of profiles, or with the organisation's."""
        return await wiring.worker().run(lambda: wiring.profile_repository().notices(), _DISK_DEADLINE)

    async def default(self) -> str | None:
        """Return the name of the default profile."""
        return await wiring.worker().run(lambda: wiring.profile_repository().default, _DISK_DEADLINE)

    async def practise(self) -> Profile:
        """Start a practice pool, which ends with this program; no profile of it is kept."""
        if self._practice is None:
            child = await wiring.worker().run(wiring.start_practice, _START_DEADLINE)
            names = {profile.name for profile in await self.profiles()}
            profile = replace(practice_profile(child.hello), name=_free_name(names))
            await wiring.vaults().remove(profile.name)
            self._people, self._practice = child.hello["users"], profile
        return self._practice

    async def practice(self, profile: Profile) -> PracticeInboxClient | None:
        """Return the practice pool's inbox; only loopback endpoints are asked whether they are one."""
        control = await wiring.worker().run(lambda: wiring.practice_control(profile), _CONTROL_DEADLINE)
        people = (PracticePerson.from_plain(person) for person in self._people)
        settings = profile.settings()
        return (
            PracticeInboxClient(control, [one for one in people if one.lives_in(settings)])
            if control
            else None
        )

    async def open(self, profile: Profile, passphrase: AskPassphrase | None = None) -> ProfilePorts:
        """Lay out what a visit needs. What has to be loaded for that is loaded beside the event loop."""
        open_profile_ports = await wiring.worker().run(_opening, _LOAD_DEADLINE)
        return await open_profile_ports(profile, passphrase=passphrase)

    def warm(self, place: Opened) -> None:
        """Load boto3 while the person types, once."""
        if place is self._warmed:
            return
        self._warmed = place
        task = asyncio.create_task(place.warm())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def leave(self) -> None:
        """Remove what practice left behind."""
        if self._practice:
            from desktop.wiring.journal_access import forget_journal  # noqa: PLC0415 - here only

            name = self._practice.name
            await wiring.vaults().remove(name)
            await wiring.worker().run(lambda: forget_journal(name), _DISK_DEADLINE)


def _read(offer: ImportSource) -> Imported:
    if isinstance(offer, Path):
        return wiring.read_configuration(offer)
    if isinstance(offer, str):
        return wiring.read_pasted(offer)
    raise offer


def _free_name(taken: set[str]) -> str:
    return next(name for name in _practice_names() if name not in taken)


def _practice_names() -> Iterator[str]:
    yield NAME
    yield from (f"{NAME}-{number}" for number in itertools.count(2))


class _Inbox(Protocol):
    def inbox(self) -> list[dict[str, Any]]: ...


class PracticeInboxClient:
    """The practice pool's inbox, asked over its control address."""

    def __init__(self, control: _Inbox, people: Sequence[PracticePerson]) -> None:
        self._control = control
        self.people = people

    async def mails(self) -> Sequence[PracticeMail]:
        """Return all messages; OSError while the pool cannot be reached."""
        plain = await wiring.worker().run(self._control.inbox, _CONTROL_DEADLINE)
        return [PracticeMail.from_plain(values) for values in plain]


def _opening() -> Callable[..., Awaitable[ProfilePorts]]:
    from desktop.wiring.profile_ports import open_profile_ports  # noqa: PLC0415 - it brings all adapters

    return open_profile_ports
