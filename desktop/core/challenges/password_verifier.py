"""The second half of SRP: prove the password without sending it. The person is not asked."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.challenges.entry import Calls, EntryContext, SilentEntry
from desktop.core.challenges.srp_proof import srp_responses
from desktop.core.cognito.errors import GarbledError


class PasswordVerifierEntry(SilentEntry):
    """PASSWORD_VERIFIER: it must be answered within seconds, so it is never kept or asked."""

    challenge: ClassVar[str | None] = "PASSWORD_VERIFIER"
    proves_answer: ClassVar[bool] = True

    def respond(self, context: EntryContext) -> Calls:
        """Send the claim; SRP hashes the pool's own name for the user, never the alias."""
        user_id = context.challenge.parameters.get("USER_ID_FOR_SRP")
        if context.password is None or user_id is None:
            raise GarbledError("PASSWORD_VERIFIER without a password or a name")
        proof = srp_responses(context, context.settings.pool_name, user_id, context.password)
        return (yield context.respond(self.name, proof))
