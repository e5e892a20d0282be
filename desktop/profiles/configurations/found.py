"""What a configuration says of a pool, in one spelling for all shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.profiles.configurations.pool_values import is_placeholder
from desktop.profiles.configurations.sign_in_page import PageFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.settings import Flow

Shape: TypeAlias = Literal["flat", "outputs", "mobile", "v6", "v5", "app-client", "ids", "issuer", "stile"]


@dataclass(frozen=True, slots=True)
class PolicyFound:
    """The rules for passwords; `min_length` is None where a file has rules and no length."""

    min_length: int | None
    upper: bool
    lower: bool
    digit: bool
    symbol: bool

    def policy(self) -> PasswordPolicy:
        """Return the rules as Stile has them."""
        length = {} if self.min_length is None else {"min_length": self.min_length}
        return PasswordPolicy(
            upper=self.upper, lower=self.lower, digit=self.digit, symbol=self.symbol, **length
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Empty or None where the file says nothing; texts stand as the file spells them.

    `login_names` are `email`, `phone_number`, `username`; `mfa` is `on`, `optional`, `off`;
    `mfa_methods` are `SMS`, `TOTP`, `EMAIL`; `first_factors` and `preferred` are Cognito's names of ways to
    sign in without a password; `allowed_flows` are Stile's names of what the app client takes. `minutes` is
    AuthSessionValidity. `knows_secret`: the file would say if the app client had a secret. `computed` are
    keys that only a program can tell, `fallbacks` those whose value a program uses where it is told no other.
    `environment` is what this configuration is called among several, `environments` all their names, this one
    first. `other_pools` are ids of pools in the file that belong to no configuration. `name` is the
    profile's, where a file of ours says one, and `values` are more of its values.
    """

    shape: Shape
    pool_id: str = ""
    client_id: str = ""
    region: str = ""
    identity_pool_id: str = ""
    endpoint: str = ""
    has_secret: bool = False
    flow: str = ""
    policy: PolicyFound | None = None
    login_names: tuple[str, ...] = ()
    mfa: str = ""
    mfa_methods: tuple[str, ...] = ()
    first_factors: tuple[str, ...] = ()
    preferred: str = ""
    page: PageFound = field(default_factory=PageFound)
    metadata: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    computed: tuple[str, ...] = ()
    fallbacks: tuple[str, ...] = ()
    allowed_flows: tuple[Flow, ...] = ()
    minutes: int | None = None
    knows_secret: bool = False
    environment: str = ""
    environments: tuple[str, ...] = ()
    other_pools: tuple[str, ...] = ()
    name: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Say whether pool and app client are there."""
        return bool(self.pool_id and self.client_id)

    @property
    def may_name_endpoint(self) -> bool:
        """Say whether an address of this computer is taken from it; what others send never brings one."""
        return self.shape != "stile"

    @property
    def is_placeholder(self) -> bool:
        """Say whether one of the two only shows where the real value belongs."""
        return any(map(is_placeholder, (self.pool_id, self.client_id)))
