"""How actions are offered: the one that helps as a card, the others as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.admin.actions import ACTIONS
from desktop.admin.consequences import consequence
from desktop.admin.consequences import label as action_label
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from desktop.core.admin.pool_facts import PoolFacts


def recommended(name: str, facts: PoolFacts) -> tuple[QWidget, QPushButton]:
    """Return the card of the action that helps, and its button."""
    card = QFrame()
    card.setProperty("card", True)  # noqa: FBT003 - Qt's signature
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 14, 16, 16)
    column.setSpacing(8)
    go = _button(name, facts, look="primary")
    column.addWidget(label(admin_text("recommended"), small=True, muted=True, strong=True))
    column.addWidget(label(consequence(ACTIONS[name], facts), name="recommended_consequence"))
    column.addWidget(go)
    return card, go


def other(name: str, facts: PoolFacts) -> tuple[QWidget, QPushButton]:
    """Return the row of another action, and its button."""
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    go = _button(name, facts, look="danger" if ACTIONS[name].shuts_out else "")
    column.addWidget(go)
    column.addWidget(label(consequence(ACTIONS[name], facts), muted=True, small=True))
    return row, go


def _button(name: str, facts: PoolFacts, *, look: str) -> QPushButton:
    text = action_label(name)
    go = button(f"do_{name}", text, look=look)
    go.setAccessibleName(text)
    go.setAccessibleDescription(consequence(ACTIONS[name], facts))
    return go
