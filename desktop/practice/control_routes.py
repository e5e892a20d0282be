"""The control address: what tests and the inbox panel ask of the practice server."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.practice.clock import rfc3339
from desktop.practice.faults import Fault, FaultRuleError
from desktop.practice.pool_proof import is_nonce
from desktop.practice.quota import Bucket, QuotaError
from desktop.practice.situations.invented_people import SituationError, add_to_first_fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.practice.practice_state import PracticeState
    from desktop.practice.state.ledger import LedgerEntry
    from desktop.practice.state.sessions import StoredSession
    from desktop.practice.state.user import User

Json = Any
"""Whatever JSON can say."""


class ControlError(Exception):
    """A control call that is refused with a reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class ControlRoutes:
    """Serves control calls; a route is a method, a path and the function that serves it.

    `stop_asked` has the server stop, once the reply to that is out. `prove` signs a nonce.
    """

    def __init__(self, practice: PracticeState, prove: Callable[[str], str]) -> None:
        self.stop_asked = False
        self._practice = practice
        self._prove = prove
        self._routes: dict[tuple[str, str], Callable[[Mapping[str, Json]], Json]] = {
            ("GET", "/inbox"): self._inbox,
            ("GET", "/ledger"): self._ledger,
            ("DELETE", "/ledger"): self._clear_ledger,
            ("GET", "/faults"): self._faults,
            ("POST", "/faults"): self._add_fault,
            ("DELETE", "/faults"): self._clear_faults,
            ("GET", "/quota"): self._quota,
            ("POST", "/quota"): self._add_quota,
            ("DELETE", "/quota"): self._clear_quota,
            ("GET", "/clock"): self._now,
            ("POST", "/clock"): self._advance,
            ("POST", "/users"): self._add_user,
            ("GET", "/proof"): self._proof,
            ("POST", "/stop"): self._stop,
        }

    def serve(self, method: str, path: str, given: Mapping[str, Json]) -> Json:
        """Serve one call; `given` is its query or its body."""
        route = self._routes.get((method, path))
        if route is not None:
            return route(given)
        if any(known == path for _, known in self._routes):
            raise ControlError(405, f"{path} does not take {method}")
        raise ControlError(404, f"there is no {path}")

    def _inbox(self, given: Mapping[str, Json]) -> Json:
        after = given.get("after")
        messages = self._practice.state.inbox.messages(
            given.get("username"), _moment(after) if after else None
        )
        return [asdict(message) | {"at": rfc3339(message.at)} for message in messages]

    def _ledger(self, _given: Mapping[str, Json]) -> Json:
        ledger = self._practice.state.ledger
        sessions = ledger.sessions()
        return {
            "sessions": [_session(session) for session in sessions],
            "refused_reuses": sum(session.refused_reuses for session in sessions),
            "requests": [_entry(entry) for entry in ledger.entries()],
            "users": {user.username: _user(user) for user in self._practice.state.users()},
        }

    def _clear_ledger(self, _given: Mapping[str, Json]) -> Json:
        self._practice.state.ledger.clear()
        for user in self._practice.state.users():
            user.messages = 0
            user.lockout.clear_counts()
        return {}

    def _faults(self, _given: Mapping[str, Json]) -> Json:
        return self._practice.faults.listed()

    def _add_fault(self, given: Mapping[str, Json]) -> Json:
        try:
            self._practice.faults.add(Fault.parse(given))
        except FaultRuleError as error:
            raise ControlError(400, str(error)) from None
        return {}

    def _clear_faults(self, _given: Mapping[str, Json]) -> Json:
        self._practice.faults.clear()
        return {}

    def _quota(self, _given: Mapping[str, Json]) -> Json:
        return self._practice.quota.listed()

    def _add_quota(self, given: Mapping[str, Json]) -> Json:
        try:
            self._practice.quota.add(Bucket.parse(given))
        except QuotaError as error:
            raise ControlError(400, str(error)) from None
        return {}

    def _clear_quota(self, _given: Mapping[str, Json]) -> Json:
        self._practice.quota.clear()
        return {}

    def _now(self, _given: Mapping[str, Json]) -> Json:
        return {"now": rfc3339(self._practice.clock.now())}

    def _advance(self, given: Mapping[str, Json]) -> Json:
        seconds = given.get("advance_seconds")
        if not isinstance(seconds, (int, float)) or isinstance(seconds, bool):
            raise ControlError(400, "advance_seconds must be a number")
        try:
            return {"now": rfc3339(self._practice.clock.advance(seconds))}
        except OverflowError:
            raise ControlError(400, "that is further than a calendar goes") from None

    def _add_user(self, given: Mapping[str, Json]) -> Json:
        pools = list(self._practice.state.pools.values())
        wanted = given.get("pool")
        if wanted is not None:
            pools = [pool for pool in pools if wanted in (pool.id, pool.settings.name)]
            if not pools:
                raise ControlError(400, f"there is no pool {wanted!r}")
        try:
            return asdict(
                add_to_first_fitting(str(given.get("situation", "plain")), pools, self._practice.clock.now())
            )
        except SituationError as error:
            raise ControlError(400, str(error)) from None

    def _proof(self, given: Mapping[str, Json]) -> Json:
        nonce = str(given.get("nonce", ""))
        if not is_nonce(nonce):
            raise ControlError(400, "nonce must be 64 hexadecimal digits")
        return {"proof": self._prove(nonce)}

    def _stop(self, _given: Mapping[str, Json]) -> Json:
        self.stop_asked = True
        return {}


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise ControlError(400, f"{text!r} is no RFC 3339 time") from None
    if moment.tzinfo is None:
        raise ControlError(400, f"{text!r} lacks its offset from UTC")
    return moment


def _maybe(moment: datetime | None) -> str | None:
    return rfc3339(moment) if moment is not None else None


def _session(session: StoredSession) -> Json:
    return {
        "id": session.id,
        "pool_id": session.attempt.pool.id,
        "username": session.attempt.user.username,
        "challenge": session.challenge,
        "issued_at": rfc3339(session.issued_at),
        "expires_at": rfc3339(session.expires_at),
        "spent_at": _maybe(session.spent_at),
        "attempts": session.attempts,
        "refused_reuses": session.refused_reuses,
        "refused_expired": session.refused_expired,
    }


def _entry(entry: LedgerEntry) -> Json:
    return asdict(entry) | {"at": rfc3339(entry.at)}


def _user(user: User) -> Json:
    lockout = user.lockout
    return {
        "password_failures": lockout.password_failures,
        "code_failures": lockout.code_failures,
        "lockouts": lockout.lockouts,
        "locked_until": _maybe(lockout.locked_until),
        "messages": user.messages,
        "status": user.status.value,
    }
