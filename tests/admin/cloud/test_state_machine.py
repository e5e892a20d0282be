"""The machine that is exported: held against the service's own model, and against what it promises."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import botocore.session
import pytest

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.bulk.bulk_actions import BULK_ACTIONS
from desktop.admin.bulk.job_rows import JobRow
from desktop.admin.cloud.deployment_files import ExportRequest, NotForEngineError, call_of, files
from desktop.admin.cloud.estimate import estimate
from desktop.admin.cloud.state_machine import definition
from desktop.assets import resource
from desktop.core.admin.people import Person, UserStatus
from desktop.core.admin.pool_facts import PoolFacts

if TYPE_CHECKING:
    from collections.abc import Mapping

POOL = "eu-west-1_AbCdEfGhI"
ON_ENGINE = [name for name in BULK_ACTIONS if name != "reset-mfa"]
FACTS = PoolFacts(POOL, factors=("SOFTWARE_TOKEN_MFA",))


def _wanted(action: str, pool_id: str = POOL, count: int = 2) -> ExportRequest:
    rows = [JobRow(n, n + 1, f"ann-{n}", _person(f"ann-{n}")) for n in range(1, count + 1)]
    facts = PoolFacts(pool_id, factors=("SOFTWARE_TOKEN_MFA",))
    return ExportRequest(ACTIONS[action], ActionDetails(group="staff"), facts, rows, 30.0, "jobs")


def _person(name: str) -> Person:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    attributes = {"email": f"{name}@example.com"}
    return Person(name, f"sub-{name}", UserStatus.FORCE_CHANGE_PASSWORD, True, now, now, attributes)  # noqa: FBT003 - a table


def _states(action: str) -> tuple[dict[str, Any], dict[str, Any]]:
    machine = definition(call_of(_wanted(action)), POOL, 30.0)
    every_row = machine["States"]["EveryRow"]
    return every_row, every_row["ItemProcessor"]["States"]


@pytest.mark.parametrize("action", ON_ENGINE)
def test_the_call_is_one_of_the_service_and_so_are_its_members(action: str) -> None:
    _, states = _states(action)
    method = states["Call"]["Resource"].rpartition(":")[2]
    model = botocore.session.get_session().get_service_model("cognito-idp")
    shape = model.operation_model(method[0].upper() + method[1:]).input_shape
    assert shape is not None
    given = {name.removesuffix(".$") for name in states["Call"]["Parameters"]}
    assert given <= set(shape.members)
    assert set(shape.required_members) <= given


@pytest.mark.parametrize("action", ON_ENGINE)
def test_nothing_is_repeated_but_what_was_refused_for_the_rate(action: str) -> None:
    every_row, states = _states(action)
    assert every_row["ItemProcessor"]["ProcessorConfig"] == {
        "Mode": "DISTRIBUTED",
        "ExecutionType": "STANDARD",
    }
    assert [retry["ErrorEquals"] for retry in states["Call"]["Retry"]] == [
        ["CognitoIdentityProvider.TooManyRequestsException"]
    ]
    assert "Retry" not in every_row


def test_the_rate_is_kept_by_a_second_before_each_call() -> None:
    every_row, states = _states("resend")
    assert every_row["MaxConcurrency"] == 30
    assert states["KeepThePace"] == {"Type": "Wait", "Seconds": 1, "Next": "Call"}


def test_every_row_ends_in_one_of_three_ways_and_no_reply_is_kept() -> None:
    _, states = _states("resend")
    call = states["Call"]
    assert call["ResultPath"] is None
    ways = {call["Next"], *(caught["Next"] for caught in call["Catch"])}
    assert {states[way]["Parameters"]["result"] for way in ways} == {"done", "failed", "unconfirmed"}
    assert call["Catch"][-1]["ErrorEquals"] == ["States.ALL"]


def test_an_action_of_several_calls_is_not_for_the_engine() -> None:
    with pytest.raises(NotForEngineError):
        call_of(_wanted("reset-mfa"))


def _exported(action: str = "resend", pool_id: str = POOL) -> Mapping[str, bytes]:
    return files(_wanted(action, pool_id), resource("cloud/README.md").read_text(encoding="utf-8"))


def test_the_table_has_what_differs_from_row_to_row() -> None:
    table = list(csv.DictReader(io.StringIO(_exported()["people.csv"].decode())))
    assert table == [
        {"number": "1", "username": "ann-1", "medium": "EMAIL"},
        {"number": "2", "username": "ann-2", "medium": "EMAIL"},
    ]


def test_the_machines_role_may_do_one_thing_to_one_pool() -> None:
    statements = json.loads(_exported()["role-policy.json"])["Statement"]
    on_pool = [each for each in statements if "cognito-idp" in each["Resource"]]
    assert [each["Action"] for each in on_pool] == [["cognito-idp:AdminCreateUser"]]
    assert on_pool[0]["Resource"].endswith(f"userpool/{POOL}")
    assert all("*" not in action for each in statements for action in each["Action"])
    assert all(each["Resource"] != "*" for each in statements)


def test_other_parts_of_aws_have_their_own_arns() -> None:
    exported = _exported(pool_id="cn-north-1_AbCdEfGhI")
    for name in ("state-machine.asl.json", "role-policy.json", "starter-policy.json"):
        text = exported[name].decode()
        assert "arn:aws-cn:" in text
        assert "arn:aws:" not in text


def test_the_readme_has_every_place_filled() -> None:
    text = _exported()["README.md"].decode()
    assert "$" not in text.replace("$0.01", "")
    assert "stile-resend" in text


def test_the_estimate_grows_with_the_rows_and_the_quota() -> None:
    few, many = estimate(1000, 50), estimate(100_000, 50)
    assert many.seconds == pytest.approx(2030)
    assert many.dollars == pytest.approx(12.5, abs=0.01)
    assert few.transitions < many.transitions
