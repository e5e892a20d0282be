"""Passkeys on security keys, by python-fido2; the only module of `system` that knows it. All of it blocks.

Platform passkeys of macOS (Touch ID, iCloud) are out of reach: the system gives them to signed applications
and browsers alone. On Windows the system's own dialogs serve all kinds.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from fido2.client import (
    AssertionSelection,
    ClientError,
    DefaultClientDataCollector,
    Fido2Client,
    UserInteraction,
    WebAuthnClient,
)
from fido2.ctap import CtapDevice, CtapError
from fido2.ctap2.base import Ctap2
from fido2.ctap2.pin import ClientPin
from fido2.hid import CtapHidDevice
from fido2.rpid import verify_rp_id
from fido2.webauthn import (
    PublicKeyCredentialCreationOptions,
    PublicKeyCredentialRequestOptions,
    UserVerificationRequirement,
)

from desktop.core.sign_in.authenticator import (
    AuthenticatorError,
    KeyNotSetUpError,
    NoAuthenticatorError,
    NotTouchedError,
    PasskeyThereError,
    PinBlockedError,
    PinNeededError,
    SeveralPasskeysError,
    UnfitKeyError,
    UnfitSiteError,
    WrongPinError,
)
from desktop.system.key_touch import wait_for_touch

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    from desktop.core.sign_in.authenticator import KeyAnswers

_BY_CODE: dict[int, type[AuthenticatorError]] = {
    ClientError.ERR.TIMEOUT: NotTouchedError,
    ClientError.ERR.DEVICE_INELIGIBLE: UnfitKeyError,
    ClientError.ERR.CONFIGURATION_UNSUPPORTED: KeyNotSetUpError,
}
_BLOCKED = {CtapError.ERR.PIN_BLOCKED, CtapError.ERR.PIN_AUTH_BLOCKED}


def assertion(options: str, told: KeyAnswers, touch: Callable[[], object], stop: threading.Event) -> str:
    """Return an AuthenticationResponseJSON for PublicKeyCredentialRequestOptionsJSON.

    `touch` is called when the key waits for a finger; `stop` ends the wait. Raises AuthenticatorError.
    """
    logging.getLogger("fido2").setLevel(logging.WARNING)  # its debug lines hold PINs and what was signed
    wanted = PublicKeyCredentialRequestOptions.from_dict(json.loads(options))
    with _client_for(wanted.rp_id, told, touch, stop) as (client, key):
        return _signed(client, key, _as_far_as_possible(wanted, client), told, stop)


def registration(options: str, told: KeyAnswers, touch: Callable[[], object], stop: threading.Event) -> str:
    """Return a RegistrationResponseJSON for PublicKeyCredentialCreationOptionsJSON; as `assertion` else."""
    logging.getLogger("fido2").setLevel(logging.WARNING)
    wanted = PublicKeyCredentialCreationOptions.from_dict(json.loads(options))
    with _client_for(wanted.rp.id, told, touch, stop) as (client, key):
        try:
            return json.dumps(dict(client.make_credential(_without_pin(wanted, client), stop)))
        except ClientError as error:
            if error.code == ClientError.ERR.DEVICE_INELIGIBLE:
                raise PasskeyThereError from None
            raise _meaning(error, key) from None
        except (CtapError, OSError) as error:
            raise NoAuthenticatorError(type(error).__name__) from None


@contextmanager
def _client_for(
    site: str | None, told: KeyAnswers, touch: Callable[[], object], stop: threading.Event
) -> Iterator[tuple[WebAuthnClient, CtapDevice | None]]:
    """Give a client for a site, and the key that it talks to: the only one, or the one that is touched."""
    _insist_on_owned_site(site)
    collector = DefaultClientDataCollector(f"https://{site}")
    system = _of_the_system(collector)
    if system is not None:
        yield system, None
        return
    with ExitStack() as open_keys:
        keys = [open_keys.enter_context(key) for key in _plugged_in()]
        if not keys:
            raise NoAuthenticatorError
        key = keys[0] if len(keys) == 1 else wait_for_touch(keys, touch, stop)
        yield Fido2Client(key, collector, _KeyInteraction(told, touch)), key


def _insist_on_owned_site(rp_id: str | None) -> None:
    """Refuse a site that nobody owns. The library asks its list of public suffixes for longer origins only.

    The list has names of other scripts as they are written, and a request has them as punycode.
    """
    site = rp_id or ""
    if not all(verify_rp_id(name, f"https://a.{name}") for name in (site, _as_written(site))):
        raise UnfitSiteError(rp_id=site)


def _as_written(site: str) -> str:
    try:
        return site.encode().decode("idna")
    except UnicodeError:
        return site


class _KeyInteraction(UserInteraction):
    """Answers the key's questions with what the person said before; what is missing ends the attempt."""

    def __init__(self, told: KeyAnswers, touch: Callable[[], object]) -> None:
        self._told = told
        self._touch = touch

    def prompt_up(self) -> None:
        self._touch()

    def request_uv(self, permissions: ClientPin.PERMISSION, rp_id: str | None) -> bool:
        del permissions, rp_id
        self._touch()
        return True

    def request_pin(self, permissions: ClientPin.PERMISSION, rp_id: str | None) -> str:
        del permissions, rp_id
        if self._told.pin is None:
            raise PinNeededError
        return self._told.pin.reveal()


def _as_far_as_possible(
    wanted: PublicKeyCredentialRequestOptions, client: WebAuthnClient
) -> PublicKeyCredentialRequestOptions:
    """Let a key without a PIN sign where the pool only prefers one: browsers do, the library would not."""
    if not isinstance(client, Fido2Client):
        return wanted
    if _is_configured(client) or wanted.user_verification == UserVerificationRequirement.REQUIRED:
        return wanted
    return replace(wanted, user_verification=UserVerificationRequirement.DISCOURAGED)


def _without_pin(
    wanted: PublicKeyCredentialCreationOptions, client: WebAuthnClient
) -> PublicKeyCredentialCreationOptions:
    """Let a key without a PIN make a passkey where the pool only prefers one, as for a proof."""
    chosen = wanted.authenticator_selection
    if chosen is None or not isinstance(client, Fido2Client) or _is_configured(client):
        return wanted
    if chosen.user_verification == UserVerificationRequirement.REQUIRED:
        return wanted
    eased = replace(chosen, user_verification=UserVerificationRequirement.DISCOURAGED)
    return replace(wanted, authenticator_selection=eased)


def _is_configured(client: Fido2Client) -> bool:
    return any(client.info.options.get(way) for way in ("uv", "clientPin", "bioEnroll"))


def _of_the_system(collector: DefaultClientDataCollector) -> WebAuthnClient | None:
    """Return the system's own client, which on Windows alone may talk to keys without an administrator."""
    if sys.platform == "win32":
        from fido2.client.windows import WindowsClient  # noqa: PLC0415 - cannot be loaded elsewhere

        if WindowsClient.is_available():
            return WindowsClient(collector)
    return None


def count_plugged_in() -> int:
    """Return how many keys answer on this computer's USB."""
    keys = _plugged_in()
    for key in keys:
        key.close()
    return len(keys)


def _plugged_in() -> list[CtapDevice]:
    try:
        return list(CtapHidDevice.list_devices())
    except OSError as error:
        raise NoAuthenticatorError(type(error).__name__) from None


def _signed(
    client: WebAuthnClient,
    key: CtapDevice | None,
    wanted: PublicKeyCredentialRequestOptions,
    told: KeyAnswers,
    stop: threading.Event,
) -> str:
    try:
        selection = client.get_assertion(wanted, stop)
        return json.dumps(dict(selection.get_response(_chosen(selection, told.passkey))))
    except ClientError as error:
        raise _meaning(error, key) from None
    except (CtapError, OSError) as error:
        raise NoAuthenticatorError(type(error).__name__) from None


def _chosen(selection: AssertionSelection, name: str | None) -> int:
    """Return which passkey to use. Raises SeveralPasskeysError where the person has to say."""
    found = selection.get_assertions()
    names = tuple(str((each.user or {}).get("name") or number) for number, each in enumerate(found, start=1))
    if len(found) > 1 and name not in names:
        raise SeveralPasskeysError(names)
    return names.index(name) if name in names else 0


def _meaning(error: ClientError, key: CtapDevice | None) -> AuthenticatorError:
    cause = error.cause.code if isinstance(error.cause, CtapError) else None
    if cause in _BLOCKED:
        return PinBlockedError(cause.name)
    if cause == CtapError.ERR.PIN_INVALID and key is not None:
        tries_left, _ = ClientPin(Ctap2(key)).get_pin_retries()
        return WrongPinError(tries_left=tries_left) if tries_left else PinBlockedError()
    return _BY_CODE.get(error.code, NotTouchedError)(repr(error.code))
