"""Random walks through a sign-in: whatever people, networks and pools do, four things stay true.

No spent session is ever sent; one answer causes at most two messages; nothing secret is written down; and
from wherever somebody is, the right answers lead to being signed in. A walk that fails is printed as a
play, ready for tests/conversations.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.conversation.kept import SECTION
from desktop.conversation.view import Action
from desktop.core import words
from desktop.core.tokens import SECTION as TOKENS
from tests.conversation.walker import Walker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.settings import Flow
    from desktop.core.steps import Field

WAYS: tuple[tuple[str, Flow, str], ...] = (
    ("temporary-password+email-code", "password", ""),
    ("temporary-password+email-code", "password", ""),
    ("temporary-password+email-code", "password", ""),
    ("temporary-password+email-code", "srp", ""),
    ("temporary-password", "password", ""),
    ("email-code", "password", ""),
    ("plain", "password", ""),
    ("sms-code", "password", ""),
    ("totp", "password", ""),
    ("choose-mfa", "password", ""),
    ("temporary-password+choose-mfa", "password", ""),
    ("temporary-password+totp-setup", "password", ""),
    ("email-setup", "password", ""),
    ("choose-setup", "password", ""),
    ("custom", "custom", ""),
    ("custom2", "custom", ""),
    ("custom2", "custom-srp", ""),
    ("temporary-password+custom", "custom-srp", ""),
    ("email-code", "choice", ""),
    ("temporary-password+email-code", "choice", ""),
    ("device", "srp", ""),
    ("device+email-code", "srp", ""),
    ("temporary-password+device", "srp", ""),
    ("temporary-password+once-quirk", "custom-srp", ""),
    ("reset-required", "password", ""),
    ("unconfirmed", "password", ""),
    ("email-code", "password", "forgot-password"),
)
"""Situations with the flow, and another first step than the flow's where one is named."""
NAMES = (
    "InitiateAuth",
    "PASSWORD_VERIFIER",
    "NEW_PASSWORD_REQUIRED",
    "EMAIL_OTP",
    "SELECT_MFA_TYPE",
    "MFA_SETUP",
    "CUSTOM_CHALLENGE",
    "ConfirmForgotPassword",
    "ConfirmSignUp",
)
SILENCES = ("close", "reset", "half", "html-200", "empty-200", "status")
REFUSALS = (
    ("NotAuthorizedException", "Invalid session for the user, session can only be used once."),
    ("NotAuthorizedException", "Invalid session for the user, session is expired."),
    ("NotAuthorizedException", "Invalid session for the user."),
    ("NotAuthorizedException", "Incorrect username or password."),
    ("NotAuthorizedException", "Password attempts exceeded"),
    ("NotAuthorizedException", "User is disabled."),
    ("NotAuthorizedException", "Something new."),
    ("TooManyRequestsException", "Rate exceeded"),
    ("LimitExceededException", "Attempt limit exceeded, please try after some time."),
    ("CodeDeliveryFailureException", "Could not send."),
    ("UserLambdaValidationException", "PreAuthentication failed with error no."),
    ("InvalidParameterException", "1 validation error detected"),
    ("InternalErrorException", "Internal error"),
    ("BrandNewException", "Nobody knows."),
)
"""What a pool may answer instead of serving a request."""
AFTERTHOUGHTS = (
    ("LimitExceededException", "Exceeded daily email limit"),
    ("CodeDeliveryFailureException", "Could not send."),
    ("UserLambdaValidationException", "CustomMessage failed with error no."),
    ("InternalErrorException", "Internal error"),
)
"""What a pool may answer although it has set the new password."""
FIRST = {"sign-in", "identify"}
NEW = {"new-password", "reset-password", "sign-up"}
SENT = {"email-code", "sms-code"}
BELONGS = {
    "wrong-password": FIRST | {"password"},
    "weak-password": NEW,
    "password-reused": NEW,
    "has-spaces": NEW,
    "wrong-code": SENT | {"totp-code", "set-up-totp", "reset-password", "confirm-account"},
    "code-used": {"totp-code", "set-up-totp"},
    "code-renewed": SENT,
    "maybe-right-code-renewed": SENT,
}
"""Where a problem can be put right."""
PATIENCE = {"locked-out": 901, "code-used": 31, "limit-exceeded": 3601}
"""Seconds that somebody waits who reads these."""
ENOUGH = 8
"""Right answers within which everybody is signed in."""


def strikes() -> st.SearchStrategy[dict[str, object]]:
    """Return rules for the practice pool's faults, as they happen in the world."""
    silence = st.fixed_dictionaries(
        {"do": st.sampled_from(SILENCES), "when": st.sampled_from(["before", "after"])}
    )
    refusal = st.sampled_from(REFUSALS).map(lambda r: {"do": "error", "error": r[0], "message": r[1]})
    anywhere = st.fixed_dictionaries(
        {
            "operation": st.sampled_from(["InitiateAuth", "RespondToAuthChallenge", "*"]),
            "times": st.integers(1, 3),
            "skip": st.integers(0, 1),
        }
    )
    late = st.sampled_from(AFTERTHOUGHTS).map(
        lambda r: {
            "operation": "RespondToAuthChallenge",
            "challenge": "NEW_PASSWORD_REQUIRED",
            "when": "after",
            "do": "error",
            "error": r[0],
            "message": r[1],
        }
    )
    return st.one_of(st.builds(lambda a, b: a | b, anywhere, silence | refusal), late)


class Walk(RuleBasedStateMachine):
    """One person, one computer, one pool, and everything that can go wrong between them."""

    walker: Walker

    @initialize(way=st.sampled_from(WAYS))
    def begin(self, way: tuple[str, Flow, str]) -> None:
        situation, flow, start = way
        self.walker = Walker(situation, flow, start=start)
        self.numbers = iter(range(1, 1000))

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

    # People

    @rule(pick=st.integers(0, 2))
    def right(self, pick: int) -> None:
        self.answer_right(pick)

    @rule(pick=st.integers(0, 2))
    def right_again(self, pick: int) -> None:
        self.answer_right(pick)

    @rule(
        text=st.sampled_from(
            ["", "  ", "Wrong-1!", "Wrong-2!", "zq0zq0", "zqzq", "has space-1A", "x" * 300, "\ud800"]
        )
    )
    def wrong(self, text: str) -> None:
        self.acting(**{field.name: text for field in self.fields() if field.name != "username"})

    @rule()
    def older_password(self) -> None:
        names = {field.name for field in self.fields()}
        if "password" in names:
            self.acting(**{"password": self.walker.person.password, **self.named(names)})

    @rule(action=st.sampled_from([Action.BACK, Action.RESEND, Action.START_OVER, Action.CANCEL]))
    def act(self, action: Action) -> None:
        ask = self.walker.ask
        if ask is not None and action in ask.actions:
            with self.within_budget():
                self.walker.act(action)

    @rule()
    def suspend(self) -> None:
        self.walker.conversation.forget_passwords()

    # The world

    @rule(seconds=st.sampled_from([5, 31, 61, 181, 1000]))
    def wait(self, seconds: int) -> None:
        with self.no_call():
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
            with self.no_call():
                self.walker.restart()

    @rule()
    @precondition(lambda self: self.walker.signed_in is not None)
    def sign_in_again(self) -> None:
        self.walker.start()

    # What stays true

    @invariant()
    def no_spent_session_is_sent(self) -> None:
        assert sum(session.refused_reuses for session in self.walker.pool.sessions()) == 0, self.told()

    @invariant()
    def nothing_secret_is_written_or_shown(self) -> None:
        written = self.walker.kept_text() + json.dumps(self.walker.events.events)
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
            assert ask.problem.field in {None, *(field.name for field in self.fields())}, self.told()

    @invariant()
    def what_is_said_is_true(self) -> None:
        if "password-already-set" in self.walker.notes:
            assert self.walker.password != self.walker.person.password, self.told()

    # How

    def fields(self) -> tuple[Field, ...]:
        return self.walker.ask.step.fields() if self.walker.ask else ()

    def named(self, names: set[str]) -> dict[str, str]:
        return {"username": self.walker.person.username} if "username" in names else {}

    def answer_right(self, pick: int = 0) -> None:
        if self.walker.ask is None:
            return
        self.acting(**{field.name: self.right_for(field, pick) for field in self.fields()})

    def right_for(self, field: Field, pick: int) -> str:
        if field.kind == "choice":
            ways = [choice.value for choice in field.choices if choice.value != "WEB_AUTHN"]
            return ways[pick % len(ways)]
        walker = self.walker
        right: dict[str, Callable[[], str]] = {
            "username": lambda: walker.person.username,
            "password": lambda: walker.password,
            "new_password": lambda: f"Chosen-{next(self.numbers)}!",
            "code": lambda: walker.code,
            "answer": lambda: walker.code,
            "email": lambda: f"{walker.person.username}@mail.example",
            "device_name": lambda: "Phone",
            "remember": lambda: "true" if pick else "false",
        }
        return right[field.name]()

    def acting(self, **fields: str) -> None:
        if self.walker.ask is None:
            return
        with self.within_budget():
            self.walker.answer(**fields)

    @contextlib.contextmanager
    def no_call(self) -> Iterator[None]:
        before = len(self.walker.pool.requests())
        yield
        assert len(self.walker.pool.requests()) == before, self.told()

    @contextlib.contextmanager
    def within_budget(self) -> Iterator[None]:
        """One answer costs at most two messages and two passwords."""
        user = self.walker.user
        messages, failures = user.messages, user.lockout.password_failures
        yield
        assert user.messages - messages <= 2, self.told()
        assert user.lockout.password_failures - failures <= 2, self.told()

    def finish(self) -> None:
        """Answer right from here on; the world behaves, and a lock-out ends."""
        walker = self.walker
        walker.pool.faults.clear()
        walker.pool.lapses.unreachable = 0
        walker.pool.lapses.dies_before = walker.pool.lapses.dies_after = None
        for _ in range(ENOUGH):
            if walker.signed_in is not None:
                return
            if walker.problem is not None and walker.problem in PATIENCE:
                walker.happen("advance", PATIENCE[walker.problem])
            if self.needs_a_code():
                walker.happen("advance", 31)
                self.act(Action.RESEND)
            self.answer_right()
        assert walker.signed_in is not None, self.told()

    def needs_a_code(self) -> bool:
        """Say whether somebody would ask for a new code here."""
        ask, walker = self.walker.ask, self.walker
        if ask is None or Action.RESEND not in ask.actions:
            return False
        return walker.problem == "code-expired" or not walker.pool.codes(walker.person.username)

    def told(self) -> str:
        return f"at {self.walker.step} ({self.walker.problem}):\n{self.walker.as_play()}"


def walk(examples: int, steps: int, *, same_every_time: bool) -> None:
    limits = settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=same_every_time,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    run_state_machine_as_test(Walk, settings=limits)


@pytest.mark.timeout(180)
def test_a_thousand_steps_lead_nowhere_bad() -> None:
    walk(40, 30, same_every_time=True)


@pytest.mark.night
@pytest.mark.timeout(3600)
def test_many_more_steps_lead_nowhere_bad() -> None:
    walk(2000, 60, same_every_time=False)
