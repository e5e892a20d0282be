"""One person, one computer, one pool, and everything that can go wrong between them, as a model.

Whatever happens, these stay true. No spent session is ever sent. One answer costs one replay, two wrong
passwords and two messages at most, and Stile causes three messages at most that nobody asked for. Nobody
is locked out who never erred. Nothing secret is written down or shown. Nothing that passes by itself, and
no start of the program, makes a call. What is said belongs where it is said. And from wherever somebody
is, the right answers lead to being signed in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.conversation.checkpoint import SECTION
from desktop.conversation.view import Action
from desktop.core import words
from desktop.core.sign_in.token_set import SECTION as TOKENS
from tests.conversation.walker import Walker
from tests.conversation.watched import Watched
from tests.conversation.ways import BELONGS, NAMES, WAYS, WRONG, strikes

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow


@dataclass
class Tally:
    """What all walks of a run did, by the pools' own count."""

    steps: int = 0
    requests: int = 0
    spent_sessions_sent: int = 0
    lockouts_caused: int = 0


class Walk(RuleBasedStateMachine):
    """Rules are what people, networks, disks and pools do; invariants hold after each."""

    tally: ClassVar[Tally] = Tally()
    walker: Walker
    watched: Watched

    @initialize(way=st.sampled_from(WAYS))
    def begin(self, way: tuple[str, Flow, str]) -> None:
        situation, flow, start = way
        self.walker = self.arrive(situation, flow, start)
        self.watched = Watched(self.walker)
        self.looked_at = 0

    def arrive(self, situation: str, flow: Flow, start: str) -> Walker:
        return Walker(situation, flow, start=start)

    def teardown(self) -> None:
        if not hasattr(self, "walker"):
            return
        try:
            self.finish()
        except BaseException:
            note(self.walker.as_play())
            raise
        finally:
            self.walker.close()
            self.count()

    def count(self) -> None:
        pool, tally = self.walker.pool, self.tally
        tally.requests += len(pool.requests())
        tally.spent_sessions_sent += sum(session.refused_reuses for session in pool.sessions())
        tally.lockouts_caused += 0 if self.watched.erred else self.walker.user.lockout.lockouts

    # People

    @rule(pick=st.integers(0, 2))
    def right(self, pick: int) -> None:
        self.watched.answer_right(pick)

    @rule(pick=st.integers(0, 2))
    def right_again(self, pick: int) -> None:
        self.watched.answer_right(pick)

    @rule(text=st.sampled_from(WRONG))
    def wrong(self, text: str) -> None:
        self.watched.erred = True
        self.watched.answer(
            **{field.name: text for field in self.watched.fields() if field.name != "username"}
        )

    @rule()
    def older_password(self) -> None:
        names = {field.name for field in self.watched.fields()}
        if "password" in names:
            self.watched.erred = True
            name = {"username": self.walker.person.username} if "username" in names else {}
            self.watched.answer(**{"password": self.walker.person.password, **name})

    @rule(action=st.sampled_from(Action))
    def act(self, action: Action) -> None:
        self.watched.act(action)

    @rule()
    def suspend(self) -> None:
        self.walker.conversation.forget_passwords()

    # The world

    @rule(seconds=st.sampled_from([5, 31, 61, 181, 1000]))
    def wait(self, seconds: int) -> None:
        with self.watched.no_call():
            self.walker.happen("advance", seconds)

    @rule(seconds=st.sampled_from([-86400, -200, 0, 200, 86400]))
    def set_the_clock(self, seconds: int) -> None:
        self.walker.happen("wrong_clock", seconds)

    @rule(times=st.integers(1, 3))
    def lose_the_network(self, times: int) -> None:
        self.walker.happen("unreachable", times)

    @rule(strike=strikes())
    def strike(self, strike: dict[str, object]) -> None:
        self.walker.happen("fault", strike)

    @rule(moment=st.sampled_from(["dies_before", "dies_after"]), name=st.sampled_from(NAMES))
    def die(self, moment: str, name: str) -> None:
        self.walker.happen(moment, name)

    @rule()
    def forget_devices(self) -> None:
        self.walker.happen("forget_devices", "all")

    @rule()
    def restart(self) -> None:
        if self.walker.ask is not None:
            with self.watched.no_call():
                self.walker.restart()

    @rule()
    @precondition(lambda self: self.walker.signed_in is not None)
    def sign_in_again(self) -> None:
        self.walker.start()

    # What stays true

    @invariant()
    def no_spent_session_is_sent(self) -> None:
        self.tally.steps += 1
        assert sum(session.refused_reuses for session in self.walker.pool.sessions()) == 0, self.told()

    @invariant()
    def nobody_is_locked_out_who_did_not_err(self) -> None:
        assert self.watched.erred or self.walker.user.lockout.lockouts == 0, self.told()

    @invariant()
    def nothing_secret_is_written_or_shown(self) -> None:
        events = self.walker.events.events
        news, self.looked_at = events[self.looked_at :], len(events)
        written = self.walker.kept_text() + json.dumps(news)
        shown = json.dumps(self.walker.ask.step.context()) if self.walker.ask else ""
        codes = self.walker.pool.codes(self.walker.person.username)
        for secret in (*self.walker.secrets, *codes):
            assert secret not in written + shown, self.told()
        assert not self.walker.totp_key or self.walker.totp_key not in written, self.told()

    @invariant()
    def the_question_is_kept_and_can_be_told(self) -> None:
        ask = self.walker.ask
        after_tokens = self.walker.step == "remember-device"
        expected = {TOKENS} if after_tokens else {SECTION} if ask is not None else set()
        assert set(self.walker.vault.sections) & {SECTION, *expected} == expected, self.told()
        if ask is not None:
            assert words.step_intro(ask.step)
        if ask is not None and ask.problem is not None:
            assert words.sentence(ask.problem)
            assert ask.step.name in BELONGS.get(ask.problem.code, {ask.step.name}), self.told()
            assert ask.problem.field in {None, *(field.name for field in self.watched.fields())}, self.told()

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        ask = self.walker.ask
        assert ask is None or Action.CANCEL in ask.actions, self.told()

    @invariant()
    def what_is_said_is_true(self) -> None:
        if "password-already-set" in self.walker.notes:
            assert self.walker.password != self.walker.person.password, self.told()

    # How

    def finish(self) -> None:
        """Answer right from here on; the world behaves."""
        pool = self.walker.pool
        pool.faults.clear()
        pool.lapses.unreachable = 0
        pool.lapses.dies_before = pool.lapses.dies_after = None
        self.watched.finish()

    def told(self) -> str:
        return self.watched.told()
