"""A quiet sign that something is under way."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from desktop.ui.widgets.texts import window_text


class BusyBar(QProgressBar):
    """A thin line that moves while a call runs and takes no room from anything else."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("working")
        self.setTextVisible(False)
        self.setAccessibleName(window_text("working"))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setRange(0, 0)
        self.hide()
