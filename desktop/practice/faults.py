"""Faults that are asked for: which request misbehaves, when and how."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.state.ledger import LedgerEntry

FAULT_KINDS = ("close", "reset", "hang", "delay", "half", "html-200", "empty-200", "status", "error")
FAULT_MOMENTS = ("before", "after")


_LEAST, _MOST = 200, 599
"""The statuses that end an exchange."""

_LONGEST = 86_400


class FaultRuleError(ValueError):
    """A rule that makes no sense; the message says why."""


@dataclass(slots=True)
class Fault:
    """One rule: the matching requests after `skip` of them, `times` in all, misbehave.

    `before` means that the pool never serves the request; `after` that it does, and the reply suffers.
    """

    do: str
    operation: str = "*"
    challenge: str | None = None
    username: str | None = None
    skip: int = 0
    times: int = 1
    when: str = "before"
    status: int = 503
    error: str = "TooManyRequestsException"
    message: str = "Rate exceeded"
    seconds: float = 0.0
    passed_over: int = 0
    fired: int = 0

    @classmethod
    def parse(cls, rule: Mapping[str, Any]) -> Fault:
        """Read a rule, refusing what is not understood."""
        known = {field.name for field in fields(cls)} - {"passed_over", "fired"}
        strange = sorted(set(rule) - known)
        if strange:
            raise FaultRuleError(f"unknown member: {', '.join(strange)}")
        if rule.get("do") not in FAULT_KINDS:
            raise FaultRuleError(f"do must be one of {', '.join(FAULT_KINDS)}")
        if rule.get("when", "before") not in FAULT_MOMENTS:
            raise FaultRuleError(f"when must be one of {', '.join(FAULT_MOMENTS)}")
        given = {name: value for name, value in rule.items() if value is not None}
        _check_numbers(given)
        _check_texts(given)
        return cls(**given)

    def matches(self, entry: LedgerEntry) -> bool:
        """Say whether the rule is about a request."""
        return (
            self.operation in {"*", entry.operation}
            and self.challenge in {None, entry.challenge}
            and self.username in {None, entry.username}
        )


def _check_numbers(given: Mapping[str, Any]) -> None:
    for name in ("skip", "times", "status", "seconds"):
        number = given.get(name, 0)
        if not isinstance(number, (int, float)) or isinstance(number, bool) or number < 0:
            raise FaultRuleError(f"{name} must be a number that is not negative")
    if given.get("status", _LEAST) not in range(_LEAST, _MOST + 1):
        raise FaultRuleError(f"status must be a number from {_LEAST} to {_MOST}")
    if given.get("seconds", 0) > _LONGEST:
        raise FaultRuleError(f"seconds must be {_LONGEST} at most")


def _check_texts(given: Mapping[str, Any]) -> None:
    for name in ("operation", "challenge", "username", "error", "message"):
        if not isinstance(given.get(name, ""), str):
            raise FaultRuleError(f"{name} must be a text")
    if not given.get("error", "A").isalnum():
        raise FaultRuleError("error must be the name of an exception")


class Faults:
    """The rules in force, in the order in which they were added."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Put a rule behind the others."""
        with self._lock:
            self._rules.append(fault)

    def clear(self) -> None:
        """Drop all rules."""
        with self._lock:
            self._rules.clear()

    def listed(self) -> list[dict[str, Any]]:
        """Describe the rules with how often each fired."""
        with self._lock:
            return [asdict(fault) for fault in self._rules]

    def take(self, entry: LedgerEntry) -> Fault | None:
        """Return the rule that strikes a request, and count it."""
        with self._lock:
            for fault in self._rules:
                if fault.fired >= fault.times or not fault.matches(entry):
                    continue
                if fault.passed_over < fault.skip:
                    fault.passed_over += 1
                    continue
                fault.fired += 1
                return fault
        return None
