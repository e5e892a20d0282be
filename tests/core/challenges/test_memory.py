"""What a conversation remembers, and what each thing that happens does to it."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.core.challenges.memory import (
    AcceptedAnswer,
    Candidate,
    ConversationMemory,
    Delivery,
    Fact,
    Question,
)
from desktop.core.cognito.replies import Challenge
from desktop.core.secret import Secret

OLD, NEW, NEWER = Secret("Temporary-1!"), Secret("Chosen-1!"), Secret("Chosen-2!")
QUESTION = Question("SELECT_MFA_TYPE", (("choices", "SMS_MFA,EMAIL_OTP"),))
ACCEPTED = AcceptedAnswer("choose-mfa", QUESTION, {"choice": Secret("EMAIL_OTP")})


def opened() -> ConversationMemory:
    return ConversationMemory().with_name_and_password("ada@example.com", OLD)


def test_a_name_and_a_password_begin_from_nothing() -> None:
    before = (
        opened().with_accepted_answer(ACCEPTED).with_passed_step("sign-in").with_fact(Fact.PASSWORD_CHANGED)
    )
    said = before.with_name_and_password("ben", NEW)
    assert said == ConversationMemory("ben", "ben", passwords=(Candidate(NEW),))


def test_the_working_name_comes_from_the_newest_parameters_and_the_typed_one_stays() -> None:
    said = opened().with_name_from(Challenge("PASSWORD_VERIFIER", {"USER_ID_FOR_SRP": "5ab3d4a0"}))
    assert (said.typed_name, said.working_name) == ("ada@example.com", "5ab3d4a0")
    both = said.with_name_from(Challenge("SMS_MFA", {"USERNAME": "ada", "USER_ID_FOR_SRP": "5ab3d4a0"}))
    assert both.working_name == "ada"


def test_a_challenge_that_names_nobody_changes_no_name() -> None:
    said = opened().with_name_from(Challenge("EMAIL_OTP", {"CODE_DELIVERY_DESTINATION": "a***@e***"}))
    assert said.working_name == "ada@example.com"


def test_a_step_is_passed_once_however_often_it_is_replayed() -> None:
    said = opened().with_passed_step("sign-in").with_passed_step("new-password").with_passed_step("sign-in")
    assert said.passed == ("sign-in", "new-password")


def test_an_answer_is_remembered_for_an_equal_question_only() -> None:
    said = opened().with_accepted_answer(ACCEPTED)
    assert (
        said.answer_to(Question("SELECT_MFA_TYPE", (("choices", "SMS_MFA,EMAIL_OTP"),))) == ACCEPTED.answers
    )
    assert said.answer_to(Question("SELECT_MFA_TYPE", (("choices", "SMS_MFA"),))) is None
    assert said.answer_to(Question("SELECT_MFA_TYPE")) is None


def test_an_accepted_new_password_is_the_only_one_left() -> None:
    said = opened().with_fact(Fact.PASSWORD_MAYBE_CHANGED).with_new_password(NEW)
    assert said.passwords == (Candidate(NEW),)
    assert said.facts == {Fact.PASSWORD_CHANGED}


def test_a_new_password_whose_reply_was_lost_is_tried_before_the_old_one() -> None:
    said = opened().with_unproven_password(NEW)
    assert said.passwords == (Candidate(NEW, unproven=True), Candidate(OLD))
    assert Fact.PASSWORD_MAYBE_CHANGED in said.facts


def test_the_same_password_is_never_a_candidate_twice() -> None:
    assert opened().with_unproven_password(OLD).passwords == (Candidate(OLD, unproven=True),)
    twice = opened().with_unproven_password(NEW).with_unproven_password(NEW)
    assert [known.password for known in twice.passwords] == [NEW, OLD]


def test_the_newest_candidate_comes_first() -> None:
    said = opened().with_unproven_password(NEW).with_unproven_password(NEWER)
    assert [known.password for known in said.passwords] == [NEWER, NEW, OLD]


def test_an_unproven_password_that_opens_is_the_new_one() -> None:
    said = opened().with_unproven_password(NEW)
    said = said.with_proven_password(said.passwords[0])
    assert said.passwords == (Candidate(NEW),)
    assert said.facts == {Fact.PASSWORD_CHANGED}


def test_an_old_password_that_opens_shows_that_no_new_one_is_set() -> None:
    said = opened().with_unproven_password(NEW).with_proven_password(Candidate(OLD))
    assert said.passwords == (Candidate(OLD),)
    assert said.facts == frozenset()


def test_going_on_without_being_asked_for_a_new_password_settles_that_it_is_set() -> None:
    assert opened().with_password_change_confirmed().facts == frozenset()
    assert opened().with_fact(Fact.PASSWORD_MAYBE_CHANGED).with_password_change_confirmed().facts == {
        Fact.PASSWORD_CHANGED
    }


def test_a_password_that_a_replay_asked_for_replaces_all_candidates() -> None:
    said = opened().with_accepted_answer(ACCEPTED).with_unproven_password(NEW).with_only_password(NEWER)
    assert said.passwords == (Candidate(NEWER),)
    assert said.accepted_answers == (ACCEPTED,)
    assert Fact.PASSWORD_MAYBE_CHANGED in said.facts


def test_a_fact_can_turn_out_to_be_none() -> None:
    said = opened().with_fact(Fact.PASSWORD_MAYBE_CHANGED).without_fact(Fact.PASSWORD_MAYBE_CHANGED)
    assert said == opened()


def test_forgetting_passwords_forgets_nothing_else() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    kept = ConversationMemory(
        "ada", "5ab3d4a0", ("sign-in",), (ACCEPTED,), delivery=Delivery("email-code", at)
    )
    full = ConversationMemory(
        kept.typed_name,
        kept.working_name,
        kept.passed,
        kept.accepted_answers,
        (Candidate(OLD),),
        kept.delivery,
    )
    assert full.without_passwords() == kept
