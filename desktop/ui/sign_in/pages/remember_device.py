"""Whether the pool should remember this computer: two buttons, and nothing else to press."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps.base import NO, YES
from desktop.core.steps.remember_device import RememberDevice
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class RememberDevicePage(StepPage):
    """Enter says no, which is right on any computer. Neither answer looks like the one that is wanted."""

    serves: ClassVar[tuple[type[Step], ...]] = (RememberDevice,)
    go_on: ClassVar[str] = ""

    def __init__(self, step: RememberDevice, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        (self._box,) = self.entries
        self._box.hide()
        self._buttons = {}
        for value, name in ((YES, "remember-yes"), (NO, "remember-no")):
            made = self._buttons[value] = button(name.replace("-", "_"), marks.mark(window_text(name)))
            made.setAccessibleName(window_text(name))
            made.clicked.connect(lambda _checked=False, value=value: self._answer(value))
            self.column.addWidget(made)
        self.column.setSpacing(10)

    def take_focus(self) -> None:
        """Begin with no."""
        self._buttons[NO].setFocus()

    def _answer(self, value: str) -> None:
        self._box.put(value)
        self.submit()
