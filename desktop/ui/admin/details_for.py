"""What an action wants besides the person: made up, read from the pool, or asked of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from desktop.admin.actions import Details
from desktop.admin.passwords import temporary_password
from desktop.admin.reading import all_groups, devices_of, groups_of
from desktop.core.steps.base import Choice, Field
from desktop.ui.admin.asking import Question, agreed
from desktop.ui.admin.attribute_form import AttributeForm
from desktop.ui.admin.texts import said
from desktop.ui.widgets.choice_entry import ChoiceEntry

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from desktop.core.people import Person
    from desktop.ui.admin.post import Post

Asker: TypeAlias = "Callable[[QWidget, Post, Person], Awaitable[Details | None]]"


class NothingThereError(Exception):
    """There is nothing to do it with; the argument is the key of the sentence that says so."""


async def details_for(name: str, parent: QWidget, post: Post, person: Person) -> Details | None:
    """Return what an action wants, None if the admin thought better of it. Raises NothingThereError."""
    asker = _ASKERS.get(name)
    return await asker(parent, post, person) if asker else Details()


async def _password(_parent: QWidget, post: Post, _person: Person) -> Details:
    return Details(password=temporary_password(post.facts.policy))


async def _devices(_parent: QWidget, post: Post, person: Person) -> Details:
    devices = await devices_of(post.directory, person)
    if not devices:
        raise NothingThereError("no-devices")
    return Details(devices=tuple(device.key for device in devices))


async def _other_group(parent: QWidget, post: Post, person: Person) -> Details | None:
    mine = {group.name for group in await groups_of(post.directory, person)}
    others = [group.name for group in await all_groups(post.directory) if group.name not in mine]
    return await _chosen_group(parent, others)


async def _own_group(parent: QWidget, post: Post, person: Person) -> Details | None:
    return await _chosen_group(parent, [group.name for group in await groups_of(post.directory, person)])


async def _chosen_group(parent: QWidget, names: Iterable[str]) -> Details | None:
    choices = tuple(Choice(name) for name in names)
    if not choices:
        raise NothingThereError("no-groups")
    question = Question(parent, said("which-group"), "", said("go-on"))
    entry = ChoiceEntry(Field("group", "choice", choices=choices), question.marks)
    question.column.addWidget(entry)
    entry.take_focus()
    try:
        return Details(group=entry.value()) if await agreed(question) else None
    finally:
        question.deleteLater()


async def _attributes(parent: QWidget, _post: Post, person: Person) -> Details | None:
    form = AttributeForm(parent, person)
    try:
        agrees = await agreed(form)
        changes = form.changes()
        return Details(attributes=changes) if agrees and changes else None
    finally:
        form.deleteLater()


_ASKERS: dict[str, Asker] = {
    "set-temporary": _password,
    "forget-devices": _devices,
    "add-to-group": _other_group,
    "remove-from-group": _own_group,
    "attributes": _attributes,
}
"""By the name of the action; the others want nothing."""
