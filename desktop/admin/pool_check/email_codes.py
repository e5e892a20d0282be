"""The way to Cognito's own codes by e-mail as a second factor: what is missing, and the exact calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.admin.pool_check.client_rules import ENOUGH_MINUTES
from desktop.admin.pool_check.setting_updates import updated_client, updated_mfa, updated_pool
from desktop.core.challenges.sign_in import permission
from desktop.core.notices.finding import Finding
from desktop.core.sign_in.settings import runs_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.admin.pool_check.pool_setup import IntendedUse, PoolSetup
    from desktop.core.admin.admin_call import AdminCall

_ABLE_PLANS = ("ESSENTIALS", "PLUS")
"""Source: botocore's model, EmailMfaConfiguration."""
_SRP = permission("srp")
_MESSAGE = {"Subject": "Your sign-in code", "Message": "Your sign-in code is {####}."}
"""What the mail says until somebody words it better; the service wants the place of the code in it."""


@dataclass(frozen=True, slots=True)
class SesSender:
    """The Amazon SES identity to send by, and the From address it may use."""

    identity_arn: str
    address: str


def is_on(setup: PoolSetup) -> bool:
    """Say whether the pool asks for codes by e-mail already."""
    return "EMAIL_OTP" in setup.facts.factors and setup.facts.mfa != "OFF"


def missing(setup: PoolSetup, use: IntendedUse, sender: SesSender | None = None) -> tuple[Finding, ...]:
    """Return how far the pool is; a problem is what keeps codes by e-mail from working."""
    found = (_plan, _mail, _factor, _client, _triggers, _people, _recovery)
    return tuple(finding for look in found for finding in look(setup, use, sender))


def _plan(setup: PoolSetup, _use: IntendedUse, _sender: SesSender | None) -> Iterator[Finding]:
    if setup.facts.plan in _ABLE_PLANS:
        yield Finding.ok("email-codes.plan", plan=setup.facts.plan)
    elif setup.facts.plan:
        yield Finding.problem("email-codes.plan-too-small", plan=setup.facts.plan, wanted=_next_plan(setup))
    else:
        yield Finding.unknown("email-codes.plan-untold")


def _mail(setup: PoolSetup, _use: IntendedUse, sender: SesSender | None) -> Iterator[Finding]:
    if setup.sends_by_ses:
        yield Finding.ok("email-codes.mail")
    elif sender is not None:
        yield Finding.warning("email-codes.mail-planned", identity=sender.identity_arn)
    else:
        yield Finding.problem("email-codes.no-mail")


def _factor(setup: PoolSetup, _use: IntendedUse, _sender: SesSender | None) -> Iterator[Finding]:
    if is_on(setup):
        yield Finding.ok("email-codes.on", setting=setup.facts.mfa)
    else:
        yield Finding.problem("email-codes.off", setting=setup.facts.mfa)


def _client(setup: PoolSetup, use: IntendedUse, _sender: SesSender | None) -> Iterator[Finding]:
    if runs_triggers(use.settings.flow):
        yield Finding.problem("email-codes.custom-flow", flow=use.settings.flow, profile=use.profile)
    if not setup.allows("srp"):
        yield Finding.problem("email-codes.no-srp", permission=_SRP)
    if setup.minutes < ENOUGH_MINUTES:
        yield Finding.warning("email-codes.short-session", minutes=setup.minutes, enough=ENOUGH_MINUTES)


def _triggers(setup: PoolSetup, _use: IntendedUse, _sender: SesSender | None) -> Iterator[Finding]:
    if "DefineAuthChallenge" in setup.triggers:
        yield Finding.warning("email-codes.custom-triggers")
    if "CustomEmailSender" in setup.triggers:
        yield Finding.warning("email-codes.own-sender")


def _people(setup: PoolSetup, _use: IntendedUse, _sender: SesSender | None) -> Iterator[Finding]:
    if setup.unverified is None:
        yield Finding.unknown("email-codes.people-uncounted", n=setup.facts.people)
    elif setup.unverified:
        yield Finding.warning("email-codes.people-without", n=setup.unverified)
    else:
        yield Finding.ok("email-codes.people")
    if setup.facts.mfa != "ON":
        yield Finding.warning("email-codes.each-person")


def _recovery(setup: PoolSetup, _use: IntendedUse, _sender: SesSender | None) -> Iterator[Finding]:
    if setup.recovers_by in {("verified_email",), ()}:
        yield Finding.warning("email-codes.recovery")


def can_be_switched_on(setup: PoolSetup, sender: SesSender | None = None) -> bool:
    """Say whether the calls would be taken: without a sender that may send codes the last one is refused."""
    return setup.sends_by_ses or sender is not None


def calls(setup: PoolSetup, sender: SesSender | None = None) -> tuple[AdminCall, ...]:
    """Return the calls that switch codes by e-mail on, in their order; empty if nothing is to be done.

    Second factors are set last and always as a whole: the pool's update before may touch them.
    """
    pool = _pool_changes(setup, sender)
    client = _client_changes(setup)
    mfa = _mfa_changes(setup)
    planned = []
    if pool:
        planned.append(updated_pool(setup.pool, pool))
    if client:
        planned.append(updated_client(setup.client, client))
    if mfa or pool:
        planned.append(updated_mfa(setup.mfa, mfa))
    return tuple(planned)


def _pool_changes(setup: PoolSetup, sender: SesSender | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if setup.facts.plan and setup.facts.plan not in _ABLE_PLANS:
        changes["UserPoolTier"] = _next_plan(setup)
    if sender is not None and not setup.sends_by_ses:
        by_ses = {"EmailSendingAccount": "DEVELOPER", "SourceArn": sender.identity_arn}
        before = setup.pool.get("EmailConfiguration", {})
        changes["EmailConfiguration"] = {**before, **by_ses, "From": sender.address}
    return changes


def _next_plan(setup: PoolSetup) -> str:
    """Return the smallest plan that will do; threat protection needs the largest."""
    protection = setup.pool.get("UserPoolAddOns", {}).get("AdvancedSecurityMode", "OFF")
    return "ESSENTIALS" if protection == "OFF" else "PLUS"


def _client_changes(setup: PoolSetup) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if not setup.allows("srp"):
        changes["ExplicitAuthFlows"] = sorted(setup.flows | {_SRP})
    if setup.minutes < ENOUGH_MINUTES:
        changes["AuthSessionValidity"] = ENOUGH_MINUTES
    return changes


def _mfa_changes(setup: PoolSetup) -> dict[str, Any]:
    """Switch the factor on, and the second factor as such if it was off; nobody is forced yet."""
    changes: dict[str, Any] = {}
    if "EMAIL_OTP" not in setup.facts.factors:
        changes["EmailMfaConfiguration"] = dict(_MESSAGE)
    if setup.facts.mfa == "OFF":
        changes["MfaConfiguration"] = "OPTIONAL"
    return changes
