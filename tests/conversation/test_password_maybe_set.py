"""A refusal after a new password was sent: it may be set, so it is said at once, and it is tried first.

Cognito sets the password before it prepares what comes next, and that may fail. Exceptions and texts:
botocore's model, and live replies of pools whose sender role or trigger is broken.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.conversation.scripted import ScriptedSignIn
from tests.fixtures.scripted_pool import ScriptedPool

HELD = {"CodeDeliveryFailureException"}
REFUSALS = [
    ("InvalidSmsRoleAccessPolicyException", "Role does not have permission to publish with SNS"),
    ("InvalidSmsRoleTrustRelationshipException", "Role does not have a trust relationship allowing Cognito"),
    ("InvalidEmailRoleAccessPolicyException", "Email address is not verified."),
    ("InvalidUserPoolConfigurationException", "User pool is not configured for MFA"),
    ("UserLambdaValidationException", "CustomEmailSender failed with error no key."),
    ("UnexpectedLambdaException", "CustomSMSSender invocation failed due to error AccessDenied."),
    ("InvalidLambdaResponseException", "Unrecognizable lambda output"),
    ("CodeDeliveryFailureException", "Unable to send the message."),
    ("InvalidParameterException", "Cannot send code: no registered/verified address"),
    ("MFAMethodNotFoundException", "Could not find the MFA method."),
    ("NotAuthorizedException", "Something that nobody has seen yet."),
    ("SomethingNewException", "Something that nobody has seen yet."),
]


def _asked(*after: dict[str, Any]) -> list[dict[str, Any]]:
    asks = {"challenge": "NEW_PASSWORD_REQUIRED", "parameters": {"requiredAttributes": "[]"}}
    return [{"to": "InitiateAuth", **asks}, *after]


def _play(replies: list[dict[str, Any]], *turns: dict[str, Any]) -> tuple[ScriptedSignIn, ScriptedPool, str]:
    first = {"step": "sign-in", "give": {"username": "ada", "password": "Temporary-1!"}}
    second = {"step": "new-password", "give": {"new_password": "Chosen-1!"}}
    sign_in = ScriptedSignIn({"turn": [first, second, *turns]}, "password")
    with ScriptedPool(replies) as pool:
        how = asyncio.run(sign_in.run(pool))
    assert pool.unexpected == []
    return sign_in, pool, how


def _passwords(pool: ScriptedPool) -> list[str]:
    opened = [request for request in pool.requests if request.operation == "InitiateAuth"]
    return [request.members["AuthParameters"]["PASSWORD"] for request in opened]


@pytest.mark.parametrize(("name", "text"), REFUSALS, ids=[f"{name}-{text[:12]}" for name, text in REFUSALS])
def test_the_new_password_is_tried_first_and_works(name: str, text: str) -> None:
    replies = _asked(
        {"to": "NEW_PASSWORD_REQUIRED", "error": name, "text": text}, {"to": "InitiateAuth", "tokens": "ada"}
    )
    _, pool, how = _play(replies)
    assert how == "signed-in"
    assert _passwords(pool) == ["Temporary-1!", "Chosen-1!"]


@pytest.mark.parametrize(("name", "text"), REFUSALS, ids=[f"{name}-{text[:12]}" for name, text in REFUSALS])
def test_it_is_said_where_the_pool_goes_on_refusing(name: str, text: str) -> None:
    """And what the service said is said as well."""
    refused = {"error": name, "text": text}
    replies = _asked({"to": "NEW_PASSWORD_REQUIRED", **refused}, {"to": "InitiateAuth", **refused})
    held = name in HELD or any(part in text for part in ("Cannot send code", "EmailSender", "SMSSender"))
    said = (
        {"context": {"reason": "new-password-maybe-set"}} if held else {"notes": ["new-password-maybe-set"]}
    )
    third = {"step": "password" if held else "sign-in", "problem": "*", **said}
    sign_in, pool, _ = _play(replies, third)
    assert sign_in.turn == 3
    assert _passwords(pool) == ["Temporary-1!", "Chosen-1!"]


@pytest.mark.parametrize(("name", "text"), [REFUSALS[0], REFUSALS[4], REFUSALS[10]])
def test_so_it_is_where_the_password_is_proved_and_not_sent(name: str, text: str) -> None:
    first = {"step": "sign-in", "give": {"username": "ada", "password": "Temporary-1!"}}
    second = {"step": "new-password", "give": {"new_password": "Chosen-1!"}}
    replies: list[dict[str, Any]] = [
        {"to": "InitiateAuth", "challenge": "PASSWORD_VERIFIER", "times": 2},
        {"to": "PASSWORD_VERIFIER", "challenge": "NEW_PASSWORD_REQUIRED"},
        {"to": "NEW_PASSWORD_REQUIRED", "error": name, "text": text},
        {"to": "PASSWORD_VERIFIER", "tokens": "ada"},
    ]
    sign_in = ScriptedSignIn({"turn": [first, second]}, "srp")
    with ScriptedPool(replies) as pool:
        assert asyncio.run(sign_in.run(pool)) == "signed-in"
    assert pool.unexpected == []


def test_a_refusal_of_the_password_itself_is_corrected_there() -> None:
    replies = _asked(
        {"to": "NEW_PASSWORD_REQUIRED", "error": "InvalidPasswordException", "text": "too short"}
    )
    sign_in, pool, _ = _play(replies, {"step": "new-password", "problem": "weak-password"})
    assert (sign_in.turn, _passwords(pool)) == (3, ["Temporary-1!"])
