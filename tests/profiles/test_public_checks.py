"""Against the practice pool over HTTP, by the connection that sign-ins use."""

from __future__ import annotations

import socket
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.aws.pool_probe import CognitoProbe
from desktop.core.cognito.calls import AppClient
from desktop.core.notices.finding import Finding, FindingState
from desktop.core.secret import Secret
from desktop.profiles import public_checks
from desktop.profiles.practice_profile import practice_profile

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow
    from desktop.profiles.profile import Profile
    from tests.fixtures.practice import Practice

OF_THE_API: tuple[Flow, ...] = ("srp", "password", "choice", "custom", "custom-srp")


@pytest.fixture
def profile(practice: Practice) -> Profile:
    return practice_profile(practice.hello)


def found(
    profile: Profile, *, secret: str | None = None, off: timedelta = timedelta(), named: str | None = None
) -> dict[str, Finding]:
    """Return what all checks find, by code; `off` is how much this computer's clock is ahead.

    `named` is the endpoint as the profile names it, where the pool is to be somewhere else.
    """
    client = AppClient(profile.client_id, Secret(secret) if secret else None)
    pool = CognitoProbe(profile.pool_id, profile.region, profile.endpoint_url, client)
    profile = replace(profile, endpoint_url=named or profile.endpoint_url)
    table = public_checks.public_checks(profile, pool, lambda: datetime.now(UTC) + off)
    return {finding.code: finding for check in table for finding in check.look()}


def test_a_sound_profile_is_found_sound(profile: Profile) -> None:
    seen = found(profile)
    assert seen["pool.exists"].values["n"] == 2  # one for each kind of token
    assert {code for code, finding in seen.items() if finding.state is FindingState.OK} == {
        "endpoint.answers",
        "clock.right",
        "client.exists",
        "pool.exists",
        "flow.on",
    }
    assert [finding.code for finding in seen.values() if finding.state is not FindingState.OK] == [
        "settings.unseen"
    ]


@pytest.mark.parametrize("pool", ["default", "private", "custom-bare", "secret", "rotation"])
@pytest.mark.parametrize("flow", OF_THE_API)
def test_a_flow_that_is_on_is_told_in_every_kind_of_pool(practice: Practice, pool: str, flow: Flow) -> None:
    there = practice.pool(pool)
    profile = replace(
        practice_profile(practice.hello),
        pool_id=there["pool_id"],
        client_id=there["clients"][flow],
        flow=flow,
    )
    secrets = there["settings"].get("client_secrets", {})
    assert "flow.on" in found(profile, secret=secrets.get(flow))


@pytest.mark.parametrize("flow", OF_THE_API)
def test_a_flow_that_is_off_is_told(practice: Practice, profile: Profile, flow: Flow) -> None:
    other: Flow = "password" if flow != "password" else "srp"
    off = found(replace(profile, client_id=practice.client_id(other), flow=flow))["flow.off"]
    assert (off.state, off.values["flow"]) == (FindingState.PROBLEM, flow)


def test_no_probe_touches_a_real_person(practice: Practice, profile: Profile) -> None:
    person = practice.person("email-code")
    for flow in OF_THE_API:
        found(replace(profile, flow=flow, client_id=practice.client_id(flow)))
    ledger = practice.control.ledger()
    asked = {request["username"] for request in ledger["requests"]}
    assert {name for name in asked if name and not name.startswith("stile-check-")} == set()
    assert person["username"] not in asked
    assert all(user["messages"] == 0 for user in ledger["users"].values())
    assert ledger["sessions"] == []


def test_an_app_client_that_does_not_exist_is_told(profile: Profile) -> None:
    seen = found(replace(profile, client_id="nobodysclient"))
    assert seen["client.unknown"].state is FindingState.PROBLEM
    assert "endpoint.answers" in seen
    assert "flow.untold" not in seen


@pytest.mark.parametrize("secret", [None, "not-the-secret"])
def test_a_client_secret_that_is_missing_or_wrong_is_told(practice: Practice, secret: str | None) -> None:
    there = practice.pool("secret")
    profile = replace(
        practice_profile(practice.hello), pool_id=there["pool_id"], client_id=there["clients"]["srp"]
    )
    assert found(profile, secret=secret)["client.secret"].state is FindingState.PROBLEM


def test_a_pool_that_does_not_exist_is_told(profile: Profile) -> None:
    assert (
        found(replace(profile, pool_id="eu-west-1_Nowhere11"))["pool.unknown"].state is FindingState.PROBLEM
    )


@pytest.mark.parametrize(
    ("minutes", "code", "state"),
    [
        (0.5, "clock.right", FindingState.OK),
        (2, "clock.ahead", FindingState.WARNING),
        (-2, "clock.behind", FindingState.WARNING),
        (6, "clock.ahead", FindingState.PROBLEM),
        (-600, "clock.behind", FindingState.PROBLEM),
    ],
)
def test_the_clock_is_held_against_the_services(
    profile: Profile, minutes: float, code: str, state: FindingState
) -> None:
    assert found(profile, off=timedelta(minutes=minutes))[code].state is state


def test_an_endpoint_nobody_answers_at_is_told(profile: Profile) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    seen = found(replace(profile, endpoint_url=f"http://127.0.0.1:{port}"))
    assert seen["endpoint.not-running"].state is FindingState.PROBLEM
    assert seen["pool.untold"].state is FindingState.UNKNOWN
    assert "client.exists" not in seen
    assert not [code for code in seen if code.startswith("flow.")], "what is the matter is said once"


@pytest.mark.parametrize(
    ("do", "code"),
    [
        ("html-200", "endpoint.strange"),
        ("empty-200", "endpoint.strange"),
        ("close", "endpoint.silent"),
        ("half", "endpoint.strange"),
        ("status", "endpoint.trouble"),
    ],
)
def test_what_is_no_answer_of_the_service_is_told_apart(
    practice: Practice, profile: Profile, do: str, code: str
) -> None:
    practice.control.add_fault(operation="*", times=9, when="before", do=do, status=503)
    assert found(profile, named="https://idp.example.com")[code].state is FindingState.PROBLEM
    practice.control.add_fault(operation="*", times=9, when="before", do=do, status=503)
    assert found(profile)["endpoint.other-program"].state is FindingState.PROBLEM


def test_a_pool_that_is_too_busy_is_no_problem_of_the_profile(practice: Practice, profile: Profile) -> None:
    practice.control.add_fault(
        operation="*", times=9, when="before", do="error", error="TooManyRequestsException"
    )
    seen = found(profile)
    assert seen["client.busy"].state is FindingState.UNKNOWN
    assert seen["flow.untold"].state is FindingState.UNKNOWN
