"""A choice between ways: how to sign in, which second factor to use, which one to set up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps.factors import ChooseMfa, ChooseMfaSetup
from desktop.core.steps.opening import ChooseFactor
from desktop.ui.sign_in.pages.base import StepPage

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


class ChoosePage(StepPage):
    """The ways below each other; the arrow keys go from one to the next."""

    serves: ClassVar[tuple[type[Step], ...]] = (ChooseFactor, ChooseMfa, ChooseMfaSetup)
