"""The steps of somebody who is signed in and changes something about their own account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy
from desktop.core.steps.base import Field, Step, yes_or_no
from desktop.core.steps.new_password import attribute_field


@dataclass(frozen=True, slots=True)
class ChangePassword(Step):
    """The present password, and the one that takes its place."""

    name: ClassVar[str] = "change-password"
    username: str
    policy: PasswordPolicy = DEFAULT_POLICY

    def fields(self) -> tuple[Field, ...]:
        """Ask for both; the present one proves that it is the person who sits here."""
        return (Field("present_password", "password"), Field("new_password", "password"))


@dataclass(frozen=True, slots=True)
class ChangeAttribute(Step):
    """Another value for an attribute, by Cognito's name of it."""

    name: ClassVar[str] = "change-attribute"
    attribute: str
    value: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the value, beginning with the present one."""
        return (replace(attribute_field(self.attribute), value=self.value or None),)

    def case(self) -> str:
        """Return `address` for what has to be confirmed by a code."""
        return "address" if self.attribute in ADDRESSES else ""


@dataclass(frozen=True, slots=True)
class VerifyAttribute(Step):
    """The code that confirms an address. `destination` is masked by the pool, empty if not known.

    `kept` is the old address, where the pool uses it until the new one is confirmed.
    """

    name: ClassVar[str] = "verify-attribute"
    attribute: str
    destination: str = ""
    kept: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code."""
        return (Field("code", "code", digits=0),)

    def case(self) -> str:
        """Return `kept` while the old address is in use."""
        return "kept" if self.kept else ""


@dataclass(frozen=True, slots=True)
class MakePasskey(Step):
    """A security key is to make a passkey for the site `rp_id`.

    It is asked again with a field for the site where nobody has said that it is the right one, and for the
    key's PIN.
    """

    name: ClassVar[str] = "make-passkey"
    rp_id: str
    asks_site: bool = False
    asks_pin: bool = False

    def fields(self) -> tuple[Field, ...]:
        """Ask what is still to be said."""
        site = yes_or_no("site")
        pin = Field("pin", "password")
        return (*((site,) if self.asks_site else ()), *((pin,) if self.asks_pin else ()))

    def case(self) -> str:
        """Return `site` if it has to be confirmed, or `pin`."""
        return "site" if self.asks_site else "pin" if self.asks_pin else ""

    def context(self) -> dict[str, Any]:
        """Return what a front end shows beside the fields."""
        return {"rp_id": self.rp_id}


@dataclass(frozen=True, slots=True)
class DeleteAccount(Step):
    """The own name, typed, so that nobody deletes an account by a slip."""

    name: ClassVar[str] = "delete-account"
    username: str

    def fields(self) -> tuple[Field, ...]:
        """Ask for the name."""
        return (Field("typed_name", "text"),)


ADDRESSES = ("email", "phone_number")
"""The attributes that the pool can confirm by a code."""

OWN_STEPS: tuple[type[Step], ...] = (
    ChangePassword,
    ChangeAttribute,
    VerifyAttribute,
    MakePasskey,
    DeleteAccount,
)
"""The steps that no sign-in asks; they are never kept, for what is done with an account is begun anew."""
