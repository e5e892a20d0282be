"""From the first page of all to the last: which pool, and a visit to it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.conversation.wish import PLAIN, Wish
from desktop.core.errors import StileError
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
    from desktop.ui.plight import Plight
    from desktop.ui.window import Window

_NOWHERE = Heading("Stile")
_log = logging.getLogger(__name__)


class Front:
    """Chooses a pool with the person, visits it, and comes back. Cancelling its task keeps the step."""

    def __init__(
        self, window: Window, house: House, wish: Wish = PLAIN, arrival: Arrival | None = None
    ) -> None:
        self._window = window
        self._house = house
        self._wish = wish
        self._arrival = arrival
        self._summoned: str | None = None
        window.summoned.connect(self._take_summons)
        window.help_wanted.connect(self._offer_help)
        window.support_wanted.connect(self._offer_support)

    async def run(self, name: str | None = None) -> None:
        """Return when the person has left the last pool; `name` is the profile to begin with."""
        self._summoned = name
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
            wish, self._wish = self._wish, PLAIN
            visit = Visit(self._window, self._house, profile, wish, arrival)
            arrival = None
            try:
                leaving = await unless(visit.run(), self._window.summoned)
            except GaveUpError:
                profile = await self._begin_at(self._summoned)
            else:
                profile = await self._after(leaving)

    def _offer_help(self, plight: Plight, heading: Heading) -> None:
        from desktop.ui.get_help import offer_help  # noqa: PLC0415 - most people never need it

        offer_help(self._window, self._house, plight, heading)

    def _offer_support(self) -> None:
        from desktop.ui.support_file import offer_support  # noqa: PLC0415 - as above

        offer_support(self._window, self._house)

    def _take_summons(self, name: str) -> None:
        self._summoned = name

    async def _begin_at(self, name: str | None) -> Profile | None:
        profiles = await self._house.profiles()
        return destination(profiles, name) or await self._choose(profiles)

    async def _after(self, leaving: Leaving) -> Profile | None:
        profiles = await self._house.profiles()
        if leaving is Leaving.CANCELLED and len(profiles) <= 1:
            return None
        return await self._choose(profiles)

    async def _choose(self, profiles: Sequence[Profile]) -> Profile | None:
        if not profiles:
            return await self._first_run(can_leave=False)
        from desktop.ui.chooser import Chooser  # noqa: PLC0415 - who has one pool never sees it

        chooser = Chooser(profiles)
        self._window.put(chooser, _NOWHERE)
        wish, carried = await first_of(chosen=chooser.chosen, another=chooser.another, left=chooser.left)
        if wish == "another":
            return await self._first_run(can_leave=True) or await self._choose(profiles)
        return carried[0] if wish == "chosen" else None

    async def _first_run(self, *, can_leave: bool) -> Profile | None:
        from desktop.profiles.plain import InvalidProfileError  # noqa: PLC0415 - once in the life of a home
        from desktop.ui.first_run import FirstRun  # noqa: PLC0415

        form = FirstRun(can_leave=can_leave)
        self._window.put(form, _NOWHERE)
        while True:
            wish, carried = await first_of(given=form.given, practice=form.practice, left=form.left)
            if wish == "left":
                return None
            form.setEnabled(False)
            try:
                return await (self._house.practise() if wish == "practice" else self._added(*carried))
            except InvalidProfileError as error:
                problems = error.problems
            except StileError as error:
                problems = (problem_of(error),)
            form.setEnabled(True)
            form.tell_problems(problems)

    async def _added(self, values: Mapping[str, str]) -> Profile:
        from desktop.profiles.plain import parse  # noqa: PLC0415 - as above

        profile = parse(values)
        await self._house.add(profile)
        return profile

    async def _try_again(self, error: Exception) -> bool:
        from desktop.ui.standstill import Standstill  # noqa: PLC0415 - nobody hopes for it

        scene = Standstill(spoken("unexpected"))
        scene.problem.tell(problem_of(error))
        self._window.put(scene, _NOWHERE)
        wish, _ = await first_of(again=scene.again, left=scene.left)
        return wish == "again"
