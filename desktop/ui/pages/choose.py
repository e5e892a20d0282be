"""A choice between ways: how to sign in, which second factor to use, which one to set up."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.steps import ChooseFactor, ChooseMfa, ChooseMfaSetup, Step
from desktop.ui.pages.base import Page


class ChoosePage(Page):
    """The ways below each other; the arrow keys go from one to the next."""

    serves: ClassVar[tuple[type[Step], ...]] = (ChooseFactor, ChooseMfa, ChooseMfaSetup)
