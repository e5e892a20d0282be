"""Running a pool's triggers: events out, decisions in, and what the service says when one fails."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.practice.challenge_kinds import TOLD_TO_TRIGGERS
from desktop.practice.errors import ServiceError, invalid_parameter, wrong_password
from desktop.practice.triggers.contract import LambdaContext
from desktop.practice.triggers.outbox import HandlerRun, running
from desktop.practice.usable_factors import usable_factors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt
    from desktop.practice.triggers.contract import LambdaEvent, LambdaHandler, Triggers

_NAMED = frozenset({"CUSTOM_CHALLENGE", "PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED"})
"""The challenges that a trigger may name besides the user's second factors."""


@dataclass(frozen=True, slots=True)
class CreatedQuestion:
    """A question as the triggers made it."""

    public: dict[str, str]
    private: dict[str, str] = field(repr=False)
    metadata: str | None = field(repr=False)


def define(attempt: SignInAttempt) -> str | None:
    """Return the challenge that DefineAuthChallenge wants, or nothing when it gives tokens."""
    told = _run(attempt, "DefineAuthChallenge", _of(attempt).define, {}, None)
    if told.get("failAuthentication"):
        raise wrong_password()
    if told.get("issueTokens"):
        return None
    name = told.get("challengeName")
    if not isinstance(name, str) or name not in {*_NAMED, *usable_factors(attempt)}:
        raise _unrecognizable()
    return name


def create(call: OperationCall, attempt: SignInAttempt) -> CreatedQuestion:
    """Have CreateAuthChallenge make a question."""
    request = {"challengeName": "CUSTOM_CHALLENGE"}
    told = _run(attempt, "CreateAuthChallenge", _of(attempt).create, request, call)
    return CreatedQuestion(
        public=_texts(told.get("publicChallengeParameters")),
        private=_texts(told.get("privateChallengeParameters")),
        metadata=told.get("challengeMetadata"),
    )


def verify(call: OperationCall, attempt: SignInAttempt, private: Mapping[str, str], answer: str) -> bool:
    """Have VerifyAuthChallengeResponse judge an answer."""
    request = {"privateChallengeParameters": dict(private), "challengeAnswer": answer}
    told = _run(attempt, "VerifyAuthChallengeResponse", _of(attempt).verify, request, call)
    return told.get("answerCorrect") is True


def _of(attempt: SignInAttempt) -> Triggers:
    triggers = attempt.pool.settings.triggers
    if triggers is None:
        raise invalid_parameter("Custom auth lambda trigger is not configured for the user pool.")
    return triggers


def _run(
    attempt: SignInAttempt,
    trigger: str,
    handler: LambdaHandler,
    request: Mapping[str, Any],
    call: OperationCall | None,
) -> dict[str, Any]:
    """Run one handler and return its response; without a call it cannot send."""
    try:
        with running(HandlerRun(call, attempt.user)):
            told = handler(_event(attempt, trigger, request), LambdaContext(trigger, str(uuid.uuid4())))
    except Exception as error:
        raise ServiceError(
            "UserLambdaValidationException", f"{trigger} failed with error {error}.", spends=True
        ) from error
    response = told.get("response") if isinstance(told, dict) else None
    if not isinstance(response, dict):
        raise _unrecognizable()
    return response


def _event(attempt: SignInAttempt, trigger: str, request: Mapping[str, Any]) -> LambdaEvent:
    user = attempt.user
    common: dict[str, Any] = {
        "userAttributes": {"sub": user.sub, "cognito:user_status": user.status.value} | user.attributes,
        "session": _session(attempt),
        "clientMetadata": dict(attempt.metadata),
    }
    if user.simulated:
        common["userNotFound"] = True
    return {
        "version": "1",
        "region": attempt.pool.region,
        "userPoolId": attempt.pool.id,
        "userName": user.username,
        "callerContext": {"awsSdkVersion": "practice", "clientId": attempt.client.id},
        "triggerSource": f"{trigger}_Authentication",
        "request": common | dict(request),
        "response": {},
    }


def _session(attempt: SignInAttempt) -> list[dict[str, Any]]:
    begun = [{"challengeName": "SRP_A", "challengeResult": True, "challengeMetadata": None}]
    return (begun if attempt.srp_a is not None else []) + [
        {
            "challengeName": result.challenge,
            "challengeResult": result.right,
            "challengeMetadata": result.metadata,
        }
        for result in attempt.results
        if result.challenge in TOLD_TO_TRIGGERS
    ]


def _texts(value: object) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _unrecognizable()
    return {str(name): str(text) for name, text in value.items()}


def _unrecognizable() -> ServiceError:
    return ServiceError("InvalidLambdaResponseException", "Unrecognizable lambda output", spends=True)
