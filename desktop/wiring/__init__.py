"""The composition root: the only package that knows the adapters.

It builds the ports of a profile, and loads each adapter when it is first needed, so that a command which
needs no pool loads no boto3 and a start without secrets loads no keyring.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.secret import Secret
    from desktop.core.storage.vault import Lease, Vault
    from desktop.practice.child import PracticeChild
    from desktop.practice.control import PracticeControl
    from desktop.practice.rehearsal.rehearsal_pool import RehearsalPool
    from desktop.profiles.amplify.import_profile import Imported
    from desktop.profiles.organisation import Organisation
    from desktop.profiles.profile import Profile
    from desktop.storage.combined_profiles import CombinedProfiles
    from desktop.storage.folders import Folders
    from desktop.storage.keys import KeySource
    from desktop.storage.vaults import Vaults
    from desktop.system.interface import Platform
    from desktop.system.thread_worker import ThreadWorker
    from desktop.wiring.instance_lock import SingleInstance


class _Practice:
    """Where practice keeps its things; None as long as this is not practice."""

    home: Path | None = None


def profile_repository() -> CombinedProfiles[Profile]:
    """Return the profiles of this user, with those of the organisation."""
    from desktop.profiles.parsing import parse, to_plain  # noqa: PLC0415
    from desktop.storage.combined_profiles import CombinedProfiles  # noqa: PLC0415
    from desktop.storage.profile_repository import ProfileRepository  # noqa: PLC0415

    return CombinedProfiles(ProfileRepository(folders(), platform(), parse, to_plain), organisation())


def organisation() -> Organisation:
    """Return what this computer's organisation gives and asks; nothing while this is practice."""
    from desktop.profiles.organisation import Organisation  # noqa: PLC0415
    from desktop.storage.organisation_files import organisation_files  # noqa: PLC0415

    files = () if _Practice.home else organisation_files(platform())
    if not files:
        return Organisation()
    from desktop.profiles.organisation_file import read  # noqa: PLC0415

    return read(files)


def read_configuration(path: Path, name: str = "") -> Imported:
    """Return the profile that a configuration file describes. Raises StileError with a sentence."""
    from desktop.profiles.amplify.import_profile import read  # noqa: PLC0415
    from desktop.profiles.amplify.source import MOST_BYTES  # noqa: PLC0415
    from desktop.storage.foreign_file import read_at_most  # noqa: PLC0415

    return read(read_at_most(path, MOST_BYTES + 1), path.name, name)


def read_pasted(text: str | bytes, name: str = "") -> Imported:
    """Return the profile that a configuration without a file describes. Raises StileError with a sentence."""
    from desktop.core import words  # noqa: PLC0415
    from desktop.profiles.amplify.import_profile import read  # noqa: PLC0415

    data = text.encode(errors="replace") if isinstance(text, str) else text
    return read(data, words.say("import.origin-paste"), name)


def practice_control(profile: Profile) -> PracticeControl | None:
    """Return the control of a practice pool, None if the profile's pool is a real one.

    Blocks for the one request that tells them apart; only loopback endpoints are asked.
    """
    if profile.endpoint_url is None:
        return None
    from desktop.practice.control import PracticeControl  # noqa: PLC0415
    from desktop.profiles.validation import is_loopback  # noqa: PLC0415

    host = urlsplit(profile.endpoint_url).hostname
    if host is None or not is_loopback(host):
        return None
    control = PracticeControl(f"{profile.endpoint_url.rstrip('/')}/_practice")
    try:
        control.now()
    except (OSError, ValueError):
        return None
    return control


def start_practice(*options: str) -> PracticeChild:
    """Start a practice pool in a process of its own, with more options of its command; blocks."""
    from desktop.practice.child import PracticeChild  # noqa: PLC0415

    return PracticeChild.start(*options)


def start_rehearsal(file: Path) -> RehearsalPool:
    """Serve the pool that a rehearsal's file describes, in this process. Raises RehearsalError."""
    from desktop.practice.rehearsal.rehearsal_pool import RehearsalPool  # noqa: PLC0415

    return RehearsalPool.start(file)


def use_practice_home(home: Path) -> None:
    """Keep everything in this folder from now on, under a key that ends with the program."""
    _Practice.home = home
    folders.cache_clear()
    vaults.cache_clear()


def serve_practice(port: int, *, until_stdin_closes: bool, generated_users: int) -> int:
    """Be the practice pool until it is stopped, and return the exit code."""
    from desktop.practice.serve import serve  # noqa: PLC0415

    return serve(port, until_stdin_closes=until_stdin_closes, generated_users=generated_users)


async def keep_client_secret(vault: Vault, secret: Secret) -> None:
    """Keep the app client's secret where `open_workplace` finds it. Raises StorageError."""
    from desktop.storage.vault import CLIENT_SECRET  # noqa: PLC0415

    await vault.write({CLIENT_SECRET: {"secret": secret.reveal()}})


@cache
def folders() -> Folders:
    """Return where this user's files are."""
    from desktop.storage.folders import Folders  # noqa: PLC0415

    return Folders(_Practice.home) if _Practice.home else Folders.of_this_user()


@cache
def platform() -> Platform:
    """Return the system this program runs on."""
    from desktop.system.platform import current  # noqa: PLC0415

    return current()


def single_instance() -> SingleInstance:
    """Return the right to the one window of this home."""
    from desktop.wiring.instance_lock import SingleInstance  # noqa: PLC0415

    return SingleInstance(folders().prepared_lock("window"), platform())


@cache
def worker() -> ThreadWorker:
    """Return the threads for blocking work."""
    from desktop.system.thread_worker import ThreadWorker  # noqa: PLC0415

    return ThreadWorker()


@cache
def vaults() -> Vaults:
    """Return the vaults of this user; one key serves them all."""
    from desktop.storage.vaults import Vaults  # noqa: PLC0415

    return Vaults(folders(), platform(), worker(), key_source(folders()))


@cache
def key_source(home: Folders) -> KeySource:
    """Return where the key of a home comes from; it is asked for once."""
    from desktop.storage.ephemeral_key import EphemeralKey  # noqa: PLC0415
    from desktop.storage.keyring_key import KeyringKey  # noqa: PLC0415

    return EphemeralKey() if _Practice.home else KeyringKey(home.tag, home.lock("keyring"))


def lease(purpose: str, profile: Profile) -> Lease:
    """Return the right to something of a profile across processes."""
    from desktop.storage.lease import FileLease  # noqa: PLC0415

    return FileLease(folders().lease(purpose, profile.name), worker())


async def client_secret(profile: Profile, vault: Vault) -> Secret | None:
    """Return the app client's secret as `keep_client_secret` kept it, None if the profile has none."""
    from desktop.core.secret import Secret  # noqa: PLC0415
    from desktop.storage.vault import CLIENT_SECRET  # noqa: PLC0415

    if not profile.has_client_secret:
        return None
    record = await vault.read(CLIENT_SECRET)
    return Secret(str(record["secret"])) if record else None
