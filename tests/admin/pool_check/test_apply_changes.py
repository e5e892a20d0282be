"""What an update does not send goes back to its default, so everything is sent back."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel

from desktop.admin.pool_check import email_codes, setting_updates
from desktop.admin.pool_check.apply_changes import not_kept
from desktop.admin.pool_check.email_codes import SesSender
from desktop.core.admin.admin_call import AdminCall
from desktop.core.notices.finding import FindingState
from tests.admin.pool_check import setups

MODEL = ServiceModel(Loader().load_service_model("cognito-idp", "service-2"), "cognito-idp")
SES = SesSender("arn:aws:ses:eu-west-1:1:identity/example.com", "codes@example.com")
NEGLECTED: dict[str, Any] = {
    "pool": {"UserPoolTier": "LITE", "EmailConfiguration": {"ReplyToEmailAddress": "help@example.com"}},
    "client": {"ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"], "AuthSessionValidity": 3},
    "mfa": {"MfaConfiguration": "OFF", "EmailMfaConfiguration": None, "SoftwareTokenMfaConfiguration": None},
}


def members_of(shape: str) -> set[str]:
    return set(MODEL.shape_for(shape).members)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("told", "told_only", "update", "renamed"),
    [
        ("UserPoolType", setting_updates.TOLD_ONLY_OF_POOLS, "UpdateUserPoolRequest", {"PoolName"}),
        ("UserPoolClientType", setting_updates.TOLD_ONLY_OF_CLIENTS, "UpdateUserPoolClientRequest", set()),
        ("GetUserPoolMfaConfigResponse", frozenset(), "SetUserPoolMfaConfigRequest", set()),
    ],
)
def test_all_that_is_told_and_can_be_set_is_sent_back(
    told: str, told_only: frozenset[str], update: str, renamed: set[str]
) -> None:
    """Held against botocore's model, so that a member a new version brings is not forgotten."""
    settable = members_of(update) - {"UserPoolId"} - renamed
    assert members_of(told) - told_only == settable
    assert told_only <= members_of(told)


def test_a_change_keeps_every_other_member() -> None:
    whole: dict[str, Any] = {name: f"the {name}" for name in members_of("UserPoolType")} | {"Policies": {}}
    call = setting_updates.updated_pool({**whole, "AdminCreateUserConfig": {}}, {"UserPoolTier": "PLUS"})
    assert set(call.members) | {"UserPoolId"} == members_of("UpdateUserPoolRequest")
    assert call.members["UserPoolTier"] == "PLUS"
    assert call.members["PoolName"] == "the Name"
    assert call.members["EmailConfiguration"] == "the EmailConfiguration"


def test_the_older_validity_of_invitations_gives_way_to_the_newer() -> None:
    """Sent together, the service refuses both."""
    invitation = {"AllowAdminCreateUserOnly": True, "UnusedAccountValidityDays": 7}
    pool = {**setups.POOL, "AdminCreateUserConfig": invitation}
    assert setting_updates.updated_pool(pool, {}).members["AdminCreateUserConfig"] == {
        "AllowAdminCreateUserOnly": True
    }
    old = {**pool, "Policies": {}}
    assert setting_updates.updated_pool(old, {}).members["AdminCreateUserConfig"] == invitation


def test_a_secret_is_never_sent_back() -> None:
    call = setting_updates.updated_client({**setups.CLIENT, "ClientSecret": "secret-canary"}, {})
    assert "secret-canary" not in json.dumps(dict(call.members))


def test_a_call_becomes_a_line_for_the_shell() -> None:
    call = AdminCall("SetUserPoolMfaConfig", {"EmailMfaConfiguration": {"Message": "It's {####}"}})
    words = shlex.split(setting_updates.as_command(call, "eu-west-1_Abc"))
    assert words[:5] == ["aws", "cognito-idp", "set-user-pool-mfa-config", "--region", "eu-west-1"]
    assert json.loads(words[-1]) == {"UserPoolId": "eu-west-1_Abc", **call.members}


# The way to codes by e-mail


def problems(there: Any, **known: Any) -> set[str]:  # noqa: ANN401 - as in setups
    found = email_codes.missing(there, setups.use(**known))
    return {finding.code for finding in found if finding.state is FindingState.PROBLEM}


def test_a_pool_that_has_them_misses_nothing_and_is_left_alone() -> None:
    assert problems(setups.setup()) == set()
    assert email_codes.calls(setups.setup()) == ()
    assert email_codes.is_on(setups.setup())


def test_for_a_neglected_pool_all_that_is_missing_is_named() -> None:
    assert problems(setups.setup(**NEGLECTED), flow="custom") == {
        "email-codes.plan-too-small",
        "email-codes.no-mail",
        "email-codes.off",
        "email-codes.custom-flow",
        "email-codes.no-srp",
    }


@pytest.mark.parametrize(
    ("changed", "unverified", "code"),
    [
        ({"pool": {"UserPoolTier": None}}, 0, "email-codes.plan-untold"),
        ({"pool": {"LambdaConfig": {"DefineAuthChallenge": "arn"}}}, 0, "email-codes.custom-triggers"),
        ({"pool": {"LambdaConfig": {"CustomEmailSender": {}}}}, 0, "email-codes.people"),
        ({"pool": {"LambdaConfig": {"CustomEmailSender": {"LambdaArn": "a"}}}}, 0, "email-codes.own-sender"),
        ({}, None, "email-codes.people-uncounted"),
        ({}, 3, "email-codes.people-without"),
        ({"mfa": {"MfaConfiguration": "OPTIONAL"}}, 0, "email-codes.each-person"),
        ({"client": {"AuthSessionValidity": 3}}, 0, "email-codes.short-session"),
        ({"pool": {"AccountRecoverySetting": None}}, 0, "email-codes.recovery"),
    ],
)
def test_what_else_matters_is_named(changed: dict[str, Any], unverified: int | None, code: str) -> None:
    there = setups.setup(**changed, unverified=unverified)
    assert code in {finding.code for finding in email_codes.missing(there, setups.use())}


def test_the_calls_switch_everything_on_and_force_nobody() -> None:
    pool, client, mfa = email_codes.calls(setups.setup(**NEGLECTED), SES)
    assert pool.operation == "UpdateUserPool"
    assert pool.members["UserPoolTier"] == "ESSENTIALS"
    assert pool.members["EmailConfiguration"] == {
        "ReplyToEmailAddress": "help@example.com",
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": SES.identity_arn,
        "From": SES.address,
    }
    assert client.members["ExplicitAuthFlows"] == ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH"]
    assert client.members["AuthSessionValidity"] == 10
    assert mfa.members["MfaConfiguration"] == "OPTIONAL"
    assert "{####}" in mfa.members["EmailMfaConfiguration"]["Message"]


def test_a_required_factor_stays_required_and_other_factors_stay_on() -> None:
    there = setups.setup(mfa={"EmailMfaConfiguration": None})
    (mfa,) = email_codes.calls(there)
    assert mfa.members["MfaConfiguration"] == "ON"
    assert mfa.members["SoftwareTokenMfaConfiguration"] == {"Enabled": True}


def test_threat_protection_needs_the_largest_plan() -> None:
    there = setups.setup(
        pool={"UserPoolTier": "LITE", "UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}}
    )
    pool, mfa = email_codes.calls(there)
    assert pool.members["UserPoolTier"] == "PLUS"
    assert mfa.members == there.mfa, "what the pool's update may touch is set again"


# Afterwards


def test_what_is_not_as_it_was_sent_is_named() -> None:
    there = setups.setup(**NEGLECTED)
    calls = email_codes.calls(there, SES)
    pool, client, mfa = (dict(call.members) for call in calls)
    after = setups.setup({**pool, "MfaConfiguration": "OPTIONAL"}, client, mfa)
    assert not_kept(calls, after) == ()
    lost = setups.setup({**pool, "UserPoolTags": {}, "DeletionProtection": "INACTIVE"}, client, mfa)
    assert not_kept(calls, lost) == ("UpdateUserPool.DeletionProtection",)
