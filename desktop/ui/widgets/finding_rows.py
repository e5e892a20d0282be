"""What checks found, one below the other: a picture, what was found, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.notices.finding import FindingState
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.notices.finding import Finding

_LOOKS = {
    FindingState.OK: ("done", "accent"),
    FindingState.UNKNOWN: ("note", "info"),
    FindingState.WARNING: ("problem", "caution"),
    FindingState.PROBLEM: ("problem", "danger"),
}
_WORST_FIRST = (FindingState.PROBLEM, FindingState.WARNING, FindingState.UNKNOWN, FindingState.OK)


class FindingRows(QWidget):
    """Shows findings, the gravest first. Texts can be selected; screen readers hear the state."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these in place of others."""
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for finding in sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.state)):
            self._column.addWidget(_row(finding))


def _row(finding: Finding) -> QWidget:
    texts = QVBoxLayout()
    texts.setSpacing(3)
    found = label(words.finding_text(finding), name="found")
    found.setAccessibleName(f"{words.say(f'checks.{finding.state}')}: {found.text()}")
    texts.addWidget(found)
    if todo := words.finding_advice(finding):
        texts.addWidget(label(todo, name="todo", muted=True, small=True))
    made = QWidget()
    made.setObjectName(f"finding_{finding.state}")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(Icon(*_LOOKS[finding.state]), alignment=Qt.AlignmentFlag.AlignTop)
    row.addLayout(texts, 1)
    for text in made.findChildren(type(found)):
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
