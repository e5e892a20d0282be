"""Starting the program goes on where the sign-in was, and makes no call."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.checkpoint import SECTION
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Ask, NoAnswerError, Reply
from desktop.core.sign_in.token_set import SECTION as TOKENS
from desktop.core.steps.opening import Password
from tests.fixtures.in_process import PoolInProcess

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from tests.conversation.walker import Walker, Walking
    from tests.fixtures.fake_clock import FakeClock


class Nobody:
    """A view that remembers what was asked and answers nothing."""

    def __init__(self) -> None:
        self.asks: list[Ask] = []
        self.notes: list[str] = []

    def note(self, notice: Notice) -> None:
        self.notes.append(notice.code)

    async def ask(self, ask: Ask) -> Reply:
        self.asks.append(ask)
        raise NoAnswerError


def opened(walker: Walker, *, username: str = "", fresh: bool = False) -> Ask:
    """Start a second program on the same vault and return what it asks."""
    ports = SignInPorts(walker.pool, walker.vault, walker.local, walker.events)
    view = Nobody()
    with pytest.raises(NoAnswerError):
        asyncio.run(Conversation(ports, walker.settings, view, username=username, fresh=fresh).run())
    return view.asks[0]


def at_the_code(walk: Walking) -> Walker:
    walker = walk("temporary-password+email-code")
    walker.sign_in()
    walker.answer(new_password="Chosen-1!")
    return walker


@pytest.mark.parametrize("seconds", [0, 100, 179, 181, 1000, 10**6])
def test_starting_makes_no_call_however_long_ago_it_was(seconds: int, walk: Walking) -> None:
    walker = at_the_code(walk)
    before = len(walker.pool.requests())
    walker.clock.advance(seconds)
    for _ in range(3):
        opened(walker)
    assert len(walker.pool.requests()) == before


def test_within_the_tickets_life_the_same_question_stands(walk: Walking) -> None:
    walker = at_the_code(walk)
    walker.clock.advance(100)
    ask = opened(walker)
    assert ask.step == walker.asked.step
    assert (ask.problem, ask.expires_in, ask.resend_in) == (None, 80, 0)
    assert [mark.step for mark in ask.journey] == ["sign-in", "new-password", "email-code", "signed-in"]


def test_after_it_the_password_is_asked_once(walk: Walking) -> None:
    walker = at_the_code(walk)
    walker.clock.advance(181)
    ask = opened(walker)
    assert ask.step.name == "password"
    assert ask.step == Password(walker.person.username, "new-password-set")
    assert ask.expires_in is None


def test_the_first_step_comes_back_with_the_name(walk: Walking) -> None:
    walker = walk("plain")
    walker.answer(username=walker.person.username, password="Wrong-1!")
    assert opened(walker).step.context() == {"username": walker.person.username}


def test_a_wrong_local_clock_shortens_no_ticket(walk: Walking) -> None:
    walker = walk("email-code", wrong_by=86400)
    walker.sign_in()
    walker.clock.advance(100)
    assert opened(walker).expires_in == 80


def test_somebody_elses_step_is_left_for_a_new_sign_in(walk: Walking) -> None:
    walker = at_the_code(walk)
    ask = opened(walker, username="ben")
    assert ask.step.context() == {"username": "ben"}
    assert json.loads(walker.vault.sections[SECTION])["typed_name"] == ""


def test_somebody_elses_step_lends_the_new_conversation_no_id(walk: Walking) -> None:
    walker = at_the_code(walk)
    opened(walker, username="ben")
    told = {event["flow"] for event in walker.events.events[-1:]}
    assert {json.loads(walker.vault.sections[SECTION])["flow"]} == told


def test_the_same_persons_step_goes_on_when_the_name_is_given(walk: Walking) -> None:
    walker = at_the_code(walk)
    assert opened(walker, username=walker.person.username).step.name == "email-code"


def test_fresh_drops_the_step_and_leaves_old_tokens(walk: Walking) -> None:
    walker = at_the_code(walk)
    walker.vault.sections[TOKENS] = '"kept"'
    assert opened(walker, fresh=True).step.context() == {"username": ""}
    assert walker.vault.sections[TOKENS] == '"kept"'


def test_a_first_step_offers_only_to_stop(walk: Walking) -> None:
    walker = walk("email-code")
    assert list(walker.asked.actions) == [Action.CANCEL]
    walker.sign_in()
    assert walker.asked.actions == tuple(Action)


class ListeningPool(PoolInProcess):
    """A pool that remembers by which flow each conversation was opened."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.flows: list[str] = []

    async def send(self, call: Call, session: Secret | None) -> Received:
        if call.operation == "InitiateAuth":
            self.flows.append(str(call.request(self._client, session)["AuthFlow"]))
        return await super().send(call, session)


def fallen_back(walk: Walking) -> Walker:
    """Walk to a code of flow srp, which the conversation fell back to: custom-srp was refused."""
    walker = walk("temporary-password+email-code+every-time-quirk", "custom-srp", pool=ListeningPool)
    walker.settings = replace(walker.settings, fallback_flows=("srp",))
    walker.restart()
    walker.sign_in()
    walker.answer(new_password="Chosen-1!")
    for _ in range(2):
        walker.answer(code=walker.code)
    return walker


@pytest.mark.parametrize("seconds", [0, 181])
def test_a_conversation_that_fell_back_goes_on_in_that_flow(seconds: int, walk: Walking) -> None:
    walker = fallen_back(walk)
    assert isinstance(walker.pool, ListeningPool)
    assert json.loads(walker.vault.sections[SECTION])["auth_flow"] == "srp"
    walker.pool.flows.clear()
    walker.clock.advance(seconds)
    walker.restart()
    if seconds:
        assert walker.step == "password"
        walker.answer(password="Chosen-1!")
    assert walker.step == "email-code"
    walker.answer(code=walker.code)
    assert walker.signed_in is not None
    assert walker.pool.flows == (["USER_SRP_AUTH"] if seconds else [])


def test_a_flow_that_the_profile_no_longer_has_is_not_gone_on_in(walk: Walking) -> None:
    walker = fallen_back(walk)
    assert isinstance(walker.pool, ListeningPool)
    walker.settings = replace(walker.settings, fallback_flows=())
    walker.pool.flows.clear()
    walker.clock.advance(181)
    walker.restart()
    walker.answer(password="Chosen-1!")
    assert walker.pool.flows == ["CUSTOM_AUTH"]
