"""What the profile tells the pool's triggers goes with every call that has a place for it."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import botocore.session
import pytest

from desktop.account.account import Account
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, NoAnswerError
from desktop.core.steps.all_steps import from_plain
from tests.conversation.right_answers import RightAnswers
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory

if TYPE_CHECKING:
    from desktop.conversation.view import Ask, Reply
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import Flow

TOLD = {"app": "stile"}
MODEL = botocore.session.get_session().get_service_model("cognito-idp")
WAYS: tuple[tuple[str, Flow, str], ...] = (
    ("temporary-password+choose-mfa", "srp", ""),
    ("temporary-password+totp-setup", "password", ""),
    ("email-setup", "password", ""),
    ("custom2", "custom-srp", ""),
    ("device+email-code", "srp", ""),
    ("email-code", "choice", ""),
    ("plain", "password", "forgot-password"),
    ("plain", "password", "sign-up"),
)


class Watched(PoolInProcess):
    """Notes what every request is made of."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.sent: list[tuple[str, dict[str, Any]]] = []

    async def send(self, call: Call, session: Secret | None) -> Received:
        self.sent.append((call.operation, call.request(self._client, session)))
        return await super().send(call, session)


class Resending(RightAnswers):
    """Asks once for another code where that is possible."""

    resent = False

    async def ask(self, ask: Ask) -> Reply:
        if ask.step.name in {"confirm-account", "reset-password"} and not self.resent:
            self.resent = True
            self.waits(31)
            return Action.RESEND
        return await super().ask(ask)


@pytest.fixture(scope="module")
def sent() -> list[tuple[str, dict[str, Any]]]:
    calls: list[tuple[str, dict[str, Any]]] = []
    for way in WAYS:
        calls += asyncio.run(played(*way))
    return calls


async def played(situation: str, flow: Flow, start: str) -> list[tuple[str, dict[str, Any]]]:
    clock, vault = FakeClock(), VaultInMemory()
    pool = Watched(clock)
    person = pool.person(situation)
    settings = replace(pool.settings_for(person, flow), metadata=TOLD)
    name = "newcomer" if start == "sign-up" else person.username
    view = Resending(
        replace(person, username=name),
        (),
        codes=lambda: pool.codes(name)[-1],
        now=lambda: clock.now().timestamp(),
        waits=clock.advance,
    )
    first = from_plain(start, {"attributes": ["email"]} if start == "sign-up" else {}) if start else None
    with contextlib.suppress(NoAnswerError):
        await Conversation(SignInPorts(pool, vault, clock, EventList()), settings, view, start=first).run()
    clock.advance(3590)
    await Account(pool, vault, _Free(), clock, metadata=TOLD).token()
    return pool.sent


class _Free:
    """core.storage.vault.Lease that nobody else wants."""

    async def acquire(self, deadline: float = 0.0) -> bool:
        return deadline >= 0

    async def release(self) -> None:
        """Free it."""


def test_it_goes_with_every_call_that_takes_it(sent: list[tuple[str, dict[str, Any]]]) -> None:
    for operation, request in sent:
        shape = MODEL.operation_model(operation).input_shape
        takes = shape is not None and "ClientMetadata" in shape.members
        assert (request.get("ClientMetadata") == TOLD) == takes, operation


def test_all_of_them_were_sent(sent: list[tuple[str, dict[str, Any]]]) -> None:
    """Every public operation of the service that takes it and that Stile uses, in one list."""
    assert {operation for operation, request in sent if "ClientMetadata" in request} == {
        "ConfirmForgotPassword",
        "ConfirmSignUp",
        "ForgotPassword",
        "GetTokensFromRefreshToken",
        "InitiateAuth",
        "ResendConfirmationCode",
        "RespondToAuthChallenge",
        "SignUp",
    }
