"""A conversation as data: what is asked, what is given, what goes wrong between, and how it ends.

A play is a TOML file in tests/conversations. Each `[[turn]]` says which step must be asked, with which
problem and which notes since the turn before; what happens then (`do`); and what the person gives.
Words in `give` that begin with @ stand for what only the play's person knows: `@username`, `@password`
(the temporary one, or the only one), `@totp` (the authenticator's code now),
`@code` (the newest), `@code-2` (the one before). With `sign_ins = 2` the person signs in again afterwards.
"""

from __future__ import annotations

import asyncio
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError, Reply, SignInCancelledError
from desktop.core.cognito import totp
from desktop.core.sign_in.settings import begins_with_password
from desktop.core.steps.all_steps import from_plain
from tests.fixtures.fake_clock import FakeClock, LocalClock
from tests.fixtures.in_process import EventList, KilledError, PoolInProcess, VaultInMemory
from tests.fixtures.key_in_hand import KeyInHand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.conversation.current_step import SignedIn
    from desktop.core.notices.notice import Notice
    from desktop.core.steps.base import Step
    from desktop.practice.situations.invented_people import InventedPerson

FOLDER = Path(__file__).parent.parent / "conversations"


class RestartError(Exception):
    """The play wants the program to be started again here."""


@dataclass
class Stage:
    """Everything that outlives a start of the program."""

    play: dict[str, Any]
    flow: Any
    clock: FakeClock = field(default_factory=FakeClock)
    vault: VaultInMemory = field(default_factory=VaultInMemory)
    recorder: EventList = field(default_factory=EventList)
    turn: int = 0
    ended: int = 0
    key: KeyInHand | None = field(default_factory=KeyInHand)
    notes: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pool = PoolInProcess(self.clock)
        self.local = LocalClock(self.clock)
        self.person: InventedPerson = self.pool.person(self.play["situation"], self.play.get("pool"))
        self.settings = replace(
            self.pool.settings_for(self.person, self.flow),
            fallback_flows=tuple(self.play.get("fallback_flows", ())),
            preferred_factor=self.play.get("preferred_factor", ""),
            relying_party=self.play.get("relying_party", "localhost"),
        )

    def _start(self) -> Step | None:
        first = self.turn == 0 and "start" in self.play
        return from_plain(self.play["start"], {}) if first else None

    async def run(self) -> SignedIn | str:
        """Play to the end; returns the sign-in, or why there is none."""
        while True:
            ports = SignInPorts(self.pool, self.vault, self.local, self.recorder, "A laptop", self.key)
            try:
                ended = await Conversation(ports, self.settings, Player(self), start=self._start()).run()
                self.ended += 1
                if self.ended == self.play.get("sign_ins", 1):
                    return ended
            except (KilledError, RestartError):
                continue
            except SignInCancelledError:
                return "cancelled"
            except NoAnswerError:
                return "no-answer"


class Player:
    """The view of a play."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def note(self, notice: Notice) -> None:
        self.stage.notes.append(notice.code)
        if notice.code == "waiting":
            seconds = float(notice.values["seconds"])
            asyncio.get_running_loop().call_later(0.001, self.stage.clock.advance, seconds)

    async def ask(self, ask: Ask) -> Reply:
        stage = self.stage
        stage.asks.append(ask)
        await asyncio.sleep(0)  # the idle timer is a task of its own and has to start
        turns = stage.play["turn"]
        if stage.turn >= len(turns):
            raise AssertionError(f"nobody expected {ask.step.name} ({_code(ask)}) here")
        turn = turns[stage.turn]
        where = f"turn {stage.turn + 1}"
        expected = self._first() if turn["step"] == "@first" else turn["step"]
        assert ask.step.name == expected, f"{where}: {ask.step.name} ({_code(ask)}, {stage.notes})"
        assert _code(ask) == turn.get("problem"), f"{where}: {ask.problem}"
        assert stage.notes == turn.get("notes", []), where
        if "because" in turn:
            assert ask.problem is not None, where
            assert ask.problem.values.get("because", "") == turn["because"], where
        for name, value in turn.get("context", {}).items():
            assert ask.step.context()[name] == value, where
        stage.notes = []
        stage.turn += 1
        self._happen(turn.get("do", []))
        await asyncio.sleep(0)  # the idle timer is a task of its own
        return self._reply(turn, ask)

    def _first(self) -> str:
        return "sign-in" if begins_with_password(self.stage.flow) else "identify"

    def _happen(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            for what, value in event.items():
                EVENTS[what](self.stage, value)

    def _reply(self, turn: Mapping[str, Any], ask: Ask) -> Reply:
        if turn.get("restart"):
            raise RestartError
        if "act" in turn:
            return Action(turn["act"])
        if "give" not in turn:
            raise NoAnswerError
        return Answer({name: self._meant(word, ask) for name, word in turn["give"].items()})

    def _meant(self, word: str, ask: Ask) -> str:
        person = self.stage.person
        if word in {"@username", "@password"}:
            return str(getattr(person, word[1:]))
        if word == "@totp":
            key = (
                ask.step.context().get("secret") or self.stage.pool.user(person.username).factors.totp_secret
            )
            return totp.code(str(key), self.stage.clock.now().timestamp())
        if word.startswith("@code"):
            back = int(word.partition("-")[2] or 1)
            return self.stage.pool.codes(person.username)[-back]
        return word


EVENTS: dict[str, Any] = {
    "advance": lambda stage, seconds: stage.clock.advance(seconds),
    "fault": lambda stage, rule: stage.pool.fault(**rule),
    "unreachable": lambda stage, times: setattr(stage.pool.lapses, "unreachable", times),
    "dies_before": lambda stage, name: setattr(stage.pool.lapses, "dies_before", name),
    "dies_after": lambda stage, name: setattr(stage.pool.lapses, "dies_after", name),
    "register_passkey": lambda stage, _: stage.key.register(
        stage.pool.user(stage.person.username), stage.clock.now()
    ),
    "key": lambda stage, mood: setattr(stage.key, "mood", mood),
    "rp_id": lambda stage, site: stage.pool.ask_for_passkeys_of(stage.person.pool_id, site),
    "no_keys": lambda stage, _: setattr(stage, "key", None),
    "forget_devices": lambda stage, _: stage.pool.user(stage.person.username).devices.clear(),
    "spoil_devices": lambda stage, _: stage.pool.spoil_devices(stage.person.username),
    "ask_about_devices": lambda stage, ask: stage.pool.track_devices(stage.person.pool_id, ask_user=ask),
    "add_phone": lambda stage, number: stage.pool.user(stage.person.username).attributes.update(
        phone_number=number, phone_number_verified="true"
    ),
    "asks_new_password": lambda stage, _: stage.pool.spoil_triggers(stage.person.pool_id),
    "no_password": lambda stage, _: stage.pool.make_federated(stage.person.username),
    "wrong_clock": lambda stage, seconds: setattr(stage.local, "wrong_by", seconds),
}


def _code(ask: Ask) -> str | None:
    return ask.problem.code if ask.problem else None


def plays() -> list[Path]:
    """Return all plays."""
    return sorted(FOLDER.glob("*.toml"))


def read(path: Path) -> dict[str, Any]:
    """Read one play."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
