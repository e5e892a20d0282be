"""A pool at cognito-local."""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, Any

from tests.peers.peer_pool import PASSWORD, PeerPool
from tests.peers.relay import Relay
from tests.peers.serving import Served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTED = "texted@example.com"
_POOL, _CLIENT = "local_texting", "texting"
_CODE = re.compile(r"Code:\s+(\d+)")
_LONG_AGO = "2026-01-01T00:00:00.000Z"


class CognitoLocal(PeerPool):
    """A pool at cognito-local; without an id, a new one."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.pool_id:
            made = self.admin.create_user_pool(PoolName="peers", MfaConfiguration="OPTIONAL")
            self.pool_id = made["UserPool"]["Id"]
            client = self.admin.create_user_pool_client(UserPoolId=self.pool_id, ClientName="stile")
            self.client_id = client["UserPoolClient"]["ClientId"]

    @classmethod
    def texting(cls, server: Served, relay: Relay) -> CognitoLocal:
        """Return the pool that was there from the start, with the person who gets codes as texts."""
        return cls(server, relay, _POOL, _CLIENT)

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
