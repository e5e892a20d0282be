"""What is known of a device, and the calls about it."""

from __future__ import annotations

import base64
import json

from desktop.core.cognito import srp
from desktop.core.cognito.calls import (
    AppClient,
    AssociateSoftwareToken,
    GetTokensFromRefreshToken,
    InitiateAuth,
    RespondToAuthChallenge,
)
from desktop.core.cognito.device_calls import ConfirmDevice, UpdateDeviceStatus
from desktop.core.cognito.device_record import find_device, with_device, without_device
from desktop.core.cognito.known_device import Device
from desktop.core.cognito.replies import Introduced, NewDevice, read_authentication
from desktop.core.secret import Secret

CLIENT = AppClient("client")
ACCESS = Secret("access")
POOL = "eu-west-1_Ab3dEf6hI"
MINE, YOURS = Device.met("eu-west-1_mine", "-group"), Device.met("eu-west-1_yours", "-group")
TOKENS = {"AccessToken": "a", "IdToken": "i", "RefreshToken": "r", "ExpiresIn": 3600}


def test_a_device_is_found_by_either_name_of_its_person_and_by_no_other() -> None:
    record = json.loads(json.dumps(with_device(None, "5ab3", "ada@example.com", MINE, POOL)))
    assert find_device(record, POOL, "ada@example.com") == find_device(record, POOL, "nobody", "5ab3") == MINE
    assert find_device(record, POOL, "") is None
    assert find_device(None, POOL, "5ab3") is None


def test_each_person_has_a_device_here_and_a_new_one_takes_the_place_of_the_old() -> None:
    record = with_device(with_device(None, "5ab3", "ada", MINE, POOL), "77c1", "bob", YOURS, POOL)
    newer = Device.met("eu-west-1_newer", "-group")
    record = with_device(record, "5ab3", "ada", newer, POOL)
    assert find_device(record, POOL, "ada") == newer
    assert find_device(record, POOL, "bob") == YOURS


def test_an_alias_that_has_moved_to_somebody_else_moves_here_too() -> None:
    record = with_device(
        with_device(None, "5ab3", "team@example.com", MINE, POOL), "77c1", "team@example.com", YOURS, POOL
    )
    assert find_device(record, POOL, "team@example.com") == YOURS


def test_a_forgotten_device_is_not_found_any_more() -> None:
    record = with_device(with_device(None, "5ab3", "ada", MINE, POOL), "77c1", "bob", YOURS, POOL)
    assert find_device(without_device(record, MINE), POOL, "ada", "5ab3") is None
    assert find_device(without_device(record, MINE), POOL, "bob") == YOURS


def test_every_device_has_a_password_of_its_own_that_is_not_shown() -> None:
    assert len(base64.b64decode(MINE.password.reveal())) == 40
    assert MINE.password != YOURS.password
    assert MINE.password.reveal() not in repr(MINE)


def test_the_pool_gets_a_verifier_and_never_the_password() -> None:
    call = ConfirmDevice.of(ACCESS, MINE, "A laptop")
    request = call.request(CLIENT, None)
    config = request.pop("DeviceSecretVerifierConfig")
    assert request == {"AccessToken": "access", "DeviceKey": MINE.key, "DeviceName": "A laptop"}
    salt = int.from_bytes(base64.b64decode(config["Salt"]), "big")
    exponent = srp.password_exponent(MINE.group, MINE.key, MINE.password.reveal(), salt)
    assert int.from_bytes(base64.b64decode(config["PasswordVerifier"]), "big") == srp.verifier(exponent)
    assert config["PasswordVerifier"] not in repr(call)


def test_a_device_without_a_name_is_confirmed_without_one() -> None:
    assert "DeviceName" not in ConfirmDevice.of(ACCESS, MINE, "").request(CLIENT, None)


def test_the_pool_says_whether_the_person_decides() -> None:
    call = ConfirmDevice.of(ACCESS, MINE, "")
    assert call.read({"UserConfirmationNecessary": True}) == Introduced(asks_person=True)
    assert call.read({}) == Introduced(asks_person=False)


def test_a_device_is_remembered_or_not() -> None:
    said = [
        UpdateDeviceStatus(ACCESS, MINE.key, remembered=yes).request(CLIENT, None)["DeviceRememberedStatus"]
        for yes in (True, False)
    ]
    assert said == ["remembered", "not_remembered"]


def test_the_key_joins_the_calls_that_have_a_place_for_it() -> None:
    begun = InitiateAuth("USER_SRP_AUTH", {"USERNAME": "ada"}).with_device("k")
    answered = RespondToAuthChallenge("EMAIL_OTP", {"USERNAME": "ada"}).with_device("k")
    assert begun.request(CLIENT, None)["AuthParameters"] == {"USERNAME": "ada", "DEVICE_KEY": "k"}
    assert answered.request(CLIENT, None)["ChallengeResponses"] == {"USERNAME": "ada", "DEVICE_KEY": "k"}
    assert AssociateSoftwareToken().with_device("k") == AssociateSoftwareToken()


def test_tokens_of_a_device_are_renewed_by_that_device() -> None:
    request = GetTokensFromRefreshToken(Secret("r"), "k").request(CLIENT, None)
    assert request == {"RefreshToken": "r", "ClientId": "client", "DeviceKey": "k"}
    assert "DeviceKey" not in GetTokensFromRefreshToken(Secret("r")).request(CLIENT, None)


def test_a_new_device_comes_with_the_tokens_whole_or_not_at_all() -> None:
    told = {"DeviceKey": "k", "DeviceGroupKey": "g"}
    whole = read_authentication({"AuthenticationResult": TOKENS | {"NewDeviceMetadata": told}})
    half = read_authentication({"AuthenticationResult": TOKENS | {"NewDeviceMetadata": {"DeviceKey": "k"}}})
    assert getattr(whole, "new_device", None) == NewDevice("k", "g")
    assert getattr(half, "new_device", 0) is None
