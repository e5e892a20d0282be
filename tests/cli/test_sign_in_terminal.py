"""Signing in at a real pseudo-terminal, with the program in a process of its own."""

from __future__ import annotations

import codecs
import json
import os
import pty
import select
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Self

import pytest

from desktop.core.admin.help_note import fits_mask, parse_note
from tests.cli.stile import PASSPHRASE

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

CLASSIC = "temporary-password+email-code"
NEW = "Chosen-By-Me-1"
_PATIENCE = 30.0


class Terminal:
    """A person in front of Stile: sees what is shown, and types."""

    def __init__(self, stile: Stile, *args: str, command: list[str] | None = None) -> None:
        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            command or stile.argv(*args),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=stile.env,
            cwd=stile.home,
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""
        self._seen = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()  # a read may end within a character

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def sees(self, text: str) -> None:
        """Wait until something is shown after what was seen before."""
        end = time.monotonic() + _PATIENCE
        while (found := self.shown.find(text, self._seen)) < 0:
            assert time.monotonic() < end, self.shown[self._seen :]
            assert self._reads(), self.shown[self._seen :]
        self._seen = found + len(text)

    def looks(self) -> None:
        """Take in what is shown by now."""
        while select.select([self._master], [], [], 0.02)[0] and self._reads():
            continue

    def types(self, text: str) -> None:
        os.write(self._master, text.encode() + b"\n")

    def ends(self) -> int:
        while self._reads():
            continue
        return self.process.wait(_PATIENCE)

    def _reads(self) -> bool:
        if not select.select([self._master], [], [], _PATIENCE)[0]:
            return False
        try:
            data = os.read(self._master, 4096)
        except OSError:  # Linux says so when the last program at the terminal has ended
            return False
        self.shown += self._decoder.decode(data)
        return bool(data)


@pytest.mark.parametrize("flow", ["srp", pytest.param("password", marks=pytest.mark.ci)])
def test_a_person_gets_from_a_temporary_password_to_the_end(
    stile: Stile, practice: Practice, flow: Flow
) -> None:
    stile.add_practice(practice.hello, flow)
    person = practice.person(CLASSIC)
    with Terminal(stile, "sign-in", "--terminal", "--store", "memory") as terminal:
        terminal.sees(f"Signing in to {flow} · {practice.hello['pool_id']}")
        terminal.sees("User name: ")
        terminal.types(person["username"])
        terminal.sees("Password: ")
        terminal.types(person["password"])
        terminal.sees("The new password needs:")
        terminal.sees("New password: ")
        terminal.types("weak")
        terminal.sees("! The password is not long enough for this pool.")
        for prompt in ("New password: ", "again: "):
            terminal.sees(prompt)
            terminal.types(NEW)
        terminal.sees("Code: ")
        terminal.types("000000")
        terminal.sees("not right")
        terminal.sees("Code: ")
        terminal.types(practice.code(person["username"]))
        terminal.sees(f"Signed in as {person['username']}.")
        assert terminal.ends() == 0
    for secret in (person["password"], NEW):
        assert secret not in terminal.shown
    assert practice.control.ledger()["refused_reuses"] == 0


def test_what_was_pasted_along_with_a_password_is_asked_about_before_it_is_sent(
    srp: Stile, practice: Practice
) -> None:
    person = practice.person("temporary-password")
    with Terminal(srp, "sign-in", "--terminal", "--store", "memory") as terminal:
        terminal.sees("User name: ")
        terminal.types(person["username"])
        terminal.sees("Password: ")
        terminal.types(person["password"] + ".")
        terminal.sees("! Your password ends with '.': was that the end of the sentence?")
        terminal.sees("Everything else stays as you typed it.")
        terminal.sees("Password [as before]: ")
        terminal.types("")
        terminal.sees("! The user name or the password is not right.")
        assert practice.control.ledger()["users"][person["username"]]["password_failures"] == 1
        terminal.sees("User name")
        terminal.types("")
        terminal.sees("Password: ")
        terminal.types(person["password"])
        for prompt in ("New password: ", "again: "):
            terminal.sees(prompt)
            terminal.types("Chosen by me 1")
        terminal.sees(f"Signed in as {person['username']}.")
        assert terminal.ends() == 0


def test_control_c_keeps_the_step(sealed: Stile, practice: Practice) -> None:
    person = practice.person(CLASSIC)
    with Terminal(sealed, "sign-in", "--terminal", "--store", "passphrase") as terminal:
        terminal.sees("Passphrase: ")
        terminal.types(PASSPHRASE)
        for prompt, typed in (("User name: ", person["username"]), ("Password: ", person["password"])):
            terminal.sees(prompt)
            terminal.types(typed)
        terminal.sees("New password: ")
        terminal.process.send_signal(signal.SIGINT)
        terminal.sees("Your place is kept.")
        assert terminal.ends() == 130
    with Terminal(sealed, "sign-in", "--terminal", "--store", "passphrase") as terminal:
        terminal.sees("Passphrase: ")
        terminal.types(PASSPHRASE)
        terminal.sees("New password: ")
        terminal.types(":cancel")
        assert terminal.ends() == 130


def test_without_a_display_the_terminal_asks(srp: Stile) -> None:
    with Terminal(srp) as terminal:
        terminal.sees("There is no display")
        terminal.sees("User name: ")
        terminal.types("\x04")
        assert terminal.ends() == 3


def test_practice_without_a_display_is_played_in_the_terminal(stile: Stile) -> None:
    with Terminal(stile, "practice") as terminal:
        terminal.sees("These people can be played:")
        terminal.sees("- ")
        terminal.sees("password")
        line = next(line for line in terminal.shown.splitlines() if f"({CLASSIC})" in line)
        name, _, password = line.removeprefix("  - ").split()[:3]
        terminal.sees("User name: ")
        terminal.types(name)
        terminal.sees("Password: ")
        terminal.types(password)
        for prompt in ("New password: ", "again: "):
            terminal.sees(prompt)
            terminal.types(NEW)
        terminal.sees("A message to ")
        terminal.sees("Code: ")
        terminal.types(":cancel")
        assert terminal.ends() == 130
    assert list(stile.home.iterdir()) == []


def test_ctrl_c_at_a_fresh_sign_in_says_that_nothing_is_kept_and_who_is_still_signed_in(
    sealed: Stile, practice: Practice
) -> None:
    (sealed.home / "passphrase").write_text(PASSPHRASE)
    store, person = ("--passphrase-file", str(sealed.home / "passphrase")), practice.person("plain")
    typed = json.dumps({"username": person["username"], "password": person["password"]})
    assert sealed.call("sign-in", "--json", *store, typed=typed + "\n").returncode == 0
    with Terminal(sealed, "sign-in", "--terminal", "--fresh", *store) as terminal:
        terminal.sees("User name: ")
        terminal.process.send_signal(signal.SIGINT)
        terminal.sees("Stopped. Nothing was answered yet, so there is nothing to go on from.")
        terminal.sees(f"{person['username']} is still signed in, as before.")
        assert terminal.ends() == 130


def test_a_note_for_whoever_helps_can_be_had_in_the_terminal(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    lines = (":help-note", person["username"], "Wrong-password-1", ":help-note")
    shown = srp.call("sign-in", "--terminal", typed="".join(f"{line}\n" for line in lines)).stdout
    assert "Nothing went wrong so far" in shown
    note = parse_note(shown)
    assert (note.code, note.step, note.pool_id) == ("wrong-password", "sign-in", practice.hello["pool_id"])
    assert fits_mask(person["username"], note.person)
    assert not note.username
    assert "Wrong-password-1" not in shown


def test_who_is_asked_for_a_token_has_the_time_that_the_program_gives(
    sealed: Stile, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sealed.home / "passphrase").write_text(PASSPHRASE)
    asks = ("token", "--ask", "--timeout", "1", "--passphrase-file", str(sealed.home / "passphrase"))
    with Terminal(sealed, *asks) as terminal:
        assert terminal.ends() == 3
        assert "Nobody signed in within 1 second." in " ".join(terminal.shown.split())
    opened: list[float | None] = []
    monkeypatch.setattr("desktop.cli.window.reason_against", lambda: None)
    monkeypatch.setattr(
        "desktop.cli.window.open_window", lambda *_, closes_after=None: opened.append(closes_after)
    )
    done = sealed.call(*asks)
    assert done.returncode == 3
    assert opened[0] is not None
    assert 0 < opened[0] <= 1
