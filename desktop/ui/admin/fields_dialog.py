"""A dialog of an admin's with lines to fill in, which stays until the pool takes what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.cognito.complaint import complaint_in
from desktop.core.cognito.errors import CorrectableError
from desktop.core.notices.notice import Problem
from desktop.core.sign_in.refusal_values import values_of
from desktop.ui.admin.question_dialog import QuestionDialog, is_accepted
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.text_entry import TextEntry

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QWidget

    from desktop.core.errors import StileError
    from desktop.core.steps.base import Field


class FieldsDialog(QuestionDialog):
    """Marks the line that a refusal is about; `entries` are the lines, by the attributes' names."""

    def __init__(self, parent: QWidget, title: str, text: str, go_text: str) -> None:
        super().__init__(parent, title, text, go_text)
        self.entries: dict[str, TextEntry] = {}
        self._problem = ProblemLine(offers_help=False)
        self.column.addWidget(self._problem)

    def add_line(self, field: Field) -> TextEntry:
        """Add a line to fill in."""
        entry = self.entries[field.name] = TextEntry(field, self.marks)
        self.column.addWidget(entry)
        return entry

    def tell(self, error: StileError) -> bool:
        """Show a refusal at the line it is about, and return whether it is about one."""
        names = tuple(self.entries)
        named = getattr(error, "field", None)
        place = named if named in names else complaint_in(error.detail, names)[1]
        if place is None:
            return False
        problem = Problem(
            error.code, values_of(error, names), field=place, detail=error.detail, request_id=error.request_id
        )
        self._problem.tell(problem, at=self.entries[place])
        self.entries[place].take_focus()
        return True


async def until_taken(form: FieldsDialog, do: Callable[[], Awaitable[None]]) -> None:
    """Open a form and do what was filled in, again while one of its lines is refused; then delete the form.

    Raises what else comes of doing it.
    """
    try:
        while await is_accepted(form):
            try:
                await do()
            except CorrectableError as error:
                if not form.tell(error):
                    raise
            else:
                return
    finally:
        form.deleteLater()
