"""Where Stile's files are."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Store

ON_DISK: tuple[Store, ...] = ("keyring", "passphrase")
"""The stores that leave a file."""


_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
)


def is_reserved(name: str) -> bool:
    """Say whether Windows takes a file of this name for a device, whatever its ending, or drops its dot."""
    return name.partition(".")[0].upper() in _DEVICES or name.endswith(".")


@dataclass(frozen=True, slots=True)
class Folders:
    """Stile's files are below `home`, but for the list of profiles, which people may edit.

    That is in `settings`, the folder this system has for such things; None where both are one. Names of
    profiles go into file names as they are.
    """

    home: Path
    settings: Path | None = None

    @classmethod
    def of_this_user(cls, environment: Mapping[str, str] = os.environ) -> Folders:
        """Return the folder that STILE_HOME names for everything, else those that this system has."""
        chosen = environment.get("STILE_HOME")
        if chosen:
            return cls(Path(chosen).expanduser().absolute())
        import platformdirs  # noqa: PLC0415 - the first paint waits for it

        home = platformdirs.user_data_path("Stile", appauthor=False, roaming=False)
        settings = platformdirs.user_config_path("Stile", appauthor=False, roaming=False)
        return cls(home, None if settings == home else settings)

    @property
    def tag(self) -> str:
        """Return a mark of this home for things outside it, such as items of the keyring."""
        import hashlib  # noqa: PLC0415 - as above

        return hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]

    @property
    def profiles(self) -> Path:
        """Return the file with the list of profiles."""
        return (self.settings or self.home) / "profiles.json"

    @property
    def profiles_before(self) -> Path | None:
        """Return where older versions had that file, None where they had it in the same place."""
        return self.home / "profiles.json" if self.settings else None

    @property
    def journal(self) -> Path:
        """Return the journal's database, which is that of all profiles."""
        return self.home / "journal" / "journal.db"

    @property
    def jobs(self) -> Path:
        """Return the folder with a file for each job for many people."""
        return self.home / "jobs"

    @property
    def second_starts(self) -> Path:
        """Return the folder in which a second start leaves what it was asked to do."""
        return self.home / "summons"

    def vault(self, profile: str, store: Store) -> Path:
        """Return a profile's sealed file. Case is ignored, as macOS and Windows do for files."""
        return self.home / "vaults" / store / f"profile-{profile.lower()}.sealed"

    @property
    def other_keys(self) -> Path:
        """Return the folder for sealed files of keys that came second, each in a folder of its own."""
        return self.home / "vaults" / "keyring" / "by-key"

    def vault_of_key(self, profile: str, key_id: bytes) -> Path:
        """Return a profile's sealed file for a key that came second."""
        return self.other_keys / key_id.hex() / self.vault(profile, "keyring").name

    def vaults_of_keys(self, profile: str) -> list[Path]:
        """Return a profile's sealed files of keys that came second, whether they are there or not."""
        name = self.vault(profile, "keyring").name
        if not self.other_keys.is_dir():
            return []
        return [folder / name for folder in self.other_keys.iterdir() if folder.is_dir()]

    def audit(self, profile: str) -> Path:
        """Return the log of what was done as an admin with a profile."""
        return self.home / "audit" / f"{profile.lower()}.jsonl"

    def audit_anchor(self, profile: str) -> Path:
        """Return the file that says how far that log had come."""
        return self.home / "audit" / f"{profile.lower()}.end"

    def reviews(self, profile: str) -> Path:
        """Return the folder with the reviews of a profile's pool."""
        return self.home / "reviews" / profile.lower()

    def holds(self, profile: str) -> bool:
        """Say whether there is a sealed file of a profile."""
        files = (*(self.vault(profile, store) for store in ON_DISK), *self.vaults_of_keys(profile))
        return any(file.exists() for file in files)

    def kept_beside(self, profile: str, mark: str) -> tuple[str, ...]:
        """Return what follows a profile's name and a mark in the names of sealed files."""
        start = f"profile-{profile.lower()}{mark}"
        found = (
            file.name
            for store in ON_DISK
            for file in self.vault(profile, store).parent.rglob("*.sealed")  # also those of other keys
            if file.name.startswith(start)
        )
        return tuple(name.removeprefix(start).removesuffix(".sealed") for name in found)

    def lock(self, name: str) -> Path:
        """Return a lock's file; it is never deleted, as deleting one would let two hold it."""
        return self.home / "locks" / f"{name.lower()}.lock"

    def prepared_lock(self, name: str) -> Path:
        """Return a lock's file in a folder that is there, if it can be."""
        lock = self.lock(name)
        with contextlib.suppress(OSError):
            for folder in (self.home, lock.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return lock

    def lease(self, purpose: str, profile: str) -> Path:
        """Return the lock file of a lease on a profile, for instance on its conversation."""
        return self.lock(f"{purpose}-{profile}")

    def prepare(self, disk: Disk) -> None:
        """Create the folders, for this user only. Raises OSError."""
        for folder in filter(None, (self.home, self.settings)):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        vaults = self.home / "vaults"
        others = (self.home / "locks", self.journal.parent)
        for folder in (vaults, vaults / "keyring", vaults / "passphrase", *others):
            disk.make_private(folder)
