"""The whole program is killed at any point of a sign-in; the next start goes on one step behind at most."""

from __future__ import annotations

import shutil
import signal
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.stile import JsonSession, Stile
from tests.report import proved

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fixtures.practice import Practice

pytestmark = pytest.mark.ci

WAY = ("sign-in", "new-password", "email-code")
CALLS = {"sign-in": "PASSWORD_VERIFIER", "new-password": "NEW_PASSWORD_REQUIRED", "email-code": "EMAIL_OTP"}
POINTS = [
    *((step, "asked") for step in WAY),
    *((step, moment) for step in WAY for moment in ("before", "after")),
    ("signed-in", "said"),
]
"""While a step is asked; while its answer is under way, before and after the pool served it; at the end."""


class Person:
    """Somebody who goes through the classic case, in as many programs as it takes."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.known: dict[str, Any] = practice.person("temporary-password+email-code")
        self.name = str(self.known["username"])
        self.passwords = [str(self.known["password"])]

    def answers(self, session: JsonSession, said: dict[str, Any]) -> None:
        """Do what the page asks; a password that was not taken is followed by the one before it."""
        right: dict[str, Callable[[], str]] = {
            "username": lambda: self.name,
            "password": lambda: self.passwords[0] if said["problem"] is None else self.passwords[-1],
            "new_password": self._new,
            "code": lambda: self.practice.code(self.name),
        }
        session.says(ask=said["ask"], fields={f["name"]: right[f["name"]]() for f in said["fields"]})

    def _new(self) -> str:
        self.passwords.insert(0, f"Chosen-By-Me-{len(self.passwords)}")
        return self.passwords[0]

    def ledger(self) -> dict[str, Any]:
        return self.practice.control.ledger()


def opened(stile: Stile) -> JsonSession:
    session = stile.session("--store", "passphrase")
    session.unlocks()
    return session


def asked(session: JsonSession) -> dict[str, Any]:
    """Return the next line that is no note."""
    said = session.hears()
    while said["event"] in {"hello", "note"}:
        said = session.hears()
    return said


def killed(stile: Stile, person: Person, step: str, moment: str) -> None:
    """Go on to a point, and kill the program there."""
    with opened(stile) as session:
        said = asked(session)
        while said["event"] == "ask" and said["step"] != step:
            person.answers(session, said)
            said = asked(session)
        if moment in {"before", "after"}:
            control = person.practice.control
            control.add_fault(challenge=CALLS[step], when=moment, do="hang", seconds=20)
            person.answers(session, said)
            wait_for(lambda: any(rule["fired"] for rule in control.faults()))
            control.clear_faults()
        session.process.send_signal(signal.SIGKILL)
        session.process.wait()


def wait_for(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def finished(stile: Stile, person: Person) -> list[str]:
    """Go on to the end, and return the steps that were asked."""
    steps: list[str] = []
    with opened(stile) as session:
        said = asked(session)
        while said["event"] == "ask":
            steps.append(said["step"])
            assert len(steps) < 8, steps
            person.answers(session, said)
            said = asked(session)
        assert said["event"] == "signed-in", said
    return steps


@pytest.mark.parametrize(("step", "moment"), POINTS)
def test_killed(sealed: Stile, practice: Practice, step: str, moment: str) -> None:
    person = Person(practice)
    killed(sealed, person, step, moment)
    steps = finished(sealed, person)
    if moment == "asked":
        assert steps == list(WAY[WAY.index(step) :])
    if step == "signed-in":
        assert steps == []
    ledger = person.ledger()
    assert ledger["refused_reuses"] == 0
    assert ledger["users"][person.name]["lockouts"] == 0
    proved(
        f"killed-{step}-{moment}",
        crash_points=1,
        requests=len(ledger["requests"]),
        spent_sessions_sent=ledger["refused_reuses"],
        lockouts_caused=ledger["users"][person.name]["lockouts"],
    )


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS"])
def test_a_disk_that_refuses_everything_does_not_keep_anybody_out(
    sealed: Stile, practice: Practice, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    inject = (
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=fsync",
        "-e",
        f"inject=fsync:error={error}",
    )
    plain = Stile.argv
    monkeypatch.setattr(Stile, "argv", staticmethod(lambda *args: [*inject, *plain(*args)]))
    person = Person(practice)
    with opened(sealed) as session:
        for _ in WAY:
            person.answers(session, asked(session))
        assert session.ends("signed-in") == 1, "the tokens end with the program"
        assert session.codes().count("place-not-kept") == 1
    assert person.ledger()["refused_reuses"] == 0
