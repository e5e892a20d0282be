"""The checkpoint: what is written down so that the conversation survives the program.

Written before a call leaves (with the intent) and before a step is asked. Never a password or a code;
the ticket goes into the sealed vault alone and is worthless after its end of life. What it looks like in
the vault is `checkpoint_record`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.conversation.current_step import CurrentStep
    from desktop.core.challenges.memory import ConversationMemory
    from desktop.core.sign_in.ticket import Ticket

SECTION = "conversation"
"""The vault's section for the kept step of a profile."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A conversation as it is written down.

    `intent` is the call whose answer was under way, None if none was. `offset` is the pool's time less the
    local one, in seconds. `unasked`, `auth_flow`, `refused_fresh`, `chooses_afresh` and `closed_flows` are as
    in the state; `auth_flow` is empty in what older versions wrote, which means the profile's.
    """

    fingerprint: str
    conversation_id: str
    current: CurrentStep
    memory: ConversationMemory
    ticket: Ticket | None = None
    intent: Intent | None = None
    offset: float = 0.0
    unasked: int = 0
    auth_flow: str = ""
    refused_fresh: int = 0
    chooses_afresh: bool = False
    closed_flows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intent:
    """A call that was about to leave; `challenge` is what the answer it belongs to was given to."""

    operation: str
    challenge: str | None
