"""A refusal names what it is about in many spellings; each leads to the right field, or to none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.cognito.complaint import complaint_in, complaints_in
from desktop.core.sign_in.standard_attributes import STANDARD_ATTRIBUTES

NAMES = ("username", "new_password", *sorted(STANDARD_ATTRIBUTES), "custom:team", "custom:employee_id")
SPELLINGS = (
    "InvalidParameterException: Invalid attributes given, {0} is missing",
    "InvalidParameterException: Attributes did not conform to the schema: {0}: The attribute is required\n",
    "InvalidParameterException: Attributes did not conform to the schema: {0}: The attribute {0} is required",
    "InvalidParameterException: Attribute value for {0} must not be null",
    "InvalidParameterException: Invalid user attributes: {0}: String must be no longer than 3 characters",
    "InvalidParameterException: {0}: Value must be a number.",
    "InvalidParameterException: user.{0}: Attribute cannot be updated.\n",
    "InvalidParameterException: Value at 'userAttributes.{0}' failed to satisfy constraint: x",
    "InvalidParameterException: Type for attribute {{{0}}} could not be determined",
    "NotAuthorizedException: Cannot modify an already provided {0}",
    "InvalidParameterException: Cannot modify the non-mutable attribute {0}",
    "NotAuthorizedException: A client attempted to write unauthorized attribute: {0}",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", [name for name in NAMES if name != "new_password"])
def test_every_attribute_in_every_spelling_leads_to_its_own_field(name: str, spelling: str) -> None:
    assert complaint_in(spelling.format(name), NAMES)[1] == name


@pytest.mark.parametrize("name", ["custom:team", "custom:employee_id"])
def test_a_custom_attribute_is_known_without_its_prefix(name: str) -> None:
    text = f"InvalidParameterException: {name.removeprefix('custom:')}: not from this list"
    assert complaint_in(text, NAMES)[1] == name


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Invalid email address format.", "email"),
        ("Invalid phone number format.", "phone_number"),
        ("Invalid birthdate.", "birthdate"),
        ("Username should be an email.", "username"),
        ("Username should be either an email or a phone number.", "username"),
        (
            "Username cannot be of email format, since user pool is configured for email alias.",
            "username",
        ),
        ("The username must not be an email address", "username"),
        ("Value at 'password' failed to satisfy constraint: x", "new_password"),
        ("Missing required parameter PASSWORD", "new_password"),
        ("givenName: The attribute is required", "given_name"),
        ("phoneNumber: The attribute is required", "phone_number"),
        ("Attributes did not conform to the schema: PHONE_NUMBER: The attribute is required", "phone_number"),
        ("Required attributes are missing: nickname, email", "nickname"),
        ("Invalid attributes given, nobody and email are missing", "email"),
        ("unheard_of: x\nemail: The attribute is required\n", "email"),
        ("the email of this pool is broken", None),
        ("profile: x", "profile"),
        ("Your profile has a name and an address", None),
        ("", None),
    ],
)
def test_a_word_of_the_text_is_no_field_unless_the_text_is_about_it(text: str, field: str | None) -> None:
    assert complaint_in(f"InvalidParameterException: {text}", NAMES)[1] == field


def test_an_attribute_by_its_number_is_counted_as_the_request_has_them() -> None:
    asked = ("username", "new_password", "email", "custom:team")
    text = (
        "InvalidParameterException: Value at 'userAttributes.{0}.member.value' failed to satisfy constraint"
    )
    assert [complaint_in(text.format(n), asked)[1] for n in (1, 2, 3)] == ["email", "custom:team", None]


def test_what_form_is_wanted_comes_with_its_limit() -> None:
    found = complaints_in("nickname: String must be no longer than 5 characters\nlocale: Locale is bad")
    assert [(one.because, dict(one.limits)) for one in found] == [("long", {"most": 5}), (None, {})]


@given(st.text(max_size=300))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    complaint, field = complaint_in(text, NAMES)
    assert field is None or (complaint is not None and field in NAMES)
