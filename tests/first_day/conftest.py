"""A computer on which nobody has used Stile yet, with a practice pool in the place of the one in the mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.stile import PASSPHRASE, Stile
from tests.first_day import readme

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.fixtures.practice import Practice

_ON_A_POOL = {"sign-in", "status", "token", "sign-out", "exec"}


@dataclass
class Newcomer:
    """Somebody who types what the README says, about `ann` and the pool of the practice server.

    There is no keyring here, so the commands that keep something are given a passphrase by a file, as the
    README says for such computers.
    """

    stile: Stile
    practice: Practice
    ann: dict[str, Any]

    def words(self, heading: str, beginning: str) -> list[str]:
        """Return a command of the README with the names of this pool and these people in it."""
        real = {
            "eu-west-1_AbCdEfGhI": self.practice.hello["pool_id"],
            "1example23456789": self.practice.client_id("srp"),
            "ann": self.ann["username"],
            "passphrase.txt": str(self.passphrase),
            "answers.toml": str(self.stile.home / "answers.toml"),
            "./deploy": str(self.stile.home / "deploy"),
        }
        command = [real.get(word, word) for word in readme.command(heading, beginning)]
        if command[:2] == ["profile", "add"]:
            command += ["--endpoint-url", self.practice.endpoint]
        if command[0] == "admin":
            command += ["--passphrase-file", str(self.passphrase)]
        elif command[0] in _ON_A_POOL and "--passphrase-file" not in command:
            command[1:1] = ["--passphrase-file", str(self.passphrase)]
        return command

    def types(self, heading: str, beginning: str, code: int = 0, typed: str = "") -> str:
        """Run a command of the README, and return what it printed."""
        done: subprocess.CompletedProcess[str] = self.stile.call(*self.words(heading, beginning), typed=typed)
        assert done.returncode == code, (done.args, done.stdout, done.stderr)
        return done.stdout

    @property
    def passphrase(self) -> Path:
        return self.stile.home / "passphrase.txt"


@pytest.fixture
def newcomer(tmp_path: Path, practice: Practice) -> Newcomer:
    """Return somebody whose mail has brought a temporary password."""
    found = Newcomer(Stile(tmp_path), practice, practice.person("temporary-password+email-code"))
    found.passphrase.write_text(PASSPHRASE + "\n")
    found.stile.seal("work")  # what is derived from the passphrase costs nothing here
    return found
