"""Steps go to JSON values and back, and never hold a secret."""

from __future__ import annotations

import json
from dataclasses import fields as members

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.core.steps import all_steps as steps
from desktop.core.steps.all_steps import ALL, from_plain
from desktop.core.steps.base import Step, to_plain
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import Password, SignIn
from desktop.core.steps.pool_defined import NoWayOn, UnknownChallenge

WAYS = st.lists(st.text(), max_size=3).map(tuple)
POLICIES = st.builds(PasswordPolicy, st.integers(6, 99), *[st.booleans()] * 4)
STEPS: dict[type[Step], st.SearchStrategy[Step]] = {
    SignIn: st.builds(SignIn, st.text()),
    Password: st.builds(Password, st.text(), st.text(), st.booleans()),
    NewPassword: st.builds(NewPassword, st.text(), st.lists(st.text(), max_size=4).map(tuple), POLICIES),
    EmailCode: st.builds(EmailCode, st.text()),
    steps.Identify: st.builds(steps.Identify, st.text()),
    steps.BrowserSignIn: st.builds(steps.BrowserSignIn, st.text(), st.text(), st.booleans()),
    steps.ChooseFactor: st.builds(steps.ChooseFactor, WAYS),
    steps.SmsCode: st.builds(steps.SmsCode, st.text()),
    steps.TotpCode: st.builds(steps.TotpCode, st.text()),
    steps.ChooseMfa: st.builds(steps.ChooseMfa, WAYS),
    steps.ChooseMfaSetup: st.builds(steps.ChooseMfaSetup, WAYS),
    steps.SetUpTotp: st.builds(steps.SetUpTotp, st.text(), st.text(), st.booleans()),
    steps.SetUpEmail: st.just(steps.SetUpEmail()),
    steps.ForgotPassword: st.builds(steps.ForgotPassword, st.text()),
    steps.ResetPassword: st.builds(steps.ResetPassword, st.text(), st.text(), POLICIES),
    steps.SignUp: st.builds(steps.SignUp, WAYS, POLICIES),
    steps.ConfirmAccount: st.builds(steps.ConfirmAccount, st.text(), st.text()),
    steps.Custom: st.builds(
        steps.Custom, st.text(), st.text(), parameters=st.dictionaries(st.text(), st.text(), max_size=3)
    ),
    steps.Passkey: st.builds(
        steps.Passkey, st.text(), st.text(), st.booleans(), WAYS, st.booleans(), st.text()
    ),
    steps.RememberDevice: st.builds(steps.RememberDevice, st.text()),
    UnknownChallenge: st.builds(UnknownChallenge, st.text()),
    NoWayOn: st.builds(NoWayOn, st.sampled_from(["text-setup", "no-factor"])),
}
NOT_SHOWN: dict[type[Step], set[str]] = {steps.Passkey: {"options", "asks_pin", "choices", "asks_site"}}
"""What no front end needs, or what the fields say."""
SECRET_WORDS = ("code", "password", "session", "secret", "ticket", "token")


def test_every_step_is_held_here() -> None:
    defined = {thing for thing in vars(steps).values() if isinstance(thing, type) and issubclass(thing, Step)}
    assert set(STEPS) == set(ALL) == defined - {Step}


@given(st.one_of(*STEPS.values()))
def test_a_step_survives_json(step: Step) -> None:
    kept = json.loads(json.dumps(to_plain(step)))
    assert from_plain(step.name, kept) == step


@given(st.one_of(*STEPS.values()))
def test_what_a_front_end_shows_is_json(step: Step) -> None:
    whole = json.loads(json.dumps(to_plain(step)))
    shown = {name: value for name, value in whole.items() if name not in NOT_SHOWN.get(type(step), ())}
    assert json.loads(json.dumps(step.context())) == shown


@pytest.mark.parametrize("step", ALL, ids=lambda step: step.name)
def test_a_step_that_is_written_down_holds_no_secret(step: type[Step]) -> None:
    kept = to_plain(_example(step).without_secrets())
    assert not {name for name in kept if kept[name] and any(word in name for word in SECRET_WORDS)}


def test_an_authenticator_key_is_shown_but_neither_kept_nor_printed() -> None:
    step = steps.SetUpTotp("JBSWY3DPEHPK3PXP", "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")
    assert step.context()["secret"] == "JBSWY3DPEHPK3PXP"
    assert "JBSWY3DPEHPK3PXP" not in repr(step)
    assert step.without_secrets() == steps.SetUpTotp(replaces_key=True)


@pytest.mark.parametrize("step", ALL, ids=lambda step: step.name)
def test_a_field_that_is_secret_starts_empty_and_is_shown_as_such(step: type[Step]) -> None:
    for field in _example(step).fields():
        if field.name in {"password", "new_password", "code"}:
            assert field.value is None
            assert field.kind in {"password", "code"}


@pytest.mark.parametrize("step", ALL, ids=lambda step: step.name)
def test_names_are_public_and_unique(step: type[Step]) -> None:
    assert step.name == step.name.lower()
    assert [other for other in ALL if other.name == step.name] == [step]
    names = [field.name for field in _example(step).fields()]
    assert len(names) == len(set(names))


def _example(step: type[Step]) -> Step:
    types = {"bool": True}
    given_values: dict[str, object] = {
        member.name: types.get(str(member.type), "example") for member in members(step)
    }
    if step is NewPassword:
        given_values |= {"missing_attributes": ["email", "phone_number", "custom:team"], "policy": {}}
    if "choices" in given_values:
        given_values["choices"] = ["EMAIL_OTP", "SMS_MFA"]
    if "attributes" in given_values:
        given_values["attributes"] = ["email"]
    if "policy" in given_values:
        given_values["policy"] = {}
    if step is steps.Custom:
        given_values |= {"kind": "text", "parameters": {}}
    return from_plain(step.name, given_values)


def test_a_missing_attribute_is_asked_for_in_its_own_kind() -> None:
    kinds = {field.name: field.kind for field in _example(NewPassword).fields()}
    assert kinds == {
        "new_password": "password",
        "email": "email",
        "phone_number": "phone",
        "custom:team": "text",
    }


def test_a_known_name_is_filled_in_and_an_unknown_one_is_not() -> None:
    assert [field.value for field in SignIn("ada").fields()] == ["ada", None]
    assert [field.value for field in SignIn().fields()] == [None, None]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("no-such-step", {}),
        ("email-code", {"colour": "blue"}),
        ("password", {}),
        ("new-password", {"username": "ada", "policy": {"max_length": 3}}),
    ],
)
def test_what_describes_no_step_is_refused(name: str, values: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(name, values)
