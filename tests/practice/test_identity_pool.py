"""The practice identity pool: strict about tokens, with both flows, roles by claim, and no guests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config

from desktop.practice.identity.roles import AUTHENTICATED
from desktop.practice.state.token_signer import TokenSigner
from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

STAFF = "arn:aws:iam::000000000000:role/teams/staff"
ADMINS = "arn:aws:iam::000000000000:role/admins"
NOT_FOR_GUESTS = "Unauthenticated access is not supported for this identity pool."


class Someone:
    """A person of a pool who is signed in, and AWS's services for them."""

    def __init__(
        self, practice: Practice, pool: str = "default", *groups: tuple[str, str, int | None]
    ) -> None:
        self.practice = practice
        self.pool = practice.pool(pool)
        self.person = practice.person("plain", pool)
        for name, role, precedence in groups:
            rank = {} if precedence is None else {"Precedence": precedence}
            named = {"UserPoolId": self.pool["pool_id"], "GroupName": f"{name}-{self.person['username']}"}
            practice.boto3.create_group(RoleArn=role, **rank, **named)
            practice.boto3.admin_add_user_to_group(Username=self.person["username"], **named)
        self.tokens = SignIn(practice, self.person).begin().tokens
        self.identities = self.client("cognito-identity")
        self.sts = self.client("sts")

    def client(self, service: str, **keys: str) -> Any:  # noqa: ANN401 - boto3 makes its clients' methods up
        how = Config(retries={"total_max_attempts": 1}, signature_version=None if keys else UNSIGNED)
        region, endpoint = self.practice.hello["region"], self.practice.endpoint
        return boto3.client(
            service,  # type: ignore[call-overload]
            region_name=region,
            endpoint_url=endpoint,
            config=how,
            **keys,
        )

    @property
    def provider(self) -> str:
        return f"cognito-idp.{self.practice.hello['region']}.amazonaws.com/{self.pool['pool_id']}"

    def logins(self, token: str | None = None) -> dict[str, str]:
        return {self.provider: token or self.tokens["IdToken"]}

    def identity(self, token: str | None = None) -> str:
        pool = self.pool["identity_pool_id"]
        return str(self.identities.get_id(IdentityPoolId=pool, Logins=self.logins(token))["IdentityId"])

    def credentials(self, **more: str) -> dict[str, Any]:
        said = self.identities.get_credentials_for_identity(
            IdentityId=self.identity(), Logins=self.logins(), **more
        )
        return dict(said["Credentials"])

    def arn(self, credentials: dict[str, Any], secret: str = "SecretKey") -> str:
        sts = self.client(
            "sts",
            aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials[secret],
            aws_session_token=credentials["SessionToken"],
        )
        return str(sts.get_caller_identity()["Arn"])


def test_the_enhanced_flow_gives_keys_of_the_pools_role(practice: Practice) -> None:
    someone = Someone(practice)
    assert someone.identity() == someone.identity()
    assert "assumed-role/practice-signed-in/Cognito" in someone.arn(someone.credentials())


def test_the_basic_flow_takes_on_the_role_that_is_asked_for(practice: Practice) -> None:
    someone = Someone(practice)
    identity = someone.identity()
    token = someone.identities.get_open_id_token(IdentityId=identity, Logins=someone.logins())["Token"]
    asked = {"RoleSessionName": "me", "WebIdentityToken": token, "DurationSeconds": 900}
    said = someone.sts.assume_role_with_web_identity(RoleArn=AUTHENTICATED, **asked)
    assert said["SubjectFromWebIdentityToken"] == identity
    left = said["Credentials"]["Expiration"] - practice.control.now()
    assert 800 < left.total_seconds() < 901
    assert someone.arn(said["Credentials"], "SecretAccessKey").endswith("practice-signed-in/me")
    with refused("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"):
        someone.sts.assume_role_with_web_identity(RoleArn=f"{AUTHENTICATED}-not", **asked)
    with refused("InvalidIdentityToken"):
        asked["WebIdentityToken"] = someone.tokens["IdToken"]
        someone.sts.assume_role_with_web_identity(RoleArn=AUTHENTICATED, **asked)
    practice.control.advance(601)
    with refused("ExpiredTokenException"):
        asked["WebIdentityToken"] = token
        someone.sts.assume_role_with_web_identity(RoleArn=AUTHENTICATED, **asked)


def test_groups_choose_the_role_and_another_of_them_may_be_asked_for(practice: Practice) -> None:
    someone = Someone(practice, "default", ("staff", STAFF, 5), ("admins", ADMINS, 1))
    assert "/admins/" in someone.arn(someone.credentials())
    assert "/staff/" in someone.arn(someone.credentials(CustomRoleArn=STAFF))
    with refused("NotAuthorizedException"):
        someone.credentials(CustomRoleArn=AUTHENTICATED)


def test_a_strict_identity_pool_denies_what_no_claim_decides_and_the_basic_flow(practice: Practice) -> None:
    for groups in ((), (("a", STAFF, None), ("b", ADMINS, None))):
        someone = Someone(practice, "private", *groups)
        with refused("InvalidIdentityPoolConfigurationException"):
            someone.credentials()
    with refused(
        "InvalidParameterException", "Basic (classic) flow is not enabled, please use enhanced flow."
    ):
        someone.identities.get_open_id_token(IdentityId=someone.identity(), Logins=someone.logins())
    practice.boto3.revoke_token(
        Token=someone.tokens["RefreshToken"], ClientId=practice.client_id("password", "private")
    )
    with refused("NotAuthorizedException", "Invalid login token. Token is revoked"):
        someone.identity()


def test_guests_and_strangers_are_refused(practice: Practice) -> None:
    someone, other = Someone(practice), Someone(practice, "rotation")
    pool = someone.pool["identity_pool_id"]
    with refused("NotAuthorizedException", NOT_FOR_GUESTS):
        someone.identities.get_id(IdentityPoolId=pool)
    with refused("NotAuthorizedException", "Token is not from a supported provider of this identity pool."):
        someone.identities.get_id(IdentityPoolId=pool, Logins=other.logins())
    with refused("NotAuthorizedException", "Invalid login token. Issuer doesn't match providerName"):
        someone.identity(other.tokens["IdToken"])
    with refused("ResourceNotFoundException"):
        someone.identities.get_id(IdentityPoolId="eu-west-1:0a", Logins=someone.logins())
    with refused("ResourceNotFoundException"):
        someone.identities.get_credentials_for_identity(IdentityId="eu-west-1:0a", Logins=someone.logins())
    neighbour = Someone(practice)
    with refused("NotAuthorizedException", f"Access to Identity '{neighbour.identity()}' is forbidden."):
        someone.identities.get_credentials_for_identity(
            IdentityId=neighbour.identity(), Logins=someone.logins()
        )


@pytest.mark.parametrize("wrong", ["access token", "another signer", "cut", "no text of a token"])
def test_a_token_has_to_be_right_in_all(practice: Practice, wrong: str) -> None:
    someone = Someone(practice)
    token = someone.tokens["IdToken"]
    forged = {
        "access token": someone.tokens["AccessToken"],
        "another signer": TokenSigner().sign({"sub": "x", "token_use": "id"}),
        "cut": token[:-8],
        "no text of a token": "a.b.c",
    }
    with refused("NotAuthorizedException"):
        someone.identity(forged[wrong])


def test_time_ends_a_login_and_a_key(practice: Practice) -> None:
    someone = Someone(practice)
    credentials = someone.credentials()
    practice.control.advance(3601)
    with refused("NotAuthorizedException"):
        someone.identity()
    with refused("ExpiredToken"):
        someone.arn(credentials)


def test_a_key_that_was_not_made_here_is_nobodys(practice: Practice) -> None:
    someone = Someone(practice)
    credentials = someone.credentials()
    with refused("InvalidClientTokenId"):
        someone.arn({**credentials, "SessionToken": "stolen without it"})
    with refused("InvalidClientTokenId"):
        someone.arn({**credentials, "AccessKeyId": "ASIAAAAAAAAAAAAAAAAA"})
    with refused("UnsupportedOperationException"):
        someone.client("sts", aws_access_key_id="a" * 16, aws_secret_access_key="b").get_session_token()
