"""Sessions: opaque, for one answer, for a few minutes, for one user's one challenge."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.sign_in_attempt import SignInAttempt

_USED = "Invalid session for the user, session can only be used once."
_SHORTEST, _LONGEST = 900, 1600


@dataclass(slots=True, eq=False)
class StoredSession:
    """The ticket of one question, with the sign-in it belongs to and what the answer must be.

    `refused_on_first_use` makes the pool refuse it as already used, as the real service sometimes does (see
    `quirks`); this is not counted as a reuse, because the client did nothing wrong. `void` is set when an
    answer made the triggers end the sign-in; the service then no longer knows the session.
    """

    id: str
    token: str = field(repr=False)
    challenge: str
    attempt: SignInAttempt
    question: object = field(repr=False)
    issued_at: datetime
    expires_at: datetime
    spent_at: datetime | None = None
    attempts: int = 0
    refused_reuses: int = 0
    refused_expired: int = 0
    refused_on_first_use: bool = False
    void: bool = False

    def spend(self, now: datetime) -> None:
        """Let this session never be good again."""
        self.spent_at = now


def unknown_session() -> Exception:
    """Refuse a session that is not one, or is somebody else's, or is for another question."""
    return not_authorized("Invalid session for the user.")


class StoredSessions:
    """Every session that was ever given out, of all pools, so that a refusal can say why.

    A session knows its pool by the sign-in that it belongs to.
    """

    def __init__(self) -> None:
        self._by_token: dict[str, StoredSession] = {}

    def issue(
        self,
        challenge: str,
        attempt: SignInAttempt,
        question: object,
        now: datetime,
        token: str | None = None,
    ) -> StoredSession:
        """Give out a session; `token` is given where something else serves as the ticket."""
        session = StoredSession(
            id=secrets.token_hex(6),
            token=token or new_token(),
            challenge=challenge,
            attempt=attempt,
            question=question,
            issued_at=now,
            expires_at=now + attempt.client.session,
        )
        self._by_token[session.token] = session
        return session

    def find(self, token: str) -> StoredSession | None:
        """Look a session up without presenting it."""
        return self._by_token.get(token)

    def present(self, token: str, challenge: str, client_id: str | None = None) -> StoredSession:
        """Return the session that a request brings, if it is one for this challenge and client."""
        session = self._by_token.get(token)
        if session is None or session.challenge != challenge:
            raise unknown_session()
        if client_id not in {None, session.attempt.client.id}:
            raise unknown_session()
        return session


def require_fresh(session: StoredSession, now: datetime) -> None:
    """Count an answer to a session, and refuse a spent or an expired one."""
    session.attempts += 1
    if session.refused_on_first_use:
        raise not_authorized(_USED)
    if session.spent_at is not None:
        session.refused_reuses += 1
        raise unknown_session() if session.void else not_authorized(_USED)
    if now >= session.expires_at:
        session.refused_expired += 1
        raise not_authorized("Invalid session for the user, session is expired.")


def new_token() -> str:
    """Make a session as the service makes them: 900 to 1,600 characters after `AYABe`."""
    length = _SHORTEST + secrets.randbelow(_LONGEST - _SHORTEST + 1)
    return f"AYABe{secrets.token_urlsafe(length)}"[:length]
