from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.cli import findings
from desktop.core.notices.finding import Finding

if TYPE_CHECKING:
    import pytest

LATE = Finding.unknown("check.late", check="keyring", seconds=5)
FAILED = Finding.problem("check.failed", check="proxy", reason="OSError")


def test_a_finding_is_a_line_and_what_to_do_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert findings.show((LATE,), as_json=False) == 0
    told, todo, summary = capsys.readouterr().out.splitlines()
    assert told.startswith("?")
    assert "keyring" in told
    assert "5 seconds" in told
    assert todo.strip().startswith("-> Try again")
    assert "1" in summary


def test_a_problem_ends_a_command_with_1_and_programs_read_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert findings.show((LATE, FAILED), as_json=True, profile="work") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["ok"], report["profile"]) == (False, "work")
    assert [(each["code"], each["state"]) for each in report["checks"]] == [
        ("check.late", "unknown"),
        ("check.failed", "problem"),
    ]
    assert all(each["found"] and each["todo"] for each in report["checks"])
