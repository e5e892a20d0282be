"""The checks of this computer, of the program and of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.cognito.calls import AppClient
from desktop.wiring import client_secret

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.notices.finding import Check, Finding
    from desktop.core.secret import Secret
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def computer_checks(context: AppContext) -> tuple[Check, ...]:
    """Return the checks of what Stile needs of this computer, with or without a profile."""
    from desktop.storage import storage_checks  # noqa: PLC0415
    from desktop.storage.keyring_key import KeyringKey  # noqa: PLC0415
    from desktop.system import key_checks  # noqa: PLC0415

    home = context.folders
    key = KeyringKey(home.tag, home.lock("keyring"))
    return (*storage_checks.checks(home, key, context.platform), *key_checks.checks())


def program_checks() -> tuple[Check, ...]:
    """Return the checks of the program itself: whether all its parts are there."""
    from desktop.aws import model_checks  # noqa: PLC0415
    from desktop.system import import_checks  # noqa: PLC0415

    return (*import_checks.checks(), *model_checks.checks())


def connection_checks(profile: Profile) -> tuple[Check, ...]:
    """Return the checks of the way to a profile's pool."""
    from desktop.aws import network_checks  # noqa: PLC0415
    from desktop.aws.endpoint import Endpoint, named_bundle  # noqa: PLC0415

    endpoint = Endpoint(profile.region, profile.endpoint_url, profile.variant)
    return network_checks.checks(endpoint, named_bundle())


async def pool_checks(
    context: AppContext, profile: Profile, secret: Secret | None = None
) -> tuple[Check, ...]:
    """Return the checks of a profile and of the way to its pool; `secret` replaces the one that is kept."""
    return (*connection_checks(profile), *await profile_checks(context, profile, secret))


async def profile_checks(
    context: AppContext, profile: Profile, secret: Secret | None = None
) -> tuple[Check, ...]:
    """Return the checks of a profile that need no credentials; `secret` is one that is not kept yet."""
    from desktop.aws.pool_probe import CognitoProbe  # noqa: PLC0415
    from desktop.profiles import public_checks  # noqa: PLC0415
    from desktop.system.system_clock import SystemClock  # noqa: PLC0415

    if secret is None and profile.has_client_secret:
        secret = await client_secret(profile, (await context.vaults.open(profile.vault_name)).vault)
    client = AppClient(profile.client_id, secret)
    pool = CognitoProbe(profile.pool_id, profile.region, profile.endpoint_url, client, profile.variant)
    return public_checks.public_checks(profile, pool, SystemClock().now)


async def all_checks(context: AppContext, profile: Profile | None) -> tuple[Check, ...]:
    """Return the checks of this computer, with a profile also those of the way to its pool and of it."""
    here = computer_checks(context)
    if profile is None:
        return here
    return (*here, *await pool_checks(context, profile))


async def run_checks(context: AppContext, checks: Iterable[Check]) -> tuple[Finding, ...]:
    """Run checks, all at once, and return everything they found."""
    from desktop.system import check_runner  # noqa: PLC0415

    return await check_runner.run_checks(checks, context.worker)
