from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from desktop.core.notices.finding import FindingState
from desktop.system import import_checks

if TYPE_CHECKING:
    import pytest


def test_what_functions_import_is_found_wherever_it_stands() -> None:
    late = import_checks.imported_late("desktop.storage.keyring_key")
    assert {"keyring", "desktop.storage.labelled_secret_service", "keyring.backends.Windows"} <= late
    assert "desktop.storage.vaults" in import_checks.imported_late("desktop.wiring.app_context")
    assert "desktop.app" in import_checks.imported_late("desktop.cli.window")


def test_a_part_that_cannot_be_loaded_is_a_problem_and_an_optional_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = {"json", "nowhere.at.all", "opentelemetry.nowhere", "msvcrt", "fido2.client.windows"}
    monkeypatch.setattr(import_checks, "own_modules", lambda: ["desktop"])
    monkeypatch.setattr(import_checks, "imported_late", lambda _: wanted)
    monkeypatch.setattr(sys, "platform", "linux")
    (check,) = import_checks.checks()
    found = {finding.code: finding for finding in check.look()}
    assert found["part.missing"].values["part"] == "nowhere.at.all"
    assert found["part.optional"].state is FindingState.UNKNOWN
    assert found["part.loaded"].values["n"] == 2


def test_a_part_of_ours_that_only_an_extra_needs_is_no_problem_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As after `pip install . pyinstaller`, without `[telemetry]`."""
    monkeypatch.setattr(
        import_checks, "own_modules", lambda: ["desktop.journal.export", "desktop.journal.log"]
    )
    monkeypatch.setattr(import_checks, "imported_late", lambda _: {"opentelemetry.sdk._logs"})
    for name in [
        name for name in sys.modules if name.startswith(("opentelemetry", "desktop.journal.export"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    (check,) = import_checks.checks()
    found = list(check.look())
    assert {finding.code for finding in found} == {"part.optional", "part.loaded"}
    assert found[-1].values["n"] == 1


def test_all_of_the_program_is_its_own_modules() -> None:
    modules = import_checks.own_modules()
    assert {"desktop.wiring", "desktop.ui.sign_in.shell", "desktop.aws.unsigned_client"} <= set(modules)
    assert importlib.import_module(modules[0])
