"""Whole programs leave no secret in files, logs, journals, arguments, environments or support files."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.sign_in import totp
from tests.cli.stile import JsonSession, Stile
from tests.report import proved
from tests.secrets.traces import Traces

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

STORE = ("--store", "passphrase")


class Scene:
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
def scene(tmp_path: Path, practice: Practice) -> Scene:
    return Scene(tmp_path, practice)


def test_signing_in_with_mistakes_losses_and_a_kill(scene: Scene) -> None:
    person = scene.person("temporary-password+email-code")
    with scene.session() as session:
        session.is_asked("sign-in")
        scene.says(
            session, username=person["username"], password=scene.traces.plant("slip", "Wrong-Canary-1")
        )
        session.is_asked("sign-in", "wrong-password")
        scene.says(session, username=person["username"], password=person["password"])
        session.is_asked("new-password")
        scene.says(session, new_password=scene.traces.plant("weak password", "canaryweak"))
        session.is_asked("new-password", "weak-password")
        scene.practice.control.add_fault(challenge="NEW_PASSWORD_REQUIRED", when="after", do="half")
        scene.says(session, new_password=scene.traces.plant("new password", 'Canary-"Chosen"-1!'))
        session.is_asked("email-code")
        session.process.send_signal(signal.SIGKILL)
        session.process.wait()
        scene.leaves(session)
    with scene.session() as session:
        session.is_asked("email-code")
        scene.says(session, code=scene.traces.plant("wrong code", "zq7zq9"))
        session.hears("ask")
        scene.says(session, code=scene.code(person))
        scene.ends(session)
    for kind in ("access", "id"):
        scene.token(kind)
    scene.support()
    scene.judged("canary-classic")


@pytest.mark.ci
def test_setting_up_an_authenticator_app(tmp_path: Path, practice: Practice) -> None:
    scene = Scene(tmp_path, practice, "app-required")
    person = scene.person("temporary-password+totp-setup")
    with scene.session() as session:
        session.is_asked("sign-in")
        scene.says(session, username=person["username"], password=person["password"])
        session.is_asked("new-password")
        scene.says(session, new_password=scene.traces.plant("new password", "Canary-Chosen-1!"))
        session.is_asked("set-up-totp")
        session.says(fields={})
        asked = session.is_asked("set-up-totp")
        key = scene.traces.plant("key of the app", asked["context"]["secret"])
        now = scene.practice.control.now().timestamp()
        scene.says(
            session, code=scene.traces.plant("code of the app", totp.code(key, now)), device_name="Phone"
        )
        scene.ends(session)
    scene.support()
    scene.judged("canary-app")


def test_no_program_can_be_made_to_write_a_core(scene: Scene) -> None:
    with scene.session() as session:
        limits = Path(f"/proc/{session.process.pid}/limits").read_text(encoding="utf-8").splitlines()
        core = next(line for line in limits if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
