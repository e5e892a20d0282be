"""What checks found: a picture, a sentence, and what to do, for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.checks import State, has_problem
from desktop.ui.announce import announce
from desktop.ui.icons import Icon
from desktop.ui.widgets.buttons import spoken
from desktop.ui.widgets.reading import reading
from desktop.ui.widgets.slot import Slot
from desktop.ui.widgets.texts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.checks import Finding

_LOOKS = {
    State.OK: ("done", "accent"),
    State.UNKNOWN: ("note", "muted"),
    State.WARNING: ("problem", "caution"),
    State.PROBLEM: ("problem", "danger"),
}


class Findings(QFrame):
    """Hidden until something is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findings")
        self.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        self._summary = label(name="findings_summary", strong=True)
        self._slot = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self._summary)
        column.addWidget(self._slot)
        self.hide()

    def wait(self) -> None:
        """Say that the pool is being looked at."""
        self.fail(spoken("checking"))

    def fail(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        self._slot.put(None)
        self._say(sentence)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Show what was found."""
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for finding in findings:
            column.addLayout(_line(finding))
        self._slot.put(lines)
        self._say(spoken("check-bad" if has_problem(findings) else "check-good"))

    def take_back(self) -> None:
        """Say nothing any more."""
        self._slot.put(None)
        self.hide()

    def _say(self, text: str) -> None:
        self._summary.setText(text)
        self.show()
        announce(self, text)


def _line(finding: Finding) -> QHBoxLayout:
    text = "\n".join(part for part in (words.found(finding), words.todo(finding)) if part)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(*_LOOKS[finding.state], 16), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(reading(text, f"{words.say(f'checks.{finding.state}')}: {text}"), 1)
    return row
