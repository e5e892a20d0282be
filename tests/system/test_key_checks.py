from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from desktop.core.notices.finding import FindingState
from desktop.system import key_checks

if TYPE_CHECKING:
    from pathlib import Path

KEYBOARD = bytes.fromhex("05010906a101")
SECURITY_KEY = bytes.fromhex("06d0f10901a101")


@pytest.fixture
def computer(tmp_path: Path) -> Path:
    """Lay out what the kernel says about a keyboard and a security key."""
    (tmp_path / "dev").mkdir()
    for name, descriptor in (("hidraw0", KEYBOARD), ("hidraw1", SECURITY_KEY)):
        device = tmp_path / "sys" / name / "device"
        device.mkdir(parents=True)
        (device / "report_descriptor").write_bytes(descriptor)
        (tmp_path / "dev" / name).touch()
    return tmp_path


def test_a_security_key_is_told_from_other_devices(computer: Path) -> None:
    (finding,) = key_checks.on_linux(computer / "sys", computer / "dev")
    assert (finding.code, finding.values["n"]) == ("security-keys.plugged-in", 1)


def test_a_security_key_that_one_may_not_use_is_a_problem(
    computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path.name != "hidraw1")
    (finding,) = key_checks.on_linux(computer / "sys", computer / "dev")
    assert (finding.code, finding.state) == ("security-keys.closed", FindingState.PROBLEM)
    assert str(finding.values["device"]).endswith("hidraw1")


def test_a_computer_without_such_devices_is_fine(tmp_path: Path) -> None:
    (finding,) = key_checks.on_linux(tmp_path / "nothing", tmp_path)
    assert (finding.code, finding.state) == ("security-keys.none", FindingState.OK)
    assert [finding.state for check in key_checks.checks() for finding in check.look()] != [
        FindingState.UNKNOWN
    ]
