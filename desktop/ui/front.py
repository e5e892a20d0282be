"""From the first page of all to the last: which pool, and a visit to it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut

from desktop.conversation.request import PLAIN_REQUEST, SignInRequest
from desktop.ui.adding.drops import Drops
from desktop.ui.arrival import Arrival, destination
from desktop.ui.awaiting import GaveUpError, first_of, unless
from desktop.ui.heading import Heading
from desktop.ui.mishap import problem_of
from desktop.ui.visit import Leaving, Visit
from desktop.ui.widgets.buttons import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.profiles.profile import Profile
    from desktop.ui.house import House
    from desktop.ui.journal.door import JournalDoor
    from desktop.ui.plight import Plight
    from desktop.ui.window import Window

_NOWHERE = Heading("Stile")
_log = logging.getLogger(__name__)


class Front:
    """Chooses a pool with the person, visits it, and comes back. Cancelling its task keeps the step."""

    def __init__(
        self,
        window: Window,
        house: House,
        wish: SignInRequest = PLAIN_REQUEST,
        arrival: Arrival | None = None,
    ) -> None:
        self._window = window
        self._house = house
        self._wish = wish
        self._arrival = arrival
        self._summoned: str | None = None
        self._journal: JournalDoor | None = None
        self._drops = Drops(window)
        window.summoned.connect(self._take_summons)
        window.help_wanted.connect(self._offer_help)
        window.support_wanted.connect(self._offer_support)
        window.journal_wanted.connect(self._show_journal)
        QShortcut(QKeySequence("Ctrl+J"), window, window.journal_wanted.emit)

    async def run(self, name: str | None = None) -> None:
        """Return when the person has left the last pool; `name` is the profile to begin with."""
        self._summoned = name
        try:
            await self._go_on()
        finally:
            if self._journal is not None:
                self._journal.close()

    async def _go_on(self) -> None:
        while True:
            try:
                return await self._walk()
            except Exception as error:  # noqa: BLE001 - the person gets a sentence, whatever it was
                _log.error("the window met %s", type(error).__qualname__, exc_info=error)
                if not await self._try_again(error):
                    return None

    async def _walk(self) -> None:
        arrival, self._arrival = self._arrival, None  # it is for the first visit, as the wish
        profile = arrival.profile if arrival else await self._begin_at(self._summoned)
        while profile:
            self._summoned = profile.name
            wish, self._wish = self._wish, PLAIN_REQUEST
            visit = Visit(self._window, self._house, profile, wish, arrival)
            arrival = None
            try:
                leaving = await unless(visit.run(), self._window.summoned, self._drops.dropped)
            except GaveUpError:
                profile = await self._called_away()
            else:
                profile = await self._after(leaving)

    async def _called_away(self) -> Profile | None:
        added = await self._add(can_leave=True) if self._drops.waiting else None
        return added or await self._begin_at(self._summoned)

    def _offer_help(self, plight: Plight, heading: Heading) -> None:
        from desktop.ui.get_help import offer_help  # noqa: PLC0415 - most people never need it

        offer_help(self._window, self._house, plight, heading)

    def _offer_support(self) -> None:
        from desktop.ui.support_file import offer_support  # noqa: PLC0415 - as above

        offer_support(self._window, self._house)

    def _show_journal(self) -> None:
        from desktop.ui.journal.door import JournalDoor  # noqa: PLC0415 - as above

        self._journal = self._journal or JournalDoor()
        self._journal.open(self._house.journal())

    def _take_summons(self, wanted: Mapping[str, Any]) -> None:
        name, wish = wanted.get("profile"), wanted.get("wish")
        self._summoned = str(name) if name else self._summoned
        self._wish = SignInRequest.from_plain(wish) if isinstance(wish, dict) else PLAIN_REQUEST

    async def _begin_at(self, name: str | None) -> Profile | None:
        profiles = await self._house.profiles()
        default = await self._house.default()
        return destination(profiles, name, default) or await self._choose(profiles)

    async def _after(self, leaving: Leaving) -> Profile | None:
        profiles = await self._house.profiles()
        if leaving is Leaving.DONE or (leaving is Leaving.CANCELLED and len(profiles) <= 1):
            return None
        return await self._choose(profiles)

    async def _choose(self, profiles: Sequence[Profile]) -> Profile | None:
        if not profiles:
            added = await self._add(can_leave=False)
            profiles = await self._house.profiles()
            if added or not profiles:
                return added
        from desktop.ui.chooser import Chooser  # noqa: PLC0415 - who has one pool never sees it

        chooser = Chooser(profiles)
        chooser.tell_notes(await self._house.notices())
        self._window.put(chooser, _NOWHERE)
        wish, carried = await first_of(
            chosen=chooser.chosen, another=chooser.another, dropped=self._drops.dropped, left=chooser.left
        )
        if wish in {"another", "dropped"}:
            return await self._add(can_leave=True) or await self._choose(await self._house.profiles())
        return carried[0] if wish == "chosen" else None

    async def _add(self, *, can_leave: bool) -> Profile | None:
        """Add a pool with the person; None if they go back to those they have."""
        from desktop.ui.adding.adding import Adding  # noqa: PLC0415 - most starts add no pool

        return await Adding(self._window, self._house, self._drops).run(can_leave=can_leave)

    async def _try_again(self, error: Exception) -> bool:
        from desktop.ui.standstill import Standstill  # noqa: PLC0415 - nobody hopes for it

        scene = Standstill(spoken("unexpected"))
        scene.problem.tell(problem_of(error))
        self._window.put(scene, _NOWHERE)
        wish, _ = await first_of(again=scene.again, left=scene.left)
        return wish == "again"
