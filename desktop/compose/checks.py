"""The checks of this computer, of the program and of a profile, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.compose import client_secret, folders, vaults, worker
from desktop.core.calls import AppClient

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.checks import Check, Finding
    from desktop.profiles.profile import Profile


def computer_checks() -> tuple[Check, ...]:
    """Return the checks of what Stile needs of this computer, with or without a profile."""
    from desktop.keep import checks  # noqa: PLC0415
    from desktop.keep.keyring_key import KeyringKey  # noqa: PLC0415
    from desktop.system import key_checks  # noqa: PLC0415

    home = folders()
    return (*checks.checks(home, KeyringKey(home.tag, home.lock("keyring"))), *key_checks.checks())


def program_checks() -> tuple[Check, ...]:
    """Return the checks of the program itself: whether all its parts are there."""
    from desktop.aws import model_checks  # noqa: PLC0415
    from desktop.system import whole_program  # noqa: PLC0415

    return (*whole_program.checks(), *model_checks.checks())


def connection_checks(profile: Profile) -> tuple[Check, ...]:
    """Return the checks of the way to a profile's pool."""
    from desktop.aws import surroundings  # noqa: PLC0415
    from desktop.aws.endpoint import Endpoint, named_bundle  # noqa: PLC0415

    return surroundings.checks(Endpoint(profile.region, profile.endpoint_url), named_bundle())


async def profile_checks(profile: Profile) -> tuple[Check, ...]:
    """Return the checks of a profile that need no credentials."""
    from desktop.aws.outside import AwsOutside  # noqa: PLC0415
    from desktop.profiles import outside  # noqa: PLC0415
    from desktop.system.clock import SystemClock  # noqa: PLC0415

    secret = None
    if profile.has_client_secret:
        secret = await client_secret(profile, (await vaults().open(profile.vault_name)).vault)
    client = AppClient(profile.client_id, secret)
    pool = AwsOutside(profile.pool_id, profile.region, profile.endpoint_url, client, worker())
    return outside.checks(profile, pool, SystemClock().now)


async def all_checks(profile: Profile | None) -> tuple[Check, ...]:
    """Return the checks of this computer, with a profile also those of the way to its pool and of it."""
    here = computer_checks()
    if profile is None:
        return here
    return (*here, *connection_checks(profile), *await profile_checks(profile))


async def examine(checks: Iterable[Check]) -> tuple[Finding, ...]:
    """Run checks, all at once, and return everything they found."""
    from desktop.system import checking  # noqa: PLC0415

    return await checking.examine(checks, worker())
