"""Asking once more before what is not the recommended action; before the worst the name has to be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.consequences import consequence
from desktop.admin.consequences import label as action_label
from desktop.core.steps.base import Field
from desktop.ui.admin.question_dialog import QuestionDialog, is_accepted
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.admin.actions import AdminAction
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts


async def confirmed(parent: QWidget, action: AdminAction, person: Person, facts: PoolFacts) -> bool:
    """Say what an action does and to whom, and return whether the admin means it."""
    title = admin_text("confirm", action=action_label(action.name), username=person.username)
    go = action_label(action.name)
    question = QuestionDialog(parent, title, consequence(action, facts), go, is_danger=action.shuts_out)
    if action.typed:
        require_exact_text(question, person.username, admin_text("type-name", username=person.username))
    try:
        return await is_accepted(question)
    finally:
        question.deleteLater()


def require_exact_text(question: QuestionDialog, wanted: str, text: str) -> None:
    """Let a question be agreed to only once something was typed as it is."""
    entry = TextEntry(Field("typed_name", "text", label=text, hint=""), question.marks)
    question.column.addWidget(entry)
    question.go.setEnabled(False)
    entry.changed.connect(lambda: question.go.setEnabled(entry.value().strip() == wanted))
    entry.take_focus()
