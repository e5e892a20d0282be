"""A small client of the control address, for the inbox panel, scripts and tests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit

_OK = 200
_JSON = {"Content-Type": "application/json"}
_MOST_BYTES = 256_000_000
"""A ledger of a long run is many megabytes."""


class PracticeControlError(Exception):
    """A control call was refused; the message is the server's reason."""


@dataclass(frozen=True, slots=True)
class PracticeControl:
    """The control address of a practice server; it is on this machine, so no proxy is asked."""

    control_url: str
    timeout: float = 5.0

    def inbox(self, username: str | None = None, after: datetime | str | None = None) -> list[dict[str, Any]]:
        """Return the messages to a user, or to all, oldest first, that came later than a time."""
        moment = after.isoformat() if isinstance(after, datetime) else after
        given = {"username": username, "after": moment}
        query = urlencode({name: value for name, value in given.items() if value is not None})
        messages: list[dict[str, Any]] = self._call("GET", f"/inbox?{query}")
        return messages

    def ledger(self) -> dict[str, Any]:
        """Return what the server saw since the ledger was last cleared."""
        ledger: dict[str, Any] = self._call("GET", "/ledger")
        return ledger

    def clear_ledger(self) -> None:
        """Start counting afresh."""
        self._call("DELETE", "/ledger")

    def faults(self) -> list[dict[str, Any]]:
        """Return the faults in force, with how often each fired."""
        faults: list[dict[str, Any]] = self._call("GET", "/faults")
        return faults

    def add_fault(self, **rule: Any) -> None:  # noqa: ANN401 - a rule's members have several types
        """Add a fault; `do` and the other members are those of the control address."""
        self._call("POST", "/faults", rule)

    def clear_faults(self) -> None:
        """Drop all faults."""
        self._call("DELETE", "/faults")

    def quota(self) -> list[dict[str, Any]]:
        """Return the limits in force, with how many calls each let through and refused."""
        limits: list[dict[str, Any]] = self._call("GET", "/quota")
        return limits

    def limit(self, per_second: float, operation: str = "*", burst: float | None = None) -> None:
        """Let an operation, or all, be called so often and no more."""
        rule = {"per_second": per_second, "operation": operation}
        self._call("POST", "/quota", rule | ({"burst": burst} if burst is not None else {}))

    def clear_quota(self) -> None:
        """Limit nothing any more."""
        self._call("DELETE", "/quota")

    def now(self) -> datetime:
        """Return the pool's time."""
        return datetime.fromisoformat(self._call("GET", "/clock")["now"])

    def advance(self, seconds: float | timedelta) -> datetime:
        """Move the pool's clock and return its time."""
        number = seconds.total_seconds() if isinstance(seconds, timedelta) else seconds
        return datetime.fromisoformat(self._call("POST", "/clock", {"advance_seconds": number})["now"])

    def add_user(self, situation: str, pool: str | None = None) -> dict[str, Any]:
        """Add a person in a situation, in a pool given by name or id or in the first that fits."""
        given = {"situation": situation} | ({"pool": pool} if pool is not None else {})
        person: dict[str, Any] = self._call("POST", "/users", given)
        return person

    def stop(self) -> None:
        """Ask the server to stop."""
        self._call("POST", "/stop")

    def _call(self, method: str, path: str, given: dict[str, Any] | None = None) -> Any:  # noqa: ANN401 - JSON
        url = urlsplit(self.control_url)
        connection = HTTPConnection(url.hostname or "", url.port, timeout=self.timeout)
        try:
            connection.request(method, url.path + path, json.dumps(given or {}), _JSON)
            response = connection.getresponse()
            value = json.loads(response.read(_MOST_BYTES))
        except (HTTPException, ValueError, RecursionError) as error:
            raise ConnectionError(f"no practice pool: {type(error).__name__}") from None
        finally:
            connection.close()
        if response.status == _OK:
            return value
        raise PracticeControlError(str(value.get("error") if isinstance(value, dict) else response.status))
