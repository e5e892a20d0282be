"""What a person is told: about an error, and on arrival after a replay."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.conversation.current_step import CurrentStep
from desktop.conversation.pasted import differs_by_keyboard
from desktop.conversation.state import ReplayReason
from desktop.core.challenges import entry_of_challenge, entry_of_step
from desktop.core.challenges.memory import Fact
from desktop.core.cognito import errors as e
from desktop.core.cognito.complaint import complaint_in
from desktop.core.cognito.replies import Challenge
from desktop.core.notices.notice import Notice, Problem
from desktop.core.sign_in.lockout import LOCKOUT_UNKNOWN, LockoutStanding
from desktop.core.sign_in.refusal_values import values_of
from desktop.core.sign_in.standard_attributes import STANDARD_ATTRIBUTES
from desktop.core.steps.codes import TotpCode
from desktop.core.steps.factors import SetUpTotp
from desktop.core.steps.opening import Password

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.conversation.state import ReplayPlan
    from desktop.core.challenges.memory import ConversationMemory, Pending
    from desktop.core.cognito.replies import Result
    from desktop.core.errors import StileError
    from desktop.core.sign_in.settings import SignInSettings

_REASONS = {
    ReplayReason.EXPIRED: "session-ended",
    ReplayReason.RENEWAL: "session-ended",
    ReplayReason.LOST: "session-ended",
    ReplayReason.BACK: "session-ended",
    ReplayReason.UNKNOWN: "reply-lost",
    ReplayReason.NEW_CODE: "new-code",
    ReplayReason.RESUMED: "resumed",
    ReplayReason.ACCOUNT: "account-ready",
}

_SPEAKING_OF_PASSWORDS = frozenset(
    {e.WrongPasswordError.code, e.SessionLostError.code, "start-again"},
)
"""Problems whose usual words speak of a password; each has others, for `no-password`."""

_MANY = 3
"""Tries that are left of which nobody need be told."""


_ELSEWHERE = STANDARD_ATTRIBUTES | {"username", "new_password", "code"}
"""What a complaint may name: where it is not asked, the complaint is about none of the fields there are."""


@dataclass(frozen=True, slots=True)
class ArrivalMessages:
    """What to say where a replay ended: a problem at the step, and notes beside it."""

    problem: Problem | None = None
    notes: tuple[Notice, ...] = ()


def problem_of(
    error: StileError, current: CurrentStep, standing: LockoutStanding = LOCKOUT_UNKNOWN
) -> Problem:
    """Return the problem that an error is at a step; it goes to a field only if the step has it."""
    names = tuple(asked.name for asked in current.step.fields())
    place, values = _field_of(error, names), {**_values(error, standing, names), **_of_code(error, current)}
    nothing_else = isinstance(error, e.InvalidInputError) and not values
    if place is not None and (nothing_else or isinstance(error, e.AttributeRefusedError)):
        values = {"because": "named", "member": place}
    return Problem(error.code, values, field=place, detail=error.detail, request_id=error.request_id)


def of_older_system(problem: Problem, given: Pending, settings: SignInSettings) -> Problem:
    """Return the problem with a hint where a password was refused that the pool cannot have set.

    A pool that takes people over from an older system does so in flow `password` alone, and a password that
    breaks its policy gets the same refusal as a wrong one.
    """
    password = given.answers.get("password")
    if problem.code != e.WrongPasswordError.code or settings.flow != "password" or password is None:
        return problem
    fits = all(rule.met_by(password.reveal()) for rule in settings.policy.rules())
    return problem if fits else replace(problem, values={"because": "older-system"})


def _field_of(error: StileError, names: tuple[str, ...]) -> str | None:
    """Return where a problem belongs: at the field of the error, the one the pool names, or the only one."""
    known = getattr(error, "field", None)
    if known in names:
        return str(known)
    if isinstance(error, (e.InvalidInputError, e.AttributeRefusedError)):
        complaint, named = complaint_in(error.detail, names)
        elsewhere = complaint is not None and not _ELSEWHERE.isdisjoint(complaint.members)
        return named or (None if elsewhere else _only_one(names, error))
    if isinstance(error, (e.CorrectableError, e.WrongPasswordError)):
        return _only_one(names, error)
    return None


def _only_one(names: tuple[str, ...], error: StileError) -> str | None:
    """Return the only field that an error can be about, where just one was asked for."""
    asked = set(names)
    if isinstance(error, e.AttributeRefusedError):
        asked -= {"username", "password", "new_password", "code"}
    return asked.pop() if len(asked) == 1 else None


def of_letters(error: StileError | None, given: Pending) -> tuple[Notice, ...]:
    """Return what to say beside a refused password whose letters may differ from one computer to another."""
    password = given.answers.get("password")
    if not isinstance(error, e.WrongPasswordError) or password is None:
        return ()
    return (Notice("accents-may-differ"),) if differs_by_keyboard(password.reveal()) else ()


def password_step(
    why: ReplayReason, memory: ConversationMemory, *, asks_to_send: bool = False
) -> CurrentStep:
    """Return the step that asks for the password again, with the reason that helps most."""
    reason = _REASONS[why]
    if Fact.PASSWORD_MAYBE_CHANGED in memory.facts:
        reason = "new-password-maybe-set"
    elif Fact.PASSWORD_CHANGED in memory.facts:
        reason = "new-password-set"
    return CurrentStep(Password(memory.typed_name, reason, asks_to_send))


def given_up(error: StileError | None, memory: ConversationMemory) -> Problem:
    """Return why the conversation is back at its first step with its budget spent."""
    code = error.code if isinstance(error, (e.UnknownOutcomeError, e.SessionLostError)) else "start-again"
    because = error.variant if error is not None and error.variant else None
    if Fact.PASSWORD_MAYBE_CHANGED in memory.facts:
        code, because = ("service-trouble" if code == "service-trouble" else "start-again"), "new-password"
    return Problem(
        code,
        {"because": because} if because else {},
        detail=error.detail if error else "",
        request_id=error.request_id if error else None,
    )


def without_password_words(problem: Problem) -> Problem:
    """Return a problem in words for somebody who typed no password: their flow did not ask for one."""
    spoken = problem.code in _SPEAKING_OF_PASSWORDS and problem.values.get("because") != "new-password"
    return replace(problem, values={"because": "no-password"}) if spoken else problem


def signs_in_by_browser(error: StileError | None = None) -> Problem:
    """Return what to say to somebody of another provider where the browser is the way on."""
    told, request_id = (error.detail, error.request_id) if error is not None else ("", None)
    return Problem(e.OtherProviderError.code, {"because": "browser"}, detail=told, request_id=request_id)


def problem_of_unset() -> Problem:
    """Return what to say where the one password that was tried shows that it was never set."""
    return Problem("start-again", {"because": "old-password"})


def on_arrival(
    plan: ReplayPlan, current: CurrentStep, memory: ConversationMemory, sent_at: datetime | None
) -> ArrivalMessages:
    """Return what a person reads where a replay stopped; `sent_at` is when it caused a code."""
    notes: list[Notice] = []
    if newly_known_set(plan, memory):
        notes.append(Notice("password-already-set"))
    if sent_at is None:
        notes.extend(_without_code(plan, current))
        return ArrivalMessages(notes=tuple(notes))
    values = {"time": f"{sent_at.astimezone():%H:%M}"}
    if not _answered_here(plan, current):
        notes.extend(_with_code(plan, values))
        return ArrivalMessages(notes=tuple(notes))
    return ArrivalMessages(_renewed(plan, values), tuple(notes))


def newly_known_set(plan: ReplayPlan, memory: ConversationMemory) -> bool:
    """Say whether a replay found out that a new password, sent before it, is set."""
    news = memory.facts - plan.facts
    return Fact.PASSWORD_CHANGED in news and not plan.sent


def _answered_here(plan: ReplayPlan, current: CurrentStep) -> bool:
    """Say whether the answer whose fate was open belonged to this very step."""
    return plan.pending is not None and plan.pending.step.name == current.step.name


def _renewed(plan: ReplayPlan, values: dict[str, str]) -> Problem:
    if plan.why is ReplayReason.UNKNOWN:
        return Problem("maybe-right-code-renewed", values, field="code")
    return Problem("code-renewed", values | _of_time(plan), field="code")


def _with_code(plan: ReplayPlan, values: dict[str, str]) -> list[Notice]:
    if plan.why is ReplayReason.UNKNOWN:
        return [Notice("two-codes")]
    if plan.why in {ReplayReason.NEW_CODE, ReplayReason.RESUMED}:
        return [Notice("code-renewed", values)]
    return []


def _without_code(plan: ReplayPlan, current: CurrentStep) -> list[Notice]:
    if current.question in plan.given:  # memory has answered it, and the pool asks once more
        return [Notice("asked-again", {"because": "repeated"})]
    if plan.why is ReplayReason.RESUMED:
        return [Notice("gone-on")]
    if Fact.TOTP_KEY_SHOWN in plan.facts and current.step.name == TotpCode.name:
        return [Notice("totp-already-set-up")]
    again = _answered_here(plan, current) and not plan.sent and plan.why is not ReplayReason.BACK
    return [Notice("asked-again", _of_time(plan))] if again else []


def _of_time(plan: ReplayPlan) -> dict[str, str]:
    """Say that it was the time that ended, where it was."""
    return {"because": "expired"} if plan.why in {ReplayReason.EXPIRED, ReplayReason.RENEWAL} else {}


def _values(error: StileError, standing: LockoutStanding, names: tuple[str, ...]) -> dict[str, str | int]:
    if isinstance(error, (e.LockedOutError, e.WrongPasswordError)) and standing.seconds > 0:
        return {"because": "known", "seconds": math.ceil(standing.seconds)}
    if isinstance(error, e.WrongPasswordError) and (standing.tries_left or _MANY) < _MANY:
        return {"because": "few", "attempts_left": standing.tries_left or 0}
    return values_of(error, names)


def _of_code(error: StileError, current: CurrentStep) -> dict[str, str | int]:
    """Say where a code is read, at a step for which nothing was sent."""
    is_of_code = isinstance(error, (e.WrongCodeError, e.CodeExpiredError))
    if not is_of_code or entry_of_step(current.step, current.challenge).sends_code:
        return {}
    if isinstance(current.step, (TotpCode, SetUpTotp)):
        return {"because": "app"}
    return {"because": "other"} if isinstance(error, e.WrongCodeError) else {}


def refused(result: Result, pending: Pending) -> Problem | None:
    """Return the problem where asking again is how the pool says no."""
    if not isinstance(result, Challenge) or pending.question is None:
        return None
    if result.name != pending.question.challenge:
        return None
    try:
        problem = entry_of_challenge(result).refused(result, pending.question)
    except e.GarbledError:
        return None  # where it leads is found out by reading it again, and told there
    names = [asked.name for asked in pending.step.fields()]
    return replace(problem, field=names[0]) if problem is not None and len(names) == 1 else problem
