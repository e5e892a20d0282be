"""Updates replace: what is not sent goes back to its default, as at the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from desktop.practice.initial_pools import NEGLECTED, WELL_SET_UP
from desktop.practice.server import PracticeServer
from tests.fixtures.practice import Practice

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def _server() -> Iterator[PracticeServer]:
    with PracticeServer.start() as server:
        yield server


@pytest.fixture
def own(_server: PracticeServer) -> Practice:
    """Return a server of this module's own, for its pools are changed for good."""
    return Practice(_server)


def pool_of(own: Practice, name: str) -> dict[str, Any]:
    described: dict[str, Any] = own.boto3.describe_user_pool(UserPoolId=own.pool(name)["pool_id"])["UserPool"]
    return described


def test_pools_tell_what_is_set_about_messages_plan_and_recovery(own: Practice) -> None:
    default, neglected = pool_of(own, "default"), pool_of(own, "no-mfa")
    assert WELL_SET_UP.items() <= default.items()
    assert NEGLECTED.items() <= neglected.items()
    assert default["UserPoolTier"] == "ESSENTIALS"
    assert "DefineAuthChallenge" in default["LambdaConfig"]
    assert default["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"] == 7


def test_an_update_that_sends_nothing_resets_everything(own: Practice) -> None:
    own.boto3.update_user_pool(UserPoolId=own.pool("rotation")["pool_id"])
    after = pool_of(own, "rotation")
    assert (after["MfaConfiguration"], after["LambdaConfig"], after["UserPoolTier"]) == (
        "OFF",
        {},
        "ESSENTIALS",
    )
    assert after["Policies"]["PasswordPolicy"]["MinimumLength"] == 8
    assert "PasswordHistorySize" not in after["Policies"]["PasswordPolicy"]


def test_an_update_that_sends_back_what_it_read_changes_nothing(own: Practice) -> None:
    told = pool_of(own, "devices")
    kept = ("Policies", "LambdaConfig", "MfaConfiguration", "DeviceConfiguration", "UserPoolTier")
    own.boto3.update_user_pool(UserPoolId=told["Id"], **{name: told[name] for name in kept if name in told})
    assert pool_of(own, "devices") == told


def test_an_update_is_felt_at_the_next_sign_in(own: Practice) -> None:
    person = own.person("plain", "custom-bare")
    own.boto3.update_user_pool(UserPoolId=own.pool("custom-bare")["pool_id"])
    begin = {
        "AuthFlow": "CUSTOM_AUTH",
        "ClientId": own.client_id("custom", "custom-bare"),
        "AuthParameters": {"USERNAME": person["username"]},
    }
    with pytest.raises(ClientError, match="trigger is not configured"):
        own.boto3.initiate_auth(**begin)


def test_two_validities_of_invitations_are_refused(own: Practice) -> None:
    with pytest.raises(ClientError, match="TemporaryPasswordValidityDays in PasswordPolicy"):
        own.boto3.update_user_pool(
            UserPoolId=own.pool("alias")["pool_id"],
            Policies={"PasswordPolicy": {"TemporaryPasswordValidityDays": 7}},
            AdminCreateUserConfig={"UnusedAccountValidityDays": 7},
        )


def test_second_factors_that_are_not_sent_are_off(own: Practice) -> None:
    pool_id = own.pool("mfa-required")["pool_id"]
    message = {"Subject": "Hello", "Message": "{####}"}
    own.boto3.set_user_pool_mfa_config(
        UserPoolId=pool_id, MfaConfiguration="ON", EmailMfaConfiguration=message
    )
    told = own.boto3.get_user_pool_mfa_config(UserPoolId=pool_id)
    assert (told["MfaConfiguration"], told["EmailMfaConfiguration"]) == ("ON", message)
    assert "SoftwareTokenMfaConfiguration" not in told
    assert pool_of(own, "mfa-required")["MfaConfiguration"] == "ON"


@pytest.mark.parametrize(
    ("pool", "config", "error"),
    [
        ("email-required", {"MfaConfiguration": "ON"}, "can't disable all MFAs"),
        ("no-mfa", {"EmailMfaConfiguration": {"Subject": "x"}}, "FeatureUnavailableInTierException"),
    ],
)
def test_second_factors_that_cannot_be_are_refused(
    own: Practice, pool: str, config: dict[str, Any], error: str
) -> None:
    with pytest.raises(ClientError, match=error):
        own.boto3.set_user_pool_mfa_config(UserPoolId=own.pool(pool)["pool_id"], **config)


def test_a_clients_update_replaces_and_keeps_the_secret(own: Practice) -> None:
    there = own.pool("secret")
    ids = {"UserPoolId": there["pool_id"], "ClientId": there["clients"]["password"]}
    before = own.boto3.describe_user_pool_client(**ids)["UserPoolClient"]
    own.boto3.update_user_pool_client(**ids, AuthSessionValidity=15, WriteAttributes=["email"])
    after = own.boto3.describe_user_pool_client(**ids)["UserPoolClient"]
    assert after["ExplicitAuthFlows"] == [
        "ALLOW_CUSTOM_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
        "ALLOW_USER_SRP_AUTH",
    ]
    assert (after["AuthSessionValidity"], after["WriteAttributes"]) == (15, ["email"])
    assert after["ClientSecret"] == before["ClientSecret"]


def test_validities_are_in_the_units_that_come_with_them(own: Practice) -> None:
    ids = {"UserPoolId": own.hello["pool_id"], "ClientId": own.client_id("choice")}
    own.boto3.update_user_pool_client(
        **ids,
        AccessTokenValidity=2,
        RefreshTokenValidity=12,
        TokenValidityUnits={"RefreshToken": "hours"},
        PreventUserExistenceErrors="ENABLED",
    )
    after = own.boto3.describe_user_pool_client(**ids)["UserPoolClient"]
    assert (after["AccessTokenValidity"], after["PreventUserExistenceErrors"]) == (120, "ENABLED")


def test_a_client_that_is_not_there_cannot_be_changed(own: Practice) -> None:
    with pytest.raises(ClientError, match="does not exist"):
        own.boto3.update_user_pool_client(UserPoolId=own.hello["pool_id"], ClientId="nobody")
