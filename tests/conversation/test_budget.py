"""What one answer and one conversation may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.conversation.budget import Budget
from desktop.conversation.view import Action

if TYPE_CHECKING:
    from tests.conversation.walker import Walking

CLOSE_ALL = {"operation": "InitiateAuth", "times": 9, "when": "before", "do": "close"}


def test_one_answer_has_one_replay_and_two_passwords() -> None:
    budget = Budget()
    assert budget.has_replay
    assert not budget.after_replay().has_replay
    assert budget.after_submission().has_submission
    assert not budget.after_submission().after_submission().has_submission


@pytest.mark.parametrize(
    ("seconds", "worth_it"), [(0, False), (0.5, True), (60, True), (60.5, False), (900, False)]
)
def test_a_lock_of_up_to_a_minute_is_waited_out(seconds: float, worth_it: bool) -> None:  # noqa: FBT001 - a table
    assert Budget().has_wait(seconds) is worth_it


def test_one_answer_waits_once() -> None:
    assert not Budget().after_wait().has_wait(1)


def test_a_pool_that_stays_silent_is_asked_twice_and_no_more(walk: Walking) -> None:
    walker = walk("plain")
    walker.happen("fault", CLOSE_ALL)
    walker.sign_in()
    assert (walker.step, walker.problem) == ("sign-in", "service-trouble")
    assert len(walker.pool.requests()) == 2


def test_a_lost_new_password_costs_two_tries_at_most(walk: Walking) -> None:
    walker = walk("temporary-password+email-code")
    walker.sign_in()
    walker.happen(
        "fault", {"challenge": "NEW_PASSWORD_REQUIRED", "when": "before", "do": "close", "times": 2}
    )
    walker.answer(new_password="Chosen-1!")
    assert [request.operation for request in walker.pool.requests()] == [
        "InitiateAuth",
        "RespondToAuthChallenge",
        "InitiateAuth",
        "InitiateAuth",
        "RespondToAuthChallenge",
    ]
    assert (walker.step, walker.problem) == ("sign-in", "start-again")
    assert walker.asked.problem is not None
    assert walker.asked.problem.values["because"] == "new-password"


def test_three_codes_that_nobody_asked_for_and_then_the_person_is_asked(walk: Walking) -> None:
    walker = walk("email-code")
    walker.sign_in()
    for number in (2, 3, 4):
        walker.happen("advance", 200)
        walker.answer(code="000000")
        assert (walker.step, walker.problem) == ("email-code", "code-renewed")
        assert walker.user.messages == number
    walker.happen("advance", 200)
    walker.answer(code="000000")
    assert (walker.step, walker.problem) == ("sign-in", "start-again")
    assert walker.asked.step.fields()[0].value == walker.person.username
    assert walker.user.messages == 4


def test_codes_that_were_asked_for_do_not_count(walk: Walking) -> None:
    walker = walk("email-code")
    walker.sign_in()
    for _ in range(6):
        walker.happen("advance", 31)
        walker.act(Action.RESEND)
        assert (walker.step, walker.notes) == ("email-code", ["code-renewed"])
    walker.happen("advance", 200)
    walker.answer(code="000000")
    assert walker.problem == "code-renewed"


def test_a_code_is_not_sent_twice_within_thirty_seconds(walk: Walking) -> None:
    walker = walk("email-code")
    walker.sign_in()
    assert walker.asked.resend_in == 30
    walker.happen("advance", 29)
    walker.act(Action.RESEND)
    assert walker.notes == ["resend-too-soon"]
    assert walker.screen.notes[0].values == {"seconds": 1}
    assert walker.asked.resend_in == 1
    assert walker.user.messages == 1


def test_the_cool_down_survives_a_restart_and_a_wrong_clock(walk: Walking) -> None:
    walker = walk("email-code", wrong_by=86400)
    walker.sign_in()
    walker.happen("advance", 10)
    walker.restart()
    assert walker.asked.resend_in == 20
