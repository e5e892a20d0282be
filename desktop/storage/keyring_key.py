"""The key in the system's keyring: 32 bytes, written once.

Which keyring is used is decided here and not by PYTHON_KEYRING_BACKEND or keyringrc.cfg: these can name
back ends that keep things in the clear or not at all, and a folder to load code from.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from desktop.core.errors import StileError
from desktop.storage.folder_refusal import not_written, refusal_of
from desktop.storage.keyring_items import KEY
from desktop.storage.keys import KEY_BYTES, Key, KeyringLockedError, Lack, NoKeyringError
from desktop.storage.locks import file_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

_REFUSED = ("keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer", "keyrings.alt")
_LOCKED = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})
_LOCKED_CODES = ("-25308", "-25293")
"""What macOS answers where the keychain may not ask its person, or the person does not open it."""

_LACKS: Mapping[str, Lack] = {
    "SecretServiceNotAvailableException": "no-session",
    "AuthenticationError": "no-session",  # a bus that is another user's
    "InitError": "no-service",
}
_NO_BUS = (ConnectionError, FileNotFoundError, PermissionError)
_NO_LOGON = 1312
"""Windows: a session over the network has no store of its own."""


class Backend(Protocol):
    """What Stile needs of a keyring; any exception may come out of it."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return an item's text, None if there is no such item."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write an item."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Remove an item."""
        ...


@runtime_checkable
class Labelling(Protocol):
    """A keyring that lists its items, and shows them under labels."""

    def relabel(self, service: str) -> None:
        """Give the items of a service the labels of this version."""
        ...

    def usernames(self, service: str) -> list[str]:
        """Return the names of all items of a service."""
        ...


def system_backend() -> Backend:
    """Return this system's keyring, and make it the one for everybody in this process."""
    import keyring  # noqa: PLC0415 - loading it costs more than 100 ms, so only who needs it does

    backend: keyring.backend.KeyringBackend
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415

        backend = WinVaultKeyring()
        backend.persist = "local machine"  # the default roams with a domain profile
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Keychain  # noqa: PLC0415

        backend = Keychain()
    else:
        from desktop.storage.labelled_secret_service import LabelledSecretService  # noqa: PLC0415

        backend = LabelledSecretService()  # type: ignore[no-untyped-call]
    keyring.set_keyring(backend)
    return backend


def name_of(backend: Backend) -> str:
    """Return a back end's full name."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


_WORDS = {
    "secret_service": "Secret Service",
    "Windows": "Windows Credential Manager",
    "macOS": "macOS Keychain",
}


def words_for(backend: Backend) -> str:
    """Return what people call a keyring: the names of the products, which no language translates."""
    module = type(backend).__module__
    return next((words for part, words in _WORDS.items() if part in module), module)


class KeyringKey:
    """The key of one home. `tag` marks its items, `lock` keeps two processes from both making a key."""

    def __init__(self, tag: str, lock: Path, backend: Callable[[], Backend] = system_backend) -> None:
        self._service = f"Stile {tag}"
        self._lock = lock
        self._backend = backend
        self._one_at_a_time = threading.Lock()
        self._key: Key | None = None

    def fetch(self) -> Key:
        """Return the key, made and kept if there is none yet; blocks while a keyring asks its person.

        Who comes while another thread waits for the person waits with it: one question is enough.
        Raises NoKeyringError, KeyringLockedError, or FolderNotWrittenError where a first key cannot be made.
        """
        with self._one_at_a_time:
            if self._key is None:
                self._key = self._fetched()
            return self._key

    def note(self, name: str) -> str | None:
        """Return a note, None if there is none. Blocks and raises as `fetch` does."""
        with _as_key_errors():
            return self._usable().get_password(self._service, name)

    def keep_note(self, name: str, text: str) -> None:
        """Write a note beside the key. Blocks and raises as `fetch` does."""
        with _as_key_errors():
            self._usable().set_password(self._service, name, text)

    def probe(self) -> Backend:
        """Return the keyring after it took, gave back and removed an item; the key is left alone.

        Blocks as `fetch` does. Raises NoKeyringError or KeyringLockedError.
        """
        with _as_key_errors():
            backend = self._usable()
            self._probe(backend)
            if isinstance(backend, Labelling):
                backend.relabel(self._service)
            return backend

    def items(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of these items there are, and all others of this home where the keyring lists them.

        Blocks and raises as `fetch` does.
        """
        with _as_key_errors():
            backend = self._usable()
            listed = backend.usernames(self._service) if isinstance(backend, Labelling) else ()
            wanted = dict.fromkeys((*listed, *names))
            return tuple(name for name in wanted if backend.get_password(self._service, name) is not None)

    def remove_items(self, names: Iterable[str]) -> None:
        """Remove items, which must be there. Blocks and raises as `fetch` does."""
        with _as_key_errors():
            backend = self._usable()
            for name in names:
                backend.delete_password(self._service, name)

    def _fetched(self) -> Key:
        with _as_key_errors():
            backend = self._usable()
            return self._kept(backend) or self._made(backend)

    def _usable(self) -> Backend:
        backend = self._backend()
        _refuse(backend)
        return backend

    def _kept(self, backend: Backend) -> Key | None:
        text = backend.get_password(self._service, KEY)
        value = _decoded(text) if text else None
        return Key(value, name_of(backend)) if value else None

    def _made(self, backend: Backend) -> Key:
        with self._locked():
            made_by_another = self._kept(backend)
            if made_by_another:
                return made_by_another
            self._probe(backend)
            value = secrets.token_bytes(KEY_BYTES)
            backend.set_password(self._service, KEY, base64.b64encode(value).decode())
            kept = self._kept(backend)
        if kept is None or kept.value != value:
            raise NoKeyringError("the key was not kept")
        return kept

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock. Raises FolderNotWrittenError, and KeyringLockedError while another start waits."""
        lock = file_lock(self._lock)
        try:
            lock.acquire()
        except TimeoutError as error:
            raise KeyringLockedError(type(error).__name__) from error
        except OSError as error:
            refusal = refusal_of(error)
            if refusal is None:
                raise
            raise not_written(self._lock.parent.parent, refusal) from error
        try:
            yield
        finally:
            lock.release()

    def _probe(self, backend: Backend) -> None:
        """Write, read and delete an item, before the key is entrusted to a keyring for the first time."""
        service, canary = f"{self._service} probe", secrets.token_hex(KEY_BYTES // 2)
        backend.set_password(service, KEY, canary)
        read = backend.get_password(service, KEY)
        backend.delete_password(service, KEY)
        if read != canary:
            raise NoKeyringError("what was written could not be read")


@contextmanager
def _as_key_errors() -> Iterator[None]:
    """Read whatever a back end raises: D-Bus errors, OSError, pywintypes.error, KeyringError."""
    try:
        yield
    except StileError:
        raise
    except Exception as error:
        name = type(error).__name__
        if name in _LOCKED or any(code in str(error) for code in _LOCKED_CODES):
            raise KeyringLockedError(name) from error
        raise NoKeyringError(name, _lack(error)) from error


def _lack(error: Exception) -> Lack:
    """Say what an error of a back end means, by its type or the system's number."""
    if isinstance(error, _NO_BUS) or getattr(error, "winerror", None) == _NO_LOGON:
        return "no-session"
    return _LACKS.get(type(error).__name__, "")


def _refuse(backend: Backend) -> None:
    name = name_of(backend)
    if name.startswith(_REFUSED) or "plaintext" in name.lower():
        raise NoKeyringError(f"{name} keeps nothing safe")


def _decoded(text: str) -> bytes | None:
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return value if len(value) == KEY_BYTES else None
