"""The command that changes what a problem may come from, with the profile's own name in it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from desktop.cli.profile_options import option_of
from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.profiles.suspects import CLIENT_SECRET, suspects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.core.notices.finding import Finding
    from desktop.profiles.profile import Profile


def advise(problems: Iterable[Notice | Finding], profile: Profile | None, name: str = "") -> tuple[str, ...]:
    """Return a line for each value that has to be looked at, none where it is not the profile's.

    `name` is that of a profile which cannot be read.
    """
    return tuple(dict.fromkeys(_lines(problems, profile, profile.name if profile else name)))


def _lines(problems: Iterable[Notice | Finding], profile: Profile | None, name: str) -> Iterator[str]:
    for problem in problems:
        fields = suspects(problem, profile)
        if not fields or not name:
            continue
        if profile and profile.is_given and fields[0] != CLIENT_SECRET:
            yield words.sentence(Notice("profile-organisation", {"name": name}))
            continue
        first, *others = map(option_of, fields)
        command = f"stile profile change {shlex.quote(name)} {first}"
        key = "commands.change-with-or" if others else "commands.change-with"
        yield words.say(key, command=command, **({"others": ", ".join(others)} if others else {}))
