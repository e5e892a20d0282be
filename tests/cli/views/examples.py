"""A step of each kind, made up from the types of its values."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from desktop.core.sign_in.password_policy import PasswordPolicy

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


def example_of(step: type[Step]) -> Step:
    return step(**{field.name: _value(field) for field in dataclasses.fields(step)})


def _value(field: dataclasses.Field[Any]) -> Any:  # noqa: ANN401 - as many types as fields
    known = {
        "policy": PasswordPolicy(),
        "choices": ("EMAIL_OTP", "SMS_MFA"),
        "reason": "asked",
        "because": "text-setup",
        "kind": "text",
    }
    if field.name in known:
        return known[field.name]
    if "tuple" in str(field.type):
        return ("given_name",)
    if "Mapping" in str(field.type):
        return {}
    return False if field.type == "bool" else "otpauth" if field.name == "otpauth" else "JBSWY3DP"
