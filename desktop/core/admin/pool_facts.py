"""What an admin's tools must know of a pool, from DescribeUserPool and GetUserPoolMfaConfig."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from desktop.core.sign_in.password_policy import PasswordPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

MfaSetting: TypeAlias = Literal["OFF", "OPTIONAL", "ON"]

_DEFAULT_DAYS = 7
_MULTI_FACTOR = "MULTI_FACTOR_WITH_USER_VERIFICATION"
_GIVEN_BY_POOL = "sub"
"""Every schema calls it required, and nobody can give it."""


@dataclass(frozen=True, slots=True)
class PoolFacts:
    """How a pool is set up, as far as helping a person depends on it.

    `temporary_password` is how long one is good, TemporaryPasswordValidityDays. `plan` is UserPoolTier, empty
    where the pool does not tell. `signs_in_by` are the attributes that serve as names (UsernameAttributes).
    `factors` are the second factors the pool offers, in Cognito's names; `passkeys_are_factors` says whether
    a passkey can stand for one, `tracks_devices` whether it remembers computers. `people` is Cognito's own
    estimate. `ignores_case`: names and addresses that differ by case alone are one to the pool.
    `factors_told` is false where GetUserPoolMfaConfig could not be read; then there are none in `factors`.
    """

    pool_id: str
    name: str = ""
    arn: str = ""
    temporary_password: timedelta = timedelta(days=_DEFAULT_DAYS)
    policy: PasswordPolicy = field(default_factory=PasswordPolicy)
    mfa: MfaSetting = "OFF"
    factors: tuple[str, ...] = ()
    passkeys_are_factors: bool = False
    factors_told: bool = True
    plan: str = ""
    signs_in_by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    required_attributes: tuple[str, ...] = ()
    tracks_devices: bool = False
    people: int = 0
    ignores_case: bool = False

    @property
    def region(self) -> str:
        """Return the region that the pool's id begins with."""
        return self.pool_id.partition("_")[0]


def read_facts(pool: Mapping[str, Any], mfa: Mapping[str, Any] | None) -> PoolFacts:
    """Read the `UserPool` of DescribeUserPool and the body of GetUserPoolMfaConfig, if it is known."""
    told, mfa = mfa is not None, mfa or {}
    policy = pool.get("Policies", {}).get("PasswordPolicy", {})
    return PoolFacts(
        pool_id=str(pool["Id"]),
        name=str(pool.get("Name", "")),
        arn=str(pool.get("Arn", "")),
        temporary_password=_temporary_password(pool, policy),
        policy=_policy(policy),
        mfa=cast("MfaSetting", mfa.get("MfaConfiguration") or pool.get("MfaConfiguration") or "OFF"),
        factors=_factors(mfa),
        factors_told=told,
        passkeys_are_factors=mfa.get("WebAuthnConfiguration", {}).get("FactorConfiguration") == _MULTI_FACTOR,
        plan=str(pool.get("UserPoolTier", "")),
        signs_in_by=tuple(pool.get("UsernameAttributes", ())),
        aliases=tuple(pool.get("AliasAttributes", ())),
        ignores_case=pool.get("UsernameConfiguration", {}).get("CaseSensitive") is False,
        required_attributes=tuple(
            str(entry["Name"])
            for entry in pool.get("SchemaAttributes", ())
            if entry.get("Required") and entry.get("Name", _GIVEN_BY_POOL) != _GIVEN_BY_POOL
        ),
        tracks_devices=bool(pool.get("DeviceConfiguration")),
        people=int(pool.get("EstimatedNumberOfUsers", 0)),
    )


def _temporary_password(pool: Mapping[str, Any], policy: Mapping[str, Any]) -> timedelta:
    """Return the validity; pools from before 2019 have it as UnusedAccountValidityDays, and 0 means 7."""
    older = pool.get("AdminCreateUserConfig", {}).get("UnusedAccountValidityDays")
    return timedelta(days=int(policy.get("TemporaryPasswordValidityDays") or older or _DEFAULT_DAYS))


def _policy(policy: Mapping[str, Any]) -> PasswordPolicy:
    return PasswordPolicy(
        min_length=int(policy.get("MinimumLength", PasswordPolicy().min_length)),
        upper=bool(policy.get("RequireUppercase")),
        lower=bool(policy.get("RequireLowercase")),
        digit=bool(policy.get("RequireNumbers")),
        symbol=bool(policy.get("RequireSymbols")),
    )


def _factors(mfa: Mapping[str, Any]) -> tuple[str, ...]:
    offered = {
        "SMS_MFA": bool(mfa.get("SmsMfaConfiguration")),
        "SOFTWARE_TOKEN_MFA": bool(mfa.get("SoftwareTokenMfaConfiguration", {}).get("Enabled")),
        "EMAIL_OTP": bool(mfa.get("EmailMfaConfiguration")),
    }
    return tuple(name for name, on in offered.items() if on)
