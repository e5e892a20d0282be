"""The sidebar of the admins' window: the saved views of the list with their counts, and the other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.admin.saved_views import STUCK, VIEWS
from desktop.core import words
from desktop.ui.admin.people_index import EVERYBODY
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.style import repolish
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.core.admin.callers import Caller

_WIDTH = 236


class Sidebar(QWidget):
    """`view_chosen` carries the name of a saved view, `page_chosen` that of a page."""

    view_chosen = Signal(str)
    page_chosen = Signal(str)
    other_credentials = Signal()
    guide_wanted = Signal()

    def __init__(self, pages: Iterable[str]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(admin_text("sidebar"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._group = QButtonGroup(self)
        self._entries: dict[str, SidebarEntry] = {}
        self._who = label(name="signed_by", muted=True, small=True)
        self._who.setContentsMargins(12, 0, 12, 0)
        other = button("other_credentials", admin_text("other-credentials"), look="quiet")
        other.clicked.connect(self.other_credentials)
        guide = button("guide", words.say("guide.open"), look="quiet")
        guide.clicked.connect(self.guide_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 16)
        column.setSpacing(2)
        column.addWidget(_heading(admin_text("people")))
        for name in (STUCK, EVERYBODY, *(name for name in VIEWS if name != STUCK)):
            column.addWidget(self._view(name))
        column.addSpacing(18)
        for name in pages:
            column.addWidget(self._page(name))
        column.addStretch(1)
        column.addWidget(self._who)
        column.addWidget(other)
        column.addWidget(guide)

    def introduce(self, caller: Caller, aws_profile: str | None) -> None:
        """Say who signs."""
        profile = aws_profile or admin_text("aws-chain")
        self._who.setText(
            admin_text("signed-by", name=caller.session_name, account=caller.account, profile=profile)
        )

    def _view(self, name: str) -> SidebarEntry:
        text = admin_text(EVERYBODY) if name == EVERYBODY else words.say(f"admin.view.{name}")
        entry = self._add(f"view_{name}", text)
        entry.clicked.connect(lambda: self.view_chosen.emit(name))
        return entry

    def _page(self, name: str) -> SidebarEntry:
        entry = self._add(f"page_{name}", admin_text(f"page.{name}"))
        entry.clicked.connect(lambda: self.page_chosen.emit(name))
        return entry

    def _add(self, name: str, text: str) -> SidebarEntry:
        entry = self._entries[name] = SidebarEntry(name, text)
        self._group.addButton(entry)
        return entry

    def mark(self, name: str) -> None:
        """Show where the admin is: `view_NAME` or `page_NAME`."""
        self._entries[name].setChecked(True)

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how many people the views have."""
        for view, number in counts.items():
            self._entries[f"view_{view}"].count(number)


class SidebarEntry(QPushButton):
    """One page or view to go to, with a number where it has one."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._name = text
        self.setObjectName(name)
        self.setProperty("place", True)  # noqa: FBT003 - Qt's signature
        self.setCheckable(True)
        self.setAccessibleName(text)
        self._number = line(muted=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        self._text = line(text)
        row.addWidget(self._text, 1)
        row.addWidget(self._number)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

        self.toggled.connect(self._show_checked)

    @property
    def number(self) -> str:
        """Return the number that is shown."""
        return self._number.text()

    def count(self, number: int) -> None:
        """Show a number."""
        self._number.setText(QLocale().toString(number))
        self.setAccessibleName(f"{self._name}: {number}")

    def _show_checked(self, here: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._text.setProperty("here", here)
        repolish(self._text)


def _heading(text: str) -> QWidget:
    heading = label(text, small=True, muted=True, strong=True)
    heading.setContentsMargins(12, 0, 12, 4)
    return heading
