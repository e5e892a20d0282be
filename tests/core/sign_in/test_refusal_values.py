"""A refusal's sentence is the same for who signs in, for a command and in the admins' window."""

from __future__ import annotations

import pytest

from desktop.cli.output import notices_of
from desktop.core import words
from desktop.core.cognito.refusals import read_refusal
from desktop.ui.app.error_text import problem_of

SAID = [
    ("InvalidParameterException", "Invalid phone number format.", "country code"),
    (
        "InvalidParameterException",
        "Attributes did not conform to the schema: birthdate: String must be no shorter than 10 characters",
        "1990-12-31",
    ),
    ("InvalidParameterException", "locale: Value is not allowed.", "Language"),
    ("InvalidParameterException", "custom:team: Value is not allowed.", "team"),
    ("InvalidParameterException", "Attribute value for email must not be null", "E-mail address"),
    ("InvalidParameterException", "user.email: Attribute cannot be updated.", "E-mail address"),
    ("InvalidParameterException", "custom:size: Attribute does not exist in the schema.", "size"),
    ("InvalidParameterException", "Something odd: nobody knows what.", "as it stands. Check"),
    ("UserLambdaValidationException", "PreSignUp failed with error Not on the list.", "“Not on the list.”"),
    ("InvalidPasswordException", "Password did not conform with policy: Password not long enough", "long"),
    ("LimitExceededException", "Exceeded daily email limit for the operation or the account.", "tomorrow"),
]


@pytest.mark.parametrize(("name", "text", "says"), SAID)
def test_what_the_service_names_is_named_wherever_attributes_are_given(
    name: str, text: str, says: str
) -> None:
    error = read_refusal(name, text, 400)
    (notice,) = notices_of(error)
    assert says in words.sentence(notice)
    assert words.sentence(problem_of(error)) == words.sentence(notice)


def test_advice_follows_the_kind_of_a_refusal_and_else_the_code() -> None:
    captcha, challenge, any_rule = (
        words.for_admin("blocked", because) for because in ("captcha", "challenge", None)
    )
    assert "CAPTCHA" in captcha
    assert "Challenge" in challenge
    assert words.for_admin("blocked", "of another version") == words.for_admin("blocked") == any_rule
