"""A preferred factor that the pool refuses leads to the choice; every name a pool can offer has words."""

from __future__ import annotations

import asyncio
from typing import Any

import botocore.session
import pytest

from desktop.core import words
from desktop.core.catalogue.choices import CHOICES
from tests.conversation.scripted import ScriptedSignIn
from tests.fixtures.scripted_pool import ScriptedPool

REFUSALS = [
    ("InvalidParameterException", "Missing required parameter PASSWORD"),
    ("InvalidParameterException", "Missing required parameter SRP_A"),
    ("InvalidParameterException", "Challenge is not enabled."),
    ("InvalidParameterException", "Cannot send code: no registered/verified email or phone_number"),
    ("MFAMethodNotFoundException", "Could not find the factor."),
    ("FeatureUnavailableInTierException", "Passwordless is not available in this tier."),
    ("NotAuthorizedException", "EMAIL_OTP is not an allowed first factor."),
]
ENDS = [
    ("NotAuthorizedException", "Incorrect username or password.", "wrong-password"),
    ("NotAuthorizedException", "User is disabled.", "disabled"),
    ("TooManyRequestsException", "Rate exceeded", "too-many-requests"),
]
SELECT = {"ChallengeName": "SELECT_CHALLENGE", "Session": "AYABe-scripted-a-session"}
IDENTIFY = {"step": "identify", "give": {"username": "ada"}}


def play(replies: list[dict[str, Any]], *turns: dict[str, Any], preferred: str) -> ScriptedPool:
    sign_in = ScriptedSignIn({"turn": turns, "settings": {"preferred_factor": preferred}}, "choice")
    with ScriptedPool(replies) as pool:
        assert asyncio.run(sign_in.run(pool)) == "no-answer"
    assert (pool.unexpected, sign_in.turn) == ([], len(turns))
    return pool


def preferences(pool: ScriptedPool) -> list[str | None]:
    opened = [request for request in pool.requests if request.operation == "InitiateAuth"]
    return [request.members["AuthParameters"].get("PREFERRED_CHALLENGE") for request in opened]


def ways(*names: str) -> dict[str, Any]:
    return {"to": "InitiateAuth", "body": {**SELECT, "AvailableChallenges": list(names)}}


@pytest.mark.parametrize(("name", "text"), REFUSALS, ids=[text[:28] for _, text in REFUSALS])
@pytest.mark.parametrize("preferred", ["PASSWORD", "PASSWORD_SRP", "EMAIL_OTP"])
def test_a_refused_preference_leads_to_the_choice(preferred: str, name: str, text: str) -> None:
    refusing = {"to": "InitiateAuth", "error": name, "text": text}
    chosen = {"step": "choose-factor", "context": {"choices": ["PASSWORD", "EMAIL_OTP"]}}
    asked = {"to": "SELECT_CHALLENGE", "challenge": "PASSWORD"}
    turns = IDENTIFY, chosen | {"give": {"choice": "PASSWORD"}}, {"step": "password"}
    pool = play([refusing, ways("PASSWORD", "EMAIL_OTP"), asked], *turns, preferred=preferred)
    assert preferences(pool) == [preferred, None]


@pytest.mark.parametrize(("name", "text", "code"), ENDS)
def test_what_has_another_reason_is_not_tried_again(name: str, text: str, code: str) -> None:
    refusing = {"to": "InitiateAuth", "error": name, "text": text}
    pool = play([refusing], IDENTIFY, {"step": "identify", "problem": code}, preferred="PASSWORD")
    assert preferences(pool) == ["PASSWORD"]


def test_without_a_preference_a_refusal_is_told() -> None:
    refusing = {"to": "InitiateAuth", "error": "InvalidParameterException", "text": "No value of ours"}
    pool = play([refusing], IDENTIFY, {"step": "identify", "problem": "invalid-input"}, preferred="")
    assert preferences(pool) == [None]


def test_a_pool_that_refuses_both_is_asked_twice_and_no_more() -> None:
    refusing = {"to": "InitiateAuth", "error": "InvalidParameterException", "text": "No", "times": 2}
    pool = play([refusing], IDENTIFY, {"step": "identify", "problem": "invalid-input"}, preferred="PASSWORD")
    assert preferences(pool) == ["PASSWORD", None]


def test_every_name_of_the_model_that_can_be_a_choice_has_words() -> None:
    model = botocore.session.get_session().get_service_model("cognito-idp")
    shapes = [model.shape_for(name) for name in ("ChallengeNameType", "AuthFactorType")]
    names = {name for shape in shapes for name in shape.metadata["enum"]}
    assert {name for name in names if words.choice_label(name) == name} == set()
    assert {"EMAIL_MFA", "SOFTWARE_TOKEN"} <= set(CHOICES)


@pytest.mark.parametrize("name", ["RETINA_SCAN", "<b>&x</b>", ""])
def test_a_name_that_nobody_knows_is_shown_as_it_is(name: str) -> None:
    assert words.choice_label(name) == name


@pytest.mark.parametrize(
    ("offered", "other"),
    [("EMAIL_OTP", "EMAIL_MFA"), ("EMAIL_MFA", "EMAIL_OTP"), ("SOFTWARE_TOKEN", "SOFTWARE_TOKEN_MFA")],
)
def test_a_factor_that_is_offered_in_one_spelling_and_taken_in_another_is_given_in_both(
    offered: str, other: str
) -> None:
    choice = {"challenge": "SELECT_MFA_TYPE", "parameters": {"MFAS_CAN_CHOOSE": f'["{offered}", "SMS_MFA"]'}}
    wrong = {"to": "SELECT_MFA_TYPE", "error": "InvalidParameterException", "text": "Invalid MFA type."}
    right = {"to": "SELECT_MFA_TYPE", "tokens": "ada"}
    replies: list[dict[str, Any]] = [{"to": "InitiateAuth", **choice}, wrong, right]
    first = {"step": "sign-in", "give": {"username": "ada", "password": "Right-1!"}}
    second = {"step": "choose-mfa", "give": {"choice": offered}}
    sign_in = ScriptedSignIn({"turn": [first, second]}, "password")
    with ScriptedPool(replies) as pool:
        assert asyncio.run(sign_in.run(pool)) == "signed-in"
    answers = [r.members["ChallengeResponses"]["ANSWER"] for r in pool.requests if r.challenge]
    assert answers == [offered, other]
