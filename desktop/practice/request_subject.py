"""Who and what a request is about, as far as it can be told before the request is served."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.practice.state.ledger import LedgerEntry
    from desktop.practice.state.sessions import StoredSession
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user import User


def describe(state: StoredState, entry: LedgerEntry, params: Mapping[str, Any]) -> None:
    """Fill in a ledger entry's challenge, user and session."""
    session = _session(state, params)
    user = _user(state, params, session)
    entry.challenge = _text(params.get("ChallengeName"))
    entry.session = session.id if session is not None else None
    entry.username = user.username if user is not None else _typed(params)


def _session(state: StoredState, params: Mapping[str, Any]) -> StoredSession | None:
    block = _member(params, "ChallengeResponses").get("PASSWORD_CLAIM_SECRET_BLOCK")
    token = _text(params.get("Session")) or _text(block)
    if token is None:
        return None
    return state.sessions.find(token)


def _user(state: StoredState, params: Mapping[str, Any], session: StoredSession | None) -> User | None:
    if session is not None:
        return session.attempt.user
    token = _text(params.get("AccessToken")) or ""
    name = _typed(params) or ""
    for pool in state.pools.values():
        user = pool.grants.holder(token) or pool.users.find(name)
        if user is not None:
            return user
    return None


def _typed(params: Mapping[str, Any]) -> str | None:
    for holder in (params, _member(params, "AuthParameters"), _member(params, "ChallengeResponses")):
        name = _text(holder.get("Username")) or _text(holder.get("USERNAME"))
        if name is not None:
            return name
    return None


def _member(params: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = params.get(name)
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
