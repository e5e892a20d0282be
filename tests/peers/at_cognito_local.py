"""A pool at cognito-local."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.peers.at_moto import PASSWORD, TEMPORARY, app_code
from tests.peers.relay import Relay
from tests.peers.serving import Served
from tests.peers.stile import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTED = "texted@example.com"
_POOL, _CLIENT = "local_texting", "texting"
_CODE = re.compile(r"Code:\s+(\d+)")
_LONG_AGO = "2026-01-01T00:00:00.000Z"


@dataclass
class CognitoLocal:
    """A pool at cognito-local, reached directly or through the relay; without an id, a new one."""

    server: Served
    relay: Relay
    pool_id: str = ""
    client_id: str = ""

    def __post_init__(self) -> None:
        self.admin = self.server.admin()
        if not self.pool_id:
            made = self.admin.create_user_pool(PoolName="peers", MfaConfiguration="OPTIONAL")
            self.pool_id = made["UserPool"]["Id"]
            client = self.admin.create_user_pool_client(UserPoolId=self.pool_id, ClientName="stile")
            self.client_id = client["UserPoolClient"]["ClientId"]

    @classmethod
    def texting(cls, server: Served, relay: Relay) -> CognitoLocal:
        """Return the pool that was there from the start, with the person who gets codes as texts."""
        return cls(server, relay, _POOL, _CLIENT)

    def direct(self) -> Profile:
        return Profile(self.server.endpoint, self.pool_id, self.client_id)

    def mended(self) -> Profile:
        return Profile(self.relay.endpoint, self.pool_id, self.client_id)

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
        return key

    def texted(self) -> str:
        """Return the newest code, which cognito-local prints instead of sending it."""
        return self.server.said(_CODE)


@contextlib.contextmanager
def serving(program: Path, folder: Path) -> Iterator[tuple[Served, Relay]]:
    """Run cognito-local, and a relay that gives tokens their life."""
    _prepare(folder / ".cognito/db")
    command = ["node", str(program / "node_modules/cognito-local/lib/bin/start.js")]
    with (
        Served(command, folder, {"PORT": "0", "HOST": "127.0.0.1"}) as server,
        Relay(server.endpoint, request=_as_it_is, reply=_with_a_life) as relay,
    ):
        yield server, relay


def _prepare(folder: Path) -> None:
    """Write a pool with somebody who gets codes as texts: no call of cognito-local can make them."""
    dates = {"CreationDate": _LONG_AGO, "LastModifiedDate": _LONG_AGO}
    options = {"Id": _POOL, "MfaConfiguration": "OPTIONAL", "UsernameAttributes": ["email"], **dates}
    client = {"ClientId": _CLIENT, "UserPoolId": _POOL, **dates}
    folder.mkdir(parents=True)
    _write(folder / f"{_POOL}.json", {"Users": {"texted": _texted_person()}, "Options": options})
    _write(folder / "clients.json", {"Clients": {_CLIENT: client}})


def _texted_person() -> dict[str, Any]:
    attributes = {"sub": "texted", "email": TEXTED, "phone_number": "+15550100"}
    return {
        "Username": "texted",
        "Password": PASSWORD,
        "Attributes": [{"Name": name, "Value": value} for name, value in attributes.items()],
        "Enabled": True,
        "UserStatus": "CONFIRMED",
        "UserCreateDate": _LONG_AGO,
        "UserLastModifiedDate": _LONG_AGO,
        "RefreshTokens": [],
        "MFAOptions": [{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}],
    }


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


def _as_it_is(_asked: dict[str, Any]) -> None:
    """Leave requests alone."""


def _with_a_life(said: dict[str, Any]) -> None:
    if said.get("AuthenticationResult"):
        said["AuthenticationResult"].setdefault("ExpiresIn", 86400)
