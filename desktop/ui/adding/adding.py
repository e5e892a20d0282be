"""Adding a pool, from the first page to the last: a form or a file, a look at it, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.core.errors import StileError
from desktop.profiles.amplify.reading import Imported
from desktop.profiles.plain import parse, to_plain
from desktop.ui.adding.first_run import FirstRun
from desktop.ui.adding.preview import Preview
from desktop.ui.adding.report import Report
from desktop.ui.awaiting import first_of
from desktop.ui.checking import offer_checks
from desktop.ui.heading import Heading
from desktop.ui.mishap import problems_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.profiles.profile import Profile
    from desktop.ui.adding.drops import Drops
    from desktop.ui.adding.offer import Offer
    from desktop.ui.house import House
    from desktop.ui.window import Window

_NOWHERE = Heading("Stile")


class Adding:
    """Adds pools with the person; what comes from a file opens only if the person says so."""

    def __init__(self, window: Window, house: House, drops: Drops) -> None:
        self._window = window
        self._house = house
        self._drops = drops

    async def run(self, *, can_leave: bool) -> Profile | None:
        """Return the profile to sign in to now, None to go back to the pools there are.

        What was dropped before is taken up at once, and who does not want it is back where it was dropped.
        """
        elsewhere = can_leave and self._drops.waiting
        while True:
            result = await self._at_form(FirstRun(can_leave=can_leave))
            if not isinstance(result, Imported):
                return result
            added = await self._agreed(result)
            if added:
                return await self._told(added)
            if elsewhere:
                return None

    async def _at_form(self, form: FirstRun) -> Profile | Imported | None:
        form.tell_notes(await self._house.notices())
        self._window.put(form, _NOWHERE)
        form.check.connect(lambda values: self._look_at(form, values))
        while True:
            offer = self._drops.take()
            wish, carried = ("offered", (offer,)) if offer is not None else await self._wish_at(form)
            if wish == "left":
                return None
            form.setEnabled(False)
            try:
                return await self._done(wish, *carried)
            except StileError as error:
                problems = problems_of(error)
            form.setEnabled(True)
            form.tell_problems(problems)

    def _look_at(self, form: FirstRun, values: Mapping[str, str]) -> None:
        """Look whether there is such a pool, before it is added."""
        try:
            self._examine(parse(values))
        except StileError as error:
            form.tell_problems(problems_of(error))

    def _examine(self, profile: Profile) -> None:
        offer_checks(self._window, profile.pool_id, lambda: self._house.examine(profile))

    async def _wish_at(self, form: FirstRun) -> tuple[str, tuple[Any, ...]]:
        wish, carried = await first_of(
            given=form.given,
            offered=form.offered,
            dropped=self._drops.dropped,
            practice=form.practice,
            left=form.left,
        )
        return ("offered", (self._drops.take(),)) if wish == "dropped" else (wish, carried)

    async def _done(self, wish: str, *carried: Any) -> Profile | Imported:  # noqa: ANN401 - signals carry anything
        if wish == "practice":
            return await self._house.practise()
        return await (self._read(*carried) if wish == "offered" else self._added(*carried))

    async def _read(self, offer: Offer) -> Imported:
        return await self._house.read(offer)

    async def _added(self, values: Mapping[str, str]) -> Profile:
        profile = parse({**values, "sources": dict.fromkeys(values, "flag")})
        await self._house.add(profile)
        return profile

    async def _agreed(self, imported: Imported) -> Imported | None:
        scene = Preview(imported.profile)
        self._window.put(scene, _NOWHERE)
        scene.check.connect(lambda: self._examine(imported.profile))
        while True:
            wish, carried = await first_of(agreed=scene.agreed, left=scene.left)
            if wish == "left":
                return None
            scene.setEnabled(False)
            try:
                renamed = replace(imported, profile=parse({**to_plain(imported.profile), "name": carried[0]}))
                await self._house.add(renamed.profile)
            except StileError as error:
                problem = problems_of(error)[0]
            else:
                return renamed
            scene.setEnabled(True)
            scene.tell(problem)

    async def _told(self, added: Imported) -> Profile | None:
        profile = added.profile
        scene = Report(profile.name, added.report())
        self._window.put(scene, _NOWHERE)
        wish, (as_default,) = await first_of(left=scene.left, entered=scene.entered)
        if as_default:
            await self._house.use(profile.name)
        return profile if wish == "entered" else None
