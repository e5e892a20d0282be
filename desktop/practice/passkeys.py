"""Whether a pool takes passkeys, and what it says if it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from desktop.practice.state.stored_passkey import PasskeySettings
    from desktop.practice.state.user_pool import UserPool


def required_passkeys(pool: UserPool) -> tuple[PasskeySettings, str]:
    """Return how the pool takes passkeys, and for which relying party."""
    passkeys = pool.settings.passkeys
    if passkeys is None:
        raise ServiceError("WebAuthnNotEnabledException", "WebAuthn is not enabled for the user pool.")
    if passkeys.relying_party is None:
        raise ServiceError(
            "WebAuthnConfigurationMissingException", "The user pool has no relying party id for WebAuthn."
        )
    return passkeys, passkeys.relying_party
