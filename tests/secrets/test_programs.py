"""Whole programs leave no secret in files, logs, journals, arguments, environments or support files."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.cognito import totp
from desktop.practice.domain.authorization_codes import AuthorizationCodes, AuthorizedSignIn
from tests.cli.stile import PASSPHRASE, JsonSession, Stile
from tests.fixtures.browser_bench import signs_in
from tests.fixtures.http_browser import Browser
from tests.report import proved
from tests.secrets.traces import Traces

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

STORE = ("--store", "passphrase")


class SearchedHome:
    """A home and a folder for temporary files, programs in them, and the search for what they leave."""

    def __init__(self, folder: Path, practice: Practice, pool: str = "default") -> None:
        self.practice = practice
        self.pool = practice.pool(pool)
        self.folder = folder
        self.traces = Traces()
        for name in ("home", "tmp"):
            (folder / name).mkdir()
        self.stile = Stile(folder / "home", {"STILE_LOG": "debug", "TMPDIR": str(folder / "tmp")})
        ids = {"pool_id": self.pool["pool_id"], "client_id": self.pool["clients"]["srp"]}
        self.stile.add_practice(practice.hello, "srp", **ids)
        self.stile.seal()

    def person(self, situation: str) -> dict[str, Any]:
        person = self.practice.person(situation, self.pool["pool_id"])
        self.traces.plant("temporary password", person["password"])
        return person

    def session(self) -> JsonSession:
        session = self.stile.session(*STORE)
        session.unlocks()
        return session

    def says(self, session: JsonSession, **fields: str) -> None:
        """Answer, and look at the process while it is busy with that."""
        session.says(**fields)
        self.traces.search_processes(session.process.pid)

    def ends(self, session: JsonSession) -> None:
        assert session.ends("signed-in") == 0
        self.leaves(session)

    def leaves(self, session: JsonSession) -> None:
        assert session.process.stderr is not None
        log = session.process.stderr.read()
        assert b"DEBUG" in log or b"INFO" in log, "nothing was logged, so nothing is proved"
        self.traces.search("the log", log)

    def code(self, person: dict[str, Any]) -> str:
        return self.traces.plant("code", self.practice.code(person["username"]))

    def sessions(self) -> None:
        """Take all sessions that the pool gave out for planted ones."""
        for number, session in enumerate(self.practice.server._practice.state.ledger.sessions()):
            self.traces.plant(f"session {number}", session.token[:200])

    def token(self, kind: str) -> None:
        done = self.stile.run("token", f"--{kind}", *STORE, typed="a long walk over many stiles\n")
        self.traces.plant(f"{kind} token", done.stdout.strip())
        self.traces.search("the token's log", done.stderr)

    def executes(self, how: str, secret: str) -> None:
        """Have a program wait with credentials, and look at it and at Stile meanwhile."""
        program = (sys.executable, "-c", "import sys; print('ready', flush=True); sys.stdin.read()")
        argv = self.stile.argv("exec", *STORE, "--credentials", how, "--", *program)
        pipe = subprocess.PIPE
        process = subprocess.Popen(argv, stdin=pipe, stdout=pipe, stderr=pipe, env=self.stile.env)
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{PASSPHRASE}\n".encode())
        process.stdin.flush()
        while process.stdout.readline() != b"ready\n":
            assert process.poll() is None
        seen = Path(f"/proc/{process.pid}/environ").read_bytes()
        if how == "env":
            assert secret.encode() in seen, "then nothing is proved"
            self.traces.search("its arguments", Path(f"/proc/{process.pid}/cmdline").read_bytes())
        else:
            self.traces.search_processes(process.pid)
        _, log = process.communicate()
        self.traces.search("the log of exec", log)

    def support(self) -> None:
        file = self.folder / "support.json"
        done = self.stile.run("support", "--yes", "--output", str(file))
        assert done.returncode == 0, done.stderr
        self.traces.search("the support file", done.stdout)

    def judged(self, proof: str) -> None:
        self.sessions()
        self.traces.search_folder(self.folder)
        proved(proof, places_searched=self.traces.places, canary_hits=len(self.traces.found))
        assert self.traces.found == []
        assert self.traces.places > 10


@pytest.fixture
def home(tmp_path: Path, practice: Practice) -> SearchedHome:
    return SearchedHome(tmp_path, practice)


def test_signing_in_with_mistakes_losses_and_a_kill(home: SearchedHome) -> None:
    person = home.person("temporary-password+email-code")
    with home.session() as session:
        session.is_asked("sign-in")
        home.says(session, username=person["username"], password=home.traces.plant("slip", "Wrong-Canary-1"))
        session.is_asked("sign-in", "wrong-password")
        home.says(session, username=person["username"], password=person["password"])
        session.is_asked("new-password")
        home.says(session, new_password=home.traces.plant("weak password", "canaryweak"))
        session.is_asked("new-password", "weak-password")
        home.practice.control.add_fault(challenge="NEW_PASSWORD_REQUIRED", when="after", do="half")
        home.says(session, new_password=home.traces.plant("new password", 'Canary-"Chosen"-1!'))
        session.is_asked("email-code")
        session.process.send_signal(signal.SIGKILL)
        session.process.wait()
        home.leaves(session)
    with home.session() as session:
        session.is_asked("email-code")
        home.says(session, code=home.traces.plant("wrong code", "zq7zq9"))
        session.hears("ask")
        home.says(session, code=home.code(person))
        home.ends(session)
    for kind in ("access", "id"):
        home.token(kind)
    home.support()
    home.judged("canary-classic")


@pytest.mark.ci
def test_setting_up_an_authenticator_app(tmp_path: Path, practice: Practice) -> None:
    home = SearchedHome(tmp_path, practice, "app-required")
    person = home.person("temporary-password+totp-setup")
    with home.session() as session:
        session.is_asked("sign-in")
        home.says(session, username=person["username"], password=person["password"])
        session.is_asked("new-password")
        home.says(session, new_password=home.traces.plant("new password", "Canary-Chosen-1!"))
        session.is_asked("set-up-totp")
        session.says(fields={})
        asked = session.is_asked("set-up-totp")
        key = home.traces.plant("key of the app", asked["context"]["secret"])
        now = home.practice.control.now().timestamp()
        home.says(
            session, code=home.traces.plant("code of the app", totp.code(key, now)), device_name="Phone"
        )
        home.ends(session)
    home.support()
    home.judged("canary-app")


@pytest.mark.ci
def test_aws_credentials_are_with_the_program_that_asked_and_nowhere_else(home: SearchedHome) -> None:
    person = home.person("plain")
    change = ("profile", "change", "srp", "--identity-pool-id", home.pool["identity_pool_id"])
    assert home.stile.call(*change).returncode == 0
    with home.session() as session:
        session.is_asked("sign-in")
        home.says(session, username=person["username"], password=person["password"])
        home.ends(session)
    done = home.stile.run("credentials", *STORE, typed=f"{PASSPHRASE}\n")
    said = json.loads(done.stdout)
    for kind in ("SecretAccessKey", "SessionToken"):
        home.traces.plant(kind, said[kind])
    home.traces.search("the log", done.stderr)
    home.token("id")
    for how in ("endpoint", "env"):
        home.executes(how, said["SecretAccessKey"])
    home.support()
    home.judged("canary-credentials")


def test_no_program_can_be_made_to_write_a_core(home: SearchedHome) -> None:
    with home.session() as session:
        limits = Path(f"/proc/{session.process.pid}/limits").read_text(encoding="utf-8").splitlines()
        core = next(line for line in limits if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]


@pytest.mark.ci
def test_signing_in_by_a_browser(home: SearchedHome, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the browser brought, and what proves that it was asked for here, stay in memory."""
    seen: list[tuple[str, str]] = []
    redeem = AuthorizationCodes.redeem

    def watched(codes: AuthorizationCodes, code: str, *given: Any) -> AuthorizedSignIn:  # noqa: ANN401 - as declared
        seen.append((code, given[2]))
        return redeem(codes, code, *given)

    monkeypatch.setattr(AuthorizationCodes, "redeem", watched)
    person = home.person("plain")
    domain = ("--flow", "browser", "--domain", home.practice.endpoint)
    assert home.stile.call("profile", "change", "srp", *domain).returncode == 0
    browser = Browser()
    with home.session() as session:
        session.is_asked("browser")
        home.says(session)
        asked = session.is_asked("browser")
        home.traces.search_processes(session.process.pid)
        signs_in(person["username"], person["password"])(browser, asked["context"]["url"])
        home.ends(session)
    ((code, verifier),) = seen
    home.traces.plant("authorization code", code)
    home.traces.plant("verifier", verifier)
    home.traces.search("the page at the end", f"{browser.page.head} {browser.page.text}")
    for kind in ("access", "id"):
        home.token(kind)
    home.support()
    home.judged("canary-browser")
