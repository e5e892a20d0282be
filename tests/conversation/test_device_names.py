"""This computer is found again under every name of a person, and never taken for somebody else's."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.cognito.device_record import SECTION, find_device, names_of, with_device
from desktop.core.cognito.known_device import Device
from tests.conversation.scripted import ScriptedSignIn
from tests.fixtures.in_process import VaultInMemory
from tests.fixtures.scripted_pool import ScriptedPool, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

POOL = "eu-west-1_Ab3dEf6hI"
NAME, OTHER = "5ab3-0001", "77c1-0002"
MINE, YOURS = Device.met("eu-west-1_mine", "-group"), Device.met("eu-west-1_yours", "-group")
PROVE = {"to": "InitiateAuth", "challenge": "PASSWORD_VERIFIER"}
UNKNOWN_DEVICE = {"error": "ResourceNotFoundException", "text": "Device does not exist."}


def told(name: str) -> dict[str, Any]:
    """Return the challenge that tells what the pool calls the person."""
    return PROVE | {"parameters": {"USERNAME": name, "USER_ID_FOR_SRP": name}}


def in_with(name: str, device: str | None = None) -> dict[str, Any]:
    """Return the tokens that follow, with a new device where the pool gives one."""
    result = tokens(name)
    if device is not None:
        result["NewDeviceMetadata"] = {"DeviceKey": device, "DeviceGroupKey": "-group"}
    return {"to": "PASSWORD_VERIFIER", "body": {"AuthenticationResult": result, "ChallengeParameters": {}}}


def sign_in(vault: VaultInMemory, typed: str, *replies: Mapping[str, Any]) -> list[str | None]:
    """Sign in under a name, and return the device's key in each call, None where there is none."""
    turn = {"step": "sign-in", "give": {"username": typed, "password": "Right-1!"}}
    confirm = {"to": "ConfirmDevice", "body": {"UserConfirmationNecessary": False}}
    with ScriptedPool([*replies, confirm]) as pool:
        signing_in = ScriptedSignIn({"turn": [turn]}, "srp", vault=vault)
        assert asyncio.run(signing_in.run(pool)) == "signed-in"
        assert not pool.unexpected
        sent = [request.members for request in pool.requests]
    calls = [members.get("AuthParameters") or members.get("ChallengeResponses") for members in sent]
    return [call.get("DEVICE_KEY") for call in calls if call is not None]


def kept(vault: VaultInMemory) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(vault.sections[SECTION])
    return record


def knowing(*records: tuple[str, str, Device]) -> VaultInMemory:
    record: dict[str, Any] | None = None
    for name, typed, device in records:
        record = with_device(record, name, typed, device, POOL)
    vault = VaultInMemory()
    vault.sections[SECTION] = json.dumps(record)
    return vault


def test_a_device_is_found_by_the_pools_own_name_and_learned_under_each_that_is_typed() -> None:
    vault, key = VaultInMemory(), MINE.key
    assert sign_in(vault, "ada@example.com", told(NAME), in_with(NAME, key)) == [None, None]
    assert sign_in(vault, "ada@example.com", told(NAME), in_with(NAME)) == [key, key]
    for alias in ("+4915112345678", "ada"):
        assert sign_in(vault, alias, told(NAME), in_with(NAME)) == [None, key], "told by the challenge"
        assert sign_in(vault, alias, told(NAME), in_with(NAME)) == [key, key], "learned"
    assert sign_in(vault, "ada@example.com", told(NAME), in_with(NAME)) == [key, key]
    assert names_of(kept(vault), MINE) == (NAME, "+4915112345678", "ada", "ada@example.com")


@pytest.mark.parametrize("typed", ["ADA@Example.com", "Ada@example.com", NAME.upper()])
def test_letters_of_another_case_find_it_too(typed: str) -> None:
    vault = knowing((NAME, "ada@example.com", MINE))
    assert sign_in(vault, typed, told(NAME), in_with(NAME)) == [MINE.key, MINE.key]
    assert find_device(kept(vault), POOL, typed) is not None


def test_where_case_tells_people_apart_nobody_loses_a_device() -> None:
    vault = knowing(("ada", "ada", MINE))
    refusing = PROVE | UNKNOWN_DEVICE
    assert sign_in(vault, "Ada", refusing, told("Ada"), in_with("Ada", YOURS.key)) == [MINE.key, None, None]
    assert sign_in(vault, "ada", told("ada"), in_with("ada")) == [MINE.key, MINE.key]
    assert sign_in(vault, "Ada", told("Ada"), in_with("Ada")) == [YOURS.key, YOURS.key]


def test_a_name_that_two_people_have_in_two_cases_is_guessed_for_neither() -> None:
    record = with_device(with_device(None, "ada", "ada", MINE, POOL), "ADA", "ADA", YOURS, POOL)
    assert find_device(record, POOL, "Ada") is None
    assert find_device(record, POOL, "ada") == MINE


def test_an_alias_that_now_means_somebody_else_brings_their_device() -> None:
    vault = knowing((NAME, "team@example.com", MINE), (OTHER, "bob", YOURS))
    keys = sign_in(vault, "team@example.com", told(OTHER), in_with(OTHER))
    assert keys == [MINE.key, YOURS.key]
    assert find_device(kept(vault), POOL, NAME) == MINE
    assert find_device(kept(vault), POOL, "team@example.com") == YOURS


def test_what_was_found_by_an_alias_is_not_used_for_another_person() -> None:
    vault = knowing((NAME, "team@example.com", MINE))
    assert sign_in(vault, "team@example.com", told(OTHER), in_with(OTHER)) == [MINE.key, None]
    assert find_device(kept(vault), POOL, NAME) == MINE


def test_a_device_that_the_pool_forgot_is_dropped_for_good() -> None:
    vault = knowing((NAME, "ada", MINE))
    keys = sign_in(vault, "ada", PROVE | UNKNOWN_DEVICE, told(NAME), in_with(NAME))
    assert keys == [MINE.key, None, None]
    assert find_device(kept(vault), POOL, "ada", NAME) is None


@pytest.mark.parametrize("typed", [(), ("ada",), ("ada", "ada@example.com")])
def test_records_of_one_name_and_of_many_are_read(typed: Sequence[str]) -> None:
    record = with_device(None, NAME, "x", MINE, POOL)
    record["users"][NAME]["typed"] = list(typed)
    assert find_device(record, POOL, NAME) == MINE
    for name in typed:
        assert find_device(record, POOL, "nobody", name) == MINE


def test_names_do_not_pile_up_without_end() -> None:
    record: dict[str, Any] | None = None
    for number in range(50):
        record = with_device(record, NAME, f"alias-{number}", MINE, POOL)
    names = names_of(record, MINE)
    assert len(names) == 21
    assert names[-1] == "alias-49"
