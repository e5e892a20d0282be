"""Every fact about signing in that was seen or is documented is held by a test that passes."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.practice.engine import PracticeEngine
from desktop.practice.errors import ServiceError
from desktop.practice.initial_pools import build
from desktop.practice.situations.invented_people import add_to_first_fitting
from desktop.practice.state.user_pool import PoolSettings
from tests.practice.documented import DOCUMENTED
from tests.practice.facts import FACTS
from tests.practice.signing_in import EXPIRED, NEW_PASSWORD, SignIn, refused
from tests.practice.test_engine import ManualClock, begin
from tests.report import proved

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HELD = FACTS + DOCUMENTED
ELSEWHERE = sorted({fact.test for fact in HELD if not fact.test.startswith("test_facts.py")})


def test_every_fact_is_held(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the tests that hold the facts, but for those that this very run has anyway."""
    present = {item.nodeid.partition("[")[0] for item in request.session.items}
    nodes = [f"tests/practice/{test}" for test in ELSEWHERE]
    missing = [node for node in nodes if node not in present]
    if missing:
        argv = [sys.executable, "-m", "pytest", "-q", "--no-header", *missing]
        done = subprocess.run(argv, cwd=ROOT, capture_output=True, check=False, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    proved("facts", facts=len(HELD))
    with capsys.disabled():
        sys.stdout.write(f"\n{len(HELD)} facts held\n")


def test_no_fact_is_told_twice() -> None:
    said = [(fact.section, fact.says) for fact in FACTS]
    assert len(said) == len(set(said))


def test_a_session_lives_as_long_as_the_client_says() -> None:
    clock = ManualClock(datetime(2026, 1, 1, tzinfo=UTC))
    state = build(clock.now(), [PoolSettings("slow", session=timedelta(minutes=15))])
    engine = PracticeEngine(state, clock)
    person = add_to_first_fitting("email-code", state.pools.values(), clock.now())
    (pool,) = state.pools.values()
    client = next(client for client in pool.clients.values() if client.name == "password")
    said = begin(engine, person)
    asked = {
        "ClientId": client.id,
        "ChallengeName": "EMAIL_OTP",
        "Session": said["Session"],
        "ChallengeResponses": {"USERNAME": person.username, "EMAIL_OTP_CODE": "0"},
    }
    for seconds, message in ((899, "Invalid code or auth state for the user."), (1, EXPIRED)):
        clock.moment += timedelta(seconds=seconds)
        with pytest.raises(ServiceError) as caught:
            engine.handle("RespondToAuthChallenge", asked)
        assert caught.value.message == message


def test_an_app_cannot_be_set_up_where_the_pool_takes_none(practice: Practice) -> None:
    tokens = SignIn(practice, practice.person("plain", "no-mfa")).begin().tokens
    with refused(
        "SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool"
    ):
        practice.boto3.associate_software_token(AccessToken=tokens["AccessToken"])


def test_a_password_that_was_used_before_is_refused(practice: Practice) -> None:
    person = practice.person("temporary-password", "rotation")
    sign_in = SignIn(practice, person).begin()
    with refused("PasswordHistoryPolicyViolationException"):
        sign_in.set_password(person["password"])
    access = sign_in.set_password().tokens["AccessToken"]
    change = {"AccessToken": access, "PreviousPassword": NEW_PASSWORD}
    for known in (person["password"], NEW_PASSWORD):
        with refused("PasswordHistoryPolicyViolationException"):
            practice.boto3.change_password(**change, ProposedPassword=known)
    practice.boto3.change_password(**change, ProposedPassword="Yet-Another-43")
