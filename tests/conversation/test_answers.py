"""What was typed is cleaned of what nobody meant, and refused only where it can never be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.conversation.answers import check, clean, loses_line_break
from desktop.core import words
from desktop.core.catalogue.steps import FIELDS
from desktop.core.catalogue.typed_fields import MISSING
from desktop.core.notices.notice import Problem
from desktop.core.secret import Secret
from desktop.core.steps.codes import EmailCode, TotpCode
from desktop.core.steps.factors import SetUpEmail
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import Password, SignIn
from desktop.core.steps.pool_defined import Custom

if TYPE_CHECKING:
    from desktop.core.steps.base import Step

CODES = {
    "as it is": "123456",
    "eight digits": "12345678",
    "spaces around": "  123456 ",
    "groups": "123 456",
    "a dash": "123-456",
    "a long dash": "123—456",
    "a non-breaking hyphen": "123\u2011456",
    "a non-breaking space": "123\u00a0456",
    "a thin space": "123\u2009456",
    "full-width digits": "\uff11\uff12\uff13\uff14\uff15\uff16",
    "zero-width spaces": "\u200b123\u200b456\ufeff",
    "a right-to-left mark": "\u200f123456\u200e",
    "an isolate": "\u2068123456\u2069",
    "a tab and a line's end": "\t123456\r\n",
    "a soft hyphen": "123\u00ad456",
}


@pytest.mark.parametrize("typed", CODES.values(), ids=CODES)
def test_a_code_is_what_was_meant(typed: str) -> None:
    expected = "12345678" if len(typed) == 8 and typed.isdecimal() else "123456"
    assert clean("code", typed) == expected
    assert check(EmailCode(), {"code": typed}) == {"code": Secret(expected)}


@pytest.mark.parametrize("typed", ["123456.", "“123 456”,", "(123-456)", ": 123456!", "'123456'."])
def test_what_stood_around_a_code_in_its_message_is_no_part_of_it(typed: str) -> None:
    for step in (EmailCode(), TotpCode()):
        assert check(step, {"code": typed}) == {"code": Secret("123456")}
    assert check(Custom(kind="code"), {"answer": "A1."}) == {"answer": Secret("A1.")}


@given(st.text())
def test_a_code_has_nothing_left_that_cannot_be_seen(typed: str) -> None:
    cleaned = clean("code", typed)
    assert cleaned.isprintable()
    assert not any(character.isspace() for character in cleaned)


def test_digits_of_any_script_are_read() -> None:
    assert clean("code", "\u0661\u0662\u0663 \u06f4\u06f5\u06f6") == "123456"


@pytest.mark.parametrize("typed", ["AbC-123", "12345O", "🔑", "\u0661\u0662x", "½"])
def test_what_is_no_digit_is_no_code(typed: str) -> None:
    assert check(EmailCode(), {"code": typed}) == Problem("wrong-code", {"because": "letters"}, field="code")


@pytest.mark.parametrize("typed", ["12345", "1234567"])
def test_an_apps_code_has_six_digits_and_others_have_as_many_as_the_pool_likes(typed: str) -> None:
    problem = Problem("wrong-code", {"because": "length", "n": 6}, field="code")
    assert check(TotpCode(), {"code": typed}) == problem
    assert "has 6 digits." in words.sentence(problem)
    assert check(EmailCode(), {"code": typed}) == {"code": Secret(typed)}


def test_what_a_trigger_calls_a_code_may_be_anything() -> None:
    assert check(Custom(kind="code"), {"answer": "AbC-123"}) == {"answer": Secret("AbC123")}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("+49 151 1234-5678", "+4915112345678"), ("\uff0b1 (555) 010.0/12", "+1555010012"), ("555 0100", None)],
)
def test_a_phone_number_is_what_was_meant(typed: str, meant: str | None) -> None:
    answers = check(NewPassword("ada", ("phone_number",)), {"new_password": "x", "phone_number": typed})
    problem = Problem("not-a-phone-number", field="phone_number")
    assert answers == ({"new_password": Secret("x"), "phone_number": Secret(meant)} if meant else problem)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(" ada@example.com\n", "ada@example.com"), ("ada\uff20example.com", "ada@example.com"), ("ada", None)],
)
def test_an_address_is_what_was_meant(typed: str, meant: str | None) -> None:
    expected = {"email": Secret(meant)} if meant else Problem("not-an-email", field="email")
    assert check(SetUpEmail(), {"email": typed}) == expected


@pytest.mark.parametrize("typed", ["ada\nlovelace", "a\x00b", "a\x1b[2Jb"])
def test_what_no_keyboard_types_is_not_sent(typed: str) -> None:
    for step, field in ((SignIn(), "username"), (Password("ada", "asked"), "password")):
        problem = Problem("has-control-characters", field=field)
        assert check(step, {"password": "x", field: typed}) == problem


@given(st.text())
def test_a_password_is_left_alone(typed: str) -> None:
    assert clean("password", typed) == typed


@given(st.text(min_size=1))
def test_all_that_can_be_taken_from_a_password_is_white_space_at_its_ends(typed: str) -> None:
    answers = check(Password("ada", "asked"), {"password": typed})
    if not isinstance(answers, Problem):
        sent = answers["password"].reveal()
        at = typed.index(sent)
        assert not (typed[:at] + typed[at + len(sent) :]).strip()
        assert sent == typed or not typed.isprintable()


@pytest.mark.parametrize(
    "typed",
    ["Right-1!\n", "Right-1!\r\n", "\nRight-1!", "Right-1!\t", "Right-1!\n   ", "\t\r\nRight-1!\u2028\n"],
)
def test_a_line_break_that_was_pasted_along_is_no_part_of_a_password(typed: str) -> None:
    assert loses_line_break(SignIn(), {"password": typed})
    assert check(Password("ada", "asked"), {"password": typed}) == {"password": Secret("Right-1!")}
    assert check(NewPassword("ada"), {"new_password": typed}) == {"new_password": Secret("Right-1!")}


@pytest.mark.parametrize("typed", [" Right-1! ", "Right-1!", "Right\u00a01!", ""])
def test_without_a_line_break_nothing_is_taken_away(typed: str) -> None:
    assert not loses_line_break(SignIn(), {"password": typed})


@pytest.mark.parametrize(
    "password",
    [" Lead-1!", "Trail-1! ", "\uff11\uff12\uff13Abc!", "P\u00e4ss-1", "Pa\u0308ss-1", "🔑🔑🔑Aa1!"],
)
def test_an_old_password_is_sent_as_it_was_typed(password: str) -> None:
    assert check(Password("ada", "resumed"), {"password": password}) == {"password": Secret(password)}


@pytest.mark.parametrize(
    "typed", ["  ada ", "ada\n", "\u200bada\ufeff", "\u200fada\u200e", "\u00a0ada\u2003"]
)
def test_a_name_loses_what_stands_unseen_at_its_ends(typed: str) -> None:
    assert check(SignIn(), {"username": typed, "password": "x"}) == {
        "username": Secret("ada"),
        "password": Secret("x"),
    }


@pytest.mark.parametrize(
    "name",
    [
        "ada lovelace",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "👩\u200d🚀",
        "o'neil-smith",
        "ADA@example.com",
    ],
)
def test_a_name_keeps_what_stands_inside(name: str) -> None:
    assert clean("text", name) == name


@pytest.mark.parametrize(
    ("step", "typed", "field"),
    [
        (SignIn(), {"username": "", "password": "x"}, "username"),
        (SignIn(), {"username": " \u200b ", "password": "x"}, "username"),
        (SignIn(), {"username": "ada"}, "password"),
        (SignIn(), {}, "username"),
        (EmailCode(), {"code": "  - "}, "code"),
        (NewPassword("ada", ("name",)), {"new_password": "Chosen-1!", "name": " "}, "name"),
    ],
)
def test_what_is_needed_is_asked_for_at_its_field(step: Step, typed: dict[str, str], field: str) -> None:
    problem = Problem("field-required", field=field)
    assert check(step, typed) == problem
    assert words.sentence(problem) == MISSING[field]


@pytest.mark.parametrize(
    ("step", "field", "said"),
    [
        (NewPassword("ada", ("birthdate",)), "birthdate", "Type your date of birth."),
        (NewPassword("ada", ("custom:team",)), "custom:team", "“Team” is needed to go on."),
        (Custom("What is on your badge?"), "answer", "“What is on your badge?” is needed to go on."),
        (Custom(), "answer", "Type your answer."),
    ],
)
def test_what_is_missing_is_called_by_its_name(step: Step, field: str, said: str) -> None:
    problem = check(step, {"new_password": "Chosen-1!", field: " "})
    assert isinstance(problem, Problem)
    assert words.sentence(problem) == said


def test_every_field_of_the_catalogue_can_be_missed_by_its_name() -> None:
    assert set(MISSING) == set(FIELDS)


def test_a_name_that_is_known_need_not_be_typed_again() -> None:
    answers = check(SignIn("ada"), {"password": "x"})
    assert answers == {"username": Secret("ada"), "password": Secret("x")}


@pytest.mark.parametrize(
    ("step", "field", "most"),
    [
        (Password("ada", "resumed"), "password", 256),
        (NewPassword("ada"), "new_password", 256),
        (EmailCode(), "code", 256),
        (SignIn(), "username", 128),
        (Custom(), "answer", 2048),
    ],
)
def test_what_is_too_long_is_refused_at_its_field(step: Step, field: str, most: int) -> None:
    full = {"password": "x", field: "1" * most}
    assert not isinstance(check(step, full), Problem)
    longer = full | {field: "1" * (most + 1)}
    assert check(step, longer) == Problem("too-long", {"most": most}, field=field)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u3000"])
def test_a_new_password_may_have_a_space_inside_and_none_at_its_ends(blank: str) -> None:
    inside = f"Chosen{blank}1!"
    assert check(NewPassword("ada"), {"new_password": inside}) == {"new_password": Secret(inside)}
    refused = Problem("has-spaces", field="new_password")
    for typed in (f"Chosen-1!{blank}", f"{blank}Chosen-1!"):
        assert check(NewPassword("ada"), {"new_password": typed}) == refused
        assert not isinstance(check(Password("ada", "resumed"), {"password": typed}), Problem)


def test_an_emoji_is_a_character_of_a_new_password() -> None:
    assert check(NewPassword("ada"), {"new_password": "Chosen-1🔑"}) == {"new_password": Secret("Chosen-1🔑")}


def test_half_a_character_is_refused_before_anything_is_sent() -> None:
    problem = check(NewPassword("ada"), {"new_password": "Chosen-1\ud83d"})
    assert problem == Problem("invalid-input", field="new_password")


def test_what_was_not_asked_for_is_not_sent() -> None:
    assert check(EmailCode(), {"code": "1", "colour": "blue"}) == {"code": Secret("1")}


def test_a_problem_does_not_repeat_what_was_typed() -> None:
    problem = check(NewPassword("ada"), {"new_password": "My secret 1!"})
    assert "secret" not in repr(problem)
