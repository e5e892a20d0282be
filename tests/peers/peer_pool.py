"""A pool at a server of other people's, and the people in it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.cognito import totp
from tests.peers.stile import Profile

if TYPE_CHECKING:
    from tests.peers.relay import Relay
    from tests.peers.serving import Served

PASSWORD, TEMPORARY = "Real-Pass-1", "Temp-Pass-1"


@dataclass
class PeerPool:
    """A pool, reached directly or through the relay."""

    server: Served
    relay: Relay
    pool_id: str = ""
    client_id: str = ""

    def __post_init__(self) -> None:
        self.admin = self.server.admin()

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
        self.switch_app_on(access)
        return key

    def switch_app_on(self, access: str) -> None:
        """Have the app asked for, where the server does not do so by itself."""


def app_code(key: str) -> str:
    """Return what an authenticator app shows now."""
    return totp.code(key, time.time())
