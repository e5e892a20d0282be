"""A new account signs in by the session of its sign-up, in flow `choice`; no password is kept for that."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.checkpoint import SECTION
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, SignInCancelledError
from desktop.core.steps.account import SignUp
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory

if TYPE_CHECKING:
    from desktop.conversation.current_step import SignedIn
    from desktop.conversation.view import Ask, Reply
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import Flow

PASSWORD = "Gartenweg-27!"
NEW = {"username": "newcomer", "new_password": PASSWORD, "email": "new@example.com"}


class Newcomer:
    """A view that makes an account; `codes` are given in turn, `@` is the newest one in the mail."""

    def __init__(self, flow: Flow, *codes: str, wait: float = 0.0) -> None:
        self.clock, self.vault = FakeClock(), VaultInMemory()
        self.pool = PoolInProcess(self.clock)
        person = self.pool.person("plain", "default")
        self.settings = self.pool.settings_for(person, flow)
        self.codes, self.wait = list(codes), wait
        self.asked: list[str] = []
        self.kept: list[str] = []

    async def ask(self, ask: Ask) -> Reply:
        self.asked.append(ask.step.name)
        self.kept.append(json.dumps(self.vault.sections.get(SECTION)))
        if ask.step.name == "sign-up":
            return Answer(NEW)
        if ask.step.name == "confirm-account":
            self.clock.advance(self.wait)
            code = self.codes.pop(0)
            return Answer({"code": self.pool.codes("newcomer")[-1] if code == "@" else code})
        return Action.CANCEL

    def note(self, notice: Notice) -> None:
        del notice

    def run(self) -> SignedIn:
        ports = SignInPorts(self.pool, self.vault, self.clock, EventList())
        start = SignUp(("email",))
        return asyncio.run(Conversation(ports, self.settings, self, fresh=True, start=start).run())

    def sent(self) -> list[str]:
        return [request.operation for request in self.pool.requests()]


def test_nobody_types_a_password_again_and_none_is_kept() -> None:
    newcomer = Newcomer("choice", "000000", "@")
    assert newcomer.run().username == "newcomer"
    assert newcomer.asked == ["sign-up", "confirm-account", "confirm-account"]
    assert newcomer.sent() == ["SignUp", "ConfirmSignUp", "ConfirmSignUp", "InitiateAuth"]
    assert all(not session.refused_reuses for session in newcomer.pool.sessions())
    assert PASSWORD not in "".join(newcomer.kept)


def test_a_session_that_is_too_old_is_not_sent_and_the_person_signs_in_as_usual() -> None:
    newcomer = Newcomer("choice", "@", wait=200)
    with pytest.raises(SignInCancelledError):
        newcomer.run()
    assert newcomer.asked[:2] == ["sign-up", "confirm-account"]
    assert newcomer.asked == ["sign-up", "confirm-account", "choose-factor"]
    assert newcomer.pool.user("newcomer").status.value == "CONFIRMED"
    assert all(not session.refused_expired for session in newcomer.pool.sessions())


@pytest.mark.parametrize("flow", ["password", "srp"])
def test_other_flows_go_on_with_the_password_as_before(flow: Flow) -> None:
    newcomer = Newcomer(flow, "@")
    assert newcomer.run().username == "newcomer"
    assert newcomer.asked == ["sign-up", "confirm-account"]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("operation", ["ConfirmSignUp", "InitiateAuth"])
def test_a_lost_reply_on_the_way_costs_the_session_and_nothing_else(operation: str, when: str) -> None:
    newcomer = Newcomer("choice", "@", "@")
    newcomer.pool.fault(operation=operation, when=when, do="close")
    with pytest.raises(SignInCancelledError):
        newcomer.run()
    assert newcomer.sent().count("ConfirmSignUp") == 1
    assert all(not session.refused_reuses for session in newcomer.pool.sessions())
    assert newcomer.asked == ["sign-up", "confirm-account", "choose-factor"]


def test_a_pool_that_does_not_take_the_session_is_signed_in_to_as_usual() -> None:
    newcomer = Newcomer("choice", "@")
    newcomer.pool.fault(
        operation="InitiateAuth",
        when="before",
        do="error",
        error="InvalidParameterException",
        message="USER_AUTH flow not enabled for this client",
    )
    with pytest.raises(SignInCancelledError):
        newcomer.run()
    assert newcomer.asked == ["sign-up", "confirm-account", "choose-factor"]
    assert newcomer.sent() == ["SignUp", "ConfirmSignUp", "InitiateAuth", "InitiateAuth"]
