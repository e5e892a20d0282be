"""All steps, and a step from its JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.steps.account import ConfirmAccount, ForgotPassword, ResetPassword, SignUp
from desktop.core.steps.base import Choice, Field, FieldKind, Step, to_plain
from desktop.core.steps.codes import EmailCode, SmsCode, TotpCode
from desktop.core.steps.factors import ChooseMfa, ChooseMfaSetup, SetUpEmail, SetUpTotp
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import BrowserSignIn, ChooseFactor, Identify, Password, SignIn
from desktop.core.steps.passkey import Passkey
from desktop.core.steps.pool_defined import Custom, NoWayOn, UnknownChallenge
from desktop.core.steps.remember_device import RememberDevice

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL: tuple[type[Step], ...] = (
    SignIn,
    Identify,
    BrowserSignIn,
    ChooseFactor,
    Password,
    NewPassword,
    EmailCode,
    SmsCode,
    TotpCode,
    ChooseMfa,
    ChooseMfaSetup,
    SetUpTotp,
    SetUpEmail,
    Passkey,
    Custom,
    ForgotPassword,
    ResetPassword,
    SignUp,
    ConfirmAccount,
    UnknownChallenge,
    NoWayOn,
    RememberDevice,
)
"""Every step there is; the challenge table and the pages are held against it by tests."""

_BY_NAME = {step.name: step for step in ALL}


def from_plain(name: str, values: Mapping[str, Any]) -> Step:
    """Return the step that `to_plain` described; KeyError or ValueError if it is none."""
    from desktop.core import records  # noqa: PLC0415 - the first page is asked without anything kept

    return records.read_closed(values, _BY_NAME[name])


__all__ = [
    "ALL",
    "BrowserSignIn",
    "Choice",
    "ChooseFactor",
    "ChooseMfa",
    "ChooseMfaSetup",
    "ConfirmAccount",
    "Custom",
    "EmailCode",
    "Field",
    "FieldKind",
    "ForgotPassword",
    "Identify",
    "NewPassword",
    "NoWayOn",
    "Passkey",
    "Password",
    "RememberDevice",
    "ResetPassword",
    "SetUpEmail",
    "SetUpTotp",
    "SignIn",
    "SignUp",
    "SmsCode",
    "Step",
    "TotpCode",
    "UnknownChallenge",
    "from_plain",
    "to_plain",
]
