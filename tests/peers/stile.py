"""Stile at a server of other people's: the real conversation over real HTTP, with answers laid ready."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from desktop.aws.cognito_pool import CognitoPool
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Answer, Ask, NoAnswerError
from desktop.core.cognito.calls import AppClient
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.sign_in.token_set import SECTION, TokenSet
from desktop.storage.vault import MemoryVault
from desktop.system.system_clock import SystemClock
from desktop.system.thread_worker import ThreadWorker
from tests.fixtures.in_process import EventList

if TYPE_CHECKING:
    from desktop.conversation.view import Reply
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import Flow

Answers: TypeAlias = Mapping[str, Callable[[Ask], Mapping[str, str]]]
"""What to type, by step."""


@dataclass
class Story:
    """What was asked (with the problem that was shown), what was sent, and the tokens if there are any."""

    asked: list[tuple[str, str | None]] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    tokens: TokenSet | None = None

    @property
    def steps(self) -> list[str]:
        return [step for step, _ in self.asked]


@dataclass
class Reader:
    """The view: gives every question its answer once, and is gone when one is asked again."""

    answers: Answers
    story: Story
    answered: set[object] = field(default_factory=set)

    async def ask(self, ask: Ask) -> Reply:
        self.story.asked.append((ask.step.name, ask.problem.code if ask.problem else None))
        if ask.problem or ask.step in self.answered or ask.step.name not in self.answers:
            raise NoAnswerError
        self.answered.add(ask.step)
        return Answer(self.answers[ask.step.name](ask))

    def note(self, notice: Notice) -> None:
        """Take no notice."""


@dataclass
class Watched:
    """core.cognito.pool.Pool that notes what goes out."""

    pool: CognitoPool
    story: Story

    async def send(self, call: Call, session: Secret | None) -> Received:
        self.story.sent.append(call.challenge or call.operation)
        if session is not None:
            self.story.sessions.append(session.reveal())
        return await self.pool.send(call, session)


@dataclass(frozen=True)
class Profile:
    """Where Stile signs in."""

    endpoint: str
    pool_id: str
    client_id: str

    def sign_in(self, answers: Answers, flow: Flow = "password") -> Story:
        """Sign in, or go as far as the answers lead."""
        return asyncio.run(self._sign_in(answers, flow))

    async def _sign_in(self, answers: Answers, flow: Flow) -> Story:
        story, vault, worker = Story(), MemoryVault(), ThreadWorker()
        pool = CognitoPool("eu-west-1", self.endpoint, AppClient(self.client_id), worker)
        ports = SignInPorts(Watched(pool, story), vault, SystemClock(), EventList())
        try:
            await Conversation(ports, SignInSettings(self.pool_id, flow), Reader(answers, story)).run()
        except NoAnswerError:
            return story
        finally:
            worker.shutdown(grace=0.1)
        record = await vault.read(SECTION)
        story.tokens = TokenSet.from_record(record) if record else None
        return story
