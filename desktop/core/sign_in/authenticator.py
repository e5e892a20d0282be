"""What can go wrong with a security key. The pool does not notice: the ticket stays valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class KeyAnswers:
    """What a person typed for the authenticator: the key's PIN, and the passkey if it has several."""

    pin: Secret | None = None
    passkey: str | None = None


class AuthenticatorError(StileError):
    """The authenticator did not sign. `field` is the field at which the problem is shown."""

    code = "passkey-refused"
    field: ClassVar[str | None] = None

    @property
    def values(self) -> dict[str, str | int]:
        """Return what the sentence needs."""
        return {}


class NoAuthenticatorError(AuthenticatorError):
    """There is no security key, or none that this program may talk to."""

    code = "no-authenticator"


class NotTouchedError(AuthenticatorError):
    """The key was not touched in time, or the person refused."""


class UnfitKeyError(AuthenticatorError):
    """None of the passkeys that the pool would take is on this key."""

    code = "passkey-unfit"


class PasskeyThereError(AuthenticatorError):
    """The key holds a passkey of this person for this pool already."""

    code = "passkey-there"


class KeyNotSetUpError(AuthenticatorError):
    """The pool wants a PIN or a finger, and the key knows none."""

    code = "key-not-set-up"


class SiteNotSaidError(AuthenticatorError):
    """Nobody has said yet for which site the passkeys of this profile are."""

    code = "passkey-site-not-said"
    field = "site"


class SiteError(AuthenticatorError):
    """The passkey is for a site that no key of this profile signs for."""

    def __init__(self, *, rp_id: str, expected: str = "") -> None:
        super().__init__()
        self.rp_id = rp_id
        self.expected = expected

    @property
    def values(self) -> dict[str, str | int]:
        """Return the site that the pool names, and the profile's."""
        return {"rp_id": self.rp_id, "expected": self.expected}


class SiteDeniedError(SiteError):
    """The person says that this is not their organisation's site."""

    code = "passkey-site-denied"
    field = "site"


class OtherSiteError(SiteError):
    """The profile's passkeys are for another site."""

    code = "passkey-other-site"


class UnfitSiteError(SiteError):
    """The site is one that nobody owns, such as `com` or `co.uk`."""

    code = "passkey-unfit-site"


class PinNeededError(AuthenticatorError):
    """The key wants its PIN."""

    code = "pin-needed"
    field = "pin"


class WrongPinError(AuthenticatorError):
    """The PIN is not the key's; after the last of its tries it locks itself."""

    code = "wrong-pin"
    field = "pin"

    def __init__(self, *, tries_left: int) -> None:
        super().__init__()
        self.tries_left = tries_left

    @property
    def values(self) -> dict[str, str | int]:
        """Return how often it may still be wrong."""
        return {"tries_left": self.tries_left}


class PinBlockedError(AuthenticatorError):
    """Too many wrong PINs: the key has to be plugged in anew, or is locked for good."""

    code = "pin-blocked"


class SeveralPasskeysError(AuthenticatorError):
    """The key has several passkeys for this pool, and the pool does not say which."""

    code = "several-passkeys"
    field = "choice"

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.names = names


class Authenticator(Protocol):
    """The security keys of this computer, which hold passkeys."""

    async def get_assertion(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        """Have a key sign PublicKeyCredentialRequestOptionsJSON; returns AuthenticationResponseJSON.

        `touch` is called on the event loop when the key waits for the person's finger. Raises
        AuthenticatorError: among them what the key still wants to be told, to be called again with it.
        """
        ...


class PasskeyMaker(Protocol):
    """The security keys of this computer, for who makes a new passkey."""

    async def make_credential(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        """Have a key make a passkey by PublicKeyCredentialCreationOptionsJSON.

        Returns RegistrationResponseJSON; as `Authenticator.get_assertion` else.
        """
        ...
