"""Identity pools: AWS credentials for whoever is signed in to a user pool.

Source: the API reference of Amazon Cognito identity pools and of AWS STS; botocore's models of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.core.cognito.regions import pool_host

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class TemporaryCredentials:
    """An access key with its session; `expires_at` is its end in AWS's time."""

    access_key_id: str
    secret_access_key: Secret
    session_token: Secret
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class CredentialRequest:
    """Which credentials are wanted.

    `role` is the role's ARN or its name, empty where the identity pool decides. `basic` takes the role on by
    STS (the basic flow); else the identity pool gives credentials itself (the enhanced flow).
    """

    identity_pool_id: str
    role: str = ""
    basic: bool = False


@dataclass(frozen=True, slots=True)
class Login:
    """The proof for an identity pool of who somebody is: a user pool's name and its ID token."""

    provider: str
    token: Secret


class IdentityPool(Protocol):
    """The operations of one identity pool and of STS; none is signed, and each may be sent again.

    All raise the typed errors of `identity_errors` and `core.cognito.errors`.
    """

    async def identify(self, login: Login) -> str:
        """Return the identity's id."""
        ...

    async def credentials(self, identity: str, login: Login, role: str) -> TemporaryCredentials:
        """Return credentials by the enhanced flow, in a role of the token's claims if one is named."""
        ...

    async def open_id_token(self, identity: str, login: Login) -> Secret:
        """Return a token for `assume`, good for ten minutes."""
        ...

    async def assume(self, role: str, token: Secret) -> TemporaryCredentials:
        """Return credentials by the basic flow."""
        ...


def provider_name(region: str, pool_id: str) -> str:
    """Return what identity pools call a user pool, whichever of its hosts is called."""
    return f"{pool_host(region)}/{pool_id}"
