"""Small dialogs that ask an admin one thing, among them whether an action is really meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desktop.admin.consequences import consequence
from desktop.admin.consequences import label as action_label
from desktop.core.plain_text import is_typed
from desktop.core.steps.base import Field
from desktop.ui.app.signals import first_signal
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import admin_text, window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.admin.actions import AdminAction
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts

_WIDTH = 440


class QuestionDialog(QDialog):
    """A title, a line, what is asked, and two buttons. `go` is the one that means yes."""

    def __init__(
        self, parent: QWidget, title: str, text: str, go_text: str, *, is_danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        set_window_title(self, window_text("title-nowhere", page=title))
        self.marks = Mnemonics()
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self.go = button("question_yes", self.marks.mark(go_text), look="danger" if is_danger else "primary")
        self.go.setAccessibleName(go_text)
        self.go.clicked.connect(self.accept)
        self._stay = button("question_no", self.marks.mark(admin_text("not-now")))
        self._stay.clicked.connect(self.reject)
        self._lay_out(title, text)
        self.allow(allowed=True, by_enter=not is_danger)

    def allow(self, *, allowed: bool, by_enter: bool = True) -> None:
        """Let yes be said, and that by Enter as well; otherwise Enter stays."""
        self.go.setEnabled(allowed)
        (self.go if allowed and by_enter else self._stay).setDefault(True)

    def _lay_out(self, title: str, text: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(self._stay)
        buttons.addWidget(self.go)
        self.column.addWidget(label(title, name="question_title", lead=True))
        self.column.addWidget(label(text, name="question_text"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(18)
        whole.addLayout(self.column)
        whole.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)


async def is_accepted(dialog: QDialog) -> bool:
    """Open a dialog and return whether it was accepted. The caller reads its values and then deletes it."""
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.open()
    request, _ = await first_signal(accepted=dialog.accepted, rejected=dialog.rejected)
    return request == "accepted"


async def confirmed(parent: QWidget, action: AdminAction, person: Person, facts: PoolFacts) -> bool:
    """Ask once more before an action, and return whether the admin confirmed it.

    Where it shuts somebody out or sends a message, a second Enter on its button does not confirm it.
    """
    title = admin_text("confirm", action=action_label(action.name), username=person.username)
    go = action_label(action.name)
    question = QuestionDialog(parent, title, consequence(action, facts), go, is_danger=action.shuts_out)
    question.allow(allowed=True, by_enter=not (action.shuts_out or action.messages))
    if action.typed:
        require_exact_text(question, person.username, admin_text("type-name", username=person.username))
    return await is_confirmed(question)


async def is_confirmed(question: QuestionDialog) -> bool:
    """Open a question that has no values to read, return whether it was accepted, and delete it."""
    try:
        return await is_accepted(question)
    finally:
        question.deleteLater()


def require_exact_text(question: QuestionDialog, wanted: str, text: str, *, name: str = "typed_name") -> None:
    """Enable a question's yes only while `wanted` is typed, and then for Enter, too.

    `text` and `name` label the entry.
    """
    entry = TextEntry(Field(name, "text", label=text, hint=""), question.marks)
    question.column.addWidget(entry)
    question.allow(allowed=False)
    entry.changed.connect(lambda: question.allow(allowed=is_typed(entry.value(), wanted)))
    entry.take_focus()
