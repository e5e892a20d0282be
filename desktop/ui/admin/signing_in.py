"""From a profile to a post: AWS credentials are chosen, tried, and chosen again where they do not do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.performing import NOBODY_KNOWN
from desktop.core.errors import StileError
from desktop.ui.admin.aws_sheet import AwsSheet
from desktop.ui.admin.post import Post
from desktop.ui.awaiting import first_of
from desktop.ui.mishap import problem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.callers import AwsProfile, Caller
    from desktop.core.ports import Credentials
    from desktop.profiles.profile import Profile
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.admin.place import AdminHouse, AdminPlace


async def post_for(
    house: AdminHouse, window: AdminWindow, profile: Profile, aws_profile: str | None
) -> Post | None:
    """Return where an admin works, None if they left. Only a practice pool and a named profile go unasked."""
    aws_profile = aws_profile or profile.aws_profile or None
    place = await house.open_admin(profile, aws_profile)
    given = aws_profile is not None or await house.practice(profile) is not None
    sheet = AwsSheet(profile.pool_id, await _known_profiles(place), aws_profile)
    window.put(sheet)
    try:
        while True:
            if not given:
                wish, carried = await first_of(chosen=sheet.chosen, left=sheet.left)
                if wish == "left":
                    return None
                place = await house.open_admin(profile, carried[0] or None)
            given = False
            sheet.setEnabled(False)
            try:
                return await _taken_up(house, place)
            except Exception as error:  # noqa: BLE001 - whatever it was, others can be chosen
                sheet.setEnabled(True)
                sheet.problem.tell(problem_of(error))
                sheet.take_focus()
    finally:
        window.throw_away(sheet)


async def _known_profiles(place: AdminPlace) -> Sequence[AwsProfile]:
    try:
        return await place.credentials.profiles()
    except StileError:
        return ()  # a broken file is told of when it is signed with


async def _taken_up(house: AdminHouse, place: AdminPlace) -> Post:
    facts, caller, times, names = await asyncio.gather(
        place.directory.facts(),
        _caller(place.credentials),
        place.audit.password_times(place.profile.pool_id),
        house.own_names(place.profile),
    )
    return Post(house, place, facts, caller, times, names)


async def _caller(credentials: Credentials) -> Caller:
    try:
        return await credentials.caller()
    except StileError:
        return NOBODY_KNOWN
