"""Whatever interrupts a sign-in, the place is kept or dropped as the person meant it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.conversation.checkpoint import SECTION
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError, Reply, SignInCancelledError
from desktop.core.sign_in.token_set import SECTION as TOKENS
from desktop.core.storage.vault import StorageError
from tests.conversation.walker import Screen
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.storage.vault import Record
    from tests.conversation.walker import Walking


class SlowPool(PoolInProcess):
    """A pool whose reply to one challenge is long on its way; the pool has done its work by then."""

    slow_at: str | None = None

    async def send(self, call: Call, session: Secret | None) -> Received:
        received = await super().send(call, session)
        if call.challenge == self.slow_at:
            await asyncio.Event().wait()
        return received


class FullDisk(VaultInMemory):
    """A vault that cannot write while the disk is full."""

    full = True

    async def write(self, changes: Mapping[str, Record | None]) -> None:
        if self.full:
            raise StorageError("No space left on device")
        await super().write(changes)


class Stop:
    """A sign-in that hangs while the new password is under way."""

    def __init__(self) -> None:
        self.pool = SlowPool(FakeClock())
        person = self.pool.person("temporary-password+email-code")
        self.vault = VaultInMemory()
        self.events = EventList()
        self.screen = Screen()
        ports = SignInPorts(self.pool, self.vault, self.pool.clock, self.events)
        self.settings = self.pool.settings_for(person, "password")
        self.conversation = Conversation(ports, self.settings, self.screen)
        self.sign_in_ports = ports
        self.person = person

    async def hang(self) -> asyncio.Task[Any]:
        task = asyncio.create_task(self.conversation.run())
        await self.act({"username": self.person.username, "password": self.person.password})
        self.pool.slow_at = "NEW_PASSWORD_REQUIRED"
        await self.act({"new_password": "Chosen-1!"})
        await _quiet()
        return task

    async def act(self, fields: dict[str, str]) -> None:
        await _quiet()
        self.screen.act(Answer(fields))

    def kept(self) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(self.vault.sections[SECTION])
        return record


async def _quiet() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def _end(task: asyncio.Task[Any]) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_ending_the_program_during_a_call_keeps_what_was_meant() -> None:
    async def play() -> dict[str, Any]:
        stop = Stop()
        await _end(await stop.hang())
        return stop.kept()

    kept = asyncio.run(play())
    assert kept["intent"] == {"operation": "RespondToAuthChallenge", "challenge": "NEW_PASSWORD_REQUIRED"}
    assert kept["ticket"] is None
    assert "Chosen-1!" not in json.dumps(kept)


def test_the_next_start_says_that_the_new_password_may_be_set() -> None:
    async def play() -> Ask | None:
        stop = Stop()
        await _end(await stop.hang())
        screen = Screen()
        task = asyncio.create_task(Conversation(stop.sign_in_ports, stop.settings, screen).run())
        await _quiet()
        await _end(task)
        return screen.ask_now

    ask = asyncio.run(play())
    assert ask is not None
    assert ask.step.context()["reason"] == "new-password-maybe-set"


def test_giving_up_during_a_call_drops_the_kept_step() -> None:
    async def play() -> Stop:
        stop = Stop()
        await _end(await stop.hang())
        await stop.conversation.abandon()
        return stop

    stop = asyncio.run(play())
    assert stop.vault.sections == {}
    assert stop.events.events[-1]["kind"] == "cancelled"


def test_nobody_there_to_answer_keeps_the_question(walk: Walking) -> None:
    walker = walk("email-code")
    walker.sign_in()
    kept = walker.vault.sections[SECTION]
    ports = SignInPorts(walker.pool, walker.vault, walker.local, walker.events)
    with pytest.raises(NoAnswerError):
        asyncio.run(Conversation(ports, walker.settings, Gone()).run())
    assert walker.vault.sections[SECTION] == kept
    assert walker.events.events[-1]["kind"] == "no-answer"


class Gone:
    """A view whose person has left."""

    def note(self, notice: object) -> None:
        raise AssertionError(notice)

    async def ask(self, ask: Ask) -> Reply:
        raise NoAnswerError(ask.step.name)


class Leaving(Gone):
    """A view whose person gives up."""

    async def ask(self, ask: Ask) -> Reply:
        del ask
        return Action.CANCEL


def test_giving_up_drops_the_kept_step_and_leaves_old_tokens(walk: Walking) -> None:
    walker = walk("email-code")
    walker.sign_in()
    walker.vault.sections[TOKENS] = '"kept"'
    ports = SignInPorts(walker.pool, walker.vault, walker.local, walker.events)
    with pytest.raises(SignInCancelledError):
        asyncio.run(Conversation(ports, walker.settings, Leaving()).run())
    assert walker.vault.sections == {TOKENS: '"kept"'}


def test_a_fault_of_the_view_keeps_the_question(walk: Walking) -> None:
    class Broken(Gone):
        async def ask(self, ask: Ask) -> Reply:
            raise ZeroDivisionError(ask.step.name)

    walker = walk("email-code")
    walker.sign_in()
    kept = walker.vault.sections[SECTION]
    ports = SignInPorts(walker.pool, walker.vault, walker.local, walker.events)
    with pytest.raises(ZeroDivisionError):
        asyncio.run(Conversation(ports, walker.settings, Broken()).run())
    assert walker.vault.sections[SECTION] == kept


def test_a_full_disk_is_told_once_and_the_sign_in_still_ends(walk: Walking) -> None:
    walker = walk("temporary-password+email-code", vault=FullDisk())
    told = list(walker.notes)
    walker.sign_in()
    told += walker.notes
    walker.answer(new_password="Chosen-1!")
    told += walker.notes
    walker.answer(code=walker.code)
    assert told + walker.notes == ["place-not-kept"]
    assert walker.signed_in is not None
    assert walker.signed_in.username == walker.person.username


class CountingPool(PoolInProcess):
    """Knows how many calls there were."""

    calls = 0

    async def send(self, call: Call, session: Secret | None) -> Received:
        self.calls += 1
        return await super().send(call, session)


def at_the_code(walk: Walking) -> tuple[Any, FullDisk]:
    """Return somebody at a code, whose session is kept, and the disk, which has become full since."""
    disk = FullDisk()
    disk.full = False
    walker = walk("email-code", vault=disk, pool=CountingPool)
    walker.sign_in()
    disk.full = True
    return walker, disk


def test_a_session_that_is_kept_is_not_sent_while_the_disk_takes_no_word_of_it(walk: Walking) -> None:
    """Would the program end during the call, the next one would find that session and send it again."""
    walker, disk = at_the_code(walk)
    calls = walker.pool.calls
    walker.answer(code=walker.code)
    assert (walker.step, walker.problem, walker.pool.calls) == ("email-code", "answer-not-sent", calls)
    assert json.loads(disk.sections[SECTION])["ticket"] is not None
    disk.full = False
    walker.answer(code=walker.code)
    assert walker.signed_in is not None


def test_nobody_is_kept_out_by_a_disk_that_stays_full(walk: Walking) -> None:
    """A session of which the disk knows nothing is sent: to begin again is a way on."""
    walker, _ = at_the_code(walk)
    walker.answer(code=walker.code)
    walker.act(Action.START_OVER)
    walker.sign_in()
    walker.answer(code=walker.code)
    assert walker.signed_in is not None


def test_a_disk_that_has_room_again_keeps_the_tokens(walk: Walking) -> None:
    disk = FullDisk()
    walker = walk("email-code", vault=disk)
    walker.sign_in()
    disk.full = False
    walker.answer(code=walker.code)
    assert set(walker.vault.sections) == {TOKENS}


def test_tokens_are_kept_before_anybody_is_told_and_the_step_goes_in_the_same_write(walk: Walking) -> None:
    class Counting(VaultInMemory):
        writes: list[set[str]]

        async def write(self, changes: Mapping[str, Record | None]) -> None:
            self.writes.append(set(changes))
            await super().write(changes)

    vault = Counting()
    vault.writes = []
    walker = walk("plain", vault=vault)
    walker.sign_in()
    assert vault.writes[-1] == {TOKENS, SECTION}
    assert set(vault.sections) == {TOKENS}


def test_a_password_that_was_forgotten_while_it_waited_is_not_sent(walk: Walking) -> None:
    walker = walk("email-code")
    walker.sign_in()
    walker.happen("advance", 31)
    locked = {"do": "error", "error": "NotAuthorizedException", "message": "Password attempts exceeded"}
    walker.happen("fault", {"operation": "InitiateAuth", **locked})
    before = len(walker.pool.requests())

    def lock_the_screen(notice: Notice) -> None:
        assert notice.code == "waiting"
        walker.conversation.forget_passwords()

    walker.screen.note = lock_the_screen  # type: ignore[method-assign]
    walker.act(Action.RESEND)
    assert (walker.step, len(walker.pool.requests())) == ("password", before + 1)
