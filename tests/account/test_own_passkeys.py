"""Passkeys: made by a key for the profile's site alone, listed, deleted; and computers and sign-ins."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from desktop.conversation.view import Action
from desktop.core.cognito import errors as e
from desktop.core.cognito.device_record import SECTION as DEVICES
from desktop.core.cognito.device_record import with_device
from desktop.core.cognito.known_device import Device
from desktop.core.secret import Secret
from desktop.practice.state.stored_device import DeviceSecret, StoredDevice
from tests.account.own_account import Signed, Wanted
from tests.fixtures.key_in_hand import PIN

MAKE = "make-passkey"
YES = {"site": "true"}


def test_a_passkey_is_made_listed_and_removed() -> None:
    person = Signed()
    assert person.section("passkeys").notices[0].code == "no-passkey"
    assert person.do("add-passkey", "", (MAKE, YES)) == "passkey-added"
    assert person.view.notes == ["touch-key"]
    (row,) = person.section("passkeys").rows
    assert row.facts["site"] == "localhost"
    assert row.marks == ("cross-platform",)
    assert person.do("add-passkey", "", (MAKE, {})) == "passkey-added"  # the site was said once
    assert person.do("remove-passkey", row.id) == "passkey-removed"
    assert person.do("remove-passkey", row.id) == "passkey-unknown"


def test_nothing_is_made_for_a_site_that_is_not_the_persons() -> None:
    person = Signed()
    steps: list[Wanted] = [(MAKE, {"site": "false"}), (MAKE, Action.CANCEL)]
    assert person.leaves("add-passkey", "", *steps)
    assert person.view.problems == [("passkey-site-denied", "site")]
    person.context = replace(person.context, settings=replace(person.settings, relying_party="example.com"))
    assert person.leaves("add-passkey", "", (MAKE, {}), (MAKE, Action.CANCEL))
    assert person.view.problems == [("passkey-other-site", None)]
    assert person.key.signed == 0


def test_the_pin_is_asked_when_the_key_wants_it() -> None:
    person = Signed()
    person.key.mood = "with-pin"
    steps: list[Wanted] = [(MAKE, YES), (MAKE, YES | {"pin": "0"}), (MAKE, YES | {"pin": PIN})]
    assert person.do("add-passkey", "", *steps) == "passkey-added"
    assert person.view.problems == [("pin-needed", "pin"), ("wrong-pin", "pin")]


@pytest.mark.parametrize("mood", ["absent", "ignored"])
def test_a_key_that_is_not_there_or_not_touched_costs_nothing(mood: str) -> None:
    person = Signed()
    person.key.mood = mood

    def plugged_in(person: Signed) -> dict[str, str]:
        person.key.mood = "ready"
        return YES

    assert person.do("add-passkey", "", (MAKE, YES), (MAKE, plugged_in)) == "passkey-added"
    assert len(person.view.problems) == 1
    assert person.sent().count("CompleteWebAuthnRegistration") == 1


def test_where_the_pool_takes_none_that_is_all_there_is() -> None:
    person = Signed("plain", "rotation")
    section = person.section("passkeys")
    assert (section.rows, section.actions, section.notices[0].code) == ((), (), "passkeys-off")
    with pytest.raises(e.PasskeysOffError):
        person.do("add-passkey")


@pytest.mark.parametrize("when", ["before", "after"])
def test_after_a_lost_registration_it_is_looked_whether_the_passkey_is_there(when: str) -> None:
    person = Signed()
    person.pool.fault(operation="CompleteWebAuthnRegistration", when=when, do="close")
    steps: list[Wanted] = [(MAKE, YES)] * (1 if when == "after" else 2)
    assert person.do("add-passkey", "", *steps) == "passkey-added"
    assert len(person.user.passkeys) == 1
    assert person.done().count("CompleteWebAuthnRegistration") == 1


def test_a_lost_beginning_is_begun_again() -> None:
    person = Signed()
    person.pool.fault(operation="StartWebAuthnRegistration", when="after", do="close")
    assert person.do("add-passkey", "", (MAKE, YES)) == "passkey-added"


@pytest.mark.parametrize("when", ["before", "after"])
def test_after_a_lost_removal_it_is_looked_whether_the_passkey_is_gone(when: str) -> None:
    person = Signed()
    person.do("add-passkey", "", (MAKE, YES))
    (row,) = person.section("passkeys").rows
    person.pool.fault(operation="DeleteWebAuthnCredential", when=when, do="close")
    assert person.do("remove-passkey", row.id) == ("change-lost" if when == "before" else "passkey-removed")
    assert bool(person.user.passkeys) is (when == "before")
    assert person.sent().count("DeleteWebAuthnCredential") == 1


# Computers


def with_computers(count: int = 2) -> Signed:
    """Return somebody whose pool remembers computers; the first one is this."""
    person = Signed()
    now = person.clock.now()
    for number in range(count):
        key = f"eu-west-1_{number:08d}-0000-0000-0000-000000000000"
        secret = DeviceSecret("-group", key, 1, 2)
        person.user.devices[key] = StoredDevice(
            key, now, now, now, name=f"PC {number}", secret=secret, remembered=number == 0
        )
    first = Device(next(iter(person.user.devices)), "-group", Secret("x"))
    person.vault.sections[DEVICES] = json.dumps(
        with_device(None, person.name, person.name, first, person.settings.pool_address)
    )
    return person


def test_computers_are_listed_and_this_one_is_marked() -> None:
    person = with_computers()
    first, second = person.section("computers").rows
    assert (first.title, first.marks) == ("PC 0", ("this",))
    assert (second.title, second.marks) == ("PC 1", ("not-remembered",))
    assert {"used", "created"} <= set(first.facts)


def test_one_or_all_are_forgotten_this_one_last_and_its_secret_here_with_it() -> None:
    person = with_computers(3)
    first, second, _ = person.section("computers").rows
    assert person.do("forget-computer", second.id) == "computer-forgotten"
    assert person.do("forget-computer", second.id) == "computer-unknown"
    assert first.id in person.vault.sections[DEVICES]
    assert person.do("forget-all-computers") == "computers-forgotten"
    assert person.user.devices == {}
    assert first.id not in person.vault.sections[DEVICES]
    assert person.section("computers").notices[0].code == "no-computer"


@pytest.mark.parametrize("when", ["before", "after"])
def test_after_a_lost_reply_it_is_looked_whether_a_computer_is_forgotten(when: str) -> None:
    person = with_computers()
    first, _ = person.section("computers").rows
    person.pool.fault(operation="ForgetDevice", when=when, do="close")
    told = person.do("forget-computer", first.id)
    assert told == ("change-lost" if when == "before" else "computer-forgotten")
    assert (first.id in person.user.devices) is (when == "before")
    assert (first.id in person.vault.sections[DEVICES]) is (when == "before")
    person.pool.fault(operation="ForgetDevice", when="before", do="close")
    assert person.do("forget-all-computers") == "computers-left"


# Sign-ins


def test_sign_ins_are_there_where_the_pool_keeps_track_and_quietly_absent_elsewhere() -> None:
    assert [row.kind for row in Signed().section("computers").rows] == []
    person = Signed("plain", "careful")
    asyncio.run(_elsewhere(person))
    own, other = sorted(person.section("computers").rows, key=lambda row: not row.marks)
    assert (own.marks, own.actions) == (("this",), ())
    assert person.do("end-session", own.id) == "session-is-this"
    assert person.do("end-session", other.id) == "session-stopped"
    assert person.do("end-session", other.id) == "session-unknown"
    assert [row.id for row in person.section("computers").rows] == [own.id]


@pytest.mark.parametrize("when", ["before", "after"])
def test_after_a_lost_reply_it_is_looked_whether_a_sign_in_has_ended(when: str) -> None:
    person = Signed("plain", "careful")
    asyncio.run(_elsewhere(person))
    other = next(row for row in person.section("computers").rows if not row.marks)
    person.pool.fault(operation="RevokeUserSession", when=when, do="close")
    assert person.do("end-session", other.id) == ("change-lost" if when == "before" else "session-stopped")
    assert person.sent().count("RevokeUserSession") == 1


async def _elsewhere(person: Signed) -> None:
    """Sign in on another computer."""
    kept = dict(person.vault.sections)
    await person._sign_in()
    person.vault.sections.clear()
    person.vault.sections.update(kept)


def test_what_the_tokens_say_is_listed_and_the_tokens_are_not() -> None:
    person = Signed()
    section = person.section("claims")
    said = {row.id: row.facts["value"] for row in section.rows}
    assert said["id.cognito:username"] == person.name
    assert said["access.token_use"] == "access"
    token = person.vault.sections["tokens"]
    assert all(str(value) not in token for value in said.values() if len(str(value)) > 200)
