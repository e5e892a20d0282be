"""The steps that choose a second factor, or set one up."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import ClassVar

from desktop.core.steps.base import Field, Step
from desktop.core.steps.choice_field import choice_field
from desktop.core.steps.codes import TOTP_DIGITS

_MOST_IN_QR_CODE = 2000


@dataclass(frozen=True, slots=True)
class ChooseMfa(Step):
    """Which second factor to use. Values are Cognito's names of MFA kinds."""

    name: ClassVar[str] = "choose-mfa"
    choices: tuple[str, ...]

    def fields(self) -> tuple[Field, ...]:
        """Ask which factor."""
        return (choice_field(self.choices),)


@dataclass(frozen=True, slots=True)
class ChooseMfaSetup(Step):
    """Which second factor to set up, where the pool allows more than one."""

    name: ClassVar[str] = "choose-mfa-setup"
    choices: tuple[str, ...]

    def fields(self) -> tuple[Field, ...]:
        """Ask which factor."""
        return (choice_field(self.choices),)


def fits_qr_code(uri: str) -> bool:
    """Say whether a URI can be shown as a QR code that a phone reads; a pool may send any text for a key."""
    return len(uri) <= _MOST_IN_QR_CODE


@dataclass(frozen=True, slots=True)
class SetUpTotp(Step):
    """An authenticator app is set up.

    The step is asked twice: first without a key, until the person says that the phone is ready, then with
    `secret` (base32) and `otpauth` (the URI for a QR code). `replaces_key`: an entry made before in the
    app is worthless now.
    """

    name: ClassVar[str] = "set-up-totp"
    secret: str = dataclasses.field(default="", repr=False)
    otpauth: str = dataclasses.field(default="", repr=False)
    replaces_key: bool = False

    def case(self) -> str:
        """Return `key` once there is a key to show."""
        return "key" if self.secret else ""

    def fields(self) -> tuple[Field, ...]:
        """Ask nothing before there is a key; then for its first code and a name for the device."""
        if not self.secret:
            return ()
        return (Field("code", "code", digits=TOTP_DIGITS), Field("device_name", "text", required=False))

    def without_secrets(self) -> Step:
        """Leave the key out: it is never written to disk, and a resumed sign-in shows a new one."""
        return SetUpTotp(replaces_key=self.replaces_key or bool(self.secret))


@dataclass(frozen=True, slots=True)
class SetUpEmail(Step):
    """An e-mail address for codes."""

    name: ClassVar[str] = "set-up-email"

    def fields(self) -> tuple[Field, ...]:
        """Ask for the address."""
        return (Field("email", "email"),)
