"""The practice pool's quota: a token bucket for all calls or for those of one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import ClientError

from desktop.practice.control import PracticeControlError
from desktop.practice.quota import Bucket, Quota

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def test_a_bucket_lets_a_burst_through_and_then_its_rate() -> None:
    now = 100.0
    quota = Quota(lambda: now)
    quota.add(Bucket.parse({"per_second": 10, "burst": 5}))
    assert [quota.admits("ListUsers") for _ in range(7)] == [True] * 5 + [False] * 2
    now += 0.35
    assert [quota.admits("ListUsers") for _ in range(4)] == [True] * 3 + [False]
    now += 60
    assert sum(quota.admits("ListUsers") for _ in range(20)) == 5
    assert quota.listed()[0]["taken"] == 13


def test_a_limit_is_of_its_operation_alone() -> None:
    quota = Quota(lambda: 1.0)
    quota.add(Bucket.parse({"per_second": 1, "operation": "AdminEnableUser"}))
    assert quota.admits("AdminEnableUser")
    assert not quota.admits("AdminEnableUser")
    assert quota.admits("ListUsers")


@pytest.mark.parametrize(
    "rule", [{}, {"per_second": 0}, {"per_second": True}, {"per_second": 5, "burst": -1}, {"rate": 5}]
)
def test_a_quota_that_makes_no_sense_is_refused(practice: Practice, rule: dict[str, object]) -> None:
    with pytest.raises(PracticeControlError):
        practice.control._call("POST", "/quota", rule)


def test_a_call_beyond_the_quota_is_refused_and_not_served(practice: Practice) -> None:
    person = practice.person("plain")
    asked = {"UserPoolId": person["pool_id"], "Username": person["username"]}
    practice.control.limit(0.001, "AdminDisableUser", burst=1)
    practice.boto3.admin_disable_user(**asked)
    with pytest.raises(ClientError, match="TooManyRequestsException"):
        practice.boto3.admin_disable_user(**asked)
    served = [request["processed"] for request in practice.control.ledger()["requests"]]
    assert served == [True, False]
    assert practice.control.quota()[0]["refused"] == 1
    practice.control.clear_quota()
    practice.boto3.admin_enable_user(**asked)


def provisioned(practice: Practice, category: str) -> tuple[int, int]:
    definition = {"LimitClass": "API_CATEGORY", "Attributes": {"Category": category}}
    limit = practice.boto3.get_provisioned_limit(LimitDefinition=definition)["Limit"]
    assert limit["LimitDefinition"] == definition
    return limit["ProvisionedLimitValue"], limit["FreeLimitValue"]


def test_the_limit_of_a_category_is_the_quota_in_force(practice: Practice) -> None:
    free = {"UserAuthentication": 120, "UserCreation": 50, "UserAccountRecovery": 30, "UserUpdate": 25}
    assert {name: provisioned(practice, name)[0] for name in free} == free
    practice.control.limit(per_second=90, operation="AdminCreateUser")
    assert provisioned(practice, "UserCreation") == (90, 50)
    practice.control.limit(per_second=40)
    assert provisioned(practice, "UserCreation") == (40, 50)
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        provisioned(practice, "Nothing")
