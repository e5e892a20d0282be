"""The pool's rules for passwords, ticked off while a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core import words
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.style import repolish
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.core.sign_in.password_policy import PasswordPolicy, Rule


class PasswordRuleLine(QWidget):
    """One rule: met or not, said by the picture and by the accessible name, never by colour alone."""

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self._rule = rule
        self._icon = Icon("ahead", "muted", 16)
        self._text: QLabel = label(words.rule_label(rule), name=f"rule_{rule.code}", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.check("")

    def check(self, password: str) -> None:
        """Tick the rule off, or take the tick back."""
        met = self._rule.met_by(password)
        self._icon.show_as("done" if met else "ahead", "accent" if met else "muted")
        self._text.setProperty("muted", not met)
        repolish(self._text)
        key = "rule-met" if met else "rule-open"
        self._text.setAccessibleName(window_text(key, rule=self._text.text()))


class PasswordRules(QWidget):
    """All rules of a policy."""

    def __init__(self, policy: PasswordPolicy) -> None:
        super().__init__()
        self.setObjectName("rules")
        self._lines = [PasswordRuleLine(rule) for rule in policy.rules()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        for one in self._lines:
            column.addWidget(one)

    def check(self, password: str) -> None:
        """Hold a password against every rule."""
        for one in self._lines:
            one.check(password)
