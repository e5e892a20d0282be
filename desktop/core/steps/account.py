"""The steps around an account: a password that is forgotten, an account that is new or unconfirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy
from desktop.core.steps.base import Field, Step
from desktop.core.steps.new_password import attribute_field


@dataclass(frozen=True, slots=True)
class ForgotPassword(Step):
    """Ask for a code to set a new password with."""

    name: ClassVar[str] = "forgot-password"
    username: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the name."""
        return (Field("username", "text", value=self.username or None),)


@dataclass(frozen=True, slots=True)
class ResetPassword(Step):
    """A code, and the new password it allows. `destination` is masked by the pool, empty if not known."""

    name: ClassVar[str] = "reset-password"
    username: str
    destination: str = ""
    policy: PasswordPolicy = DEFAULT_POLICY

    def fields(self) -> tuple[Field, ...]:
        """Ask for both at once, as the pool takes them."""
        return (Field("code", "code", digits=0), Field("new_password", "password"))


@dataclass(frozen=True, slots=True)
class SignUp(Step):
    """A new account. `attributes` are the pool's, as Cognito names them."""

    name: ClassVar[str] = "sign-up"
    attributes: tuple[str, ...] = ()
    policy: PasswordPolicy = DEFAULT_POLICY

    def fields(self) -> tuple[Field, ...]:
        """Ask for a name, a password and the attributes."""
        attributes = (attribute_field(name) for name in self.attributes)
        return (Field("username", "text"), Field("new_password", "password"), *attributes)

    def attributes_asked(self) -> tuple[str, ...]:
        """Return the profile's attributes for new accounts."""
        return self.attributes

    def asking(self, attributes: tuple[str, ...]) -> SignUp:
        """Return the step as it asks for these attributes instead."""
        return replace(self, attributes=attributes)


@dataclass(frozen=True, slots=True)
class ConfirmAccount(Step):
    """The code that proves a new account's address. `destination` is masked, empty if not known."""

    name: ClassVar[str] = "confirm-account"
    username: str
    destination: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code."""
        return (Field("code", "code", digits=0),)
