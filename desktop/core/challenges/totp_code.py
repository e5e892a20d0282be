"""SOFTWARE_TOKEN_MFA: a code of an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.memory import Fact, Replay
from desktop.core.cognito.reply_values import shown_text
from desktop.core.steps.codes import TotpCode

if TYPE_CHECKING:
    from desktop.core.challenges.memory import ConversationMemory
    from desktop.core.steps.base import Step


class TotpCodeEntry(ChallengeEntry):
    """A code lives 30 s, works once, and may be one step early or late."""

    challenge: ClassVar[str | None] = "SOFTWARE_TOKEN_MFA"
    step: ClassVar[type[Step]] = TotpCode
    replay: ClassVar[Replay] = Replay.NEVER
    is_pools_mfa: ClassVar[bool] = True
    may_be_gone: ClassVar[bool] = True

    def read(self, context: EntryContext) -> Step:
        """Return the page with the name the person gave the device."""
        return TotpCode(shown_text(context.challenge.parameters.get("FRIENDLY_DEVICE_NAME")))

    def memory_after_question(self, context: EntryContext) -> ConversationMemory:
        """Note that the app is set up, though the reply to its first code was lost."""
        memory = context.memory
        shown = Fact.TOTP_KEY_SHOWN in memory.facts
        return memory.with_fact(Fact.TOTP_SET_UP) if shown else memory

    def answer(self, context: EntryContext) -> Calls:
        """Send the code."""
        return (yield context.respond(self.name, {"SOFTWARE_TOKEN_MFA_CODE": context.answers["code"]}))
