"""Steps whose fields say all there is to say."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.steps import ConfirmAccount, ForgotPassword, Passkey, RememberDevice, SetUpEmail, Step
from desktop.ui.pages.base import Page


class PlainPage(Page):
    """The fields, and nothing beside them."""

    serves: ClassVar[tuple[type[Step], ...]] = (
        SetUpEmail,
        Passkey,
        RememberDevice,
        ForgotPassword,
        ConfirmAccount,
    )
