"""The ports of an admin, laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.wiring import folders, lease, platform, practice_control, vaults, worker

if TYPE_CHECKING:
    from desktop.core.admin.audit_entry import Audit
    from desktop.core.admin.directory import Credentials, Directory
    from desktop.core.admin.engine import Engine
    from desktop.core.clock import Clock
    from desktop.core.storage.jobs import Jobs
    from desktop.core.storage.vault import Vault
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import AskPassphrase


@dataclass(frozen=True, slots=True)
class AdminProfilePorts:
    """Everything that helping the people of one profile's pool works with."""

    profile: Profile
    directory: Directory
    credentials: Credentials
    audit: Audit
    clock: Clock


def open_admin(
    profile: Profile, aws_profile: str | None = None, *, passphrase: AskPassphrase | None = None
) -> AdminProfilePorts:
    """Lay out the ports of an admin, who signs with an AWS profile: the named one, else the profile's own.

    Without either, boto3's default chain. Calls nobody but the address of a practice pool, which takes
    credentials of its own; blocks for that. `passphrase` may be asked for one, at the audit's first use,
    where there is no keyring to seal it under.
    """
    from desktop.aws.cognito_directory import SERVICE, CognitoDirectory  # noqa: PLC0415
    from desktop.aws.credentials import AwsCredentials  # noqa: PLC0415 - adapters are loaded when needed
    from desktop.aws.endpoint import Endpoint  # noqa: PLC0415
    from desktop.aws.signed_service import SignedService  # noqa: PLC0415
    from desktop.system.system_clock import SystemClock  # noqa: PLC0415

    practice = practice_control(profile) is not None
    signing = aws_profile or profile.aws_profile or None
    credentials = AwsCredentials(worker(), profile.region, signing, practice=practice)
    endpoint = Endpoint(profile.region, profile.endpoint_url)
    directory = CognitoDirectory(
        profile.pool_id, SignedService(SERVICE, endpoint, credentials.identity, worker())
    )
    return AdminProfilePorts(profile, directory, credentials, _audit(profile, passphrase), SystemClock())


def open_jobs() -> Jobs:
    """Return the jobs of this user, of all profiles."""
    from desktop.storage.file_jobs import FileJobs  # noqa: PLC0415

    return FileJobs(folders(), platform(), worker())


def open_engine(profile: Profile, aws_profile: str | None = None) -> Engine:
    """Return AWS's own engine in a profile's region; a pool on this computer has all its services there."""
    from desktop.aws.credentials import AwsCredentials  # noqa: PLC0415
    from desktop.aws.endpoint import Endpoint  # noqa: PLC0415
    from desktop.aws.signed_service import SignedService  # noqa: PLC0415
    from desktop.aws.step_functions import FILES, STATES, StepFunctions  # noqa: PLC0415

    signing = aws_profile or profile.aws_profile or None
    credentials = AwsCredentials(worker(), profile.region, signing)
    endpoint = Endpoint(profile.region, profile.endpoint_url)
    if not endpoint.is_local:
        endpoint = Endpoint(profile.region)
    states, files = (
        SignedService(service, endpoint, credentials.identity, worker()) for service in (STATES, FILES)
    )
    return StepFunctions(states, files, worker())


def _audit(profile: Profile, passphrase: AskPassphrase | None) -> Audit:
    from desktop.storage.audit_log import AuditLog  # noqa: PLC0415
    from desktop.storage.keys import WrongPassphraseError  # noqa: PLC0415
    from desktop.storage.line_file import LineFile  # noqa: PLC0415

    async def open_vault() -> Vault:
        while True:
            try:
                return (await vaults().open(profile.vault_name, passphrase)).vault
            except WrongPassphraseError:
                continue

    file = LineFile(folders().audit(profile.vault_name), platform())
    return AuditLog(file, profile.vault_name, open_vault, lease("audit", profile), worker())
