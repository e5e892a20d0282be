"""The name and the password that open a conversation."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.steps import SignIn, Step
from desktop.ui.pages.base import Page


class SignInPage(Page):
    """The first page; the name is filled in where it is known."""

    serves: ClassVar[tuple[type[Step], ...]] = (SignIn,)
    go_on: ClassVar[str] = "sign-in"

    def stays_for(self, step: Step) -> bool:
        """Stay as long as the name that was typed is the one that is asked with again."""
        return isinstance(step, SignIn) and step.username in {"", self._typed_name()}

    def _typed_name(self) -> str:
        return self.entries[0].edit.text().strip()
