"""The second half of SRP, for a person's password and for a device's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.srp import timestamp

if TYPE_CHECKING:
    from desktop.core.challenges.entry import EntryContext
    from desktop.core.cognito.calls import Parameters
    from desktop.core.secret import Secret


def srp_responses(context: EntryContext, pool_name: str, user_id: str, password: Secret) -> Parameters:
    """Return the proof of a password. Raises GarbledError if the challenge cannot be one of Cognito's."""
    srp, context.srp = context.srp, None  # an exponent proves one password once
    if srp is None:
        raise GarbledError(f"{context.challenge.name} without SRP_A")
    told, stamp = context.challenge.parameters, timestamp(context.now())
    try:
        signature = srp.claim(
            pool_name=pool_name,
            user_id=user_id,
            password=password.reveal(),
            salt=told["SALT"],
            srp_b=told["SRP_B"],
            secret_block=told["SECRET_BLOCK"],
            timestamp=stamp,
        )
    except (KeyError, ValueError) as error:
        raise GarbledError(f"{context.challenge.name}: {type(error).__name__}") from None
    return {
        "PASSWORD_CLAIM_SIGNATURE": signature,
        "PASSWORD_CLAIM_SECRET_BLOCK": told["SECRET_BLOCK"],
        "TIMESTAMP": stamp,
    }
