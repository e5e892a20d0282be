"""What `stile admin show` says, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS
from desktop.admin.consequences import consequence, label
from desktop.cli.admin.times import ends
from desktop.core import words
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.admin.triage import Triage
    from desktop.core.admin.help_note import HelpNote
    from desktop.core.admin.pool_facts import PoolFacts

_ADDRESSES = ("email", "phone_number")

_TYPED = {"add-to-group": "groups --add", "remove-from-group": "groups --remove"}
"""What is typed for actions that are no command of their own."""


def lines(found: Triage, facts: PoolFacts, note: HelpNote | None) -> Iterator[str]:
    """Return who it is, what is wrong, what helps, and what else could be done."""
    yield words.say("admin.show.person", username=found.person.username, sub=found.person.sub)
    yield from _addresses(found)
    yield words.say("admin.show.state", state=words.say(f"admin.state.{found.state}"))
    if found.expiry is not None:
        over = found.state == "invitation-over"
        yield words.say("admin.show.ended" if over else "admin.show.ends", ends=ends(found.expiry))
    yield from _reasons(found, note)
    yield from _actions(found, facts)


def _addresses(found: Triage) -> Iterator[str]:
    for name in _ADDRESSES:
        value = found.person.attributes.get(name)
        if value:
            verified = "verified" if found.person.is_verified(name) else "unverified"
            yield words.say(f"admin.show.{verified}", value=value)


def _reasons(found: Triage, note: HelpNote | None) -> Iterator[str]:
    if note is not None:
        yield words.say("admin.show.note", code=note.code, step=note.step, at=note.at, id=note.request_id)
        yield from _explained(note.code)
    if found.why_stuck is not None:
        yield words.say("admin.show.why", why=words.say(f"admin.why.{found.why_stuck}"))
    elif note is None:
        yield words.say("admin.show.nothing-wrong")


def _explained(code: str) -> Iterator[str]:
    """Return what an admin should know of a code, where this Stile knows it."""
    try:
        text = words.for_admin(code)
    except KeyError:
        return
    if text:
        yield words.say("admin.show.consequence", text=text)


def _actions(found: Triage, facts: PoolFacts) -> Iterator[str]:
    if found.recommended is not None:
        yield words.say("admin.show.do", label=label(found.recommended), name=_typed(found.recommended))
        yield words.say("admin.show.consequence", text=consequence(ACTIONS[found.recommended], facts))
    for name in found.others:
        yield words.say("admin.show.other", label=label(name), name=_typed(name))
    for name, code in found.impossible:
        yield words.say("admin.show.impossible", label=label(name), reason=words.sentence(Notice(code)))


def _typed(name: str) -> str:
    return _TYPED.get(name, name)
