"""Somebody signing in, one move at a time: what is asked, what the pool saw, and what was written down.

The walker runs a real conversation against the strict pool on a loop of its own. Every move returns when
the next question stands, the conversation is over, or the program is dead. `as_play` writes the way so far
down as a play for tests/conversations.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, Ask, Reply, SignInCancelledError
from desktop.core import words
from desktop.core.cognito import totp
from desktop.core.steps.all_steps import from_plain
from tests.conversation.playbook import EVENTS
from tests.fixtures.fake_clock import FakeClock, LocalClock
from tests.fixtures.in_process import EventList, KilledError, PoolInProcess, VaultInMemory
from tests.fixtures.key_in_hand import KeyInHand

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.conversation.current_step import SignedIn
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import Flow

_LONG_ENOUGH = 200
"""Turns of the loop after which a conversation that asks nothing waits for the clock."""
_GLANCE = 0.0005
"""Seconds between two looks at a call that is under way over HTTP."""


class Screen:
    """A view that shows the question and waits."""

    def __init__(self) -> None:
        self.ask_now: Ask | None = None
        self.notes: list[Notice] = []
        self._reply: asyncio.Future[Reply] | None = None

    def note(self, notice: Notice) -> None:
        assert words.sentence(notice)
        self.notes.append(notice)

    async def ask(self, ask: Ask) -> Reply:
        self.ask_now = ask
        self._reply = asyncio.get_running_loop().create_future()
        return await self._reply

    def act(self, reply: Reply) -> None:
        assert self._reply is not None
        self.ask_now = None
        self._reply.set_result(reply)


class Walker:
    """One person at one computer."""

    def __init__(  # noqa: PLR0913 - what there is to choose about somebody
        self,
        situation: str,
        flow: Flow = "password",
        *,
        start: str = "",
        vault: VaultInMemory | None = None,
        wrong_by: float = 0,
        pool: type[PoolInProcess] = PoolInProcess,
    ) -> None:
        self.clock = FakeClock()
        self.local = LocalClock(self.clock, wrong_by)
        self.pool = pool(self.clock)
        self.vault = vault or VaultInMemory()
        self.events = EventList()
        self.person = self.pool.person(situation)
        self.settings = self.pool.settings_for(self.person, flow)
        self.user = self.pool.user(self.person.username)
        self.chosen: list[str] = []
        self.secrets = {self.person.password}
        self.key = KeyInHand()
        if "passkey" in situation:
            self.key.register(self.user, self.clock.now())
        self.screen = Screen()
        self.signed_in: SignedIn | None = None
        self._loop = asyncio.new_event_loop()
        self._turns: list[dict[str, Any]] = []
        self._head = f"situation = {json.dumps(situation)}\nflows = [{json.dumps(flow)}]\n"
        self._head += f"start = {json.dumps(start)}\n" if start else ""
        self._happened: list[dict[str, Any]] = []
        self.start(start)

    # What there is to see

    @property
    def ask(self) -> Ask | None:
        """The question that stands, None if the conversation is over."""
        return self.screen.ask_now

    @property
    def step(self) -> str:
        """The name of the step that is asked."""
        return self.ask.step.name if self.ask else ""

    @property
    def problem(self) -> str | None:
        """The code of the problem that is shown."""
        return self.ask.problem.code if self.ask and self.ask.problem else None

    @property
    def password(self) -> str:
        """The password that the pool takes now."""
        known = [*self.chosen, self.person.password]
        kept = self.user.password
        return next(text for text in known if kept is not None and kept.is_(text))

    @property
    def code(self) -> str:
        """The newest code that arrived, or the authenticator's of this moment where it is asked."""
        if "totp" in self.step:
            return totp.code(self.totp_key, self.clock.now().timestamp())
        codes = self.pool.codes(self.person.username)
        return codes[-1] if codes else "zq!zq1"

    @property
    def totp_key(self) -> str:
        """The key in the authenticator, the one on the page if there is one."""
        shown = str(self.asked.step.context().get("secret", "")) if self.ask else ""
        return shown or self.user.factors.totp_secret or ""

    @property
    def notes(self) -> list[str]:
        """The codes of what was said since the last answer."""
        return [notice.code for notice in self.screen.notes]

    @property
    def asked(self) -> Ask:
        """The question that stands, where there must be one."""
        assert self.ask is not None
        return self.ask

    def kept_text(self) -> str:
        """Return everything that is written down."""
        return "".join(self.vault.sections.values())

    def as_play(self) -> str:
        """Return the way so far as a play."""
        turns = [_turn(turn) for turn in self._turns]
        return f'title = ""\n{self._head}\n' + "\n".join(turns) + "\n[end]\n"

    # What may happen

    def start(self, step: str = "") -> None:
        """Start the program, with another first step than the flow's if one is named."""
        self.screen = Screen()
        self.signed_in = None
        ports = SignInPorts(self.pool, self.vault, self.local, self.events, "A laptop", self.key)
        first = from_plain(step, {}) if step else None
        self.conversation = Conversation(ports, self.settings, self.screen, start=first)
        self._task = self._loop.create_task(self.conversation.run())
        self._settle()

    def answer(self, **fields: str) -> None:
        """Type something and press Continue."""
        for name, value in fields.items():
            if name in {"password", "new_password", "code", "answer"} and value.strip():
                self.secrets.add(value)
            if name == "new_password" and value.isprintable():
                self.chosen.append(value)
        self._act(Answer(fields), {"give": fields})

    def sign_in(self) -> None:
        """Type the right name and password."""
        self.answer(username=self.person.username, password=self.password)

    def act(self, action: Action) -> None:
        """Press another button."""
        self._act(action, {"act": action.value})

    def happen(self, what: str, value: object) -> None:
        """Let something happen that is not the person's doing, under its name in plays."""
        self._happened.append({what: value})
        EVENTS[what](self, value)
        self._settle()

    def restart(self) -> None:
        """End the program while a question stands, and start it again."""
        self._remember({"restart": True})
        self._task.cancel()
        self._loop.run_until_complete(asyncio.wait([self._task]))
        self.start()

    def close(self) -> None:
        """Leave nothing running."""
        self._task.cancel()
        self._loop.run_until_complete(asyncio.wait([self._task]))
        self._loop.close()

    # How it is done

    def _act(self, reply: Reply, said: dict[str, Any]) -> None:
        self._remember(said)
        self.screen.notes = []
        self.screen.act(reply)
        self._settle()

    def _remember(self, said: dict[str, Any]) -> None:
        turn: dict[str, Any] = {"step": self.step}
        if self.problem:
            turn["problem"] = self.problem
        if self.screen.notes:
            turn["notes"] = self.notes
        if self._happened:
            turn["do"] = self._happened
        self._turns.append(turn | self._in_words(said))
        self._happened = []

    def _in_words(self, said: dict[str, Any]) -> dict[str, Any]:
        if "give" not in said:
            return said
        codes = self.pool.codes(self.person.username)
        known = {self.person.username: "@username", self.person.password: "@password"}
        if "totp" in self.step and self.totp_key:
            known[totp.code(self.totp_key, self.clock.now().timestamp())] = "@totp"
        known |= {code: f"@code-{len(codes) - at}" for at, code in enumerate(codes)}
        return {"give": {name: known.get(value, value) for name, value in said["give"].items()}}

    def _settle(self) -> None:
        self._loop.run_until_complete(self._quiet())
        if self._task.done():
            self._over()

    async def _quiet(self) -> None:
        turns = 0
        while not self._task.done() and (self.ask is None or turns < 3):
            await asyncio.sleep(_GLANCE if self.pool.in_flight else 0)
            turns += not self.pool.in_flight
            if turns > _LONG_ENOUGH:
                self._wait_for_the_clock()
                turns = 0

    def _wait_for_the_clock(self) -> None:
        sleepers = self.clock._sleepers
        assert sleepers, "nothing is asked and nothing is waited for"
        self.clock.advance(min(until for until, _ in sleepers) - self.clock.passed)

    def _over(self) -> None:
        self.screen.ask_now = None
        try:
            self.signed_in = self._task.result()
        except (SignInCancelledError, KilledError):
            self.start()


Walking: TypeAlias = "Callable[..., Walker]"
"""Begins a walk as `Walker` does; see the fixture `walk`."""


def _turn(turn: dict[str, Any]) -> str:
    return "\n".join(["[[turn]]", *(f"{name} = {_toml(value)}" for name, value in turn.items()), ""])


def _toml(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {_toml(each)}" for key, each in value.items())
        return "{ " + inner + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return json.dumps(value)
