from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow
    from tests.cli.stile import JsonSession, Stile
    from tests.fixtures.practice import Practice

CLASSIC = "temporary-password+email-code"
NEW = "Chosen-By-Me-1"


def reaches_new_password(session: JsonSession, person: dict[str, Any]) -> dict[str, Any]:
    session.is_asked("sign-in")
    session.says(username=person["username"], password=person["password"])
    return session.is_asked("new-password")


def reaches_code(session: JsonSession, person: dict[str, Any]) -> dict[str, Any]:
    reaches_new_password(session, person)
    session.says(new_password=NEW)
    return session.is_asked("email-code")


@pytest.mark.parametrize("flow", ["srp", pytest.param("password", marks=pytest.mark.ci)])
def test_a_temporary_password_leads_to_tokens(stile: Stile, practice: Practice, flow: Flow) -> None:
    stile.add_practice(practice.hello, flow)
    person = practice.person(CLASSIC)
    with stile.session() as session:
        assert session.hears("hello") == {"event": "hello", "protocol": 1, "store": "memory"}
        ask = reaches_code(session, person)
        assert ask["context"]["destination"].endswith("***")
        session.says(ask=ask["ask"], fields={"code": practice.code(person["username"])})
        assert session.ends("signed-in") == 0
        assert session.heard[-1]["username"] == person["username"]
    assert practice.control.ledger()["refused_reuses"] == 0


@pytest.mark.ci
def test_a_password_with_something_pasted_along_is_an_ask_of_its_own(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    name, password = person["username"], person["password"]
    with srp.session() as session:
        session.is_asked("sign-in")
        for along in (" ", "."):
            session.says(username=name, password=password + along)
            session.is_asked("sign-in", "password-as-pasted")
        assert password not in session.heard[-1]["problem"]["message"]
        session.says(username=name, password=password + ".")
        session.is_asked("sign-in", "wrong-password")
        session.says(username=name, password=password + "\n")
        assert session.hears("note")["code"] == "line-break-left-out"
        assert session.ends("signed-in") == 0
    assert practice.control.ledger()["users"][name]["password_failures"] == 1


def test_every_wrong_answer_gets_the_same_step_again(srp: Stile, practice: Practice) -> None:
    person = practice.person(CLASSIC)
    name = person["username"]
    with srp.session() as session:
        session.is_asked("sign-in")
        for wrong in ("Wrong-1!", "Wrong-2!"):
            session.says(username=name, password=wrong)
            session.is_asked("sign-in", "wrong-password")
        session.says(username=name, password=person["password"])
        session.is_asked("new-password")
        session.says(new_password="weak")
        session.is_asked("new-password", "weak-password")
        session.says(new_password=NEW)
        session.is_asked("email-code")
        for wrong in ("000001", "000002", "000003"):
            session.says(code=wrong)
            session.is_asked("email-code", "wrong-code")
        session.says(code=practice.code(name))
        assert session.ends("signed-in") == 0
    ledger = practice.control.ledger()
    assert ledger["refused_reuses"] == 0
    assert ledger["users"][name]["password_failures"] == 2
    assert ledger["users"][name]["code_failures"] == 3


@pytest.mark.ci
def test_a_line_that_fits_nothing_sends_nothing(srp: Stile, practice: Practice) -> None:
    with srp.session() as session:
        first = session.is_asked("sign-in")
        session.says(pin="1234")
        assert session.hears("note")["code"] == "bad-input"
        assert session.hears("ask") == first
        session.says(ask=99, fields={"username": "a", "password": "b"})
        assert session.hears("note")["code"] == "stale-answer"
        assert session.hears("ask") == first
    assert practice.control.ledger()["requests"] == []


def test_a_cancel_ends_with_130_and_forgets_the_kept_step(sealed: Stile, practice: Practice) -> None:
    person = practice.person(CLASSIC)
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        reaches_new_password(session, person)
        session.says(cancel=True)
        assert session.ends("failed", "cancelled") == 130
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        session.is_asked("sign-in")


@pytest.mark.ci
def test_a_cancel_is_heard_while_the_pool_keeps_silent(sealed: Stile, practice: Practice) -> None:
    person = practice.person(CLASSIC)
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        session.is_asked("sign-in")
        practice.control.add_fault(operation="InitiateAuth", do="hang", seconds=30)
        session.says(username=person["username"], password=person["password"])
        session.says(cancel=True)
        assert session.ends("failed", "cancelled") == 130
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        assert session.is_asked("sign-in")["context"]["username"] == ""


def test_the_end_of_input_is_told_and_costs_nothing(srp: Stile) -> None:
    with srp.session() as session:
        session.is_asked("sign-in")
        session.hangs_up()
        assert session.ends("failed", "no-answer") == 3


@pytest.mark.ci
def test_one_conversation_at_a_time(srp: Stile) -> None:
    with srp.session() as first:
        first.is_asked("sign-in")
        with srp.session() as second:
            assert second.ends("failed", "sign-in-open") == 3
        first.says(cancel=True)
        assert first.ends("failed", "cancelled") == 130
    with srp.session() as third:
        third.is_asked("sign-in")


@pytest.mark.parametrize("stops", [signal.SIGKILL, pytest.param(signal.SIGINT, marks=pytest.mark.ci)])
def test_a_kept_step_outlives_the_program(sealed: Stile, practice: Practice, stops: signal.Signals) -> None:
    person = practice.person(CLASSIC)
    with sealed.session("--store", "passphrase") as session:
        assert session.hears("hello")["store"] == "passphrase"
        session.unlocks()
        reaches_code(session, person)
        session.process.send_signal(stops)
        session.process.wait()
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        session.is_asked("email-code")
        session.says(code=practice.code(person["username"]))
        assert session.ends("signed-in") == 0
    ledger = practice.control.ledger()
    assert ledger["refused_reuses"] == 0
    assert ledger["users"][person["username"]]["messages"] == 1


@pytest.mark.ci
def test_a_person_who_is_signed_in_is_not_asked_again(sealed: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    with sealed.session("--store", "passphrase") as session:
        session.unlocks()
        session.is_asked("sign-in")
        session.says(username=person["username"], password=person["password"])
        assert session.ends("signed-in") == 0
    practice.control.clear_ledger()
    with sealed.session("--store", "passphrase", "--username", person["username"]) as session:
        session.unlocks()
        assert session.ends("signed-in") == 0
    with sealed.session("--store", "passphrase", "--username", "somebody-else") as session:
        session.unlocks()
        assert session.is_asked("sign-in")["context"]["username"] == "somebody-else"
    with sealed.session("--store", "passphrase", "--fresh") as session:
        session.unlocks()
        session.is_asked("sign-in")
    assert practice.control.ledger()["requests"] == []


def test_a_passphrase_is_asked_until_it_is_right(srp: Stile) -> None:
    with srp.session("--store", "passphrase") as session:
        session.is_asked("unlock-store")
        session.says(passphrase="one", repeat="two")
        session.is_asked("unlock-store", "passphrases-differ")
        session.says(passphrase="one", repeat="one")
        session.is_asked("sign-in")
        session.says(cancel=True)
        session.ends("failed", "cancelled")
    with srp.session("--store", "passphrase") as session:
        ask = session.is_asked("unlock-store")
        assert [field["name"] for field in ask["fields"]] == ["passphrase"]
        session.says(passphrase="another")
        session.is_asked("unlock-store", "wrong-passphrase")
        session.says(passphrase="one")
        session.is_asked("sign-in")


@pytest.mark.ci
def test_a_client_that_does_not_exist_is_named(stile: Stile, practice: Practice) -> None:
    stile.add_practice(practice.hello, "srp", client_id="0123456789abcdefghijklmnop")
    with stile.session() as session:
        session.is_asked("sign-in")
        session.says(username="anna", password="Whatever-1!")
        session.is_asked("sign-in", "unknown-client")


@pytest.mark.ci
def test_without_a_network_nothing_is_lost(stile: Stile, practice: Practice) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    stile.add_practice(practice.hello, "srp", endpoint_url=f"http://127.0.0.1:{port}")
    with stile.session() as session:
        session.is_asked("sign-in")
        session.says(username="anna", password="Whatever-1!")
        session.is_asked("sign-in", "no-network")


def test_a_missing_profile_is_an_event_too(stile: Stile) -> None:
    for args, code in (((), "profile-none"), (("--profile", "nowhere"), "profile-unknown")):
        done = stile.call("sign-in", "--json", *args)
        hello, failed = (json.loads(line) for line in done.stdout.splitlines())
        assert (hello["event"], failed["event"], failed["code"]) == ("hello", "failed", code)
        assert done.returncode == 2


def test_a_reader_that_went_away_is_no_crash(srp: Stile) -> None:
    read, write = os.pipe()
    os.close(read)
    argv = srp.argv("sign-in", "--json")
    done = subprocess.run(argv, env=srp.env, stdout=write, stderr=subprocess.PIPE, timeout=30, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")
