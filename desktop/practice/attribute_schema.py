"""A pool's schema: which attributes there are, and what their values look like.

The service's own attributes are the claims of OpenID Connect Core 5.1; `custom:` ones have to be declared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.errors import ServiceError
    from desktop.practice.state.user_pool import UserPool

STANDARD = frozenset(
    {
        "address",
        "birthdate",
        "email",
        "email_verified",
        "family_name",
        "gender",
        "given_name",
        "locale",
        "middle_name",
        "name",
        "nickname",
        "phone_number",
        "phone_number_verified",
        "picture",
        "preferred_username",
        "profile",
        "sub",
        "updated_at",
        "website",
        "zoneinfo",
    }
)
_CUSTOM = ("custom:", "dev:custom:")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_PHONE = re.compile(r"\+[0-9]{1,15}")
_NUMBER = re.compile(r"-?[0-9]+")
_BIRTHDATE_LENGTH = 10


def require_conforming(pool: UserPool, attributes: Mapping[str, str]) -> None:
    """Refuse attributes that the pool lacks, and values that they cannot have; an empty one removes."""
    for name in attributes:
        if name not in STANDARD and not _is_declared(pool, name):
            raise _against_schema(name, "Attribute does not exist in the schema.")
    for name, value in attributes.items():
        if value:
            _require_form(name, value)


def _is_declared(pool: UserPool, name: str) -> bool:
    prefix = next((prefix for prefix in _CUSTOM if name.startswith(prefix)), None)
    return prefix is not None and name.removeprefix(prefix) in pool.settings.custom_attributes


def _require_form(name: str, value: str) -> None:
    if name == "email" and not _EMAIL.fullmatch(value):
        raise invalid_parameter("Invalid email address format.")
    if name == "phone_number" and not _PHONE.fullmatch(value):
        raise invalid_parameter("Invalid phone number format.")
    if name == "birthdate" and len(value) != _BIRTHDATE_LENGTH:
        how = "shorter" if len(value) < _BIRTHDATE_LENGTH else "longer"
        raise _against_schema(name, f"String must be no {how} than {_BIRTHDATE_LENGTH} characters")
    if name == "updated_at" and not _NUMBER.fullmatch(value):
        raise _against_schema(name, "Value must be a number.")


def _against_schema(name: str, complaint: str) -> ServiceError:
    return invalid_parameter(f"Attributes did not conform to the schema: {name}: {complaint}\n")
