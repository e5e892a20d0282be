"""Signing in by boto3, step by step, for tests of the practice pool."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from desktop.core.cognito import srp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fixtures.practice import Practice

NEW_PASSWORD = "Brand-New-42"
ONCE = "Invalid session for the user, session can only be used once."
EXPIRED = "Invalid session for the user, session is expired."
UNKNOWN = "Invalid session for the user."
WRONG_PASSWORD = "Incorrect username or password."
WRONG_CODE = "Invalid code or auth state for the user."
LOCKED = "Password attempts exceeded"


@contextmanager
def refused(code: str, message: str | None = None) -> Iterator[None]:
    """Expect a typed error with exactly this text."""
    with pytest.raises(ClientError) as caught:
        yield
    error = caught.value.response["Error"]
    assert error["Code"] == code
    if message is not None:
        assert error["Message"] == message


@dataclass
class SignIn:
    """One sign-in: what the pool said last, and the means to go on."""

    practice: Practice
    person: dict[str, Any]
    flow: str = "password"
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def client_id(self) -> str:
        return self.practice.client_id(self.flow, self.person["pool_id"])

    @property
    def username(self) -> str:
        return str(self.person["username"])

    @property
    def challenge(self) -> str | None:
        return self.said.get("ChallengeName")

    @property
    def parameters(self) -> dict[str, str]:
        return dict(self.said["ChallengeParameters"])

    @property
    def session(self) -> str:
        return str(self.said["Session"])

    @property
    def tokens(self) -> dict[str, Any]:
        return dict(self.said["AuthenticationResult"])

    def begin(self, password: str | None = None) -> SignIn:
        """Show the password, in whichever way the flow does."""
        text = password or self.person["password"]
        return self._by_srp(text) if self.flow == "srp" else self._by_password(text)

    def answer(self, session: str | None = None, challenge: str | None = None, **answers: str) -> SignIn:
        """Answer the challenge, with its own session or another."""
        self.said = self.practice.boto3.respond_to_auth_challenge(
            ClientId=self.client_id,
            ChallengeName=challenge or self.challenge,
            Session=session or self.session,
            ChallengeResponses={"USERNAME": self.username} | answers,
        )
        return self

    def set_password(self, password: str = NEW_PASSWORD) -> SignIn:
        return self.answer(NEW_PASSWORD=password)

    def set_password_and(self, **attributes: str) -> SignIn:
        named = {f"userAttributes.{name}": value for name, value in attributes.items()}
        return self.answer(NEW_PASSWORD=NEW_PASSWORD, **named)

    def type_code(self, code: str | None = None) -> SignIn:
        return self.answer(**{f"{self.challenge}_CODE": code or self.practice.code(self.username)})

    def _by_password(self, password: str) -> SignIn:
        self.said = self.practice.boto3.initiate_auth(
            ClientId=self.client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": self.username, "PASSWORD": password},
        )
        return self

    def _by_srp(self, password: str) -> SignIn:
        proof = srp.SrpClient()
        self.said = self.practice.boto3.initiate_auth(
            ClientId=self.client_id,
            AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": self.username, "SRP_A": proof.public},
        )
        return self.prove(proof_responses(self.person["pool_id"], proof, self.said, password))

    def prove(self, responses: dict[str, str]) -> SignIn:
        """Send a proof of the password; no session goes with it."""
        self.said = self.practice.boto3.respond_to_auth_challenge(
            ClientId=self.client_id, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=responses
        )
        return self


def proof_responses(
    pool_id: str, proof: srp.SrpClient, said: dict[str, Any], password: str
) -> dict[str, str]:
    """Answer PASSWORD_VERIFIER."""
    asked = said["ChallengeParameters"]
    now = srp.timestamp(datetime.now(UTC))
    return {
        "USERNAME": asked["USERNAME"],
        "TIMESTAMP": now,
        "PASSWORD_CLAIM_SECRET_BLOCK": asked["SECRET_BLOCK"],
        "PASSWORD_CLAIM_SIGNATURE": proof.claim(
            pool_name=pool_id.partition("_")[2],
            user_id=asked["USER_ID_FOR_SRP"],
            password=password,
            salt=asked["SALT"],
            srp_b=asked["SRP_B"],
            secret_block=asked["SECRET_BLOCK"],
            timestamp=now,
        ),
    }
