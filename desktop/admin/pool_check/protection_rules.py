"""Rules about what watches over sign-ins: threat protection, tracked sessions, copies, secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.notices.finding import Finding
from desktop.core.sign_in.settings import runs_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.admin.pool_check.pool_setup import IntendedUse, PoolSetup

_PLUS, _LITE = "PLUS", "LITE"


def threats(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want the threat protection that the pool's plan pays for to act, in custom authentication as well."""
    told = setup.pool.get("UserPoolAddOns", {})
    mode = told.get("AdvancedSecurityMode", "OFF")
    if mode == "OFF":
        if setup.facts.plan == _PLUS:
            yield Finding.warning("threats.off")
        return
    yield Finding.ok("threats.on") if mode == "ENFORCED" else Finding.warning("threats.only-noted")
    custom = told.get("AdvancedSecurityAdditionalFlows", {}).get("CustomAuthMode")
    if runs_triggers(use.settings.flow) and custom != "ENFORCED":
        yield Finding.warning("threats.not-custom", flow=use.settings.flow)


def sessions(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want single sign-ins to be seen and ended, and room for more than one of a person."""
    extras = setup.extras
    if extras.tracks_sessions is False and setup.facts.plan not in {"", _LITE}:
        yield Finding.warning("sessions.untracked")
    elif extras.tracks_sessions and extras.most_sessions == 1:
        yield Finding.warning("sessions.one")
    elif extras.tracks_sessions:
        yield Finding.ok("sessions.tracked", n=extras.most_sessions or 0)


def replicas(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want the profile to be at the first of a pool's copies, and every copy to be at work."""
    copies = setup.extras.replicas or ()
    here = next((copy for copy in copies if copy.region == setup.facts.region), None)
    if here is not None and here.role == "SECONDARY":
        yield Finding.warning("replicas.secondary", region=here.region)
    idle = [f"{copy.region} ({copy.status})" for copy in copies if copy.status != "ACTIVE"]
    if idle:
        yield Finding.warning("replicas.idle", names=", ".join(idle))
    elif len(copies) > 1:
        yield Finding.ok("replicas.active", names=", ".join(copy.region for copy in copies))


def two_secrets(setup: PoolSetup, _use: IntendedUse) -> Iterator[Finding]:
    """Want a change of the client's secret to come to its end."""
    if (setup.extras.secrets or 0) > 1:
        yield Finding.warning("client-secret.two")
