"""A page about the account in lines: what a pool says stays one line each, and steers nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.account.section import Row, Section
from desktop.cli.section_text import lines_of
from tests.fixtures.hostile_text import HOSTILE, harmful_in

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_row_is_named_told_and_called_by_its_id() -> None:
    row = Row("k1", "computer", "PC", {"used": NOW, "address": "192.0.2.7"}, ("this",), ("forget-computer",))
    lines = list(lines_of(Section("computers", (row,), ("forget-all-computers",))))
    assert lines[:3] == ["Remembered computers", "  PC: This one", "    k1"]
    assert lines[-1] == "    Address: 192.0.2.7"


def test_what_cannot_be_done_is_said_below_its_row() -> None:
    row = Row("SMS_MFA", "factor", "A code by text message", blocked={"factor-on": "no-phone_number"})
    assert "    Confirm your phone number first." in list(lines_of(Section("factors", (row,))))


def test_what_a_pool_says_stays_in_its_line() -> None:
    row = Row(HOSTILE, "passkey", HOSTILE + "2", {"site": HOSTILE, "created": NOW}, (), ("remove-passkey",))
    lines = list(lines_of(Section("passkeys", (row,))))
    assert len(lines) == 5
    assert harmful_in("\n".join(lines)) == []
