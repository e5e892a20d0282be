"""What a configuration says of a pool, in one spelling for all shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core.sign_in.password_policy import PasswordPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape: TypeAlias = Literal["flat", "outputs", "mobile", "v6", "v5"]


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
    sign in without a password. `computed` are keys that only a program can tell; `environments` all that the
    file has where it has several, the one that was taken first.
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
    domain: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    computed: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()
