"""What a profile records into the journal, and what a window reads of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from desktop.core.journal.event import Recorder
    from desktop.core.storage.vault import Store
    from desktop.journal.journal import Journal
    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.overview import JournalOverview, OverviewFilter
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


_DEADLINE = 15.0


def forget_journal(context: AppContext, profile: str) -> None:
    """Remove what the journal holds of a profile. Blocks. Raises JournalError."""
    context.journal.forget(profile)


def recorder(context: AppContext, profile: Profile, store: Store) -> Recorder:
    """Return what records the events of a profile's conversations. Blocks for the key of the pseudonyms.

    Unless the vault's key is in the keyring, the pseudonyms are made with a key that ends with the program.
    """
    from desktop.core.journal.alarm_rules import rules_of  # noqa: PLC0415 - loaded by the first sign-in
    from desktop.journal.pseudonym import Pseudonyms  # noqa: PLC0415 - as above

    lasting = store == "keyring"
    key = context.key_source.fetch().value if lasting else None
    pseudonyms = Pseudonyms.of_installation(key) if key else Pseudonyms.passing()
    if profile.telemetry_endpoint:
        context.telemetry.send(profile.name, profile.telemetry_endpoint)
    return context.journal.recorder(profile.name, pseudonyms, rules_of(profile.alarms))


def watched_journal(context: AppContext, profiles: Iterable[Profile]) -> Journal:
    """Return the journal with the alarms of these profiles watched."""
    from desktop.core.journal.alarm_rules import rules_of  # noqa: PLC0415 - as above

    journal = context.journal
    for profile in profiles:
        journal.watch(profile.name, rules_of(profile.alarms))
    return journal


class LocalJournalServices:
    """The journal for a window; everything is read in a worker thread."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    async def picture(self, overview_filter: OverviewFilter) -> JournalOverview:
        """Look at the journal. Raises JournalError."""
        return await self._context.worker.run(lambda: _picture(self._context, overview_filter), _DEADLINE)

    async def story(self, conversation_id: str) -> Sequence[JournalEntry]:
        """Return one sign-in, step by step. Raises JournalError."""
        return await self._context.worker.run(lambda: _story(self._context, conversation_id), _DEADLINE)

    async def save(self, file: Path, content: bytes) -> None:
        """Write a file that the person named. Raises OSError or TimeoutError."""
        await self._context.worker.run(lambda: file.write_bytes(content), _DEADLINE)


def _picture(context: AppContext, overview_filter: OverviewFilter) -> JournalOverview:
    from desktop.journal.overview import read_overview  # noqa: PLC0415 - as above

    return read_overview(watched_journal(context, context.profile_repository().profiles()), overview_filter)


def _story(context: AppContext, conversation_id: str) -> Sequence[JournalEntry]:
    from desktop.journal.reader import JournalQuery  # noqa: PLC0415 - as above

    return context.journal.reader().entries(JournalQuery(conversation_id=conversation_id))
