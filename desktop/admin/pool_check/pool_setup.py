"""How a pool and one of its app clients are set up, as the service describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.admin.pool_check.pool_extras import PoolExtras, read_extras
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.pool_facts import PoolFacts, read_facts
from desktop.core.challenges.sign_in import is_of_api, permission
from desktop.core.cognito.errors import GarbledError
from desktop.core.errors import StileError
from desktop.core.sign_in.settings import runs_triggers

if TYPE_CHECKING:
    from desktop.core.admin.directory import Directory
    from desktop.core.sign_in.settings import Flow, SignInSettings

Described: TypeAlias = Mapping[str, Any]
"""A description in the service's own names, whole: what is changed must be sent back with all the rest."""

_SERVICE_DEFAULT_FLOWS = frozenset({"ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"})
"""What a client allows that names no flows. Source: botocore's model, ExplicitAuthFlows."""
_OLD_NAMES = {"USER_PASSWORD_AUTH": "ALLOW_USER_PASSWORD_AUTH", "CUSTOM_AUTH_FLOW_ONLY": "ALLOW_CUSTOM_AUTH"}
_SERVICE_DEFAULT_MINUTES = 3
_TRIO = ("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")
_MOST_OTHERS = 20
_BEST_FIRST: tuple[Flow, ...] = ("srp", "choice", "custom-srp", "custom", "password")


@dataclass(frozen=True, slots=True)
class IntendedUse:
    """How Stile means to use the pool: what the profile says."""

    profile: str
    settings: SignInSettings
    has_client_secret: bool = False

    @property
    def minutes(self) -> int:
        """Return how long the profile takes a session to last."""
        return round(self.settings.session_seconds / 60)


@dataclass(frozen=True, slots=True)
class PoolSetup:
    """A pool, an app client of it, and its second factors, as described.

    `unverified` is how many people have no verified e-mail address, None if nobody counted. `others` are
    other app clients of the pool: anybody who knows one of their ids can sign in with it, too. `extras` are
    what need not be known.
    """

    pool: Described = field(repr=False)
    client: Described = field(repr=False)
    mfa: Described = field(repr=False)
    unverified: int | None = None
    others: tuple[Described, ...] = field(default=(), repr=False)
    extras: PoolExtras = field(default_factory=PoolExtras)

    @property
    def facts(self) -> PoolFacts:
        """Return what other tools of admins know of the pool."""
        return read_facts(self.pool, self.mfa)

    @property
    def pool_id(self) -> str:
        """Return the pool's id."""
        return str(self.pool["Id"])

    @property
    def triggers(self) -> frozenset[str]:
        """Return the names of the triggers that are set."""
        return frozenset(name for name, value in self.pool.get("LambdaConfig", {}).items() if value)

    @property
    def flows(self) -> frozenset[str]:
        """Return what the client allows, by the names of today."""
        return flows_of(self.client)

    def allows(self, flow: Flow) -> bool:
        """Say whether the client allows one of Stile's flows."""
        return permission(flow) in self.flows if is_of_api(flow) else self.allows_codes

    @property
    def allows_codes(self) -> bool:
        """Say whether the client may sign people in by a browser, with authorization codes."""
        on = bool(self.client.get("AllowedOAuthFlowsUserPoolClient"))
        return on and "code" in self.client.get("AllowedOAuthFlows", ())

    def flow_for(self, wanted: Flow) -> Flow:
        """Return the flow if it works here, else the best one that does, else what was wanted."""
        return next((flow for flow in (wanted, *_BEST_FIRST) if self._works(flow)), wanted)

    def _works(self, flow: Flow) -> bool:
        return self.allows(flow) and not (runs_triggers(flow) and self.missing_triggers)

    @property
    def missing_triggers(self) -> tuple[str, ...]:
        """Return which of the triggers of custom authentication are not set."""
        return tuple(name for name in _TRIO if name not in self.triggers)

    @property
    def minutes(self) -> int:
        """Return how long a session of the client lasts."""
        return int(self.client.get("AuthSessionValidity") or _SERVICE_DEFAULT_MINUTES)

    @property
    def sends_by_ses(self) -> bool:
        """Say whether the pool sends its mails through an Amazon SES identity of the account."""
        mail: Described = self.pool.get("EmailConfiguration", {})
        return bool(mail.get("EmailSendingAccount") == "DEVELOPER")

    @property
    def recovers_by(self) -> tuple[str, ...]:
        """Return the ways to a forgotten password, in their order; empty for the legacy behaviour."""
        ways = self.pool.get("AccountRecoverySetting", {}).get("RecoveryMechanisms", ())
        return tuple(str(way["Name"]) for way in sorted(ways, key=lambda way: way.get("Priority", 1)))


def flows_of(client: Described) -> frozenset[str]:
    """Return what an app client allows, by the names of today."""
    named = client.get("ExplicitAuthFlows")
    return frozenset(_OLD_NAMES.get(flow, flow) for flow in named) if named else _SERVICE_DEFAULT_FLOWS


def keeps_names(client: Described) -> bool:
    """Say whether an app client does not tell strangers who has an account."""
    return client.get("PreventUserExistenceErrors") == "ENABLED"


async def read_setup(directory: Directory, client_id: str) -> PoolSetup:
    """Ask for the three descriptions. Raises the errors of `core.cognito.errors` and `core.admin.errors`."""
    pool = await directory.send(AdminCall("DescribeUserPool", repeatable=True))
    mfa = await directory.send(AdminCall("GetUserPoolMfaConfig", repeatable=True))
    try:
        client = await _described(directory, client_id)
        others = await read_others(directory, client_id)
        extras = await read_extras(directory, client_id, has_secret=bool(client.get("ClientSecret")))
        return PoolSetup(pool.body["UserPool"], client, _plain(mfa.body), others=others, extras=extras)
    except KeyError as error:
        raise GarbledError(f"no {error} in the reply") from None


async def read_others(directory: Directory, client_id: str) -> tuple[Described, ...]:
    """Ask for other app clients of the pool, the first twenty; none where they cannot be had."""
    try:
        listed = await directory.send(
            AdminCall("ListUserPoolClients", {"MaxResults": _MOST_OTHERS + 1}, repeatable=True)
        )
        ids = [each["ClientId"] for each in listed.body.get("UserPoolClients", ())]
        return tuple(
            [await _described(directory, other) for other in ids if other != client_id][:_MOST_OTHERS]
        )
    except StileError:
        return ()


async def _described(directory: Directory, client_id: str) -> Described:
    answer = await directory.send(
        AdminCall("DescribeUserPoolClient", {"ClientId": client_id}, repeatable=True)
    )
    described: Described = answer.body["UserPoolClient"]
    return described


async def count_unverified(directory: Directory) -> int:
    """Read the whole directory and count who has no verified e-mail address."""
    return sum(
        [not person.is_verified("email") async for page in directory.pages() for person in page.people]
    )


def _plain(body: Described) -> Described:
    return {name: value for name, value in body.items() if name != "ResponseMetadata"}
