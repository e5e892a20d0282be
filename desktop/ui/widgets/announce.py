"""Saying something to a screen reader that no focus change would make it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.core.plain_text import block

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Speak a text as soon as what it is about is shown; an urgent one interrupts what is being read."""
    spoken = block(text)
    QTimer.singleShot(0, source, lambda: _speak(source, spoken, urgent=urgent))


def _speak(source: QWidget, text: str, *, urgent: bool) -> None:
    from PySide6.QtGui import (  # noqa: PLC0415 - keys are taken before this is loaded
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    event = QAccessibleAnnouncementEvent(source, text)
    levels = QAccessible.AnnouncementPoliteness
    event.setPoliteness(levels.Assertive if urgent else levels.Polite)
    QAccessible.updateAccessibility(event)
