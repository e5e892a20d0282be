"""The whole of it with a real keyring: what a person with a desktop has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.secret_service import needs_secret_service

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice
    from tests.fixtures.secret_service import SecretService

pytestmark = [pytest.mark.keyring, needs_secret_service]

_NOT_FOR_A_KEPT_TOKEN = (
    "desktop.conversation",
    "desktop.core.cognito.calls",
    "desktop.aws",
    "desktop.journal",
    "filelock",
    "botocore",
)


@pytest.fixture
def desktop(srp: Stile, secret_service: SecretService) -> Stile:
    srp.environment.update(secret_service.environment)
    return srp


def test_a_person_who_signed_in_once_has_tokens_until_signing_out(desktop: Stile, practice: Practice) -> None:
    person = practice.person("temporary-password+email-code")
    with desktop.session() as session:
        assert session.hears("hello")["store"] == "keyring"
        session.is_asked("sign-in")
        session.says(username=person["username"], password=person["password"])
        session.is_asked("new-password")
        session.process.kill()
    with desktop.session() as session:
        session.is_asked("new-password")
        session.says(new_password="Chosen-By-Me-1")
        session.is_asked("email-code")
        session.says(code=practice.code(person["username"]))
        assert session.ends("signed-in") == 0
    told = [json.loads(line) for line in desktop.run("journal", "--json").stdout.splitlines()]
    pseudonyms = {line["person"] for line in told if line.get("person")}
    assert len(pseudonyms) == 1, "one person in two runs of the program, by the keyring's key"
    assert not pseudonyms.pop().startswith("~")
    status = json.loads(desktop.run("status", "--json").stdout)
    assert (status["username"], status["store"]) == (person["username"], "keyring")
    token = desktop.run("token")
    assert (token.returncode, token.stdout.count("."), token.stderr) == (0, 2, "")
    assert token.stdout != desktop.run("token", "--id").stdout
    assert desktop.loaded_for("token", *_NOT_FOR_A_KEPT_TOKEN) == []
    assert desktop.run("sign-out").returncode == 0
    assert desktop.run("token").returncode == 3
    assert practice.control.ledger()["refused_reuses"] == 0


def test_a_keyring_is_preferred_to_a_passphrase(desktop: Stile) -> None:
    with desktop.session("--store", "passphrase") as session:
        assert session.hears("hello")["store"] == "keyring"
        session.is_asked("sign-in")


def test_practice_leaves_nothing_in_the_keyring(desktop: Stile, secret_service: SecretService) -> None:
    before = secret_service.items()
    assert desktop.run("practice").returncode == 0
    assert secret_service.items() == before
