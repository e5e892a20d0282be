"""What `stile admin show --all` reads besides: factors, groups, computers, sign-ins, as far as each may."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.admin.person_details import (
    DirectoryGroup,
    PersonFactors,
    RememberedDevice,
    devices_of,
    factors_of,
    groups_of,
    sessions_of,
)
from desktop.cli.admin.times import local_time, rfc3339
from desktop.core import words
from desktop.core.admin.provider_links import ProviderLink, links_of
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.core.cognito.own_replies import OpenSession

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExtraDetailLines:
    """What else is known of a person; None for what the pool did not tell, whatever the reason."""

    factors: PersonFactors | None
    groups: tuple[DirectoryGroup, ...] | None
    devices: tuple[RememberedDevice, ...] | None
    sessions: tuple[OpenSession, ...] | None
    providers: tuple[ProviderLink, ...]

    def plain(self) -> dict[str, Any]:
        """Return it for programs."""
        devices = [{**asdict(each), "last_seen": rfc3339(each.last_seen)} for each in self.devices or ()]
        return {
            "factors": asdict(self.factors) if self.factors else None,
            "groups": [group.name for group in self.groups] if self.groups is not None else None,
            "devices": devices if self.devices is not None else None,
            "sessions": [each.id for each in self.sessions] if self.sessions is not None else None,
            "providers": [asdict(link) for link in self.providers],
        }

    def lines(self) -> Iterator[str]:
        """Return it for people; what was not told is said to be."""
        factors = self.factors
        yield _line("factors", factors.enabled if factors else None)
        yield _line("first", factors.first if factors else None)
        yield _line("groups", _each(self.groups, lambda group: group.name))
        yield _line("devices", _each(self.devices, _device))
        yield _line("sessions", _each(self.sessions, _session))
        yield _line("providers", _each(self.providers, lambda link: link.provider))


async def extra_details_of(directory: Directory, person: Person, facts: PoolFacts) -> ExtraDetailLines:
    """Read everything at once; what of it cannot be read leaves the others."""
    factors, groups, devices, sessions = await asyncio.gather(
        _if_told(factors_of(directory, person)),
        _if_told(groups_of(directory, person)),
        _if_told(devices_of(directory, person) if facts.tracks_devices else _nothing()),
        _if_told(sessions_of(directory, person)),
    )
    return ExtraDetailLines(factors, groups, devices, sessions, links_of(person))


async def _if_told(reading: Awaitable[T]) -> T | None:
    """Return what was read, None after a refusal, a fault of the service, or a reply that never came."""
    try:
        return await reading
    except StileError:
        return None


async def _nothing() -> tuple[RememberedDevice, ...]:
    return ()


def _each(things: Iterable[T] | None, word: Callable[[T], str]) -> tuple[str, ...] | None:
    return None if things is None else tuple(map(word, things))


def _line(name: str, values: tuple[str, ...] | None) -> str:
    if values is None:
        return words.say(f"admin.more.{name}", values=words.say("admin.more.untold"))
    return words.say(f"admin.more.{name}", values=", ".join(values) or words.say("admin.more.none"))


def _device(device: RememberedDevice) -> str:
    seen = local_time(device.last_seen) if device.last_seen else ""
    return " ".join(filter(None, (device.name or device.key, seen)))


def _session(session: OpenSession) -> str:
    used = local_time(session.used) if session.used else ""
    return " ".join(filter(None, (session.device or session.id, used)))
