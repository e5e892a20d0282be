"""A sign-in against a scripted pool over HTTP, as data: what the pool says, what is asked, what is given.

A file of tests/scripted has `[[reply]]`s (tests/fixtures/scripted_pool.py; a table `[reply.srp]` is for that
flow alone), and `[[turn]]`s as a play has them (tests/conversation/playbook.py), and beside these

    says        words that the sentence of the problem, or of a note, must contain
    says_not    words that none of these may contain
    problem     `*` for any
    field       the field that the problem is at

`[end]` has `how`, `notes`, `events` and `requests`: the names of all requests, where they matter.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.aws.cognito_pool import CognitoPool
from desktop.aws.endpoint import Timeouts
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError, Reply, SignInCancelledError
from desktop.core import words
from desktop.core.cognito.calls import AppClient
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.steps.all_steps import from_plain
from desktop.system.thread_worker import ThreadWorker
from tests.fixtures.fake_clock import FakeClock, LocalClock
from tests.fixtures.in_process import EventList, VaultInMemory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import Flow
    from tests.fixtures.scripted_pool import ScriptedPool

FOLDER = Path(__file__).parent.parent / "scripted"
_QUICK = Timeouts(connect=10.0, read=10.0, deadline=30.0, keep_alive=5.0)


@dataclass
class ScriptedSignIn:
    """One sign-in: the script, and what came of it."""

    script: Mapping[str, Any]
    flow: Flow
    clock: FakeClock = field(default_factory=FakeClock)
    vault: VaultInMemory = field(default_factory=VaultInMemory)
    events: EventList = field(default_factory=EventList)
    notes: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    turn: int = 0

    def __post_init__(self) -> None:
        settings = SignInSettings("eu-west-1_Ab3dEf6hI", self.flow, fingerprint="here")
        self.settings = replace(settings, **self.script.get("settings", {}))

    async def run(self, pool: ScriptedPool) -> str:
        """Play to the end, and say how it ended."""
        worker = ThreadWorker()
        port = CognitoPool("eu-west-1", pool.url, AppClient("client"), worker, _QUICK)
        ports = SignInPorts(port, self.vault, LocalClock(self.clock), self.events)
        start = from_plain(self.script["start"], {}) if "start" in self.script else None
        try:
            await Conversation(ports, self.settings, self, start=start).run()
        except SignInCancelledError:
            return "cancelled"
        except NoAnswerError:
            return "no-answer"
        finally:
            worker.shutdown(grace=1.0)
        return "signed-in"

    def note(self, notice: Notice) -> None:
        self.notes.append(notice.code)
        self.sentences.append(words.sentence(notice))
        if notice.code == "waiting":
            self.clock.advance(float(notice.values["seconds"]))

    async def ask(self, ask: Ask) -> Reply:
        turns: Sequence[Mapping[str, Any]] = self.script["turn"]
        problem = ask.problem
        if problem is not None:
            self.sentences.append(words.sentence(problem))
        told = f"{ask.step.name}, {problem and problem.code}, {self.notes}: {self.sentences}"
        assert self.turn < len(turns), f"nobody expected {told}"
        turn, where = turns[self.turn], f"turn {self.turn + 1}: {told}"
        self.turn += 1
        assert ask.step.name == turn["step"], where
        told_code = problem and problem.code
        assert told_code == turn.get("problem") or (told_code and turn.get("problem") == "*"), where
        assert self.notes == turn.get("notes", []), where
        assert (problem and problem.field) == turn.get("field", problem and problem.field), where
        _check_words(" ".join(self.sentences), turn, where)
        for name, value in turn.get("context", {}).items():
            assert ask.step.context()[name] == value, where
        self.notes, self.sentences = [], []
        return _reply(turn)


def _reply(turn: Mapping[str, Any]) -> Reply:
    if "act" in turn:
        return Action(turn["act"])
    if "give" not in turn:
        raise NoAnswerError
    return Answer(dict(turn["give"]))


def _check_words(told: str, turn: Mapping[str, Any], where: str) -> None:
    for word in turn.get("says", ()):
        assert word in told, f"{word!r} is not said, {where}"
    for word in turn.get("says_not", ()):
        assert word not in told, f"{word!r} is said, {where}"


def scripts() -> list[Path]:
    """Return all files."""
    return sorted(FOLDER.glob("*.toml"))


def read(path: Path) -> dict[str, Any]:
    """Read one."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def replies(script: Mapping[str, Any], flow: str) -> list[dict[str, Any]]:
    """Return the replies as this flow has them."""
    return [{**reply, **reply.get(flow, {})} for reply in script["reply"]]
