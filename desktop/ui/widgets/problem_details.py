"""What can be done about a problem besides trying again: get help, or see what an administrator needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core import words
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.plain import button_text
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.core.notices.notice import Problem

_OWN_DOING = frozenset({"field-required"})
"""Problems that a person can solve alone, so that no help is offered."""


class ProblemDetails(QWidget):
    """A button to where the cause is changed, a link for help, and one that unfolds details.

    These are the code, the request id and a sentence for an administrator.

    In the admins' window no help is offered (`offers_help`).
    """

    help_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, *, offers_help: bool = True) -> None:
        super().__init__()
        self._change = button("change_pool")
        self._change.clicked.connect(self.change_wanted)
        self._help = button("get_help", window_text("get-help"), look="link")
        self._help.clicked.connect(self.help_wanted)
        self._help.setHidden(not offers_help)
        self._fold = button("details", window_text("details"), look="link")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        self.copy = button("copy_details", window_text("copy-details"), look="link")
        self.copy.clicked.connect(self._copy_text)
        self._text = label(name="details_text", small=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAccessibleName(window_text("details"))
        self._lay_out()

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(18)
        for link in (self._help, self._fold, self.copy):
            links.addWidget(link)
        links.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._change, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(links)
        column.addWidget(self._text)

    def tell(self, problem: Problem | None, change: str = "") -> None:
        """Fold up and take the words of another problem; hide for none.

        `change` is the text of the button to where the cause is changed, empty where that is not here.
        """
        self._change.setText(button_text(change))
        self._change.setAccessibleName(change)
        self._change.setVisible(bool(change))
        self._fold.setChecked(False)
        self._unfold(unfolded=False)
        self._text.setText(report(problem) if problem else "")
        self._fold.setVisible(problem is not None and _tells_more(problem))
        self.setVisible(problem is not None and not _is_plain(problem))

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._text.setVisible(unfolded)
        self.copy.setVisible(unfolded)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.text())


def _is_plain(problem: Problem) -> bool:
    """Say whether no help is needed: the person can solve it alone, or it only informs."""
    return problem.code in _OWN_DOING or words.informs(problem.code)


def _tells_more(problem: Problem) -> bool:
    return bool(_advice(problem) or problem.request_id or problem.detail)


def _advice(problem: Problem) -> str:
    return words.for_admin(problem.code, problem.values.get("because"))


def report(problem: Problem) -> str:
    """Return the report of a problem for an administrator; it holds no secret."""
    lines = [_advice(problem), window_text("code", code=problem.code)]
    if problem.request_id:
        lines.append(window_text("request-id", id=problem.request_id))
    if problem.detail:
        lines.append(window_text("pool-said", text=problem.detail))
    return "\n".join(text for text in lines if text)
