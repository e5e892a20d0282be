"""Details of a person that the list lacks: factors, groups, computers, providers, sign-ins, in words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.person_details import devices_of, events_of, factors_of, groups_of, sessions_of
from desktop.core import words
from desktop.core.admin.errors import SessionsNotTrackedError
from desktop.core.admin.provider_links import links_of
from desktop.core.errors import StileError
from desktop.ui.app.error_text import problem_of
from desktop.ui.widgets.local_time import short_time
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

    from desktop.admin.person_details import SignInEvent
    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.core.cognito.own_replies import OpenSession

_EVENTS = 5


async def extra_details(directory: Directory, person: Person, facts: PoolFacts) -> str:
    """Return some lines; what cannot be read says so in its line and hides nothing else."""
    parts = {"factors": _factors(directory, person), "groups": _groups(directory, person)}
    if facts.tracks_devices:
        parts["computers"] = _computers(directory, person)
    parts["open-sign-ins"] = _sessions(directory, person)
    parts["sign-ins"] = _sign_ins(directory, person)
    lines = await asyncio.gather(*(_line(name, part) for name, part in parts.items()))
    providers = ", ".join(link.provider for link in links_of(person))
    linked = admin_text("providers", told=providers) if providers else ""
    return "\n".join(filter(None, [admin_text("sub", told=person.sub), linked, *lines]))


async def _line(name: str, part: Awaitable[Iterable[str]]) -> str:
    """Return a line, none for a list that the pool does not keep for anybody."""
    try:
        text = ", ".join(await part) or admin_text("none")
    except SessionsNotTrackedError:
        return ""
    except StileError as error:
        text = words.sentence(problem_of(error))
    return admin_text(name, told=text)


async def _factors(directory: Directory, person: Person) -> Iterable[str]:
    return map(words.choice_label, (await factors_of(directory, person)).enabled)


async def _groups(directory: Directory, person: Person) -> Iterable[str]:
    return (group.name for group in await groups_of(directory, person))


async def _computers(directory: Directory, person: Person) -> Iterable[str]:
    return (device.name or device.key for device in await devices_of(directory, person))


async def _sessions(directory: Directory, person: Person) -> Iterable[str]:
    return map(session_text, await sessions_of(directory, person))


async def _sign_ins(directory: Directory, person: Person) -> Iterable[str]:
    return map(_event_text, await events_of(directory, person, _EVENTS))


def session_text(session: OpenSession) -> str:
    """Return when an open sign-in was last used, on what, and from where."""
    when = short_time(session.used) if session.used else ""
    return " ".join(filter(None, (when, session.device, session.address, session.place))) or session.id


def _event_text(event: SignInEvent) -> str:
    when = short_time(event.at) if event.at else ""
    return " ".join(filter(None, (when, event.kind, event.response, event.ip)))
