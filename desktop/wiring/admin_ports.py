"""The ports of an admin: a pool's directory, the credentials, the audit log, bulk jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.wiring import practice_control
from desktop.wiring.admin_vault import AdminVault

if TYPE_CHECKING:
    from desktop.core.admin.audit import Audit
    from desktop.core.admin.directory import Credentials, Directory
    from desktop.core.admin.engine import Engine
    from desktop.core.clock import Clock
    from desktop.core.storage.jobs import Jobs
    from desktop.core.storage.vault import Vault
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import AskPassphrase
    from desktop.wiring.app_context import AppContext


@dataclass(frozen=True, slots=True)
class AdminProfilePorts:
    """Everything that helping the people of one profile's pool works with."""

    profile: Profile
    directory: Directory
    credentials: Credentials
    audit: Audit
    clock: Clock
    vault: AdminVault

    async def own_names(self) -> tuple[str, ...]:
        """Return the names under which the admin is signed in to the pool itself, none if nobody is.

        Raises VaultUnreadableError.
        """
        from desktop.account.own_names import own_names  # noqa: PLC0415 - few actions shut somebody out

        return await own_names(await self.vault())


def open_admin(
    context: AppContext,
    profile: Profile,
    aws_profile: str | None = None,
    *,
    passphrase: AskPassphrase | None = None,
    opened: Vault | None = None,
) -> AdminProfilePorts:
    """Return the ports of an admin.

    Calls are signed with the AWS profile `aws_profile`, else with the one the profile names, else with
    boto3's default chain, which signs for AWS's own addresses alone. Only the address of a practice pool is
    called, which takes credentials of its own; blocks for that. `passphrase` may be asked for one, at the
    vault's first use, where there is no keyring to seal the audit under. `opened` is the profile's vault, if
    it is open already.
    """
    from desktop.aws.cognito_directory import SERVICE, CognitoDirectory  # noqa: PLC0415
    from desktop.aws.credentials import AwsCredentials  # noqa: PLC0415 - adapters are loaded when needed
    from desktop.aws.endpoint import Endpoint  # noqa: PLC0415
    from desktop.aws.signed_service import SignedService  # noqa: PLC0415
    from desktop.system.system_clock import SystemClock  # noqa: PLC0415

    practice = practice_control(profile) is not None
    signing = aws_profile or profile.aws_profile or None
    beside = profile.variant.of_other_services
    credentials = AwsCredentials(context.worker, profile.region, signing, practice=practice, variant=beside)
    endpoint = Endpoint(profile.region, profile.endpoint_url, profile.variant)
    directory = CognitoDirectory(
        profile.pool_id, SignedService(SERVICE, endpoint, credentials.identity, context.worker)
    )
    vault = AdminVault(context.vaults, profile.vault_name, passphrase, opened)
    audit = _audit(context, profile, vault)
    return AdminProfilePorts(profile, directory, credentials, audit, SystemClock(), vault)


def open_jobs(context: AppContext) -> Jobs:
    """Return the jobs of this user, of all profiles."""
    from desktop.storage.file_jobs import FileJobs  # noqa: PLC0415

    return FileJobs(context.folders, context.platform, context.worker)


def open_engine(context: AppContext, profile: Profile, aws_profile: str | None = None) -> Engine:
    """Return AWS's own engine in a profile's region; a pool on this computer has all its services there."""
    from desktop.aws.credentials import AwsCredentials  # noqa: PLC0415
    from desktop.aws.endpoint import Endpoint  # noqa: PLC0415
    from desktop.aws.signed_service import SignedService  # noqa: PLC0415
    from desktop.aws.step_functions import FILES, STATES, StepFunctions  # noqa: PLC0415

    signing = aws_profile or profile.aws_profile or None
    practice = practice_control(profile) is not None
    beside = profile.variant.of_other_services
    credentials = AwsCredentials(context.worker, profile.region, signing, practice=practice, variant=beside)
    endpoint = Endpoint(profile.region, profile.endpoint_url)
    if not endpoint.is_local:
        endpoint = Endpoint(profile.region, variant=beside)
    states, files = (
        SignedService(service, endpoint, credentials.identity, context.worker) for service in (STATES, FILES)
    )
    return StepFunctions(states, files, context.worker)


def _audit(context: AppContext, profile: Profile, vault: AdminVault) -> Audit:
    from desktop.storage.audit_anchors import AuditAnchors  # noqa: PLC0415
    from desktop.storage.audit_log import AuditLog  # noqa: PLC0415
    from desktop.storage.keyring_items import audit_of  # noqa: PLC0415
    from desktop.storage.line_file import LineFile  # noqa: PLC0415

    name, folders = profile.vault_name, context.folders
    file = LineFile(folders.audit(name), context.platform)
    anchors = AuditAnchors(folders.audit_anchor(name), context.platform, context.key_source, audit_of(name))
    return AuditLog(file, name, vault, context.lease("audit", profile), context.worker, anchors=anchors)
