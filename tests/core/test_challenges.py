"""The challenge table against botocore's own model, and what each entry does with both directions."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import botocore.session
import pytest

from desktop.core import challenges
from desktop.core.challenges import (
    NOT_APPLICABLE,
    EntryContext,
    entry_of_challenge,
    entry_of_step,
    known_challenges,
    with_silent,
)
from desktop.core.challenges.account import CONFIRM, RESET
from desktop.core.challenges.memory import Answers, Candidate, ConversationMemory, Fact, Question, Replay
from desktop.core.cognito.calls import InitiateAuth, RespondToAuthChallenge
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.replies import Challenge, Tokens
from desktop.core.secret import Secret
from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.core.sign_in.settings import Flow, SignInSettings
from desktop.core.steps import all_steps as steps

if TYPE_CHECKING:
    from desktop.core.challenges.entry import Calls, StepEntry

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SETTINGS = SignInSettings(
    "eu-west-1_Ab3dEf6hI", policy=PasswordPolicy(min_length=12), metadata={"app": "stile"}
)
SAID = ConversationMemory("ada@example.com", "5ab3d4a0", passwords=(Candidate(Secret("Temporary-1!")),))
TOKENS = Tokens(Secret("a"), Secret("i"), Secret("r"), 3600)
VERIFIER = Challenge(
    "PASSWORD_VERIFIER",
    {
        "USER_ID_FOR_SRP": "5ab3d4a0",
        "SALT": "a1",
        "SRP_B": "b" * 700,
        "SECRET_BLOCK": base64.b64encode(b"block").decode(),
    },
)
MODEL = botocore.session.get_session().get_service_model("cognito-idp")
AFTER_TOKENS = {steps.RememberDevice}
"""What is asked when the pool has said all it has to say."""
NAMES = frozenset(MODEL.shape_for("ChallengeNameType").metadata["enum"])


def context(flow: Flow = "srp", *, at: datetime = NOW) -> EntryContext:
    settings = SignInSettings(SETTINGS.pool_id, flow, metadata=SETTINGS.metadata)
    return EntryContext(settings, SAID, now=lambda: at)


def exchange(entry: StepEntry, step: steps.Step, answers: Answers, given: EntryContext) -> Calls:
    given.step, given.answers = step, answers
    return with_silent(entry.answer(given), given)


def read(challenge: Challenge) -> steps.Step:
    return entry_of_challenge(challenge).read(EntryContext(SETTINGS, SAID, challenge))


def answered(question: Question | None, **answers: str) -> EntryContext:
    given = {name: Secret(value) for name, value in answers.items()}
    return EntryContext(SETTINGS, SAID, question=question, answers=given)


def new_password(required: object = (), present: object = None) -> Challenge:
    parameters = {
        "USER_ID_FOR_SRP": "5ab3d4a0",
        "requiredAttributes": json.dumps(required),
        "userAttributes": json.dumps(present or {}),
    }
    return Challenge("NEW_PASSWORD_REQUIRED", parameters)


def test_every_challenge_of_the_service_is_answered_or_excused() -> None:
    assert known_challenges() | set(NOT_APPLICABLE) == NAMES


def test_no_challenge_is_both_answered_and_excused() -> None:
    assert len(known_challenges()) + len(NOT_APPLICABLE) == len(NAMES)


def test_every_excused_challenge_has_a_reason() -> None:
    assert all(len(reason) > 20 for reason in NOT_APPLICABLE.values())


@pytest.mark.parametrize("name", sorted(set(NOT_APPLICABLE) | {"BRAND_NEW_CHALLENGE"}))
def test_a_challenge_that_cannot_be_answered_gets_a_page_that_names_it(name: str) -> None:
    entry = entry_of_challenge(Challenge(name, {}))
    step = read(Challenge(name, {}))
    assert step == steps.UnknownChallenge(name)
    assert not entry.leads_on
    assert entry_of_step(step, name) is entry


def test_every_step_is_asked_by_some_entry() -> None:
    openings = (
        steps.SignIn(),
        steps.Identify(),
        steps.BrowserSignIn(),
        steps.Password("ada", "resumed"),
        steps.ForgotPassword(),
        steps.SignUp(),
    )
    begun = {entry_of_step(step, None).step for step in openings}
    can = ('["SMS_MFA"]', '["EMAIL_OTP"]', '["SOFTWARE_TOKEN_MFA"]', '["EMAIL_OTP", "SOFTWARE_TOKEN_MFA"]')
    of_challenges = {
        entry_of_challenge(Challenge(name, {"MFAS_CAN_SETUP": ways}, available=("PASSWORD",))).step
        for name in (*NAMES, RESET, CONFIRM)
        for ways in can
    }
    assert begun | of_challenges == set(steps.ALL) - AFTER_TOKENS


@pytest.mark.parametrize(
    ("challenge", "because"),
    [
        (Challenge("MFA_SETUP", {"MFAS_CAN_SETUP": '["SMS_MFA"]'}), "text-setup"),
        (Challenge("MFA_SETUP"), "text-setup"),
        (Challenge("SELECT_CHALLENGE"), "no-factor"),
    ],
)
def test_a_dead_end_of_the_service_says_why(challenge: Challenge, because: str) -> None:
    step = read(challenge)
    assert step == steps.NoWayOn(because)
    assert not entry_of_step(step, challenge.name).leads_on


def test_no_code_is_ever_given_again() -> None:
    entries = [entry_of_challenge(Challenge(name)) for name in NAMES]
    assert {entry.replay for entry in entries if entry.sends_code} == {Replay.NEVER}


# NEW_PASSWORD_REQUIRED


def test_only_attributes_without_a_value_are_asked_for() -> None:
    challenge = new_password(
        ["userAttributes.name", "userAttributes.email", "userAttributes.custom:team"],
        {"email": "ada@example.com", "name": "", "email_verified": "true"},
    )
    step = read(challenge)
    assert step == steps.NewPassword("ada@example.com", ("name", "custom:team"), SETTINGS.policy)


def test_the_question_is_the_same_as_long_as_the_same_attributes_are_missing() -> None:
    entry = entry_of_challenge(new_password())
    bare, named = new_password(["userAttributes.name"]), new_password([], {"name": "Ada"})
    assert entry.question(named) == entry.question(new_password())
    assert entry.question(bare) != entry.question(named)
    assert entry.question(bare) == Question("NEW_PASSWORD_REQUIRED", (("missing", "name"),))


def test_a_new_password_is_sent_with_its_attributes_under_the_services_names() -> None:
    step = steps.NewPassword("ada@example.com", ("name", "custom:team"))
    answers = {"new_password": Secret("Chosen-1!"), "name": Secret("Ada"), "custom:team": Secret("7")}
    calls = exchange(entry_of_step(step, "NEW_PASSWORD_REQUIRED"), step, answers, context())
    call = next(calls)
    assert isinstance(call, RespondToAuthChallenge)
    assert call.responses == {
        "USERNAME": "5ab3d4a0",
        "NEW_PASSWORD": Secret("Chosen-1!"),
        "userAttributes.name": Secret("Ada"),
        "userAttributes.custom:team": Secret("7"),
    }
    assert call.commits
    assert call.metadata == {"app": "stile"}


@pytest.mark.parametrize("text", ["{", "3", '{"a": 1}'])
def test_required_attributes_that_are_no_list_make_no_sense(text: str) -> None:
    challenge = Challenge("NEW_PASSWORD_REQUIRED", {"requiredAttributes": text})
    with pytest.raises(GarbledError):
        read(challenge)


def test_an_accepted_new_password_is_no_answer_to_give_again() -> None:
    entry = entry_of_challenge(new_password())
    said = entry.memory_after_answer(answered(entry.question(new_password()), new_password="Chosen-1!"))
    assert said.accepted_answers == ()
    assert said.passwords == (Candidate(Secret("Chosen-1!")),)


def test_being_asked_for_a_new_password_shows_that_none_is_set() -> None:
    entry = entry_of_challenge(new_password())
    assert (
        entry.memory_after_question(EntryContext(SETTINGS, SAID.with_fact(Fact.PASSWORD_MAYBE_CHANGED))).facts
        == frozenset()
    )


def test_an_unknown_outcome_leaves_the_new_password_as_a_candidate_or_at_least_a_fact() -> None:
    entry = entry_of_challenge(new_password())
    known_still = entry.memory_after_unknown_outcome(answered(None, new_password="Chosen-1!"))
    assert known_still.passwords[0] == Candidate(Secret("Chosen-1!"), unproven=True)
    assert entry.memory_after_unknown_outcome(answered(None)).facts == {Fact.PASSWORD_MAYBE_CHANGED}


# EMAIL_OTP


def test_a_code_page_shows_the_pools_mask_and_nothing_else() -> None:
    challenge = Challenge("EMAIL_OTP", {"CODE_DELIVERY_DESTINATION": "a***@e***"})
    assert read(challenge) == steps.EmailCode("a***@e***")
    assert read(Challenge("EMAIL_OTP")) == steps.EmailCode("")


def test_a_code_is_sent_as_it_is_and_never_remembered() -> None:
    step = steps.EmailCode("a***@e***")
    entry = entry_of_step(step, "EMAIL_OTP")
    call = next(exchange(entry, step, {"code": Secret("12345678")}, context()))
    assert isinstance(call, RespondToAuthChallenge)
    assert call.responses == {"USERNAME": "5ab3d4a0", "EMAIL_OTP_CODE": Secret("12345678")}
    assert entry.memory_after_answer(answered(Question("EMAIL_OTP"), code="12345678")) == SAID


# Beginnings


def test_srp_sends_no_password() -> None:
    answers = {"username": Secret("ada"), "password": Secret("Temporary-1!")}
    calls = exchange(entry_of_step(steps.SignIn(), None), steps.SignIn(), answers, context())
    begun = next(calls)
    assert isinstance(begun, InitiateAuth)
    assert (begun.flow, set(begun.parameters), begun.parameters["USERNAME"]) == (
        "USER_SRP_AUTH",
        {"USERNAME", "SRP_A"},
        "ada",
    )
    proof = calls.send(VERIFIER)
    assert isinstance(proof, RespondToAuthChallenge)
    assert set(proof.responses) == {
        "USERNAME",
        "PASSWORD_CLAIM_SIGNATURE",
        "PASSWORD_CLAIM_SECRET_BLOCK",
        "TIMESTAMP",
    }
    assert proof.responses["USERNAME"] == "5ab3d4a0"


def test_the_proof_is_stamped_with_the_pools_time() -> None:
    late = context(at=NOW - timedelta(days=1, hours=3))
    answers = {"password": Secret("Temporary-1!")}
    step = steps.Password("ada@example.com", "resumed")
    calls = exchange(entry_of_step(step, None), step, answers, late)
    next(calls)
    proof = calls.send(VERIFIER)
    assert isinstance(proof, RespondToAuthChallenge)
    assert proof.responses["TIMESTAMP"] == "Sun Mar 1 09:00:00 UTC 2026"


def test_an_exponent_proves_one_password_once() -> None:
    spent = context()
    answers = {"username": Secret("ada"), "password": Secret("Temporary-1!")}
    calls = exchange(entry_of_step(steps.SignIn(), None), steps.SignIn(), answers, spent)
    next(calls)
    calls.send(VERIFIER)
    with pytest.raises(GarbledError):
        calls.send(VERIFIER)


@pytest.mark.parametrize("name", ["USER_ID_FOR_SRP", "SALT", "SRP_B", "SECRET_BLOCK"])
def test_a_proof_that_cannot_be_made_leaves_the_outcome_open(name: str) -> None:
    answers = {"username": Secret("ada"), "password": Secret("Temporary-1!")}
    for spoiled in ({**VERIFIER.parameters, name: "??"}, _without(name)):
        calls = exchange(entry_of_step(steps.SignIn(), None), steps.SignIn(), answers, context())
        next(calls)
        if name == "USER_ID_FOR_SRP" and name in spoiled:
            continue  # any text is a name
        with pytest.raises(GarbledError):
            calls.send(Challenge("PASSWORD_VERIFIER", spoiled))


def _without(name: str) -> dict[str, str]:
    return {key: value for key, value in VERIFIER.parameters.items() if key != name}


def test_the_password_flow_sends_the_password() -> None:
    answers = {"username": Secret("ada"), "password": Secret("Temporary-1!")}
    begun = next(exchange(entry_of_step(steps.SignIn(), None), steps.SignIn(), answers, context("password")))
    assert isinstance(begun, InitiateAuth)
    assert begun.flow == "USER_PASSWORD_AUTH"
    assert begun.parameters == {"USERNAME": "ada", "PASSWORD": Secret("Temporary-1!")}


def test_the_password_alone_begins_again_under_the_name_that_was_typed() -> None:
    step = steps.Password("ada@example.com", "resumed")
    begun = next(exchange(entry_of_step(step, None), step, {"password": Secret("x")}, context()))
    assert isinstance(begun, InitiateAuth)
    assert begun.parameters["USERNAME"] == "ada@example.com"


def test_silent_challenges_are_answered_without_asking_and_the_rest_is_returned() -> None:
    answers = {"username": Secret("ada"), "password": Secret("Temporary-1!")}
    seen = context()
    calls = exchange(entry_of_step(steps.SignIn(), None), steps.SignIn(), answers, seen)
    next(calls)
    calls.send(VERIFIER)
    with pytest.raises(StopIteration) as end:
        calls.send(Challenge("EMAIL_OTP", {"USERNAME": "internal"}))
    assert end.value.value.name == "EMAIL_OTP"
    assert seen.memory.working_name == "internal"


def test_tokens_end_an_exchange() -> None:
    step = steps.EmailCode()
    calls = exchange(entry_of_step(step, "EMAIL_OTP"), step, {"code": Secret("1")}, context())
    next(calls)
    with pytest.raises(StopIteration) as end:
        calls.send(TOKENS)
    assert end.value.value is TOKENS


def test_the_table_is_the_only_switch_over_challenge_names() -> None:
    assert challenges.known_challenges() | {RESET, CONFIRM} == {
        entry.challenge for entry in challenges._ENTRIES
    }


# WEB_AUTHN


def test_a_passkey_is_asked_for_whom_it_was_made_for_and_what_it_signs_is_sent() -> None:
    told = json.dumps({"rpId": "auth.example.com", "challenge": "YWJj", "hints": []})
    challenge = Challenge("WEB_AUTHN", {"CREDENTIAL_REQUEST_OPTIONS": told})
    entry = entry_of_challenge(challenge)
    step = read(challenge)
    assert isinstance(step, steps.Passkey)
    assert json.loads(step.options)["challenge"] == "YWJj"
    assert step.context() == {"rp_id": "auth.example.com", "expected": ""}
    call = next(exchange(entry, step, {"credential": Secret("{}")}, context("choice")))
    assert isinstance(call, RespondToAuthChallenge)
    assert call.responses == {"USERNAME": "5ab3d4a0", "CREDENTIAL": Secret("{}")}


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[]",
        "{",
        "[" * 50_000,
        '{"rpId": 3, "challenge": "abc"}',
        '{"rpId": "a.example"}',
        '{"rpId": "*.example.com", "challenge": "abc"}',
    ],
)
def test_a_passkey_cannot_be_asked_for_nothing(told: str) -> None:
    challenge = Challenge("WEB_AUTHN", {"CREDENTIAL_REQUEST_OPTIONS": told})
    with pytest.raises(GarbledError):
        read(challenge)


# Devices


def test_a_device_proof_without_a_device_leaves_the_outcome_open() -> None:
    answers = {"username": Secret("ada"), "password": Secret("Temporary-1!")}
    for name in ("DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"):
        calls = exchange(entry_of_step(steps.SignIn(), None), steps.SignIn(), answers, context("password"))
        next(calls)
        with pytest.raises(GarbledError):
            calls.send(Challenge(name, {"USERNAME": "5ab3d4a0"}))
