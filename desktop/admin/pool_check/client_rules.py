"""Rules about the app client: what it must allow for this profile, and what it should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.pool_check.pool_setup import flows_of, keeps_names
from desktop.core.challenges.sign_in import is_of_api, permission
from desktop.core.notices.finding import Finding
from desktop.core.sign_in.settings import runs_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.admin.pool_check.pool_setup import Described, IntendedUse, PoolSetup

ENOUGH_MINUTES = 10
"""A mail is easily five minutes on its way, and its code lives as long as the session."""
_BY_ADMIN_ONLY = "ALLOW_ADMIN_USER_PASSWORD_AUTH"


def flows(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want the flow of the profile to be on, and its fallbacks."""
    wanted, fallbacks = use.settings.flow, use.settings.fallback_flows
    if not is_of_api(wanted):
        return  # a browser signs in by the client's OAuth settings
    if setup.allows(wanted):
        yield Finding.ok("client-flow.on", flow=wanted)
    else:
        yield Finding.problem("client-flow.off", flow=wanted, permission=permission(wanted))
    for flow in fallbacks:
        if not setup.allows(flow):
            yield Finding.warning("client-flow.fallback-off", flow=flow, permission=permission(flow))


def plain_passwords(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want no flow that sends the password itself where nobody needs it."""
    needed = use.settings.flow == "password" or "UserMigration" in setup.triggers
    if setup.allows("password") and not needed:
        yield Finding.warning("client-flow.plain-password", permission=permission("password"))
    if _BY_ADMIN_ONLY in setup.flows:
        yield Finding.warning("client-flow.admin-password", permission=_BY_ADMIN_ONLY)


def custom_triggers(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want all three triggers of custom authentication where the profile uses it."""
    missing = setup.missing_triggers
    if runs_triggers(use.settings.flow) and missing:
        yield Finding.problem("triggers.missing", names=", ".join(missing), flow=use.settings.flow)
    if use.settings.flow == "custom-srp" and not use.settings.fallback_flows and setup.facts.mfa != "OFF":
        yield Finding.warning("triggers.fresh-session", flow=use.settings.flow)


def migration_trigger(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want a flow that shows the password where people are still taken over from an old directory."""
    if "UserMigration" in setup.triggers and use.settings.flow != "password":
        yield Finding.warning("triggers.migration", flow=use.settings.flow)


def session(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want sessions to outlive a mail, and the profile to know how long they live."""
    if setup.minutes < ENOUGH_MINUTES:
        yield Finding.warning("session.short", minutes=setup.minutes, enough=ENOUGH_MINUTES)
    else:
        yield Finding.ok("session.enough", minutes=setup.minutes)
    if setup.minutes != use.minutes:
        yield Finding.warning(
            "session.differs", minutes=setup.minutes, known=use.minutes, profile=use.profile
        )


def names(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want strangers not to find out who has an account."""
    if keeps_names(setup.client):
        yield Finding.ok("names.private")
    else:
        yield Finding.warning("names.told")


def others(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want no other app client to undo what this one keeps: strangers may use any of them."""
    telling = [_name(client) for client in setup.others if not keeps_names(client)]
    if telling and keeps_names(setup.client):
        yield Finding.warning("other-clients.names-told", names=", ".join(telling))
    plain = [_name(client) for client in setup.others if permission("password") in flows_of(client)]
    if plain and "UserMigration" not in setup.triggers:
        yield Finding.warning("other-clients.plain-password", names=", ".join(plain))


def _name(client: Described) -> str:
    return str(client.get("ClientName") or client["ClientId"])


def secret(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want profile and client to agree on a secret; on people's computers it is none."""
    has = bool(setup.client.get("ClientSecret"))
    if has and not use.has_client_secret:
        yield Finding.problem("client-secret.missing", profile=use.profile)
    elif use.has_client_secret and not has:
        yield Finding.problem("client-secret.needless", profile=use.profile)
    elif has:
        yield Finding.warning("client-secret.shared")


def revocation(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want signing out to end the tokens."""
    if setup.client.get("EnableTokenRevocation") is False:
        yield Finding.warning("revocation.off")


def attributes(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want what the pool requires of new people to be writable, or the new-password page cannot go on."""
    writable = setup.client.get("WriteAttributes")
    required = setup.facts.required_attributes
    closed = [name for name in required if writable is not None and name not in writable]
    if closed:
        yield Finding.problem("attributes.not-writable", names=", ".join(closed))
