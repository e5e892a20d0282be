from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop.core.notices.finding import Finding, FindingState
from desktop.storage import storage_checks
from desktop.storage.folders import Folders
from desktop.storage.keyring_key import KeyringKey, system_backend
from desktop.system.platform import current
from tests.fixtures.secret_service import SecretService, needs_secret_service
from tests.storage.keyrings import BrokenKeyring, ForgetfulKeyring, GoodKeyring, LockedKeyring

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.storage.keyring_key import Backend


def found(folders: Folders, backend: Backend | None = None) -> dict[str, Finding]:
    key = KeyringKey(folders.tag, folders.lock("keyring"), lambda: backend or system_backend())
    return {
        finding.code: finding
        for check in storage_checks.checks(folders, key, current())
        for finding in check.look()
    }


def test_a_keyring_that_works_is_named_and_left_as_it_was(folders: Folders) -> None:
    backend = GoodKeyring()
    assert found(folders, backend)["keyring.works"].values["backend"] == "tests.storage.keyrings"
    assert backend.items == {}


@pytest.mark.parametrize(
    ("backend", "code"),
    [
        (BrokenKeyring(), "keyring.none"),
        (ForgetfulKeyring(), "keyring.none"),
        (LockedKeyring(), "keyring.locked"),
    ],
)
def test_a_keyring_that_keeps_nothing_is_told(folders: Folders, backend: GoodKeyring, code: str) -> None:
    assert found(folders, backend)[code].state is FindingState.WARNING


@pytest.mark.keyring
@needs_secret_service
def test_a_real_keyring_is_written_read_and_swept(folders: Folders, secret_service: SecretService) -> None:
    before = secret_service.items()
    assert found(folders)["keyring.works"].values["backend"] == "Secret Service"
    assert secret_service.items() == before


@pytest.mark.keyring
@needs_secret_service
def test_a_real_keyring_that_is_locked_is_told(folders: Folders, secret_service: SecretService) -> None:
    secret_service.lock()
    assert "keyring.locked" in found(folders)


def test_a_home_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    assert found(Folders(tmp_path / "later"), GoodKeyring())["files.none"].state is FindingState.OK
    assert not (tmp_path / "later").exists()


def test_files_as_stile_makes_them_are_private(folders: Folders) -> None:
    folders.prepare(current())
    assert found(folders, GoodKeyring())["files.private"].state is FindingState.OK


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such bits")
@pytest.mark.parametrize("name", ["vaults", "journal", "audit", "reviews"])
def test_a_folder_that_others_can_look_into_is_told(folders: Folders, name: str) -> None:
    folders.prepare(current())
    (folders.home / name).mkdir(exist_ok=True)
    (folders.home / name).chmod(0o755)
    assert found(folders, GoodKeyring())["files.open"].values["path"] == str(folders.home / name)


def test_a_file_that_cannot_be_used_is_a_problem(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the system, as an administrator may read everything."""
    folders.prepare(current())
    closed = folders.vault("work", "keyring").parent
    monkeypatch.setattr(os, "access", lambda path, _: path != closed)
    assert found(folders, GoodKeyring())["files.closed"].values["path"] == str(closed)


def test_a_disk_that_is_full_is_told(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(folders, GoodKeyring())["disk.room"].state is FindingState.OK
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 99, 1))
    assert found(folders, GoodKeyring())["disk.full"].state is FindingState.WARNING
