"""A pool at moto's own server."""

from __future__ import annotations

import ast
import base64
import contextlib
import json
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.sign_in import totp
from tests.peers.relay import Relay
from tests.peers.serving import Served
from tests.peers.stile import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD, TEMPORARY = "Real-Pass-1", "Temp-Pass-1"
_FLOWS = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]


@dataclass
class Moto:
    """A pool at moto's server, reached directly or through the relay."""

    server: Served
    relay: Relay
    pool_id: str = ""
    client_id: str = ""

    def __post_init__(self) -> None:
        self.admin = self.server.admin()
        self.pool_id = self.admin.create_user_pool(PoolName="peers")["UserPool"]["Id"]
        made = self.admin.create_user_pool_client(
            UserPoolId=self.pool_id, ClientName="stile", ExplicitAuthFlows=_FLOWS
        )
        self.client_id = made["UserPoolClient"]["ClientId"]

    def direct(self) -> Profile:
        return Profile(self.server.endpoint, self.pool_id, self.client_id)

    def mended(self) -> Profile:
        return Profile(self.relay.endpoint, self.pool_id, self.client_id)

    def insist_on_an_app(self) -> None:
        self.admin.set_user_pool_mfa_config(
            UserPoolId=self.pool_id,
            SoftwareTokenMfaConfiguration={"Enabled": True},
            MfaConfiguration="ON",
        )

    def invite(self, name: str) -> None:
        self.admin.admin_create_user(
            UserPoolId=self.pool_id, Username=name, TemporaryPassword=TEMPORARY, MessageAction="SUPPRESS"
        )

    def settle(self, name: str) -> None:
        """Add somebody whose password is their own."""
        self.invite(name)
        self.admin.admin_set_user_password(
            UserPoolId=self.pool_id, Username=name, Password=PASSWORD, Permanent=True
        )

    def give_an_app(self, name: str) -> str:
        """Add somebody with an authenticator app, and return its key."""
        self.settle(name)
        access = self.admin.initiate_auth(
            ClientId=self.client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": PASSWORD},
        )["AuthenticationResult"]["AccessToken"]
        key = str(self.admin.associate_software_token(AccessToken=access)["SecretCode"])
        self.admin.verify_software_token(AccessToken=access, UserCode=app_code(key))
        preference = {"Enabled": True, "PreferredMfa": True}
        self.admin.set_user_mfa_preference(AccessToken=access, SoftwareTokenMfaSettings=preference)
        return key


def app_code(key: str) -> str:
    """Return what an authenticator app shows now."""
    return totp.code(key, time.time())


@contextlib.contextmanager
def serving(program: Path) -> Iterator[tuple[Served, Relay]]:
    """Run moto, and a relay that words its messages as Cognito does."""
    environment = {"PYTHONPATH": str(program), "MOTO_COGNITO_IDP_USER_POOL_ENABLE_TOTP": "true"}
    command = [sys.executable, "-m", "moto.server", "-p", "0"]
    with (
        Served(command, program, environment) as server,
        Relay(server.endpoint, request=_as_moto_takes_it, reply=_as_cognito_says_it) as relay,
    ):
        yield server, relay


def _as_cognito_says_it(said: dict[str, Any]) -> None:
    parameters = said.get("ChallengeParameters") or {}
    if "SECRET_BLOCK" in parameters:
        parameters["SECRET_BLOCK"] = base64.b64encode(parameters["SECRET_BLOCK"].encode()).decode()
    if "MFAS_CAN_SETUP" in parameters:
        parameters["MFAS_CAN_SETUP"] = json.dumps(ast.literal_eval(parameters["MFAS_CAN_SETUP"]))


def _as_moto_takes_it(asked: dict[str, Any]) -> None:
    responses = asked.get("ChallengeResponses") or {}
    if "PASSWORD_CLAIM_SECRET_BLOCK" in responses:
        block = base64.b64decode(responses["PASSWORD_CLAIM_SECRET_BLOCK"]).decode()
        responses["PASSWORD_CLAIM_SECRET_BLOCK"] = block
