"""Back means something on every page: the last choice, else the first page; it never sends a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.conversation.view import Action
from tests.conversation.matrix import WAYS as OF_MATRIX
from tests.conversation.matrix import Way
from tests.conversation.small_group import small_group
from tests.conversation.walker import Walker
from tests.conversation.watched import ENOUGH, Watched

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = {"sign-in", "identify"}
WAYS = (*OF_MATRIX, Way("temporary-password+choose-mfa"))
CHOICES = {"choose-factor", "choose-mfa", "choose-mfa-setup"}


@pytest.fixture(autouse=True)
def _quick_proofs() -> Iterator[None]:
    with small_group():
        yield


def places(way: Way) -> list[str]:
    """Return the pages of a sign-in, in order."""
    walker, steps = Walker(way.situation, way.flow, start=way.start), list[str]()
    watched = Watched(walker, way.prefers)
    while walker.signed_in is None and len(steps) < ENOUGH:
        steps.append(walker.step)
        watched.go_on()
    walker.close()
    return steps


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_from_every_page_it_leads_to_a_choice_or_to_the_first_page(way: Way) -> None:
    for at, step in enumerate(places(way)):
        walker = Walker(way.situation, way.flow, start=way.start)
        try:
            _from_page(Watched(walker, way.prefers), at, step)
        finally:
            walker.close()


def _from_page(watched: Watched, at: int, step: str) -> None:
    walker = watched.walker
    for _ in range(at):
        watched.go_on()
    assert walker.step == step
    if Action.BACK in walker.asked.actions:
        _go_back(watched, step)
    else:
        assert step in {*FIRST, "forgot-password", "remember-device"}
    watched.finish()
    assert sum(session.refused_reuses for session in walker.pool.sessions()) == 0


def _go_back(watched: Watched, step: str) -> None:
    walker = watched.walker
    messages = walker.user.messages
    set_here = walker.password != walker.person.password
    watched.act(Action.BACK)
    assert walker.step in FIRST | CHOICES, f"back from {step} leads to {walker.step}"
    assert walker.step != step
    assert walker.user.messages == messages, "somebody who goes back gets no message"
    passed_over = set_here and walker.step != "choose-mfa"
    assert ("password-already-set" in walker.notes) == passed_over, "what cannot be undone is said"
    if walker.step == "sign-in" and step != "forgot-password":  # there nobody has given a name yet
        assert walker.asked.step.context()["username"] == walker.person.username
