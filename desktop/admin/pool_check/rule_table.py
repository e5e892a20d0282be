"""The table of rules. A rule looks at how things are set up and tells what weakens or breaks sign-in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from desktop.admin.pool_check import browser_rules
from desktop.admin.pool_check import client_rules as client
from desktop.admin.pool_check import pool_rules as pool
from desktop.admin.pool_check import protection_rules as protection
from desktop.admin.pool_check.pool_setup import IntendedUse, PoolSetup
from desktop.core.notices.finding import Finding

Rule: TypeAlias = Callable[[PoolSetup, IntendedUse], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    client.flows,
    browser_rules.browser,
    client.custom_triggers,
    client.secret,
    protection.two_secrets,
    protection.replicas,
    client.attributes,
    pool.second_factor,
    pool.mail,
    pool.texts,
    pool.recovery,
    client.session,
    pool.invitations,
    pool.passwords,
    client.names,
    client.plain_passwords,
    client.migration_trigger,
    client.others,
    client.revocation,
    protection.sessions,
    protection.threats,
    pool.case_sensitivity,
    pool.deletion,
)
"""What breaks sign-in comes first."""


def check_setup(setup: PoolSetup, use: IntendedUse) -> tuple[Finding, ...]:
    """Return what all rules find."""
    return tuple(finding for rule in RULES for finding in rule(setup, use))
