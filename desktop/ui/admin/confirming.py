"""Asking once more before what is not the recommended action; before the worst the name has to be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.consequences import consequence
from desktop.admin.consequences import label as action_label
from desktop.core.steps.base import Field
from desktop.ui.admin.asking import Question, agreed
from desktop.ui.admin.texts import said
from desktop.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.admin.actions import Action
    from desktop.core.people import Person
    from desktop.core.pool_facts import PoolFacts


async def confirmed(parent: QWidget, action: Action, person: Person, facts: PoolFacts) -> bool:
    """Say what an action does and to whom, and return whether the admin means it."""
    title = said("confirm", action=action_label(action.name), username=person.username)
    go = action_label(action.name)
    question = Question(parent, title, consequence(action, facts), go, is_danger=action.shuts_out)
    if action.typed:
        have_typed(question, person.username, said("type-name", username=person.username))
    try:
        return await agreed(question)
    finally:
        question.deleteLater()


def have_typed(question: Question, wanted: str, text: str) -> None:
    """Let a question be agreed to only once something was typed as it is."""
    entry = Entry(Field("typed_name", "text", label=text, hint=""), question.marks)
    question.column.addWidget(entry)
    question.go.setEnabled(False)
    entry.changed.connect(lambda: question.go.setEnabled(entry.value().strip() == wanted))
    entry.take_focus()
