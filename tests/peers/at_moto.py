"""A pool at moto's own server."""

from __future__ import annotations

import ast
import base64
import contextlib
import json
import sys
from typing import TYPE_CHECKING, Any

from tests.peers.peer_pool import PeerPool
from tests.peers.relay import Relay
from tests.peers.serving import Served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FLOWS = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]


class Moto(PeerPool):
    """A new pool at moto's server."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.pool_id = self.admin.create_user_pool(PoolName="peers")["UserPool"]["Id"]
        made = self.admin.create_user_pool_client(
            UserPoolId=self.pool_id, ClientName="stile", ExplicitAuthFlows=_FLOWS
        )
        self.client_id = made["UserPoolClient"]["ClientId"]

    def insist_on_an_app(self) -> None:
        self.admin.set_user_pool_mfa_config(
            UserPoolId=self.pool_id,
            SoftwareTokenMfaConfiguration={"Enabled": True},
            MfaConfiguration="ON",
        )

    def switch_app_on(self, access: str) -> None:
        preference = {"Enabled": True, "PreferredMfa": True}
        self.admin.set_user_mfa_preference(AccessToken=access, SoftwareTokenMfaSettings=preference)


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
