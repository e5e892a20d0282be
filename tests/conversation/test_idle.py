"""Passwords stay in memory no longer than they are needed."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.view import Action
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from tests.conversation.walker import Walker, Walking


def in_memory(text: str) -> bool:
    """Say whether a secret of this text is alive anywhere in the program."""
    gc.collect()
    return any(isinstance(thing, Secret) and thing.reveal() == text for thing in _everything())


def _everything() -> list[object]:
    known = gc.get_objects()
    return [*known, *(inner for thing in known for inner in gc.get_referents(thing))]


def at_the_code(walk: Walking, situation: str = "email-code") -> Walker:
    walker = walk(situation)
    walker.sign_in()
    return walker


def test_a_password_is_kept_for_a_new_code(walk: Walking) -> None:
    walker = at_the_code(walk)
    walker.happen("advance", 899)
    assert in_memory(walker.person.password)
    walker.act(Action.RESEND)
    assert walker.step == "email-code"


def test_a_password_is_gone_after_fifteen_idle_minutes_and_asked_for_when_needed(walk: Walking) -> None:
    walker = at_the_code(walk)
    walker.happen("advance", 901)
    assert not in_memory(walker.person.password)
    walker.act(Action.RESEND)
    assert walker.step == "password"
    walker.answer(password=walker.password)
    assert (walker.step, walker.notes) == ("email-code", ["code-renewed"])


def test_an_action_begins_the_fifteen_minutes_again(walk: Walking) -> None:
    walker = at_the_code(walk)
    for _ in range(3):
        walker.happen("advance", 600)
        walker.answer(code="")
    assert in_memory(walker.person.password)
    walker.happen("advance", 901)
    assert not in_memory(walker.person.password)


def test_suspend_and_screen_lock_take_passwords_at_once(walk: Walking) -> None:
    walker = at_the_code(walk)
    walker.conversation.forget_passwords()
    assert not in_memory(walker.person.password)


def test_suspend_takes_the_new_password_that_waits_for_the_old_one(walk: Walking) -> None:
    walker = at_the_code(walk, "temporary-password+email-code")
    walker.happen("advance", 901)
    walker.answer(new_password="Waiting-1!")
    assert walker.step == "password"
    assert in_memory("Waiting-1!")
    walker.conversation.forget_passwords()
    assert not in_memory("Waiting-1!")
    walker.answer(password=walker.person.password)
    assert walker.step == "new-password"


def test_suspend_takes_the_password_of_a_replay_that_was_held(walk: Walking) -> None:
    walker = walk("email-code", "srp")
    walker.sign_in()
    walker.happen("advance", 31)
    walker.happen(
        "fault", {"challenge": "PASSWORD_VERIFIER", "do": "error", "error": "TooManyRequestsException"}
    )
    walker.act(Action.RESEND)
    assert (walker.step, walker.problem) == ("password", "too-many-requests")
    walker.conversation.forget_passwords()
    assert not in_memory(walker.person.password)


@pytest.mark.parametrize("end", ["tokens", "cancel"])
def test_nothing_is_left_at_the_end(end: str, walk: Walking) -> None:
    walker = at_the_code(walk)
    if end == "tokens":
        walker.answer(code=walker.code)
        assert walker.signed_in is not None
    else:
        walker.act(Action.CANCEL)
    assert not in_memory(walker.person.password)


def test_going_back_lets_go_of_the_password(walk: Walking) -> None:
    walker = at_the_code(walk)
    walker.act(Action.BACK)
    assert walker.step == "sign-in"
    assert not in_memory(walker.person.password)
