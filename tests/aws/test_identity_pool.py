"""What identity pools and STS say, whole, odd and refused."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.aws import cognito_identity_pool
from desktop.aws.cognito_identity_pool import CognitoIdentityPool
from desktop.aws.endpoint import Endpoint
from desktop.core import words
from desktop.core.cognito import errors
from desktop.core.cognito import identity_errors as i
from desktop.core.cognito.identity_pool import Login, provider_name
from desktop.core.cognito.identity_refusals import read_identity_refusal
from desktop.core.notices.notice import Notice
from desktop.core.secret import Secret
from desktop.core.sign_in.refusal_values import values_of
from desktop.system.thread_worker import ThreadWorker

if TYPE_CHECKING:
    from desktop.core.errors import StileError

LOGIN = Login("cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A", Secret("a.b.c"))
END = datetime(2030, 1, 1, tzinfo=UTC)
KEYS: dict[str, Any] = {
    "AccessKeyId": "ASIA",
    "SecretKey": "planted",
    "SecretAccessKey": "planted",
    "SessionToken": "session",
    "Expiration": END,
}
ODD: tuple[Any, ...] = (None, "", 7, [], {}, "x" * 200_000, "half \ud800", datetime(1, 1, 1), True)  # noqa: DTZ001 - without a zone
ABOUT = {"HTTPStatusCode": 200, "RequestId": "1", "HTTPHeaders": {}}
NO, BAD = "NotAuthorizedException", "InvalidParameterException"


class Saying:
    """In the place of boto3's client: says one thing to every call."""

    def __init__(self, reply: dict[str, Any]) -> None:
        self._reply = reply

    def call(self, _operation: str, _request: object) -> dict[str, Any]:
        return self._reply


def at(reply: dict[str, Any]) -> CognitoIdentityPool:
    pool = CognitoIdentityPool("eu-west-1:0a", Endpoint("eu-west-1"), ThreadWorker())
    said: Any = Saying({"ResponseMetadata": ABOUT, **reply})
    pool._clients.update({cognito_identity_pool._IDENTITIES: said, cognito_identity_pool._STS: said})
    return pool


def test_both_services_give_the_same_values() -> None:
    pool = at({"Credentials": KEYS})
    enhanced = asyncio.run(pool.credentials("id", LOGIN, ""))
    assert enhanced == asyncio.run(pool.assume("arn", Secret("token")))
    assert (enhanced.access_key_id, enhanced.secret_access_key.reveal(), enhanced.expires_at) == (
        "ASIA",
        "planted",
        END,
    )
    assert "planted" not in repr(enhanced)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: type(odd).__name__)
def test_an_odd_value_is_a_garbled_reply(odd: object) -> None:
    async def story() -> None:
        for name in ("AccessKeyId", "SecretKey", "SessionToken", "Expiration"):
            with pytest.raises(errors.GarbledError):
                await at({"Credentials": {**KEYS, name: odd}}).credentials("id", LOGIN, "")
        with pytest.raises(errors.GarbledError):
            await at({"Credentials": odd}).credentials("id", LOGIN, "")
        with pytest.raises(errors.GarbledError):
            await at({"IdentityId": odd}).identify(LOGIN)
        with pytest.raises(errors.GarbledError):
            await at({"Token": odd}).open_id_token("id", LOGIN)

    asyncio.run(story())


def test_a_page_of_a_network_is_no_reply() -> None:
    page = {"HTTPStatusCode": 200, "HTTPHeaders": {"content-type": "text/html"}}
    with pytest.raises(errors.GarbledError):
        asyncio.run(at({"ResponseMetadata": page}).identify(LOGIN))


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        (NO, "Token is not from a supported provider of this identity pool.", i.OtherPoolError),
        (NO, "Invalid login token. Issuer doesn't match providerName", i.OtherPoolError),
        (NO, "Invalid login token. Incorrect token audience.", i.OtherPoolError),
        (NO, "Invalid login token. Token expired: 1466105411 >= 1466105408", i.LoginEndedError),
        (NO, "Invalid login token. Token is revoked", i.LoginEndedError),
        (NO, "Invalid login token. Couldn't verify signed token.", i.LoginRefusedError),
        (NO, "Unauthenticated access is not supported for this identity pool.", i.LoginRefusedError),
        (BAD, "Basic (classic) flow is not enabled, please use enhanced flow.", i.BasicFlowClosedError),
        (BAD, "1 validation error detected", errors.InvalidInputError),
        ("InvalidIdentityPoolConfigurationException", "Check assigned IAM roles", i.NoRoleError),
        ("ResourceNotFoundException", "IdentityPool 'eu-west-1:0a' not found.", i.IdentityPoolUnknownError),
        ("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", i.RoleRefusedError),
        ("AccessDenied", "blocked", errors.BlockedError),
        ("ExpiredTokenException", "Token expired", i.LoginEndedError),
        ("InvalidIdentityToken", "No OpenIDConnect provider found", i.LoginRefusedError),
        ("TooManyRequestsException", "Rate exceeded", errors.TooManyRequestsError),
        ("InternalErrorException", "", errors.ServiceTroubleError),
    ],
)
def test_what_is_refused_has_its_sentence(name: str, text: str, kind: type[StileError]) -> None:
    error = read_identity_refusal(name, text, 400)
    assert type(error) is kind
    assert words.sentence(Notice(error.code, values_of(error)))
    assert text in error.detail


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("eu-west-1", "cognito-idp.eu-west-1.amazonaws.com/x"),
        ("cn-north-1", "cognito-idp.cn-north-1.amazonaws.com.cn/x"),
    ],
)
def test_a_user_pool_is_called_by_its_usual_host(region: str, name: str) -> None:
    assert provider_name(region, "x") == name
