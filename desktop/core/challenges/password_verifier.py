"""The second half of SRP: prove the password without sending it. Nobody is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, Silent, Talk
from desktop.core.challenges.proof import claim
from desktop.core.errors import GarbledError

if TYPE_CHECKING:
    from desktop.core.replies import Challenge


class PasswordVerifierEntry(Silent):
    """PASSWORD_VERIFIER: it must be answered within seconds, so it is never kept or asked."""

    challenge: ClassVar[str | None] = "PASSWORD_VERIFIER"

    def respond(self, challenge: Challenge, talk: Talk) -> Calls:
        """Send the claim; SRP hashes the pool's own name for the user, never the alias."""
        user_id = challenge.parameters.get("USER_ID_FOR_SRP")
        if talk.password is None or user_id is None:
            raise GarbledError("PASSWORD_VERIFIER without a password or a name")
        proof = claim(challenge, talk, talk.settings.pool_name, user_id, talk.password)
        return (yield talk.respond(self.name, proof))
