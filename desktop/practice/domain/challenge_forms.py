"""What the login page asks for each challenge it can show, and how its fields become an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.domain.login import LoginQuestion

Parameters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form; with `choices` one of them is picked."""

    name: str
    label: str
    kind: str = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChallengeForm:
    """A challenge on the page: its title, and the fields in the API's names."""

    title: str
    fields: Callable[[Parameters], tuple[FormField, ...]]


def _code(challenge: str) -> ChallengeForm:
    field = FormField(f"{challenge}_CODE", "Code", "code")
    return ChallengeForm("Enter your code", lambda _: (field,))


def _new_password(parameters: Parameters) -> tuple[FormField, ...]:
    missing = json.loads(parameters["requiredAttributes"])
    asked = (FormField(name, name.removeprefix("userAttributes.")) for name in missing)
    return (FormField("NEW_PASSWORD", "New password", "password"), *asked)


def _factor(parameters: Parameters) -> tuple[FormField, ...]:
    return (
        FormField("ANSWER", "Send the code by", choices=tuple(json.loads(parameters["MFAS_CAN_CHOOSE"]))),
    )


def _setup(parameters: Parameters) -> tuple[FormField, ...]:
    if "SOFTWARE_TOKEN_MFA" in parameters["MFAS_CAN_SETUP"]:
        return (FormField(APP_CODE, "Code of the app", "code"),)
    return (FormField("EMAIL", "Your e-mail address", "email"),)


APP_CODE = "APP_CODE"
"""The first code of an authenticator app, which an operation of its own takes."""

FORMS = {
    "NEW_PASSWORD_REQUIRED": ChallengeForm("Choose a new password", _new_password),
    "EMAIL_OTP": _code("EMAIL_OTP"),
    "SMS_MFA": _code("SMS_MFA"),
    "SOFTWARE_TOKEN_MFA": _code("SOFTWARE_TOKEN_MFA"),
    "SELECT_MFA_TYPE": ChallengeForm("Choose how to sign in", _factor),
    "MFA_SETUP": ChallengeForm("Set up a second factor", _setup),
}
"""By the service's names. What is missing (custom challenges, devices) managed login does not ask either."""


def fields_of(question: LoginQuestion) -> tuple[FormField, ...]:
    """Return what is asked for a challenge."""
    return FORMS[question.challenge].fields(question.parameters)
