"""Commands that need a person at the same moment share one prompt."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_sign_in_terminal import Terminal
from tests.fixtures.secret_service import needs_secret_service

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice
    from tests.fixtures.secret_service import SecretService

pytestmark = [pytest.mark.keyring, needs_secret_service]
COMMANDS = 10


@pytest.fixture
def desktop(srp: Stile, secret_service: SecretService) -> Stile:
    srp.environment.update(secret_service.environment)
    return srp


def prompted(terminals: list[Terminal]) -> list[Terminal]:
    return [terminal for terminal in terminals if "User name" in terminal.shown]


@pytest.mark.ci
def test_ten_commands_ask_once_and_all_get_what_they_asked_for(desktop: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    asked_for = [("token", "--ask", "--access"), ("credentials",)] * (COMMANDS // 2)
    with ExitStack() as stack:
        terminals = [stack.enter_context(Terminal(desktop, *command)) for command in asked_for]
        while not prompted(terminals):
            for terminal in terminals:
                terminal.looks()
        (asked,) = prompted(terminals)
        asked.types(person["username"])
        asked.sees("Password")
        asked.types(person["password"])
        assert [terminal.process.wait(30) for terminal in terminals] == [0] * COMMANDS
        for terminal in terminals:
            terminal.looks()
        assert prompted(terminals) == [asked]
        for same in (terminals[::2], terminals[1::2]):
            assert len({terminal.shown.split("\n")[-2] for terminal in same}) == 1
    operations = [request["operation"] for request in practice.control.ledger()["requests"]]
    assert operations.count("InitiateAuth") == 1
    assert operations.count("GetCredentialsForIdentity") == 1


@pytest.mark.parametrize("command", [("token", "--ask"), ("credentials",), ("exec", "--", "true")])
def test_where_nobody_can_be_asked_it_says_so(desktop: Stile, command: tuple[str, ...]) -> None:
    done = desktop.run(*command)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Nobody is signed in" in done.stderr


def test_a_question_that_another_program_would_swallow_is_not_asked(desktop: Stile) -> None:
    """SDKs read the standard error of a credential_process: nobody would see the question."""
    shell = " ".join(desktop.argv("credentials")) + " 2>told; echo ended with $?"
    with Terminal(desktop, command=["sh", "-c", shell]) as terminal:
        terminal.sees("ended with 3")
    assert "Nobody is signed in" in (desktop.home / "told").read_text()
