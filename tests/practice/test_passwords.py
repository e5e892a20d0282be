"""Passwords: proven for real, counted, locked out, and replaced by the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pycognito.aws_srp import AWSSRP  # type: ignore[import-untyped]
from pycognito.exceptions import ForceChangePasswordException  # type: ignore[import-untyped]

from desktop.core.cognito import srp
from tests.practice.signing_in import (
    LOCKED,
    NEW_PASSWORD,
    ONCE,
    WRONG_PASSWORD,
    SignIn,
    proof_responses,
    refused,
)

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

FLOWS = ["srp", "password"]


@pytest.mark.parametrize("flow", FLOWS)
def test_the_right_password_signs_a_plain_user_in(practice: Practice, flow: str) -> None:
    assert SignIn(practice, practice.person("plain"), flow).begin().tokens["AccessToken"]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_wrong_password_is_refused_and_counted(practice: Practice, flow: str) -> None:
    sign_in = SignIn(practice, practice.person("plain"), flow)
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        sign_in.begin("Wrong-Password-1")
    assert practice.control.ledger()["users"][sign_in.username]["password_failures"] == 1
    sign_in.begin()
    assert practice.control.ledger()["users"][sign_in.username]["password_failures"] == 1


def test_an_unknown_user_is_told_so_where_names_are_not_private(practice: Practice) -> None:
    nobody = {"username": "nobody", "password": "Whatever-1", "pool_id": practice.hello["pool_id"]}
    for flow in FLOWS:
        with refused("UserNotFoundException", "User does not exist."):
            SignIn(practice, nobody, flow).begin()


def test_an_unknown_user_cannot_be_told_where_names_are_private(practice: Practice) -> None:
    pool_id = practice.pool("private")["pool_id"]
    nobody = {"username": "nobody", "password": "Whatever-1", "pool_id": pool_id}
    for flow in FLOWS:
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            SignIn(practice, nobody, flow).begin()
    asked = [
        practice.boto3.initiate_auth(
            ClientId=practice.client_id("srp", "private"),
            AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": "nobody", "SRP_A": srp.SrpClient().public},
        )["ChallengeParameters"]
        for _ in range(2)
    ]
    assert asked[0]["SALT"] == asked[1]["SALT"]
    assert asked[0]["USER_ID_FOR_SRP"] == asked[1]["USER_ID_FOR_SRP"]
    assert asked[0]["SRP_B"] != asked[1]["SRP_B"]


def test_the_lock_out_doubles_and_ends_by_the_clock(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("plain"))
    for _ in range(5):
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.begin("Wrong-Password-1")
    for lock in (1, 2, 4):
        with refused("NotAuthorizedException", LOCKED):
            sign_in.begin()
        practice.control.advance(lock)
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.begin("Wrong-Password-1")
    user = practice.control.ledger()["users"][sign_in.username]
    assert (user["password_failures"], user["lockouts"]) == (8, 4)
    practice.control.advance(8)
    sign_in.begin()
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        sign_in.begin("Wrong-Password-1")
    assert sign_in.begin().tokens, "success ended the streak, so one more failure locks nobody out"


def test_attempts_during_a_lock_do_not_lengthen_it(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("plain"))
    for _ in range(5):
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.begin("Wrong-Password-1")
    for _ in range(10):
        with refused("NotAuthorizedException", LOCKED):
            sign_in.begin("Wrong-Password-1")
    practice.control.advance(1)
    sign_in.begin()


def test_a_quarter_of_an_hour_without_a_failure_clears_the_count(practice: Practice) -> None:
    sign_in = SignIn(practice, practice.person("plain"))
    for _ in range(4):
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.begin("Wrong-Password-1")
    practice.control.advance(900)
    for _ in range(4):
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.begin("Wrong-Password-1")
    sign_in.begin()


def test_a_secret_block_is_a_ticket_for_one_proof(practice: Practice) -> None:
    sign_in, proof = SignIn(practice, practice.person("plain"), "srp"), srp.SrpClient()
    asked = practice.boto3.initiate_auth(
        ClientId=sign_in.client_id,
        AuthFlow="USER_SRP_AUTH",
        AuthParameters={"USERNAME": sign_in.username, "SRP_A": proof.public},
    )
    assert "Session" not in asked
    responses = proof_responses(sign_in.person["pool_id"], proof, asked, sign_in.person["password"])
    sign_in.prove(responses)
    with refused("NotAuthorizedException", ONCE):
        sign_in.prove(responses)
    assert practice.control.ledger()["refused_reuses"] == 1


@pytest.mark.parametrize("written", ["Wed Sep 09 06:40:48 UTC 2021", "Mi Sep 29 06:40:48 UTC 2021"])
def test_a_badly_written_time_proves_nothing(practice: Practice, written: str) -> None:
    sign_in, proof = SignIn(practice, practice.person("plain"), "srp"), srp.SrpClient()
    asked = practice.boto3.initiate_auth(
        ClientId=sign_in.client_id,
        AuthFlow="USER_SRP_AUTH",
        AuthParameters={"USERNAME": sign_in.username, "SRP_A": proof.public},
    )
    responses = proof_responses(sign_in.person["pool_id"], proof, asked, sign_in.person["password"])
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        sign_in.prove(responses | {"TIMESTAMP": written})


@pytest.mark.parametrize("unsafe", ["0", f"{srp.N:x}", "not a number"])
def test_an_unsafe_public_value_is_refused(practice: Practice, unsafe: str) -> None:
    with refused("InvalidParameterException"):
        practice.boto3.initiate_auth(
            ClientId=practice.client_id("srp"),
            AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": practice.person("plain")["username"], "SRP_A": unsafe},
        )


def test_pycognito_signs_in(practice: Practice) -> None:
    person = practice.person("plain")
    client = AWSSRP(
        person["username"],
        person["password"],
        person["pool_id"],
        practice.client_id("srp"),
        client=practice.boto3,
    )
    assert client.authenticate_user()["AuthenticationResult"]["AccessToken"]


def test_pycognito_sets_a_new_password(practice: Practice) -> None:
    person = practice.person("temporary-password")
    names = (person["username"], person["password"], person["pool_id"], practice.client_id("srp"))
    with pytest.raises(ForceChangePasswordException):
        AWSSRP(*names, client=practice.boto3).authenticate_user()
    said = AWSSRP(*names, client=practice.boto3).set_new_password_challenge(NEW_PASSWORD)
    assert said["AuthenticationResult"]["AccessToken"]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_disabled_user_is_told_so(practice: Practice, flow: str) -> None:
    person = practice.person("disabled")
    with refused("NotAuthorizedException", "User is disabled."):
        SignIn(practice, person, flow).begin()
    with refused("NotAuthorizedException", WRONG_PASSWORD):
        SignIn(practice, person, flow).begin("Wrong-Password-1")


def test_a_flow_that_is_off_is_named(practice: Practice) -> None:
    with refused("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client"):
        practice.boto3.initiate_auth(
            ClientId=practice.client_id("srp"),
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "somebody", "PASSWORD": "Whatever-1"},
        )


@pytest.mark.parametrize("given", [{}, {"USERNAME": "somebody"}, {"PASSWORD": "Whatever-1"}])
def test_a_missing_parameter_is_named(practice: Practice, given: dict[str, str]) -> None:
    person = practice.person("plain")
    given = {name: person["username"] if name == "USERNAME" else value for name, value in given.items()}
    missing = "PASSWORD" if "USERNAME" in given else "USERNAME"
    with refused("InvalidParameterException", f"Missing required parameter {missing}"):
        practice.boto3.initiate_auth(
            ClientId=practice.client_id("password"),
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters=given,
        )


class TestClientWithSecret:
    def hash_for(self, practice: Practice, username: str) -> str:
        pool = practice.pool("secret")
        secret = pool["settings"]["client_secrets"]["password"]
        return str(AWSSRP.get_secret_hash(username, pool["clients"]["password"], secret))

    def begin(self, practice: Practice, person: dict[str, str], **extra: str) -> None:
        practice.boto3.initiate_auth(
            ClientId=practice.client_id("password", "secret"),
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": person["username"], "PASSWORD": person["password"]} | extra,
        )

    def test_the_hash_over_the_name_that_is_sent_is_taken(self, practice: Practice) -> None:
        person = practice.person("plain", "secret")
        self.begin(practice, person, SECRET_HASH=self.hash_for(practice, person["username"]))

    def test_a_missing_hash_is_named(self, practice: Practice) -> None:
        client_id = practice.client_id("password", "secret")
        with refused(
            "NotAuthorizedException",
            f"Client {client_id} is configured with secret but SECRET_HASH was not received",
        ):
            self.begin(practice, practice.person("plain", "secret"))

    def test_a_hash_over_another_name_is_refused(self, practice: Practice) -> None:
        client_id = practice.client_id("password", "secret")
        with refused("NotAuthorizedException", f"Unable to verify secret hash for client {client_id}"):
            self.begin(
                practice,
                practice.person("plain", "secret"),
                SECRET_HASH=self.hash_for(practice, "somebody-else"),
            )
