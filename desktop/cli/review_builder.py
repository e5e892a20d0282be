"""The parts of a review, each looked at by itself: what one may not see is said and spoils no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.admin.people_counts import count_people
from desktop.admin.pool_check.pool_setup import read_setup
from desktop.admin.pool_check.rule_table import check_setup
from desktop.cli.output import notices_of
from desktop.cli.pool_check import use_of
from desktop.core import words
from desktop.core.errors import StileError
from desktop.journal.review import Review, plain_rates
from desktop.wiring.journal_access import watched_journal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.profiles.profile import Profile
    from desktop.wiring.admin_ports import AdminProfilePorts
    from desktop.wiring.app_context import AppContext


class ReviewBuilder:
    """Gathers a review."""

    def __init__(self, context: AppContext, profile: Profile, ports: AdminProfilePorts) -> None:
        self._context = context
        self._profile = profile
        self._ports = ports
        self._seen: dict[str, Any] = {}
        self._unseen: dict[str, str] = {}

    async def look_at_settings(self) -> None:
        """Weigh how the pool is set up."""
        try:
            setup = await read_setup(self._ports.directory, self._profile.client_id)
        except StileError as error:
            self._miss("settings", error)
            return
        found = check_setup(setup, use_of(self._profile))
        self._seen |= {
            "findings": tuple(words.finding_to_plain(finding) for finding in found),
            "factors": setup.facts.factors,
        }

    async def count_people(self) -> None:
        """Read the directory, and count who is in which state."""
        try:
            times = await self._ports.audit.password_times(self._profile.pool_id)
            self._seen["people"] = await count_people(self._ports.directory, times)
        except StileError as error:
            self._miss("people", error)

    def read_journal(self, since: str) -> None:
        """Take the rates and alarms that this computer knows."""
        from desktop.journal.rates import RateSelection  # noqa: PLC0415 - it brings SQLite

        journal = watched_journal(self._context, [self._profile])
        try:
            rates = journal.rates(RateSelection(self._profile.name, since=since))
            alarms = journal.alarms()
        except StileError as error:
            self._miss("journal", error)
            return
        own = (state.to_plain() for state in alarms if state.profile == self._profile.name)
        self._seen |= {"steps": plain_rates(rates), "alarms": tuple(own)}

    def review(self, made_at: str, since: str) -> Review:
        """Return what was seen, and why something was not."""
        seen: Mapping[str, Any] = self._seen
        return Review(
            made_at, self._profile.name, self._profile.pool_id, since, **seen, unseen=dict(self._unseen)
        )

    def _miss(self, part: str, error: StileError) -> None:
        self._unseen[part] = words.sentence(notices_of(error)[0])
