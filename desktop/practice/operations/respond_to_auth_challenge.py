"""RespondToAuthChallenge: the answer to a challenge, and what comes after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges import CHALLENGES
from desktop.practice.challenges.base import GivenAnswers
from desktop.practice.errors import ServiceError, invalid_parameter, missing_parameter
from desktop.practice.sign_in_advance import advance
from desktop.practice.sign_in_devices import device_of
from desktop.practice.state.sessions import StoredSession, require_fresh, unknown_session
from desktop.practice.state.user_pool_client import UNVERIFIED_HASH

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.sign_in_attempt import SignInAttempt


def respond_to_auth_challenge(call: OperationCall) -> Output:
    """Take the ticket, then the answer; only a definite step forward or a failure spends it."""
    challenge = CHALLENGES.get(call.params["ChallengeName"])
    if challenge is None:
        raise invalid_parameter("Challenge name is not supported.")
    answers = GivenAnswers(call.params.get("ChallengeResponses", {}))
    session = _ticket(call, answers)
    attempt = answered(call, session, answers)
    try:
        return advance(call, attempt)
    except ServiceError:
        session.void = attempt.flow == "CUSTOM_AUTH"
        raise


def answered(call: OperationCall, session: StoredSession, answers: GivenAnswers) -> SignInAttempt:
    """Return the sign-in after a right answer to a session's challenge, and spend the session."""
    challenge = CHALLENGES[session.challenge]
    try:
        attempt = _updated(call, session.attempt, answers)
        attempt = challenge.answer(call, attempt, session.question, answers)
    except ServiceError as error:
        if error.spends:
            session.spend(call.now)
            session.void = challenge.name == "CUSTOM_CHALLENGE"
        raise
    session.spend(call.now)
    return attempt


def _updated(call: OperationCall, attempt: SignInAttempt, answers: GivenAnswers) -> SignInAttempt:
    """Note what comes along with every answer: metadata, the name used, and a device, which must be known."""
    call.pool.require_member(attempt.user)
    key = answers.get("DEVICE_KEY")
    if key is not None:
        device_of(attempt.user, key)
    return replace(
        attempt,
        metadata=call.params.get("ClientMetadata", {}),
        aliased=attempt.aliased or answers.get("USERNAME") != attempt.user.username,
        device_key=key or attempt.device_key,
    )


def _ticket(call: OperationCall, answers: GivenAnswers) -> StoredSession:
    """Find the session that is answered: by itself, or by the secret block that stands for it."""
    token = call.params.get("Session") or answers.get("PASSWORD_CLAIM_SECRET_BLOCK")
    if token is None:
        raise missing_parameter("Session")
    name = answers.required("USERNAME")
    client = call.pool.clients[call.params["ClientId"]]
    client.require_secret_hash(answers.get("SECRET_HASH"), name, UNVERIFIED_HASH)
    session = call.state.sessions.present(token, call.params["ChallengeName"], client.id)
    if not session.attempt.is_of(name):
        raise unknown_session()
    call.state.ledger.note(session)
    require_fresh(session, call.now)
    return session
