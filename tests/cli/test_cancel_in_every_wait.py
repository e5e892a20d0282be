"""A person who gives up is heard in every wait, before the wait is over: by a line of JSON, and by Ctrl-C."""

from __future__ import annotations

import io
import json
import os
import signal
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from fido2.hid import CtapHidDevice

from desktop.aws.pool_connection import PoolConnection
from desktop.cli.sign_in_options import SignInOptions
from desktop.cli.sign_in_run import sign_in
from desktop.cli.views.json_lines import JsonLinesView
from desktop.cli.views.terminal_view import TerminalView
from desktop.conversation import driver
from desktop.profiles.parsing import parse
from desktop.storage.ephemeral_key import EphemeralKey
from desktop.storage.lease import FileLease
from desktop.storage.sealed_file import SealedFile
from desktop.wiring.app_context import AppContext
from tests.fixtures.scripted_pool import ScriptedPool
from tests.fixtures.software_key import Held, SoftwareKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.core.notices.notice import Notice

PATIENCE = 60.0
"""Seconds after which a test fails that nobody ended."""

PASSKEY = {"CREDENTIAL_REQUEST_OPTIONS": json.dumps({"rpId": "example.com", "challenge": "YWJj"})}
LOCKED = {"error": "NotAuthorizedException", "text": "Password attempts exceeded"}
LOST = {"error": "NotAuthorizedException", "text": "Invalid session for the user."}


@dataclass
class Hang:
    """Work that began and does not end before it is let go."""

    began: threading.Event = field(default_factory=threading.Event)
    ends: threading.Event = field(default_factory=threading.Event)

    def __call__(self, *_: object, **__: object) -> Any:  # noqa: ANN401 - in place of any method
        self.began.set()
        self.ends.wait(PATIENCE)
        raise OSError("let go")


@dataclass(frozen=True)
class Wait:
    """One wait: what hangs (a class and its method) or the note at its beginning, and what leads there."""

    hangs: tuple[type, str] | None = None
    note: str = ""
    flow: str = "password"
    replies: tuple[dict[str, Any], ...] = ()
    answers: tuple[dict[str, str], ...] = ()


SIGN_IN = {"username": "ada", "password": "Over-1!"}
WAITS = {
    "the keyring": Wait((EphemeralKey, "fetch")),
    "the right to the sign-in": Wait((FileLease, "_try")),
    "the disk": Wait((SealedFile, "change")),
    "boto3": Wait((PoolConnection, "connect"), answers=(SIGN_IN,)),
    "a call": Wait((PoolConnection, "attempt"), answers=(SIGN_IN,)),
    "a lock-out": Wait(
        note="waiting",
        replies=(
            {"to": "InitiateAuth", "challenge": "EMAIL_OTP"},
            {"to": "EMAIL_OTP", **LOST},
            {"to": "InitiateAuth", **LOCKED},
        ),
        answers=(SIGN_IN, {"code": "123456"}),
    ),
    "a touch": Wait(
        note="touch-key",
        flow="choice",
        replies=({"to": "InitiateAuth", "challenge": "WEB_AUTHN", "parameters": PASSKEY},),
        answers=({"username": "ada"}, {}),
    ),
}


class Stage:
    """A home, a pool, and somebody who gives up as soon as the wait began."""

    def __init__(self, home: Path, wait: Wait, pool: ScriptedPool) -> None:
        self.context = AppContext(home)
        self.wait = wait
        self.hang = Hang()
        self.out = io.StringIO()
        ids = {"pool_id": "eu-west-1_Ab3dEf6hI", "client_id": "1example23456789"}
        self.profile = parse(
            {"name": "x", **ids, "endpoint_url": pool.url, "flow": wait.flow, "relying_party": "example.com"}
        )
        read, self.write = os.pipe()
        self.source = os.fdopen(read, "rb", buffering=0)

    def noted(self, notice: Notice) -> None:
        if notice.code == self.wait.note:
            self.hang.began.set()

    def gives_up(self, act: Callable[[], object]) -> None:
        if self.hang.began.wait(PATIENCE):
            act()

    def ended(self, view: Any, act: Callable[[], object]) -> int:  # noqa: ANN401 - either view
        """Run the sign-in, and return its exit code; it has to end while the wait goes on."""
        giving_up = threading.Thread(target=self.gives_up, args=(act,), daemon=True)
        giving_up.start()
        code = sign_in(self.context, view, self.profile, SignInOptions())
        assert self.hang.began.is_set()
        assert not self.hang.ends.is_set()
        return code

    def close(self) -> None:
        self.hang.ends.set()
        self.context.worker.shutdown()
        self.context.close()
        os.close(self.write)
        self.source.close()


@pytest.fixture(params=list(WAITS.values()), ids=list(WAITS))
def stage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    wait: Wait = request.param
    key = SoftwareKey(Held("example.com", "ada"), touched=False)
    monkeypatch.setattr(driver, "LEAVING", 0.05)
    monkeypatch.setattr(CtapHidDevice, "list_devices", lambda: iter([key]))
    with ScriptedPool(wait.replies) as pool:
        made = Stage(tmp_path, wait, pool)
        if wait.hangs:
            monkeypatch.setattr(*wait.hangs, made.hang)
        try:
            yield made
        finally:
            made.close()


def test_a_line_of_json_is_heard(stage: Stage) -> None:
    view = JsonLinesView(stage.source, stage.out)
    for answer in stage.wait.answers:
        os.write(stage.write, json.dumps({"fields": answer}).encode() + b"\n")
    with patch.object(JsonLinesView, "note", lambda _view, notice: stage.noted(notice)):
        code = stage.ended(view, lambda: os.write(stage.write, b'{"cancel": true}\n'))
    assert (code, json.loads(stage.out.getvalue().splitlines()[-1])["code"]) == (130, "cancelled")


def test_ctrl_c_is_heard(stage: Stage) -> None:
    view = TerminalView(stage.source, stage.source.fileno(), stage.out)
    for answer in stage.wait.answers:
        os.write(stage.write, ("\n".join(answer.values()) + "\n").encode())
    with patch.object(TerminalView, "note", lambda _view, notice: stage.noted(notice)):
        assert stage.ended(view, lambda: os.kill(os.getpid(), signal.SIGINT)) == 130
