from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from desktop.core.checks import State
from desktop.system import whole_program

if TYPE_CHECKING:
    import pytest


def test_what_functions_import_is_found_wherever_it_stands() -> None:
    late = whole_program.imported_late("desktop.keep.keyring_key")
    assert {"keyring", "keyring.backends.SecretService", "keyring.backends.Windows"} <= late
    assert "desktop.keep.vaults" in whole_program.imported_late("desktop.compose")
    assert "desktop.app" in whole_program.imported_late("desktop.cli.window")


def test_a_part_that_cannot_be_loaded_is_a_problem_and_an_optional_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = {"json", "nowhere.at.all", "opentelemetry.nowhere", "msvcrt", "fido2.client.windows"}
    monkeypatch.setattr(whole_program, "own_modules", lambda: ["desktop"])
    monkeypatch.setattr(whole_program, "imported_late", lambda _: wanted)
    monkeypatch.setattr(sys, "platform", "linux")
    (check,) = whole_program.checks()
    found = {finding.code: finding for finding in check.look()}
    assert found["part.missing"].values["part"] == "nowhere.at.all"
    assert found["part.optional"].state is State.UNKNOWN
    assert found["part.loaded"].values["n"] == 2


def test_all_of_the_program_is_its_own_modules() -> None:
    modules = whole_program.own_modules()
    assert {"desktop.compose", "desktop.ui.shell", "desktop.aws.unsigned"} <= set(modules)
    assert importlib.import_module(modules[0])
