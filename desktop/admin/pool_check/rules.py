"""The table of rules. A rule looks at how things are set up and tells what weakens or breaks sign-in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from desktop.admin.pool_check import client_rules as client
from desktop.admin.pool_check import pool_rules as pool
from desktop.admin.pool_check.setup import Setup, Use
from desktop.core.checks import Finding

Rule: TypeAlias = Callable[[Setup, Use], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    client.flows,
    client.custom_triggers,
    client.secret,
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
    pool.capitals,
    pool.deletion,
)
"""What breaks sign-in comes first."""


def weigh(setup: Setup, use: Use) -> tuple[Finding, ...]:
    """Return what all rules find."""
    return tuple(finding for rule in RULES for finding in rule(setup, use))
