"""The session that leads from SignUp over ConfirmSignUp to a sign-in, where the client allows USER_AUTH."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.sign_in_attempt import SignInAttempt
from desktop.practice.state.sessions import require_fresh, unknown_session

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.sessions import StoredSession
    from desktop.practice.state.user import User

SIGN_UP, SIGNED_UP = "SignUp", "ConfirmSignUp"
"""What a session came from, in the place of a challenge's name."""
_FLOW = "USER_AUTH"


def sign_up_session(call: OperationCall, user: User) -> Output:
    """Return the member with a session for ConfirmSignUp, none if the client could not sign in by it."""
    client = call.pool.clients[call.params["ClientId"]]
    if f"ALLOW_{_FLOW}" not in client.flows:
        return {}
    attempt = SignInAttempt(call.pool, client, user, call.params["Username"], _FLOW)
    return {"Session": _issued(call, SIGN_UP, attempt).token}


def presented(call: OperationCall, user: User) -> StoredSession | None:
    """Return the fresh session of a sign-up that a confirmation brings, if it brings one."""
    if "Session" not in call.params:
        return None
    return _fresh(call, SIGN_UP, user)


def confirmed_session(call: OperationCall, session: StoredSession | None) -> Output:
    """Spend the session of a sign-up, and return the member with the one for the sign-in."""
    if session is None:
        return {}
    session.spend(call.now)
    return {"Session": _issued(call, SIGNED_UP, session.attempt).token}


def attempt_after_sign_up(call: OperationCall, attempt: SignInAttempt) -> SignInAttempt:
    """Return a sign-in that has its first factor by the code of the confirmation."""
    session = _fresh(call, SIGNED_UP, attempt.user)
    session.spend(call.now)
    return attempt.passed("EMAIL_OTP" if attempt.user.attributes.get("email") else "SMS_OTP")


def _fresh(call: OperationCall, name: str, user: User) -> StoredSession:
    session = call.state.sessions.present(call.params["Session"], name, call.params["ClientId"])
    call.state.ledger.note(session)
    require_fresh(session, call.now)
    if session.attempt.user is not user:
        raise unknown_session()
    return session


def _issued(call: OperationCall, name: str, attempt: SignInAttempt) -> StoredSession:
    session = call.state.sessions.issue(name, attempt, None, call.now)
    call.state.ledger.note(session)
    return session
