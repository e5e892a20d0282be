"""Nothing that a pool, a file or an argument says steers a terminal, from any command, piped or on a tty."""

from __future__ import annotations

import io
import json
import logging
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import desktop
from desktop.cli import logs
from desktop.cli.parser import _COMMANDS
from desktop.core.admin.help_note import HelpNote
from desktop.core.journal.event import Event
from desktop.journal.journal_entry import JournalEntry
from desktop.journal.store import JournalStore
from desktop.profiles.parsing import parse, to_plain
from desktop.storage.folders import Folders
from desktop.storage.profile_repository import ProfileRepository
from desktop.system.platform import current
from tests.fixtures.hostile_text import HOSTILE, MARK, OWN_COLOURS, harmful_in
from tests.fixtures.scripted_pool import ScriptedPool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.stile import Stile

PACKAGE = Path(desktop.__file__).parent
POOL_ID, CLIENT_ID = "eu-west-1_Qw7xZt2Lp", "7hq3k9v2m1n8b5c4x6z0a9s8d7"
SINCE = 1_795_000_000.0
USER = {
    "Username": f"ann{HOSTILE}",
    "UserStatus": "CONFIRMED",
    "Enabled": True,
    "UserCreateDate": SINCE,
    "UserLastModifiedDate": SINCE,
    "Attributes": [
        {"Name": "sub", "Value": HOSTILE},
        {"Name": "email", "Value": HOSTILE},
        {"Name": f"custom:{HOSTILE}", "Value": HOSTILE},
    ],
}
DEVICE = {
    "DeviceKey": "eu-west-1_1",
    "DeviceAttributes": [{"Name": "device_name", "Value": HOSTILE}],
    "DeviceLastAuthenticatedDate": SINCE,
}
EVENT = {
    "EventId": "1",
    "EventType": HOSTILE,
    "CreationDate": SINCE,
    "EventResponse": HOSTILE,
    "EventContextData": {"IpAddress": HOSTILE, "DeviceName": HOSTILE, "City": HOSTILE, "Country": HOSTILE},
}
GROUP = {"GroupName": HOSTILE, "Description": HOSTILE}
POOL = {"Id": POOL_ID, "Name": HOSTILE, "MfaConfiguration": "OFF"}
CLIENT = {"ClientId": CLIENT_ID, "ClientName": HOSTILE}
ASKS = {"stile.label": HOSTILE, "stile.hint": HOSTILE, "stile.attempts_left": HOSTILE}
ASKS_AGAIN = {**ASKS, "errorCode": HOSTILE}
REPLIES: tuple[dict[str, Any], ...] = (
    {"to": "ListUsers", "body": {"Users": [USER]}},
    {"to": "AdminGetUser", "body": {**USER, "UserAttributes": USER["Attributes"]}},
    {"to": "ListGroups", "body": {"Groups": [GROUP]}},
    {"to": "AdminListGroupsForUser", "body": {"Groups": [GROUP]}},
    {"to": "AdminListDevices", "body": {"Devices": [DEVICE]}},
    {"to": "AdminListUserAuthEvents", "body": {"AuthEvents": [EVENT]}},
    {"to": "AdminGetUserAuthFactors", "body": {"Username": HOSTILE, "ConfiguredUserAuthFactors": [HOSTILE]}},
    {"to": "GetCSVHeader", "body": {"CSVHeader": [HOSTILE, "email"]}},
    {"to": "DescribeUserPool", "body": {"UserPool": POOL}},
    {"to": "DescribeUserPoolClient", "body": {"UserPoolClient": CLIENT}},
    {"to": "GetUserPoolMfaConfig", "body": {"MfaConfiguration": "OFF"}},
    {"to": "InitiateAuth", "challenge": "CUSTOM_CHALLENGE", "parameters": ASKS},
    {"to": "CUSTOM_CHALLENGE", "challenge": "CUSTOM_CHALLENGE", "parameters": ASKS_AGAIN, "times": 1},
    {"to": "CUSTOM_CHALLENGE", "error": "UserLambdaValidationException", "text": HOSTILE},
)  # fmt: skip


NOTE = HelpNote(HOSTILE, POOL_ID, "a***", HOSTILE, HOSTILE, HOSTILE, HOSTILE, username="ann")


@pytest.fixture(scope="module")
def pool() -> Iterator[ScriptedPool]:
    with ScriptedPool([{"times": 0, **reply} for reply in REPLIES]) as pool:
        yield pool


@pytest.fixture
def home(stile: Stile, pool: ScriptedPool) -> Stile:
    """Return a home in which everything that others could have written is hostile."""
    keys = stile.with_aws_keys()
    values = {
        "name": "work",
        "pool_id": POOL_ID,
        "client_id": CLIENT_ID,
        "region": "eu-west-1",
        "flow": "custom",
    }
    profile = parse(
        {**values, "endpoint_url": pool.url, "organisation": HOSTILE, "metadata": {"note": HOSTILE}}
        | {"aws_profile": keys}
    )
    ProfileRepository(Folders(stile.home), current(), parse, to_plain).add(profile)
    _plant_journal(Folders(stile.home).journal)
    (stile.home / "note.txt").write_text(NOTE.render(), encoding="utf-8")
    (stile.home / "support.json").write_text(_support(), encoding="utf-8")
    (stile.home / "aws-exports.js").write_text(_configuration(), encoding="utf-8")
    (stile.home / "script.toml").write_text(
        f'[[answer]]\nstep = "identify"\nfields = {{ {_toml(HOSTILE)} = "x" }}\n', encoding="utf-8"
    )
    (stile.home / "people.csv").write_text(f'username\n"{HOSTILE}"\n', encoding="utf-8", newline="")
    (stile.home / "rehearsal.toml").write_text(f"situations = [{_toml(HOSTILE)}]\n", encoding="utf-8")
    return stile


def _plant_journal(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    events = [Event("1", kind, step=HOSTILE, code=HOSTILE, reason=HOSTILE) for kind in ("asked", HOSTILE)]
    entries = [JournalEntry(time.time(), HOSTILE, "1.0", event, HOSTILE, HOSTILE) for event in events]
    store = JournalStore(file, "1.0")
    store.write(entries, time.time())
    store.close()


def _toml(text: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


def _support() -> str:
    event = {"at": HOSTILE, "kind": HOSTILE, "step": HOSTILE, "code": HOSTILE}
    told = {"profile": HOSTILE, "name": HOSTILE, "flow": HOSTILE, "ended": HOSTILE, "events": [event]}
    check = {"state": "problem", "found": HOSTILE}
    bundle = {"stile-support": 1, "made_at": HOSTILE, "versions": {HOSTILE: HOSTILE}, "checks": [check]}
    return json.dumps({**bundle, "conversations": [told]}, ensure_ascii=False)


def _configuration() -> str:
    values = {"aws_user_pools_id": POOL_ID, "aws_user_pools_web_client_id": CLIENT_ID}
    more = {
        "aws_cognito_region": "eu-west-1",
        "oauth": {"domain": HOSTILE},
        "aws_cognito_signup_attributes": [HOSTILE],
    }
    return json.dumps({**values, **more})


SHOWN = (
    ("status", "--profile", HOSTILE),
    ("token", "--profile", HOSTILE),
    ("credentials", "--profile", HOSTILE),
    ("exec", "--profile", HOSTILE, "--", "true"),
    ("kube-token", "--profile", HOSTILE),
    ("aws-profile", "add", HOSTILE, "--profile", HOSTILE),
    ("aws-profile", "remove", HOSTILE),
    ("completion", HOSTILE),
    ("sign-out", "--profile", HOSTILE),
    ("account", "--profile", HOSTILE),
    ("account", "change", HOSTILE, "--profile", HOSTILE),
    ("accounts", HOSTILE),
    ("open", "x", HOSTILE),
    ("uninstall-data", HOSTILE),
    ("profile", "show"),
    ("profile", "add", "new", "--pool-id", POOL_ID, "--client-id", CLIENT_ID, "--region", HOSTILE),
    ("profile", "import", "aws-exports.js", "--name", "other", "--yes"),
    ("profile", "import", HOSTILE),
    ("profile", "use", HOSTILE),
    ("profile", "remove", HOSTILE),
    ("admin", "list"),
    ("admin", "show", "ann", "--all"),
    ("admin", "show", "--note", "note.txt"),
    ("admin", "attributes", "ann"),
    ("admin", "groups"),
    ("admin", "groups", "ann"),
    ("admin", "events", "ann"),
    ("admin", "bulk", "--import-header"),
    ("admin", "bulk", "resend", "--from", "people.csv", "--column", HOSTILE, "--dry-run"),
    ("admin", "bulk", "resend", "--from", HOSTILE, "--dry-run"),
    ("admin", "audit", HOSTILE),
    ("admin", HOSTILE),
    ("practice", "--rehearse", HOSTILE),
    ("doctor", "--profile", HOSTILE),
    ("journal",),
    ("journal", "--since", HOSTILE),
    ("journal", "rates", "--by", "profile"),
    ("journal", "alarms", "--profile", HOSTILE),
    ("review", "--output", f"missing/{HOSTILE}", "--without-people"),
    ("support", "--read", "support.json"),
    ("support", "--read", HOSTILE),
    ("pool", "check", "--profile", HOSTILE),
    ("codes", HOSTILE),
    ("help", HOSTILE),
    ("sign-in", "--script", "script.toml"),
    ("sign-in", "--script", HOSTILE),
    ("sign-in", "--terminal"),
    ("sign-in", "--profile", HOSTILE),
    (HOSTILE,),
    (f"--{HOSTILE}",),
)
"""Commands that say something of what was planted, each in its own words."""


def test_only_what_draws_goes_around_the_guard() -> None:
    """Colours, an authenticator's picture and the line of progress are Stile's own; all else is guarded."""
    sources = {file.name: file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py")}
    for mark in ("plain_stream import unguarded", "\\x1b["):
        assert {name for name, text in sources.items() if mark in text} == {"output.py", "terminal_output.py"}


def test_what_is_said_by_no_command_of_ours_is_guarded_too(stile: Stile) -> None:
    """Libraries print, warnings quote, and a thread that fails prints its exception."""
    program = (
        "import sys, threading, warnings; from desktop.cli import main; "
        "text = sys.argv[1]; main(['--version']); print(text); warnings.warn(text); "
        "failing = threading.Thread(target=lambda: {}[text]); failing.start(); failing.join()"
    )
    argv = [sys.executable, "-c", program, HOSTILE]
    said = subprocess.run(argv, env=stile.env, cwd=stile.home, capture_output=True, check=True)
    for text in (said.stdout.decode(), said.stderr.decode()):
        assert MARK in text
        assert harmful_in(text) == []


def test_a_log_record_cannot_look_like_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STILE_LOG", "info")
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        logs.configure()
        logging.getLogger("desktop.flow").info("signed in as %s", HOSTILE)
    finally:
        root.handlers[:], root.level = before, level
    first, *others = out.getvalue().rstrip("\n").split("\n")
    assert "INFO desktop.flow: signed in as PLANTED" in first
    assert others
    assert all(line.startswith("    ") for line in others)
    assert harmful_in(out.getvalue()) == []


JSON = (
    ("profile", "list", "--json"),
    ("profile", "show", "--json"),
    ("admin", "list", "--json"),
    ("admin", "show", "ann", "--all", "--json"),
    ("admin", "attributes", "ann", "--json"),
    ("admin", "groups", "--json"),
    ("admin", "events", "ann", "--json"),
    ("admin", "bulk", "--import-header", "--json"),
    ("journal", "--json"),
    ("sign-in", "--json"),
)
"""Commands whose JSON has something of what was planted."""

TYPED = "ann\nsome answer\nanother\n"


def test_every_command_is_tried() -> None:
    assert {command[0] for command in SHOWN} >= set(_COMMANDS)


class Terminal(io.StringIO):
    """A stream that says it is a terminal, so that colours are written as on one."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("is_terminal", [False, True], ids=["piped", "terminal"])
@pytest.mark.parametrize("command", SHOWN, ids=lambda command: " ".join(command).split(MARK)[0] or "argument")
def test_what_a_command_says_steers_nothing(
    home: Stile, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool
) -> None:
    monkeypatch.chdir(home.home)
    monkeypatch.setenv("STILE_LOG", "debug")
    if is_terminal:
        monkeypatch.setattr(io, "StringIO", Terminal)
    ended = home.call(*command, typed=TYPED)
    said = ended.stdout + ended.stderr
    assert MARK in said, "a command that shows nothing of it proves nothing"
    assert harmful_in(OWN_COLOURS.sub("", said) if is_terminal else said) == []
    assert "\nstile: everything is well" not in said, "nor does it forge a line of Stile's own"


@pytest.mark.parametrize("command", JSON, ids=" ".join)
def test_programs_get_the_true_text_and_it_steers_nothing_either(
    home: Stile, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home.home)
    ended = home.call(*command, typed=json.dumps({"username": "ann"}) + "\n")
    assert harmful_in(ended.stdout + ended.stderr) == []
    texts = [text for line in _values(ended.stdout) for text in _texts(line)]
    assert any(HOSTILE in text for text in texts), ended.stdout


def _values(out: str) -> list[Any]:
    """Return the JSON values of an output: one, or one a line."""
    try:
        return [json.loads(out)]
    except ValueError:
        return [json.loads(line) for line in out.splitlines()]


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON values
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from (name, *_texts(part))
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


ON_A_TTY = (
    ("admin", "show", "--note", "note.txt"),
    ("support", "--read", "support.json"),
    ("journal",),
    ("help", HOSTILE),
    ("sign-in", "--terminal"),
)
"""One of each kind: results, a file's content, a table, an error with an argument, a conversation."""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")
@pytest.mark.parametrize("command", ON_A_TTY, ids=lambda command: " ".join(command).split(MARK)[0])
def test_the_bytes_on_a_real_tty_steer_nothing(home: Stile, command: tuple[str, ...]) -> None:
    home.environment["STILE_LOG"] = "debug"
    said = _on_a_tty(home, *command)
    assert MARK.encode() in said
    text = said.decode("utf-8")
    assert harmful_in(OWN_COLOURS.sub("", text).replace("\r\n", "\n")) == []


_END_OF_INPUT = "\x04"


def _on_a_tty(home: Stile, *command: str) -> bytes:
    """Return all bytes that a terminal gets from a command: lines are typed, and then the end of input."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        home.argv(*command), stdin=slave, stdout=slave, stderr=slave, env=home.env, cwd=home.home
    )
    os.close(slave)
    os.write(master, f"{TYPED}{_END_OF_INPUT}".encode())
    said = b""
    while part := _read(master):
        said += part
    process.wait()
    os.close(master)
    return said


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""  # the other side has closed it
