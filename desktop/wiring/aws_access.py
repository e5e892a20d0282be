"""AWS credentials of a profile's identity pool: kept ones without loading what fetches, and what fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.account import held_credentials
from desktop.system.system_clock import SystemClock
from desktop.wiring.token_owner import token_owner

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.account.credential_source import CredentialSource
    from desktop.core.cognito.identity_pool import CredentialRequest, TemporaryCredentials
    from desktop.profiles.profile import Profile
    from desktop.storage.aws_files import AwsFiles
    from desktop.storage.vaults import OpenedVault
    from desktop.system.credential_endpoint import Answer, CredentialEndpoint
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.profile_ports import ProfilePorts

_PURPOSE = "aws-credentials"


class StoredCredentials(NamedTuple):
    """Credentials that last, None if there are none, and the opened vault for further use."""

    credentials: TemporaryCredentials | None
    opened: OpenedVault


async def stored_credentials(
    context: AppContext, profile: Profile, wanted: CredentialRequest
) -> StoredCredentials:
    """Look for credentials in the vault of a profile."""
    opened = await context.vaults.open(profile.vault_name, checks_age=False)
    owner = token_owner(profile)
    held = await held_credentials.read(opened.vault, owner, wanted)
    lasts = held is not None and SystemClock().now() < held.renew_at
    return StoredCredentials(held.credentials if held is not None and lasts else None, opened)


def credential_source(context: AppContext, ports: ProfilePorts, identity_pool_id: str) -> CredentialSource:
    """Return what fetches and keeps the credentials of an identity pool.

    The identity pool is called in its own region; a pool on this computer has all its services there.
    """
    from desktop.account.credential_source import CredentialSource  # noqa: PLC0415 - kept ones need neither
    from desktop.aws.cognito_identity_pool import CognitoIdentityPool  # noqa: PLC0415
    from desktop.aws.endpoint import Endpoint  # noqa: PLC0415
    from desktop.core.cognito.identity_pool import provider_name  # noqa: PLC0415

    profile = ports.profile
    own = Endpoint(profile.region, profile.endpoint_url)
    region = identity_pool_id.partition(":")[0]
    endpoint = own if own.is_local else Endpoint(region, variant=profile.variant.of_other_services)
    return CredentialSource(
        ports.account,
        CognitoIdentityPool(identity_pool_id, endpoint, context.worker),
        ports.vault,
        context.lease(_PURPOSE, profile),
        ports.sign_in_ports.clock,
        owner=token_owner(profile),
        provider=provider_name(profile.region, profile.pool_id),
    )


def credential_endpoint(answer: Callable[[], Answer]) -> CredentialEndpoint:
    """Return an address on this computer at which one program gets what `answer` says."""
    from desktop.system.credential_endpoint import CredentialEndpoint  # noqa: PLC0415 - as above

    return CredentialEndpoint(answer)


def aws_files(context: AppContext) -> AwsFiles:
    """Return the configuration files of AWS."""
    from desktop.storage.aws_files import AwsFiles  # noqa: PLC0415 - as above

    return AwsFiles(context.platform, context.folders.prepared_lock("aws-files"))
