"""What an action needs besides the person: generated, read from the pool, or asked of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from desktop.admin.actions import ActionDetails
from desktop.admin.person_details import all_groups, devices_of, groups_of
from desktop.admin.temporary_password import temporary_password
from desktop.core.steps.base import Choice, Field
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
    choices = tuple(Choice(name) for name in names)
    if not choices:
        raise NothingToChooseError("no-groups")
    question = QuestionDialog(parent, admin_text("which-group"), "", admin_text("go-on"))
    entry = ChoiceEntry(Field("group", "choice", choices=choices), question.marks)
    question.column.addWidget(entry)
    entry.take_focus()
    try:
        return ActionDetails(group=entry.value()) if await is_accepted(question) else None
    finally:
        question.deleteLater()


_ASKERS: dict[str, Asker] = {
    "set-temporary": _password,
    "forget-devices": _devices,
    "add-to-group": _other_group,
    "remove-from-group": _own_group,
}
"""By the name of the action; the others want nothing."""
