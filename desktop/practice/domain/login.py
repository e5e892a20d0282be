"""Signing in on the domain's own page: the pool's people, by the same engine that serves the API.

Managed login proves the password itself, whatever ExplicitAuthFlows say, and has no custom challenges.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import GivenAnswers
from desktop.practice.challenges.password import check_plain_password
from desktop.practice.migration import migrated_user
from desktop.practice.operations.associate_software_token import associate_software_token
from desktop.practice.operations.respond_to_auth_challenge import answered
from desktop.practice.operations.verify_software_token import verify_software_token
from desktop.practice.plan import next_challenge
from desktop.practice.sign_in_advance import ask
from desktop.practice.sign_in_attempt import SignInAttempt
from desktop.practice.state.sessions import require_fresh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user_pool_client import UserPoolClient

_FLOW = "USER_PASSWORD_AUTH"


@dataclass(frozen=True, slots=True)
class LoginQuestion:
    """A challenge for the page: its name and parameters as the API has them, and the session.

    `key` is an authenticator key that has just been made.
    """

    challenge: str
    parameters: Mapping[str, str]
    session: str = field(repr=False)
    key: str = field(default="", repr=False)


def begin(
    call: OperationCall, client: UserPoolClient, name: str, password: str
) -> SignInAttempt | LoginQuestion:
    """Check a name and a password. Raises ServiceError as the API would."""
    given = GivenAnswers({"USERNAME": name, "PASSWORD": password})
    found = call.pool.user_for(client, given.required("USERNAME"))
    user = migrated_user(call, client, found, _FLOW, given)
    attempt = SignInAttempt(pool=call.pool, client=client, user=user, typed=name, flow=_FLOW)
    return _advanced(call, check_plain_password(call, attempt, given.required("PASSWORD")))


def answer(
    call: OperationCall, client: UserPoolClient, challenge: str, session: str, responses: Mapping[str, str]
) -> SignInAttempt | LoginQuestion:
    """Answer a challenge of the page. Raises ServiceError; the session is spent as it is at the API."""
    ticket = call.state.sessions.present(session, challenge, client.id)
    call.state.ledger.note(ticket)
    require_fresh(ticket, call.now)
    named = {"USERNAME": ticket.attempt.user.username, **responses}
    return _advanced(call, answered(call, ticket, GivenAnswers(named)))


def set_up_app(
    call: OperationCall, client: UserPoolClient, session: str, code: str
) -> SignInAttempt | LoginQuestion:
    """Take the first code of an authenticator app, and go on."""
    verified = verify_software_token(_with(call, Session=session, UserCode=code))
    return answer(call, client, "MFA_SETUP", str(verified["Session"]), {})


def _advanced(call: OperationCall, attempt: SignInAttempt) -> SignInAttempt | LoginQuestion:
    name = next_challenge(attempt)
    if name is None:
        return attempt
    output = ask(call, attempt, name)
    question = LoginQuestion(name, output["ChallengeParameters"], str(output["Session"]))
    return _with_key(call, question) if _wants_app(question) else question


def _wants_app(question: LoginQuestion) -> bool:
    is_setup = question.challenge == "MFA_SETUP"
    return is_setup and "SOFTWARE_TOKEN_MFA" in question.parameters["MFAS_CAN_SETUP"]


def _with_key(call: OperationCall, question: LoginQuestion) -> LoginQuestion:
    """Make an authenticator key where the pool takes one; the page offers nothing else then."""
    made: Output = associate_software_token(_with(call, Session=question.session))
    return LoginQuestion(
        question.challenge, question.parameters, str(made["Session"]), str(made["SecretCode"])
    )


def _with(call: OperationCall, **params: str) -> OperationCall:
    return replace(call, params=params)
