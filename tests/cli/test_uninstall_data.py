"""What Stile keeps is shown, and goes only when somebody says so: nothing less, and nothing else."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.core.exit_codes import DONE, REFUSED
from desktop.storage.folders import Folders
from desktop.storage.keyring_items import KEY, audit_of, writes_of
from desktop.storage.keyring_key import KeyringKey
from desktop.storage.locks import file_lock
from desktop.storage.vaults import Vaults
from desktop.system.platform import current
from desktop.system.thread_worker import ThreadWorker
from tests.fixtures.secret_service import SecretService, needs_secret_service

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile


def _files(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}


def test_it_is_shown_first_and_nothing_is_removed(sealed: Stile) -> None:
    before = _files(sealed.home)
    shown = sealed.call("uninstall-data")
    assert shown.returncode == DONE
    assert str(sealed.home / "vaults") in shown.stdout
    assert "Nothing was removed. To remove it: stile uninstall-data --yes" in shown.stdout
    assert _files(sealed.home) == before


def test_all_of_it_goes_and_nothing_of_others(sealed: Stile) -> None:
    """STILE_HOME may be a folder with other things in it."""
    (sealed.home / "letters").mkdir()
    (sealed.home / "letters" / "to-ann.txt").write_text("Dear Ann")
    elsewhere = sealed.home / "letters" / "reviews"
    elsewhere.mkdir()
    (sealed.home / "reviews").symlink_to(elsewhere)
    (elsewhere / "kept.json").touch()
    assert sealed.call("uninstall-data", "--yes").returncode == DONE
    assert _files(sealed.home) == {"letters/to-ann.txt", "letters/reviews/kept.json"}
    assert "keeps nothing here" in sealed.call("uninstall-data", "--yes").stdout


def test_of_one_profile_goes_what_is_its_own(sealed: Stile) -> None:
    folders = Folders(sealed.home)
    sealed.seal("other")
    for name in ("srp", "other"):
        for file in (folders.audit(name), folders.audit_anchor(name), folders.reviews(name) / "a.json"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
    for slot in ("srp+ann", "srp@organisation", "srp@organisation+ann", "srp-2"):
        folders.vault(slot, "passphrase").touch()
    folders.jobs.mkdir()
    for name in ("srp", "other"):
        (folders.jobs / f"20260101-000000-{name}.jsonl").write_text(f'{{"profile": "{name}"}}\n')
    assert sealed.call("uninstall-data", "--profile", "SRP", "--yes").returncode == DONE
    left = {name for name in _files(sealed.home) if "srp" in name and not name.startswith("locks")}
    assert left == {"vaults/passphrase/profile-srp-2.sealed"}
    assert folders.holds("other")
    assert folders.audit("other").exists()
    assert [path.stem for path in folders.jobs.iterdir()] == ["20260101-000000-other"]
    assert "srp" not in sealed.call("profile", "list").stdout


def test_a_name_that_is_none_leads_nowhere(sealed: Stile) -> None:
    before = _files(sealed.home)
    assert "keeps nothing" in sealed.call("uninstall-data", "--profile", "../srp", "--yes").stdout
    assert _files(sealed.home) == before


def test_while_something_of_stile_runs_nothing_goes(sealed: Stile) -> None:
    before = _files(sealed.home)
    with file_lock(Folders(sealed.home).prepared_lock("conversation-srp")):
        refused = sealed.call("uninstall-data", "--yes")
    assert refused.returncode == REFUSED
    assert "is at work with this data" in refused.stderr
    assert _files(sealed.home) - before <= {"locks/conversation-srp.lock"}


@pytest.mark.keyring
@needs_secret_service
def test_what_is_in_the_keyring_has_words_for_people_and_goes_too(
    srp: Stile, secret_service: SecretService
) -> None:
    srp.environment.update(secret_service.environment)
    folders = Folders(srp.home)
    key = KeyringKey(folders.tag, folders.lock("keyring"))
    opened = asyncio.run(Vaults(folders, current(), ThreadWorker(), key).open("srp"))
    asyncio.run(opened.vault.write({"made": {"for": "a test"}}))
    key.keep_note(writes_of("srp"), "1")
    key.keep_note(audit_of("gone"), "{}")
    labels = {item["label"] for item in secret_service.items()}
    assert labels == {
        "Stile: the key to what it keeps of your sign-ins",
        "Stile: how often it has saved something for the profile srp",
        "Stile: how far the log of admin actions with the profile gone has come",
    }
    shown = srp.call("uninstall-data").stdout
    assert all(f"in the keyring: {label}" in shown for label in labels)
    assert srp.call("uninstall-data", "--profile", "srp", "--yes").returncode == DONE
    assert {item["username"] for item in secret_service.items()} == {KEY, audit_of("gone")}
    assert srp.call("uninstall-data", "--yes").returncode == DONE
    assert secret_service.items() == []
