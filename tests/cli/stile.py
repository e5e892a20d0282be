"""Stile as a process of its own, the way a shell or another program starts it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import queue
import subprocess
import sys
import threading
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self
from unittest.mock import patch

import jsonschema  # type: ignore[import-untyped]

from desktop.cli import main
from desktop.core.secret import Secret
from desktop.profiles.parsing import parse, to_plain
from desktop.profiles.practice_profile import practice_profile
from desktop.storage.folders import Folders
from desktop.storage.keys import Key, NoKeyringError
from desktop.storage.passphrase_key import ScryptCost
from desktop.storage.profile_repository import ProfileRepository
from desktop.storage.vaults import Vaults
from desktop.system.platform import current
from desktop.system.thread_worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.settings import Flow

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "resources/schemas/sign-in-events.json").read_text(encoding="utf-8"))
PASSPHRASE = "a long walk over many stiles"
_PATIENCE = 30.0
_DESKTOP = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "STILE_LOG", "QT_QPA_PLATFORM"}


class NoKeyring:
    """A computer without a keyring."""

    def fetch(self) -> Key:
        raise NoKeyringError


@dataclass
class Stile:
    """One home of Stile, without display and without keyring."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in _DESKTOP}
        bus = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
        home = {"STILE_HOME": str(self.home), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        return inherited | bus | home | self.environment

    def with_aws_keys(self) -> str:
        """Give the computer AWS keys that any stand-in takes; return the AWS profile that names them."""
        file = self.home / "aws-keys"
        file.write_text("[helping]\naws_access_key_id = AKIA0000000000000000\naws_secret_access_key = x\n")
        named = {"AWS_SHARED_CREDENTIALS_FILE": str(file), "AWS_EC2_METADATA_DISABLED": "true"}
        self.environment.update(named)
        return "helping"

    @staticmethod
    def argv(*args: str) -> list[str]:
        return [sys.executable, "-m", "desktop", *args]

    def run(self, *args: str, typed: str = "", timeout: float = 60.0) -> subprocess.CompletedProcess[str]:
        """Run one command to its end with something on standard input."""
        return subprocess.run(
            self.argv(*args),
            input=typed,
            env=self.env,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def loaded_for(self, command: str, *modules: str) -> list[str]:
        """Run a command and return which of these modules it has loaded when it is done."""
        program = (
            "import sys; from desktop.cli import main; main(sys.argv[1:]); "
            f"print(*(name for name in {modules!r} if name in sys.modules), file=sys.stderr)"
        )
        argv = [sys.executable, "-c", program, command]
        done = subprocess.run(argv, env=self.env, capture_output=True, text=True, check=True)
        return done.stderr.splitlines()[-1].split()

    def call(self, *args: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command in this process, which is ten times as fast, with a context of its own."""
        out, err = io.StringIO(), io.StringIO()
        stdin = io.TextIOWrapper(io.BytesIO(typed.encode()))
        with (
            patch.dict(os.environ, self.env, clear=True),
            patch.object(sys, "stdin", stdin),
            patch.object(type(current()), "deny_core_dumps"),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = main(args)
        return subprocess.CompletedProcess(args, code, out.getvalue(), err.getvalue())

    def seal(self, profile: str = "srp") -> None:
        """Make a profile's store under PASSPHRASE, with a key that costs nothing to derive."""

        async def passphrase(_first_time: bool) -> Secret:  # noqa: FBT001 - the shape that asks
            return Secret(PASSPHRASE)

        async def make() -> None:
            cheap = ScryptCost(4, 8, 1)
            vaults = Vaults(Folders(self.home), current(), ThreadWorker(), NoKeyring(), cheap)
            await (await vaults.open(profile, passphrase)).vault.write({"made": {"for": "a test"}})

        asyncio.run(make())

    def add_practice(self, hello: Mapping[str, Any], flow: Flow, **values: object) -> None:
        """Add a profile of the default practice pool, named by its flow."""
        plain = {**to_plain(practice_profile(hello, flow)), "name": flow, **values}
        ProfileRepository(Folders(self.home), current(), parse, to_plain).add(parse(plain))

    def session(self, *args: str) -> JsonSession:
        return JsonSession(self, *args)


class JsonSession:
    """A program that signs in by JSON lines; every line it hears is held against the schema."""

    def __init__(self, stile: Stile, *args: str) -> None:
        self.process = subprocess.Popen(
            stile.argv("sign-in", "--json", *args),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=stile.env,
            cwd=stile.home,
        )
        self.heard: list[dict[str, Any]] = []
        self._lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def hears(self, event: str | None = None) -> dict[str, Any]:
        """Return the next line, which must be of a kind if one is named."""
        said = self._line()
        jsonschema.validate(said, SCHEMA)
        self.heard.append(said)
        assert event in {None, said["event"]}, said
        return said

    def is_asked(self, step: str, problem: str | None = None) -> dict[str, Any]:
        """Return the next ask, over any notes, which must be this one."""
        said = self.hears()
        while said["event"] in {"hello", "note"}:
            said = self.hears()
        assert said["event"] == "ask", said
        told = said["problem"]["code"] if said["problem"] else None
        assert (said["step"], told) == (step, problem), said
        return said

    def says(self, **line: object) -> None:
        stdin = _stream(self.process.stdin)
        stdin.write(json.dumps(line).encode() + b"\n")
        stdin.flush()

    def unlocks(self) -> None:
        """Give the passphrase of the store."""
        self.is_asked("unlock-store")
        self.says(passphrase=PASSPHRASE)

    def hangs_up(self) -> None:
        _stream(self.process.stdin).close()

    def ends(self, event: str, code: str | None = None) -> int:
        """Return the exit code after a last line of this kind, over any notes."""
        said = self.hears()
        while said["event"] in {"hello", "note"}:
            said = self.hears()
        assert (said["event"], said.get("code")) == (event, code), said
        assert self._lines.get(timeout=_PATIENCE) == b"", "something was said after the end"
        return self.process.wait(_PATIENCE)

    def codes(self) -> list[str]:
        return [said["code"] for said in self.heard if said["event"] == "note"]

    def _line(self) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=_PATIENCE)
        except queue.Empty:
            raise AssertionError(f"nothing was said after {self.heard[-1:]}") from None
        assert line, _stream(self.process.stderr).read().decode()
        said: dict[str, Any] = json.loads(line)
        return said

    def _listen(self) -> None:
        for line in _stream(self.process.stdout):
            self._lines.put(line)
        self._lines.put(b"")


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
