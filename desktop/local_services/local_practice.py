"""A practice pool in a process of its own, and what is stored for it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from desktop import wiring
from desktop.profiles.practice_profile import NAME, practice_profile
from desktop.ui.app.practice_data import PracticeMail, PracticePerson
from desktop.welcome import ordered_profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.profiles.profile import Profile
    from desktop.system.thread_worker import ThreadWorker
    from desktop.wiring.app_context import AppContext

_CONTROL_DEADLINE = 10.0
_DISK_DEADLINE = 15.0
_START_DEADLINE = 30.0


class LocalPractice:
    """Implements `PracticeServices`. `profile` is that of the pool started here, None before."""

    def __init__(
        self, context: AppContext, people: Sequence[Mapping[str, Any]] = (), *, is_passing: bool = False
    ) -> None:
        self._context = context
        self.is_passing = is_passing
        self.profile: Profile | None = None
        self._people = people

    async def start(self) -> Profile:
        """Start a practice pool, which ends with this program; its profile is not stored."""
        if self.profile is None:
            child = await self._context.worker.run(wiring.start_practice, _START_DEADLINE)
            stored = await self._context.worker.run(lambda: ordered_profiles(self._context), _DISK_DEADLINE)
            name = _free_name({profile.name for profile in stored})
            profile = replace(practice_profile(child.hello), name=name)
            await self._context.vaults.remove(profile.name)
            self._people, self.profile = child.hello["users"], profile
        return self.profile

    def is_started_here(self, profile: Profile) -> bool:
        """Return True for the profile of the pool that this window started: it is written down nowhere."""
        return profile == self.profile

    async def feed(self, profile: Profile) -> PracticeInboxClient | None:
        """Return the people and messages of a practice pool; only loopback endpoints are asked."""
        control = await self._context.worker.run(lambda: wiring.practice_control(profile), _CONTROL_DEADLINE)
        if control is None:
            return None
        settings = profile.settings()
        people = (PracticePerson.from_plain(person) for person in self._people)
        here = [person for person in people if person.lives_in(settings)]
        return PracticeInboxClient(self._context.worker, control, here)

    async def clean_up(self) -> None:
        """Remove the vault and the journal of the pool that was started here."""
        if self.profile:
            from desktop.wiring.journal_access import forget_journal  # noqa: PLC0415 - here only

            name = self.profile.name
            await self._context.vaults.remove(name)
            await self._context.worker.run(lambda: forget_journal(self._context, name), _DISK_DEADLINE)


class _Inbox(Protocol):
    def inbox(self) -> list[dict[str, Any]]: ...


class PracticeInboxClient:
    """Implements `PracticeFeed` by the pool's control address."""

    def __init__(self, worker: ThreadWorker, control: _Inbox, people: Sequence[PracticePerson]) -> None:
        self._worker = worker
        self._control = control
        self.people = people

    async def mails(self) -> Sequence[PracticeMail]:
        """Return all messages, oldest first. Raises OSError while the pool cannot be reached."""
        plain = await self._worker.run(self._control.inbox, _CONTROL_DEADLINE)
        return [PracticeMail.from_plain(values) for values in plain]


def _free_name(taken: set[str]) -> str:
    return next(name for name in _practice_names() if name not in taken)


def _practice_names() -> Iterator[str]:
    yield NAME
    yield from (f"{NAME}-{number}" for number in itertools.count(2))
