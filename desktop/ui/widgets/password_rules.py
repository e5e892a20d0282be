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


_WRONG = ("problem", "danger")


class PasswordRuleLine(QWidget):
    """One rule: met or not, said by the picture and in words, never by colour alone."""

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self._rule = rule
        self.label = words.rule_label(rule)
        self.met = False
        self._blamed = False
        self._icon = Icon("ahead", "muted", 16)
        self._text: QLabel = label(self.label, name=f"rule_{rule.code}", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.check("")

    def check(self, password: str) -> None:
        """Tick the rule off, or take the tick back."""
        self.met = self._rule.met_by(password)
        self._show()

    def blame(self, blamed: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Turn red while the rule is not met, because a password that broke it was given."""
        self._blamed = blamed
        self._show()

    def _show(self) -> None:
        wrong = self._blamed and not self.met
        self._icon.show_as(*(("done", "accent") if self.met else _WRONG if wrong else ("ahead", "muted")))
        self._text.setText(window_text("rule-missing", rule=self.label) if wrong else self.label)
        self._text.setProperty("muted", not (self.met or wrong))
        self._text.setProperty("wrong", wrong)
        repolish(self._text)
        key = "rule-met" if self.met else "rule-open"
        self._text.setAccessibleName(window_text(key, rule=self.label))


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

    def blame(self, blamed: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Turn what is not met red, or take that back."""
        for one in self._lines:
            one.blame(blamed)

    @property
    def in_words(self) -> str:
        """Return what is not met, a rule a line, empty where all is."""
        return "\n".join(window_text("rule-open", rule=one.label) for one in self._lines if not one.met)
