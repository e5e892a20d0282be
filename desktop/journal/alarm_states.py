"""The state of the alarms: measured from the events, kept beside them, told of when it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.journal.alarm_rules import ALARMS, AlarmName
from desktop.core.journal.event import Event
from desktop.journal.course import SIGNED_IN
from desktop.journal.journal_entry import JournalEntry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop.core.journal.alarm_rules import AlarmRule

RAISED, CLEARED = "raised", "cleared"
_MINUTE = 60.0

_COUNTED: dict[AlarmName, str] = {
    "lost-sessions": "kind = 'answered' AND outcome IN ('lost', 'unknown') AND reason IS NULL",
    "lock-outs": "kind = 'call' AND code = 'locked-out'",
    "codes-missing": "kind = 'resend'",
    "fresh-session-refused": "kind = 'service-refused-fresh-session'",
}
"""What makes one of a count, in SQL."""


@dataclass(frozen=True, slots=True)
class AlarmState:
    """How an alarm of a profile stands. `since` is when it last changed, None if it never did.

    `value` is what was measured last: a count, or a percentage; None where there is too little to say.
    """

    profile: str
    rule: AlarmRule
    raised: bool
    value: float | None
    since: float | None = None

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "profile": self.profile,
            "alarm": self.rule.name,
            "raised": self.raised,
            "since": self.since,
            "value": self.value,
            **self.rule.numbers(),
        }


def alarm_states(
    connection: sqlite3.Connection, profile: str, rules: Iterable[AlarmRule], now: float
) -> list[AlarmState]:
    """Return how the alarms of a profile stand now. Raises sqlite3.Error."""
    query = "SELECT alarm, raised, since FROM alarm WHERE profile = ?"
    known = {row["alarm"]: row for row in connection.execute(query, (profile,))}
    states = []
    for rule in rules:
        before = known.get(rule.name)
        was = bool(before["raised"]) if before else False
        value = _value(connection, profile, rule, now)
        raised = rule.holds(value, raised=was)
        since = now if raised != was else (before["since"] if before else None)
        states.append(AlarmState(profile, rule, raised, value, since))
    return states


def update_alarms(
    connection: sqlite3.Connection, profile: str, rules: Iterable[AlarmRule], now: float
) -> list[AlarmState]:
    """Keep how the alarms stand, in a transaction, and return those that changed. Raises sqlite3.Error."""
    states = alarm_states(connection, profile, rules, now)
    changed = [state for state in states if state.since == now]
    connection.executemany(
        "INSERT OR REPLACE INTO alarm (profile, alarm, since, raised, value) VALUES (?, ?, ?, ?, ?)",
        [(profile, state.rule.name, now, state.raised, state.value or 0.0) for state in changed],
    )
    watched = {state.rule.name for state in states}
    connection.executemany(
        "DELETE FROM alarm WHERE profile = ? AND alarm = ?",
        [(profile, name) for name in ALARMS if name not in watched],
    )
    return changed


def alarm_entry(state: AlarmState, version: str, now: float) -> JournalEntry:
    """Return what the journal says of an alarm that changed."""
    outcome = RAISED if state.raised else CLEARED
    value = "" if state.value is None else f"{state.value:g}"
    return JournalEntry(
        now, state.profile, version, Event("", "alarm", outcome=outcome, code=state.rule.name, reason=value)
    )


def _value(connection: sqlite3.Connection, profile: str, rule: AlarmRule, now: float) -> float | None:
    if rule.name == "low-rate":
        return _rate(connection, profile, rule.attempts)
    if rule.name == "keyring-missing":
        return _without_keyring(connection, profile)
    test = _COUNTED[rule.name]
    query = f"SELECT count(*) FROM event WHERE profile = ? AND at > ? AND {test}"  # noqa: S608 - a text of this module
    found = connection.execute(query, (profile, now - rule.minutes * _MINUTE)).fetchone()
    return float(found[0])


def _rate(connection: sqlite3.Connection, profile: str, attempts: int) -> float | None:
    """Return how many percent of the last attempts came through, None if there were fewer.

    Who only looked at the first page has not tried.
    """
    query = """
        SELECT ended FROM conversation WHERE profile = ? AND ended IS NOT NULL AND answers > 0
        ORDER BY last DESC LIMIT ?
    """
    ends = [row["ended"] for row in connection.execute(query, (profile, attempts))]
    return 100.0 * ends.count(SIGNED_IN) / attempts if len(ends) == attempts else None


def _without_keyring(connection: sqlite3.Connection, profile: str) -> float | None:
    """Return 1 if the last conversation could only be kept in memory, 0 if not."""
    query = "SELECT reason FROM event WHERE profile = ? AND kind = 'began' ORDER BY id DESC LIMIT 1"
    row = connection.execute(query, (profile,)).fetchone()
    return float(row["reason"] == "memory") if row else None
