"""Sessions of MFA_SETUP, which its two operations take and replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.state.sessions import StoredSession, require_fresh

if TYPE_CHECKING:
    from desktop.practice.challenges.mfa_setup import AppSetup
    from desktop.practice.operation_call import OperationCall


def setup_session(call: OperationCall) -> StoredSession:
    """Return the fresh MFA_SETUP session of a request."""
    session = call.state.sessions.present(call.params["Session"], "MFA_SETUP")
    call.state.ledger.note(session)
    require_fresh(session, call.now)
    call.pool.require_member(session.attempt.user)
    return session


def next_setup_session(call: OperationCall, session: StoredSession, setup: AppSetup) -> str:
    """Spend a session and give out the one that follows it."""
    session.spend(call.now)
    following = call.state.sessions.issue("MFA_SETUP", session.attempt, setup, call.now)
    call.state.ledger.note(following)
    return following.token
