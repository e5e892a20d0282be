"""Devices: met, confirmed, remembered, proven, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.practice.devices import Known, meet
from tests.practice.signing_in import ONCE, WRONG_PASSWORD, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


@pytest.fixture
def known(practice: Practice) -> Known:
    return meet(practice)


def test_a_device_is_met_where_the_pool_tracks_them(practice: Practice, known: Known) -> None:
    assert known.key.startswith(f"{practice.hello['region']}_")
    elsewhere = SignIn(practice, practice.person("plain")).begin()
    assert "NewDeviceMetadata" not in elsewhere.tokens


def test_a_remembered_device_stands_for_the_second_factor(practice: Practice, known: Known) -> None:
    assert known.confirm() is True
    known.remember()
    practice.control.clear_ledger()
    again = known.prove(known.come_back())
    assert "NewDeviceMetadata" not in again.tokens
    assert practice.control.ledger()["users"][again.username]["messages"] == 0


def test_one_that_is_not_remembered_does_not(known: Known) -> None:
    known.confirm()
    again = known.come_back()
    assert again.challenge == "EMAIL_OTP"
    assert known.prove(again.type_code()).tokens


def test_one_that_was_never_confirmed_is_met_again(known: Known) -> None:
    again = known.come_back()
    assert again.challenge == "EMAIL_OTP"
    assert again.type_code().tokens["NewDeviceMetadata"]["DeviceKey"] != known.key


def test_a_failed_proof_ends_the_sign_in(known: Known) -> None:
    known.confirm()
    known.remember()
    again = known.come_back()
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        known.prove(again, "something else")
    with refused("NotAuthorizedException", ONCE):
        again.answer(
            DEVICE_KEY=known.key,
            TIMESTAMP="x",
            PASSWORD_CLAIM_SECRET_BLOCK="x",
            PASSWORD_CLAIM_SIGNATURE="x",
        )


def test_an_unknown_device_costs_nothing(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("email-code+device")).begin()
    code = practice.code(sign_in.username)
    with refused("ResourceNotFoundException", "Device does not exist."):
        sign_in.answer(DEVICE_KEY="eu-west-1_0000", EMAIL_OTP_CODE=code)
    assert sign_in.answer(EMAIL_OTP_CODE=code).tokens


def test_a_forgotten_device_is_not_known_any_more(practice: Practice, known: Known) -> None:
    known.confirm()
    known.remember()
    listed = practice.boto3.list_devices(AccessToken=known.token)["Devices"]
    assert [device["DeviceKey"] for device in listed] == [known.key]
    practice.boto3.forget_device(AccessToken=known.token, DeviceKey=known.key)
    assert practice.boto3.list_devices(AccessToken=known.token)["Devices"] == []
    assert known.come_back().challenge == "EMAIL_OTP"
    with refused("ResourceNotFoundException", "Device does not exist."):
        known.remember()


def test_an_administrator_sees_and_forgets_devices(practice: Practice, known: Known) -> None:
    known.confirm()
    names = {"UserPoolId": known.sign_in.person["pool_id"], "Username": known.sign_in.username}
    device = practice.boto3.admin_get_device(**names, DeviceKey=known.key)["Device"]
    assert {"Name": "device_name", "Value": "A laptop"} in device["DeviceAttributes"]
    practice.boto3.admin_forget_device(**names, DeviceKey=known.key)
    assert practice.boto3.admin_list_devices(**names)["Devices"] == []


def test_only_the_confirmed_device_may_refresh(practice: Practice, known: Known) -> None:
    given = {"ClientId": known.sign_in.client_id, "RefreshToken": known.sign_in.tokens["RefreshToken"]}
    for device in ({}, {"DeviceKey": known.key}):
        with refused("NotAuthorizedException", "Invalid Refresh Token."):
            practice.boto3.get_tokens_from_refresh_token(**given, **device)
    known.confirm()
    with refused("NotAuthorizedException", "Invalid Refresh Token."):
        practice.boto3.get_tokens_from_refresh_token(**given)
    said = practice.boto3.get_tokens_from_refresh_token(**given, DeviceKey=known.key)
    assert said["AuthenticationResult"]["AccessToken"]


@pytest.mark.parametrize("config", [{}, {"Salt": "????", "PasswordVerifier": "AAAA"}])
def test_a_device_needs_a_secret(practice: Practice, known: Known, config: dict[str, str]) -> None:
    with refused("InvalidParameterException"):
        practice.boto3.confirm_device(
            AccessToken=known.token, DeviceKey=known.key, DeviceSecretVerifierConfig=config
        )


def test_an_unknown_key_cannot_be_confirmed(known: Known) -> None:
    known.key = "eu-west-1_0000"
    with refused("InvalidParameterException", "Invalid device key given."):
        known.confirm()
