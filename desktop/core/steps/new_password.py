"""A password of one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy
from desktop.core.steps.base import Field, FieldKind, Step


@dataclass(frozen=True, slots=True)
class NewPassword(Step):
    """A password of the person's own, in place of the temporary one.

    `missing_attributes` are the pool's required attributes without a value, as Cognito names them
    (`name`, `custom:team`). `policy` is what the profile knows of the pool's rules.
    """

    name: ClassVar[str] = "new-password"
    username: str
    missing_attributes: tuple[str, ...] = ()
    policy: PasswordPolicy = DEFAULT_POLICY

    def fields(self) -> tuple[Field, ...]:
        """Ask for the new password and each missing attribute."""
        attributes = (attribute_field(name) for name in self.missing_attributes)
        return (Field("new_password", "password"), *attributes)

    def attributes_asked(self) -> tuple[str, ...]:
        """Return the attributes without a value."""
        return self.missing_attributes

    def asking(self, attributes: tuple[str, ...]) -> NewPassword:
        """Return the step as it asks for these attributes instead."""
        return replace(self, missing_attributes=attributes)


def attribute_field(name: str) -> Field:
    """Return the field for an attribute of the pool."""
    kinds: dict[str, FieldKind] = {"email": "email", "phone_number": "phone"}
    return Field(name, kinds.get(name, "text"))
