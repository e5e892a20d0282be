"""The journal, laid out: where it is kept, and who records into it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from desktop.wiring import folders, key_source, platform, profile_repository, worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from desktop.core.journal.event import Recorder
    from desktop.core.storage.vault import Store
    from desktop.journal.batch import JournalBatch
    from desktop.journal.journal import Journal
    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.overview import JournalOverview, OverviewFilter
    from desktop.journal.telemetry import Telemetry
    from desktop.profiles.profile import Profile
    from desktop.storage.folders import Folders


_DEADLINE = 15.0


_windows: list[Callable[[str, str], None]] = []
"""What shows notifications where the system has none for programs without a window."""


def notify_through(show: Callable[[str, str], None]) -> None:
    """Have alarms shown by a window where the system leaves that to windows; called from any thread."""
    _windows[:] = [show]


def open_journal() -> Journal:
    """Return the journal of this user, in which all profiles are told apart."""
    return _journal(folders())


def forget_journal(profile: str) -> None:
    """Remove what the journal holds of a profile. Blocks. Raises JournalError."""
    open_journal().forget(profile)


def close_journal() -> None:
    """Write what is left, and let go of the files: their folder is about to be removed."""
    open_journal().close()


def recorder(profile: Profile, store: Store) -> Recorder:
    """Return where a profile's conversations tell what happens. Blocks for the key of the pseudonyms.

    Where the vault's key is not the keyring's they are made with a key that ends with the program.
    """
    from desktop.core.journal.alarm_rules import rules_of  # noqa: PLC0415 - loaded by the first sign-in
    from desktop.journal.pseudonym import Pseudonyms  # noqa: PLC0415 - as above

    lasting = store == "keyring"
    key = key_source(folders()).fetch().value if lasting else None
    pseudonyms = Pseudonyms.of_installation(key) if key else Pseudonyms.passing()
    if profile.telemetry_endpoint:
        _telemetry(folders()).send(profile.name, profile.telemetry_endpoint)
    return open_journal().recorder(profile.name, pseudonyms, rules_of(profile.alarms))


def watched_journal(profiles: Iterable[Profile]) -> Journal:
    """Return the journal with the alarms of these profiles watched."""
    from desktop.core.journal.alarm_rules import rules_of  # noqa: PLC0415 - as above

    journal = open_journal()
    for profile in profiles:
        journal.watch(profile.name, rules_of(profile.alarms))
    return journal


@cache
def _journal(home: Folders) -> Journal:
    from desktop.journal.journal import Journal  # noqa: PLC0415 - as above

    journal = Journal(home.journal, _version, lambda: home.prepare(platform()))
    journal.listen(_Notifier())
    journal.listen(_telemetry(home))
    return journal


@cache
def _telemetry(_home: Folders) -> Telemetry:
    from desktop.journal.telemetry import Telemetry  # noqa: PLC0415 - as above

    return Telemetry(_version, os.environ, _trust_the_system)


def _version() -> str:
    from desktop.version import version  # noqa: PLC0415 - it takes longer than everything else here

    return version()


def _trust_the_system() -> None:
    from desktop.aws.process_setup import use_system_certificates  # noqa: PLC0415 - as above

    use_system_certificates()


class _Notifier:
    """Shows alarms that rise on the desktop, by a window where the system leaves that to windows."""

    def hear(self, batch: JournalBatch) -> None:
        from desktop.journal import alarm_words  # noqa: PLC0415 - as above

        for entry in batch.entries:
            if entry.event.kind == "alarm" and entry.event.outcome == "raised":
                name = entry.event.code or ""
                title = alarm_words.title(name)
                text = alarm_words.sentence(name, entry.profile, entry.event.reason)
                if not platform().notify(title, text):
                    for show in _windows:
                        show(title, text)

    def close(self) -> None:
        """Nothing is left to do."""


class LocalJournalServices:
    """The journal for a window: everything is read in a thread of its own."""

    async def picture(self, overview_filter: OverviewFilter) -> JournalOverview:
        """Look at the journal. Raises JournalError."""
        return await worker().run(lambda: _picture(overview_filter), _DEADLINE)

    async def story(self, conversation_id: str) -> Sequence[JournalEntry]:
        """Return one sign-in, step by step. Raises JournalError."""
        return await worker().run(lambda: _story(conversation_id), _DEADLINE)

    async def save(self, file: Path, content: bytes) -> None:
        """Write a file that the person named. Raises OSError or TimeoutError."""
        await worker().run(lambda: file.write_bytes(content), _DEADLINE)


def _picture(overview_filter: OverviewFilter) -> JournalOverview:
    from desktop.journal.overview import read_overview  # noqa: PLC0415 - as above

    return read_overview(watched_journal(profile_repository().profiles()), overview_filter)


def _story(conversation_id: str) -> Sequence[JournalEntry]:
    from desktop.journal.reader import JournalQuery  # noqa: PLC0415 - as above

    return open_journal().reader().entries(JournalQuery(conversation_id=conversation_id))
