"""The composition root: the only package that knows the adapters.

`app_context.AppContext` holds what lives as long as the program; it is made in `main` and handed on. The
functions here need nothing of it. Each adapter is loaded when it is first needed, so that a command without
a pool loads no boto3, and a start without secrets loads no keyring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.secret import Secret
    from desktop.core.storage.vault import Vault
    from desktop.practice.child import PracticeChild
    from desktop.practice.control import PracticeControl
    from desktop.practice.rehearsal.rehearsal_pool import RehearsalPool
    from desktop.profiles.configurations.import_profile import Imported
    from desktop.profiles.profile import Profile


def read_configuration(path: Path, name: str = "", environment: str = "") -> Imported:
    """Return the profile that a configuration file describes, of several the one that is named `environment`.

    Raises StileError with a sentence.
    """
    from desktop.profiles.configurations.import_profile import read  # noqa: PLC0415
    from desktop.profiles.configurations.source import MOST_BYTES  # noqa: PLC0415
    from desktop.storage.foreign_file import read_at_most  # noqa: PLC0415

    return read(read_at_most(path, MOST_BYTES + 1), path.name, name, environment)


def read_pasted(text: str | bytes, name: str = "", environment: str = "") -> Imported:
    """Return the profile that a configuration without a file describes. Raises StileError with a sentence."""
    from desktop.core import words  # noqa: PLC0415
    from desktop.core.offers import is_link  # noqa: PLC0415
    from desktop.profiles.configurations.import_profile import read  # noqa: PLC0415

    data = text.encode(errors="replace") if isinstance(text, str) else text
    origin = "link" if isinstance(text, str) and is_link(text.strip()) else "paste"
    return read(data, words.say(f"import.origin-{origin}"), name, environment)


def practice_control(profile: Profile) -> PracticeControl | None:
    """Return the control of a practice pool, None if the profile's pool is anything else.

    A pool is one for practice if it proves it, and not because it is on this computer. Blocks for the one
    request that tells, a few seconds at most; only loopback endpoints are asked.
    """
    if profile.endpoint_url is None:
        return None
    from desktop.practice.control import PracticeControl  # noqa: PLC0415
    from desktop.practice.pool_proof import is_proven  # noqa: PLC0415
    from desktop.profiles.validation import is_loopback  # noqa: PLC0415

    url = urlsplit(profile.endpoint_url)
    if url.scheme != "http" or not is_loopback(url.hostname or "") or not is_proven(profile.endpoint_url):
        return None
    return PracticeControl(f"{profile.endpoint_url}/_practice")


def start_practice(*options: str) -> PracticeChild:
    """Start a practice pool in a process of its own, with more options of its command; blocks."""
    from desktop.practice.child import PracticeChild  # noqa: PLC0415

    return PracticeChild.start(*options)


def start_rehearsal(file: Path) -> RehearsalPool:
    """Serve the pool that a rehearsal's file describes, in this process. Raises RehearsalError."""
    from desktop.practice.rehearsal.rehearsal_pool import RehearsalPool  # noqa: PLC0415

    return RehearsalPool.start(file)


def serve_practice(
    port: int, *, until_stdin_closes: bool, generated_users: int, own_issuer: bool = False
) -> int:
    """Be the practice pool until it is stopped, and return the exit code."""
    from desktop.practice.serve import serve  # noqa: PLC0415

    return serve(
        port, until_stdin_closes=until_stdin_closes, generated_users=generated_users, own_issuer=own_issuer
    )


_DOMAIN = "domain"


async def keep_client_secret(vault: Vault, secret: Secret | None, address: str, domain: str = "") -> None:
    """Keep the app client's secret where `client_secret` finds it; None removes it. Raises StorageError.

    `address` is the pool's (`core.cognito.pool_address`): a renewal sends the secret itself there. `domain`
    is where its sign-in page is, if it has one: a sign-in by browser sends the secret there.
    """
    from desktop.core.cognito.pool_address import MEMBER  # noqa: PLC0415
    from desktop.storage.vault import CLIENT_SECRET  # noqa: PLC0415

    at_domain = {_DOMAIN: domain} if domain else {}
    record = {"secret": secret.reveal(), MEMBER: address, **at_domain} if secret else None
    await vault.write({CLIENT_SECRET: record})


async def domain_secret(profile: Profile, vault: Vault) -> Secret | None:
    """Return the app client's secret if it was given for the domain of the profile, too."""
    from desktop.storage.vault import CLIENT_SECRET  # noqa: PLC0415

    secret = await client_secret(profile, vault)
    record = await vault.read(CLIENT_SECRET) if secret is not None else None
    return secret if record is not None and record.get(_DOMAIN, "") == profile.domain_address else None


async def client_secret(profile: Profile, vault: Vault) -> Secret | None:
    """Return the app client's secret as `keep_client_secret` kept it.

    None if the profile has none, or if it was given for another address.
    """
    from desktop.core.cognito.pool_address import MEMBER, is_for  # noqa: PLC0415
    from desktop.core.secret import Secret  # noqa: PLC0415
    from desktop.storage.vault import CLIENT_SECRET  # noqa: PLC0415

    if not profile.has_client_secret:
        return None
    record = await vault.read(CLIENT_SECRET)
    fits = record is not None and is_for(record.get(MEMBER), profile.pool_address)
    return Secret(str(record["secret"])) if record and fits else None
