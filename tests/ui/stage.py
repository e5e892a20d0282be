"""A window with a shell on it, and hands to work it with."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop.conversation.view import Action, Ask
from desktop.core.sign_in.progress import journey
from desktop.ui.app.main_window import MainWindow
from desktop.ui.sign_in.shell import Shell
from desktop.ui.widgets.heading import Heading

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from desktop.conversation.view import Reply
    from desktop.core.notices.notice import Problem
    from desktop.core.steps.base import Step

W = TypeVar("W", bound=QWidget)

HEADING = Heading("Example staff", "Example Corporation", "eu-west-1_abc")


def asking(  # noqa: PLR0913 - all that an ask can say
    step: Step,
    problem: Problem | None = None,
    *,
    actions: tuple[Action, ...] = (Action.BACK, Action.CANCEL),
    resend_in: float | None = None,
    expires_in: float | None = None,
    passed: tuple[str, ...] = (),
) -> Ask:
    return Ask(1, step, problem, actions, resend_in, expires_in, journey(passed, step.name))


class Stage:
    """Its clock stands until a test moves it."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.now = 1000.0
        self.replies: list[Reply] = []
        self.gave_up = 0
        self.window = MainWindow()
        self.begin_again()

    def begin_again(self) -> None:
        """Show a shell that has asked nothing yet."""
        self.shell = Shell(lambda: self.now)
        self.shell.replied.connect(self.replies.append)
        self.shell.gave_up.connect(self._count)
        self.window.put(self.shell, HEADING)

    def __enter__(self) -> Self:
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.window.close()
        self.window.deleteLater()
        self.settle()

    def _count(self) -> None:
        self.gave_up += 1

    def ask(self, ask: Ask) -> None:
        """Ask, and let the moment pass in which a double press is ignored."""
        self.shell.present(ask)
        self.now += 1
        self.settle()

    def settle(self) -> None:
        self.app.processEvents()

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Let timers run until something has happened."""
        end = time.monotonic() + 3
        while not happened():
            assert time.monotonic() < end
            QTest.qWait(20)

    def find(self, kind: type[W], name: str) -> W:
        found = [widget for widget in self.window.findChildren(kind, name) if widget.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} visible"
        return found[0]

    def shows(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def line(self, name: str) -> QLineEdit:
        return self.find(QLineEdit, name)

    def button(self, name: str) -> QPushButton:
        return self.find(QPushButton, name)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focused(), key)

    def click(self, name: str) -> None:
        button = self.button(name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))

    def focused(self) -> QWidget:
        return self.app.focusWidget() or self.window
