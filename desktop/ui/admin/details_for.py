"""What an action needs besides the person: generated, read from the pool, or asked of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from desktop.admin.actions import ActionDetails
from desktop.admin.actions.accounts import removable_attributes
from desktop.admin.person_details import all_groups, devices_of, groups_of, sessions_of
from desktop.admin.temporary_password import temporary_password
from desktop.core.admin.provider_links import links_of
from desktop.core.steps.base import Choice, Field
from desktop.ui.admin.extra_details import session_text
from desktop.ui.admin.question_dialog import QuestionDialog, is_accepted
from desktop.ui.widgets.choice_entry import ChoiceEntry
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from desktop.core.admin.people import Person
    from desktop.ui.admin.admin_session import AdminSession

Asker: TypeAlias = "Callable[[QWidget, AdminSession, Person], Awaitable[ActionDetails | None]]"


class NothingToChooseError(Exception):
    """There is nothing to do it with; the argument is the key of the sentence that says so."""


async def details_for(
    name: str, parent: QWidget, session: AdminSession, person: Person
) -> ActionDetails | None:
    """Return what an action needs, None if the admin cancelled. Raises NothingToChooseError."""
    asker = _ASKERS.get(name)
    return await asker(parent, session, person) if asker else ActionDetails()


async def _password(_parent: QWidget, session: AdminSession, _person: Person) -> ActionDetails:
    return ActionDetails(password=temporary_password(session.facts.policy))


async def _devices(_parent: QWidget, session: AdminSession, person: Person) -> ActionDetails:
    devices = await devices_of(session.directory, person)
    if not devices:
        raise NothingToChooseError("no-devices")
    return ActionDetails(devices=tuple(device.key for device in devices))


async def _other_group(parent: QWidget, session: AdminSession, person: Person) -> ActionDetails | None:
    mine = {group.name for group in await groups_of(session.directory, person)}
    others = [group.name for group in await all_groups(session.directory) if group.name not in mine]
    return await _chosen_group(parent, others)


async def _own_group(parent: QWidget, session: AdminSession, person: Person) -> ActionDetails | None:
    return await _chosen_group(parent, [group.name for group in await groups_of(session.directory, person)])


async def _chosen_group(parent: QWidget, names: Iterable[str]) -> ActionDetails | None:
    choices = tuple(names)
    if not choices:
        raise NothingToChooseError("no-groups")
    group = await _chosen(parent, "group", choices)
    return None if group is None else ActionDetails(group=group)


async def _attribute(parent: QWidget, session: AdminSession, person: Person) -> ActionDetails | None:
    name = await _chosen(parent, "attribute", removable_attributes(person, session.facts))
    return None if name is None else ActionDetails(removed=(name,))


async def _provider(parent: QWidget, _session: AdminSession, person: Person) -> ActionDetails | None:
    name = await _chosen(parent, "provider", dict.fromkeys(link.provider for link in links_of(person)))
    return None if name is None else ActionDetails(provider=name)


async def _open_session(parent: QWidget, session: AdminSession, person: Person) -> ActionDetails | None:
    """Ask which session; two that read alike are told apart by their ids."""
    opened = await sessions_of(session.directory, person)
    if not opened:
        raise NothingToChooseError("no-sessions")
    texts = [session_text(each) for each in opened]
    named = {
        text if texts.count(text) == 1 else f"{text} ({each.id})": each.id
        for text, each in zip(texts, opened, strict=True)
    }
    chosen = await _chosen(parent, "session", named)
    return None if chosen is None else ActionDetails(session=named[chosen])


async def _chosen(parent: QWidget, what: str, names: Iterable[str]) -> str | None:
    """Ask which of some things is meant, None if the admin cancelled."""
    question = QuestionDialog(parent, admin_text(f"which-{what}"), "", admin_text("go-on"))
    entry = ChoiceEntry(Field(what, "choice", choices=tuple(map(Choice, names))), question.marks)
    question.column.addWidget(entry)
    entry.take_focus()
    try:
        return entry.value() if await is_accepted(question) else None
    finally:
        question.deleteLater()


_ASKERS: dict[str, Asker] = {
    "set-temporary": _password,
    "forget-devices": _devices,
    "add-to-group": _other_group,
    "remove-from-group": _own_group,
    "remove-attributes": _attribute,
    "unlink-provider": _provider,
    "end-session": _open_session,
}
"""By the name of the action; the others want nothing."""
