"""Moving a sign-in forward: the next challenge with a fresh session, or tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.challenges import CHALLENGES
from desktop.practice.issued_tokens import first_tokens
from desktop.practice.plan import next_challenge
from desktop.practice.quirks import refused_when_fresh

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.sign_in_attempt import SignInAttempt


def advance(call: OperationCall, attempt: SignInAttempt) -> Output:
    """Ask what comes next, or give tokens."""
    name = next_challenge(attempt)
    if name is None:
        return {"ChallengeParameters": {}, "AuthenticationResult": first_tokens(call, attempt)}
    return ask(call, attempt, name)


def ask(call: OperationCall, attempt: SignInAttempt, name: str) -> Output:
    """Ask a challenge."""
    asked = CHALLENGES[name].ask(call, attempt)
    session = call.state.sessions.issue(name, attempt, asked.question, call.now, asked.ticket)
    session.refused_on_first_use = refused_when_fresh(attempt, name)
    call.state.ledger.note(session)
    output: Output = {"ChallengeName": name, "ChallengeParameters": asked.parameters}
    if asked.ticket is None:
        output["Session"] = session.token
    if asked.available:
        output["AvailableChallenges"] = list(asked.available)
    return output
