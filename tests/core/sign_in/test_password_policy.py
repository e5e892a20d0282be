"""The pool's rules for passwords, ticked off while a person types."""

from __future__ import annotations

import pytest

from desktop.core.sign_in.password_policy import (
    DEFAULT_POLICY,
    MOST_CHARACTERS,
    PasswordPolicy,
    Rule,
    rule_named_in,
)

# From the developer guide, "Adding user pool password requirements".
SYMBOLS = "^ $ * . [ ] { } ( ) ? \" ! @ # % & / \\ , > < ' : ; | _ ~ ` = + -"


def met(password: str, policy: PasswordPolicy = DEFAULT_POLICY) -> set[str]:
    return {rule.code for rule in policy.rules() if rule.met_by(password)}


def test_a_new_pool_asks_for_8_characters_of_all_four_kinds() -> None:
    assert [rule.code for rule in DEFAULT_POLICY.rules()] == ["length", "lower", "upper", "digit", "symbol"]
    assert met("Chosen-1!") == {"length", "lower", "upper", "digit", "symbol"}


@pytest.mark.parametrize(
    ("password", "broken"),
    [
        ("Chose-1", "length"),
        ("CHOSEN-1", "lower"),
        ("chosen-1", "upper"),
        ("Chosen-x", "digit"),
        ("Chosen11", "symbol"),
    ],
)
def test_a_password_breaks_the_rule_it_breaks_and_no_other(password: str, broken: str) -> None:
    assert {rule.code for rule in DEFAULT_POLICY.rules()} - met(password) == {broken}


@pytest.mark.parametrize("symbol", SYMBOLS.split())
def test_every_symbol_of_cognito_is_one(symbol: str) -> None:
    assert Rule("symbol", 8).met_by(symbol)


@pytest.mark.parametrize(
    "character", ["a", "Z", "5", "§", "€", "ä", "\N{EMOJI MODIFIER FITZPATRICK TYPE-3}", "\t"]
)
def test_nothing_else_is_a_symbol(character: str) -> None:
    assert not Rule("symbol", 8).met_by(character)


@pytest.mark.parametrize("password", ["ÄÖÜ", "äöü", "٣４²"])
def test_letters_and_digits_are_those_of_ascii(password: str) -> None:
    assert met(password) <= {"length", "symbol"}


def test_a_password_has_at_most_256_characters() -> None:
    assert Rule("length", 8).met_by("x" * MOST_CHARACTERS)
    assert not Rule("length", 8).met_by("x" * (MOST_CHARACTERS + 1))


def test_a_pools_own_policy_has_its_own_rules() -> None:
    policy = PasswordPolicy(min_length=12, symbol=False, upper=False)
    assert policy.rules() == (Rule("length", 12), Rule("lower", 12), Rule("digit", 12))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Password did not conform with policy: Password not long enough", "length"),
        ("Password did not conform with policy: Password must have lowercase characters", "lower"),
        ("Password did not conform with policy: Password must have uppercase characters", "upper"),
        ("Password does not conform to policy: Password must have numeric characters", "digit"),
        ("InvalidPasswordException: Password must have symbol characters.", "symbol"),
        ("Provided password cannot be used for security reasons.", None),
        ("", None),
    ],
)
def test_the_rule_that_a_refusal_names_is_found(text: str, code: str | None) -> None:
    assert rule_named_in(text) == code
