"""What lives as long as one run of the program: files, keyring, threads, journal."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.storage.vault import Lease
    from desktop.journal.journal import Journal
    from desktop.journal.telemetry import Telemetry
    from desktop.profiles.organisation import Organisation
    from desktop.profiles.profile import Profile
    from desktop.storage.combined_profiles import CombinedProfiles
    from desktop.storage.ephemeral_key import EphemeralKey
    from desktop.storage.folders import Folders
    from desktop.storage.keyring_key import KeyringKey
    from desktop.storage.vaults import Vaults
    from desktop.system.interface import Platform
    from desktop.system.thread_worker import ThreadWorker
    from desktop.wiring.alarm_notifications import AlarmNotifications
    from desktop.wiring.instance_lock import SingleInstance


class AppContext:
    """The adapters of one home, each made and loaded at its first use and then shared.

    `practice_home` is a folder that is used in place of the user's own, for practice: the vaults' key then
    ends with the program, and the organisation's files are not read.
    """

    def __init__(self, practice_home: Path | None = None) -> None:
        self._practice_home = practice_home

    def close(self) -> None:
        """Write what the journal still holds and close its files; the context may be used again."""
        if "journal" in self.__dict__:
            self.journal.close()

    def end_at_once(self) -> None:
        """Do what cannot be left undone where the program ends without unwinding."""
        self.close()
        if self._practice_home:
            import shutil  # noqa: PLC0415 - few programs lose their display

            shutil.rmtree(self._practice_home, ignore_errors=True)

    @cached_property
    def folders(self) -> Folders:
        """Where this user's files are."""
        from desktop.storage.folders import Folders  # noqa: PLC0415 - adapters are loaded at their first use

        return Folders(self._practice_home) if self._practice_home else Folders.of_this_user()

    @cached_property
    def platform(self) -> Platform:
        """The operating system."""
        from desktop.system.platform import current  # noqa: PLC0415 - as above

        return current()

    @cached_property
    def worker(self) -> ThreadWorker:
        """The threads for blocking work."""
        from desktop.system.thread_worker import ThreadWorker  # noqa: PLC0415 - as above

        return ThreadWorker()

    @cached_property
    def key_source(self) -> KeyringKey | EphemeralKey:
        """Where the key of all vaults comes from; it fetches the key once, and keeps notes."""
        from desktop.storage.ephemeral_key import EphemeralKey  # noqa: PLC0415 - as above
        from desktop.storage.keyring_key import KeyringKey  # noqa: PLC0415 - as above

        if self._practice_home:
            return EphemeralKey()
        return KeyringKey(self.folders.tag, self.folders.lock("keyring"))

    @cached_property
    def vaults(self) -> Vaults:
        """The vaults of this user; one key serves them all."""
        from desktop.storage.vaults import Vaults  # noqa: PLC0415 - as above

        return Vaults(self.folders, self.platform, self.worker, self.key_source)

    @cached_property
    def journal(self) -> Journal:
        """The journal of this user, which holds the events of all profiles."""
        from desktop.journal.journal import Journal  # noqa: PLC0415 - as above

        journal = Journal(self.folders.journal, _version, lambda: self.folders.prepare(self.platform))
        journal.listen(self.alarm_notifications)
        journal.listen(self.telemetry)
        return journal

    @cached_property
    def alarm_notifications(self) -> AlarmNotifications:
        """Shows the journal's alarms on the desktop."""
        from desktop.wiring.alarm_notifications import AlarmNotifications  # noqa: PLC0415 - as above

        return AlarmNotifications(self.platform)

    @cached_property
    def telemetry(self) -> Telemetry:
        """Sends the journal's events to the endpoints of the profiles that have one."""
        from desktop.journal.telemetry import Telemetry  # noqa: PLC0415 - as above

        return Telemetry(_version, os.environ, _use_system_certificates)

    def organisation(self) -> Organisation:
        """Read what this computer's organisation gives and demands; nothing in practice."""
        from desktop.profiles.organisation import Organisation  # noqa: PLC0415 - as above
        from desktop.storage.organisation_files import organisation_files  # noqa: PLC0415 - as above

        files = () if self._practice_home else organisation_files(self.platform)
        if not files:
            return Organisation()
        from desktop.profiles.organisation_file import read  # noqa: PLC0415 - few computers have one

        return read(files)

    def profile_repository(self) -> CombinedProfiles[Profile]:
        """Return the profiles of this user and of the organisation, whose files are read now."""
        from desktop.profiles.parsing import parse, to_plain  # noqa: PLC0415 - as above
        from desktop.storage.combined_profiles import CombinedProfiles  # noqa: PLC0415 - as above
        from desktop.storage.profile_repository import ProfileRepository  # noqa: PLC0415 - as above

        own = ProfileRepository(self.folders, self.platform, parse, to_plain, self.platform.others_can_write)
        return CombinedProfiles(own, self.organisation())

    def single_instance(self) -> SingleInstance:
        """Return the right to the one window of this home."""
        from desktop.wiring.instance_lock import SingleInstance  # noqa: PLC0415 - only a window needs it

        return SingleInstance(self.folders.prepared_lock("window"), self.platform)

    def lease(self, purpose: str, profile: Profile) -> Lease:
        """Return a right to something of a profile that one process at a time can hold."""
        from desktop.storage.lease import FileLease  # noqa: PLC0415 - as above

        return FileLease(self.folders.lease(purpose, profile.slot), self.worker)


def _version() -> str:
    from desktop.version import version  # noqa: PLC0415 - it takes longer than everything else here

    return version()


def _use_system_certificates() -> None:
    from desktop.aws.process_setup import ignore_key_log, use_system_certificates  # noqa: PLC0415 - as above

    ignore_key_log()
    use_system_certificates()
