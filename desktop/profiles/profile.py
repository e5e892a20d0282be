"""A profile: one user pool, one app client, and how to sign in with them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core.cognito.pool_address import pool_address
from desktop.core.cognito.regions import EndpointVariant
from desktop.core.sign_in.password_policy import DEFAULT_POLICY, PasswordPolicy
from desktop.core.sign_in.settings import Flow, PlainPassword, SignInSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.journal.alarm_rules import AlarmSetting
    from desktop.core.sign_in.browser_settings import BrowserSettings

_MINUTE = 60
ORGANISATION_MARK = "@organisation"
"""Behind a profile's name in the names of what is kept for one that the organisation gives."""

ACCOUNT_MARK = "+"
"""Between a profile's name and an account's, in what tells accounts apart: no profile has it in its name."""

ValueSource: TypeAlias = Literal["flag", "file", "pool", "system-wide", "default"]
"""Where a value comes from: given with the profile, an imported file, the pool, the organisation, nowhere."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What Stile must know of a pool before it can sign in; no secret is in it.

    `region` is the pool id's unless given. `fips` and `dualstack` say which of AWS's own endpoints is
    called; nothing else does, whatever the AWS command line is told. `session_minutes` is the app client's
    AuthSessionValidity. Where `has_client_secret` is set, the secret itself is in the profile's vault.
    `fallback_flows` are tried when the service refuses fresh sessions; `preferred_factor` is Cognito's name
    of the way that flow `choice` tries first; `sign_up` are the attributes that a new account needs, none
    where the profile offers no sign-up; `organisation` is what people call the pool. `origin` says which
    file the profile was imported from, empty where somebody gave the values; `sources` say it for each
    value that is no default. `aws_profile` is the profile of the AWS configuration files that an admin
    signs with, empty for the default chain. `alarms` are the profile's own settings of `core.alarms`, by
    name; what is not named is as it comes.
    `relying_party` is the only site that passkeys may sign for, empty where the person is asked once.
    `plain_password` says whether the password itself may be sent where the pool asks for it and the flow is
    another than `password`; empty means that the person is asked.
    `domain` is where the pool's sign-in page is, for people who sign in by a browser: a host, or an http
    address of this computer; `scopes`, `identity_provider`, `redirect_ports` and `home_realm` (providers by
    the domains of addresses) belong to it, and what is empty is as usual.
    `telemetry_endpoint` is the OTLP/HTTP address of a collector, None where nothing leaves this computer.
    """

    name: str
    pool_id: str
    client_id: str
    region: str = ""
    flow: Flow = "srp"
    endpoint_url: str | None = None
    fips: bool = False
    dualstack: bool = False
    identity_pool_id: str | None = None
    session_minutes: int = 3
    has_client_secret: bool = False
    policy: PasswordPolicy = DEFAULT_POLICY
    client_metadata: Mapping[str, str] = field(default_factory=dict, hash=False)
    fallback_flows: tuple[Flow, ...] = ()
    preferred_factor: str = ""
    sign_up: tuple[str, ...] = ()
    organisation: str = ""
    aws_profile: str = ""
    alarms: Mapping[str, AlarmSetting] = field(default_factory=dict, hash=False)
    telemetry_endpoint: str | None = None
    relying_party: str = ""
    domain: str = ""
    scopes: tuple[str, ...] = ()
    identity_provider: str = ""
    redirect_ports: tuple[int, ...] = ()
    home_realm: Mapping[str, str] = field(default_factory=dict, hash=False)
    plain_password: PlainPassword = ""
    origin: str = ""
    sources: Mapping[str, ValueSource] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        if not self.region:
            object.__setattr__(self, "region", region_of(self.pool_id))

    @property
    def is_given(self) -> bool:
        """Say whether the organisation gives this profile, so that nobody here can change it."""
        return self.sources.get("name") == "system-wide"

    @property
    def vault_name(self) -> str:
        """Return what its kept things are called; a person's own of the same name must not lend it theirs."""
        return self.shared_vault_name

    @property
    def shown_name(self) -> str:
        """Return what people read as the name."""
        return self.name

    @property
    def shared_vault_name(self) -> str:
        """Return what the things are called that are kept for all accounts of the profile."""
        return f"{self.name}{ORGANISATION_MARK}" if self.is_given else self.name

    @property
    def slot(self) -> str:
        """Return what tells its kept things, and who works with them, from those of other accounts."""
        return self.name

    @property
    def variant(self) -> EndpointVariant:
        """Return which of AWS's own endpoints is called."""
        return EndpointVariant(self.fips, self.dualstack)

    @property
    def pool_address(self) -> str:
        """Return where the pool is called: what is kept for it is sent nowhere else."""
        return pool_address(self.pool_id, self.endpoint_url)

    @property
    def offers_browser(self) -> bool:
        """Say whether people may take the browser instead of the profile's own flow."""
        return bool(self.domain) and self.flow != "browser"

    @property
    def domain_address(self) -> str:
        """Return where the sign-in page is, with its scheme; empty where the profile knows none."""
        if not self.domain or self.domain.startswith("http:"):
            return self.domain
        return f"https://{self.domain}"

    @property
    def fingerprint(self) -> str:
        """Return a value that changes with whatever makes a kept step worthless."""
        parts = [self.pool_id, self.client_id, self.flow, self.endpoint_url]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def settings(self) -> SignInSettings:
        """Return the part that a conversation needs."""
        return SignInSettings(
            pool_id=self.pool_id,
            pool_address=self.pool_address,
            flow=self.flow,
            policy=self.policy,
            session_seconds=self.session_minutes * _MINUTE,
            metadata=self.client_metadata,
            fingerprint=self.fingerprint,
            issuer=self.organisation or self.name,
            preferred_factor=self.preferred_factor,
            fallback_flows=self.fallback_flows,
            relying_party=self.relying_party,
            plain_password=self.plain_password,
            browser=self.browser_settings(),
        )

    def browser_settings(self) -> BrowserSettings | None:
        """Return how to sign in by a browser, None where the profile knows no domain."""
        if not self.domain:
            return None
        from desktop.core.sign_in.browser_settings import (  # noqa: PLC0415 - few profiles have a domain
            REDIRECT_PORTS,
            SCOPES,
            BrowserSettings,
        )

        return BrowserSettings(
            self.domain_address,
            self.client_id,
            self.scopes or SCOPES,
            self.identity_provider,
            self.redirect_ports or REDIRECT_PORTS,
            self.home_realm,
        )


def region_of(pool_id: str) -> str:
    """Return the region that a pool's id begins with."""
    return pool_id.partition("_")[0]
