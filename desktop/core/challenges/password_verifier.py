"""The second half of SRP: prove the password without sending it. Nobody is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, Silent, Talk
from desktop.core.errors import GarbledError
from desktop.core.srp import timestamp

if TYPE_CHECKING:
    from desktop.core.calls import Parameters
    from desktop.core.replies import Challenge


class PasswordVerifierEntry(Silent):
    """PASSWORD_VERIFIER: it must be answered within seconds, so it is never kept or asked."""

    challenge: ClassVar[str | None] = "PASSWORD_VERIFIER"

    def respond(self, challenge: Challenge, talk: Talk) -> Calls:
        """Send the claim; SRP hashes the pool's own name for the user, never the alias."""
        return (yield talk.respond("PASSWORD_VERIFIER", _claim(challenge, talk)))


def _claim(challenge: Challenge, talk: Talk) -> Parameters:
    """Return the proof. Raises GarbledError if the challenge cannot be one of Cognito's."""
    srp, talk.srp = talk.srp, None  # an exponent proves one password once
    if srp is None or talk.password is None:
        raise GarbledError("PASSWORD_VERIFIER without SRP_A")
    told, stamp = challenge.parameters, timestamp(talk.now())
    try:
        signature = srp.claim(
            pool_name=talk.settings.pool_name,
            user_id=told["USER_ID_FOR_SRP"],
            password=talk.password.reveal(),
            salt=told["SALT"],
            srp_b=told["SRP_B"],
            secret_block=told["SECRET_BLOCK"],
            timestamp=stamp,
        )
    except (KeyError, ValueError) as error:
        raise GarbledError(f"PASSWORD_VERIFIER: {type(error).__name__}") from None
    return {
        "PASSWORD_CLAIM_SIGNATURE": signature,
        "PASSWORD_CLAIM_SECRET_BLOCK": told["SECRET_BLOCK"],
        "TIMESTAMP": stamp,
    }
