from __future__ import annotations

import base64
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from desktop.storage.folders import Folders
from desktop.storage.keyring_key import KeyringKey, system_backend
from desktop.storage.keys import Key, KeyringLockedError, NoKeyringError
from tests.fixtures.secret_service import SecretService, needs_secret_service
from tests.storage.keyrings import AskingKeyring, BrokenKeyring, ForgetfulKeyring, GoodKeyring, LockedKeyring

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.storage.keyring_key import Backend

keyring = pytest.mark.keyring
_OURS = "desktop.storage.labelled_secret_service.LabelledSecretService"


def key_in(folders: Folders, backend: Backend) -> KeyringKey:
    return KeyringKey(folders.tag, folders.lock("key"), lambda: backend)


def test_a_key_is_made_once_and_read_ever_after(folders: Folders) -> None:
    backend = GoodKeyring()
    first = key_in(folders, backend).fetch()
    assert len(first.value) == 32
    assert key_in(folders, backend).fetch() == first
    assert backend.calls == [f"Stile {folders.tag} probe", f"Stile {folders.tag}"]


def test_the_probe_leaves_nothing_behind(folders: Folders) -> None:
    backend = GoodKeyring()
    key_in(folders, backend).fetch()
    assert list(backend.items) == [(f"Stile {folders.tag}", "vault key")]


def test_two_homes_never_share_a_key(folders: Folders, tmp_path: Path) -> None:
    backend = GoodKeyring()
    other = Folders(tmp_path / "other")
    assert (
        key_in(folders, backend).fetch() != KeyringKey(other.tag, folders.lock("o"), lambda: backend).fetch()
    )


def test_many_that_start_at_once_agree_on_one_key(folders: Folders) -> None:
    backend = GoodKeyring()
    keys: list[Key] = []
    threads = [
        threading.Thread(target=lambda: keys.append(key_in(folders, backend).fetch())) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


@pytest.mark.parametrize("backend", [BrokenKeyring(), ForgetfulKeyring()])
def test_a_keyring_that_does_not_work_is_none(folders: Folders, backend: GoodKeyring) -> None:
    with pytest.raises(NoKeyringError):
        key_in(folders, backend).fetch()


def test_a_keyring_that_does_not_work_is_not_given_the_key(folders: Folders) -> None:
    backend = ForgetfulKeyring()
    with pytest.raises(NoKeyringError):
        key_in(folders, backend).fetch()
    assert backend.items == {}


def test_a_locked_keyring_is_told_apart(folders: Folders) -> None:
    with pytest.raises(KeyringLockedError):
        key_in(folders, LockedKeyring()).fetch()


def test_an_item_that_holds_something_else_is_written_anew(folders: Folders) -> None:
    backend = GoodKeyring({(f"Stile {folders.tag}", "vault key"): "someone's note"})
    assert key_in(folders, backend).fetch() == key_in(folders, backend).fetch()


def test_a_second_caller_waits_for_the_question_that_the_keyring_asks_already(folders: Folders) -> None:
    backend = AskingKeyring()
    key = key_in(folders, backend)
    threads = [threading.Thread(target=key.fetch) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert backend.questions == 1
    backend.answered.set()
    for thread in threads:
        thread.join(10)
    assert key.fetch() == key_in(folders, backend).fetch()


def failing_with(error: Exception) -> GoodKeyring:
    """Return a keyring all whose answers are an error, as other systems' are."""

    class Failing(GoodKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            del service, username
            raise error

    return Failing()


class _WindowsError(Exception):
    """As pywintypes.error, which knows the system's number."""

    winerror = 1312


@pytest.mark.parametrize(
    ("error", "lack"),
    [
        (_WindowsError("CredRead: A specified logon session does not exist"), "no-session"),
        (FileNotFoundError("/run/user/1000/bus"), "no-session"),
        (ConnectionRefusedError("a bus that has ended"), "no-session"),
        (type("InitError", (Exception,), {})("no such service"), "no-service"),
        (ZeroDivisionError(), ""),
    ],
)
def test_why_there_is_no_keyring_is_told_apart(folders: Folders, error: Exception, lack: str) -> None:
    with pytest.raises(NoKeyringError) as none:
        key_in(folders, failing_with(error)).fetch()
    assert none.value.because == lack


def test_a_keychain_that_may_not_ask_its_person_is_locked(folders: Folders) -> None:
    """As macOS does over SSH."""
    error = type("Error", (Exception,), {})(-25308, "Unknown Error")
    with pytest.raises(KeyringLockedError):
        key_in(folders, failing_with(error)).fetch()


def backend_of(module: str, name: str = "Keyring") -> Any:  # noqa: ANN401
    return type(name, (GoodKeyring,), {"__module__": module})()


@pytest.mark.parametrize(
    "backend",
    [
        backend_of("keyring.backends.null"),
        backend_of("keyring.backends.fail"),
        backend_of("keyring.backends.chainer", "ChainerBackend"),
        backend_of("keyrings.alt.file", "PlaintextKeyring"),
        backend_of("somebody.else", "PlaintextKeyring"),
        backend_of("keyrings.alt.file", "EncryptedKeyring"),
    ],
)
def test_back_ends_that_keep_nothing_safe_are_refused_by_name(folders: Folders, backend: Any) -> None:  # noqa: ANN401
    with pytest.raises(NoKeyringError, match="keeps nothing safe"):
        key_in(folders, backend).fetch()
    assert backend.calls == []


def test_a_key_does_not_show_itself() -> None:
    key = Key(b"\x07" * 32, "somewhere")
    assert "\\x07" not in repr(key)
    assert base64.b64encode(key.value).decode() not in repr(key)


@keyring
@needs_secret_service
class TestSecretService:
    def test_the_key_is_one_short_item_of_its_own(
        self, folders: Folders, secret_service: SecretService
    ) -> None:
        key = KeyringKey(folders.tag, folders.lock("key")).fetch()
        (item,) = secret_service.items()
        assert item["service"] == f"Stile {folders.tag}"
        assert key.backend == _OURS
        assert KeyringKey(folders.tag, folders.lock("key")).fetch() == key

    def test_the_keyrings_own_file_does_not_hold_the_key_in_clear(
        self, folders: Folders, secret_service: SecretService
    ) -> None:
        key = KeyringKey(folders.tag, folders.lock("key")).fetch()
        assert secret_service.stored()
        assert base64.b64encode(key.value) not in secret_service.stored()

    def test_an_item_of_an_older_version_gets_a_label_for_people_by_a_look_at_the_keyring(
        self, folders: Folders, secret_service: SecretService
    ) -> None:
        from keyring.backends.SecretService import Keyring  # noqa: PLC0415 - as lazily as the product

        Keyring().set_password(f"Stile {folders.tag}", "vault key", "kept")  # type: ignore[no-untyped-call]
        assert [item["label"] for item in secret_service.items()] == [
            f"Password for 'vault key' on 'Stile {folders.tag}'"
        ]
        KeyringKey(folders.tag, folders.lock("key")).probe()
        assert [item["label"] for item in secret_service.items()] == [
            "Stile: the key to what it keeps of your sign-ins"
        ]

    def test_a_locked_collection_is_told_apart(self, folders: Folders, secret_service: SecretService) -> None:
        KeyringKey(folders.tag, folders.lock("key")).fetch()
        secret_service.lock()
        with pytest.raises(KeyringLockedError):
            KeyringKey(folders.tag, folders.lock("key")).fetch()

    def test_after_the_daemon_was_killed_another_comes_up_locked(
        self, folders: Folders, secret_service: SecretService
    ) -> None:
        key = KeyringKey(folders.tag, folders.lock("key"))
        fetched = key.fetch()
        secret_service.kill()
        assert key.fetch() == fetched
        with pytest.raises(KeyringLockedError):
            KeyringKey(folders.tag, folders.lock("key")).fetch()

    @pytest.mark.parametrize(
        "named", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.Keyring"]
    )
    def test_the_environment_does_not_choose_the_keyring(
        self, secret_service: SecretService, tmp_path: Path, named: str
    ) -> None:
        """A fresh process, as the choice would be made when keyring is loaded."""
        config = tmp_path / "config" / "python_keyring"
        config.mkdir(parents=True)
        (config / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={named}\nkeyring-path=/nowhere\n")
        program = (
            "import sys, keyring\n"
            "from desktop.storage.keyring_key import system_backend, name_of\n"
            "system_backend()\n"
            "print(name_of(keyring.get_keyring()), '/nowhere' in sys.path)\n"
        )
        environment = {
            **os.environ,
            **secret_service.environment,
            "PYTHON_KEYRING_BACKEND": named,
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
        ran = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert ran.stdout == f"{_OURS} False\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the bus is a matter of Linux")
@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus"])
def test_without_a_bus_there_is_no_keyring(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, address: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    if not address:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(NoKeyringError):
        KeyringKey(folders.tag, folders.lock("key"), system_backend).fetch()


def test_where_files_are_can_be_asked_without_loading_a_keyring() -> None:
    program = (
        "import sys\n"
        "import desktop.storage.folders, desktop.storage.vaults, desktop.storage.keyring_key\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('keyring', 'secretstorage')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
