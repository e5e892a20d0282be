"""The journal's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core import words
from desktop.core.guide import ADMINS
from desktop.journal import alarm_words
from desktop.ui.app.app_icon import app_icon
from desktop.ui.journal.journal_filters import JournalFilters
from desktop.ui.journal.overview_panel import OverviewPanel
from desktop.ui.journal.sign_ins_view import SignInsView
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.plain import set_window_title
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from desktop.core.notices.notice import Problem
    from desktop.journal.alarm_states import AlarmState
    from desktop.journal.overview import JournalOverview, OverviewFilter

_SIZE = QSize(1080, 860)


class JournalWindow(QDialog):
    """Shows an overview of the journal; its controller listens to its signals.

    `wanted` carries an OverviewFilter, `story_wanted` the id of a sign-in; the others are buttons.
    F1 opens the admins' guide, which tells about the journal.
    """

    wanted = Signal(object)
    story_wanted = Signal(str)
    csv_wanted = Signal()
    picture_wanted = Signal()
    closed = Signal()

    def __init__(self, overview_filter: OverviewFilter) -> None:
        super().__init__()
        self.setObjectName("journal")
        self.setWindowFlags(Qt.WindowType.Window)
        self.setWindowIcon(app_icon())
        set_window_title(self, journal_text("title"))
        self.filters = JournalFilters(overview_filter)
        self.overview = OverviewPanel()
        self.sign_ins = SignInsView()
        self._problem = Banner("problem", "problem")
        self._alarms = Banner("caution", "alarms")
        self._said = label(name="journal_status", muted=True, small=True)
        self._pages = QStackedWidget()
        self._saving: list[QPushButton] = []
        self._lay_out()
        self.filters.changed.connect(self.wanted)
        self.sign_ins.wanted.connect(self.story_wanted)
        QShortcut(QKeySequence("F1"), self, self.show_guide)
        resize_within_screen(self, _SIZE.width(), _SIZE.height())

    @property
    def overview_filter(self) -> OverviewFilter:
        """Return what the person wants to see."""
        return self.filters.overview_filter

    @property
    def alarm_text(self) -> str:
        """Return what the banner says, empty where no alarm stands."""
        return self._alarms.text

    def show_overview(self, picture: JournalOverview) -> None:
        """Show what there is, or say that there is nothing."""
        self._problem.say("")
        self.filters.offer_profiles(picture.profiles)
        self._alarms.say("\n".join(_alarm(state) for state in picture.alarms if state.raised))
        self._pages.setCurrentIndex(0 if picture.steps else 1)
        for made in self._saving:
            made.setEnabled(bool(picture.steps))
        self.overview.show_overview(picture)
        self.sign_ins.show_conversations(picture.conversations)

    def tell_problem(self, problem: Problem) -> None:
        """Show a problem until an overview can be shown again."""
        self._problem.say(words.sentence(problem))
        announce(self, self._problem.text, urgent=True)

    def say(self, text: str) -> None:
        """Say what was done."""
        self._said.setText(text)

    def show_guide(self) -> None:
        """Open the admins' guide over the window."""
        from desktop.ui.app.guide_dialog import open_guide  # noqa: PLC0415 - most people never need it

        open_guide(self, ADMINS)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Hide at once; `closed` lets its owner end."""
        event.accept()
        self.hide()
        self.closed.emit()

    def reject(self) -> None:
        """Take Esc for closing."""
        self.close()

    def _lay_out(self) -> None:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self.overview, journal_text("overview"))
        tabs.addTab(self.sign_ins, journal_text("sittings"))
        self._pages.addWidget(tabs)
        self._pages.addWidget(_empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = _strip("header")
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(10)
        guide = button("guide", words.say("guide.open"), look="link")
        guide.setAutoDefault(False)
        guide.clicked.connect(self.show_guide)
        row = QHBoxLayout()
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(guide)
        column.addLayout(row)
        column.addWidget(self._alarms)
        column.addWidget(self._problem)
        return head

    def _foot(self) -> QWidget:
        foot = _strip("footer")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(10)
        row.addWidget(self._said, 1)
        for name, signal in (("save_csv", self.csv_wanted), ("save_picture", self.picture_wanted)):
            made = button(name, journal_text(name.replace("_", "-")))
            made.setAutoDefault(False)
            made.clicked.connect(signal)
            self._saving.append(made)
            row.addWidget(made)
        return foot


def _strip(name: str) -> QWidget:
    strip = QWidget()
    strip.setObjectName(name)
    strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return strip


def _empty() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(48, 48, 48, 48)
    column.addStretch(1)
    for text, name, lead in (("nothing-yet", "empty_title", True), ("nothing-yet-why", "empty_text", False)):
        made = label(journal_text(text), name=name, lead=lead, muted=not lead)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(made)
    column.addStretch(2)
    return page


def _alarm(state: AlarmState) -> str:
    text = alarm_words.sentence(state.rule.name, state.profile, state.value)
    return f"{text} {alarm_words.advice(state.rule.name)}"
