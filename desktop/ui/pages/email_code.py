"""A code that came by e-mail. The conversation cleans it; the pool judges it."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.steps import EmailCode, Step
from desktop.ui.pages.base import Page


class CodePage(Page):
    """One field, of no fixed length, that takes whatever is pasted."""

    serves: ClassVar[tuple[type[Step], ...]] = (EmailCode,)
