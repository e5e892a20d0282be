"""Pools whose app client has a secret, whose people have other names, and that keep names to themselves."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Answer, NoAnswerError
from desktop.core import words
from desktop.core.steps.all_steps import from_plain
from desktop.practice.situations.invented_people import add_to_pool
from desktop.practice.state.user_pool import DeviceTracking, PoolSettings
from desktop.practice.triggers.reference import REFERENCE
from tests.conversation.right_answers import RightAnswers
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory

if TYPE_CHECKING:
    from desktop.conversation.view import Ask, Reply
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import Flow

FLOWS: tuple[Flow, ...] = ("srp", "password", "choice", "custom-srp")
CLOSED = PoolSettings(
    "closed",
    secret=True,
    aliases=("email", "phone_number", "preferred_username"),
    devices=DeviceTracking(),
    triggers=REFERENCE,
)
PRIVATE = PoolSettings("private", private=True, triggers=REFERENCE)


class Watched(PoolInProcess):
    """Notes under which names requests go out."""

    def __init__(self, clock: FakeClock, settings: PoolSettings) -> None:
        super().__init__(clock, (settings,))
        self.sent: list[tuple[str, dict[str, Any]]] = []

    async def send(self, call: Call, session: Secret | None) -> Received:
        self.sent.append((call.operation, call.request(self._client, session)))
        return await super().send(call, session)

    def names_answered_under(self) -> set[str]:
        answers = (request.get("ChallengeResponses", {}) for _, request in self.sent)
        return {each["USERNAME"] for each in answers if each}


class PoolCase:
    """A person in a pool of some settings."""

    def __init__(self, settings: PoolSettings, situation: str, flow: Flow) -> None:
        self.clock = FakeClock()
        self.pool = Watched(self.clock, settings)
        (pool,) = self.pool.state.pools.values()
        self.person = add_to_pool(situation, pool, {}, self.clock.now())
        self.settings = self.pool.settings_for(self.person, flow)
        self.vault = VaultInMemory()

    def sign_in(self, name: str, start: str = "") -> RightAnswers:
        user = self.person.username
        view = RightAnswers(
            replace(self.person, username=name),
            (),
            codes=lambda: self.pool.codes(user)[-1],
            now=lambda: self.clock.now().timestamp(),
        )
        self.converse(view, start)
        return view

    def converse(self, view: Any, start: str = "") -> None:  # noqa: ANN401 - a view of this test's own
        ports = SignInPorts(self.pool, self.vault, self.clock, EventList(), "A laptop")
        first = from_plain(start, {}) if start else None
        asyncio.run(Conversation(ports, self.settings, view, start=first).run())


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("name", ["username", "email", "phone", "preferred"])
def test_a_client_with_a_secret_takes_every_name_somebody_goes_by(flow: Flow, name: str) -> None:
    case = PoolCase(CLOSED, "temporary-password+email-code", flow)
    case.pool.user(case.person.username).attributes["preferred_username"] = "the-countess"
    typed = getattr(case.person, name, "the-countess")
    case.sign_in(typed)
    begun = [request for operation, request in case.pool.sent if operation == "InitiateAuth"]
    assert [request["AuthParameters"]["USERNAME"] for request in begun] == [typed]
    assert case.person.username in case.pool.names_answered_under()
    assert all("SECRET_HASH" in request["AuthParameters"] for request in begun)


@pytest.mark.parametrize("name", ["username", "email"])
def test_a_computer_met_under_an_alias_is_known_again_under_any_name(name: str) -> None:
    case = PoolCase(CLOSED, "email-code", "srp")
    assert case.sign_in(getattr(case.person, name)).asked == ["sign-in", "email-code", "remember-device"]
    assert case.sign_in(case.person.username).asked == ["sign-in"]
    assert case.sign_in(getattr(case.person, name)).asked == ["sign-in"]


def test_a_first_factor_that_names_nobody_is_answered_under_the_name_that_was_typed() -> None:
    case = PoolCase(CLOSED, "plain", "choice")
    case.settings = replace(case.settings, preferred_factor="EMAIL_OTP")
    email = str(case.person.email)
    assert case.sign_in(email).asked[:2] == ["identify", "email-code"]
    assert case.pool.names_answered_under() == {email}


def test_a_forgotten_password_is_reset_with_a_secret_too() -> None:
    case = PoolCase(CLOSED, "plain", "srp")
    asked = case.sign_in(case.person.username, "forgot-password").asked
    assert asked[:2] == ["forgot-password", "reset-password"]


@dataclass
class Stranger:
    """Types a name and what is wrong, and notes every word it is answered with."""

    name: str
    heard: list[str] = field(default_factory=list)

    def note(self, notice: Notice) -> None:
        self.heard.append(words.sentence(notice))

    async def ask(self, ask: Ask) -> Reply:
        self.heard.append(ask.step.name + (f": {words.sentence(ask.problem)}" if ask.problem else ""))
        if ask.problem or len(self.heard) > 3:
            raise NoAnswerError
        wrong = {"username": self.name, "password": "Wrong-1!", "code": "000000", "new_password": "Chosen-1!"}
        return Answer({f.name: wrong.get(f.name) or _choice(f.choices) for f in ask.step.fields()})


def _choice(choices: Any) -> str:  # noqa: ANN401 - a field's choices
    values = [choice.value for choice in choices]
    return "EMAIL_OTP" if "EMAIL_OTP" in values else str(values[0])


@pytest.mark.parametrize("start", ["", "forgot-password"])
@pytest.mark.parametrize("flow", FLOWS)
def test_whether_a_name_exists_is_told_by_no_word(flow: Flow, start: str) -> None:
    case = PoolCase(PRIVATE, "plain", flow)
    heard = []
    for name in (case.person.username, "nobody-at-all"):
        stranger, case.vault = Stranger(name), VaultInMemory()
        with contextlib.suppress(NoAnswerError):
            case.converse(stranger, start)
        heard.append(stranger.heard)
    assert heard[0] == heard[1]
