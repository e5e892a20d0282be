"""The decision table, as a table: values in, values out, without a loop, a pool or a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.budget import CALLS, Budget
from desktop.conversation.current_step import CurrentStep
from desktop.conversation.decide import decide, restart
from desktop.conversation.decision import (
    BeginReplay,
    Decision,
    Divert,
    Finish,
    Give,
    Giver,
    Next,
    NextAsk,
    PoolReply,
    Restart,
    Wait,
)
from desktop.conversation.replay import begin_replay
from desktop.conversation.state import ConversationState, Moment, ReplayReason
from desktop.core.challenges import entry_of_step
from desktop.core.challenges.account import CONFIRM, RESET
from desktop.core.challenges.memory import (
    AcceptedAnswer,
    Candidate,
    ConversationMemory,
    Fact,
    Pending,
    Question,
)
from desktop.core.cognito import errors as e
from desktop.core.cognito.replies import Challenge, Delivered, Done, Tokens
from desktop.core.secret import Secret
from desktop.core.sign_in.outcome import Outcome
from desktop.core.sign_in.settings import Flow, SignInSettings
from desktop.core.steps import all_steps as steps
from tests.core.sign_in.test_outcome import EXPECTED

if TYPE_CHECKING:
    from desktop.core.errors import StileError
    from desktop.core.steps.base import Step

AT = Moment(datetime(2026, 3, 2, 12, 0, tzinfo=UTC), 1000.0)
SETTINGS = SignInSettings("eu-west-1_Ab3dEf6hI")
TOKENS = Tokens(Secret("a"), Secret("i"), Secret("r"), 3600)
OLD, NEW = Secret("Temporary-1!"), Secret("Chosen-1!")
MEMORY = ConversationMemory("ada", "5ab3d4a0", passed=("sign-in",), passwords=(Candidate(OLD),))
CODE = CurrentStep(steps.EmailCode("a***@e***"), "EMAIL_OTP", Question("EMAIL_OTP"))
NEW_PASSWORD = CurrentStep(
    steps.NewPassword("ada"), "NEW_PASSWORD_REQUIRED", Question("NEW_PASSWORD_REQUIRED", (("missing", ""),))
)
CHOICE = Question("SELECT_MFA_TYPE", (("can", "EMAIL_OTP,SMS_MFA"),))


def state_at(current: CurrentStep, memory: ConversationMemory = MEMORY) -> ConversationState:
    return ConversationState(SETTINGS, current, "srp", memory)


def with_fallback(flow: Flow = "srp") -> ConversationState:
    """Return a state at the code whose profile may fall back to flow `password`."""
    settings = replace(SETTINGS, fallback_flows=("password",))
    return replace(state_at(CODE), settings=settings, flow=flow)


def give_at(current: CurrentStep, by: Giver = Giver.PERSON, **answers: str) -> Give:
    given = {name: Secret(value) for name, value in answers.items()}
    entry = entry_of_step(current.step, current.challenge)
    return Give(entry, Pending(current.step, current.question, given), by)


def error_reply(
    error: StileError, outcome: Outcome | None = None, session_for: str | None = None
) -> PoolReply:
    decided = outcome or EXPECTED[type(error)]
    return PoolReply(decided, AT, "5ab3d4a0", error=error, session_for=session_for)


def good_reply(result: Challenge | Tokens | Delivered | Done) -> PoolReply:
    return PoolReply(Outcome.ADVANCED, AT, "5ab3d4a0", result)


def after_code(error: StileError, state: ConversationState | None = None) -> Decision:
    return decide(state or state_at(CODE), give_at(CODE, code="123456"), error_reply(error))


# What a person gave

BY_OUTCOME: dict[Outcome, type[Next]] = {
    Outcome.CORRECTED: NextAsk,
    Outcome.HELD: NextAsk,
    Outcome.OVER: Restart,
    Outcome.DIVERTED: Divert,
    Outcome.LOST: BeginReplay,
    Outcome.UNKNOWN: BeginReplay,
}


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_each_outcome_of_a_persons_answer_leads_one_way(kind: type[StileError]) -> None:
    decision = after_code(kind("text"))
    expected = Restart if kind is e.SpoiltByTriggerError else BY_OUTCOME[EXPECTED[kind]]
    assert isinstance(decision.next, expected)
    assert decision.state.current == CODE


def test_tokens_end_it() -> None:
    decision = decide(state_at(CODE), give_at(CODE, code="123456"), good_reply(TOKENS))
    assert decision.next == Finish(TOKENS)


def test_the_next_question_is_the_pools() -> None:
    asked = Challenge("EMAIL_OTP", {"CODE_DELIVERY_DESTINATION": "a***@e***"})
    given = give_at(NEW_PASSWORD, new_password=NEW.reveal())
    decision = decide(state_at(NEW_PASSWORD), given, good_reply(asked))
    assert decision.next == NextAsk()
    assert decision.state.current == CODE
    assert decision.state.memory.passwords == (Candidate(NEW),)
    assert Fact.PASSWORD_CHANGED in decision.state.memory.facts
    assert decision.state.cool_until == AT.seconds + 30


@pytest.mark.parametrize(
    "asked",
    [
        Challenge("MFA_SETUP", {"MFAS_CAN_SETUP": "['SMS_MFA']"}),
        Challenge("SELECT_MFA_TYPE", {"MFAS_CAN_CHOOSE": "{"}),
        Challenge("NEW_PASSWORD_REQUIRED", {"requiredAttributes": "3"}),
        Challenge("WEB_AUTHN", {"CREDENTIAL_REQUEST_OPTIONS": "[]"}),
    ],
    ids=lambda asked: asked.name,
)
def test_a_question_that_cannot_be_read_leads_to_the_first_step(asked: Challenge) -> None:
    decision = decide(
        state_at(NEW_PASSWORD), give_at(NEW_PASSWORD, new_password="Chosen-1!"), good_reply(asked)
    )
    assert isinstance(decision.next, Restart)
    assert decision.next.problem is not None
    assert decision.next.problem.code == "service-trouble"


def test_an_account_that_is_ready_is_signed_in_to() -> None:
    decision = decide(state_at(CODE), give_at(CODE, code="1"), good_reply(Done()))
    assert decision.next == BeginReplay(ReplayReason.ACCOUNT)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (e.SessionExpiredError(), ReplayReason.EXPIRED),
        (e.SessionUsedError(), ReplayReason.LOST),
        (e.SessionInvalidError(), ReplayReason.LOST),
        (e.NoReplyError(), ReplayReason.UNKNOWN),
        (e.GarbledError(), ReplayReason.UNKNOWN),
    ],
    ids=lambda value: getattr(value, "code", str(value)),
)
def test_a_replay_knows_why_and_with_what(error: StileError, why: ReplayReason) -> None:
    assert after_code(error).next == BeginReplay(why, give_at(CODE, code="123456").pending)


def test_a_new_password_whose_reply_was_lost_is_tried_first() -> None:
    given = give_at(NEW_PASSWORD, new_password=NEW.reveal())
    decision = decide(state_at(NEW_PASSWORD), given, error_reply(e.NoReplyError()))
    assert decision.state.memory.passwords == (Candidate(NEW, unproven=True), Candidate(OLD))


def test_a_new_password_whose_session_was_over_was_not_set() -> None:
    given = give_at(NEW_PASSWORD, new_password=NEW.reveal())
    decision = decide(state_at(NEW_PASSWORD), given, error_reply(e.SessionExpiredError()))
    assert decision.state.memory.passwords == (Candidate(OLD),)


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_an_answer_that_was_taken_stays_taken_whatever_comes_after_it(kind: type[StileError]) -> None:
    given = give_at(NEW_PASSWORD, new_password=NEW.reveal())
    decision = decide(state_at(NEW_PASSWORD), given, replace(error_reply(kind("text")), answer_taken=True))
    assert decision.state.memory.passwords == (Candidate(NEW),)
    assert Fact.PASSWORD_CHANGED in decision.state.memory.facts
    if isinstance(decision.next, NextAsk):
        assert decision.state.current.step == steps.Password("ada", "new-password-set")


@pytest.mark.parametrize("error", [e.NotConfirmedError(), e.SessionExpiredError()], ids=lambda e: e.code)
def test_a_diversion_knows_whom_it_is_about(error: StileError) -> None:
    current = CurrentStep(steps.ForgotPassword())
    decision = decide(
        state_at(current, ConversationMemory()), give_at(current, username="ada"), error_reply(error)
    )
    assert isinstance(decision.next, Divert)
    assert decision.state.memory.typed_name == "ada"


@pytest.mark.parametrize(("step", "asks"), [(steps.ForgotPassword(), RESET), (steps.SignUp(), CONFIRM)])
def test_what_may_have_sent_a_code_asks_for_it(step: Step, asks: str) -> None:
    current = CurrentStep(step)
    given = give_at(current, username="ada", new_password=NEW.reveal())
    decision = decide(state_at(current), given, error_reply(e.NoReplyError()))
    assert decision.next == Divert(Challenge(asks))
    assert [note.code for note in decision.notes] == ["if-a-code-arrives"]


def test_a_wrong_password_where_only_the_password_is_asked_is_asked_again() -> None:
    current = CurrentStep(steps.Password("ada", "resumed"))
    decision = decide(state_at(current), give_at(current, password="x"), error_reply(e.WrongPasswordError()))
    assert isinstance(decision.next, NextAsk)


@pytest.mark.parametrize(("outcome", "tries_left"), [(Outcome.OVER, 4), (Outcome.LOST, None)])
def test_a_refused_proof_of_the_device_is_no_wrong_password(outcome: Outcome, tries_left: int | None) -> None:
    current = CurrentStep(steps.SignIn("ada"))
    given = give_at(current, username="ada", password=OLD.reveal())
    decision = decide(state_at(current), given, error_reply(e.WrongPasswordError(), outcome))
    assert decision.state.standing(AT).tries_left == tries_left


# Sessions that are refused though they are fresh


def test_the_first_refusal_is_replayed_and_the_second_takes_the_fallback() -> None:
    first = after_code(e.SessionUsedError(), with_fallback())
    assert (first.state.flow, first.state.refused_fresh) == ("srp", 1)
    second = after_code(e.SessionUsedError(), first.state)
    assert (second.state.flow, second.state.refused_fresh) == ("password", 2)
    assert [event.kind for event in second.events] == ["service-refused-fresh-session"]


def test_a_session_that_a_trigger_spoiled_takes_the_fallback_at_once_or_ends() -> None:
    assert isinstance(after_code(e.SpoiltByTriggerError()).next, Restart)
    decision = after_code(e.SpoiltByTriggerError(), with_fallback())
    assert isinstance(decision.next, BeginReplay)
    assert decision.state.flow == "password"


def test_a_session_that_was_spoilt_in_the_last_fallback_ends_it() -> None:
    assert isinstance(after_code(e.SpoiltByTriggerError(), with_fallback("password")).next, Restart)


def test_each_fallback_is_followed_by_the_next_one() -> None:
    settings = replace(SETTINGS, flow="custom-srp", fallback_flows=("srp", "password"))
    state = replace(state_at(CODE), settings=settings, flow="custom-srp")
    for flow in ("srp", "password"):
        state = after_code(e.SpoiltByTriggerError(), state).state
        assert state.flow == flow
    assert isinstance(after_code(e.SpoiltByTriggerError(), state).next, Restart)


def test_a_flow_that_the_client_does_not_allow_is_closed() -> None:
    state = with_fallback("password")
    refusal = after_code(e.FlowNotEnabledError(), state)
    assert isinstance(refusal.next, Restart)
    decision = restart(refusal.state, refusal.next)
    assert (decision.state.flow, set(decision.state.closed_flows)) == ("srp", {"password"})


# The opening of a replay


def opening(*others: Candidate) -> tuple[ConversationState, Give]:
    """Return a replay that has sent the first of its passwords."""
    memory = replace(MEMORY, passwords=(Candidate(NEW, unproven=True), *others))
    decision = begin_replay(state_at(CODE, memory), BeginReplay(ReplayReason.UNKNOWN))
    assert isinstance(decision.next, Give)
    assert decision.next.by is Giver.OPENING
    return decision.state, decision.next


def sent(decision: Decision) -> object:
    assert isinstance(decision.next, Give)
    return decision.next.pending.answers["password"]


def test_the_newest_password_goes_first_and_the_older_one_after_it() -> None:
    state, give = opening(Candidate(OLD))
    assert give.pending.answers["password"] == NEW
    decision = decide(state, give, error_reply(e.WrongPasswordError()))
    assert sent(decision) == OLD


def test_a_third_password_is_not_tried() -> None:
    state, give = opening(Candidate(OLD), Candidate(Secret("Older-1!")))
    for _ in range(2):
        decision = decide(state, give, error_reply(e.WrongPasswordError()))
        state = decision.state
    assert isinstance(decision.next, Restart)


def test_a_new_password_alone_that_is_wrong_was_never_set() -> None:
    state, give = opening()
    decision = decide(state, give, error_reply(e.WrongPasswordError()))
    assert isinstance(decision.next, Restart)
    assert decision.next.problem is not None
    assert decision.next.problem.values == {"because": "old-password"}


def test_a_short_lock_is_waited_out_once() -> None:
    state, give = opening()
    waiting = decide(state, give, error_reply(e.LockedOutError()))
    assert isinstance(waiting.next, Wait)
    assert waiting.next.then == give
    again = decide(waiting.state, give, error_reply(e.LockedOutError()))
    assert isinstance(again.next, NextAsk)
    assert again.state.current.step.name == "password"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (e.NotReachedError(), NextAsk),
        (e.TooManyRequestsError(), NextAsk),
        (e.ResetRequiredError(), Divert),
        (e.UserDisabledError(), Restart),
        (e.NoReplyError(), Restart),
        (e.SessionUsedError(), Restart),
        (e.TooManyCallsError(), Restart),
    ],
    ids=lambda value: getattr(value, "code", getattr(value, "__name__", "")),
)
def test_what_an_opening_meets(error: StileError, expected: type[Next]) -> None:
    state, give = opening()
    assert isinstance(decide(state, give, error_reply(error)).next, expected)


def test_a_replay_that_cannot_reach_the_pool_stays_where_it_was() -> None:
    state, give = opening()
    decision = decide(state, give, error_reply(e.NotReachedError()))
    assert (decision.state.current, decision.state.replay) == (CODE, None)


def test_one_answer_is_replayed_once() -> None:
    state, _ = opening()
    assert isinstance(begin_replay(state, BeginReplay(ReplayReason.LOST)).next, Restart)


def test_without_passwords_a_replay_has_no_answer_left_either() -> None:
    code = Pending(CODE.step, CODE.question, {"code": Secret("123456")})
    begun = begin_replay(state_at(CODE), BeginReplay(ReplayReason.UNKNOWN, code)).state
    assert begun.replay is not None
    assert begun.replay.pending == code
    state = begun.without_passwords()
    assert state.replay is not None
    assert (state.replay.pending, state.replay.candidate, state.replay.untried) == (None, None, ())
    assert state.memory == MEMORY.without_passwords()


def test_without_a_password_it_is_asked_for() -> None:
    state = state_at(CODE, MEMORY.without_passwords())
    decision = begin_replay(state, BeginReplay(ReplayReason.UNKNOWN))
    assert decision.next == NextAsk()
    assert decision.state.current.step == steps.Password("ada", "reply-lost")


# What memory gives


CHOSE = AcceptedAnswer("choose-mfa", CHOICE, {"choice": Secret("EMAIL_OTP")}, is_choice=True)
ASKS_CHOICE = Challenge("SELECT_MFA_TYPE", {"MFAS_CAN_CHOOSE": '["EMAIL_OTP", "SMS_MFA"]'})


def test_an_equal_question_gets_the_answer_of_before_and_no_question_gets_it_twice() -> None:
    state, give = opening()
    state = replace(state, memory=state.memory.with_accepted_answer(CHOSE))
    first = decide(state, give, good_reply(ASKS_CHOICE))
    assert isinstance(first.next, Give)
    assert (first.next.by, first.next.pending.question) == (Giver.MEMORY, CHOICE)
    second = decide(first.state, first.next, good_reply(ASKS_CHOICE))
    assert isinstance(second.next, NextAsk)
    assert second.state.current.step.name == "choose-mfa"


def test_another_question_is_the_persons() -> None:
    state, give = opening()
    state = replace(state, memory=state.memory.with_accepted_answer(CHOSE))
    other = Challenge("SELECT_MFA_TYPE", {"MFAS_CAN_CHOOSE": '["SMS_MFA", "SOFTWARE_TOKEN_MFA"]'})
    assert isinstance(decide(state, give, good_reply(other)).next, NextAsk)


# A new code by a call of its own


def test_what_comes_of_asking_for_another_code() -> None:
    current = CurrentStep(steps.ConfirmAccount("ada", "a***"), CONFIRM, Question(CONFIRM))
    state, give = state_at(current), give_at(current, Giver.RESEND)
    sent_again = decide(state, give, good_reply(Delivered("a***")))
    assert [note.code for note in sent_again.notes] == ["code-renewed"]
    not_needed = decide(state, give, good_reply(Done("confirmation-not-needed")))
    assert not_needed.next == BeginReplay(ReplayReason.ACCOUNT)
    assert [note.code for note in decide(state, give, error_reply(e.NoReplyError())).notes] == [
        "if-a-code-arrives"
    ]
    limited = decide(state, give, error_reply(e.LimitExceededError()))
    assert isinstance(limited.next, NextAsk)
    assert limited.next.problem is not None


# Whatever happens


@pytest.mark.parametrize("by", Giver, ids=lambda by: by.value)
@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind.__name__)
def test_every_error_leads_somewhere_for_every_giver(kind: type[StileError], by: Giver) -> None:
    state, give = opening(Candidate(OLD))
    if by is not Giver.OPENING:
        give = give_at(CODE, by, code="123456")
    decision = decide(state, give, error_reply(kind("text")))
    assert isinstance(decision.next, (NextAsk, Give, Wait, BeginReplay, Divert, Restart))
    assert decision.state.budget.calls == 1


def test_calls_are_counted_whatever_became_of_them() -> None:
    reply = replace(error_reply(e.WrongCodeError()), calls=7)
    decision = decide(replace(state_at(CODE), budget=Budget(calls=3)), give_at(CODE, code="1"), reply)
    assert (decision.state.budget.calls, decision.state.budget.calls_left) == (10, CALLS - 10)


def test_a_pool_that_asks_without_end_is_told_of() -> None:
    decision = after_code(e.TooManyCallsError())
    assert [event.kind for event in decision.events] == ["too-many-calls"]


def test_a_delivery_is_reckoned_in_the_pools_time() -> None:
    late = replace(good_reply(Challenge("EMAIL_OTP")), at=Moment(AT.pool + timedelta(hours=1), 5.0))
    decision = decide(state_at(NEW_PASSWORD), give_at(NEW_PASSWORD, new_password="Chosen-1!"), late)
    assert decision.state.memory.delivery is not None
    assert decision.state.memory.delivery.at == AT.pool + timedelta(hours=1)
