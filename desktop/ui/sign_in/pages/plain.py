"""Steps whose fields say all there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps.account import ConfirmAccount, ForgotPassword
from desktop.core.steps.factors import SetUpEmail
from desktop.core.steps.own_account import ChangeAttribute, DeleteAccount, MakePasskey, VerifyAttribute
from desktop.core.steps.passkey import Passkey
from desktop.ui.sign_in.pages.base import StepPage

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


class PlainPage(StepPage):
    """The fields, and nothing beside them."""

    serves: ClassVar[tuple[type[Step], ...]] = (
        SetUpEmail,
        Passkey,
        ForgotPassword,
        ConfirmAccount,
        ChangeAttribute,
        VerifyAttribute,
        MakePasskey,
        DeleteAccount,
    )
